//! No part of a token, of a header's value or of any other input is in anything but the result of an `expose_`
//! method.

use cliniko_core::{
    AccountUrl, ApiKey, LinkError, ParseKeyErrorKind, ParseShardError, PathError, Region, Shard,
    ShardCode, UserAgent,
};

use crate::laws::errors::LibraryError;
use crate::laws::secrecy::{
    SECRET, SECRET_LETTERS, part_in, shown_by_error, shown_by_key, shows_no_letter,
};

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
        hide(ApiKey::parse(&token).unwrap());
        for shard in Shard::ALL {
            let text = format!("{token}-{shard}");
            hide(ApiKey::parse(&token).unwrap().with_shard(*shard).unwrap());
            hide(ApiKey::parse(&text).unwrap());
            hide(ApiKey::parse_pasted(&text).unwrap());
            hide(ApiKey::from_parts(&token, *shard).unwrap());
        }
    }
}

/// What people make of a key, at every place of it.
#[test]
fn key_errors() {
    const PIECES: [&str; 15] =
        ["-", "–", "--", "-uk9", " ", "\u{200B}", "\"", "@", ".", "=", ": ", "\n", "é", "😀", "\0"];
    for token in [4, 12, 33].map(token) {
        for whole in [token.clone(), format!("{token}-uk1"), format!("{token}-{token}")] {
            for (before, after) in (0..=whole.len()).map(|at| whole.split_at(at)) {
                refusals_hide(before, &token);
                refusals_hide(after, &token);
                for piece in PIECES {
                    refusals_hide(&format!("{before}{piece}{after}"), &token);
                    refusals_hide(&format!("{before}{piece}"), &token);
                    refusals_hide(&format!("{piece}{after}"), &token);
                }
            }
        }
    }
}

/// The secret takes the place of each part of a link.
#[test]
fn link_errors() {
    for link in [
        "https://api.au1.cliniko.com/v1/SECRET ",
        "https://api.au1.cliniko.com/v1/SECRET\u{E9}",
        "SECRET://api.au1.cliniko.com/v1",
        "SECRET:api.au1.cliniko.com/v1",
        "SECRET",
        "/v1/SECRET/..?SECRET",
        "https://SECRET@api.au1.cliniko.com/v1",
        "https://SECRET:SECRET@api.au1.cliniko.com/v1",
        "https://SECRET:SECRET/v1",
        "https://api.au1.cliniko.com:SECRET/v1",
        "https://api.cliniko.com/SECRET",
        "https://api.au9.cliniko.com/v1/SECRET?SECRET",
        "https://api.uk1.cliniko.com/v1/SECRET//SECRET?SECRET",
        "https://SECRET/v1",
        "https://api.SECRET.cliniko.com/v1",
        "https://SECRET.au1.cliniko.com/v1",
        "https://api.au1.cliniko.com.SECRET/v1",
        "https://api.au1.cliniko.com/v1/SECRET#SECRET",
        "https://api.au1.cliniko.com/SECRET?SECRET",
        "https://api.au1.cliniko.com/v1/SECRET;SECRET?SECRET",
        "https://api.au1.cliniko.com/v1/SECRET//SECRET?SECRET",
        "https://api.au1.cliniko.com/v1/SECRET/../SECRET?SECRET",
        "https://api.au1.cliniko.com/v1/SECRET?SECRET/../SECRET",
    ] {
        let link = link.replace("SECRET", SECRET);
        error_hides(Shard::Au1.check_link(&link).unwrap_err());
        let others: [Option<LinkError>; 2] =
            [Shard::Au1.rebase_link(&link).err(), Shard::from_api_url(&link).err()];
        others.into_iter().flatten().for_each(error_hides);
    }
}

#[test]
fn path_errors() {
    for segments in [["SECRET", ""], ["SECRET", ".."], ["SECRET", "SECRET/SECRET"]] {
        let segments = segments.map(|segment| segment.replace("SECRET", SECRET));
        let error: PathError =
            Shard::Au1.api_url(&[segments[0].as_str(), &segments[1]]).unwrap_err();
        error_hides(error);
    }
}

/// The secret takes the place of each part of an address.
#[test]
fn account_errors() {
    for text in [
        "SECRET",
        "SECRET://SECRET",
        "SECRET@SECRET.au1.cliniko.com",
        "https://SECRET.au1.cliniko.com:SECRET",
        "https://SECRET:SECRET@SECRET",
        "SECRET.au1.cliniko.com.SECRET",
        "clinic.SECRET.cliniko.com/SECRET",
        "SECRET.cliniko.com/SECRET",
        "SECRET.au9.cliniko.com/SECRET",
        "SECRET.SECRET.au1.cliniko.com",
        "SECRET-.au1.cliniko.com?SECRET",
        "SECRETé.au1.cliniko.com#SECRET",
        "www.au1.cliniko.com/SECRET?SECRET#SECRET",
    ] {
        error_hides(AccountUrl::parse(&text.replace("SECRET", SECRET)).unwrap_err());
    }
    error_hides(Shard::Au1.account_url(&format!("{SECRET}.{SECRET}")).unwrap_err());
}

#[test]
fn user_agent_errors() {
    for (name, email) in [
        ("", "SECRET@helpfulapp.com"),
        ("SECRET (beta)", "SECRET@SECRET.com"),
        ("SECRET", "SECRET"),
        ("SECRET", "SECRET@SECRET"),
        ("SECRET", "SECRET@SECRET.com SECRET"),
    ] {
        let [name, email] = [name, email].map(|text| text.replace("SECRET", SECRET));
        error_hides(UserAgent::new(&name, &email).unwrap_err());
    }
}

#[test]
fn shard_and_region_errors() {
    error_hides(Shard::from_code(SECRET).unwrap_err());
    error_hides(Region::from_code(SECRET).unwrap_err());
    error_hides(SECRET.parse::<Region>().unwrap_err());
}

fn token(len: usize) -> String {
    (0..len)
        .map(|i| char::from(SECRET_LETTERS[(i * i + i / 5 + len) % SECRET_LETTERS.len()]))
        .collect()
}

/// Nothing shows a part of the token or of the header's value.
#[track_caller]
fn hide(key: ApiKey<'_>) {
    let shown = shown_by_key(&key);
    assert_eq!(part_in(&shown, key.expose_token()), None);
    let authorization = key.authorization();
    let (_, credentials) = authorization.expose_value().split_at("Basic ".len());
    assert_eq!(part_in(&shown, credentials), None);
}

/// No error shows a part of the token.
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
        shown.push_str(&match error.kind() {
            ParseKeyErrorKind::UnknownShard(code) => without(code, &shown_by_error(&error)),
            _ => shown_by_error(&error),
        });
    }
    if let Err(error) = Shard::from_code(text) {
        shown.push_str(&match error {
            ParseShardError::Unknown(code) => without(code, &shown_by_error(&error)),
            _ => shown_by_error(&error),
        });
    }
    assert_eq!(part_in(&shown, token), None, "{text:?}");
    shows_no_letter(text, Shard::Uk1);
}

#[track_caller]
fn error_hides<E: LibraryError>(error: E) {
    assert_eq!(part_in(&shown_by_error(&error), SECRET), None, "{error}");
}

/// A well-formed code may be shown.
fn without(code: ShardCode, shown: &str) -> String {
    shown.replace(code.as_str(), "")
}
