//! `Shard::from_api_url`: the shard of a base URL that somebody configured.

use cliniko_core::LinkErrorKind::{
    DotSegment, EmptySegment, ForbiddenCharacter, ForeignHost, Fragment, LegacyHost, NotAbsolute,
    NotApiPath, NotHttps, Port, UnknownShard, Userinfo,
};
use cliniko_core::{LinkErrorKind, Shard};

use crate::laws::links;
use crate::reference::shards::{SHARDS, unknown};
use crate::unmarked;

// Refusals, in the order of checking. The arrow marks the index and is not part of the URL.

#[test]
fn forbidden_characters() {
    refused("https://api.au4.cliniko.com/v1↓\n", ForbiddenCharacter);
    refused("↓ https://api.au4.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au4.cliniko.com↓\\v1", ForbiddenCharacter);
    refused("https://api.au4.cliniko.com↓／v1", ForbiddenCharacter);
    refused("↓“https://api.au4.cliniko.com”", ForbiddenCharacter);
}

#[test]
fn another_scheme() {
    refused("↓http://api.au4.cliniko.com/v1", NotHttps);
    refused("↓HTTP://api.au4.cliniko.com", NotHttps);
    refused("↓ftp://api.au4.cliniko.com", NotHttps);
}

#[test]
fn no_scheme() {
    refused("↓", NotAbsolute);
    refused("↓/", NotAbsolute);
    refused("↓/v1", NotAbsolute);
    refused("↓au4", NotAbsolute);
    refused("↓api.au4.cliniko.com", NotAbsolute);
    refused("↓api.au4.cliniko.com/v1", NotAbsolute);
    refused("↓//api.au4.cliniko.com/v1", NotAbsolute);
    refused("↓https:/api.au4.cliniko.com/v1", NotAbsolute);
    refused("↓\"https://api.au4.cliniko.com\"", NotAbsolute);
}

#[test]
fn authority() {
    refused("https://devs↓@api.au4.cliniko.com", Userinfo);
    refused("https://api.au4.cliniko.com↓@example.org/v1", Userinfo);
    refused("https://api.au4.cliniko.com↓:80", Port);
    refused("https://api.au4.cliniko.com↓:/v1", Port);
    refused("https://localhost↓:8080", Port);
    refused("https://↓api.cliniko.com", LegacyHost);
    refused("https://↓API.cliniko.com/v1/", LegacyHost);
    refused("https://api.↓au9.cliniko.com/v1", UnknownShard(unknown("au9")));
    refused("HTTPS://API.↓UK01.CLINIKO.COM", UnknownShard(unknown("uk01")));
    refused("https://↓", ForeignHost);
    refused("https://↓/v1", ForeignHost);
    refused("https://↓api.au4.cliniko.com.", ForeignHost);
    refused("https://↓api.au4.cliniko.com.evil.example", ForeignHost);
    refused("https://↓good-healthy-times.au4.cliniko.com", ForeignHost);
    refused("https://↓api.london.cliniko.com", ForeignHost);
}

#[test]
fn path_and_query() {
    refused("https://api.au4.cliniko.com↓#", Fragment);
    refused("https://api.au4.cliniko.com/↓#/v1", Fragment);
    refused("https://api.au4.cliniko.com↓/v2", NotApiPath);
    refused("https://api.au4.cliniko.com↓/V1", NotApiPath);
    refused("https://api.au4.cliniko.com↓/patients", NotApiPath);
    refused("https://api.au4.cliniko.com↓//", NotApiPath);
    refused("https://api.au4.cliniko.com↓//v1", NotApiPath);
    refused("https://api.au4.cliniko.com↓/..", NotApiPath);
    refused("https://api.au4.cliniko.com/v1/↓%2e", ForbiddenCharacter);
    refused("https://api.au4.cliniko.com/v1/↓{id}", ForbiddenCharacter);
    refused("https://api.au4.cliniko.com/v1/↓/", EmptySegment);
    refused("https://api.au4.cliniko.com/v1/↓..", DotSegment);
    refused("https://api.au4.cliniko.com?/↓..", DotSegment);
    refused("https://api.au4.cliniko.com/?/↓./", DotSegment);
}

#[test]
fn the_first_rule_decides() {
    refused("http://devs@example.org:80/v2/;//../?/..#↓\\", ForbiddenCharacter);
    refused("↓http://devs@example.org:80/v2/;//../?/..#", NotHttps);
    refused("https://devs↓@example.org:80/v2/;//../?/..#", Userinfo);
    refused("https://example.org↓:80/v2/;//../?/..#", Port);
    refused("https://↓example.org/v2/;//../?/..#", ForeignHost);
    refused("https://api.au4.cliniko.com/v2/;//../?/..↓#", Fragment);
    refused("https://api.au4.cliniko.com↓/v2/;//../?/..", NotApiPath);
    refused("https://api.au4.cliniko.com/v1/↓;//../?/..", ForbiddenCharacter);
    refused("https://api.au4.cliniko.com/v1/x/↓/../?/..", EmptySegment);
    refused("https://api.au4.cliniko.com/v1/x/↓../?/..", DotSegment);
}

// Accepted URLs.

#[test]
fn every_shard() {
    for (code, shard, _) in SHARDS {
        let upper = code.to_uppercase();
        for url in [
            shard.api_base_url().to_owned(),
            format!("https://api.{code}.cliniko.com"),
            format!("https://api.{code}.cliniko.com/"),
            format!("https://api.{code}.cliniko.com/v1/"),
            format!("https://api.{code}.cliniko.com/v1/patients/1?page=2"),
            format!("https://api.{code}.cliniko.com:443"),
            format!("https://API.{upper}.Cliniko.com:443/"),
            format!("HTTPS://api.{upper}.CLINIKO.COM/v1"),
            format!("hTTpS://api.{code}.cliniko.com"),
        ] {
            assert_eq!(links::from_api_url(&url), Ok(shard), "{url}");
        }
    }
}

#[test]
fn an_empty_path_or_one_slash_with_a_query() {
    assert_eq!(links::from_api_url("https://api.uk3.cliniko.com?"), Ok(Shard::Uk3));
    assert_eq!(links::from_api_url("https://api.uk3.cliniko.com/?page=2"), Ok(Shard::Uk3));
    assert_eq!(links::from_api_url("https://api.uk3.cliniko.com?q[]=/x%"), Ok(Shard::Uk3));
}

/// Refused at the arrow.
#[track_caller]
fn refused(marked: &str, kind: LinkErrorKind) {
    let (url, index) = unmarked(marked);
    assert_eq!(links::from_api_url(&url), Err((kind, index)));
}
