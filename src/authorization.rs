//! The header that carries a key.

use core::fmt;

use crate::base64::{characters, group_count, groups};
use crate::text::{as_str, split_at};
use crate::{ApiKey, ApiUrl, OtherShard, Shard};

/// The value of a request's `Authorization` header, and the shard that it may be sent to.
///
/// It is made once from an [`ApiKey`] and kept for as long as the client lives: it owns its text, inline,
/// and borrows nothing.
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
/// The value is that of RFC 7617 with the key as the user-id and an empty password, as Cliniko's
/// documentation asks: `Basic`, a space, and the base64 of the key and a colon. The key in it has its
/// suffix, in lower case, exactly when the text that was parsed had one. A shard from elsewhere, by
/// [`from_parts`](ApiKey::from_parts) or [`with_shard`](ApiKey::with_shard), decides where the key may go and
/// is not in the header. Cliniko's documentation takes keys "either with or without the shard suffix".
///
/// There is no `PartialEq`: how long a comparison takes tells how far two secrets agree. Nor is there a
/// `Display`: what reveals the value starts with `expose_`.
// The value comes first, on a boundary of eight bytes: `str::from_utf8` reads it by words then.
#[derive(Clone)]
#[repr(C, align(8))]
pub struct Authorization {
    /// The value, and what was written after it in passing.
    value: [u8; ROOM],
    len: u8,
    shard: Shard,
    assumed: bool,
}

/// The authentication scheme of RFC 7617 and the space after it.
const SCHEME: &[u8; 6] = b"Basic ";

/// Room for the blocks of sixteen characters that the longest credentials touch, to the next multiple of
/// eight.
const ROOM: usize = 200;
const _: () =
    assert!(Authorization::MAX_LEN == SCHEME.len() + 4 * group_count(ApiKey::MAX_KEY_LEN + 1));
const _: () = assert!(ROOM >= SCHEME.len() + (ApiKey::MAX_KEY_LEN + 1).div_ceil(12) * 16);

impl Authorization {
    /// The name of the header, in lower case: `authorization`.
    pub const NAME: &'static str = "authorization";

    /// The longest value, in bytes.
    pub const MAX_LEN: usize = 186;

    // Inline for the reason that `ApiKey::authorization` is.
    #[inline]
    pub(crate) const fn new(key: &ApiKey<'_>) -> Authorization {
        // Looked up in any case: that is a load, where looking it up for a suffix only is a table of jumps.
        let code = key.shard().padded_code();
        let suffix = if key.has_suffix() { Some(code) } else { None };
        Authorization::encode(key.token(), suffix, key.shard(), key.given_shard().is_none())
    }

    /// The header for a token and the [padded code](Shard::padded_code) that comes after it.
    ///
    /// The value is written in place, by index. If it were lent out as `&mut` even once, compilers would build
    /// it elsewhere and copy it.
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
        let (after, after_len) = after_token(suffix);
        // A token is no longer than that, but the compiler does not know.
        let token_len = match token.len() {
            len @ ..ApiKey::MAX_TOKEN_LEN => len,
            _ => ApiKey::MAX_TOKEN_LEN,
        };
        let len = after_len + token_len;
        let group_count = group_count(len);
        let end = SCHEME.len() + group_count * 4;
        // A group has one character more than it has bytes.
        let end_of_bits = SCHEME.len() + group_count + len;

        let [len, ..] = end.to_le_bytes();
        let mut this = Authorization { value: [0; ROOM], len, shard, assumed };
        let mut i = 0;
        while i < SCHEME.len() {
            this.value[i] = SCHEME[i];
            i += 1;
        }
        let mut at = SCHEME.len();
        let mut credentials = Credentials { token, after };
        // The second condition always holds; by it compilers see that the indices are in bounds.
        while at < end && at <= ROOM - 16 {
            let (groups, rest) = credentials.split_block();
            let mut lane = 0;
            while lane < groups.len() {
                let characters = characters(groups[lane]);
                let mut i = 0;
                while i < characters.len() {
                    this.value[at + lane * characters.len() + i] = characters[i];
                    i += 1;
                }
                lane += 1;
            }
            at += 16;
            credentials = rest;
        }
        // Where there is less padding than this, it comes after the end.
        this.value[end_of_bits] = b'=';
        this.value[end_of_bits + 1] = b'=';
        this
    }

    /// The shard that it belongs to: the key's.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }

    /// The value for a request to `url`, if that is a URL of its shard.
    ///
    /// A client that takes the header only from here cannot send a key to a wrong host by mistake.
    ///
    /// ```
    /// use cliniko_core::{ApiKey, Shard};
    ///
    /// let authorization = ApiKey::parse("MS0xLWl4SzYY-uk1")?.authorization();
    /// let other = Shard::Au1.api_url(&["patients"])?;
    /// let error = authorization.expose_value_for(&other).unwrap_err();
    /// assert_eq!(error.to_string(), "expected shard uk1, found au1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`OtherShard`] for a URL of another shard.
    pub const fn expose_value_for(&self, url: &ApiUrl<'_>) -> Result<&str, OtherShard> {
        match OtherShard::check(self.shard, url.shard()) {
            Ok(()) => Ok(self.expose_value()),
            Err(other) => Err(other),
        }
    }

    /// The value, for a caller that has checked where it goes:
    /// [`expose_value_for`](Authorization::expose_value_for) checks it.
    ///
    /// Mark it as sensitive where the HTTP library has a way to: many print headers in their `Debug`.
    #[must_use]
    pub const fn expose_value(&self) -> &str {
        as_str(split_at(&self.value, self.len as usize).0)
    }

    /// What a person should check when the API answered 401: a few sentences for a form.
    ///
    /// The server answers a key of another shard just as it answers a bad key. So the text is another one
    /// where `au1` was only assumed.
    ///
    /// ```
    /// use cliniko_core::ApiKey;
    ///
    /// let help = ApiKey::parse("MS0xLWl4SzYY")?.authorization().unauthorized_help();
    /// assert!(help.starts_with("Cliniko did not accept the key. It does not end in a shard"));
    /// # Ok::<(), cliniko_core::ParseKeyError>(())
    /// ```
    #[must_use]
    pub const fn unauthorized_help(&self) -> &'static str {
        if self.assumed {
            "Cliniko did not accept the key. It does not end in a shard, so au1 was assumed: look at the \
             web address you use for Cliniko, and if it has another shard before .cliniko.com, enter that \
             one too. Otherwise check that the whole key was pasted and that it still exists in Cliniko."
        } else {
            "Cliniko did not accept the key. Check that the whole key was pasted, that it still exists in \
             Cliniko, and that its shard is the one in the web address you use for Cliniko: that changes \
             when an account moves."
        }
    }
}

/// Shows the shard, never the value.
impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").field("shard", &self.shard).finish_non_exhaustive()
    }
}

/// What comes after a token, the hyphen and the padded code that it may have and the colon: as a number, the
/// first byte lowest, and how many bytes it has.
const fn after_token(suffix: Option<[u8; 4]>) -> (u64, usize) {
    let (bytes, len) = match suffix {
        None => ([b':', 0, 0, 0, 0, 0, 0, 0], 1),
        Some([a, b, c, 0]) => ([b'-', a, b, c, b':', 0, 0, 0], 5),
        Some([a, b, c, d]) => ([b'-', a, b, c, d, b':', 0, 0], 6),
    };
    (u64::from_le_bytes(bytes), len)
}

/// What is left to encode: of the token, and of what comes after it, the first byte lowest.
struct Credentials<'a> {
    token: &'a [u8],
    after: u64,
}

impl<'a> Credentials<'a> {
    /// The next four groups, and what is left then; past the end they are zero.
    #[inline]
    const fn split_block(self) -> ([u32; 4], Credentials<'a>) {
        if let Some((block, token)) = self.token.split_first_chunk() {
            return (groups(block), Credentials { token, after: self.after });
        }
        let (a, rest) = self.split_group();
        let (b, rest) = rest.split_group();
        let (c, rest) = rest.split_group();
        let (d, rest) = rest.split_group();
        ([a, b, c, d], rest)
    }

    /// The next group, and what is left then.
    #[inline]
    const fn split_group(self) -> (u32, Credentials<'a>) {
        let Credentials { mut token, mut after } = self;
        if let Some(([a, b, c], token)) = token.split_first_chunk() {
            return (u32::from_le_bytes([*a, *b, *c, 0]), Credentials { token, after });
        }
        // Two bytes at most, and there is room for eight.
        while let [rest @ .., last] = token {
            after = (after << 8) | *last as u64;
            token = rest;
        }
        let [a, b, c, ..] = after.to_le_bytes();
        (u32::from_le_bytes([a, b, c, 0]), Credentials { token, after: after >> 24 })
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use super::*;
    use crate::base64::tests::naive;

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
}
