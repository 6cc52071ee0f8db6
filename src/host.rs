//! Hosts below `cliniko.com`: the one place that reads them. `shard.rs` and `account_url.rs` write them, since
//! `concat!` takes literals only.

use crate::syntax::bytes::{rsplit_once, strip_suffix_ignore_ascii_case};

/// The path that all paths of the API start with.
pub(crate) const API_PATH: &[u8] = b"/v1";

/// Splits `{subdomain}.{code}.cliniko.com`, or `{subdomain}.cliniko.com`, which has no code.
///
/// Letters are matched in any case. Neither part is checked: the code may be malformed, the subdomain may have dots.
/// A trailing dot is refused, for links and account URLs alike: clients disagree whether it is part of the name that
/// they send in `Host` and compare with the certificate.
pub(crate) const fn split(host: &[u8]) -> Option<(&[u8], Option<&[u8]>)> {
    let Some(labels) = strip_suffix_ignore_ascii_case(host, b".cliniko.com") else { return None };
    match rsplit_once(labels, b'.') {
        Some((subdomain, code)) => Some((subdomain, Some(code))),
        None => Some((labels, None)),
    }
}

/// The index of the first byte that a DNS label cannot have, or of its end if it is empty.
///
/// A label has 1 to 63 letters, digits and inner hyphens (RFC 1123, section 2.1).
pub(crate) const fn find_label_fault(label: &[u8]) -> Option<usize> {
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
    use super::*;

    #[test]
    fn hosts() {
        for (host, parts) in [
            ("api.uk1.cliniko.com", Some(("api", Some("uk1")))),
            ("API.UK1.Cliniko.COM", Some(("API", Some("UK1")))),
            ("a.b.uk1.cliniko.com", Some(("a.b", Some("uk1")))),
            ("api..cliniko.com", Some(("api", Some("")))),
            (".uk1.cliniko.com", Some(("", Some("uk1")))),
            ("api.cliniko.com", Some(("api", None))),
            (".cliniko.com", Some(("", None))),
            ("cliniko.com", None),
            ("api.uk1.cliniko.com.", None),
            ("api.uk1.cliniko.com.example.org", None),
            ("api.uk1.xcliniko.com", None),
            ("", None),
        ] {
            let expected =
                parts.map(|(subdomain, code)| (subdomain.as_bytes(), code.map(str::as_bytes)));
            assert_eq!(split(host.as_bytes()), expected, "{host}");
        }
    }

    #[test]
    fn labels() {
        for label in ["a", "Z", "0", "a-b", "a--b", "0-9"] {
            assert_eq!(find_label_fault(label.as_bytes()), None, "{label}");
        }
        for label in ["", "-", "--", "-a", "-é", ".a", "é"] {
            assert_eq!(find_label_fault(label.as_bytes()), Some(0), "{label}");
        }
        for label in ["a-", "a.b", "a_", "a ", "aé", "a\0"] {
            assert_eq!(find_label_fault(label.as_bytes()), Some(1), "{label}");
        }
        assert_eq!(find_label_fault(b"a--"), Some(2));
        assert_eq!(find_label_fault(&[b'a'; 63]), None);
        assert_eq!(find_label_fault(&[b'a'; 64]), Some(63));
        assert_eq!(find_label_fault(&[b'a'; 65]), Some(63));
    }

    #[test]
    fn every_byte_of_a_label() {
        for byte in 0..=255_u8 {
            let outer = byte.is_ascii_alphanumeric();
            let inner = outer || byte == b'-';
            assert_eq!(find_label_fault(&[byte, b'a']).is_none(), outer, "{byte}");
            assert_eq!(find_label_fault(&[b'a', byte, b'a']).is_none(), inner, "{byte}");
            assert_eq!(find_label_fault(&[b'a', byte]).is_none(), outer, "{byte}");
        }
    }
}
