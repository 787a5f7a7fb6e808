//! CRC32, of which constructor ids are made. Every build script compiles this, so it is a table rather than a
//! dependency.

/// The CRC32 (IEEE) of a canonical text.
#[must_use]
pub fn crc32(text: &str) -> u32 {
    // A loop rather than `fold`: build scripts run unoptimised.
    let mut crc = u32::MAX;
    for byte in text.as_bytes() {
        let low = (crc ^ u32::from(*byte)) & 0xff;
        crc = TABLE.get(low as usize).copied().unwrap_or_default() ^ crc >> 8;
    }
    !crc
}

/// The remainder of each byte.
const TABLE: [u32; 256] = table();

#[expect(clippy::indexing_slicing, reason = "runs in the compiler, which checks it")]
const fn table() -> [u32; 256] {
    /// The polynomial of IEEE 802.3, its lowest power first.
    const POLYNOMIAL: u32 = 0xedb8_8320;

    let mut table = [0_u32; 256];
    let mut byte = 0_u8;
    loop {
        let mut crc = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ POLYNOMIAL } else { crc >> 1 };
            bit += 1;
        }
        table[byte as usize] = crc;
        if byte == u8::MAX {
            return table;
        }
        byte += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::crc32;

    /// The check value of the standard, and two ids that Telegram publishes.
    #[test]
    fn values_are_those_of_the_standard() {
        assert_eq!(crc32(""), 0);
        assert_eq!(crc32("123456789"), 0xcbf4_3926);
        assert_eq!(crc32("boolTrue = Bool"), 0x9972_75b5);
        assert_eq!(crc32("boolFalse = Bool"), 0xbc79_9737);
    }
}
