//! Bytes, numbers and texts as the packed file has them.

use crate::words::Words;

/// The packed file as far as it is written.
#[derive(Default)]
pub struct Writer {
    pub bytes: Vec<u8>,
    /// The texts that readers see, in the order of the file.
    pub words: Vec<Words>,
    /// Texts that readers would see if other votes moved.
    pub unused: Vec<Words>,
}

impl Writer {
    /// One byte.
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Several of them.
    pub fn bytes(&mut self, bytes: impl IntoIterator<Item = u8>) {
        self.bytes.extend(bytes);
    }

    /// A whole number, not negative: 7 bits a byte, the lowest first, the top bit saying that more
    /// follow. Measured smaller after brotli than planes of bytes.
    pub fn number(&mut self, mut value: i64) {
        while value >= 128 {
            self.bytes.push(value as u8 | 128);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Its length in bytes, and the text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as i64);
        self.bytes(text.bytes());
    }

    /// A text that readers see: each language of the folder has to have a translation of it.
    pub fn words(&mut self, words: Words) {
        self.text(&words.text);
        self.words.push(words);
    }

    /// The same, or an empty text, of which there is nothing to translate.
    pub fn words_if_any(&mut self, words: Option<Words>) {
        match words {
            Some(words) => self.words(words),
            None => self.text(""),
        }
    }
}

/// FNV-1a with 32 bits: tells a damaged file, not one that somebody forged.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}
