//! `Authorization`: the header's value, compared with the published ones and with base64 done bit by bit.

use cliniko_core::{ApiKey, Authorization, MEDIA_TYPE, Shard};

use crate::reference::keys::{base64, basic};

#[test]
fn published_values() {
    value("MxJrZXkiOiI1Njd1amJmZTQ1NyJ9-au2", "Basic TXhKclpYa2lPaUkxTmpkMWFtSm1aVFExTnlKOS1hdTI6");
    value(
        "MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0",
        "Basic TVMwek16RXRheXRvY1RkM1ltaFNTR3NyV1dWTlJEVjBVVmhyWlVaSllqRnVhMDFhYkcwOg==",
    );
    value("MS0xLWl4SzYY-uk1", "Basic TVMweExXbDRTellZLXVrMTo=");
    value("MS0xLWl4SzYY", "Basic TVMweExXbDRTellZOg==");
}

/// RFC 4648, section 10, and the two characters that are neither letters nor digits.
#[test]
fn the_reference_is_base64() {
    assert_eq!(base64(b""), "");
    assert_eq!(base64(b"f"), "Zg==");
    assert_eq!(base64(b"fo"), "Zm8=");
    assert_eq!(base64(b"foo"), "Zm9v");
    assert_eq!(base64(b"foob"), "Zm9vYg==");
    assert_eq!(base64(b"fooba"), "Zm9vYmE=");
    assert_eq!(base64(b"foobar"), "Zm9vYmFy");
    assert_eq!(base64(&[0xFB, 0xFF, 0xBF]), "+/+/");
}

#[test]
fn every_length_with_every_suffix() {
    for token in tokens() {
        carries(ApiKey::parse(&token).unwrap(), &token);
        for shard in Shard::ALL {
            let text = format!("{token}-{shard}");
            carries(ApiKey::parse(&text).unwrap(), &text);
        }
    }
}

/// Every letter and digit, in every position of a base64 group.
#[test]
fn every_character_in_every_place() {
    for c in ('0'..='9').chain('A'..='Z').chain('a'..='z') {
        for before in 0..12 {
            let token = format!("{}{c}{}", "x".repeat(before), "y".repeat(11 - before));
            let text = format!("{token}-uk1");
            carries(ApiKey::parse(&token).unwrap(), &token);
            carries(ApiKey::parse(&text).unwrap(), &text);
        }
    }
}

/// Only the suffix of the input itself, in lower case.
#[test]
fn a_shard_given_beside_the_key_is_not_in_it() {
    value("MS0xLWl4SzYY-UK1", "Basic TVMweExXbDRTellZLXVrMTo=");
    value("MS0xLWl4SzYY-uK1", "Basic TVMweExXbDRTellZLXVrMTo=");
    for shard in Shard::ALL {
        let code = shard.as_str();
        carries(ApiKey::from_parts("MS0xLWl4SzYY", *shard).unwrap(), "MS0xLWl4SzYY");
        carries(ApiKey::from_parts(code, *shard).unwrap(), code);
        let unsuffixed = ApiKey::parse("MS0xLWl4SzYY").unwrap();
        carries(unsuffixed.with_shard(*shard).unwrap(), "MS0xLWl4SzYY");
        let text = format!("MS0xLWl4SzYY-{code}");
        carries(ApiKey::parse(&text).unwrap().with_shard(*shard).unwrap(), &text);
        let pasted = format!(" “MS0xLWl4SzYY–{code}”");
        carries(ApiKey::parse_pasted(&pasted).unwrap(), &text);
    }
}

#[test]
fn the_longest_value() {
    assert_eq!(Authorization::MAX_LEN, 186);
    let lengths = tokens().map(|token| {
        let text = format!("{token}-uk1");
        ApiKey::parse(&text).unwrap().authorization().expose_value().len()
    });
    assert_eq!(lengths.max(), Some(Authorization::MAX_LEN));
}

#[test]
fn for_a_url_of_its_shard_alone() {
    for shard in Shard::ALL {
        let text = format!("MS0xLWl4SzYY-{shard}");
        for key in [
            ApiKey::parse(&text).unwrap(),
            ApiKey::from_parts("MS0xLWl4SzYY", *shard).unwrap(),
            ApiKey::parse("MS0xLWl4SzYY").unwrap().with_shard(*shard).unwrap(),
        ] {
            only_for(&key.authorization(), *shard);
        }
    }
    only_for(&ApiKey::parse("MS0xLWl4SzYY").unwrap().authorization(), Shard::Au1);
}

#[test]
fn it_outlives_the_input() {
    let text = String::from("MS0xLWl4SzYY-uk1");
    let authorization = ApiKey::parse(&text).unwrap().authorization();
    drop(text);
    for authorization in [authorization.clone(), authorization] {
        assert_eq!(authorization.expose_value(), "Basic TVMweExXbDRTellZLXVrMTo=");
        assert_eq!(authorization.shard(), Shard::Uk1);
    }
}

#[test]
fn names_and_types() {
    assert_eq!(Authorization::NAME, "authorization");
    assert_eq!(MEDIA_TYPE, "application/json");
}

#[test]
fn unauthorized_help() {
    let given = "Cliniko did not accept the key. Check that the whole key was pasted, that it still exists in \
        Cliniko, and that its shard is the one in the web address you use for Cliniko: the shard changes when an account moves.";
    let assumed = "Cliniko did not accept the key. It does not end in a hyphen and a shard, so au1 was assumed: look \
        at the web address you use for Cliniko, and if it has another shard before .cliniko.com, enter that address too. \
        Otherwise check that the whole key was pasted and that it still exists in Cliniko.";
    let unsuffixed = ApiKey::parse("MS0xLWl4SzYY").unwrap();
    for (key, help) in [
        (unsuffixed, assumed),
        (unsuffixed.with_shard(Shard::Au1).unwrap(), given),
        (ApiKey::parse("MS0xLWl4SzYY-au1").unwrap(), given),
        (ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap(), given),
        (ApiKey::from_parts("MS0xLWl4SzYY", Shard::Au1).unwrap(), given),
    ] {
        assert_eq!(key.authorization().unauthorized_help(), help);
    }
}

#[test]
fn forbidden_help() {
    let help = "The key is good, but its user may not do this in Cliniko: a key has the permissions of its user. Ask an administrator of the account to give the user a role that allows it, or use another user's key.";
    for text in ["MS0xLWl4SzYY", "MS0xLWl4SzYY-uk1"] {
        assert_eq!(ApiKey::parse(text).unwrap().authorization().forbidden_help(), help);
    }
}

/// Three tokens of every length.
fn tokens() -> impl Iterator<Item = String> {
    let characters = || ('0'..='9').chain('A'..='Z').chain('a'..='z').cycle();
    let token = move |(skip, len)| characters().skip(skip).step_by(7).take(len).collect();
    (1..=ApiKey::MAX_TOKEN_LEN).flat_map(|len| [(0, len), (20, len), (45, len)]).map(token)
}

#[track_caller]
fn value(text: &str, value: &str) {
    assert_eq!(ApiKey::parse(text).unwrap().authorization().expose_value(), value);
}

/// The header carries `text` and a colon.
#[track_caller]
fn carries(key: ApiKey<'_>, text: &str) {
    assert_eq!(key.authorization().expose_value(), basic(text));
}

#[track_caller]
fn only_for(authorization: &Authorization, shard: Shard) {
    assert_eq!(authorization.shard(), shard);
    for other in Shard::ALL {
        let url = other.api_url(&["patients", "1"]).unwrap();
        match authorization.expose_value_for(&url) {
            Ok(value) => {
                assert_eq!(*other, shard);
                assert_eq!(value, authorization.expose_value());
            }
            Err(error) => {
                assert_ne!(*other, shard);
                assert_eq!((error.expected(), error.found()), (shard, *other));
            }
        }
    }
}
