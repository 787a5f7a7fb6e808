//! The memory that decoding takes, counted by the allocator: one test, so that nothing else allocates meanwhile.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use peak_alloc::PeakAlloc;
use typewright_runtime::{DecodeErrorKind, Decoder, FormDecode, Limits, Lossy, Reader, RegistryError};
use typewright_tests::deep_messages::{Message, VECTOR, word};
use typewright_tests::fuzz_targets::{ENTRIES, TARGETS};
use typewright_tests::generated::deep::registry::REGISTRY;
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

/// The limit that `Limits` promises for `length` bytes: 48 bytes of memory for each, 64 KiB, and the contents of
/// strings.
fn promised(length: usize) -> usize {
    length * (48 + 1) + (64 << 10)
}

/// The memory that decoding a valid message takes.
fn read(message: &Message) -> usize {
    let (value, most) = peak(|| REGISTRY.decode(message.bytes()));
    assert!(value.is_ok(), "{value:?}");
    most
}

#[test]
fn decoding_stays_within_the_limits() {
    a_million_updates();
    updates_that_are_all_absent();
    counts_that_lie();
    mutated_values();
    text_that_is_mended();
}

/// 4 MiB of updates of 4 bytes each: not a byte more than their vector, which the largest enum makes 16 times as much.
fn a_million_updates() {
    const COUNT: usize = 1 << 20;
    let message = Message::new("updates").word(VECTOR).word(COUNT as u32).words(&vec![word("updateTick"); COUNT]);
    let most = read(&message);
    assert!(most <= 16 * message.bytes().len(), "{most} bytes");
}

/// An update of 8 bytes without any of its fields is a struct of some hundred in a box.
fn updates_that_are_all_absent() {
    const COUNT: usize = 1 << 16;
    let absent = [word("updateFull"), 0].repeat(COUNT);
    let message = Message::new("updates").word(VECTOR).word(COUNT as u32).words(&absent);
    let most = read(&message);
    assert!(most <= promised(message.bytes().len()), "{most} bytes");
}

/// Vectors within vectors that each count all that the bytes allow for: the memory of each adds to that of those
/// around.
fn counts_that_lie() {
    for name in ["jsonArray", "textConcat"] {
        let message = Message::nested(name, &[VECTOR, 1 << 17], 60).words(&[0; 1 << 18]);
        let (value, most) = peak(|| REGISTRY.decode(message.bytes()));
        let Err(RegistryError::Decode(error)) = value else { panic!("{name}: {value:?}") };
        assert!(matches!(error.kind(), DecodeErrorKind::TooMuchMemory { .. }), "{name}: {error}");
        assert!(most <= promised(message.bytes().len()), "{name}: {most} bytes");
    }
}

/// Random mutations of valid values.
fn mutated_values() {
    let decode = TARGETS.iter().find(|target| target.name == "decode").unwrap();
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

/// Text that is not UTF-8 becomes three times as long, in a string that doubles.
fn text_that_is_mended() {
    for length in [1_u32, 3, 100, 1000, 1 << 20, (1 << 20) + 1] {
        let long = [&(length << 8 | 254).to_le_bytes()[..], &vec![0xff; length.next_multiple_of(4) as usize]].concat();
        let (text, most) =
            peak(|| -> String { Reader::read(&long, Limits::new(), |reader| Lossy.decode(reader)).unwrap() });
        assert_eq!(text.len(), 3 * length as usize);
        assert!(most <= 6 * long.len(), "{most} bytes for {}", long.len());
    }
}
