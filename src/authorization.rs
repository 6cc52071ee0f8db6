//! The header that carries a key.

use core::fmt;

use crate::syntax::base64::{character, group_count, load_groups, spread};
use crate::syntax::bytes::split_at;
use crate::syntax::utf8::as_str;
use crate::{ApiKey, ApiUrl, Shard, ShardMismatch};

/// The value of a request's `Authorization` header, and the shard that it may be sent to.
///
/// A client makes it once from an [`ApiKey`] and keeps it: it owns its data, inline.
///
/// ```
/// use cliniko_core::{ApiKey, Authorization, Shard};
///
/// struct Client {
///     authorization: Authorization,
/// }
///
/// let pasted = String::from("MS0xLWl4SzYY-uk1\n");
/// let client = Client { authorization: ApiKey::parse_pasted(&pasted)?.authorization() };
/// drop(pasted);
///
/// let url = client.authorization.shard().api_url(&["patients"])?;
/// let value = client.authorization.expose_value_for(&url)?;
/// assert_eq!(value, "Basic TVMweExXbDRTellZLXVrMTo=");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The value is that of RFC 7617 with the key as the user-id and an empty password, as Cliniko's documentation asks:
/// `Basic`, a space, and the base64 of the key and a colon. The key in it has its suffix, in lower case, exactly if
/// the parsed string had one. A shard that the caller gave, by [`from_parts`](ApiKey::from_parts) or
/// [`with_shard`](ApiKey::with_shard), decides where the key may be sent and is not in the header. Cliniko accepts
/// keys "either with or without the shard suffix".
///
/// There is no `PartialEq`, for the reason that [`ApiKey`] has none, and no `Display`: methods that reveal the value
/// start with `expose_`. The layout is not a promise.
#[derive(Clone)]
#[repr(C, align(8))]
pub struct Authorization {
    /// [`START`], then base64.
    value: [u8; CAPACITY],
    /// The length with the spaces.
    len: u8,
    shard: Shard,
    assumed: bool,
}

/// Two spaces that are not part of the value, the authentication scheme of RFC 7617, and a space.
///
/// The spaces align the base64 to eight bytes, so that `str::from_utf8` reads whole stored words.
const START: &[u8; 8] = b"  Basic ";

/// Room for the last block of sixteen characters, which the longest credentials fill in part.
const CAPACITY: usize = 200;
/// The last index at which sixteen characters fit: by this bound, compilers drop their range checks.
const LAST_BLOCK: usize = CAPACITY - 16;
const _: () =
    assert!(Authorization::MAX_LEN + 2 == START.len() + 4 * group_count(ApiKey::MAX_KEY_LEN + 1));
const _: () = assert!(CAPACITY >= (Authorization::MAX_LEN + 2).next_multiple_of(16));

impl Authorization {
    /// The name of the header, in lower case: `authorization`.
    pub const NAME: &'static str = "authorization";

    /// The longest value, in bytes.
    pub const MAX_LEN: usize = 186;

    // Inlined for the reason that `ApiKey::authorization` is.
    #[inline]
    pub(crate) const fn new(key: &ApiKey<'_>) -> Authorization {
        // unconditional: a branch would compile to a jump table
        let code = key.shard().padded_code();
        let suffix = if key.has_suffix() { Some(code) } else { None };
        Authorization::encode(key.token(), suffix, key.shard(), key.given_shard().is_none())
    }

    /// The header for a token and the [padded code](Shard::padded_code) after it.
    ///
    /// Written in place, by index: through `&mut`, compilers build the value elsewhere and copy it.
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "the token's length bounds all lengths and indices, as compilers see too"
    )]
    const fn encode(
        token: &[u8],
        suffix: Option<[u8; 4]>,
        shard: Shard,
        assumed: bool,
    ) -> Authorization {
        let (mut end, end_len) = end_of_credentials(suffix);
        // Always the first arm; it tells compilers the bound.
        let token_len = match token.len() {
            len @ ..ApiKey::MAX_TOKEN_LEN => len,
            _ => ApiKey::MAX_TOKEN_LEN,
        };
        let credentials_len = token_len + end_len;
        let group_count = group_count(credentials_len);
        let padded_len = START.len() + 4 * group_count;

        let [len, ..] = padded_len.to_le_bytes();
        let mut this = Authorization { value: [0; CAPACITY], len, shard, assumed };
        let mut at = 0;
        while at < START.len() {
            this.value[at] = START[at];
            at += 1;
        }

        // The first pass: the token by blocks of four groups, by groups, and its last bytes together with the end.
        let mut rest = token;
        while at <= LAST_BLOCK {
            let Some((block, further)) = rest.split_first_chunk() else { break };
            let groups = load_groups(block);
            let mut lane = 0;
            while lane < groups.len() {
                let sixes = spread(groups[lane]);
                let mut i = 0;
                while i < sixes.len() {
                    this.value[at + 4 * lane + i] = sixes[i];
                    i += 1;
                }
                lane += 1;
            }
            at += 16;
            rest = further;
        }
        while at <= LAST_BLOCK {
            let Some(([a, b, c], further)) = rest.split_first_chunk() else { break };
            let sixes = spread(u32::from_be_bytes([*a, *b, *c, 0]));
            let mut i = 0;
            while i < sixes.len() {
                this.value[at + i] = sixes[i];
                i += 1;
            }
            at += 4;
            rest = further;
        }
        end = match rest {
            [a] => (end >> 8) | ((*a as u64) << 56),
            [a, b] => (end >> 16) | ((*a as u64) << 56) | ((*b as u64) << 48),
            _ => end,
        };
        let mut i = 0;
        while i < 12 && at <= LAST_BLOCK {
            this.value[at + i] = spread(((end << (i / 4 * 24)) >> 32) as u32)[i % 4];
            i += 1;
        }

        // The second pass: from sixes to characters.
        let mut at = START.len();
        while at < padded_len && at <= LAST_BLOCK {
            let mut i = 0;
            while i < 16 {
                this.value[at + i] = character(this.value[at + i]);
                i += 1;
            }
            at += 16;
        }
        // Both are always written; those that are not needed fall behind the value.
        let end_of_bits = START.len() + group_count + credentials_len;
        this.value[end_of_bits] = b'=';
        this.value[end_of_bits + 1] = b'=';
        this
    }

    /// The shard of the key.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }

    /// The value for a request to `url`, if that is on the shard of the key.
    ///
    /// A client that takes the header only from here cannot send a key to a wrong host by mistake.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let authorization = ApiKey::parse("MS0xLWl4SzYY-uk1")?.authorization();
    /// let other = Shard::Au1.api_url(&["patients"])?;
    /// let error = authorization.expose_value_for(&other).unwrap_err();
    /// assert_eq!(error.to_string(), "the key is for shard uk1, not au1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ShardMismatch`] for a URL of another shard.
    pub const fn expose_value_for(&self, url: &ApiUrl<'_>) -> Result<&str, ShardMismatch> {
        match ShardMismatch::check(self.shard, url.shard()) {
            Ok(()) => Ok(self.expose_value()),
            Err(mismatch) => Err(mismatch),
        }
    }

    /// The value, for a caller that has checked the destination; [`expose_value_for`](Authorization::expose_value_for)
    /// checks it.
    ///
    /// Mark it as sensitive if the HTTP library allows it: many print headers in `Debug`.
    #[must_use]
    pub const fn expose_value(&self) -> &str {
        as_str(split_at(&self.value, self.len as usize).0).trim_ascii_start()
    }

    /// What the user should check after a 401: a few sentences for a form.
    ///
    /// The server answers a key of another shard as it answers a bad key, so the sentences differ if `au1` was only
    /// assumed.
    ///
    /// ```
    /// use cliniko_core::ApiKey;
    ///
    /// let help = ApiKey::parse("MS0xLWl4SzYY")?.authorization().unauthorized_help();
    /// assert!(help.starts_with("Cliniko did not accept the key. It does not end in a hyphen and a shard"));
    /// # Ok::<(), cliniko_core::ParseKeyError>(())
    /// ```
    #[must_use]
    pub const fn unauthorized_help(&self) -> &'static str {
        if self.assumed {
            "Cliniko did not accept the key. It does not end in a hyphen and a shard, so au1 was assumed: look at the \
             web address you use for Cliniko, and if it has another shard before .cliniko.com, enter that address \
             too. Otherwise check that the whole key was pasted and that it still exists in Cliniko."
        } else {
            "Cliniko did not accept the key. Check that the whole key was pasted, that it still exists in Cliniko, \
             and that its shard is the one in the web address you use for Cliniko: the shard changes when an account \
             moves."
        }
    }

    /// What the user should check after a 403: the key is good, but the role of its user is not enough.
    #[must_use]
    pub const fn forbidden_help(&self) -> &'static str {
        "The key is good, but its user may not do this in Cliniko: a key has the permissions of its user. Ask an \
         administrator of the account to give the user a role that allows it, or use another user's key."
    }
}

/// Shows the shard, never the value.
impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").field("shard", &self.shard).finish_non_exhaustive()
    }
}

/// The hyphen, the padded code if there is one, and the colon, as a number whose highest byte is the first; and their
/// length.
const fn end_of_credentials(suffix: Option<[u8; 4]>) -> (u64, usize) {
    let (bytes, len) = match suffix {
        None => ([b':', 0, 0, 0, 0, 0, 0, 0], 1),
        Some([a, b, c, 0]) => ([b'-', a, b, c, b':', 0, 0, 0], 5),
        Some([a, b, c, d]) => ([b'-', a, b, c, d, b':', 0, 0], 6),
    };
    (u64::from_be_bytes(bytes), len)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "a test fails by panicking"
    )]

    extern crate std;

    use std::string::ToString as _;

    use super::*;
    use crate::syntax::base64::tests::{BYTES, naive};

    /// No shard has such a code yet.
    #[test]
    fn a_code_of_four_bytes() {
        for len in 1..=ApiKey::MAX_TOKEN_LEN {
            let token = "z".repeat(len);
            let expected = "Basic ".to_string() + &naive((token.clone() + "-au10:").as_bytes());
            let suffix = Some(*b"au10");
            let made = Authorization::encode(token.as_bytes(), suffix, Shard::Au1, false);
            assert_eq!(made.expose_value(), expected);
            assert!(expected.len() <= Authorization::MAX_LEN);
        }
        assert_eq!(Authorization::MAX_LEN, 186);
    }

    #[test]
    fn every_length_of_token() {
        let text = as_str(&BYTES[..62]).repeat(3);
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
                    let value = value.as_ref().map(Authorization::expose_value);
                    let expected = "Basic ".to_string() + &naive(credentials.as_bytes());
                    assert_eq!(value, Ok(expected.as_str()), "{credentials}");
                }
            }
        }
    }
}
