//! Links of another shard or of the legacy host, taken to the shard that the account is on now.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;

use cliniko_core::LinkErrorKind::{
    DotSegment, ForbiddenCharacter, ForeignHost, Fragment, NotAbsolute, NotApiPath, NotHttps, Port,
    UnknownShard, Userinfo,
};
use cliniko_core::{ApiUrl, LinkError, LinkErrorKind, Shard};
use reference::{links, unknown, unmarked};

// Refusals, in the order of checking. The arrow is no part of a link: it stands where the index points.

#[test]
fn forbidden_characters() {
    refused("/v1/patients↓\n", ForbiddenCharacter);
    refused("↓ /v1/patients", ForbiddenCharacter);
    refused("↓\\v1/patients", ForbiddenCharacter);
    refused("/↓\\example.org/v1", ForbiddenCharacter);
    refused("/↓\t/example.org/v1", ForbiddenCharacter);
    refused("/v1/↓／example.org", ForbiddenCharacter);
    refused("http:↓\\\\api.cliniko.com/v1", ForbiddenCharacter);
    refused("http://api.cliniko.com↓\\@example.org/v1", ForbiddenCharacter);
    refused("https://api.uk1.cliniko.com/v1/↓\u{7F}", ForbiddenCharacter);
}

#[test]
fn another_scheme() {
    refused("↓ftp://api.au1.cliniko.com/v1", NotHttps);
    refused("↓httpss://api.au1.cliniko.com/v1", NotHttps);
    refused("↓htt://api.cliniko.com/v1", NotHttps);
    refused("↓ws://api.cliniko.com:80/v1", NotHttps);
    refused("↓file:///v1", NotHttps);
}

#[test]
fn neither_a_scheme_nor_one_slash() {
    refused("↓", NotAbsolute);
    refused("↓v1/patients", NotAbsolute);
    refused("↓?page=2", NotAbsolute);
    refused("↓#/v1", NotAbsolute);
    refused("↓./v1", NotAbsolute);
    refused("↓../v1", NotAbsolute);
    refused("↓:80/v1", NotAbsolute);
    refused("↓%2Fv1/patients", NotAbsolute);
    refused("↓http:/api.cliniko.com/v1", NotAbsolute);
    refused("↓http:/v1", NotAbsolute);
    refused("↓https:api.cliniko.com/v1", NotAbsolute);
    refused("↓api.cliniko.com/v1", NotAbsolute);
    refused("↓1http://api.cliniko.com/v1", NotAbsolute);
    // Two slashes: what follows is a host.
    refused("↓//", NotAbsolute);
    refused("↓//v1", NotAbsolute);
    refused("↓//v1/patients", NotAbsolute);
    refused("↓//api.cliniko.com/v1", NotAbsolute);
    refused("↓//example.org/v1", NotAbsolute);
    refused("↓///v1", NotAbsolute);
}

#[test]
fn userinfo() {
    refused("http://api.cliniko.com↓@example.org/v1", Userinfo);
    refused("https://devs↓@api.uk1.cliniko.com/v1", Userinfo);
    refused("http://devs:80↓@api.uk1.cliniko.com:80/v1", Userinfo);
    refused("https://a↓@b@api.uk1.cliniko.com/v1", Userinfo);
}

/// Each scheme has its own port only.
#[test]
fn port() {
    refused("http://api.cliniko.com↓:443/v1", Port);
    refused("https://api.cliniko.com↓:80/v1", Port);
    refused("http://api.cliniko.com↓:8080/v1", Port);
    refused("http://api.cliniko.com↓:080/v1", Port);
    refused("http://api.cliniko.com↓:/v1", Port);
    refused("https://api.cliniko.com↓:/v1", Port);
    refused("http://api.uk1.cliniko.com↓:80:80/v1", Port);
    refused("https://api.uk1.cliniko.com↓:80:443/v1", Port);
    refused("https://api.uk1.cliniko.com↓:443:443/v1", Port);
    refused("http://[↓::1]:80/v1", Port);
}

#[test]
fn unknown_shard() {
    refused("https://api.↓au9.cliniko.com/v1", UnknownShard(unknown("au9")));
    refused("http://api.↓ZZ99.cliniko.com:80/v1", UnknownShard(unknown("zz99")));
}

#[test]
fn foreign_host() {
    refused("https://↓example.org/v1", ForeignHost);
    refused("http://↓example.org:80/v1", ForeignHost);
    refused("http://↓/v1", ForeignHost);
    refused("https://↓", ForeignHost);
    refused("https://↓api.cliniko.com./v1", ForeignHost);
    refused("https://↓api.uk1.cliniko.com./v1", ForeignHost);
    refused("https://↓api.uk1.cliniko.com.evil.example/v1", ForeignHost);
    refused("https://↓evil-api.uk1.cliniko.com/v1", ForeignHost);
    refused("https://↓evil-api.cliniko.com/v1", ForeignHost);
    refused("https://↓api.cliniko.com.evil.example/v1", ForeignHost);
    refused("https://↓cliniko.com/v1", ForeignHost);
    refused("https://↓good-healthy-times.uk1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.__99.cliniko.com/v1", ForeignHost);
}

#[test]
fn fragment() {
    refused("/v1↓#", Fragment);
    refused("/↓#/v1", Fragment);
    refused("/v1/patients?page=2↓#top#", Fragment);
    refused("http://api.cliniko.com/v1↓#top", Fragment);
    refused("http://api.cliniko.com↓#/v1", Fragment);
}

#[test]
fn path_outside_v1() {
    refused("↓/", NotApiPath);
    refused("↓/?page=2", NotApiPath);
    refused("↓/v2", NotApiPath);
    refused("↓/v1x", NotApiPath);
    refused("↓/V1/patients", NotApiPath);
    refused("↓/appointments/1", NotApiPath);
    refused("↓/x//v1", NotApiPath);
    refused("↓/:80/v1", NotApiPath);
    refused("↓/api.cliniko.com/v1", NotApiPath);
    refused("↓/https://api.cliniko.com/v1", NotApiPath);
    refused("http://api.cliniko.com↓", NotApiPath);
    refused("http://api.cliniko.com↓?page=2", NotApiPath);
    refused("http://api.cliniko.com:80↓/v2", NotApiPath);
    refused("https://api.uk1.cliniko.com↓//v1", NotApiPath);
}

#[test]
fn dot_segments() {
    refused("/v1/↓..", DotSegment);
    refused("/v1/↓./patients", DotSegment);
    refused("/v1/patients/↓%2E.?page=2", DotSegment);
    refused("/v1//↓%2e%2e//example.org", DotSegment);
    refused("http://api.cliniko.com/v1/↓../v1", DotSegment);
    refused("https://api.uk1.cliniko.com:443/v1/↓.%2e/", DotSegment);
}

#[test]
fn the_first_rule_decides() {
    refused("ftp://devs@example.org:80/../#↓ ", ForbiddenCharacter);
    refused("↓ftp://devs@example.org:80/../#", NotHttps);
    refused("↓//devs@example.org:80/../#", NotAbsolute);
    refused("http://devs↓@example.org:443/../#", Userinfo);
    refused("http://example.org↓:443/../#", Port);
    refused("http://api.↓au9.cliniko.com/../#", UnknownShard(unknown("au9")));
    refused("http://↓example.org/../#", ForeignHost);
    refused("http://api.cliniko.com/../↓#", Fragment);
    refused("/../↓#", Fragment);
    refused("↓/../v1", NotApiPath);
}

// What is accepted.

#[test]
fn legacy_host() {
    rebased("https://api.cliniko.com/v1/patients?page=2", "/v1/patients?page=2");
    rebased("http://api.cliniko.com/v1/patients?page=2", "/v1/patients?page=2");
    rebased("HTTP://API.CLINIKO.COM/v1", "/v1");
    rebased("https://api.cliniko.com:443/v1/", "/v1/");
    rebased("http://api.cliniko.com:80/v1?", "/v1?");
}

#[test]
fn other_shard() {
    rebased("https://api.au1.cliniko.com/v1/patients/1", "/v1/patients/1");
    rebased("http://api.au1.cliniko.com:80/v1/patients/1", "/v1/patients/1");
    rebased("HTTPS://API.AU1.CLINIKO.COM:443/v1/patients/1", "/v1/patients/1");
    // Its own.
    rebased("https://api.uk2.cliniko.com/v1/patients/1", "/v1/patients/1");
    rebased("http://api.uk2.cliniko.com/v1/patients/1", "/v1/patients/1");
}

#[test]
fn one_slash() {
    rebased("/v1", "/v1");
    rebased("/v1/", "/v1/");
    rebased("/v1?page=2", "/v1?page=2");
    rebased("/v1/patients/1?page=2", "/v1/patients/1?page=2");
    // What would be a scheme, a host, userinfo or a port elsewhere.
    rebased("/v1//example.org", "/v1//example.org");
    rebased("/v1/https://example.org/@:80", "/v1/https://example.org/@:80");
    rebased("/v1?next=ftp://devs@example.org:80", "/v1?next=ftp://devs@example.org:80");
}

#[test]
fn path_and_query_are_kept() {
    rebased("/v1/%C3%a9/%/...?%&[]=/../%2e%2e", "/v1/%C3%a9/%/...?%&[]=/../%2e%2e");
    rebased("http://api.cliniko.com/v1?q=last_name:~~ja%on%", "/v1?q=last_name:~~ja%on%");
    rebased("https://api.au1.cliniko.com/v1?q[]=id:>5", "/v1?q[]=id:%3E5");
    rebased("/v1/\"<>^`{|}?\"<>^`{|}", "/v1/%22%3C%3E%5E%60%7B%7C%7D?%22%3C%3E%5E%60%7B%7C%7D");
}

#[test]
fn every_shard_to_every_shard() {
    for shard in Shard::ALL {
        let expected = Ok(format!("{}/patients?page=2", shard.api_base_url()));
        for host in Shard::ALL.iter().map(|other| other.api_host()).chain(["api.cliniko.com"]) {
            for start in ["https://", "http://"] {
                let link = format!("{start}{host}/v1/patients?page=2");
                assert_eq!(verdict(*shard, &link), expected, "{link}");
            }
        }
        assert_eq!(verdict(*shard, "/v1/patients?page=2"), expected);
    }
}

#[test]
fn a_query_replaces_that_of_the_link() {
    let url = Shard::Uk2.rebase_link("/v1/patients?page=2").unwrap();
    assert_eq!(url.shard(), Shard::Uk2);
    assert_eq!(url.path_and_query().to_string(), "/v1/patients?page=2");
    let next = url.with_query(&[("page", "3")]);
    assert_eq!(next.to_string(), "https://api.uk2.cliniko.com/v1/patients?page=3");
    assert_eq!(url.with_query(&[]).to_string(), "https://api.uk2.cliniko.com/v1/patients");
}

#[test]
fn messages() {
    message("v1/patients", "no https:// in the link at byte 0");
    message("ftp://api.cliniko.com", "scheme other than https in the link at byte 0");
    message("http://api.cliniko.com:443/v1", "port in the link at byte 22");
    message("/v2", "path outside /v1 in the link at byte 0");
}

/// Every `const fn`, in constants.
mod constants {
    use super::{ApiUrl, LinkError, LinkErrorKind, NotApiPath, Shard};

    const URL: ApiUrl<'static> = match Shard::Uk2.rebase_link("http://api.cliniko.com/v1") {
        Ok(url) => url,
        Err(_) => panic!("a good link"),
    };
    const ERROR: LinkError = match Shard::Uk2.rebase_link("/v2") {
        Ok(_) => panic!("another path"),
        Err(error) => error,
    };
    const FAULT: (LinkErrorKind, usize) = (ERROR.kind(), ERROR.index());

    #[test]
    fn are_what_they_are_at_run_time() {
        assert_eq!(URL.to_string(), "https://api.uk2.cliniko.com/v1");
        assert_eq!(FAULT, (NotApiPath, 0));
    }
}

/// Refused by the account's shard for this, where the arrow is.
#[track_caller]
fn refused(marked: &str, kind: LinkErrorKind) {
    let (text, index) = unmarked(marked);
    assert_eq!(verdict(Shard::Uk2, &text), Err((kind, index)));
}

#[track_caller]
fn rebased(link: &str, shown: &str) {
    assert_eq!(verdict(Shard::Uk2, link), Ok(format!("https://api.uk2.cliniko.com{shown}")));
}

/// What the library says, once the reference says the same.
#[track_caller]
fn verdict(shard: Shard, link: &str) -> Result<String, (LinkErrorKind, usize)> {
    let found = shard.rebase_link(link);
    let found = found.map(|url| url.to_string()).map_err(|error| (error.kind(), error.index()));
    assert_eq!(found, links::rebase_link(shard, link), "{link:?}");
    found
}

#[track_caller]
fn message(link: &str, expected: &str) {
    assert_eq!(Shard::Uk2.rebase_link(link).unwrap_err().to_string(), expected);
}
