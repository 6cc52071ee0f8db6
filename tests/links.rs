//! Links that came from the API: which the key may follow, and which it may not.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;

use cliniko_core::LinkErrorKind::{
    DotSegment, ForbiddenCharacter, ForeignHost, Fragment, LegacyHost, NotAbsolute, NotApiPath,
    NotHttps, OtherShard, Port, UnknownShard, Userinfo,
};
use cliniko_core::{ApiUrl, LinkError, LinkErrorKind, Shard};
use reference::{SECRET, links, part_in, unknown, unmarked};

const LINK: &str = "https://api.au1.cliniko.com/v1/patients/1?page=2";

// Refusals, in the order of checking. The arrow is no part of a link: it stands where the index points.

#[test]
fn forbidden_characters() {
    refused("↓ https://api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/patients↓\n", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/pat↓\tients", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/pat↓\r\nients", ForbiddenCharacter);
    refused("htt↓\nps://api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1?q[]=last_name:↓ ng", ForbiddenCharacter);
    // Clients take a backslash for a slash, so that one before an `@` ends the host for some only.
    refused("https:↓\\\\api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com↓\\v1", ForbiddenCharacter);
    refused("https://example.org↓\\@api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/patients↓\\..\\..", ForbiddenCharacter);
    // Full-width characters, and the ideographic full stop, which host names map to ASCII.
    refused("https://api↓．au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api↓。au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com↓／v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com↓＠example.org/v1", ForbiddenCharacter);
    refused("https↓：//api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.clini↓\u{212A}o.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓．．", ForbiddenCharacter);
    // The first of several.
    refused("https://api.au1.cliniko.com/v1/a↓\\b c\u{E9}", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/a↓\u{E9}b\\c", ForbiddenCharacter);
}

#[test]
fn every_forbidden_character_everywhere() {
    let ascii = ('\0'..=' ').chain(['\\', '\u{7F}']);
    let invisible = "\u{80}\u{85}\u{A0}\u{AD}\u{200B}\u{202E}\u{2028}\u{2060}\u{FEFF}\u{10FFFF}";
    let others = "éßſı‥…。．／＠：？＃％ａ😀";
    for c in ascii.chain(invisible.chars()).chain(others.chars()) {
        for index in 0..=LINK.len() {
            let (before, after) = LINK.split_at(index);
            let link = format!("{before}{c}{after}");
            assert_eq!(fault(&link), (ForbiddenCharacter, index), "{link:?}");
        }
    }
}

#[test]
fn every_other_character_is_for_later_rules() {
    for c in VISIBLE.filter(|c| *c != '\\') {
        for index in 0..=LINK.len() {
            let (before, after) = LINK.split_at(index);
            let link = format!("{before}{c}{after}");
            assert_ne!(
                verdict(&link).err().map(|(kind, _)| kind),
                Some(ForbiddenCharacter),
                "{link:?}"
            );
        }
    }
}

#[test]
fn another_scheme() {
    refused("↓http://api.au1.cliniko.com/v1", NotHttps);
    refused("↓HTTP://api.au1.cliniko.com/v1", NotHttps);
    refused("↓http://api.au1.cliniko.com:443/v1", NotHttps);
    refused("↓httpss://api.au1.cliniko.com/v1", NotHttps);
    refused("↓xhttps://api.au1.cliniko.com/v1", NotHttps);
    refused("↓h://api.au1.cliniko.com/v1", NotHttps);
    refused("↓ftp://api.au1.cliniko.com/v1", NotHttps);
    refused("↓file:///v1", NotHttps);
    refused("↓javascript://api.au1.cliniko.com/v1", NotHttps);
    refused("↓h2+https-1.x://api.au1.cliniko.com/v1", NotHttps);
    refused("↓ws://", NotHttps);
}

#[test]
fn no_scheme() {
    refused("↓", NotAbsolute);
    refused("↓/", NotAbsolute);
    refused("↓/v1/patients?page=2", NotAbsolute);
    refused("↓//api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓api.au1.cliniko.com:443/v1", NotAbsolute);
    refused("↓?page=2", NotAbsolute);
    refused("↓#", NotAbsolute);
    refused("↓@", NotAbsolute);
    // Not all of `://`, which clients repair.
    refused("↓https", NotAbsolute);
    refused("↓https:", NotAbsolute);
    refused("↓https:/", NotAbsolute);
    refused("↓https:/api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓https:api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓https//api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓https:/.//api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓mailto:devs@helpfulapp.com", NotAbsolute);
    refused("↓data:text/html,https://api.au1.cliniko.com/v1", NotAbsolute);
    // What precedes `://` is no scheme: those have a letter, then letters, digits, `+`, `-` and `.`.
    refused("↓://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓1http://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓-https://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓+https://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓.https://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓https_://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓http%73://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓\"https://api.au1.cliniko.com/v1\"", NotAbsolute);
    refused("↓<https://api.au1.cliniko.com/v1>", NotAbsolute);
    refused("↓view-source:https://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓/https://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓?https://api.au1.cliniko.com/v1", NotAbsolute);
    refused("↓#https://api.au1.cliniko.com/v1", NotAbsolute);
}

#[test]
fn userinfo() {
    refused("https://api.au1.cliniko.com↓@example.org/v1", Userinfo);
    refused("https://devs↓@api.au1.cliniko.com/v1", Userinfo);
    refused("https://devs:secret↓@api.au1.cliniko.com/v1", Userinfo);
    refused("https://devs:443↓@api.au1.cliniko.com:443/v1", Userinfo);
    refused("https://↓@api.au1.cliniko.com/v1", Userinfo);
    refused("https://↓@", Userinfo);
    refused("https://:↓@api.au1.cliniko.com/v1", Userinfo);
    refused("https://api.au1.cliniko.com↓@/v1", Userinfo);
    refused("https://api.au1.cliniko.com:443↓@/v1", Userinfo);
    refused("https://api.au1.cliniko.com:↓@example.org/v1", Userinfo);
    refused("https://api.au1.cliniko.com↓@?page=2", Userinfo);
    // The first of several.
    refused("https://devs↓@helpfulapp.com@api.au1.cliniko.com/v1", Userinfo);
    refused("https://↓@@api.au1.cliniko.com/v1", Userinfo);
    // What precedes it is not a path, a query or a fragment.
    refused("https://[↓@]/v1", Userinfo);
    refused("https://api.au1.cliniko.com;v1↓@example.org/v1", Userinfo);
    refused("https://api.au1.cliniko.com%2Fv1↓@example.org/v1", Userinfo);
}

/// An `@` after the authority is a character like another.
#[test]
fn at_sign_in_path_or_query() {
    unchanged("https://api.au1.cliniko.com/v1/@example.org");
    unchanged("https://api.au1.cliniko.com/v1?@example.org/v1");
    unchanged("https://api.au1.cliniko.com/v1/patients?q[]=email:=devs@helpfulapp.com");
    refused("https://api.au1.cliniko.com↓/@example.org/v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓?@example.org/v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓#@example.org/v1", Fragment);
}

#[test]
fn port() {
    refused("https://api.au1.cliniko.com↓:80/v1", Port);
    refused("https://api.au1.cliniko.com↓:8443/v1", Port);
    refused("https://api.au1.cliniko.com↓:4430/v1", Port);
    refused("https://api.au1.cliniko.com↓:44/v1", Port);
    // The same number, written otherwise.
    refused("https://api.au1.cliniko.com↓:0443/v1", Port);
    refused("https://api.au1.cliniko.com↓:+443/v1", Port);
    refused("https://api.au1.cliniko.com↓:443./v1", Port);
    refused("https://api.au1.cliniko.com↓:%3443/v1", Port);
    refused("https://api.au1.cliniko.com↓:65979/v1", Port);
    // No number.
    refused("https://api.au1.cliniko.com↓:/v1", Port);
    refused("https://api.au1.cliniko.com↓:https/v1", Port);
    refused("https://api.au1.cliniko.com↓:", Port);
    refused("https://api.au1.cliniko.com↓:?page=2", Port);
    refused("https://↓:", Port);
    refused("https://↓:80", Port);
    // The first `:` of several is not that of a final `:443`.
    refused("https://api.au1.cliniko.com↓:443:443/v1", Port);
    refused("https://api.au1.cliniko.com↓:80:443/v1", Port);
    refused("https://api.au1.cliniko.com↓:443:/v1", Port);
    refused("https://api.au1.cliniko.com↓::443/v1", Port);
    refused("https://api.au1.cliniko.com↓:443:80/v1", Port);
    // The address of a host in the sixth version of IP.
    refused("https://[↓::1]/v1", Port);
    refused("https://[↓::1]:443/v1", Port);
    refused("https://[↓::ffff:127.0.0.1]/v1", Port);
}

#[test]
fn legacy_host() {
    refused("https://↓api.cliniko.com/v1/appointments?page=4&per_page=100", LegacyHost);
    refused("https://↓API.Cliniko.COM/v1", LegacyHost);
    refused("https://↓api.cliniko.com:443/v1", LegacyHost);
    refused("https://↓api.cliniko.com", LegacyHost);
    refused("https://↓api.cliniko.com/v1#top", LegacyHost);
}

#[test]
fn unknown_shard() {
    refused("https://api.↓au9.cliniko.com/v1", UnknownShard(unknown("au9")));
    refused("https://api.↓au11.cliniko.com/v1", UnknownShard(unknown("au11")));
    refused("https://api.↓au01.cliniko.com/v1", UnknownShard(unknown("au01")));
    refused("https://api.↓zz99.cliniko.com/v1", UnknownShard(unknown("zz99")));
    refused("https://API.↓AU9.CLINIKO.COM/v1", UnknownShard(unknown("au9")));
    refused("https://api.↓us2.cliniko.com:443/v1", UnknownShard(unknown("us2")));
    refused("https://api.↓au9.cliniko.com", UnknownShard(unknown("au9")));
}

#[test]
fn other_shard() {
    refused("https://api.↓uk1.cliniko.com/v1", OtherShard(Shard::Uk1));
    refused("https://api.↓au2.cliniko.com/v1/patients", OtherShard(Shard::Au2));
    refused("https://API.↓UK1.cliniko.com:443/v1", OtherShard(Shard::Uk1));
    refused("https://api.↓us1.cliniko.com", OtherShard(Shard::Us1));
}

#[test]
fn foreign_host() {
    refused("https://↓example.org/v1", ForeignHost);
    refused("https://↓127.0.0.1/v1", ForeignHost);
    refused("https://↓localhost:443/v1", ForeignHost);
    // None.
    refused("https://↓", ForeignHost);
    refused("https://↓/", ForeignHost);
    refused("https://↓/v1", ForeignHost);
    refused("https://↓?page=2", ForeignHost);
    refused("https://↓#", ForeignHost);
    refused("https://↓:443/v1", ForeignHost);
    refused("https://↓//api.au1.cliniko.com/v1", ForeignHost);
    // Others of Cliniko's.
    refused("https://↓cliniko.com/v1", ForeignHost);
    refused("https://↓www.cliniko.com/v1", ForeignHost);
    refused("https://↓good-healthy-times.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓good-healthy-times.cliniko.com/v1", ForeignHost);
    refused("https://↓au1.cliniko.com/v1", ForeignHost);
    refused("https://↓www.au1.cliniko.com/v1", ForeignHost);
    // Begins or ends as the right one does.
    refused("https://↓api.au1.cliniko.com.evil.example/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com.example/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.comevil.example/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com.au/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.community/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.co/v1", ForeignHost);
    refused("https://↓api.au1.cliniko/v1", ForeignHost);
    refused("https://↓api.au1/v1", ForeignHost);
    refused("https://↓evil-api.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓evil.api.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api-evil.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.evil.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.au1.evil.cliniko.com/v1", ForeignHost);
    refused("https://↓api.au1.evilcliniko.com/v1", ForeignHost);
    refused("https://↓api.au1-cliniko.com/v1", ForeignHost);
    refused("https://↓api-au1.cliniko.com/v1", ForeignHost);
    refused("https://↓apiau1.cliniko.com/v1", ForeignHost);
    refused("https://↓xapi.cliniko.com/v1", ForeignHost);
    refused("https://↓api.cliniko.com.example/v1", ForeignHost);
    // A trailing dot, and other empty labels.
    refused("https://↓api.au1.cliniko.com./v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com.:443/v1", ForeignHost);
    refused("https://↓api.cliniko.com./v1", ForeignHost);
    refused("https://↓api.uk1.cliniko.com./v1", ForeignHost);
    refused("https://↓api.au9.cliniko.com./v1", ForeignHost);
    refused("https://↓.api.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api..au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.au1..cliniko.com/v1", ForeignHost);
    refused("https://↓api..cliniko.com/v1", ForeignHost);
    // Percent-encoded, and what else no host has.
    refused("https://↓api.au1.cliniko.com%2eevil/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com%2Fv1", ForeignHost);
    refused("https://↓%61pi.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api%2Eau1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com%00/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com;/v1", ForeignHost);
    refused("https://↓[api.au1.cliniko.com]/v1", ForeignHost);
    refused("https://↓api.au1.cliniko.com,example.org/v1", ForeignHost);
    // Look-alikes.
    refused("https://↓api.au1.clinik0.com/v1", ForeignHost);
    refused("https://↓api.au1.c1iniko.com/v1", ForeignHost);
    refused("https://↓apl.au1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.aul.cliniko.com/v1", ForeignHost);
    refused("https://↓api.xn--au1-abc.cliniko.com/v1", ForeignHost);
    // No code in a code's place.
    refused("https://↓api.au.cliniko.com/v1", ForeignHost);
    refused("https://↓api.au111.cliniko.com/v1", ForeignHost);
    refused("https://↓api.a1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.aus1.cliniko.com/v1", ForeignHost);
    refused("https://↓api.__99.cliniko.com/v1", ForeignHost);
    refused("https://↓api.1234.cliniko.com/v1", ForeignHost);
    refused("https://↓api.api.cliniko.com/v1", ForeignHost);
    refused("https://↓api.cliniko.cliniko.com/v1", ForeignHost);
}

#[test]
fn fragment() {
    refused("https://api.au1.cliniko.com/v1↓#", Fragment);
    refused("https://api.au1.cliniko.com/v1↓#top", Fragment);
    refused("https://api.au1.cliniko.com/v1/patients?page=2↓#top", Fragment);
    refused("https://api.au1.cliniko.com/v1/patients?↓#", Fragment);
    refused("https://api.au1.cliniko.com/v1/↓#/..", Fragment);
    refused("https://api.au1.cliniko.com↓#/v1", Fragment);
    refused("https://api.au1.cliniko.com:443↓#", Fragment);
    // The first of several.
    refused("https://api.au1.cliniko.com/v1↓##", Fragment);
    refused("https://api.au1.cliniko.com/v1↓#?#", Fragment);
    // Percent-encoded, it is a character like another.
    unchanged("https://api.au1.cliniko.com/v1/%23?%23");
}

#[test]
fn path_outside_v1() {
    refused("https://api.au1.cliniko.com↓", NotApiPath);
    refused("https://api.au1.cliniko.com:443↓", NotApiPath);
    refused("https://api.au1.cliniko.com↓?page=2", NotApiPath);
    refused("https://api.au1.cliniko.com↓?/v1/", NotApiPath);
    refused("https://api.au1.cliniko.com↓/", NotApiPath);
    refused("https://api.au1.cliniko.com↓/?/v1/", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v?1", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v1x", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v10/patients", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v1;/patients", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v1.", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v1&page=2", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v2/patients", NotApiPath);
    refused("https://api.au1.cliniko.com↓/xv1", NotApiPath);
    refused("https://api.au1.cliniko.com↓/api/v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓/patients/1", NotApiPath);
    refused("https://api.au1.cliniko.com↓//v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓//example.org/v1", NotApiPath);
    // A path has a case, and is not decoded.
    refused("https://api.au1.cliniko.com↓/V1", NotApiPath);
    refused("https://api.au1.cliniko.com↓/V1/patients", NotApiPath);
    refused("https://api.au1.cliniko.com↓/%761", NotApiPath);
    refused("https://api.au1.cliniko.com↓/v1%2Fpatients", NotApiPath);
}

#[test]
fn dot_segments() {
    refused("https://api.au1.cliniko.com/v1/↓.", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓..", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓./", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓../", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓..?page=2", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓../../admin", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients/↓./1", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients/↓../users", DotSegment);
    refused("https://api.au1.cliniko.com/v1//↓..//..//", DotSegment);
    // In every spelling.
    refused("https://api.au1.cliniko.com/v1/↓%2e", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2E", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓.%2e/x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓.%2E/x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2e./x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2E./x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2e%2e/x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2e%2E/x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2E%2e/x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓%2E%2E?page=2", DotSegment);
    // Below `/v1` is asked first.
    refused("https://api.au1.cliniko.com↓/../v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓/./v1", NotApiPath);
}

#[test]
fn dots_that_are_no_dot_segment() {
    unchanged("https://api.au1.cliniko.com/v1/...");
    unchanged("https://api.au1.cliniko.com/v1/..../x");
    unchanged("https://api.au1.cliniko.com/v1/..x/x../.x/x./x..x");
    unchanged("https://api.au1.cliniko.com/v1/%2e%2e%2f");
    unchanged("https://api.au1.cliniko.com/v1/%2E%2E%2E/.%2e.");
    unchanged("https://api.au1.cliniko.com/v1/%252e%252e/%2/%2e%2/%2f%2d");
    unchanged("https://api.au1.cliniko.com/v1/..;/..,/..%3F/..%23/..%00");
    // In a query.
    unchanged("https://api.au1.cliniko.com/v1?..");
    unchanged("https://api.au1.cliniko.com/v1/?/../..");
    unchanged("https://api.au1.cliniko.com/v1/patients?/%2e%2e/./?/..");
}

/// With two things wrong, the rule that comes first decides, wherever in the link the other is.
#[test]
fn the_first_rule_decides() {
    refused("ftp://devs@example.org:80↓ #/..", ForbiddenCharacter);
    refused("/v1/..↓\\", ForbiddenCharacter);
    refused("↓http://devs@example.org:80/../#", NotHttps);
    refused("↓//devs@example.org:80/../#", NotAbsolute);
    refused("https://x:80↓@example.org:80/../#", Userinfo);
    refused("https://example.org↓:80/../#", Port);
    refused("https://api.cliniko.com↓:80/v1", Port);
    refused("https://↓api.cliniko.com/../#", LegacyHost);
    refused("https://api.↓au9.cliniko.com/../#", UnknownShard(unknown("au9")));
    refused("https://api.↓uk1.cliniko.com/../#", OtherShard(Shard::Uk1));
    refused("https://↓example.org/../#", ForeignHost);
    refused("https://api.au1.cliniko.com/../↓#", Fragment);
    refused("https://api.au1.cliniko.com↓/../v2", NotApiPath);
}

/// Every set of faults, one for each rule; a dot segment, which the last rule is about, is in all.
#[test]
fn every_set_of_faults() {
    let rules = [ForbiddenCharacter, NotHttps, Userinfo, Port, ForeignHost, Fragment, NotApiPath];
    for set in 1_u8..128 {
        let has = |fault: u8| set & (1 << fault) != 0;
        let scheme = if has(1) { "http" } else { "https" };
        let userinfo = if has(2) { "devs@" } else { "" };
        let host = if has(4) { "example.org" } else { "api.au1.cliniko.com" };
        let port = if has(3) { ":80" } else { "" };
        let path = if has(6) { "/v2" } else { "/v1" };
        let end = if has(0) { "/..\\" } else { "/.." };
        let fragment = if has(5) { "#" } else { "" };
        let link = format!("{scheme}://{userinfo}{host}{port}{path}{fragment}{end}");
        let first = usize::try_from(set.trailing_zeros()).unwrap();
        assert_eq!(fault(&link).0, rules[first], "{link}");
    }
}

// What is accepted.

/// What Cliniko's documentation prints, on the shard.
#[test]
fn documented_links() {
    unchanged("https://api.au1.cliniko.com/v1");
    unchanged("https://api.au1.cliniko.com/v1/appointments");
    unchanged("https://api.au1.cliniko.com/v1/appointments?page=4&per_page=100");
    unchanged("https://api.au1.cliniko.com/v1/patients?q=last_name:~son");
    unchanged("https://api.au1.cliniko.com/v1/patients?q%5B%5D=first_name:~bri");
    unchanged("https://api.au1.cliniko.com/v1/patients?q[]=last_name:~~ja%on%");
    unchanged("https://api.au1.cliniko.com/v1/patients?q[]=last_name:!=ng&q[]=id:=1");
    accepted(
        "https://api.au1.cliniko.com/v1/appointments?q[]=starts_at:>2014-03-04T20:37:17Z&a=<",
        "https://api.au1.cliniko.com/v1/appointments?q[]=starts_at:%3E2014-03-04T20:37:17Z&a=%3C",
    );
    // It prints `http`, the legacy host and a relative path as well.
    refused("↓http://api.au1.cliniko.com/v1/appointments", NotHttps);
    refused("https://↓api.cliniko.com/v1/appointments?page=4&per_page=100", LegacyHost);
    refused("↓/appointments/1", NotAbsolute);
}

#[test]
fn scheme_host_and_port_are_normalised() {
    accepted("HTTPS://api.au1.cliniko.com/v1", "https://api.au1.cliniko.com/v1");
    accepted("hTTpS://api.au1.cliniko.com/v1", "https://api.au1.cliniko.com/v1");
    accepted("https://API.AU1.CLINIKO.COM/v1", "https://api.au1.cliniko.com/v1");
    accepted("https://Api.Au1.Cliniko.Com/v1/A", "https://api.au1.cliniko.com/v1/A");
    accepted("https://api.au1.cliniko.com:443/v1", "https://api.au1.cliniko.com/v1");
    accepted("HTTPS://API.AU1.CLINIKO.COM:443/v1?A", "https://api.au1.cliniko.com/v1?A");
}

#[test]
fn path_and_query_are_kept() {
    unchanged("https://api.au1.cliniko.com/v1/");
    unchanged("https://api.au1.cliniko.com/v1//");
    unchanged("https://api.au1.cliniko.com/v1/patients/1234567890123456789");
    unchanged("https://api.au1.cliniko.com/v1/patients//1/");
    unchanged("https://api.au1.cliniko.com/v1/v1/V1");
    // An empty query stays, and so does all that follows the first `?`.
    unchanged("https://api.au1.cliniko.com/v1?");
    unchanged("https://api.au1.cliniko.com/v1/?");
    unchanged("https://api.au1.cliniko.com/v1/patients?");
    unchanged("https://api.au1.cliniko.com/v1/patients??page=2?&&=&");
    unchanged("https://api.au1.cliniko.com/v1?next=https://example.org/v1");
    // Percent escapes stay, whatever they stand for, valid or not.
    unchanged("https://api.au1.cliniko.com/v1/%C3%a9/%00/%2F?%26=%3d");
    unchanged("https://api.au1.cliniko.com/v1/%/%%/%2/%zz?%=%&%1");
    accepted("https://api.au1.cliniko.com/v1/%<?%>", "https://api.au1.cliniko.com/v1/%%3C?%%3E");
}

/// Every visible character that a link may have, in a path and in a query.
#[test]
fn display_percent_encodes_what_no_uri_has() {
    for c in VISIBLE.filter(|c| !"\\#".contains(*c)) {
        let shown = match c {
            '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => format!("%{:02X}", u32::from(c)),
            other => other.to_string(),
        };
        accepted(
            &format!("https://api.au1.cliniko.com/v1/a{c}a?b{c}b"),
            &format!("https://api.au1.cliniko.com/v1/a{shown}a?b{shown}b"),
        );
    }
}

#[test]
fn a_query_replaces_that_of_the_link() {
    let url = Shard::Au1.check_link(LINK).unwrap();
    let next = url.with_query(&[("q[]", "id:>5"), ("page", "3")]);
    assert_eq!(
        next.to_string(),
        "https://api.au1.cliniko.com/v1/patients/1?q%5B%5D=id%3A%3E5&page=3"
    );
    assert_eq!(url.with_query(&[]).to_string(), "https://api.au1.cliniko.com/v1/patients/1");
    assert_eq!(url.to_string(), LINK);
    let empty = Shard::Au1.check_link("https://api.au1.cliniko.com/v1/a>b?").unwrap();
    assert_eq!(empty.with_query(&[]).to_string(), "https://api.au1.cliniko.com/v1/a%3Eb");
    assert_eq!(empty.with_query(&[("", "")]).to_string(), "https://api.au1.cliniko.com/v1/a%3Eb?=");
}

#[test]
fn shown() {
    let url =
        Shard::Au1.check_link("https://API.au1.cliniko.com:443/v1/patients?q[]=id:>5").unwrap();
    assert_eq!(url.shard(), Shard::Au1);
    assert_eq!(url.path_and_query().to_string(), "/v1/patients?q[]=id:%3E5");
    assert_eq!(format!("{url:?}"), "ApiUrl(https://api.au1.cliniko.com/v1/patients?q[]=id:%3E5)");
    assert_eq!(format!("{:?}", url.path_and_query()), "PathAndQuery(/v1/patients?q[]=id:%3E5)");
}

#[test]
fn every_shard_with_every_shard() {
    for shard in Shard::ALL {
        for other in Shard::ALL {
            let link = format!("https://{}/v1/patients?page=2", other.api_host());
            let verdict = check(*shard, &link).map(|url| url.to_string());
            if shard == other {
                assert_eq!(verdict, Ok(link));
            } else {
                assert_eq!(verdict, Err((OtherShard(*other), 12)));
            }
        }
    }
}

#[test]
fn long_links() {
    let long = "a".repeat(100_000);
    unchanged(&format!("https://api.au1.cliniko.com/v1/{long}?{long}"));
    refused(&format!("https://api.au1.cliniko.com/v1/{long}/↓.."), DotSegment);
    refused(&format!("https://↓api.{long}.cliniko.com/v1"), ForeignHost);
}

// Errors.

#[test]
fn messages() {
    message("https://api.au1.cliniko.com/v1/ ", "forbidden character in the link at byte 31");
    message("http://api.au1.cliniko.com/v1", "scheme other than https in the link at byte 0");
    message("/v1/patients", "no https:// in the link at byte 0");
    message("https://api.au1.cliniko.com@example.org", "userinfo in the link at byte 27");
    message("https://api.au1.cliniko.com:80/v1", "port in the link at byte 27");
    message("https://api.cliniko.com/v1", "host without a shard in the link at byte 8");
    message("https://api.AU9.cliniko.com/v1", "unknown shard au9 in the link at byte 12");
    message("https://api.zz99.cliniko.com/v1", "unknown shard zz99 in the link at byte 12");
    message("https://api.UK1.cliniko.com/v1", "other shard uk1 in the link at byte 12");
    message("https://example.org/v1", "foreign host in the link at byte 8");
    message("https://api.au1.cliniko.com/v1#top", "fragment in the link at byte 30");
    message("https://api.au1.cliniko.com/v2", "path outside /v1 in the link at byte 27");
    message("https://api.au1.cliniko.com/v1/..", "dot segment in the link at byte 31");
}

#[test]
fn errors_as_values() {
    let error = Shard::Au1.check_link("https://api.au1.cliniko.com:80").unwrap_err();
    assert_eq!(error, Shard::Au1.check_link("https://api.uk1.cliniko.com:81/x").unwrap_err());
    assert_ne!(error, Shard::Au1.check_link("https://api.cliniko.com:80").unwrap_err());
    assert_ne!(error, Shard::Au1.check_link("https://api.au1.cliniko.com#").unwrap_err());
    assert_eq!(format!("{error:?}"), "LinkError { kind: Port, index: 27 }");
    let boxed: Box<dyn std::error::Error + Send + Sync> = Box::new(error);
    assert_eq!(boxed.to_string(), error.to_string());
}

/// No four bytes of a link come back out of an error, but for a shard's code. The secret, whose letters are
/// in no message, takes the place of each part of a link.
#[test]
fn errors_show_nothing_of_the_link() {
    let links = [
        "https://api.au1.cliniko.com/v1/SECRET ",
        "https://api.au1.cliniko.com/v1/SECRET\u{E9}",
        "SECRET://api.au1.cliniko.com/v1",
        "SECRET:api.au1.cliniko.com/v1",
        "SECRET",
        "/v1/SECRET?SECRET",
        "https://SECRET@api.au1.cliniko.com/v1",
        "https://SECRET:SECRET@api.au1.cliniko.com/v1",
        "https://SECRET:SECRET/v1",
        "https://api.au1.cliniko.com:SECRET/v1",
        "https://api.cliniko.com/SECRET",
        "https://api.au9.cliniko.com/v1/SECRET?SECRET",
        "https://api.uk1.cliniko.com/v1/SECRET?SECRET",
        "https://SECRET/v1",
        "https://api.SECRET.cliniko.com/v1",
        "https://SECRET.au1.cliniko.com/v1",
        "https://api.au1.cliniko.com.SECRET/v1",
        "https://api.au1.cliniko.com/v1/SECRET#SECRET",
        "https://api.au1.cliniko.com/SECRET?SECRET",
        "https://api.au1.cliniko.com/v1/SECRET/../SECRET?SECRET",
    ];
    for link in links {
        let error = Shard::Au1.check_link(&link.replace("SECRET", SECRET)).unwrap_err();
        let shown = format!("{error} {error:?} {:?}", error.kind());
        assert_eq!(part_in(&shown, SECRET), None, "{link}");
    }
}

/// Every `const fn`, in constants.
mod constants {
    use super::{ApiUrl, LINK, LinkError, LinkErrorKind, Port, Shard};

    const URL: ApiUrl<'static> = match Shard::Au1.check_link(LINK) {
        Ok(url) => url,
        Err(_) => panic!("a good link"),
    };
    const SHARD: Shard = URL.shard();
    const ERROR: LinkError = match Shard::Au1.check_link("https://api.au1.cliniko.com:80/v1") {
        Ok(_) => panic!("a port"),
        Err(error) => error,
    };
    const KIND: LinkErrorKind = ERROR.kind();
    const INDEX: usize = ERROR.index();

    #[test]
    fn are_what_they_are_at_run_time() {
        assert_eq!(URL.to_string(), LINK);
        assert_eq!(SHARD, Shard::Au1);
        assert_eq!((KIND, INDEX), (Port, 27));
    }
}

/// Visible ASCII.
const VISIBLE: std::ops::RangeInclusive<char> = '!'..='~';

/// Refused by the account's shard for this, where the arrow is.
#[track_caller]
fn refused(marked: &str, kind: LinkErrorKind) {
    let (text, index) = unmarked(marked);
    assert_eq!(fault(&text), (kind, index));
}

#[track_caller]
fn accepted(link: &str, shown: &str) {
    assert_eq!(verdict(link), Ok(shown.to_owned()));
}

#[track_caller]
fn unchanged(link: &str) {
    accepted(link, link);
}

#[track_caller]
fn fault(link: &str) -> (LinkErrorKind, usize) {
    verdict(link).unwrap_err()
}

#[track_caller]
fn verdict(link: &str) -> Result<String, (LinkErrorKind, usize)> {
    check(Shard::Au1, link).map(|url| url.to_string())
}

/// What the library says, once the reference says the same.
#[track_caller]
fn check(shard: Shard, link: &str) -> Result<ApiUrl<'_>, (LinkErrorKind, usize)> {
    let found = shard.check_link(link).map_err(|error| (error.kind(), error.index()));
    let shown = found.as_ref().map(ToString::to_string).map_err(|fault| *fault);
    assert_eq!(shown, links::check_link(shard, link), "{link:?}");
    found
}

#[track_caller]
fn message(link: &str, expected: &str) {
    assert_eq!(Shard::Au1.check_link(link).unwrap_err().to_string(), expected);
}
