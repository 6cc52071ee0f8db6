//! Characters in `const fn`, which cannot call `str::chars` and `str::trim`.
//!
//! The bytes are those of a `str`, cut between characters. Other bytes give no value or a wrong one, never a
//! panic.

use super::bytes::split_at;
use super::unicode::is_blank;

/// The first character, and the bytes after it (RFC 3629, section 3).
pub(crate) const fn split_first(input: &[u8]) -> Option<(char, &[u8])> {
    let [first, rest @ ..] = input else { return None };
    let (len, bits) = match first {
        ..0x80 => (0, *first),
        0xC0..0xE0 => (1, *first & 0x1F),
        0xE0..0xF0 => (2, *first & 0x0F),
        0xF0..0xF8 => (3, *first & 0x07),
        _ => return None,
    };
    let Some((continuation, rest)) = rest.split_at_checked(len) else { return None };
    match char::from_u32(scalar(bits, continuation)) {
        Some(first) => Some((first, rest)),
        None => None,
    }
}

/// The bits of the first byte, then six of each continuation byte.
const fn scalar(first: u8, mut continuation: &[u8]) -> u32 {
    let mut scalar = first as u32;
    while let [next, rest @ ..] = continuation {
        scalar = (scalar << 6) | (*next & 0x3F) as u32;
        continuation = rest;
    }
    scalar
}

/// The bytes before the last character, and that character.
pub(crate) const fn split_last(input: &[u8]) -> Option<(&[u8], char)> {
    let (rest, last) = split_at(input, floor_char_boundary(input, input.len().saturating_sub(1)));
    match split_first(last) {
        Some((last, [])) => Some((rest, last)),
        _ => None,
    }
}

/// Removes leading white space and invisible characters.
pub(crate) const fn trim_start(mut input: &[u8]) -> &[u8] {
    while let Some((first, rest)) = split_first(input) {
        if !is_blank(first) {
            break;
        }
        input = rest;
    }
    input
}

/// Removes trailing white space and invisible characters.
pub(crate) const fn trim_end(mut input: &[u8]) -> &[u8] {
    while let Some((rest, last)) = split_last(input) {
        if !is_blank(last) {
            break;
        }
        input = rest;
    }
    input
}

/// The last character boundary at or before `index`, which is within the input.
pub(crate) const fn floor_char_boundary(input: &[u8], index: usize) -> usize {
    match input.split_at_checked(index) {
        // A character that is cut at `index` starts one to three bytes before.
        Some((
            [rest @ .., 0xC0..=0xFF] | [rest @ .., 0xC0..=0xFF, _] | [rest @ .., 0xC0..=0xFF, _, _],
            [0x80..0xC0, ..],
        )) => rest.len(),
        _ => index,
    }
}

/// Converts bytes known to be UTF-8; the `""` arm is unreachable and avoids a panic.
pub(crate) const fn as_str(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(string) => string,
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
            let input = format!("{c}–");
            assert_eq!(split_first(input.as_bytes()), Some((c, "–".as_bytes())));
            let input = format!("–{c}");
            assert_eq!(split_last(input.as_bytes()), Some(("–".as_bytes(), c)));
        }
    }

    #[test]
    fn incomplete_and_invalid_sequences() {
        let ends: [&[u8]; 7] = [
            &[],
            &[0x80],
            &[0xC3],
            &[0xE2, 0x80],
            &[0xF0, 0x9F, 0x98],
            &[0xED, 0xA0, 0x80],       // a surrogate
            &[0xF7, 0xBF, 0xBF, 0xBF], // above the last character
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
    fn trimming_one_end() {
        for (input, start, end) in [
            ("", "", ""),
            (" \u{200B}\n", "", ""),
            ("x", "x", "x"),
            ("\t x\u{A0}x \u{FEFF}", "x\u{A0}x \u{FEFF}", "\t x\u{A0}x"),
            ("–\u{3000}", "–\u{3000}", "–"),
        ] {
            assert_eq!(trim_start(input.as_bytes()), start.as_bytes());
            assert_eq!(trim_end(input.as_bytes()), end.as_bytes());
        }
    }

    #[test]
    fn character_boundaries() {
        let input = "aé–😀😀–éa\0";
        for index in 0..=input.len() {
            let boundary = (0..=index).rfind(|index| input.is_char_boundary(*index));
            assert_eq!(Some(floor_char_boundary(input.as_bytes(), index)), boundary);
        }
    }
}
