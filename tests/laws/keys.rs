//! Keys.

use cliniko_core::{ApiKey, Authorization, ParseKeyError, Shard};

use super::{errors, format};
use crate::reference::codes;
use crate::reference::keys::{self, Fault, Key};

/// The help for an input that is a name and a value.
const ALONE: &str =
    "Paste the key alone, as Cliniko shows it, without a name before it or anything after it.";

/// `ApiKey::parse`. `parse_pasted` reads a key as the same key, and every prefix of a key is a key or incomplete.
#[track_caller]
pub fn parse(text: &str) -> Result<Key, Fault> {
    let expected = keys::parse(text);
    let found = ApiKey::parse(text);
    same((text, 0, text), &found, &expected);
    if let Ok(key) = found {
        let pasted = ApiKey::parse_pasted(text).expect("a key is a key when pasted");
        assert_eq!(parts(&pasted), parts(&key), "{text:?}");
        for (end, _) in text.char_indices() {
            let incomplete = |error: ParseKeyError| error.is_incomplete();
            assert!(ApiKey::parse(&text[..end]).err().is_none_or(incomplete), "{text:?} at {end}");
        }
    }
    expected
}

/// `ApiKey::parse_pasted`
#[track_caller]
pub fn parse_pasted(text: &str) -> Result<Key, Fault> {
    let expected = keys::parse_pasted(text);
    let (start, kept) = keys::strip_wrapping(text);
    same((text, start, kept), &ApiKey::parse_pasted(text), &expected);
    expected
}

/// `ApiKey::from_parts`
#[track_caller]
pub fn from_parts(token: &str, shard: Shard) -> Result<Key, Fault> {
    let expected = keys::from_parts(token, shard);
    same((token, 0, token), &ApiKey::from_parts(token, shard), &expected);
    expected
}

/// The same answer for an input of which `kept`, from `start` on, is read.
#[track_caller]
fn same(
    (text, start, kept): (&str, usize, &str),
    found: &Result<ApiKey<'_>, ParseKeyError>,
    expected: &Result<Key, Fault>,
) {
    match (found, expected) {
        (Ok(key), Ok(expected)) => {
            same_key(key, expected);
            stored_and_read_again(key);
            split_and_joined_again(key);
            with_every_shard(key, expected);
        }
        (Err(error), Err(expected)) => {
            assert_eq!(&Fault::of(error), expected, "{text:?}");
            errors::points_into(text, error, error.index(), codes::key(error.kind()));
            let after_name = keys::sets_a_value(kept, error.kind(), error.index() - start);
            assert_eq!(error.help() == ALONE, after_name, "{text:?}");
        }
        _ => panic!("{text:?}: found {found:?}, expected {expected:?}"),
    }
}

#[track_caller]
fn same_key(key: &ApiKey<'_>, expected: &Key) {
    let given_shard = expected.given.then_some(expected.shard);
    assert_eq!(parts(key), (expected.token.as_str(), expected.shard, given_shard));
    assert_eq!(key.suspected_shard(), keys::suspected_shard(expected), "{expected:?}");
    assert_eq!(key.looks_truncated(), expected.token.len() < 32, "{expected:?}");
    assert_eq!(key.expose_key().to_string(), keys::exposed(expected));
    let authorization = key.authorization();
    assert_eq!(authorization.shard(), expected.shard);
    assert_eq!(authorization.expose_value(), keys::header(expected), "{expected:?}");
    assert!(authorization.expose_value().len() <= Authorization::MAX_LEN);
}

/// The string that stores a key is read as the same key, and stored as the same string.
#[track_caller]
fn stored_and_read_again(key: &ApiKey<'_>) {
    let stored = key.expose_key().to_string();
    assert!(stored.len() <= ApiKey::MAX_KEY_LEN, "{stored}");
    let again = ApiKey::parse(&stored).expect("a stored key is a key");
    assert_eq!(parts(&again), parts(key));
    assert_eq!(again.expose_key().to_string(), stored);
    format::into_a_buffer(&key.expose_key(), 1);
}

/// A key may be stored as a token and a shard apart.
#[track_caller]
fn split_and_joined_again(key: &ApiKey<'_>) {
    let joined = ApiKey::from_parts(key.expose_token(), key.shard()).expect("a token is a token");
    let given = key.with_shard(key.shard()).expect("its own shard");
    assert_eq!(parts(&joined), parts(&given));
    assert_eq!(joined.expose_key().to_string(), given.expose_key().to_string());
}

/// `ApiKey::with_shard`, which changes neither token nor header.
#[track_caller]
fn with_every_shard(key: &ApiKey<'_>, expected: &Key) {
    for shard in Shard::ALL {
        match (key.with_shard(*shard), keys::with_shard(expected, *shard)) {
            (Ok(found), Ok(expected)) => {
                assert_eq!(parts(&found), (expected.token.as_str(), *shard, Some(*shard)));
                assert_eq!(found.suspected_shard(), None);
                let (before, after) = (key.authorization(), found.authorization());
                assert_eq!(after.shard(), *shard);
                assert_eq!(after.expose_value(), before.expose_value());
            }
            (Err(error), Err(expected)) => {
                assert_eq!((error.expected(), error.found()), expected);
                assert_eq!(error.code(), codes::SHARD_MISMATCH);
            }
            (found, expected) => panic!("found {found:?}, expected {expected:?}"),
        }
    }
}

fn parts<'a>(key: &ApiKey<'a>) -> (&'a str, Shard, Option<Shard>) {
    (key.expose_token(), key.shard(), key.given_shard())
}
