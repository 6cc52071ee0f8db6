//! Splits bytes in `const fn`, which cannot call the methods of `str` and of iterators.
//!
//! Each step returns a value and the rest.

/// Splits before the first of the `stops`, or at the end if there is none.
pub(crate) const fn split_before<'a>(input: &'a [u8], stops: &[u8]) -> (&'a [u8], &'a [u8]) {
    let mut rest = input;
    while let [byte, further @ ..] = rest {
        if contains(stops, *byte) {
            break;
        }
        rest = further;
    }
    split_at(input, consumed(input, rest))
}

const fn contains(mut bytes: &[u8], wanted: u8) -> bool {
    while let [byte, rest @ ..] = bytes {
        if *byte == wanted {
            return true;
        }
        bytes = rest;
    }
    false
}

/// Splits after the last `separator`, which is in neither part.
pub(crate) const fn rsplit_once(input: &[u8], separator: u8) -> Option<(&[u8], &[u8])> {
    let mut before = input;
    while let [shorter @ .., byte] = before {
        if *byte == separator {
            return Some((shorter, split_at(input, before.len()).1));
        }
        before = shorter;
    }
    None
}

/// Splits at `len`, or at the end if shorter; `slice::split_at` leaves a panic in unoptimized builds.
pub(crate) const fn split_at(input: &[u8], len: usize) -> (&[u8], &[u8]) {
    match input.split_at_checked(len) {
        Some(parts) => parts,
        None => (input, &[]),
    }
}

/// The number of bytes between the start of `input` and its suffix `rest`.
pub(crate) const fn consumed(input: &[u8], rest: &[u8]) -> usize {
    input.len().saturating_sub(rest.len())
}

/// The bytes after `prefix`, compared eight at a time.
pub(crate) const fn strip_prefix<'a>(mut input: &'a [u8], mut prefix: &[u8]) -> Option<&'a [u8]> {
    while let Some((expected, further)) = prefix.split_first_chunk::<8>() {
        let Some((found, rest)) = input.split_first_chunk::<8>() else { return None };
        // As numbers, since `==` on arrays is not `const`.
        if u64::from_ne_bytes(*found) != u64::from_ne_bytes(*expected) {
            return None;
        }
        input = rest;
        prefix = further;
    }
    while let [expected, further @ ..] = prefix {
        match input {
            [found, rest @ ..] if *found == *expected => {
                input = rest;
                prefix = further;
            }
            _ => return None,
        }
    }
    Some(input)
}

/// The bytes after `prefix`, which is compared ignoring ASCII case.
pub(crate) const fn strip_prefix_ignore_ascii_case<'a>(
    mut input: &'a [u8],
    mut prefix: &[u8],
) -> Option<&'a [u8]> {
    while let [expected, further @ ..] = prefix {
        match input {
            [found, rest @ ..] if found.eq_ignore_ascii_case(expected) => {
                input = rest;
                prefix = further;
            }
            _ => return None,
        }
    }
    Some(input)
}

/// The bytes before `suffix`, which is compared ignoring ASCII case.
pub(crate) const fn strip_suffix_ignore_ascii_case<'a>(
    input: &'a [u8],
    suffix: &[u8],
) -> Option<&'a [u8]> {
    match input.split_at_checked(input.len().saturating_sub(suffix.len())) {
        Some((rest, end)) if eq_ignore_ascii_case(end, suffix) => Some(rest),
        _ => None,
    }
}

/// `<[u8]>::eq_ignore_ascii_case` is not `const` in every supported compiler.
pub(crate) const fn eq_ignore_ascii_case(a: &[u8], b: &[u8]) -> bool {
    matches!(strip_prefix_ignore_ascii_case(a, b), Some([]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitting_at_a_length() {
        assert_eq!(split_at(b"ab", 0), (&b""[..], &b"ab"[..]));
        assert_eq!(split_at(b"ab", 1), (&b"a"[..], &b"b"[..]));
        assert_eq!(split_at(b"ab", 2), (&b"ab"[..], &b""[..]));
        assert_eq!(split_at(b"ab", 3), (&b"ab"[..], &b""[..]));
    }

    #[test]
    fn every_pair_of_bytes_in_either_case() {
        for a in 0..=u8::MAX {
            for b in 0..=u8::MAX {
                let equal = a.eq_ignore_ascii_case(&b);
                assert_eq!(eq_ignore_ascii_case(&[a], &[b]), equal);
                assert_eq!(strip_prefix_ignore_ascii_case(&[a, 0], &[b]).is_some(), equal);
                assert_eq!(strip_suffix_ignore_ascii_case(&[0, a], &[b]).is_some(), equal);
                assert_eq!(strip_prefix(&[a, 0], &[b]).is_some(), a == b);
            }
        }
    }

    #[test]
    #[expect(clippy::indexing_slicing, reason = "a test fails by panicking")]
    fn prefixes_and_suffixes() {
        for (input, affix, after, before) in [
            ("Ab1-aB1", "ab1", Some("-aB1"), Some("Ab1-")),
            ("ab1", "AB1", Some(""), Some("")),
            ("ab1", "", Some("ab1"), Some("ab1")),
            ("", "", Some(""), Some("")),
            ("ab1", "ab2", None, None),
            ("ab", "ab1", None, None),
            ("", "a", None, None),
        ] {
            let (input, affix) = (input.as_bytes(), affix.as_bytes());
            assert_eq!(strip_prefix_ignore_ascii_case(input, affix), after.map(str::as_bytes));
            assert_eq!(strip_suffix_ignore_ascii_case(input, affix), before.map(str::as_bytes));
            assert_eq!(eq_ignore_ascii_case(input, affix), after == Some(""));
            assert_eq!(strip_prefix(input, affix), input.strip_prefix(affix));
        }
        let input = b"https://www.example.com/path";
        for prefix in (0..=input.len()).filter_map(|len| input.get(..len)) {
            assert_eq!(strip_prefix(input, prefix), input.strip_prefix(prefix));
            for place in 0..prefix.len() {
                let mut other = *input;
                other[place] = b'!';
                assert_eq!(strip_prefix(&other, prefix), None);
            }
        }
    }

    #[test]
    fn splitting_before_a_stop() {
        for (input, before, rest) in [
            ("", "", ""),
            ("a", "a", ""),
            ("/", "", "/"),
            ("a/b?c", "a", "/b?c"),
            ("a?b/c", "a", "?b/c"),
            ("a#b", "a#b", ""),
        ] {
            let split = (before.as_bytes(), rest.as_bytes());
            assert_eq!(split_before(input.as_bytes(), b"/?"), split);
            assert_eq!(consumed(input.as_bytes(), rest.as_bytes()), before.len());
        }
    }

    #[test]
    fn splitting_after_the_last_separator() {
        for input in ["", "a", ".", "a.", ".a", "a.b", "a.b.c", "a..b"] {
            let expected = input.rsplit_once('.').map(|(a, b)| (a.as_bytes(), b.as_bytes()));
            assert_eq!(rsplit_once(input.as_bytes(), b'.'), expected, "{input}");
        }
    }
}
