//! API keys.

mod error;
mod grammar;
mod pasted;

use core::fmt;

pub use self::error::{ParseKeyError, ParseKeyErrorKind};
use self::grammar::Hyphens;
use crate::syntax::utf8::as_str;
use crate::{Authorization, Shard, ShardMismatch};

/// A Cliniko API key: a token, and the shard of its account.
///
/// ```text
/// key    = token [ "-" shard ]
/// token  = 1*128( ALPHA / DIGIT )           ; ASCII
/// shard  = 2ALPHA 1*2DIGIT                  ; either case, one of the known shards
/// ```
///
/// It borrows the string that it was parsed from. A client keeps the [`Authorization`] instead.
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
/// Any letters and digits. A token is usually the base64 of a number and a random part, but keys of other forms are in
/// use, and only Cliniko knows whether a key is live.
///
/// # Traits that are missing
///
/// * `Display`, and a `Debug` with the token in it: a key must not get into a log by accident.
///   [`expose_key`](ApiKey::expose_key) prints it, and a search for `expose_` finds every such place.
/// * `PartialEq`, `Hash`, `Ord`: a comparison stops at the first byte that differs, so its duration reveals how many
///   leading bytes match. Two keys can also be equal in one sense and not in another: `T` and `T-au1` open the same
///   account. Compare what [`expose_token`](ApiKey::expose_token) returns, with a constant-time function.
/// * `FromStr`: its value cannot borrow from the string. `TryFrom<&str>` can, and is [`ApiKey::parse`].
#[derive(Clone, Copy)]
pub struct ApiKey<'a> {
    /// ASCII letters and digits, at least one, at most [`ApiKey::MAX_TOKEN_LEN`].
    token: &'a [u8],
    shard: Shard,
    source: ShardSource,
}

/// How the shard of a key is known.
#[derive(Clone, Copy)]
enum ShardSource {
    /// By the suffix of the string that was parsed. Only then does the header carry it.
    Suffix,
    /// By the caller.
    Caller,
    /// Not given, so it is [`Shard::UNSUFFIXED`].
    Assumed,
}

impl<'a> ApiKey<'a> {
    /// The longest token, in bytes. The limit is this crate's and not Cliniko's, whose tokens have up to 72
    /// today; it may grow in a minor release.
    pub const MAX_TOKEN_LEN: usize = 128;

    /// The longest string that [`expose_key`](ApiKey::expose_key) displays, in bytes: a token, a hyphen and a code of
    /// four bytes. A pasted key may have two more, for a dash of three bytes in place of the hyphen.
    pub const MAX_KEY_LEN: usize = 133;

    /// Parses a key that is the whole string, byte for byte.
    ///
    /// For a string that a user pasted, [`parse_pasted`](ApiKey::parse_pasted) removes what is often pasted with a key.
    ///
    /// # Errors
    ///
    /// [`ParseKeyErrorKind`] lists them, each with an input that causes it. An input of more than 135 bytes is refused
    /// without being read.
    pub const fn parse(text: &'a str) -> Result<ApiKey<'a>, ParseKeyError> {
        grammar::key(text.as_bytes(), Hyphens::Plain)
    }

    /// Parses a key that a user pasted.
    ///
    /// Removes, until nothing changes, white space and invisible characters at both ends, one `:` at the end (from
    /// `curl -u KEY:`) and one pair of quotes around the rest: `"…"`, `'…'`, `` `…` ``, `“…”` or `‘…’`. The stripped
    /// input is read as [`parse`](ApiKey::parse) does, except that U+2010 to U+2015, U+2212, U+FE58, U+FE63 and
    /// U+FF0D are read as hyphens.
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
    /// As for [`parse`](ApiKey::parse), of the stripped input; the index counts in the string given. If the stripped
    /// input is empty, [`ParseKeyErrorKind::Empty`] at 0.
    pub const fn parse_pasted(text: &'a str) -> Result<ApiKey<'a>, ParseKeyError> {
        let (start, stripped) = pasted::strip_wrapping(text.as_bytes());
        match grammar::key(stripped, Hyphens::AnyDash) {
            Ok(key) => Ok(key),
            Err(error) => Err(error.offset_by(start)),
        }
    }

    /// Puts together a key whose token and shard are stored apart.
    ///
    /// Every token that a key can have is accepted, even one that looks like the code of a shard. The header of such
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
    /// A [`ParseKeyError`] for a string that is not a token: `Empty` (the empty string), `TooLong` (129 letters),
    /// `ExtraHyphen` (a whole key: `MS0xLWl4SzYY-uk1`), `Whitespace` (`MS0x LWl4`), `UnexpectedCharacter`
    /// (`MS0x:`).
    pub const fn from_parts(token: &'a str, shard: Shard) -> Result<ApiKey<'a>, ParseKeyError> {
        match grammar::token_alone(token.as_bytes()) {
            Ok(token) => Ok(ApiKey { token, shard, source: ShardSource::Caller }),
            Err(error) => Err(error),
        }
    }

    /// The shard to send it to: the given one, or `au1`.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }

    /// The shard if one was given, by the suffix or by the caller. `None` means that `au1` is assumed, which a form
    /// should say: some software strips the suffix when it stores a key.
    #[must_use]
    pub const fn given_shard(&self) -> Option<Shard> {
        match self.source {
            ShardSource::Suffix | ShardSource::Caller => Some(self.shard),
            ShardSource::Assumed => None,
        }
    }

    /// The shard whose code the token ends in, in either case, if no shard was given: the hyphen may have been lost.
    ///
    /// About one key in 5,000 ends so by chance: a form should ask, not refuse. If the hyphen was lost,
    /// [`with_shard`](ApiKey::with_shard) would leave the code in the token: the guide on
    /// [a form](crate::guide::form#a-lost-hyphen) inserts the hyphen.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let key = ApiKey::parse("MS0xLWl4SzYYuk1")?;
    /// assert_eq!((key.shard(), key.suspected_shard()), (Shard::Au1, Some(Shard::Uk1)));
    /// # Ok::<(), cliniko_core::ParseKeyError>(())
    /// ```
    #[must_use]
    pub const fn suspected_shard(&self) -> Option<Shard> {
        match self.source {
            ShardSource::Suffix | ShardSource::Caller => None,
            ShardSource::Assumed => Shard::at_end_of(self.token),
        }
    }

    /// Adds a shard that is known from elsewhere, such as a second column or the clinic's address. A key that names
    /// its shard keeps it, and refuses another.
    ///
    /// It changes which URLs the key may be sent to, not its header.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let key = ApiKey::parse("MS0xLWl4SzYY")?.with_shard(Shard::Uk3)?;
    /// assert_eq!(key.given_shard(), Some(Shard::Uk3));
    ///
    /// let contradiction = ApiKey::parse("MS0xLWl4SzYY-uk1")?.with_shard(Shard::Uk3).unwrap_err();
    /// assert_eq!(contradiction.to_string(), "the key is for shard uk1, not uk3");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ShardMismatch`] if another shard was given before. The key of an account that moved still names the old one:
    /// pass its token to [`from_parts`](ApiKey::from_parts).
    pub const fn with_shard(self, shard: Shard) -> Result<ApiKey<'a>, ShardMismatch> {
        match self.source {
            ShardSource::Assumed => {
                Ok(ApiKey { token: self.token, shard, source: ShardSource::Caller })
            }
            ShardSource::Suffix | ShardSource::Caller => {
                match ShardMismatch::check(self.shard, shard) {
                    Ok(()) => Ok(self),
                    Err(mismatch) => Err(mismatch),
                }
            }
        }
    }

    /// Whether the token has fewer than 32 bytes. No real key known is that short, so a form should warn that part of
    /// the key may be missing; it is not a reason to refuse it.
    #[must_use]
    pub const fn looks_truncated(&self) -> bool {
        self.token.len() < 32
    }

    /// The header that carries the key, to be kept by a client.
    #[must_use]
    // Keeps a key that was just parsed in registers: a fifth of the time of parsing and encoding.
    #[inline]
    pub const fn authorization(&self) -> Authorization {
        Authorization::new(self)
    }

    /// The token, without the suffix: to be stored with the [given shard](ApiKey::given_shard).
    #[must_use]
    pub const fn expose_token(&self) -> &'a str {
        as_str(self.token)
    }

    /// The key as one string to store: `TOKEN-shard`, or `TOKEN` if `au1` is only assumed.
    ///
    /// [`ApiKey::parse`] reads it again, to the same token, shard and given shard. If the caller gave the shard, the
    /// header of the key that is read again has the suffix: a different, equally good one.
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

    /// Whether the string that was parsed had a suffix.
    pub(crate) const fn has_suffix(&self) -> bool {
        matches!(self.source, ShardSource::Suffix)
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
/// [`ApiKey::expose_key`] returns it. It has no `Debug`, which would put a key into a log by accident. `Display`
/// ignores width and alignment.
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
