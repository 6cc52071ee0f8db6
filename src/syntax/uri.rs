//! The parts of a URI, and the classes of bytes in them (RFC 3986, sections 2 and 3).

use super::bytes::{consumed, split_at, split_before};

/// A set of ASCII bytes: a bit of each entry in [`CLASSES`].
#[derive(Clone, Copy)]
pub(crate) struct Class(u8);

impl Class {
    /// `unreserved = ALPHA / DIGIT / "-" / "." / "_" / "~"`
    pub(crate) const UNRESERVED: Class = Class(1);
    /// Unreserved bytes and `/`.
    pub(crate) const UNRESERVED_PATH: Class = Class(2);
    /// `query = *( unreserved / sub-delims / ":" / "@" / "/" / "?" / pct-encoded )`, without `%`, and without
    /// `'`, which WHATWG clients percent-encode.
    pub(crate) const QUERY: Class = Class(4);
    /// Visible ASCII without `\` and `#`: the WHATWG parser strips tabs and line breaks, reads `\` as `/` and
    /// maps full-width characters to ASCII.
    pub(crate) const BEFORE_FRAGMENT: Class = Class(8);
    /// Everything but `/`.
    pub(crate) const NOT_SLASH: Class = Class(16);

    pub(crate) const fn has(self, byte: u8) -> bool {
        self.bit_of(byte) != 0
    }

    /// Whether all bytes are in the class, without a branch for each.
    #[expect(clippy::many_single_char_names, reason = "in order")]
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "a byte is loaded faster than shifted out"
    )]
    pub(crate) const fn has_block(self, block: &[u8; 8]) -> bool {
        let [a, b, c, d, e, f, g, h] = *block;
        let first = self.bit_of(a) & self.bit_of(b) & self.bit_of(c) & self.bit_of(d);
        let second = self.bit_of(e) & self.bit_of(f) & self.bit_of(g) & self.bit_of(h);
        first & second != 0
    }

    #[expect(clippy::indexing_slicing, reason = "a byte is in range")]
    const fn bit_of(self, byte: u8) -> u8 {
        CLASSES[byte as usize] & self.0
    }
}

/// The classes that each byte is in.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut rest: &mut [u8] = &mut classes;
    let mut byte = 0;
    while let [classes, further @ ..] = rest {
        *classes = classes_of(byte);
        byte = byte.wrapping_add(1);
        rest = further;
    }
    classes
};

const fn classes_of(byte: u8) -> u8 {
    let unreserved = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let query = unreserved
        || matches!(byte, b'!' | b'$' | b'&' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=')
        || matches!(byte, b':' | b'@' | b'/' | b'?');
    let before_fragment = byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#');
    class_if(unreserved, Class::UNRESERVED)
        | class_if(unreserved || byte == b'/', Class::UNRESERVED_PATH)
        | class_if(query, Class::QUERY)
        | class_if(before_fragment, Class::BEFORE_FRAGMENT)
        | class_if(byte != b'/', Class::NOT_SLASH)
}

const fn class_if(condition: bool, class: Class) -> u8 {
    if condition { class.0 } else { 0 }
}

/// Splits after the longest prefix of bytes in `class`.
pub(crate) const fn split_run(input: &[u8], class: Class) -> (&[u8], &[u8]) {
    let mut rest = input;
    while let Some((block, further)) = rest.split_first_chunk() {
        if !class.has_block(block) {
            break;
        }
        rest = further;
    }
    while let [byte, further @ ..] = rest {
        if !class.has(*byte) {
            break;
        }
        rest = further;
    }
    split_at(input, consumed(input, rest))
}

/// `scheme "://"`, where `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`: the scheme, and the bytes after
/// the slashes.
pub(crate) const fn split_scheme(input: &[u8]) -> Option<(&[u8], &[u8])> {
    let (scheme, rest) = split_before(input, b":");
    let [b':', b'/', b'/', rest @ ..] = rest else { return None };
    let [b'A'..=b'Z' | b'a'..=b'z', tail @ ..] = scheme else { return None };
    let mut tail = tail;
    while let [byte, further @ ..] = tail {
        if !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')) {
            return None;
        }
        tail = further;
    }
    Some((scheme, rest))
}

/// The authority at the start of `input`, and the path, query and fragment.
pub(crate) const fn split_authority(input: &[u8]) -> (&[u8], &[u8]) {
    split_before(input, b"/?#")
}

/// The index of the first `@` in an authority: the end of its userinfo.
pub(crate) const fn find_userinfo(authority: &[u8]) -> Option<usize> {
    match split_before(authority, b"@") {
        (_, []) => None,
        (userinfo, _) => Some(userinfo.len()),
    }
}

/// Whether a path segment is `.` or `..`, which clients resolve (section 5.2.4).
pub(crate) const fn is_dot_segment(segment: &[u8]) -> bool {
    matches!(segment, b"." | b"..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_every_class() {
        const UNRESERVED: &[u8] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        for byte in 0..=u8::MAX {
            let unreserved = UNRESERVED.contains(&byte);
            assert_eq!(Class::UNRESERVED.has(byte), unreserved, "{byte}");
            assert_eq!(Class::UNRESERVED_PATH.has(byte), unreserved || byte == b'/', "{byte}");
            let query = unreserved || b"!$&()*+,;=:@/?".contains(&byte);
            assert_eq!(Class::QUERY.has(byte), query, "{byte}");
            let before_fragment = (0x21..=0x7E).contains(&byte) && byte != b'\\' && byte != b'#';
            assert_eq!(Class::BEFORE_FRAGMENT.has(byte), before_fragment, "{byte}");
            assert_eq!(Class::NOT_SLASH.has(byte), byte != b'/', "{byte}");
            // Computed by the compiler, and here.
            assert_eq!(Some(&classes_of(byte)), CLASSES.get(usize::from(byte)));
        }
    }

    /// Each length and place, so that both loops end everywhere.
    #[test]
    fn runs() {
        for len in 0..=20 {
            for end in 0..=len {
                let mut input = [b'a'; 20];
                if let Some(byte) = input.get_mut(end) {
                    *byte = b'/';
                }
                let (input, _) = split_at(&input, len);
                assert_eq!(split_run(input, Class::UNRESERVED), input.split_at(end));
                assert_eq!(split_run(input, Class::UNRESERVED_PATH), (input, &[][..]));
            }
        }
    }

    #[test]
    fn schemes() {
        scheme("https://host/path", "https", "host/path");
        scheme("h://", "h", "");
        scheme("Zz+-.09://:", "Zz+-.09", ":");
        scheme("a:///", "a", "/");
        for input in ["", "https", "https:", "https:/", "a:/x/", "a:x//", "a//:", "/a://"] {
            assert_eq!(split_scheme(input.as_bytes()), None, "{input}");
        }
    }

    /// A letter, then letters, digits, `+`, `-` and `.`.
    #[test]
    fn every_byte_of_a_scheme() {
        for byte in 0..=255_u8 {
            let first = byte.is_ascii_alphabetic();
            assert_eq!(split_scheme(&[byte, b':', b'/', b'/']).is_some(), first, "{byte}");
            let further = first || byte.is_ascii_digit() || b"+-.".contains(&byte);
            assert_eq!(split_scheme(&[b'a', byte, b':', b'/', b'/']).is_some(), further, "{byte}");
        }
    }

    #[test]
    fn authorities() {
        authority("", "", "");
        authority("host", "host", "");
        authority("a@b:1/c?#", "a@b:1", "/c?#");
        authority("host?/#", "host", "?/#");
        authority("host#?/", "host", "#?/");
        authority("host\\;/", "host\\;", "/");
    }

    #[test]
    fn at_signs() {
        assert_eq!(find_userinfo(b""), None);
        assert_eq!(find_userinfo(b"host:1"), None);
        assert_eq!(find_userinfo(b"@"), Some(0));
        assert_eq!(find_userinfo(b"a:b@host"), Some(3));
        assert_eq!(find_userinfo(b"a@b@host"), Some(1));
    }

    #[test]
    fn dot_segments() {
        for segment in [".", ".."] {
            assert!(is_dot_segment(segment.as_bytes()), "{segment}");
        }
        for segment in ["", "...", "x.", ".x", "..x", "%2e", "%2E."] {
            assert!(!is_dot_segment(segment.as_bytes()), "{segment}");
        }
    }

    #[track_caller]
    fn scheme(input: &str, scheme: &str, rest: &str) {
        assert_eq!(split_scheme(input.as_bytes()), Some((scheme.as_bytes(), rest.as_bytes())));
    }

    #[track_caller]
    fn authority(input: &str, authority: &str, rest: &str) {
        assert_eq!(split_authority(input.as_bytes()), (authority.as_bytes(), rest.as_bytes()));
    }
}
