//! The shards that Cliniko is known to have.

use core::fmt;
use core::str::FromStr;

use crate::Region;
use crate::text::{as_str, strip_prefix_ignore_ascii_case};

/// Declares [`Shard`] and all that differs from shard to shard.
///
/// A macro, so that a new shard is one new line. It goes to the end, whatever its region, because the
/// order is that of the discriminants and of `Ord`.
macro_rules! shards {
    ($($name:ident, $code:literal, $region:ident;)*) => {
        /// A shard: one of Cliniko's separate installations, each with a host of its own.
        ///
        /// The set is closed: there is no value for "some other shard", since a text that became one
        /// could name a stranger's host. It grows as Cliniko's does, in a minor release, at the end.
        /// There is no `Default` either: `au1` is assumed for a key without a suffix and nowhere else,
        /// never for a field that nobody filled in.
        ///
        /// ```
        /// use cliniko_core::Shard;
        ///
        /// let shard = Shard::from_code("UK1")?;
        /// assert_eq!(shard, Shard::Uk1);
        /// assert_eq!(shard.to_string(), "uk1");
        /// assert_eq!(shard.api_base_url(), "https://api.uk1.cliniko.com/v1");
        /// # Ok::<(), cliniko_core::ParseShardError>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Shard {
            $(
                #[doc = concat!("`", $code, "`, in [`Region::", stringify!($region), "`].")]
                $name,
            )*
        }

        impl Shard {
            /// Every shard, in the order of declaration.
            pub const ALL: &'static [Shard] = &[$(Shard::$name),*];

            /// Its code, in lower case: `uk1`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Shard::$name => $code,)*
                }
            }

            /// The region whose accounts it holds.
            #[must_use]
            pub const fn region(self) -> Region {
                match self {
                    $(Shard::$name => Region::$region,)*
                }
            }

            /// The host of its API: `api.uk1.cliniko.com`.
            #[must_use]
            pub const fn api_host(self) -> &'static str {
                match self {
                    $(Shard::$name => concat!("api.", $code, ".cliniko.com"),)*
                }
            }

            /// The URL that every path of its API comes below: `https://api.uk1.cliniko.com/v1`.
            ///
            /// [`api_url`](Shard::api_url) adds a path to it, and
            /// [`with_query`](crate::ApiUrl::with_query) a query.
            #[must_use]
            pub const fn api_base_url(self) -> &'static str {
                match self {
                    $(Shard::$name => concat!("https://api.", $code, ".cliniko.com/v1"),)*
                }
            }

            /// Its code, [padded](padded).
            pub(crate) const fn padded_code(self) -> [u8; 4] {
                match self {
                    $(Shard::$name => const { padded($code.as_bytes()).expect("a well-formed code") },)*
                }
            }
        }
    };
}

shards! {
    Au1, "au1", Australia;
    Au2, "au2", Australia;
    Au3, "au3", Australia;
    Au4, "au4", Australia;
    Au5, "au5", Australia;
    Ca1, "ca1", Canada;
    Eu1, "eu1", Europe;
    Uk1, "uk1", UnitedKingdom;
    Uk2, "uk2", UnitedKingdom;
    Uk3, "uk3", UnitedKingdom;
    Us1, "us1", UnitedStates;
}

impl Shard {
    /// Where keys without a suffix belong: they are older than the shards, and `au1` is what was there
    /// before (Cliniko's guide "Base URL & shards").
    pub const UNSUFFIXED: Shard = Shard::Au1;

    /// The shard with this code: two letters and one or two digits, in either case, and nothing else.
    ///
    /// Cliniko's guide prints the pattern `/\w{2}\d{1,2}/i`, which finds a shard in `__99` and in
    /// `x.org/uk1`; here the whole text has to be the code of a known shard.
    ///
    /// # Errors
    ///
    /// [`ParseShardError::Malformed`] for a text that is not a code (`uk`, `uk 1`, the empty text),
    /// [`ParseShardError::Unknown`] for the code of no known shard (`uk9`).
    pub const fn from_code(code: &str) -> Result<Shard, ParseShardError> {
        Shard::read(code.as_bytes())
    }

    pub(crate) const fn read(code: &[u8]) -> Result<Shard, ParseShardError> {
        let Some(bytes) = padded(code) else { return Err(ParseShardError::Malformed) };
        let mut shards = Shard::ALL;
        while let [shard, rest @ ..] = shards {
            // As numbers, since `==` on arrays is not `const`.
            if u32::from_ne_bytes(shard.padded_code()) == u32::from_ne_bytes(bytes) {
                return Ok(*shard);
            }
            shards = rest;
        }
        Err(ParseShardError::Unknown(ShardCode { bytes }))
    }

    /// `==`, which on an enum is not `const`.
    pub(crate) const fn is(self, other: Shard) -> bool {
        self as u8 == other as u8
    }

    /// Whether some shard's code begins with `text`, in either case: more text could complete it.
    pub(crate) const fn any_begins_with(text: &[u8]) -> bool {
        let mut shards = Shard::ALL;
        while let [shard, rest @ ..] = shards {
            if strip_prefix_ignore_ascii_case(shard.as_str().as_bytes(), text).is_some() {
                return true;
            }
            shards = rest;
        }
        false
    }
}

/// A well-formed code in lower case, filled up with zero.
///
/// ```text
/// shard  = 2ALPHA 1*2DIGIT
/// ```
const fn padded(code: &[u8]) -> Option<[u8; 4]> {
    let (a, b, c, d) = match *code {
        [a, b, c] => (a, b, c, 0),
        [a, b, c, d] if d.is_ascii_digit() => (a, b, c, d),
        _ => return None,
    };
    if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() {
        Some([a | 0x20, b | 0x20, c, d])
    } else {
        None
    }
}

impl FromStr for Shard {
    type Err = ParseShardError;

    /// As [`Shard::from_code`].
    fn from_str(code: &str) -> Result<Shard, ParseShardError> {
        Shard::from_code(code)
    }
}

impl TryFrom<&str> for Shard {
    type Error = ParseShardError;

    /// As [`Shard::from_code`].
    fn try_from(code: &str) -> Result<Shard, ParseShardError> {
        Shard::from_code(code)
    }
}

impl AsRef<str> for Shard {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Two letters and one or two digits, in lower case, that name no known shard.
///
/// It only comes out of an error, and nothing can be built from it: it is for a message, or for
/// counting which shard this software should learn next.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShardCode {
    /// Filled up with zero.
    bytes: [u8; 4],
}

impl ShardCode {
    /// The code, in lower case: `uk9`.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match &self.bytes {
            [code @ .., 0] => as_str(code),
            code => as_str(code),
        }
    }
}

impl fmt::Display for ShardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ShardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not by the `Debug` of `str`: nothing here needs its escapes, and a compiler cannot see that they
        // do not panic.
        write!(f, "ShardCode(\"{self}\")")
    }
}

/// Why a text is not the code of a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseShardError {
    /// Not two letters and one or two digits: `uk`, `uk 1`, `london`.
    Malformed,
    /// A code, but of no shard that this version knows: `uk9`.
    Unknown(ShardCode),
}

impl ParseShardError {
    /// What the person who entered the code should do next: a sentence or two for a form.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            ParseShardError::Malformed => {
                "Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of \
                 a Cliniko API key and in the web address you use for Cliniko."
            }
            ParseShardError::Unknown(_) => UNKNOWN_SHARD_HELP,
        }
    }
}

/// For an unknown shard, wherever it was met. The text may well be right, so it asks nobody to mend it.
pub(crate) const UNKNOWN_SHARD_HELP: &str = "This software does not know that shard yet and needs an \
    update. Ask whoever provides it for a newer version.";

impl fmt::Display for ParseShardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseShardError::Malformed => f.write_str("malformed shard code"),
            ParseShardError::Unknown(code) => write!(f, "unknown shard {code}"),
        }
    }
}

impl core::error::Error for ParseShardError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Among them those that the bit for lower case makes letters of.
    #[test]
    fn every_byte_in_every_place_of_a_code() {
        for byte in 0..=u8::MAX {
            let lower = byte.to_ascii_lowercase();
            let letter = byte.is_ascii_alphabetic();
            let digit = byte.is_ascii_digit();
            for (code, well_formed, expected) in [
                (&[byte, b'K', b'1'][..], letter, [lower, b'k', b'1', 0]),
                (&[b'U', byte, b'1'], letter, [b'u', lower, b'1', 0]),
                (&[b'u', b'k', byte], digit, [b'u', b'k', byte, 0]),
                (&[byte, b'K', b'1', b'0'], letter, [lower, b'k', b'1', b'0']),
                (&[b'U', byte, b'1', b'0'], letter, [b'u', lower, b'1', b'0']),
                (&[b'u', b'k', byte, b'0'], digit, [b'u', b'k', byte, b'0']),
                (&[b'u', b'k', b'1', byte], digit, [b'u', b'k', b'1', byte]),
            ] {
                assert_eq!(padded(code), well_formed.then_some(expected), "{code:?}");
            }
        }
    }

    #[test]
    fn no_other_length_is_a_code() {
        for code in ["", "u", "uk", "uk100"] {
            assert_eq!(padded(code.as_bytes()), None);
        }
    }

    #[test]
    fn beginnings_of_a_code() {
        for text in ["", "u", "U", "uk", "Uk", "uk1", "UK1", "c", "us"] {
            assert!(Shard::any_begins_with(text.as_bytes()), "{text}");
        }
        for text in ["x", "1", "ux", "uk9", "uk10", "k1", "-", "\0"] {
            assert!(!Shard::any_begins_with(text.as_bytes()), "{text}");
        }
    }
}
