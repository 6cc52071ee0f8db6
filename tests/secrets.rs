//! No part of a token, nor of a header's value, is in anything but what is called `expose_`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod reference;

use std::fmt::{Debug, Display};

use cliniko_core::{ApiKey, ParseKeyErrorKind, ParseShardError, Region, Shard, ShardCode};
use reference::{SECRET_LETTERS, part_in};

#[test]
fn the_search_finds_a_part() {
    let key = ApiKey::parse("GHJKQVWXZ47-uk1").unwrap();
    let shown = key.expose_key().to_string();
    assert_eq!(part_in(&shown, key.expose_token()), Some("GHJK"));
    assert_eq!(part_in("unexpected text xz47 at byte 7", key.expose_token()), Some("XZ47"));
    assert_eq!(part_in("GHJ KQV WXZ 47", key.expose_token()), None);
}

#[test]
fn keys_and_headers() {
    for token in [4, 12, 33, 72, ApiKey::MAX_TOKEN_LEN].map(token) {
        for shard in Shard::ALL {
            let text = format!("{token}-{shard}");
            hide(ApiKey::parse(&token).unwrap());
            hide(ApiKey::parse(&token).unwrap().with_shard(*shard).unwrap());
            hide(ApiKey::parse(&text).unwrap());
            hide(ApiKey::parse_pasted(&text).unwrap());
            hide(ApiKey::from_parts(&token, *shard).unwrap());
        }
    }
}

/// What a person may make of a key, in every place of it.
#[test]
fn errors() {
    for token in [4, 12, 33].map(token) {
        for whole in [token.clone(), format!("{token}-uk1"), format!("{token}-{token}")] {
            for (before, after) in (0..=whole.len()).map(|at| whole.split_at(at)) {
                refusals_hide(before, &token);
                refusals_hide(after, &token);
                for odd in
                    ["-", "–", "--", "-uk9", " ", "\u{200B}", "\"", "@", ".", "é", "😀", "\0"]
                {
                    refusals_hide(&format!("{before}{odd}{after}"), &token);
                    refusals_hide(&format!("{before}{odd}"), &token);
                    refusals_hide(&format!("{odd}{after}"), &token);
                }
            }
        }
    }
}

fn token(len: usize) -> String {
    (0..len)
        .map(|i| char::from(SECRET_LETTERS[(i * i + i / 5 + len) % SECRET_LETTERS.len()]))
        .collect()
}

/// Nothing shows the key's token, or what the header has of it.
#[track_caller]
fn hide(key: ApiKey<'_>) {
    let authorization = key.authorization();
    let mut shown = format!("{key:?}{key:#?}{authorization:?}{authorization:#?}");
    shown.push_str(authorization.unauthorized_help());
    for shard in Shard::ALL {
        if let Err(error) = key.with_shard(*shard) {
            shown.push_str(&messages(error));
        }
        if let Err(error) = authorization.expose_value_for(&shard.api_url(&[]).unwrap()) {
            shown.push_str(&messages(error));
        }
    }
    assert_eq!(part_in(&shown, key.expose_token()), None);
    assert_eq!(part_in(&shown, authorization.expose_value().split_at(6).1), None);
}

/// Whatever refuses the text shows nothing of the token.
#[track_caller]
fn refusals_hide(text: &str, token: &str) {
    let mut shown = String::new();
    for error in [
        ApiKey::parse(text).err(),
        ApiKey::parse_pasted(text).err(),
        ApiKey::from_parts(text, Shard::Uk1).err(),
    ]
    .into_iter()
    .flatten()
    {
        shown.push_str(error.help());
        shown.push_str(&match error.kind() {
            ParseKeyErrorKind::UnknownShard(code) => without(code, &messages(error)),
            _ => messages(error),
        });
    }
    if let Err(error) = Shard::from_code(text) {
        shown.push_str(error.help());
        shown.push_str(&match error {
            ParseShardError::Unknown(code) => without(code, &messages(error)),
            _ => messages(error),
        });
    }
    shown.push_str(&Region::from_code(text).map_or_else(messages, |_| String::new()));
    shown.push_str(&Shard::Uk1.api_url(&[text, ""]).map_or_else(messages, |_| String::new()));
    assert_eq!(part_in(&shown, token), None, "{text:?}");
}

/// All that an error says.
fn messages<E: Debug + Display>(error: E) -> String {
    format!("{error:?}{error:#?}{error}")
}

/// A well-formed code may be shown.
fn without(code: ShardCode, shown: &str) -> String {
    shown.replace(code.as_str(), "")
}
