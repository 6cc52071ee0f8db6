//! Reading text in `const fn`, where `str::chars` and `str::trim` cannot be called.
//!
//! Each step takes bytes and gives a value and the rest. The bytes are always those of a `str`, cut between
//! characters. Of any others a step would make nothing or a wrong value, never a panic.

use crate::character::is_blank;

/// The first character of `text`, and what follows it (RFC 3629, section 3).
pub(crate) const fn split_first(text: &[u8]) -> Option<(char, &[u8])> {
    let [first, rest @ ..] = text else { return None };
    let (further, bits) = match first {
        ..0x80 => (0, *first),
        0xC0..0xE0 => (1, *first & 0x1F),
        0xE0..0xF0 => (2, *first & 0x0F),
        0xF0..0xF8 => (3, *first & 0x07),
        _ => return None,
    };
    let Some((further, rest)) = rest.split_at_checked(further) else { return None };
    match char::from_u32(scalar(bits, further)) {
        Some(first) => Some((first, rest)),
        None => None,
    }
}

/// The bits of a character's first byte, then six of each further one.
const fn scalar(first: u8, mut further: &[u8]) -> u32 {
    let mut scalar = first as u32;
    while let [next, rest @ ..] = further {
        scalar = (scalar << 6) | (*next & 0x3F) as u32;
        further = rest;
    }
    scalar
}

/// What precedes the last character of `text`, and that character.
pub(crate) const fn split_last(text: &[u8]) -> Option<(&[u8], char)> {
    let (rest, last) = split_at(text, floor_char_boundary(text, text.len().saturating_sub(1)));
    match split_first(last) {
        Some((last, [])) => Some((rest, last)),
        _ => None,
    }
}

/// `text` without the white space and invisible characters at its start.
pub(crate) const fn trim_start(mut text: &[u8]) -> &[u8] {
    while let Some((first, rest)) = split_first(text) {
        if !is_blank(first) {
            break;
        }
        text = rest;
    }
    text
}

/// `text` without the white space and invisible characters at its end.
pub(crate) const fn trim_end(mut text: &[u8]) -> &[u8] {
    while let Some((rest, last)) = split_last(text) {
        if !is_blank(last) {
            break;
        }
        text = rest;
    }
    text
}

/// What follows `prefix` in `text`, if it starts with that, in either case.
pub(crate) const fn strip_prefix_ignore_ascii_case<'a>(
    mut text: &'a [u8],
    mut prefix: &[u8],
) -> Option<&'a [u8]> {
    while let [expected, further @ ..] = prefix {
        match text {
            [found, rest @ ..] if found.eq_ignore_ascii_case(expected) => {
                text = rest;
                prefix = further;
            }
            _ => return None,
        }
    }
    Some(text)
}

/// What precedes `suffix` in `text`, if it ends with that, in either case.
pub(crate) const fn strip_suffix_ignore_ascii_case<'a>(
    text: &'a [u8],
    suffix: &[u8],
) -> Option<&'a [u8]> {
    match text.split_at_checked(text.len().saturating_sub(suffix.len())) {
        Some((rest, end)) if eq_ignore_ascii_case(end, suffix) => Some(rest),
        _ => None,
    }
}

/// `<[u8]>::eq_ignore_ascii_case` is not `const` in every supported compiler.
pub(crate) const fn eq_ignore_ascii_case(a: &[u8], b: &[u8]) -> bool {
    matches!(strip_prefix_ignore_ascii_case(a, b), Some([]))
}

/// What precedes the first of the `stops` in `text`, and the rest from there on; all of it and nothing if
/// there is none.
pub(crate) const fn split_before<'a>(text: &'a [u8], stops: &[u8]) -> (&'a [u8], &'a [u8]) {
    let mut rest = text;
    while let [byte, further @ ..] = rest {
        if contains(stops, *byte) {
            break;
        }
        rest = further;
    }
    split_at(text, offset(text, rest))
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

/// The first `len` bytes of `text`, and the rest; all of it and nothing where there are fewer, which stands
/// for a panic that cannot happen, and that `slice::split_at` keeps where little is optimized.
pub(crate) const fn split_at(text: &[u8], len: usize) -> (&[u8], &[u8]) {
    match text.split_at_checked(len) {
        Some(parts) => parts,
        None => (text, &[]),
    }
}

/// How many bytes of `text` come before `rest`, which is what a step left of it.
pub(crate) const fn offset(text: &[u8], rest: &[u8]) -> usize {
    text.len().saturating_sub(rest.len())
}

/// The last character boundary of `text` at or before `index`, which is within the text.
pub(crate) const fn floor_char_boundary(text: &[u8], index: usize) -> usize {
    match text.split_at_checked(index) {
        // The character that is cut there begins one to three bytes before.
        Some((
            [rest @ .., 0xC0..=0xFF] | [rest @ .., 0xC0..=0xFF, _] | [rest @ .., 0xC0..=0xFF, _, _],
            [0x80..0xC0, ..],
        )) => rest.len(),
        _ => index,
    }
}

/// Bytes that are text, as text. They always are: the empty text stands for a panic that cannot happen.
pub(crate) const fn as_str(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::*;

    #[test]
    fn every_character_at_either_end() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}–");
            assert_eq!(split_first(text.as_bytes()), Some((c, "–".as_bytes())));
            let text = format!("–{c}");
            assert_eq!(split_last(text.as_bytes()), Some(("–".as_bytes(), c)));
        }
    }

    /// What is cut short, or out of range, gives nothing.
    #[test]
    fn bytes_that_are_no_character() {
        let ends: [&[u8]; 7] = [
            &[],
            &[0x80],
            &[0xC3],
            &[0xE2, 0x80],
            &[0xF0, 0x9F, 0x98],
            &[0xED, 0xA0, 0x80],       // a surrogate
            &[0xF7, 0xBF, 0xBF, 0xBF], // past the last character
        ];
        for bytes in ends {
            assert_eq!(split_first(bytes), None, "{bytes:X?}");
            assert_eq!(split_last(bytes), None, "{bytes:X?}");
            assert_eq!(trim_start(bytes), bytes);
            assert_eq!(trim_end(bytes), bytes);
        }
        assert_eq!(as_str(&[b'a', 0x80]), "");
    }

    #[test]
    fn splitting_at_a_length() {
        assert_eq!(split_at(b"ab", 0), (&b""[..], &b"ab"[..]));
        assert_eq!(split_at(b"ab", 1), (&b"a"[..], &b"b"[..]));
        assert_eq!(split_at(b"ab", 2), (&b"ab"[..], &b""[..]));
        assert_eq!(split_at(b"ab", 3), (&b"ab"[..], &b""[..]));
    }

    #[test]
    fn trimming_one_end() {
        for (text, start, end) in [
            ("", "", ""),
            (" \u{200B}\n", "", ""),
            ("x", "x", "x"),
            ("\t x\u{A0}x \u{FEFF}", "x\u{A0}x \u{FEFF}", "\t x\u{A0}x"),
            ("–\u{3000}", "–\u{3000}", "–"),
        ] {
            assert_eq!(trim_start(text.as_bytes()), start.as_bytes());
            assert_eq!(trim_end(text.as_bytes()), end.as_bytes());
        }
    }

    #[test]
    fn character_boundaries() {
        let text = "aé–😀😀–éa\0";
        for index in 0..=text.len() {
            let boundary = (0..=index).rfind(|index| text.is_char_boundary(*index));
            assert_eq!(Some(floor_char_boundary(text.as_bytes(), index)), boundary);
        }
    }

    #[test]
    fn every_pair_of_bytes_in_either_case() {
        for a in 0..=u8::MAX {
            for b in 0..=u8::MAX {
                let equal = a.eq_ignore_ascii_case(&b);
                assert_eq!(eq_ignore_ascii_case(&[a], &[b]), equal);
                assert_eq!(strip_prefix_ignore_ascii_case(&[a, 0], &[b]).is_some(), equal);
                assert_eq!(strip_suffix_ignore_ascii_case(&[0, a], &[b]).is_some(), equal);
            }
        }
    }

    #[test]
    fn prefixes_and_suffixes() {
        for (text, affix, after, before) in [
            ("Uk1-uK1", "uk1", Some("-uK1"), Some("Uk1-")),
            ("uk1", "UK1", Some(""), Some("")),
            ("uk1", "", Some("uk1"), Some("uk1")),
            ("", "", Some(""), Some("")),
            ("uk1", "uk2", None, None),
            ("uk", "uk1", None, None),
            ("", "u", None, None),
        ] {
            let (text, affix) = (text.as_bytes(), affix.as_bytes());
            assert_eq!(strip_prefix_ignore_ascii_case(text, affix), after.map(str::as_bytes));
            assert_eq!(strip_suffix_ignore_ascii_case(text, affix), before.map(str::as_bytes));
            assert_eq!(eq_ignore_ascii_case(text, affix), after == Some(""));
        }
    }

    #[test]
    fn splitting_before_a_stop() {
        for (text, before, rest) in [
            ("", "", ""),
            ("a", "a", ""),
            ("/", "", "/"),
            ("a/b?c", "a", "/b?c"),
            ("a?b/c", "a", "?b/c"),
            ("a#b", "a#b", ""),
        ] {
            let split = (before.as_bytes(), rest.as_bytes());
            assert_eq!(split_before(text.as_bytes(), b"/?"), split);
            assert_eq!(offset(text.as_bytes(), rest.as_bytes()), before.len());
        }
    }
}
