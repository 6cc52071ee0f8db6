//! `parse`, `parse_pasted` and `from_parts` find in every text what the reference finds: the same key, or the
//! same error at the same place, complete or not.

use cliniko_core::{ApiKey, ParseKeyError};

use crate::reference::keys::{self, Fault, Key};

pub fn impl_key(data: &[u8]) {
    let text = crate::text(data);
    assert_same(ApiKey::parse(text), keys::parse(text));
    assert_same(ApiKey::parse_pasted(text), keys::parse_pasted(text));
    let shard = crate::some_shard(data);
    assert_same(ApiKey::from_parts(text, shard), keys::from_parts(text, shard));
}

#[track_caller]
fn assert_same(found: Result<ApiKey<'_>, ParseKeyError>, expected: Result<Key, Fault>) {
    let found = match found {
        Ok(key) => Ok(Key {
            token: key.expose_token().to_owned(),
            shard: key.shard(),
            given: key.given_shard().is_some(),
            // The library does not say; `impl_header` proves what it is for.
            suffixed: expected.as_ref().is_ok_and(|expected| expected.suffixed),
        }),
        Err(error) => Err(Fault::of(&error)),
    };
    assert_eq!(found, expected);
}
