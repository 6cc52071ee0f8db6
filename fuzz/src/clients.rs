//! How other crates, those that clients send requests with, read a URL.

use cliniko_core::{ApiUrl, Shard};
use http::Uri;
use url::Url;

/// The hosts whose links can be rebased.
pub fn hosts() -> impl Iterator<Item = &'static str> {
    Shard::ALL.iter().map(|shard| shard.api_host()).chain(["api.cliniko.com"])
}

/// Whether `url` is on its scheme's own port, without credentials and fragment.
pub fn is_plain(url: &Url) -> bool {
    url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
}

/// Whether `url` is plain and below `/v1`.
pub fn is_below_v1(url: &Url) -> bool {
    is_plain(url) && (url.path() == "/v1" || url.path().starts_with("/v1/"))
}

/// Checks that the crates read the displayed URL as one of the shard's API and send it unchanged.
pub fn read(url: &ApiUrl<'_>, shard: Shard) -> Url {
    let shown = url.to_string();

    let read = Url::parse(&shown).expect("a URL");
    assert!(is_below_v1(&read));
    assert_eq!((read.scheme(), read.host_str()), ("https", Some(shard.api_host())));
    assert_eq!(read.as_str(), shown);

    let uri: Uri = shown.parse().expect("a URI");
    assert_eq!(uri.scheme_str(), Some("https"));
    assert_eq!(uri.authority().map(|authority| authority.as_str()), Some(shard.api_host()));
    assert_eq!(uri.path(), read.path());
    assert_eq!(uri.to_string(), shown);
    read
}
