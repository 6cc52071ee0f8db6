//! What other crates make of a URL: the ones that clients send requests with.

use cliniko_core::{ApiUrl, Shard};
use http::Uri;
use url::{Position, Url};

/// Whether `url` is below `/v1` of some host, on its scheme's own port, with no credentials and no fragment.
pub fn leads_to_api(url: &Url) -> bool {
    let path = url.path();
    url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && (path == "/v1" || path.starts_with("/v1/"))
}

/// Checks that clients read what `url` displays as a URL of the shard's API and take it unchanged, and gives
/// what the `url` crate reads.
pub fn read(url: &ApiUrl<'_>, shard: Shard) -> Url {
    assert_eq!(url.shard(), shard);
    let shown = url.to_string();

    let read = Url::parse(&shown).expect("a URL");
    assert!(leads_to_api(&read));
    assert_eq!(read.scheme(), "https");
    assert_eq!(read.host_str(), Some(shard.api_host()));
    assert_eq!(read.as_str(), with_encoded_apostrophes(&shown));
    assert_eq!(
        url.path_and_query().to_string(),
        shown["https://".len() + shard.api_host().len()..]
    );

    let uri: Uri = shown.parse().expect("a URI");
    assert_eq!(uri.scheme_str(), Some("https"));
    assert_eq!(uri.authority().map(|authority| authority.as_str()), Some(shard.api_host()));
    assert_eq!(uri.path(), &read[Position::BeforePath..Position::AfterPath]);
    assert_eq!(uri.to_string(), shown);
    read
}

/// The one thing that the `url` crate rewrites and RFC 3986 allows: an apostrophe in a query.
fn with_encoded_apostrophes(shown: &str) -> String {
    match shown.split_once('?') {
        Some((before, query)) => format!("{before}?{}", query.replace('\'', "%27")),
        None => shown.to_owned(),
    }
}
