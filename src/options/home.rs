//! The address of the folder where the frame and the element's script lie.

/// Reads the address of a folder: one of http or https, or one relative to the page. None for
/// what a browser would read as an address of another kind, or not at all.
pub fn read_home(text: &str) -> Option<String> {
    let text = text.trim_ascii();
    // Browsers pass over some control characters and spaces, so a scheme could hide behind them.
    let is_plain = !text.bytes().any(|byte| byte <= b' ' || byte == 0x7f);
    (is_plain && !text.is_empty() && is_web(text)).then(|| text.to_owned())
}

/// Whether an address, if it names a scheme, is one of the web and names a host.
fn is_web(text: &str) -> bool {
    const AFTER_SCHEME: [char; 4] = [':', '/', '?', '#'];
    let Some((scheme, rest)) = text.split_once(AFTER_SCHEME) else {
        return true;
    };
    if text.as_bytes()[scheme.len()] != b':' {
        return true;
    }
    let is_known = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let host = rest.strip_prefix("//").unwrap_or_default();
    is_known && !host.is_empty() && !host.starts_with(AFTER_SCHEME)
}
