//! `ApiKey::with_shard`: a key whose shard is stored beside it.

use cliniko_core::{ApiKey, Shard};

use crate::errors::explains;

#[test]
fn none_was_given() {
    for shard in Shard::ALL {
        let key = ApiKey::parse("MS0xLWl4SzYY").unwrap();
        let key = key.with_shard(*shard).unwrap();
        assert_eq!(key.expose_token(), "MS0xLWl4SzYY");
        given_for_good(key, *shard);
    }
}

#[test]
fn one_was_given() {
    for shard in Shard::ALL {
        let text = format!("MS0xLWl4SzYY-{shard}");
        given_for_good(ApiKey::parse(&text).unwrap(), *shard);
        given_for_good(ApiKey::parse_pasted(&text).unwrap(), *shard);
        given_for_good(ApiKey::from_parts("MS0xLWl4SzYY", *shard).unwrap(), *shard);
    }
}

/// A key in one column and its shard in another, with a suffix or without.
#[test]
fn stored_pairs() {
    for (key, column, stored) in [
        ("MS0xLWl4SzYY", "uk3", Some("MS0xLWl4SzYY-uk3")),
        ("MS0xLWl4SzYY-uk3", "UK3", Some("MS0xLWl4SzYY-uk3")),
        ("MS0xLWl4SzYY", "au1", Some("MS0xLWl4SzYY-au1")),
        ("MS0xLWl4SzYY-uk3", "ca1", None),
        ("MS0xLWl4SzYY-uk3", "au1", None),
    ] {
        let shard = Shard::from_code(column).unwrap();
        let key = ApiKey::parse(key).unwrap().with_shard(shard);
        assert_eq!(key.ok().map(|key| key.expose_key().to_string()).as_deref(), stored);
    }
}

#[test]
fn message() {
    let help = "The key belongs to a different shard from the one given with it. Either they belong to two accounts, or the \
        account has moved: compare both with the web address you use for Cliniko.";
    let key = ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap();
    let of_a_key = key.with_shard(Shard::Ca1).unwrap_err();
    explains(of_a_key, "shard_mismatch", "the key is for shard uk1, not ca1", help);
    let url = Shard::Au1.api_url(&[]).unwrap();
    let authorization = key.authorization();
    let of_a_header = authorization.expose_value_for(&url).unwrap_err();
    explains(of_a_header, "shard_mismatch", "the key is for shard uk1, not au1", help);
}

/// The key has this shard and accepts no other.
#[track_caller]
fn given_for_good(key: ApiKey<'_>, shard: Shard) {
    let shown = key.expose_key().to_string();
    for other in Shard::ALL {
        match key.with_shard(*other) {
            Ok(same) => {
                assert_eq!(*other, shard);
                assert_eq!(same.given_shard(), Some(shard));
                assert_eq!(same.expose_key().to_string(), shown);
            }
            Err(error) => {
                assert_ne!(*other, shard);
                assert_eq!((error.expected(), error.found()), (shard, *other));
            }
        }
    }
}
