//! Bytes, numbers and texts as the packed file has them.

/// The packed file as far as it is written.
#[derive(Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// One byte.
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Several of them.
    pub fn bytes(&mut self, bytes: impl IntoIterator<Item = u8>) {
        self.0.extend(bytes);
    }

    /// A whole number, not negative: 7 bits a byte, the lowest first, the top bit saying that more
    /// follow. Measured smaller after brotli than planes of bytes.
    pub fn number(&mut self, mut value: i64) {
        while value >= 128 {
            self.0.push(value as u8 | 128);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// Its length in bytes, and the text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as i64);
        self.bytes(text.bytes());
    }
}

/// FNV-1a with 32 bits: tells a damaged file, not one that somebody forged.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}
