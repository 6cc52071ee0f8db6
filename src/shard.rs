//! The known shards of Cliniko, and their codes.
//!
//! The URLs of a shard are methods of [`Shard`] too, each beside the type that it returns: `api_url.rs`, `link.rs` and
//! `account_url.rs` extend `Shard`.

use core::fmt;
use core::str::FromStr;

use crate::Region;
use crate::syntax::bytes::{strip_prefix_ignore_ascii_case, strip_suffix_ignore_ascii_case};
use crate::syntax::utf8::as_str;

/// Declares [`Shard`] and everything that differs from shard to shard.
///
/// A macro, so that a new shard is one new line. The line goes to the end, whatever its region: the order is that of
/// the discriminants and of `Ord`.
macro_rules! shards {
    ($($name:ident, $code:literal, $region:ident;)*) => {
        /// A shard: one of Cliniko's separate installations, each with a host of its own.
        ///
        /// The set is closed: a value for "some other shard" could name an untrusted host. A shard that Cliniko adds is
        /// added here in a minor release, at the end. There is no `Default` either: `au1` is assumed for a key without
        /// a suffix, never for a field that was left empty.
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

            /// Its region.
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

            /// The base URL of its API: `https://api.uk1.cliniko.com/v1`.
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

// From Cliniko's guides "Base URL & shards" and "Sharding"; `au5` from public booking pages.
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
    /// The shard of keys without a suffix, which are older than shards (Cliniko's guide "Base URL & shards").
    pub const UNSUFFIXED: Shard = Shard::Au1;

    /// The shard with exactly this code, ignoring ASCII case. Trim what a user typed, or let the user choose from
    /// [`Shard::ALL`].
    ///
    /// Cliniko's guide prints the pattern `/\w{2}\d{1,2}/i`, which matches in `__99` and in `x.org/uk1` too; here the
    /// whole string has to be the code of a known shard.
    ///
    /// # Errors
    ///
    /// [`ParseShardError::Malformed`] for a string that is not two letters and one or two digits (`uk`, `uk 1`, the
    /// empty string), [`ParseShardError::Unknown`] for the code of no known shard (`uk9`).
    pub const fn from_code(code: &str) -> Result<Shard, ParseShardError> {
        Shard::from_bytes(code.as_bytes())
    }

    #[inline]
    pub(crate) const fn from_bytes(code: &[u8]) -> Result<Shard, ParseShardError> {
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
    pub(crate) const fn const_eq(self, other: Shard) -> bool {
        self as u8 == other as u8
    }

    /// Whether the code of some shard starts with `prefix`, ignoring ASCII case.
    pub(crate) const fn any_starts_with(prefix: &[u8]) -> bool {
        let mut shards = Shard::ALL;
        while let [shard, rest @ ..] = shards {
            if strip_prefix_ignore_ascii_case(shard.as_str().as_bytes(), prefix).is_some() {
                return true;
            }
            shards = rest;
        }
        false
    }

    /// The shard whose code `input` ends in, ignoring ASCII case, with at least one byte before it.
    pub(crate) const fn at_end_of(input: &[u8]) -> Option<Shard> {
        let mut shards = Shard::ALL;
        while let [shard, rest @ ..] = shards {
            let code = shard.as_str().as_bytes();
            if let Some([_, ..]) = strip_suffix_ignore_ascii_case(input, code) {
                return Some(*shard);
            }
            shards = rest;
        }
        None
    }
}

/// A well-formed code in lower case, padded with zero.
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

/// Honours width and alignment.
impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Two letters and one or two digits, in lower case, that name no known shard.
///
/// It only comes with an error, and no URL can be built from it: it is for messages and metrics.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShardCode {
    /// Padded with zero.
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

/// Honours width and alignment.
impl fmt::Display for ShardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ShardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `Debug` of `str` leaves a panic in the binary.
        write!(f, "ShardCode(\"{self}\")")
    }
}

/// Why a string is not the code of a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseShardError {
    /// Not two letters and one or two digits: `uk`, `uk 1`, `london`.
    Malformed,
    /// The code of no shard that this version knows: `uk9`.
    Unknown(ShardCode),
}

impl ParseShardError {
    /// Its stable name, `shard_malformed` or `shard_unknown`: for JSON, metrics and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            ParseShardError::Malformed => "shard_malformed",
            ParseShardError::Unknown(_) => "shard_unknown",
        }
    }

    /// What the user who entered the code should do next: a sentence or two for a form.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            ParseShardError::Malformed => {
                "Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of a Cliniko \
                 API key and in the web address you use for Cliniko."
            }
            ParseShardError::Unknown(_) => {
                "Check the shard: this software knows none with this code. If it is right, this software needs an \
                 update: ask whoever provides it."
            }
        }
    }
}

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
    extern crate std;

    use std::borrow::ToOwned as _;
    use std::format;

    use super::*;

    /// Including those that the bit for lower case turns into letters.
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
    fn prefixes_of_a_code() {
        for prefix in ["", "u", "U", "uk", "Uk", "uk1", "UK1", "c", "us"] {
            assert!(Shard::any_starts_with(prefix.as_bytes()), "{prefix}");
        }
        for input in ["x", "1", "ux", "uk9", "uk10", "k1", "-", "\0"] {
            assert!(!Shard::any_starts_with(input.as_bytes()), "{input}");
        }
    }

    #[test]
    fn codes_at_the_end() {
        for shard in Shard::ALL {
            for code in [shard.as_str().to_owned(), shard.as_str().to_ascii_uppercase()] {
                assert_eq!(Shard::at_end_of(format!("-{code}").as_bytes()), Some(*shard));
                assert_eq!(Shard::at_end_of(code.as_bytes()), None, "the code alone");
            }
        }
        for input in ["", "x", "xuk9", "xuk", "uk1x"] {
            assert_eq!(Shard::at_end_of(input.as_bytes()), None, "{input}");
        }
    }
}
