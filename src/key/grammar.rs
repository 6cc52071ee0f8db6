//! The grammar of a key, read from the left. Each function is one step of it.

use super::{ApiKey, ParseKeyError, ParseKeyErrorKind, Source};
use crate::character::{is_blank, is_dash};
use crate::text::{floor_char_boundary, offset, split_at, split_first};
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
    let (token, rest) = split_at(text, offset(text, after_letters_and_digits(text)));
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
            let rest = after_letters_and_digits(suffix);
            match end_of_run(rest, hyphens) {
                End::OfText if suffix.is_empty() => ParseKeyErrorKind::MissingShard,
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

/// What follows the letters and digits that `text` starts with: they are passed sixteen at a time, then
/// eight, then one.
const fn after_letters_and_digits(text: &[u8]) -> &[u8] {
    after_blocks::<1>(after_blocks::<8>(after_blocks::<16>(text)))
}

/// What follows the blocks of letters and digits that `text` starts with.
const fn after_blocks<const LEN: usize>(mut text: &[u8]) -> &[u8] {
    while let Some((block, rest)) = text.split_first_chunk::<LEN>() {
        if !is_alphanumeric(block) {
            break;
        }
        text = rest;
    }
    text
}

/// Whether bytes are letters and digits throughout, found without stopping early, which compilers turn
/// into vector instructions.
const fn is_alphanumeric(bytes: &[u8]) -> bool {
    let mut all = true;
    let mut rest = bytes;
    while let [byte, further @ ..] = rest {
        all &= byte.is_ascii_alphanumeric();
        rest = further;
    }
    all
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
        _ => uncommon_end(rest, hyphens),
    }
}

/// The ends that few keys have, apart from the step that most take, so that they need not be inlined there.
const fn uncommon_end(rest: &[u8], hyphens: Hyphens) -> End<'_> {
    match split_first(rest) {
        None => End::OfText,
        Some((c, further)) if matches!(hyphens, Hyphens::AnyDash) && is_dash(c) => {
            End::AtHyphen(further)
        }
        Some((c, _)) if is_blank(c) => End::AtOther(ParseKeyErrorKind::Whitespace),
        Some((c, _)) => End::AtOther(ParseKeyErrorKind::UnexpectedCharacter(c)),
    }
}
