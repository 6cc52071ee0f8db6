//! The grammar of a key, read from the left. Each function is one step of it.

use super::{ApiKey, ParseKeyError, ParseKeyErrorKind as Kind, ShardSource};
use crate::syntax::bytes::{consumed, split_at};
use crate::syntax::unicode::{is_blank, is_dash, is_quote};
use crate::syntax::utf8::{floor_char_boundary, split_first};
use crate::{ParseShardError, Shard};

/// The longest input that can be a key, in bytes: the longest token, a dash of three bytes in place of the hyphen, and
/// the longest code.
const MAX_INPUT_LEN: usize = 135;
const _: () = assert!(MAX_INPUT_LEN == ApiKey::MAX_TOKEN_LEN + 3 + 4);

/// What is read as the hyphen before the shard.
#[derive(Clone, Copy)]
pub(super) enum Hyphens {
    /// `-` alone.
    Plain,
    /// The dashes of word processors too.
    AnyDash,
}

/// `key = token [ "-" shard ]`
///
/// The common key is tried first: it ends in a hyphen and a known code of three bytes.
#[inline]
pub(super) const fn key(input: &[u8], hyphens: Hyphens) -> Result<ApiKey<'_>, ParseKeyError> {
    if let Some((token, [b'-', code @ ..])) = input.split_last_chunk::<4>() {
        if let (1..=ApiKey::MAX_TOKEN_LEN, Ok(shard)) = (token.len(), Shard::from_bytes(code)) {
            if is_alphanumeric(token) {
                return Ok(ApiKey { token, shard, source: ShardSource::Suffix });
            }
        }
    }
    any_key(input, hyphens)
}

/// A key or an error, step by step.
#[cold]
const fn any_key(input: &[u8], hyphens: Hyphens) -> Result<ApiKey<'_>, ParseKeyError> {
    let (token, rest) = match token(input) {
        Ok(step) => step,
        Err(error) => return Err(error),
    };
    match end_of_run(rest, hyphens) {
        End::OfInput => match Shard::from_bytes(token) {
            Ok(_) => Err(ParseKeyError::incomplete(Kind::MissingToken, 0)),
            Err(_) => Ok(ApiKey { token, shard: Shard::UNSUFFIXED, source: ShardSource::Assumed }),
        },
        End::AtHyphen(suffix) if token.is_empty() => Err(hyphen_first(input, suffix)),
        End::AtHyphen(suffix) => match shard(input, suffix, hyphens) {
            Ok(shard) => Ok(ApiKey { token, shard, source: ShardSource::Suffix }),
            Err(error) => Err(error),
        },
        End::AtOther(kind) => Err(bad_character(input, rest, kind)),
    }
}

/// An input that is a token and nothing else.
pub(super) const fn token_alone(input: &[u8]) -> Result<&[u8], ParseKeyError> {
    let (token, rest) = match token(input) {
        Ok(step) => step,
        Err(error) => return Err(error),
    };
    match end_of_run(rest, Hyphens::Plain) {
        End::OfInput => Ok(token),
        End::AtHyphen(_) => Err(bad_character(input, rest, Kind::ExtraHyphen)),
        End::AtOther(kind) => Err(bad_character(input, rest, kind)),
    }
}

/// `token = 1*128( ALPHA / DIGIT )`, and the rest. An empty token is left to the caller, who knows a better error.
const fn token(input: &[u8]) -> Result<(&[u8], &[u8]), ParseKeyError> {
    if input.is_empty() {
        return Err(ParseKeyError::incomplete(Kind::Empty, 0));
    }
    if input.len() > MAX_INPUT_LEN {
        let index = floor_char_boundary(input, MAX_INPUT_LEN);
        return Err(ParseKeyError::new(Kind::TooLong, index));
    }
    let (token, rest) = split_at(input, consumed(input, after_letters_and_digits(input)));
    if token.len() > ApiKey::MAX_TOKEN_LEN {
        return Err(ParseKeyError::new(Kind::TooLong, ApiKey::MAX_TOKEN_LEN));
    }
    Ok((token, rest))
}

/// `shard = 2ALPHA 1*2DIGIT`, which has to be all of `suffix`, the end of the input.
const fn shard(input: &[u8], suffix: &[u8], hyphens: Hyphens) -> Result<Shard, ParseKeyError> {
    match Shard::from_bytes(suffix) {
        Ok(shard) => Ok(shard),
        Err(error) => Err(not_a_shard(input, suffix, hyphens, error)),
    }
}

/// The error for a suffix that [`Shard::from_bytes`] refuses.
#[cold]
const fn not_a_shard(
    input: &[u8],
    suffix: &[u8],
    hyphens: Hyphens,
    error: ParseShardError,
) -> ParseKeyError {
    let kind = match error {
        ParseShardError::Unknown(code) => Kind::UnknownShard(code),
        ParseShardError::Malformed => {
            let rest = after_letters_and_digits(suffix);
            match end_of_run(rest, hyphens) {
                End::OfInput if suffix.is_empty() => Kind::MissingShard,
                End::OfInput => Kind::MalformedShard,
                End::AtHyphen(_) => return bad_character(input, rest, Kind::ExtraHyphen),
                End::AtOther(kind) => return bad_character(input, rest, kind),
            }
        }
    };
    let index = consumed(input, suffix);
    if Shard::any_starts_with(suffix) {
        ParseKeyError::incomplete(kind, index)
    } else {
        ParseKeyError::new(kind, index)
    }
}

/// The error for a hyphen at the start: of a suffix alone, or of more, such as a list's bullet.
#[cold]
const fn hyphen_first(input: &[u8], suffix: &[u8]) -> ParseKeyError {
    match Shard::from_bytes(suffix) {
        Err(ParseShardError::Malformed) if !suffix.is_empty() => {
            bad_character(input, input, Kind::ExtraHyphen)
        }
        _ => ParseKeyError::new(Kind::MissingToken, 0),
    }
}

/// The error for the character that `rest`, the end of the input, starts with.
#[cold]
const fn bad_character(input: &[u8], rest: &[u8], kind: Kind) -> ParseKeyError {
    let error = ParseKeyError::new(kind, consumed(input, rest));
    if sets_a_value(rest) { error.after_name() } else { error }
}

/// Whether a `=` or `:` has a value after it, as in `CLINIKO_API_KEY="…"`, and does not belong to `https://`.
const fn sets_a_value(input: &[u8]) -> bool {
    let mut rest = input;
    let value = loop {
        match rest {
            [b'=' | b':', value @ ..] => break value,
            [_, further @ ..] => rest = further,
            [] => return false,
        }
    };
    if matches!(value, [b'/', b'/', ..]) {
        return false;
    }
    let mut value = value;
    while let Some((c, rest)) = split_first(value) {
        if !(is_blank(c) || is_quote(c)) {
            return c.is_ascii_alphanumeric();
        }
        value = rest;
    }
    false
}

/// The rest after the letters and digits that `input` starts with: first sixteen at a time, then eight, then one.
const fn after_letters_and_digits(input: &[u8]) -> &[u8] {
    after_blocks::<1>(after_blocks::<8>(after_blocks::<16>(input)))
}

const fn after_blocks<const LEN: usize>(mut input: &[u8]) -> &[u8] {
    while let Some((block, rest)) = input.split_first_chunk::<LEN>() {
        if !is_alphanumeric(block) {
            break;
        }
        input = rest;
    }
    input
}

/// Without an early exit, which compilers turn into vector instructions.
const fn is_alphanumeric(bytes: &[u8]) -> bool {
    let mut all = true;
    let mut rest = bytes;
    while let [byte, further @ ..] = rest {
        all &= byte.is_ascii_alphanumeric();
        rest = further;
    }
    all
}

/// What a run of letters and digits ends at.
enum End<'a> {
    OfInput,
    /// With the bytes after the hyphen.
    AtHyphen(&'a [u8]),
    /// At a character that no key has.
    AtOther(Kind),
}

const fn end_of_run(rest: &[u8], hyphens: Hyphens) -> End<'_> {
    match rest {
        [b'-', further @ ..] => End::AtHyphen(further),
        _ => rare_end_of_run(rest, hyphens),
    }
}

/// Rare endings, kept out of line.
const fn rare_end_of_run(rest: &[u8], hyphens: Hyphens) -> End<'_> {
    match split_first(rest) {
        None => End::OfInput,
        Some((c, further)) if matches!(hyphens, Hyphens::AnyDash) && is_dash(c) => {
            End::AtHyphen(further)
        }
        Some((c, _)) if is_blank(c) => End::AtOther(Kind::Whitespace),
        Some((c, _)) => End::AtOther(Kind::UnexpectedCharacter(c)),
    }
}
