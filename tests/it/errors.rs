//! Every error: its code, its message and its help, which are pinned word for word beside its subject.

use std::collections::HashSet;
use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};

use cliniko_core::{AccountUrl, ApiKey, Region, Shard, UserAgent, format_into};

use crate::laws::errors::LibraryError;
use crate::reference::codes;

/// The error has this code, message and help.
#[track_caller]
pub(crate) fn explains<E: LibraryError>(error: E, code: &str, message: &str, help: &str) {
    assert_eq!(error.to_string(), message);
    assert_eq!((error.help(), error.code()), (help, code), "{message}");
}

/// What an error tells, whatever its type.
pub(crate) struct Sample {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    help: &'static str,
    pub(crate) boxed: Box<dyn Error + Send + Sync>,
}

/// One error of each kind.
pub(crate) fn samples() -> Vec<Sample> {
    let shard = |code| Shard::from_code(code).unwrap_err();
    let key = |text| ApiKey::parse(text).unwrap_err();
    let path = |segment| Shard::Uk1.api_url(&[segment]).unwrap_err();
    let link = |link| Shard::Uk1.check_link(link).unwrap_err();
    let account = |text| AccountUrl::parse(text).unwrap_err();
    let agent = |name, email| UserAgent::new(name, email).unwrap_err();
    vec![
        sample(shard("uk")),
        sample(shard("uk9")),
        sample(Region::from_code("GB").unwrap_err()),
        sample(ApiKey::parse("MS0x-uk1").unwrap().with_shard(Shard::Au1).unwrap_err()),
        sample(format_into(&mut [], Shard::Uk1).unwrap_err()),
        sample(key("")),
        sample(key(&"x".repeat(129))),
        sample(key("uk1")),
        sample(key("MS0x ")),
        sample(key("MS0x@")),
        sample(key("MS0x-")),
        sample(key("MS0x-uk1-")),
        sample(key("MS0x-london")),
        sample(key("MS0x-uk9")),
        sample(path("")),
        sample(path("..")),
        sample(path("1/2")),
        sample(link(" ")),
        sample(link("http://api.uk1.cliniko.com/v1")),
        sample(link("/v1")),
        sample(link("https://devs@api.uk1.cliniko.com/v1")),
        sample(link("https://api.uk1.cliniko.com:80/v1")),
        sample(link("https://api.cliniko.com/v1")),
        sample(link("https://api.uk9.cliniko.com/v1")),
        sample(link("https://api.au1.cliniko.com/v1")),
        sample(link("https://example.org/v1")),
        sample(link("https://api.uk1.cliniko.com/v1#")),
        sample(link("https://api.uk1.cliniko.com/v2")),
        sample(link("https://api.uk1.cliniko.com/v1//")),
        sample(link("https://api.uk1.cliniko.com/v1/..")),
        sample(account("")),
        sample(account("ftp://clinic.uk1.cliniko.com")),
        sample(account("devs@helpfulapp.com")),
        sample(account("clinic.uk1.cliniko.com:80")),
        sample(account("example.org")),
        sample(account("clinic.cliniko.com")),
        sample(account("clinic.uk9.cliniko.com")),
        sample(account("a.b.uk1.cliniko.com")),
        sample(account("www.uk1.cliniko.com")),
        sample(agent("", "")),
        sample(agent("()", "")),
        sample(agent("App", "devs")),
    ]
}

/// An error equals a copy of itself, hash and all.
fn sample<E: LibraryError>(error: E) -> Sample {
    let copy = error;
    assert_eq!(copy, error);
    assert_eq!(hash(&copy), hash(&error));
    let code = error.code();
    Sample { code, message: error.to_string(), help: error.help(), boxed: Box::new(error) }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn there_is_one_of_each_code() {
    assert!(samples().iter().map(|error| error.code).eq(codes::ALL));
    assert_eq!(HashSet::from(codes::ALL).len(), codes::ALL.len());
}

/// In upper case it is a constant of the C library.
#[test]
fn a_code_is_snake_case() {
    for code in codes::ALL {
        assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{code}");
        assert!(code.split('_').all(|word| !word.is_empty()), "{code}");
    }
}

/// It stands in a line of a log, after a colon.
#[test]
fn a_message_is_one_phrase() {
    for Sample { code, message, .. } in samples() {
        assert!(message.starts_with(|c: char| c.is_ascii_lowercase()), "{code}: {message}");
        assert!(message.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{code}: {message}");
        assert!(!message.ends_with('.'), "{code}: {message}");
    }
}

#[test]
fn a_help_is_a_sentence_or_two() {
    for Sample { code, help, .. } in samples() {
        assert!(help.starts_with(|c: char| c.is_ascii_uppercase()), "{code}: {help}");
        assert!(help.ends_with('.'), "{code}: {help}");
        assert!(help.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{code}: {help}");
        assert!(!help.contains("  ") && help.len() <= 220, "{code}: {help}");
    }
}

#[test]
fn an_error_in_a_box() {
    for error in samples() {
        assert_eq!(error.boxed.to_string(), error.message);
        assert!(error.boxed.source().is_none());
        assert!(!format!("{:?}", error.boxed).contains("private"));
    }
}
