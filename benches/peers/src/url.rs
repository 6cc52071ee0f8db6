//! From a shard, path segments and query pairs to a URL.

use std::fmt::Write as _;

use cliniko_core::{Shard, format_into};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

pub struct Request<'a> {
    pub shard: Shard,
    /// The shard's base URL, which the peers keep.
    pub base: &'a str,
    pub parsed_base: &'a Url,
    pub segments: &'a [&'a str],
    pub pairs: &'a [(&'a str, &'a str)],
}

/// Longer than the URLs that are measured.
const CAPACITY: usize = 128;

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub fn ours(request: &Request<'_>) -> Option<String> {
    let url = request.shard.api_url(request.segments).ok()?;
    Some(url.with_query(request.pairs).to_string())
}

/// Percent-encodes each piece into a string that grows, as this crate's `to_string` does.
pub fn percent_encoding(request: &Request<'_>) -> Option<String> {
    Some(percent_encoded(String::new(), request))
}

/// Percent-encodes each piece into a string that is long enough: the caller has to know.
pub fn percent_encoding_with_capacity(request: &Request<'_>) -> Option<String> {
    Some(percent_encoded(String::with_capacity(CAPACITY), request))
}

#[inline(always)]
fn percent_encoded(mut url: String, request: &Request<'_>) -> String {
    url.push_str(request.base);
    for segment in request.segments {
        url.push('/');
        url.extend(utf8_percent_encode(segment, ENCODED));
    }
    let mut separator = '?';
    for (name, value) in request.pairs {
        url.push(separator);
        url.extend(utf8_percent_encode(name, ENCODED));
        url.push('=');
        url.extend(utf8_percent_encode(value, ENCODED));
        separator = '&';
    }
    url
}

/// The URL type of most HTTP libraries, in one call.
pub fn url(request: &Request<'_>) -> Option<String> {
    let [resource, id, below] = request.segments else { return None };
    let url = format!("{}/{resource}/{id}/{below}", request.base);
    Some(Url::parse_with_params(&url, request.pairs).ok()?.into())
}

/// The same from a base URL that the client has parsed and keeps.
pub fn url_from_base(request: &Request<'_>) -> Option<String> {
    let mut url = request.parsed_base.clone();
    url.path_segments_mut().ok()?.extend(request.segments);
    if !request.pairs.is_empty() {
        url.query_pairs_mut().extend_pairs(request.pairs);
    }
    Some(url.into())
}

/// What clients write for one request: three segments, three pairs, only the value of a filter encoded.
pub fn by_hand(request: &Request<'_>) -> Option<String> {
    let ([resource, id, below], [(_, filter), (_, page), (_, per_page)]) =
        (request.segments, request.pairs)
    else {
        return None;
    };
    Some(format!(
        "{}/{resource}/{id}/{below}?q%5B%5D={}&page={page}&per_page={per_page}",
        request.base,
        utf8_percent_encode(filter, ENCODED),
    ))
}

/// What clients write for one request without a query. Nothing is checked or encoded.
pub fn two_segments_by_hand(request: &Request<'_>) -> Option<String> {
    let [resource, id] = request.segments else { return None };
    Some(format!("{}/{resource}/{id}", request.base))
}

pub fn into_buffer<'b>(request: &Request<'_>, buffer: &'b mut [u8]) -> Option<&'b str> {
    let url = request.shard.api_url(request.segments).ok()?;
    format_into(buffer, url.with_query(request.pairs)).ok()
}

pub fn into_string<'b>(request: &Request<'_>, string: &'b mut String) -> Option<&'b str> {
    let url = request.shard.api_url(request.segments).ok()?;
    string.clear();
    write!(string, "{}", url.with_query(request.pairs)).ok()?;
    Some(string)
}
