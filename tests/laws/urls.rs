//! URLs of the API, whether checked or built.

use cliniko_core::{ApiUrl, PathErrorKind, Shard};

use super::format;
use crate::reference::{codes, urls};

/// What any `ApiUrl` displays: a URL of the shard, below `/v1`, in one spelling that every client sends unchanged,
/// and that is accepted again.
#[track_caller]
pub fn url(url: ApiUrl<'_>, shard: Shard) -> String {
    let shown = url.to_string();
    assert_eq!(url.shard(), shard);
    let origin = format!("https://{}", shard.api_host());
    let target = shown.strip_prefix(&origin).expect("the shard's host");
    assert_eq!(url.path_and_query().to_string(), target);

    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    assert!(path == "/v1" || path.starts_with("/v1/"), "{shown}");
    assert!(path.chars().all(|c| c == '/' || urls::is_unreserved(c)), "{shown}");
    assert!(!path.contains("//"), "{shown}");
    assert!(path.split('/').all(|segment| segment != "." && segment != ".."), "{shown}");
    let allowed = |c| urls::is_unreserved(c) || "!$&()*+,;=:@/?%".contains(c);
    assert!(query.chars().all(allowed), "{shown}");
    let hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let escape = |rest: &str| rest.get(..2).is_some_and(hexadecimal);
    assert!(query.split('%').skip(1).all(escape), "{shown}");
    assert!(query.split('/').skip(1).all(|piece| piece != "." && piece != ".."), "{shown}");

    for again in [shard.check_link(&shown), shard.rebase_link(&shown)] {
        assert_eq!(again.map(|url| url.to_string()).as_ref(), Ok(&shown));
    }
    assert_eq!(Shard::from_api_url(&shown), Ok(shard));
    assert_eq!(url.last_segment(), urls::last_segment(&shown), "{shown}");
    assert_eq!(url.with_query(&[]).to_string(), format!("{origin}{path}"));
    format::into_a_buffer(&url, 1);
    format::into_a_buffer(&url.path_and_query(), 1);
    shown
}

/// `Shard::api_url`: what is displayed, or the kind of the error, the segment's number and the index in it.
#[track_caller]
pub fn api_url(shard: Shard, segments: &[&str]) -> Result<String, (PathErrorKind, usize, usize)> {
    let found = match shard.api_url(segments) {
        Ok(built) => {
            assert_eq!(built.last_segment(), segments.last().copied());
            Ok(url(built, shard))
        }
        Err(error) => {
            assert_eq!(error.code(), codes::path(error.kind()), "{segments:?}");
            assert!(segments[error.segment()].is_char_boundary(error.index()), "{segments:?}");
            Err((error.kind(), error.segment(), error.index()))
        }
    };
    assert_eq!(found, urls::api_url(shard, segments), "{segments:?}");
    found
}

/// `ApiUrl::with_query`: it replaces any query, and decodes to the pairs.
#[track_caller]
pub fn with_query(built: ApiUrl<'_>, pairs: &[(&str, &str)]) -> String {
    let shown = url(built.with_query(pairs), built.shard());
    let path = built.with_query(&[]).to_string();
    let query = shown.strip_prefix(&path).expect("the same path");
    assert_eq!(query, urls::query(pairs));
    let decoded: Vec<(String, String)> = query
        .split(['?', '&'])
        .skip(1)
        .map(|pair| pair.split_once('=').expect("a name and a value"))
        .map(|(name, value)| (urls::percent_decoded(name), urls::percent_decoded(value)))
        .collect();
    let borrowed: Vec<_> = decoded.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(borrowed, pairs);
    shown
}
