//! The grammar of a key, read from the left. Each function is one step of it.

use super::{ApiKey, ParseKeyError, ParseKeyErrorKind, Source};
use crate::text::{floor_char_boundary, is_blank, is_dash, offset, split_first};
use crate::{ParseShardError, Shard};

/// The longest text that can be a key, in bytes: the longest token, a dash of three bytes in the hyphen's
/// place, and the longest code.
const MAX_TEXT_LEN: usize = 135;
const _: () = assert!(MAX_TEXT_LEN == ApiKey::MAX_TOKEN_LEN + 3 + 4);

/// What is taken for the hyphen before the shard.
#[derive(Clone, Copy)]
pub(super) enum Hyphens {
    /// `-` alone.
    Plain,
    /// The dashes of word processors too.
    AnyDash,
}

/// `key = token [ "-" shard ]`
pub(super) const fn key(text: &[u8], hyphens: Hyphens) -> Result<ApiKey<'_>, ParseKeyError> {
    let (token, rest) = match token(text) {
        Ok(step) => step,
        Err(error) => return Err(error),
    };
    match end_of_run(rest, hyphens) {
        End::OfText => match Shard::read(token) {
            Ok(_) => Err(ParseKeyError::incomplete(ParseKeyErrorKind::MissingToken, 0)),
            Err(_) => Ok(ApiKey { token, shard: Shard::UNSUFFIXED, source: Source::Assumed }),
        },
        End::AtHyphen(_) if token.is_empty() => {
            Err(ParseKeyError::new(ParseKeyErrorKind::MissingToken, 0))
        }
        End::AtHyphen(suffix) => match shard(text, suffix, hyphens) {
            Ok(shard) => Ok(ApiKey { token, shard, source: Source::Suffix }),
            Err(error) => Err(error),
        },
        End::AtOther(kind) => Err(ParseKeyError::new(kind, token.len())),
    }
}

/// A text that is a token and nothing else.
pub(super) const fn token_alone(text: &[u8]) -> Result<&[u8], ParseKeyError> {
    let (token, rest) = match token(text) {
        Ok(step) => step,
        Err(error) => return Err(error),
    };
    match end_of_run(rest, Hyphens::Plain) {
        End::OfText => Ok(token),
        End::AtHyphen(_) => Err(ParseKeyError::new(ParseKeyErrorKind::ExtraHyphen, token.len())),
        End::AtOther(kind) => Err(ParseKeyError::new(kind, token.len())),
    }
}

/// `token = 1*128( ALPHA / DIGIT )`, and what follows it. It may be empty here; the caller knows better
/// what is wrong then.
const fn token(text: &[u8]) -> Result<(&[u8], &[u8]), ParseKeyError> {
    if text.is_empty() {
        return Err(ParseKeyError::incomplete(ParseKeyErrorKind::Empty, 0));
    }
    if text.len() > MAX_TEXT_LEN {
        let index = floor_char_boundary(text, MAX_TEXT_LEN);
        return Err(ParseKeyError::new(ParseKeyErrorKind::TooLong, index));
    }
    let (token, rest) = letters_and_digits(text);
    if token.len() > ApiKey::MAX_TOKEN_LEN {
        return Err(ParseKeyError::new(ParseKeyErrorKind::TooLong, ApiKey::MAX_TOKEN_LEN));
    }
    Ok((token, rest))
}

/// `shard = 2ALPHA 1*2DIGIT`, which is `suffix`, the end of `text`.
const fn shard(text: &[u8], suffix: &[u8], hyphens: Hyphens) -> Result<Shard, ParseKeyError> {
    match Shard::read(suffix) {
        Ok(shard) => Ok(shard),
        Err(error) => Err(not_a_shard(text, suffix, hyphens, error)),
    }
}

/// What is wrong with a `suffix` that [`Shard::read`] refuses.
#[cold]
const fn not_a_shard(
    text: &[u8],
    suffix: &[u8],
    hyphens: Hyphens,
    error: ParseShardError,
) -> ParseKeyError {
    let kind = match error {
        ParseShardError::Unknown(code) => ParseKeyErrorKind::UnknownShard(code),
        ParseShardError::Malformed => {
            let (code, rest) = letters_and_digits(suffix);
            match end_of_run(rest, hyphens) {
                End::OfText if code.is_empty() => ParseKeyErrorKind::MissingShard,
                End::OfText => ParseKeyErrorKind::MalformedShard,
                End::AtHyphen(_) => {
                    let index = offset(text, rest);
                    return ParseKeyError::new(ParseKeyErrorKind::ExtraHyphen, index);
                }
                End::AtOther(kind) => return ParseKeyError::new(kind, offset(text, rest)),
            }
        }
    };
    let index = offset(text, suffix);
    if Shard::any_begins_with(suffix) {
        ParseKeyError::incomplete(kind, index)
    } else {
        ParseKeyError::new(kind, index)
    }
}

/// The letters and digits that `text` starts with, and what follows them: sixteen bytes at a time, then
/// eight, then one.
const fn letters_and_digits(text: &[u8]) -> (&[u8], &[u8]) {
    let mut rest = text;
    while let Some((block, further)) = rest.split_first_chunk() {
        if !is_alphanumeric(block) {
            break;
        }
        rest = further;
    }
    while let Some((word, further)) = rest.split_first_chunk() {
        let others = others(*word);
        if others != 0 {
            rest = rest.split_at(first_byte(others)).1;
            break;
        }
        rest = further;
    }
    while let [first, further @ ..] = rest {
        if !first.is_ascii_alphanumeric() {
            break;
        }
        rest = further;
    }
    text.split_at(offset(text, rest))
}

/// The lowest byte that is not zero.
const fn first_byte(number: u64) -> usize {
    number.trailing_zeros() as usize / 8
}

/// Whether a block is letters and digits throughout, found without stopping early, which compilers turn
/// into vector instructions.
const fn is_alphanumeric(block: &[u8; 16]) -> bool {
    let mut all = true;
    let mut rest = block.as_slice();
    while let [byte, further @ ..] = rest {
        all &= byte.is_ascii_alphanumeric();
        rest = further;
    }
    all
}

/// The highest bit of each byte that is no letter or digit; the first byte is the lowest.
///
/// Added to seven bits, what `first` lacks of 128 sets the highest bit from `first` on, without a carry into
/// the next byte. So the bits for the first of a range and for the one after its last differ within it.
const fn others(word: [u8; 8]) -> u64 {
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    const fn from(first: u8, sevens: u64) -> u64 {
        sevens.wrapping_add(each(0x80).wrapping_sub(each(first)))
    }
    let word = u64::from_le_bytes(word);
    let sevens = word & each(0x7F);
    let lower = sevens | each(0x20);
    let digits = from(b'0', sevens) ^ from(b'9' + 1, sevens);
    let letters = from(b'a', lower) ^ from(b'z' + 1, lower);
    (word | !(digits | letters)) & each(0x80)
}

/// What a run of letters and digits ended at.
enum End<'a> {
    OfText,
    /// With what follows the hyphen.
    AtHyphen(&'a [u8]),
    /// At a character that a key has nowhere.
    AtOther(ParseKeyErrorKind),
}

const fn end_of_run(rest: &[u8], hyphens: Hyphens) -> End<'_> {
    match rest {
        [b'-', further @ ..] => End::AtHyphen(further),
        _ => end_without_hyphen(rest, hyphens),
    }
}

/// Apart from the step that most keys take, so that it need not be inlined there.
const fn end_without_hyphen(rest: &[u8], hyphens: Hyphens) -> End<'_> {
    match split_first(rest) {
        None => End::OfText,
        Some((c, further)) if matches!(hyphens, Hyphens::AnyDash) && is_dash(c) => {
            End::AtHyphen(further)
        }
        Some((c, _)) if is_blank(c) => End::AtOther(ParseKeyErrorKind::Whitespace),
        Some((c, _)) => End::AtOther(ParseKeyErrorKind::UnexpectedCharacter(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_of_a_word() {
        for byte in 0..=u8::MAX {
            for around in [b'0', b'z', b'@', 0x00, 0xFF] {
                for place in 0..8 {
                    let mut word = [around; 8];
                    if let Some(at) = word.get_mut(place) {
                        *at = byte;
                    }
                    let expected =
                        word.map(|byte| if byte.is_ascii_alphanumeric() { 0x00 } else { 0x80 });
                    assert_eq!(others(word).to_le_bytes(), expected, "{word:?}");
                }
            }
        }
    }
}
