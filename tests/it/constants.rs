//! Every `const fn`, in a constant.

use cliniko_core::{
    AccountUrl, AccountUrlError, AccountUrlErrorKind, ApiKey, ApiUrl, Authorization,
    BufferTooSmall, ExposedKey, LinkError, LinkErrorKind, ParseKeyError, ParseKeyErrorKind,
    ParseRegionError, ParseShardError, PathAndQuery, PathError, PathErrorKind, Region, Shard,
    ShardCode, ShardMismatch, UserAgent, UserAgentError, UserAgentErrorKind, format_into,
};

/// The value of a `Result` in a constant, or its error.
macro_rules! const_of {
    ($variant:ident, $result:expr) => {
        match $result {
            $variant(value) => value,
            _ => panic!("the other variant"),
        }
    };
}

const KEY: ApiKey<'_> = const_of!(Ok, ApiKey::parse("MS0xLWl4SzYY-uk1"));
const UNSUFFIXED: ApiKey<'_> = const_of!(Ok, ApiKey::parse("MS0xLWl4SzYYuk1"));

#[test]
fn a_key() {
    const SHARD: Shard = KEY.shard();
    const GIVEN_SHARD: Option<Shard> = KEY.given_shard();
    const SUSPECTED_SHARD: Option<Shard> = UNSUFFIXED.suspected_shard();
    const LOOKS_TRUNCATED: bool = KEY.looks_truncated();
    const TOKEN: &str = KEY.expose_token();
    const EXPOSED: ExposedKey<'_> = KEY.expose_key();
    assert_eq!(SHARD, Shard::Uk1);
    assert_eq!((GIVEN_SHARD, SUSPECTED_SHARD), (Some(Shard::Uk1), Some(Shard::Uk1)));
    assert_eq!((LOOKS_TRUNCATED, TOKEN), (true, "MS0xLWl4SzYY"));
    assert_eq!(EXPOSED.to_string(), "MS0xLWl4SzYY-uk1");
}

#[test]
fn a_key_made_in_other_ways() {
    const PASTED: ApiKey<'_> = const_of!(Ok, ApiKey::parse_pasted(" “MS0xLWl4SzYY–ca1”"));
    const OF_PARTS: ApiKey<'_> = const_of!(Ok, ApiKey::from_parts("MS0xLWl4SzYY", Shard::Ca1));
    const GIVEN: ApiKey<'_> = const_of!(Ok, UNSUFFIXED.with_shard(Shard::Ca1));
    for key in [PASTED, OF_PARTS] {
        assert_eq!(key.expose_key().to_string(), "MS0xLWl4SzYY-ca1");
    }
    assert_eq!(GIVEN.expose_key().to_string(), "MS0xLWl4SzYYuk1-ca1");
}

#[test]
fn a_key_error() {
    const ERROR: ParseKeyError = const_of!(Err, ApiKey::parse("MS0xLWl4SzYY-"));
    const KIND: ParseKeyErrorKind = ERROR.kind();
    const INDEX: usize = ERROR.index();
    const INCOMPLETE: bool = ERROR.is_incomplete();
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!((KIND, INDEX, INCOMPLETE), (ParseKeyErrorKind::MissingShard, 13, true));
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn a_header() {
    const AUTHORIZATION: Authorization = KEY.authorization();
    const SHARD: Shard = AUTHORIZATION.shard();
    const VALUE: &str = AUTHORIZATION.expose_value();
    const HELPS: [&str; 2] = [AUTHORIZATION.unauthorized_help(), AUTHORIZATION.forbidden_help()];
    const URL: ApiUrl<'_> = const_of!(Ok, Shard::Uk1.api_url(&["patients"]));
    const VALUE_FOR: &str = const_of!(Ok, AUTHORIZATION.expose_value_for(&URL));
    assert_eq!(SHARD, Shard::Uk1);
    assert_eq!(VALUE, "Basic TVMweExXbDRTellZLXVrMTo=");
    assert_eq!(VALUE_FOR, VALUE);
    assert_eq!(HELPS, [AUTHORIZATION.unauthorized_help(), AUTHORIZATION.forbidden_help()]);
}

#[test]
fn a_mismatch() {
    const ERROR: ShardMismatch = const_of!(Err, KEY.with_shard(Shard::Ca1));
    const EXPECTED: Shard = ERROR.expected();
    const FOUND: Shard = ERROR.found();
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!((EXPECTED, FOUND), (Shard::Uk1, Shard::Ca1));
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn shards() {
    const SHARD: Shard = const_of!(Ok, Shard::from_code("UK1"));
    const CODE: &str = Shard::Uk1.as_str();
    const REGION: Region = Shard::Uk1.region();
    const API_HOST: &str = Shard::Uk1.api_host();
    const API_BASE_URL: &str = Shard::Uk1.api_base_url();
    assert_eq!((SHARD, CODE, REGION), (Shard::Uk1, "uk1", Region::UnitedKingdom));
    assert_eq!(API_HOST, "api.uk1.cliniko.com");
    assert_eq!(API_BASE_URL, "https://api.uk1.cliniko.com/v1");
}

#[test]
fn a_shard_error() {
    const ERROR: ParseShardError = const_of!(Err, Shard::from_code("UK9"));
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    const CODE: ShardCode = match ERROR {
        ParseShardError::Unknown(code) => code,
        _ => panic!("no code"),
    };
    const TEXT: &str = CODE.as_str();
    assert_eq!(TEXT, "uk9");
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn regions() {
    const REGION: Region = const_of!(Ok, Region::from_code("uk"));
    const CODE: &str = Region::Canada.code();
    const NAME: &str = Region::Canada.name();
    const SHARDS: &[Shard] = Region::Canada.shards();
    const ERROR: ParseRegionError = const_of!(Err, Region::from_code("GB"));
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!(REGION, Region::UnitedKingdom);
    assert_eq!((CODE, NAME, SHARDS), ("CA", "Canada", [Shard::Ca1].as_slice()));
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn urls() {
    const URL: ApiUrl<'_> = const_of!(Ok, Shard::Uk1.api_url(&["patients", "1"]));
    const SHARD: Shard = URL.shard();
    const LAST: Option<&str> = URL.last_segment();
    const NEXT: ApiUrl<'_> = URL.with_query(&[("q[]", "id:>5"), ("page", "2")]);
    const TARGET: PathAndQuery<'_> = NEXT.path_and_query();
    assert_eq!(URL.to_string(), "https://api.uk1.cliniko.com/v1/patients/1");
    assert_eq!((SHARD, LAST), (Shard::Uk1, Some("1")));
    assert_eq!(TARGET.to_string(), "/v1/patients/1?q%5B%5D=id%3A%3E5&page=2");
    assert_eq!(NEXT.to_string(), format!("https://api.uk1.cliniko.com{TARGET}"));
}

#[test]
fn a_path_error() {
    const ERROR: PathError = const_of!(Err, Shard::Uk1.api_url(&["patients", "1/2"]));
    const KIND: PathErrorKind = ERROR.kind();
    const SEGMENT: usize = ERROR.segment();
    const INDEX: usize = ERROR.index();
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!((KIND, SEGMENT, INDEX), (PathErrorKind::ForbiddenCharacter, 1, 1));
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn links() {
    const LINK: &str = "https://api.au1.cliniko.com/v1/patients/1?page=2";
    const CHECKED: ApiUrl<'_> = const_of!(Ok, Shard::Au1.check_link(LINK));
    const REBASED: ApiUrl<'_> = const_of!(Ok, Shard::Uk2.rebase_link("http://api.cliniko.com/v1"));
    const SHARD: Shard = const_of!(Ok, Shard::from_api_url("https://api.au4.cliniko.com"));
    const LAST: Option<&str> = CHECKED.last_segment();
    assert_eq!(CHECKED.to_string(), LINK);
    assert_eq!(REBASED.to_string(), "https://api.uk2.cliniko.com/v1");
    assert_eq!((SHARD, LAST), (Shard::Au4, Some("1")));
}

#[test]
fn a_link_error() {
    const ERROR: LinkError = const_of!(Err, Shard::Au1.check_link("https://api.uk1.cliniko.com"));
    const REBASED: LinkError = const_of!(Err, Shard::Au1.rebase_link("/v2"));
    const OF_BASE_URL: LinkError = const_of!(Err, Shard::from_api_url("/v1"));
    const KIND: LinkErrorKind = ERROR.kind();
    const INDEX: usize = ERROR.index();
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!((KIND, INDEX), (LinkErrorKind::OtherShard(Shard::Uk1), 12));
    assert_eq!(REBASED.kind(), LinkErrorKind::NotApiPath);
    assert_eq!(OF_BASE_URL.kind(), LinkErrorKind::NotAbsolute);
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn accounts() {
    const PARSED: AccountUrl<'_> = const_of!(Ok, AccountUrl::parse(" Clinic.UK1.cliniko.com/a"));
    const BUILT: AccountUrl<'_> = const_of!(Ok, Shard::Uk1.account_url("clinic"));
    const SUBDOMAIN: &str = PARSED.subdomain();
    const SHARD: Shard = PARSED.shard();
    const ERROR: AccountUrlError = const_of!(Err, AccountUrl::parse(" ftp://clinic"));
    const KIND: AccountUrlErrorKind = ERROR.kind();
    const INDEX: usize = ERROR.index();
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!(PARSED, BUILT);
    assert_eq!((SUBDOMAIN, SHARD), ("Clinic", Shard::Uk1));
    assert_eq!((KIND, INDEX), (AccountUrlErrorKind::NotHttp, 1));
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

#[test]
fn user_agents() {
    const AGENT: UserAgent<'_> = const_of!(Ok, UserAgent::new("App", "devs@helpfulapp.com"));
    const ERROR: UserAgentError = const_of!(Err, UserAgent::new("App", "devs"));
    const KIND: UserAgentErrorKind = ERROR.kind();
    const INDEX: usize = ERROR.index();
    const WORDS: [&str; 2] = [ERROR.code(), ERROR.help()];
    assert_eq!(AGENT.to_string(), "App (devs@helpfulapp.com)");
    assert_eq!((KIND, INDEX), (UserAgentErrorKind::InvalidEmail, 4));
    assert_eq!(WORDS, [ERROR.code(), ERROR.help()]);
}

/// A constant cannot hold one, but its methods are `const` too.
#[test]
fn a_buffer_too_small() {
    const fn parts(error: BufferTooSmall) -> (usize, [&'static str; 2]) {
        (error.needed(), [error.code(), error.help()])
    }
    let error = format_into(&mut [], Shard::Uk1).unwrap_err();
    assert_eq!(parts(error), (3, [error.code(), error.help()]));
}
