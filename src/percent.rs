//! Percent-encoding (RFC 3986, section 2.1).

use core::fmt;

use crate::text::{as_str, offset, split_at};

/// Writes `text`, with each byte that is not to be kept as `%` and two hexadecimal digits. Those that are
/// kept must be ASCII.
pub(crate) fn write_encoded(
    f: &mut fmt::Formatter<'_>,
    text: &[u8],
    keep: fn(u8) -> bool,
) -> fmt::Result {
    let mut rest = text;
    loop {
        let (kept, further) = split_kept(rest, keep);
        f.write_str(as_str(kept))?;
        let [byte, further @ ..] = further else { return Ok(()) };
        write!(f, "%{byte:02X}")?;
        rest = further;
    }
}

/// The bytes to be kept that `text` starts with, and what follows them.
fn split_kept(text: &[u8], keep: fn(u8) -> bool) -> (&[u8], &[u8]) {
    let mut rest = text;
    while let [byte, further @ ..] = rest {
        if !keep(*byte) {
            break;
        }
        rest = further;
    }
    split_at(text, offset(text, rest))
}

/// `unreserved = ALPHA / DIGIT / "-" / "." / "_" / "~"` (RFC 3986, section 2.3)
pub(crate) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The characters that a URI can have (RFC 3986, section 2): unreserved, reserved, and `%`, which is left
/// alone even where no two digits follow, since what it stands for is the server's to say.
pub(crate) fn is_uri_character(byte: u8) -> bool {
    is_unreserved(byte) || b":/?#[]@!$&'()*+,;=%".contains(&byte)
}
