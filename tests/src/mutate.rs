//! Mutations of valid bytes.

/// Numbers at which something may break.
const EDGES: [u32; 9] = [0, 1, 0x7f, 0xfd, 0xfe, 0xff, 0x0100_0000, 0x7fff_ffff, 0xffff_ffff];

/// The most bytes of an input: a longer one is only slower.
const MOST: usize = 1 << 14;

/// Mutates valid bytes, alike for the same seed.
#[derive(Debug)]
pub struct Mutator(u64);

impl Mutator {
    /// A mutator with a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of `seeds`, changed in one to eight places; parts may come from the others.
    #[must_use]
    pub fn mutated(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(8) {
            let (start, end) = self.range(bytes.len());
            match self.below(8) {
                0 => drop(bytes.drain(start..end)),
                1 => bytes.truncate(start),
                2 => {
                    let part = bytes[start..end].repeat(1 + self.below(64));
                    bytes.splice(start..start, part);
                }
                3 | 4 => {
                    let other = &seeds[self.below(seeds.len())];
                    let (from, to) = self.range(other.len());
                    bytes.splice(start..end, other[from..to].iter().copied());
                }
                5 => {
                    let edge = EDGES[self.below(EDGES.len())].to_le_bytes();
                    let aligned = start & !3;
                    bytes.iter_mut().skip(aligned).zip(edge).for_each(|(byte, edge)| *byte = edge);
                }
                _ => {
                    let changed = self.word() as u8;
                    bytes.get_mut(start).into_iter().for_each(|byte| *byte = changed);
                }
            }
            bytes.truncate(MOST);
        }
        bytes
    }

    /// Mostly a short one.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let start = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 16 };
        (start, (start + self.below(most + 1)).min(length))
    }

    fn below(&mut self, end: usize) -> usize {
        (self.word() % end.max(1) as u64) as usize
    }

    /// SplitMix64.
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ word >> 31
    }
}
