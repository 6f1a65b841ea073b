//! A module's bytes, as far as a fault needs to know them.

/// The section that declares the memory.
const MEMORY: u8 = 5;

/// The same module, with a memory that grows by so many pages of 64 KB and no more.
pub fn with_memory_for(module: &[u8], pages: usize) -> Vec<u8> {
    let (header, mut rest) = module.split_at(8);
    let mut made = header.to_vec();
    while let Some((&section, after)) = rest.split_first() {
        let (size, after) = number(after);
        let (content, after) = after.split_at(size);
        rest = after;
        // One memory, whose first number says that it has no largest size.
        if let (MEMORY, [1, 0, least @ ..]) = (section, content) {
            let most = leb(number(least).0 + pages);
            let limits = [&[1, 1], least, &most].concat();
            let length = u8::try_from(limits.len()).expect("a few bytes");
            made.extend([MEMORY, length]);
            made.extend(limits);
        } else {
            assert_ne!(section, MEMORY, "one memory without a largest size");
            made.push(section);
            made.extend(leb(size));
            made.extend(content);
        }
    }
    made
}

/// An unsigned number in LEB128: seven bits a byte, the lowest first.
fn number(bytes: &[u8]) -> (usize, &[u8]) {
    let last = bytes.iter().position(|byte| byte & 128 == 0);
    let (digits, rest) = bytes.split_at(last.expect("a last byte") + 1);
    let value = digits
        .iter()
        .rev()
        .fold(0, |value, digit| value << 7 | usize::from(digit & 127));
    (value, rest)
}

fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 127 {
        bytes.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}
