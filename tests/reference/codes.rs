//! `code()` of every error: names that are stable across versions and languages.

use cliniko_core::{
    AccountUrlErrorKind, LinkErrorKind, ParseKeyErrorKind, ParseShardError, PathErrorKind,
    UserAgentErrorKind,
};

// Errors of one kind.
pub const REGION_UNKNOWN: &str = "region_unknown";
pub const SHARD_MISMATCH: &str = "shard_mismatch";
pub const BUFFER_TOO_SMALL: &str = "buffer_too_small";

/// Every code, in the order of the error types and of their variants.
pub const ALL: [&str; 42] = [
    "shard_malformed",
    "shard_unknown",
    REGION_UNKNOWN,
    SHARD_MISMATCH,
    BUFFER_TOO_SMALL,
    "key_empty",
    "key_too_long",
    "key_missing_token",
    "key_whitespace",
    "key_unexpected_character",
    "key_missing_shard",
    "key_extra_hyphen",
    "key_malformed_shard",
    "key_unknown_shard",
    "path_empty",
    "path_dot_segment",
    "path_forbidden_character",
    "link_forbidden_character",
    "link_not_https",
    "link_not_absolute",
    "link_userinfo",
    "link_port",
    "link_legacy_host",
    "link_unknown_shard",
    "link_other_shard",
    "link_foreign_host",
    "link_fragment",
    "link_not_api_path",
    "link_empty_segment",
    "link_dot_segment",
    "account_empty",
    "account_not_http",
    "account_userinfo",
    "account_port",
    "account_not_cliniko",
    "account_missing_shard",
    "account_unknown_shard",
    "account_invalid_subdomain",
    "account_reserved_subdomain",
    "user_agent_empty_name",
    "user_agent_invalid_name",
    "user_agent_invalid_email",
];

pub fn shard(error: ParseShardError) -> &'static str {
    match error {
        ParseShardError::Malformed => "shard_malformed",
        ParseShardError::Unknown(_) => "shard_unknown",
        other => panic!("no code for {other:?}"),
    }
}

pub fn key(kind: ParseKeyErrorKind) -> &'static str {
    match kind {
        ParseKeyErrorKind::Empty => "key_empty",
        ParseKeyErrorKind::TooLong => "key_too_long",
        ParseKeyErrorKind::MissingToken => "key_missing_token",
        ParseKeyErrorKind::Whitespace => "key_whitespace",
        ParseKeyErrorKind::UnexpectedCharacter(_) => "key_unexpected_character",
        ParseKeyErrorKind::MissingShard => "key_missing_shard",
        ParseKeyErrorKind::ExtraHyphen => "key_extra_hyphen",
        ParseKeyErrorKind::MalformedShard => "key_malformed_shard",
        ParseKeyErrorKind::UnknownShard(_) => "key_unknown_shard",
        other => panic!("no code for {other:?}"),
    }
}

pub fn path(kind: PathErrorKind) -> &'static str {
    match kind {
        PathErrorKind::Empty => "path_empty",
        PathErrorKind::DotSegment => "path_dot_segment",
        PathErrorKind::ForbiddenCharacter => "path_forbidden_character",
        other => panic!("no code for {other:?}"),
    }
}

pub fn link(kind: LinkErrorKind) -> &'static str {
    match kind {
        LinkErrorKind::ForbiddenCharacter => "link_forbidden_character",
        LinkErrorKind::NotHttps => "link_not_https",
        LinkErrorKind::NotAbsolute => "link_not_absolute",
        LinkErrorKind::Userinfo => "link_userinfo",
        LinkErrorKind::Port => "link_port",
        LinkErrorKind::LegacyHost => "link_legacy_host",
        LinkErrorKind::UnknownShard(_) => "link_unknown_shard",
        LinkErrorKind::OtherShard(_) => "link_other_shard",
        LinkErrorKind::ForeignHost => "link_foreign_host",
        LinkErrorKind::Fragment => "link_fragment",
        LinkErrorKind::NotApiPath => "link_not_api_path",
        LinkErrorKind::EmptySegment => "link_empty_segment",
        LinkErrorKind::DotSegment => "link_dot_segment",
        other => panic!("no code for {other:?}"),
    }
}

pub fn account(kind: AccountUrlErrorKind) -> &'static str {
    match kind {
        AccountUrlErrorKind::Empty => "account_empty",
        AccountUrlErrorKind::NotHttp => "account_not_http",
        AccountUrlErrorKind::Userinfo => "account_userinfo",
        AccountUrlErrorKind::Port => "account_port",
        AccountUrlErrorKind::NotCliniko => "account_not_cliniko",
        AccountUrlErrorKind::MissingShard => "account_missing_shard",
        AccountUrlErrorKind::UnknownShard(_) => "account_unknown_shard",
        AccountUrlErrorKind::InvalidSubdomain => "account_invalid_subdomain",
        AccountUrlErrorKind::ReservedSubdomain => "account_reserved_subdomain",
        other => panic!("no code for {other:?}"),
    }
}

pub fn user_agent(kind: UserAgentErrorKind) -> &'static str {
    match kind {
        UserAgentErrorKind::EmptyName => "user_agent_empty_name",
        UserAgentErrorKind::InvalidName => "user_agent_invalid_name",
        UserAgentErrorKind::InvalidEmail => "user_agent_invalid_email",
        other => panic!("no code for {other:?}"),
    }
}
