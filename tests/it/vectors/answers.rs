//! What the reference answers to the inputs of a case, after a comparison with the library.

use cliniko_core::{
    AccountUrl, AccountUrlErrorKind, ApiKey, LinkErrorKind, ParseKeyErrorKind, ParseShardError,
    Region, Shard,
};

use super::json::{Object, Value};
use crate::laws;
use crate::reference::keys::{self, Fault, Key};
use crate::reference::shards::{self, Code, REGIONS, code, from_code, unknown};
use crate::reference::{Verdict, accounts, codes, links, urls, user_agents};

/// The inputs of a case, by name.
pub(super) struct Inputs<'a>(pub(super) &'a Object);

impl Inputs<'_> {
    fn text(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(value) => as_text(value),
            None => panic!("no {name} in {}", self.0),
        }
    }

    fn list(&self, name: &str) -> &[Value] {
        match self.0.get(name) {
            Some(value) => as_list(value),
            None => panic!("no {name} in {}", self.0),
        }
    }

    fn shard(&self) -> Shard {
        match from_code(self.text("shard")) {
            Code::Known(shard) => shard,
            other => panic!("no shard: {other:?}"),
        }
    }
}

fn as_text(value: &Value) -> &str {
    let Value::Text(text) = value else { panic!("no string: {value}") };
    text
}

fn as_list(value: &Value) -> &[Value] {
    let Value::List(items) = value else { panic!("no list: {value}") };
    items
}

fn ok(answer: impl Into<Value>) -> Object {
    Object::default().with("ok", answer)
}

fn error(code: &str) -> Object {
    Object::default().with("error", code)
}

/// An error with its position in `input`: in bytes, in UTF-16 code units and in code points.
fn error_at(code: &str, input: &str, index: usize) -> Object {
    let before = &input[..index];
    let error = error(code).with("index", index).with("index_utf16", before.encode_utf16().count());
    error.with("index_chars", before.chars().count())
}

/// The shard that an error names, if any.
fn about(error: Object, shard: Option<String>) -> Object {
    match shard {
        Some(shard) => error.with("error_shard", shard),
        None => error,
    }
}

pub(super) fn shard_from_code(inputs: &Inputs<'_>) -> Object {
    let input = inputs.text("input");
    let (expected, answer) = match from_code(input) {
        Code::Known(shard) => (Ok(shard), ok(shard)),
        Code::Unknown(code) => {
            let kind = ParseShardError::Unknown(unknown(&code));
            (Err(kind), about(error(codes::shard(kind)), Some(code)))
        }
        Code::Malformed => {
            let kind = ParseShardError::Malformed;
            (Err(kind), error(codes::shard(kind)))
        }
    };
    assert_eq!(Shard::from_code(input), expected);
    answer
}

pub(super) fn region_from_code(inputs: &Inputs<'_>) -> Object {
    let input = inputs.text("input");
    let expected = shards::region_from_code(input);
    assert_eq!(Region::from_code(input).ok(), expected);
    match REGIONS.iter().find(|(region, ..)| Some(*region) == expected) {
        Some((_, code, _)) => ok(*code),
        None => error(codes::REGION_UNKNOWN),
    }
}

pub(super) fn parse(inputs: &Inputs<'_>) -> Object {
    let input = inputs.text("input");
    let verdict = keys::parse(input);
    assert_eq!(laws::keys::parse(input), verdict);
    key(input, verdict)
}

pub(super) fn parse_pasted(inputs: &Inputs<'_>) -> Object {
    let input = inputs.text("input");
    let verdict = keys::parse_pasted(input);
    assert_eq!(laws::keys::parse_pasted(input), verdict);
    key(input, verdict)
}

pub(super) fn from_parts(inputs: &Inputs<'_>) -> Object {
    let (token, shard) = (inputs.text("token"), inputs.shard());
    let verdict = keys::from_parts(token, shard);
    assert_eq!(laws::keys::from_parts(token, shard), verdict);
    key(token, verdict)
}

pub(super) fn with_shard(inputs: &Inputs<'_>) -> Object {
    let input = inputs.text("key");
    // The law tries every shard.
    let parsed = laws::keys::parse(input).unwrap();
    match keys::with_shard(&parsed, inputs.shard()) {
        Ok(key) => ok_key(&key),
        Err((expected, _)) => about(error(codes::SHARD_MISMATCH), Some(code(expected).to_owned())),
    }
}

/// `Authorization::expose_value_for` a URL that `Shard::check_link` has checked for the key's shard.
pub(super) fn authorization(inputs: &Inputs<'_>) -> Object {
    let (input, url) = (inputs.text("key"), inputs.text("url"));
    let parsed = laws::keys::parse(input).unwrap();
    if let Err(fault) = checked(parsed.shard, url) {
        return link_error(url, fault);
    }
    let header = keys::header(&parsed);
    let key = ApiKey::parse(input).unwrap();
    let url = key.shard().check_link(url).unwrap();
    assert_eq!(key.authorization().expose_value_for(&url), Ok(header.as_str()));
    ok(header)
}

fn key(input: &str, verdict: Result<Key, Fault>) -> Object {
    let Fault { kind, index, incomplete } = match verdict {
        Ok(key) => return ok_key(&key),
        Err(fault) => fault,
    };
    let shard = match kind {
        ParseKeyErrorKind::UnknownShard(code) => Some(code.to_string()),
        _ => None,
    };
    about(error_at(codes::key(kind), input, index).with("incomplete", incomplete), shard)
}

fn ok_key(key: &Key) -> Object {
    ok(keys::exposed(key))
        .with("token", key.token.as_str())
        .with("shard", key.shard)
        .with("given_shard", key.given.then_some(key.shard))
        .with("suspected_shard", keys::suspected_shard(key))
        .with("looks_truncated", key.token.len() < 32)
        .with("authorization", keys::header(key))
}

pub(super) fn api_url(inputs: &Inputs<'_>) -> Object {
    let shard = inputs.shard();
    let segments: Vec<&str> = inputs.list("segments").iter().map(as_text).collect();
    let pair = |pair: &'_ Value| match as_list(pair) {
        [name, value] => (as_text(name).to_owned(), as_text(value).to_owned()),
        _ => panic!("no pair: {pair}"),
    };
    let pairs: Vec<(String, String)> = inputs.list("query").iter().map(pair).collect();
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let verdict = urls::api_url(shard, &segments);
    assert_eq!(laws::urls::api_url(shard, &segments), verdict);
    match verdict {
        Ok(url) => {
            let url = url + &urls::query(&pairs);
            let built = shard.api_url(&segments).unwrap();
            assert_eq!(laws::urls::with_query(built, &pairs), url);
            ok(url)
        }
        Err((kind, segment, index)) => {
            error_at(codes::path(kind), segments[segment], index).with("segment", segment)
        }
    }
}

pub(super) fn check_link(inputs: &Inputs<'_>) -> Object {
    let url = inputs.text("url");
    link(url, checked(inputs.shard(), url))
}

pub(super) fn rebase_link(inputs: &Inputs<'_>) -> Object {
    let (shard, url) = (inputs.shard(), inputs.text("url"));
    let verdict = links::rebase_link(shard, url);
    assert_eq!(laws::links::rebase_link(shard, url), verdict);
    link(url, verdict)
}

pub(super) fn from_api_url(inputs: &Inputs<'_>) -> Object {
    let url = inputs.text("url");
    let verdict = links::from_api_url(url);
    assert_eq!(laws::links::from_api_url(url), verdict);
    link(url, verdict)
}

/// `ApiUrl::last_segment` of a URL that `Shard::check_link` has checked.
pub(super) fn last_segment(inputs: &Inputs<'_>) -> Object {
    let url = inputs.text("url");
    let verdict = checked(inputs.shard(), url);
    link(url, verdict.map(|url| urls::last_segment(&url).map(str::to_owned)))
}

fn checked(shard: Shard, url: &str) -> Verdict<LinkErrorKind> {
    let verdict = links::check_link(shard, url);
    assert_eq!(laws::links::check_link(shard, url), verdict);
    verdict
}

fn link(url: &str, verdict: Result<impl Into<Value>, (LinkErrorKind, usize)>) -> Object {
    verdict.map_or_else(|fault| link_error(url, fault), ok)
}

fn link_error(url: &str, (kind, index): (LinkErrorKind, usize)) -> Object {
    let shard = match kind {
        LinkErrorKind::OtherShard(shard) => Some(code(shard).to_owned()),
        LinkErrorKind::UnknownShard(code) => Some(code.to_string()),
        _ => None,
    };
    about(error_at(codes::link(kind), url, index), shard)
}

pub(super) fn parse_account_url(inputs: &Inputs<'_>) -> Object {
    let input = inputs.text("input");
    let verdict = accounts::parse(input);
    assert_eq!(laws::accounts::parse(input), verdict);
    let answer = account(input, verdict);
    match AccountUrl::parse(input) {
        Ok(account) => answer.with("subdomain", account.subdomain()).with("shard", account.shard()),
        Err(_) => answer,
    }
}

pub(super) fn account_url(inputs: &Inputs<'_>) -> Object {
    let (shard, subdomain) = (inputs.shard(), inputs.text("subdomain"));
    let verdict = accounts::account_url(shard, subdomain);
    assert_eq!(laws::accounts::account_url(shard, subdomain), verdict);
    account(subdomain, verdict)
}

fn account(input: &str, verdict: Verdict<AccountUrlErrorKind>) -> Object {
    let (kind, index) = match verdict {
        Ok(url) => return ok(url),
        Err(fault) => fault,
    };
    let shard = match kind {
        AccountUrlErrorKind::UnknownShard(code) => Some(code.to_string()),
        _ => None,
    };
    about(error_at(codes::account(kind), input, index), shard)
}

pub(super) fn user_agent(inputs: &Inputs<'_>) -> Object {
    let (name, email) = (inputs.text("name"), inputs.text("email"));
    let verdict = user_agents::new(name, email);
    assert_eq!(laws::user_agents::new(name, email), verdict);
    match verdict.map_err(|(kind, index)| (codes::user_agent(kind), index)) {
        Ok(value) => ok(value),
        Err((code @ "user_agent_invalid_email", index)) => error_at(code, email, index),
        Err((code, index)) => error_at(code, name, index),
    }
}
