//! `rebase_link`: links of another shard or of the legacy host, on the shard that the account is on now.

use cliniko_core::LinkErrorKind::{
    DotSegment, EmptySegment, ForbiddenCharacter, ForeignHost, Fragment, NotAbsolute, NotApiPath,
    NotHttps, Port, UnknownShard, Userinfo,
};
use cliniko_core::{LinkErrorKind, Shard};

use crate::laws::links;
use crate::reference::shards::unknown;
use crate::unmarked;

// Refusals, in the order of checking. The arrow marks the index and is not part of the link.

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
    // After two slashes comes a host.
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
fn characters_of_a_path() {
    refused("/v1/..↓%2Flogin", ForbiddenCharacter);
    refused("/v1/patients/↓%2E.?page=2", ForbiddenCharacter);
    refused("/v1/https↓://example.org/@:80", ForbiddenCharacter);
    refused("http://api.cliniko.com/v1/patients↓;a=b", ForbiddenCharacter);
    refused("https://api.uk1.cliniko.com/v1/↓\"", ForbiddenCharacter);
}

#[test]
fn empty_segments() {
    refused("/v1/↓/example.org", EmptySegment);
    refused("/v1/patients/↓/", EmptySegment);
    refused("http://api.cliniko.com/v1/↓/../v1", EmptySegment);
}

#[test]
fn dot_segments() {
    refused("/v1/↓..", DotSegment);
    refused("/v1/↓./patients", DotSegment);
    refused("/v1/↓..//example.org", DotSegment);
    refused("http://api.cliniko.com/v1/↓../v1", DotSegment);
    refused("https://api.uk1.cliniko.com:443/v1/x/↓./", DotSegment);
    // In the query.
    refused("/v1?/↓../..", DotSegment);
    refused("http://api.cliniko.com/v1/patients?a=/↓.", DotSegment);
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
    refused("↓/../v1;", NotApiPath);
    refused("/v1//../x↓;?/..", ForbiddenCharacter);
    refused("/v1/↓/../x?/..", EmptySegment);
    refused("/v1/↓../x//?/..", DotSegment);
}

// Accepted links.

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
    // A scheme, a host, userinfo or a port anywhere else.
    rebased("/v1/example.org", "/v1/example.org");
    rebased("/v1?next=ftp://devs@example.org:80", "/v1?next=ftp://devs@example.org:80");
}

#[test]
fn path_and_query_are_kept() {
    rebased("/v1/...?%C3%a9&%2F=/...", "/v1/...?%C3%a9&%2F=/...");
    rebased("http://api.cliniko.com/v1?q=last_name:~~ja%on%", "/v1?q=last_name:~~ja%25on%25");
    rebased("https://api.au1.cliniko.com/v1?q[]=id:>5", "/v1?q%5B%5D=id:%3E5");
    rebased("/v1?\"<>^`{|}[]'", "/v1?%22%3C%3E%5E%60%7B%7C%7D%5B%5D%27");
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
fn last_segment() {
    let last = |link| Shard::Uk2.rebase_link(link).unwrap().last_segment();
    assert_eq!(last("/v1/patients/123?a/b"), Some("123"));
    assert_eq!(last("http://api.cliniko.com/v1/patients"), Some("patients"));
    assert_eq!(last("/v1/patients/"), None);
    assert_eq!(last("/v1"), None);
}

#[test]
fn messages() {
    let message = |link| Shard::Uk2.rebase_link(link).unwrap_err().to_string();
    assert_eq!(message("v1/patients"), "no https:// in the link at byte 0");
    assert_eq!(
        message("ftp://api.cliniko.com"),
        "scheme other than lower-case https in the link at byte 0"
    );
    assert_eq!(message("http://api.cliniko.com:443/v1"), "port in the link at byte 22");
    assert_eq!(message("/v2"), "path outside /v1 in the link at byte 0");
    assert_eq!(message("/v1//"), "empty segment in the link at byte 4");
}

/// Refused by the account's shard, at the arrow.
#[track_caller]
fn refused(marked: &str, kind: LinkErrorKind) {
    let (link, index) = unmarked(marked);
    assert_eq!(verdict(Shard::Uk2, &link), Err((kind, index)));
}

#[track_caller]
fn rebased(link: &str, shown: &str) {
    assert_eq!(verdict(Shard::Uk2, link), Ok(format!("https://api.uk2.cliniko.com{shown}")));
}

#[track_caller]
fn verdict(shard: Shard, link: &str) -> Result<String, (LinkErrorKind, usize)> {
    links::rebase_link(shard, link)
}
