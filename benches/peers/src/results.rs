//! Whether all ways give equal results, for valid and for invalid input.

use ::url::Url;
use cliniko_core::Shard;
use peers::{account, key, link, url};

use crate::tables;

pub fn compare() {
    keys();
    urls();
    links();
    accounts();
}

fn keys() {
    let long = "Example0".repeat(9) + "-uk1";
    let longest = "Z9".repeat(64);
    for text in [&long, &longest, "MS0xLWl4SzYY-uk1", "MS0xLWl4SzYY", "a", "x-au5"] {
        assert!(same_key(text), "{text}");
    }
    for shard in Shard::ALL {
        assert!(same_key(&format!("MS0xLWl4SzYY-{shard}")), "{shard}");
    }
    for text in ["", "-uk1", "a-uk9", "a-uk1-", "a b-uk1", "a-uk1:", "é-uk1", &"a".repeat(129)] {
        assert!(!same_key(text), "{text}");
    }
}

/// Whether `text` is a key: all ways agree.
fn same_key(text: &str) -> bool {
    let keep = |url: &str, value: &str| (url.to_owned(), value.to_owned());
    let ours = key::ours(text, keep);
    assert_eq!(key::regex(text, keep), ours, "regex: {text}");
    assert_eq!(key::regex_is_match(text, keep), ours, "regex_is_match: {text}");
    assert_eq!(key::by_hand(text, keep), ours, "by_hand: {text}");
    assert_eq!(key::headers(text, keep), ours, "headers: {text}");
    assert_eq!(key::base64(text, keep), ours, "base64: {text}");
    assert_eq!(key::base64_simd(text, keep), ours, "base64_simd: {text}");
    ours.is_some()
}

fn urls() {
    for shard in Shard::ALL {
        let base = Url::parse(shard.api_base_url()).unwrap();
        let mut request = tables::request(*shard, &base);
        let ours = url::ours(&request);
        assert!(ours.is_some());
        assert_eq!(url::percent_encoding(&request), ours);
        assert_eq!(url::percent_encoding_with_capacity(&request), ours);
        assert_eq!(url::url(&request), ours);
        assert_eq!(url::url_from_base(&request), ours);
        assert_eq!(url::by_hand(&request), ours);
        assert_eq!(url::into_buffer(&request, &mut [0; 256]), ours.as_deref());
        assert_eq!(url::into_string(&request, &mut String::new()), ours.as_deref());
        request.segments = &request.segments[..2];
        request.pairs = &[];
        let ours = url::ours(&request);
        assert!(ours.is_some());
        assert_eq!(url::percent_encoding(&request), ours);
        assert_eq!(url::url_from_base(&request), ours);
        assert_eq!(url::two_segments_by_hand(&request), ours);
    }
}

fn links() {
    for link in [tables::LINK, "https://api.uk1.cliniko.com/v1", "https://api.uk1.cliniko.com/v1/"]
    {
        let ours = link::ours(link).map(|url| url.to_string());
        assert_eq!(ours.as_deref(), Some(link));
        assert_eq!(link::http(link).map(|uri| uri.to_string()), ours, "{link}");
        assert_eq!(link::url(link).map(String::from), ours, "{link}");
    }
    for link in [
        "",
        "/v1/patients",
        "http://api.uk1.cliniko.com/v1/patients",
        "https://api.uk2.cliniko.com/v1/patients",
        "https://api.uk1.cliniko.com.example.com/v1/patients",
        "https://api.uk1.cliniko.com@example.com/v1/patients",
        "https://me@api.uk1.cliniko.com/v1/patients",
        "https://api.uk1.cliniko.com:8443/v1/patients",
        "https://api.uk1.cliniko.com/v2/patients",
        "https://api.uk1.cliniko.com/",
        "https://[/v1/patients",
    ] {
        assert!(link::ours(link).is_none(), "{link}");
        assert!(link::http(link).is_none(), "http: {link}");
        assert!(link::url(link).is_none(), "url: {link}");
    }
}

fn accounts() {
    let keep = |subdomain: &str, shard: &str| (subdomain.to_owned(), shard.to_owned());
    for text in
        [tables::ACCOUNT, "http://a.uk1.cliniko.com", "https://good-healthy-times.us1.cliniko.com/"]
    {
        let ours = account::ours(text, keep);
        assert!(ours.is_some(), "{text}");
        assert_eq!(account::url(text, keep), ours, "{text}");
    }
    for text in [
        "",
        "ftp://a.uk1.cliniko.com",
        "https://me@a.uk1.cliniko.com",
        "https://a.uk1.cliniko.com:8443",
        "https://a.uk1.cliniko.com.",
        "https://a.uk9.cliniko.com",
        "https://a.cliniko.com",
        "https://a.b.uk1.cliniko.com",
        "https://-a.uk1.cliniko.com",
        "https://api.uk1.cliniko.com",
        "https://a.uk1.example.com",
    ] {
        assert_eq!(account::ours(text, keep), None, "{text}");
        assert_eq!(account::url(text, keep), None, "url: {text}");
    }
}
