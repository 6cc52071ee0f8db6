//! The parts of a URI (RFC 3986, section 3). Each step gives a part and the rest.

use crate::text::split_before;

/// `scheme "://"`, where `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`: the scheme, and what follows
/// the slashes.
pub(crate) const fn split_scheme(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (scheme, rest) = split_before(text, b":");
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

/// The authority that `text` starts with, which goes up to the path, the query or the fragment.
pub(crate) const fn split_authority(text: &[u8]) -> (&[u8], &[u8]) {
    split_before(text, b"/?#")
}

/// Where the `@` after the userinfo of an authority is.
pub(crate) const fn userinfo(authority: &[u8]) -> Option<usize> {
    match split_before(authority, b"@") {
        (_, []) => None,
        (userinfo, _) => Some(userinfo.len()),
    }
}

/// Whether a path segment is `.` or `..`. Clients resolve those away, and many take `%2e` for a dot.
pub(crate) const fn is_dot_segment(segment: &[u8]) -> bool {
    match strip_dot(segment) {
        Some([]) => true,
        Some(rest) => matches!(strip_dot(rest), Some([])),
        None => false,
    }
}

const fn strip_dot(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'.', rest @ ..] | [b'%', b'2', b'e' | b'E', rest @ ..] => Some(rest),
        _ => None,
    }
}

/// Where a DNS label goes wrong, which has 1 to 63 letters, digits and inner hyphens (RFC 1123, section
/// 2.1): the first bad byte, or the end where something is missing.
pub(crate) const fn label_fault(label: &[u8]) -> Option<usize> {
    const MAX_LEN: usize = 63;
    let mut index: usize = 0;
    let mut rest = label;
    while let [byte, further @ ..] = rest {
        let inner = index > 0 && !further.is_empty();
        if index == MAX_LEN || !(byte.is_ascii_alphanumeric() || (*byte == b'-' && inner)) {
            return Some(index);
        }
        index = index.saturating_add(1);
        rest = further;
    }
    if label.is_empty() { Some(0) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{is_dot_segment, label_fault, split_authority, split_scheme, userinfo};

    #[test]
    fn schemes() {
        scheme("https://host/path", "https", "host/path");
        scheme("h://", "h", "");
        scheme("Zz+-.09://:", "Zz+-.09", ":");
        scheme("a:///", "a", "/");
        for text in ["", "https", "https:", "https:/", "a:/x/", "a:x//", "a//:", "/a://"] {
            assert_eq!(split_scheme(text.as_bytes()), None, "{text}");
        }
    }

    /// A letter, and then letters, digits, `+`, `-` and `.`.
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
        assert_eq!(userinfo(b""), None);
        assert_eq!(userinfo(b"host:1"), None);
        assert_eq!(userinfo(b"@"), Some(0));
        assert_eq!(userinfo(b"a:b@host"), Some(3));
        assert_eq!(userinfo(b"a@b@host"), Some(1));
    }

    #[test]
    fn dot_segments() {
        let dots = [".", "%2e", "%2E", "..", "%2e.", "%2E.", ".%2e", ".%2E", "%2e%2E", "%2E%2e"];
        for segment in dots {
            assert!(is_dot_segment(segment.as_bytes()), "{segment}");
        }
        let others =
            ["", "...", "%2e..", "x.", ".x", "..x", "2e", "%", "%2", ".%2", "%2f", "%252e"];
        for segment in others {
            assert!(!is_dot_segment(segment.as_bytes()), "{segment}");
        }
    }

    #[test]
    fn labels() {
        for label in ["a", "Z", "0", "a-b", "a--b", "0-9"] {
            assert_eq!(label_fault(label.as_bytes()), None, "{label}");
        }
        for label in ["", "-", "--", "-a", "-é", ".a", "é"] {
            assert_eq!(label_fault(label.as_bytes()), Some(0), "{label}");
        }
        for label in ["a-", "a.b", "a_", "a ", "aé", "a\0"] {
            assert_eq!(label_fault(label.as_bytes()), Some(1), "{label}");
        }
        assert_eq!(label_fault(b"a--"), Some(2));
        assert_eq!(label_fault(&[b'a'; 63]), None);
        assert_eq!(label_fault(&[b'a'; 64]), Some(63));
        assert_eq!(label_fault(&[b'a'; 65]), Some(63));
    }

    #[test]
    fn every_byte_of_a_label() {
        for byte in 0..=255_u8 {
            let outer = byte.is_ascii_alphanumeric();
            let inner = outer || byte == b'-';
            assert_eq!(label_fault(&[byte, b'a']).is_none(), outer, "{byte}");
            assert_eq!(label_fault(&[b'a', byte, b'a']).is_none(), inner, "{byte}");
            assert_eq!(label_fault(&[b'a', byte]).is_none(), outer, "{byte}");
        }
    }

    #[track_caller]
    fn scheme(text: &str, scheme: &str, rest: &str) {
        assert_eq!(split_scheme(text.as_bytes()), Some((scheme.as_bytes(), rest.as_bytes())));
    }

    #[track_caller]
    fn authority(text: &str, authority: &str, rest: &str) {
        assert_eq!(split_authority(text.as_bytes()), (authority.as_bytes(), rest.as_bytes()));
    }
}
