//! What decoding takes, counted by the allocator: one test, so that nothing allocates beside it.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use peak_alloc::PeakAlloc;
use typewright_runtime::{Decoder, Registry};
use typewright_tests::attacks::ATTACKS;
use typewright_tests::attacks::ENTRIES;
use typewright_tests::generated::deep;
use typewright_tests::hostile::{Message, VECTOR, word};
use typewright_tests::mutate::Mutator;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most bytes that were taken at once by what `work` does.
fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let value = work();
    (value, MEMORY.peak_usage().saturating_sub(before))
}

/// What `Limits` promises of so many bytes: 48 of memory for each and 64 KiB, and the contents of strings.
fn promised(length: usize) -> usize {
    length * (48 + 1) + (64 << 10)
}

/// Whether it is a value, and the memory that finding out took.
fn decoded(registry: &Registry, bytes: &[u8]) -> (bool, usize) {
    let (value, most) = peak(|| registry.decode(bytes));
    (value.is_ok(), most)
}

#[test]
fn decoding_stays_within_the_limits() {
    a_million_updates();
    updates_that_are_all_absent();
    counts_that_lie();
    mutated_values();
}

/// 4 MiB of updates of 4 bytes each: 16 times as much memory, and not a byte more than their vector.
fn a_million_updates() {
    const COUNT: usize = 1 << 20;
    let message = Message::of("updates").word(VECTOR).word(COUNT as u32).words(&vec![word("updateTick"); COUNT]);
    let (valid, most) = decoded(&deep::registry::REGISTRY, message.bytes());
    assert!(valid);
    assert!(most <= 16 * message.bytes().len() + 1024, "{most} bytes");
}

/// An update of 8 bytes without any of its fields is a struct of some hundred in a box.
fn updates_that_are_all_absent() {
    const COUNT: usize = 1 << 16;
    let absent = [word("updateFull"), 0].repeat(COUNT);
    let message = Message::of("updates").word(VECTOR).word(COUNT as u32).words(&absent);
    let (valid, most) = decoded(&deep::registry::REGISTRY, message.bytes());
    assert!(valid);
    assert!(most <= promised(message.bytes().len()), "{most} bytes");
}

/// Vectors within vectors that each count all that the bytes allow for: the memory of each adds to that of those around.
fn counts_that_lie() {
    const LENGTH: usize = 1 << 20;
    for (name, head, times) in [
        ("jsonArray", &[VECTOR, 1 << 16][..], 60),
        ("textConcat", &[VECTOR, 1 << 16], 60),
        ("updates", &[VECTOR, 1 << 18], 1),
    ] {
        let mut message = Message::nested(name, head, times);
        message = message.words(&vec![0; LENGTH / 4]);
        let (valid, most) = decoded(&deep::registry::REGISTRY, message.bytes());
        assert!(!valid, "{name}");
        assert!(most <= promised(message.bytes().len()), "{name}: {most} bytes");
    }
}

/// Whatever else is sent.
fn mutated_values() {
    let decode = ATTACKS.iter().find(|attack| attack.name == "decode").unwrap();
    let (seeds, mut mutator) = ((decode.seeds)(), Mutator::new(2));
    for _ in 0..20_000 {
        let input = mutator.mutated(&seeds);
        let Some((choice, body)) = input.split_first_chunk() else { continue };
        let (entry, decoder): &(_, Decoder) = &ENTRIES[usize::from(u16::from_le_bytes(*choice)) % ENTRIES.len()];
        let bytes = [&entry.id.to_le_bytes(), body].concat();
        let (_, most) = peak(|| decoder.decode(&bytes).is_ok());
        assert!(most <= promised(bytes.len()), "{}: {most} bytes of {}: {bytes:02x?}", entry.name, bytes.len());
    }
}
