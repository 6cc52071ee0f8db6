//! Base64 (RFC 4648, section 4) of ASCII letters, digits, `-` and `:` only.
//!
//! The usual encoder looks each character up in a table. This one takes two passes, each the same few operations on
//! every element, so that compilers use vector instructions: groups of three bytes are spread to four sixes, then
//! sixes are mapped to characters.

/// The number of groups of three bytes in `len` bytes, the last one padded; `len` is at most 253.
///
/// Small processors have no instruction for a division, and the function for it has 200 bytes.
#[expect(clippy::arithmetic_side_effects, reason = "at most 255 * 171")]
pub(crate) const fn group_count(len: usize) -> usize {
    ((len + 2) * 171) >> 9
}

/// Twelve bytes as four groups, each the upper 24 bits of a number; the lower eight are unspecified.
///
/// Two loads of eight bytes, which are swapped, take a tenth less time than four.
// Inlined, since a call would return them through memory.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the upper bits belong to other groups")]
pub(crate) const fn load_groups(bytes: &[u8; 12]) -> [u32; 4] {
    let [first @ .., _, _, _, _] = bytes;
    let [_, _, _, _, last @ ..] = bytes;
    let (first, last) = (u64::from_be_bytes(*first), u64::from_be_bytes(*last));
    [(first >> 32) as u32, (first >> 8) as u32, (last >> 16) as u32, (last << 8) as u32]
}

/// Spreads a group to four bytes of six bits.
// Inlined, so that the groups of a block are spread side by side.
#[inline]
pub(crate) const fn spread(group: u32) -> [u8; 4] {
    // The upper twelve bits moved down, the lower twelve up: both halves are then split alike.
    let halves = (group >> 20) | ((group >> 8) << 16);
    (((halves >> 6) & 0x003F_003F) | ((halves << 8) & 0x3F00_3F00)).to_le_bytes()
}

/// The character for six bits: from 0 the upper case letters, from 26 the lower case ones, from 52 the digits.
///
/// 62 and 63 cannot occur: a `+` or `/` takes a byte that is not ASCII, or `>`, `?`, `~` or DEL.
// By signed comparisons, which vectors of bytes have on every x86-64 processor.
#[inline]
pub(crate) const fn character(six: u8) -> u8 {
    let signed = i8::from_ne_bytes([six]);
    let lower_case = if signed > 25 { b'a' - b'Z' - 1 } else { 0 };
    let digit = if signed > 51 { b'z' - b'0' + 1 } else { 0 };
    six.wrapping_add(b'A').wrapping_add(lower_case).wrapping_sub(digit)
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "a test fails by panicking"
    )]

    extern crate std;

    use std::string::String;
    use std::vec::Vec;

    use super::*;

    /// The bytes that are supported.
    pub(crate) const BYTES: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:";

    /// The table of RFC 4648, section 4.
    const TABLE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// As the RFC tells it: bits, six at a time, the missing ones zero.
    pub(crate) fn naive(bytes: &[u8]) -> String {
        let bits: Vec<u8> = bytes
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |place| (byte >> place) & 1))
            .collect();
        let mut text: String = bits
            .chunks(6)
            .map(|six| six.iter().fold(0, |number, bit| number * 2 + bit) << (6 - six.len()))
            .map(|six| char::from(TABLE[usize::from(six)]))
            .collect();
        while text.len() % 4 != 0 {
            text += "=";
        }
        text
    }

    #[test]
    fn the_naive_one_is_right() {
        // RFC 4648, section 10.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(naive(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn every_six_bits_that_occur() {
        for six in 0..62 {
            assert_eq!(character(six), TABLE[usize::from(six)], "{six}");
        }
    }

    #[test]
    fn every_group_is_spread() {
        for group in 0..1_u32 << 24 {
            // The lower bits are not read.
            let [a, b, c, d] = spread((group << 8) | 0xA5).map(u32::from);
            assert!(a < 64 && b < 64 && c < 64 && d < 64, "{group:#x}");
            assert_eq!((a << 18) | (b << 12) | (c << 6) | d, group, "{group:#x}");
        }
    }

    #[test]
    fn four_groups() {
        let bytes = *b"abcdefghijkl";
        let found = load_groups(&bytes).map(|group| group >> 8);
        let expected =
            [*b"abc", *b"def", *b"ghi", *b"jkl"].map(|[a, b, c]| u32::from_be_bytes([0, a, b, c]));
        assert_eq!(found, expected);
    }

    #[test]
    fn lengths() {
        for len in 0..=253 {
            assert_eq!(group_count(len), len.div_ceil(3), "{len}");
        }
    }
}
