//! Base64 (RFC 4648, section 4) of what credentials consist of: letters, digits, `-` and `:`.
//!
//! The usual encoder looks each character up in a table. This one takes four groups of three bytes side by side
//! through the same few operations on `u32`, so that compilers do the four at once in a vector register.

/// How many groups of three bytes `len` bytes are, the last one filled up; `len` is at most 253.
///
/// Small processors have no instruction for a division, and the function for it has 200 bytes.
#[expect(clippy::arithmetic_side_effects, reason = "at most 255 * 171")]
pub(crate) const fn group_count(len: usize) -> usize {
    ((len + 2) * 171) >> 9
}

/// Twelve bytes as four groups: numbers with a group's three bytes at the low end, the first one lowest.
///
/// What is above them may be anything. So a group is read together with the byte after it, since four bytes
/// are one load; the last group is read with the byte before it.
// Inline, since a call would pass its result through memory.
#[inline]
pub(crate) const fn groups(bytes: &[u8; 12]) -> [u32; 4] {
    let [a @ .., _, _, _, _, _, _, _, _] = bytes;
    let [_, _, _, b @ .., _, _, _, _, _] = bytes;
    let [_, _, _, _, _, _, c @ .., _, _] = bytes;
    let [_, _, _, _, _, _, _, _, d @ ..] = bytes;
    [
        u32::from_le_bytes(*a),
        u32::from_le_bytes(*b),
        u32::from_le_bytes(*c),
        u32::from_le_bytes(*d) >> 8,
    ]
}

/// The four characters for a group.
// Inline, or the groups of a block would not go through it side by side.
#[inline]
pub(crate) const fn characters(group: u32) -> [u8; 4] {
    alphabet(spread(group)).to_le_bytes()
}

/// The 24 bits of a group, six in each byte. The second and the third six come from two bytes each, the lower
/// bits of one and the upper bits of the next.
const fn spread(group: u32) -> u32 {
    ((group >> 2) & 0x0000_003F)
        | ((group << 12) & 0x0000_3000)
        | ((group >> 4) & 0x0000_0F00)
        | ((group << 10) & 0x003C_0000)
        | ((group >> 6) & 0x0003_0000)
        | ((group << 8) & 0x3F00_0000)
}

/// The character for the six bits in each byte: from 0 the upper case, from 26 the lower, from 52 the digits.
///
/// 62 and 63, for `+` and `/`, cannot occur: they take a byte that is not ASCII, or `>`, `?`, `~` or DEL.
const fn alphabet(sixes: u32) -> u32 {
    sixes
        .wrapping_add(each(b'A'))
        .wrapping_add(where_at_least(26, sixes) & each(b'a' - b'Z' - 1))
        .wrapping_sub(where_at_least(52, sixes) & each(b'z' - b'0' + 1))
}

/// 127 in each byte that is at least `limit`, 0 in the others, where no byte is above 63. What `limit` is
/// lacking of 128, added, sets the byte's highest bit or does not; no carry reaches the next byte.
const fn where_at_least(limit: u8, sixes: u32) -> u32 {
    let lacking = each(0x80).wrapping_sub(each(limit));
    let highest = sixes.wrapping_add(lacking) & each(0x80);
    highest.wrapping_sub(highest >> 7)
}

/// `byte` in each byte.
const fn each(byte: u8) -> u32 {
    u32::from_ne_bytes([byte; 4])
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

    use std::string::{String, ToString as _};
    use std::vec::Vec;

    use super::*;

    /// What a key and its colon consist of.
    const BYTES: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:";

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

    /// The characters for twelve bytes.
    fn encode(bytes: &[u8; 12]) -> Vec<u8> {
        groups(bytes).into_iter().flat_map(characters).collect()
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
        for six in 0..62_u8 {
            let expected = [TABLE[usize::from(six)]; 4];
            assert_eq!(alphabet(each(six)).to_ne_bytes(), expected, "{six}");
        }
    }

    #[test]
    fn every_group_is_spread() {
        for group in 0..1_u32 << 24 {
            let [a, b, c, _] = group.to_le_bytes();
            let bits = u32::from_be_bytes([0, a, b, c]);
            // What is above the group is not read.
            let spread = spread(group | 0xA500_0000);
            assert_eq!(spread & 0xC0C0_C0C0, 0, "{group:#x}");
            let [a, b, c, d] = spread.to_le_bytes().map(u32::from);
            assert_eq!((a << 18) | (b << 12) | (c << 6) | d, bits, "{group:#x}");
        }
    }

    #[test]
    fn every_group_of_credentials() {
        for a in BYTES {
            for b in BYTES {
                for c in BYTES {
                    let bits = u32::from_be_bytes([0, *a, *b, *c]);
                    let expected = [18, 12, 6, 0].map(|shift| TABLE[(bits >> shift & 63) as usize]);
                    // What is above the group is not read.
                    let group = u32::from_le_bytes([*a, *b, *c, 0xA5]);
                    assert_eq!(characters(group), expected, "{group:#x}");
                }
            }
        }
    }

    #[test]
    fn the_four_groups_keep_apart() {
        // Each byte at each place, among others that have many bits.
        for place in 0..12 {
            for byte in BYTES {
                let mut bytes = *b"zzzzzzzzzzzz";
                bytes[place] = *byte;
                assert_eq!(encode(&bytes), naive(&bytes).as_bytes(), "{bytes:?}");
            }
        }
    }

    #[test]
    fn lengths() {
        for len in 0..=253 {
            assert_eq!(group_count(len), len.div_ceil(3), "{len}");
        }
    }

    #[test]
    fn every_length_of_token() {
        use crate::{ApiKey, Shard};

        let text = std::str::from_utf8(&BYTES[..62]).map(|text| text.repeat(3)).unwrap_or_default();
        for len in 1..=ApiKey::MAX_TOKEN_LEN {
            for start in 0..6 {
                let token = &text[start..start + len];
                let whole = token.to_string() + "-uK3";
                let keys = [
                    (ApiKey::parse(token), token.to_string() + ":"),
                    (ApiKey::parse(&whole), token.to_string() + "-uk3:"),
                    (ApiKey::from_parts(token, Shard::Us1), token.to_string() + ":"),
                ];
                for (key, credentials) in keys {
                    let value = key.map(|key| key.authorization());
                    let value = value.as_ref().map(crate::Authorization::expose_value);
                    let expected = "Basic ".to_string() + &naive(credentials.as_bytes());
                    assert_eq!(value, Ok(expected.as_str()), "{credentials}");
                }
            }
        }
    }
}
