//! API keys.

mod error;
mod grammar;
mod pasted;

use core::fmt;

pub use self::error::{ParseKeyError, ParseKeyErrorKind};
use self::grammar::Hyphens;
use crate::text::as_str;
use crate::{Authorization, OtherShard, Shard};

/// A Cliniko API key: a token, and the shard that its account lives on.
///
/// ```text
/// key    = token [ "-" shard ]
/// token  = 1*128( ALPHA / DIGIT )           ; ASCII
/// shard  = 2ALPHA 1*2DIGIT                  ; either case, one of the known shards
/// ```
///
/// It borrows the text that it was parsed from. What a client keeps is the [`Authorization`].
///
/// ```
/// use cliniko_core::{ApiKey, Shard};
///
/// let key = ApiKey::parse("MS0xLWl4SzYY-uk1")?;
/// assert_eq!(key.shard(), Shard::Uk1);
/// assert_eq!(key.shard().api_base_url(), "https://api.uk1.cliniko.com/v1");
/// assert_eq!(key.authorization().expose_value(), "Basic TVMweExXbDRTellZLXVrMTo=");
/// # Ok::<(), cliniko_core::ParseKeyError>(())
/// ```
///
/// # What a token may be
///
/// Any letters and digits. A token usually decodes, as base64, to an account's number and a random
/// part, but keys without that form are in use, and whether a key is live only Cliniko can say.
///
/// # Traits that are missing
///
/// * `Display`, and a `Debug` with the token in it: a key must not get into a log by accident.
///   [`expose_key`](ApiKey::expose_key) prints it, and a search for `expose_` finds every such place.
/// * `PartialEq`, `Hash`, `Ord`: a comparison stops at the first byte that differs, so how long it takes
///   tells how far two secrets agree. Two keys can also be equal in one sense and not in another: `T` and
///   `T-au1` open the same account. Compare what [`expose_token`](ApiKey::expose_token) gives, by a function
///   made for that.
/// * `FromStr`: its value cannot borrow from the text. `TryFrom<&str>` can, and is [`ApiKey::parse`].
#[derive(Clone, Copy)]
pub struct ApiKey<'a> {
    /// ASCII letters and digits, at least one, at most [`ApiKey::MAX_TOKEN_LEN`].
    token: &'a [u8],
    shard: Shard,
    source: Source,
}

/// Where a key's shard is known from.
#[derive(Clone, Copy)]
enum Source {
    /// From the end of the key's own text. Only then does the header carry it.
    Suffix,
    /// From beside the key.
    Caller,
    /// From nowhere, so it is [`Shard::UNSUFFIXED`].
    Assumed,
}

impl<'a> ApiKey<'a> {
    /// The longest token, in bytes. The limit is this crate's and not Cliniko's, whose tokens have up to 72
    /// today; it may grow in a minor release.
    pub const MAX_TOKEN_LEN: usize = 128;

    /// The longest text that [`expose_key`](ApiKey::expose_key) prints, in bytes: a token, a hyphen and
    /// the four bytes that a shard's code may come to have. A pasted key may have two more, for a dash of
    /// three bytes in the hyphen's place.
    pub const MAX_KEY_LEN: usize = 133;

    /// Reads a key that is the whole text, byte for byte.
    ///
    /// Where a person pasted the text, [`parse_pasted`](ApiKey::parse_pasted) forgives what people
    /// paste around a key.
    ///
    /// # Errors
    ///
    /// [`ParseKeyErrorKind`] lists them, each with a text that causes it. A text of more than 135 bytes
    /// is refused without being read.
    pub const fn parse(text: &'a str) -> Result<ApiKey<'a>, ParseKeyError> {
        grammar::key(text.as_bytes(), Hyphens::Plain)
    }

    /// Reads a key that a person pasted, with what comes along when people paste.
    ///
    /// Until nothing changes, it removes white space and invisible characters at both ends, one `:` at
    /// the end (from `curl -u KEY:`) and one pair of quotes around the rest: `"…"`, `'…'`, `` `…` ``,
    /// `“…”` or `‘…’`. What is left is read as [`parse`](ApiKey::parse) reads it, except that the dashes
    /// which word processors put in a hyphen's place are taken for one.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let key = ApiKey::parse_pasted(" “MS0xLWl4SzYY–UK1”\n")?;
    /// assert_eq!(key.shard(), Shard::Uk1);
    /// assert_eq!(key.expose_key().to_string(), "MS0xLWl4SzYY-uk1");
    /// # Ok::<(), cliniko_core::ParseKeyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`parse`](ApiKey::parse), for what is left; the error's index counts in the text given. Where
    /// nothing is left it is [`ParseKeyErrorKind::Empty`].
    pub const fn parse_pasted(text: &'a str) -> Result<ApiKey<'a>, ParseKeyError> {
        let (start, left) = pasted::clean(text.as_bytes());
        match grammar::key(left, Hyphens::AnyDash) {
            Ok(key) => Ok(key),
            Err(error) => Err(error.moved_by(start)),
        }
    }

    /// Puts together a key whose token and shard are stored apart.
    ///
    /// Every token that a key can have is taken, even one that looks like a shard's code. The header of such
    /// a key is that of the token alone; [`Authorization`] says why that is as good.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let key = ApiKey::from_parts("MS0xLWl4SzYY", Shard::Ca1)?;
    /// assert_eq!(key.expose_key().to_string(), "MS0xLWl4SzYY-ca1");
    /// # Ok::<(), cliniko_core::ParseKeyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`ParseKeyError`] for a text that is no token: `Empty` (the empty text), `TooLong` (129 letters),
    /// `ExtraHyphen` (a whole key: `MS0xLWl4SzYY-uk1`), `Whitespace` (`MS0x LWl4`), `UnexpectedCharacter`
    /// (`MS0x:`).
    pub const fn from_parts(token: &'a str, shard: Shard) -> Result<ApiKey<'a>, ParseKeyError> {
        match grammar::token_alone(token.as_bytes()) {
            Ok(token) => Ok(ApiKey { token, shard, source: Source::Caller }),
            Err(error) => Err(error),
        }
    }

    /// The shard to send it to: the given one, or `au1`.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }

    /// The shard if one was given, by the suffix or by the caller. `None`: `au1` is assumed, which a form
    /// should say, since some software strips the suffix when it stores a key.
    #[must_use]
    pub const fn given_shard(&self) -> Option<Shard> {
        match self.source {
            Source::Suffix | Source::Caller => Some(self.shard),
            Source::Assumed => None,
        }
    }

    /// Gives a key without a suffix the shard that is known from beside it.
    ///
    /// It is for a key in one column and its shard in another, where some keys have their suffix and
    /// some do not. It changes where the key may go, and nothing in its header.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let key = ApiKey::parse("MS0xLWl4SzYY")?.with_shard(Shard::Uk3)?;
    /// assert_eq!(key.given_shard(), Some(Shard::Uk3));
    ///
    /// let contradiction = ApiKey::parse("MS0xLWl4SzYY-uk1")?.with_shard(Shard::Uk3).unwrap_err();
    /// assert_eq!(contradiction.to_string(), "expected shard uk1, found uk3");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`OtherShard`] if another shard was given before. An account that moved has a new shard, and a key
    /// that still names the old one is not mended here: take its token to
    /// [`from_parts`](ApiKey::from_parts).
    pub const fn with_shard(self, shard: Shard) -> Result<ApiKey<'a>, OtherShard> {
        match self.source {
            Source::Assumed => Ok(ApiKey { token: self.token, shard, source: Source::Caller }),
            Source::Suffix | Source::Caller => match OtherShard::check(self.shard, shard) {
                Ok(()) => Ok(self),
                Err(other) => Err(other),
            },
        }
    }

    /// Whether the token has under 32 bytes. No real key known is that short, so a form should warn that
    /// only a part may have been copied; it is no reason to refuse the key.
    #[must_use]
    pub const fn looks_truncated(&self) -> bool {
        self.token.len() < 32
    }

    /// The value of the header, for as long as a client lives.
    #[must_use]
    // Inline, so that a key that was just parsed stays in registers: to write it to memory and read it again
    // takes a fifth of the time of parsing and encoding.
    #[inline]
    pub const fn authorization(&self) -> Authorization {
        Authorization::new(self)
    }

    /// The token, without the suffix: what to store beside the shard.
    #[must_use]
    pub const fn expose_token(&self) -> &'a str {
        as_str(self.token)
    }

    /// The key in the one form to store: `TOKEN-shard`, or `TOKEN` where `au1` is only assumed.
    ///
    /// [`ApiKey::parse`] reads it again, to the same token, shard and given shard. Where the shard came from
    /// beside the key, the header of the key read again has the suffix and so is another, equally good one.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let assumed = ApiKey::parse("MS0xLWl4SzYY")?;
    /// assert_eq!(assumed.expose_key().to_string(), "MS0xLWl4SzYY");
    ///
    /// let moved = ApiKey::from_parts(assumed.expose_token(), Shard::Ca1)?;
    /// assert_eq!(moved.expose_key().to_string(), "MS0xLWl4SzYY-ca1");
    /// # Ok::<(), cliniko_core::ParseKeyError>(())
    /// ```
    #[must_use]
    pub const fn expose_key(&self) -> ExposedKey<'a> {
        ExposedKey { key: *self }
    }

    /// The token's bytes.
    pub(crate) const fn token(&self) -> &'a [u8] {
        self.token
    }

    /// Whether the text had a suffix.
    pub(crate) const fn has_suffix(&self) -> bool {
        matches!(self.source, Source::Suffix)
    }
}

impl<'a> TryFrom<&'a str> for ApiKey<'a> {
    type Error = ParseKeyError;

    /// As [`ApiKey::parse`].
    fn try_from(text: &'a str) -> Result<ApiKey<'a>, ParseKeyError> {
        ApiKey::parse(text)
    }
}

/// Shows the shard and whether it was given, never the token.
impl fmt::Debug for ApiKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiKey")
            .field("shard", &self.shard)
            .field("given", &self.given_shard().is_some())
            .finish_non_exhaustive()
    }
}

/// A key that is meant to be seen or stored; its `Display` prints all of it.
///
/// [`ApiKey::expose_key`] makes it. It has no `Debug`: that would put a key into a log by accident.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it would show the secret")]
pub struct ExposedKey<'a> {
    key: ApiKey<'a>,
}

impl fmt::Display for ExposedKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key.expose_token())?;
        match self.key.given_shard() {
            Some(shard) => write!(f, "-{shard}"),
            None => Ok(()),
        }
    }
}
