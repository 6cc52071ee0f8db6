//! Each `const fn` of keys, headers, shards, regions, paths and buffers, in a constant.
#![allow(clippy::panic, clippy::unwrap_used, reason = "in a constant, a panic is a compile error")]

use cliniko_core::{
    ApiKey, ApiUrl, Authorization, BufferTooSmall, ExposedKey, OtherShard, ParseKeyError,
    ParseKeyErrorKind, ParseRegionError, ParseShardError, PathError, PathErrorKind, Region, Shard,
    ShardCode, format_into,
};

const KEY: ApiKey<'_> = key("MS0xLWl4SzYY-uk1");
const UNSUFFIXED: ApiKey<'_> = key("MS0xLWl4SzYY");

const fn key(text: &str) -> ApiKey<'_> {
    match ApiKey::parse(text) {
        Ok(key) => key,
        Err(_) => panic!("no key"),
    }
}

#[test]
fn a_key() {
    const SHARD: Shard = KEY.shard();
    const GIVEN_SHARD: Option<Shard> = KEY.given_shard();
    const LOOKS_TRUNCATED: bool = KEY.looks_truncated();
    const TOKEN: &str = KEY.expose_token();
    const EXPOSED: ExposedKey<'_> = KEY.expose_key();
    assert_eq!(SHARD, Shard::Uk1);
    assert_eq!((GIVEN_SHARD, LOOKS_TRUNCATED), (Some(Shard::Uk1), true));
    assert_eq!(TOKEN, "MS0xLWl4SzYY");
    assert_eq!(EXPOSED.to_string(), "MS0xLWl4SzYY-uk1");
}

#[test]
fn a_key_made_in_other_ways() {
    const PASTED: Result<ApiKey<'_>, ParseKeyError> = ApiKey::parse_pasted(" “MS0xLWl4SzYY–ca1”");
    const OF_PARTS: Result<ApiKey<'_>, ParseKeyError> =
        ApiKey::from_parts("MS0xLWl4SzYY", Shard::Ca1);
    const TOLD: Result<ApiKey<'_>, OtherShard> = UNSUFFIXED.with_shard(Shard::Ca1);
    for key in [PASTED.unwrap(), OF_PARTS.unwrap(), TOLD.unwrap()] {
        assert_eq!(key.expose_key().to_string(), "MS0xLWl4SzYY-ca1");
    }
}

#[test]
fn a_key_error() {
    const ERROR: ParseKeyError = match ApiKey::parse("MS0xLWl4SzYY-") {
        Ok(_) => panic!("a key"),
        Err(error) => error,
    };
    const KIND: ParseKeyErrorKind = ERROR.kind();
    const INDEX: usize = ERROR.index();
    const INCOMPLETE: bool = ERROR.is_incomplete();
    const HELP: &str = ERROR.help();
    assert_eq!((KIND, INDEX, INCOMPLETE), (ParseKeyErrorKind::MissingShard, 13, true));
    assert!(HELP.starts_with("The end of the key is missing"));
}

#[test]
fn a_header() {
    const AUTHORIZATION: Authorization = KEY.authorization();
    const SHARD: Shard = AUTHORIZATION.shard();
    const VALUE: &str = AUTHORIZATION.expose_value();
    const HELP: &str = AUTHORIZATION.unauthorized_help();
    const URL: Result<ApiUrl<'_>, PathError> = Shard::Uk1.api_url(&["patients"]);
    const VALUE_FOR: Result<&str, OtherShard> = match &URL {
        Ok(url) => AUTHORIZATION.expose_value_for(url),
        Err(_) => panic!("no path"),
    };
    assert_eq!(SHARD, Shard::Uk1);
    assert_eq!(VALUE, "Basic TVMweExXbDRTellZLXVrMTo=");
    assert_eq!(VALUE_FOR, Ok(VALUE));
    assert!(HELP.starts_with("Cliniko did not accept the key."));
}

#[test]
fn another_shard() {
    const OTHER: OtherShard = match KEY.with_shard(Shard::Ca1) {
        Ok(_) => panic!("the same shard"),
        Err(other) => other,
    };
    const EXPECTED: Shard = OTHER.expected();
    const FOUND: Shard = OTHER.found();
    assert_eq!((EXPECTED, FOUND), (Shard::Uk1, Shard::Ca1));
}

#[test]
fn shards() {
    const SHARD: Result<Shard, ParseShardError> = Shard::from_code("UK1");
    const CODE: &str = Shard::Uk1.as_str();
    const REGION: Region = Shard::Uk1.region();
    const API_HOST: &str = Shard::Uk1.api_host();
    const API_BASE_URL: &str = Shard::Uk1.api_base_url();
    assert_eq!(SHARD, Ok(Shard::Uk1));
    assert_eq!(CODE, "uk1");
    assert_eq!(REGION, Region::UnitedKingdom);
    assert_eq!(API_HOST, "api.uk1.cliniko.com");
    assert_eq!(API_BASE_URL, "https://api.uk1.cliniko.com/v1");
}

#[test]
fn a_shard_error() {
    const ERROR: ParseShardError = match Shard::from_code("UK9") {
        Ok(_) => panic!("a shard"),
        Err(error) => error,
    };
    const HELP: &str = ERROR.help();
    const CODE: ShardCode = match ERROR {
        ParseShardError::Unknown(code) => code,
        _ => panic!("no code"),
    };
    const TEXT: &str = CODE.as_str();
    assert_eq!(TEXT, "uk9");
    assert!(HELP.starts_with("This software does not know that shard yet"));
}

#[test]
fn regions() {
    const REGION: Result<Region, ParseRegionError> = Region::from_code("uk");
    const CODE: &str = Region::Canada.code();
    const NAME: &str = Region::Canada.name();
    const SHARDS: &[Shard] = Region::Canada.shards();
    assert_eq!(REGION, Ok(Region::UnitedKingdom));
    assert_eq!((CODE, NAME, SHARDS), ("CA", "Canada", [Shard::Ca1].as_slice()));
}

#[test]
fn urls() {
    const URL: Result<ApiUrl<'_>, PathError> = Shard::Uk1.api_url(&["patients", "1"]);
    const SHARD: Shard = match &URL {
        Ok(url) => url.shard(),
        Err(_) => panic!("no path"),
    };
    const ERROR: PathError = match Shard::Uk1.api_url(&["patients", ""]) {
        Ok(_) => panic!("a path"),
        Err(error) => error,
    };
    const SEGMENT: usize = ERROR.segment();
    const KIND: PathErrorKind = ERROR.kind();
    assert_eq!(URL.unwrap().to_string(), "https://api.uk1.cliniko.com/v1/patients/1");
    assert_eq!(SHARD, Shard::Uk1);
    assert_eq!((SEGMENT, KIND), (1, PathErrorKind::Empty));
}

/// None can be made in a constant, but asking one is `const` too.
#[test]
fn a_buffer_too_small() {
    const fn needed(error: BufferTooSmall) -> usize {
        error.needed()
    }
    assert_eq!(needed(format_into(&mut [], Shard::Uk1).unwrap_err()), 3);
}
