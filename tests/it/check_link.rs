//! `check_link`: the links that may be followed with the key, and those that may not.

use cliniko_core::LinkErrorKind::{
    DotSegment, EmptySegment, ForbiddenCharacter, ForeignHost, Fragment, LegacyHost, NotAbsolute,
    NotApiPath, NotHttps, OtherShard, Port, UnknownShard, Userinfo,
};
use cliniko_core::{LinkErrorKind, Shard};

use crate::errors::explains;
use crate::laws::links;
use crate::reference::shards::unknown;
use crate::unmarked;

const LINK: &str = "https://api.au1.cliniko.com/v1/patients/1?page=2";

// Refusals, in the order of checking. The arrow marks the index and is not part of the link.

#[test]
fn rule_1_forbidden_characters() {
    refused("↓ https://api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/patients↓\n", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/pat↓\tients", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/pat↓\r\nients", ForbiddenCharacter);
    refused("htt↓\nps://api.au1.cliniko.com/v1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1?q[]=last_name:↓ ng", ForbiddenCharacter);
    // Some clients read a backslash as a slash, and so end the host before an `@` that others count in.
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

/// Outside of the path, which rule 7 restricts.
#[test]
fn every_visible_character_is_for_later_rules() {
    let path_below_v1 = 31..=LINK.find('?').unwrap();
    for c in VISIBLE.filter(|c| *c != '\\') {
        for index in (0..=LINK.len()).filter(|index| !path_below_v1.contains(index)) {
            let (before, after) = LINK.split_at(index);
            let link = format!("{before}{c}{after}");
            let kind = verdict(&link).err().map(|(kind, _)| kind);
            assert_ne!(kind, Some(ForbiddenCharacter), "{link:?}");
        }
    }
}

#[test]
fn rule_2_another_scheme() {
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
    // Another case, which some clients take for plain HTTP.
    refused("↓HTTPS://api.au1.cliniko.com/v1", NotHttps);
    refused("↓htTps://api.au1.cliniko.com/v1", NotHttps);
    refused("↓Https://api.au1.cliniko.com:443/v1", NotHttps);
    refused("↓httpS://", NotHttps);
}

#[test]
fn rule_2_no_scheme() {
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
    // What precedes `://` is not a scheme: those have a letter, then letters, digits, `+`, `-` and `.`.
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
fn rule_3_userinfo() {
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

#[test]
fn at_sign_in_path_or_query() {
    unchanged("https://api.au1.cliniko.com/v1?@example.org/v1");
    unchanged("https://api.au1.cliniko.com/v1/patients?q=email:=devs@helpfulapp.com");
    refused("https://api.au1.cliniko.com/v1/↓@example.org", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com↓/@example.org/v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓?@example.org/v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓#@example.org/v1", Fragment);
}

#[test]
fn rule_3_port() {
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
fn rule_4_legacy_host() {
    refused("https://↓api.cliniko.com/v1/appointments?page=4&per_page=100", LegacyHost);
    refused("https://↓API.Cliniko.COM/v1", LegacyHost);
    refused("https://↓api.cliniko.com:443/v1", LegacyHost);
    refused("https://↓api.cliniko.com", LegacyHost);
    refused("https://↓api.cliniko.com/v1#top", LegacyHost);
}

#[test]
fn rule_4_unknown_shard() {
    refused("https://api.↓au9.cliniko.com/v1", UnknownShard(unknown("au9")));
    refused("https://api.↓au11.cliniko.com/v1", UnknownShard(unknown("au11")));
    refused("https://api.↓au01.cliniko.com/v1", UnknownShard(unknown("au01")));
    refused("https://api.↓zz99.cliniko.com/v1", UnknownShard(unknown("zz99")));
    refused("https://API.↓AU9.CLINIKO.COM/v1", UnknownShard(unknown("au9")));
    refused("https://api.↓us2.cliniko.com:443/v1", UnknownShard(unknown("us2")));
    refused("https://api.↓au9.cliniko.com", UnknownShard(unknown("au9")));
}

#[test]
fn rule_4_other_shard() {
    refused("https://api.↓uk1.cliniko.com/v1", OtherShard(Shard::Uk1));
    refused("https://api.↓au2.cliniko.com/v1/patients", OtherShard(Shard::Au2));
    refused("https://API.↓UK1.cliniko.com:443/v1", OtherShard(Shard::Uk1));
    refused("https://api.↓us1.cliniko.com", OtherShard(Shard::Us1));
}

#[test]
fn rule_4_foreign_host() {
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
    // Starts or ends like the right one.
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
fn rule_5_fragment() {
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
    // Percent-encoded, it is part of the query.
    unchanged("https://api.au1.cliniko.com/v1/?%23");
}

#[test]
fn rule_6_path_outside_v1() {
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

/// Each spelling by which some client leaves `/v1`, or rewrites what it sends.
#[test]
fn rule_7_characters_of_a_path() {
    refused("https://api.au1.cliniko.com/v1/..↓%2Flogin", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓%2e%2e/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓%2E", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/.↓%2e/x", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/.↓%E2%80%AE./login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓%E2%80%A5/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓%2%65%2%65/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓%252e%252e/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/..↓;/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/patients↓;a=b/1", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/..↓%20/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/..↓%00/login", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/patients/↓%C3%A9", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓%", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓@example.org", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/https↓://example.org", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/a↓+b", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/↓[1]", ForbiddenCharacter);
    refused("https://api.au1.cliniko.com/v1/a↓&b?c", ForbiddenCharacter);
    // The first of several.
    refused("https://api.au1.cliniko.com/v1/a↓=b;c", ForbiddenCharacter);
}

/// Every visible character in every place of a path below `/v1`.
#[test]
fn rule_7_every_character_everywhere() {
    for c in VISIBLE.filter(|c| *c != '\\') {
        for index in 31..=LINK.find('?').unwrap() {
            let (before, after) = LINK.split_at(index);
            let found = verdict(&format!("{before}{c}{after}"));
            match c {
                '/' if after.starts_with('/') || before.ends_with('/') => {
                    let at = if before.ends_with('/') { index } else { index + 1 };
                    assert_eq!(found, Err((EmptySegment, at)), "{c} at {index}");
                }
                '#' => assert_eq!(found, Err((Fragment, index)), "{c} at {index}"),
                '/' | '?' | '-' | '.' | '_' | '~' | '0'..='9' | 'A'..='Z' | 'a'..='z' => {
                    assert!(found.is_ok(), "{c} at {index}: {found:?}");
                }
                _ => assert_eq!(found, Err((ForbiddenCharacter, index)), "{c} at {index}"),
            }
        }
    }
}

#[test]
fn rule_8_empty_segments() {
    refused("https://api.au1.cliniko.com/v1/↓/", EmptySegment);
    refused("https://api.au1.cliniko.com/v1/↓/?page=2", EmptySegment);
    refused("https://api.au1.cliniko.com/v1/↓/patients", EmptySegment);
    refused("https://api.au1.cliniko.com/v1/↓//", EmptySegment);
    refused("https://api.au1.cliniko.com/v1/patients/↓/", EmptySegment);
    refused("https://api.au1.cliniko.com/v1/patients/↓/1/", EmptySegment);
    refused("https://api.au1.cliniko.com/v1/↓/example.org/v1", EmptySegment);
    // The last may be empty.
    unchanged("https://api.au1.cliniko.com/v1/");
    unchanged("https://api.au1.cliniko.com/v1/patients/?page=2");
}

#[test]
fn rule_8_dot_segments() {
    refused("https://api.au1.cliniko.com/v1/↓.", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓..", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓./", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓../", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓..?page=2", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓../../admin", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients/↓./1", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients/↓../users", DotSegment);
    // The first of several faults of segments.
    refused("https://api.au1.cliniko.com/v1/↓..//", DotSegment);
    refused("https://api.au1.cliniko.com/v1/↓/..//..//", EmptySegment);
    // Rules 6 and 7 come first.
    refused("https://api.au1.cliniko.com↓/../v1", NotApiPath);
    refused("https://api.au1.cliniko.com↓/./v1", NotApiPath);
    refused("https://api.au1.cliniko.com/v1/../↓%2e", ForbiddenCharacter);
}

/// Some client resolves dots through the query, as far as another host.
#[test]
fn rule_9_dot_segments_of_a_query() {
    refused("https://api.au1.cliniko.com/v1?/↓.", DotSegment);
    refused("https://api.au1.cliniko.com/v1?/↓..", DotSegment);
    refused("https://api.au1.cliniko.com/v1/?/↓../..", DotSegment);
    refused("https://api.au1.cliniko.com/v1?a=/↓../../../example.org/", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients?page=2/↓./x", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients?a//↓../b", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients?../↓..", DotSegment);
    refused("https://api.au1.cliniko.com/v1/patients?/%2e%2e/↓./?/..", DotSegment);
    // A segment comes first.
    refused("https://api.au1.cliniko.com/v1/↓/?/..", EmptySegment);
}

#[test]
fn dots_that_are_no_dot_segment() {
    unchanged("https://api.au1.cliniko.com/v1/...");
    unchanged("https://api.au1.cliniko.com/v1/..../x");
    unchanged("https://api.au1.cliniko.com/v1/..x/x../.x/x./x..x");
    unchanged("https://api.au1.cliniko.com/v1/-./.-/~../..~/_");
    // In a query.
    unchanged("https://api.au1.cliniko.com/v1?");
    unchanged("https://api.au1.cliniko.com/v1?.");
    unchanged("https://api.au1.cliniko.com/v1?..");
    unchanged("https://api.au1.cliniko.com/v1?../x");
    unchanged("https://api.au1.cliniko.com/v1?/...");
    unchanged("https://api.au1.cliniko.com/v1?/..&a");
    unchanged("https://api.au1.cliniko.com/v1?/..?/x../..x//");
    unchanged("https://api.au1.cliniko.com/v1?/%2e%2e/%2E/.%2e");
}

/// Of two faults, the one of the earlier rule is reported, wherever in the link they are.
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

/// Every set of faults, one for each rule.
#[test]
fn every_set_of_faults() {
    let rules = [
        ForbiddenCharacter,
        NotHttps,
        Userinfo,
        Port,
        ForeignHost,
        Fragment,
        NotApiPath,
        ForbiddenCharacter,
        EmptySegment,
        DotSegment,
    ];
    for set in 1..1_u16 << rules.len() {
        let has = |rule: usize, fault: &'static str, good: &'static str| {
            if set & (1 << rule) != 0 { fault } else { good }
        };
        let link = [
            has(1, "http://", "https://"),
            has(2, "devs@", ""),
            has(4, "example.org", "api.au1.cliniko.com"),
            has(3, ":80", ""),
            has(6, "/v2/", "/v1/"),
            has(8, "/", ""),
            has(7, ";", ""),
            has(9, "?/../", ""),
            has(5, "#", ""),
            has(0, "\\", ""),
        ]
        .concat();
        let first = usize::try_from(set.trailing_zeros()).unwrap();
        assert_eq!(fault(&link).0, rules[first], "{link}");
    }
}

// Accepted links.

/// What Cliniko's documentation prints, on the shard.
#[test]
fn documented_links() {
    unchanged("https://api.au1.cliniko.com/v1");
    unchanged("https://api.au1.cliniko.com/v1/appointments");
    unchanged("https://api.au1.cliniko.com/v1/appointments?page=4&per_page=100");
    unchanged("https://api.au1.cliniko.com/v1/patients?q=last_name:~son");
    unchanged("https://api.au1.cliniko.com/v1/patients?q%5B%5D=first_name:~bri");
    accepted(
        "https://api.au1.cliniko.com/v1/patients?q[]=last_name:~~ja%on%",
        "https://api.au1.cliniko.com/v1/patients?q%5B%5D=last_name:~~ja%25on%25",
    );
    accepted(
        "https://api.au1.cliniko.com/v1/patients?q[]=last_name:!=ng&q[]=id:=1",
        "https://api.au1.cliniko.com/v1/patients?q%5B%5D=last_name:!=ng&q%5B%5D=id:=1",
    );
    accepted(
        "https://api.au1.cliniko.com/v1/appointments?q[]=starts_at:>2014-03-04T20:37:17Z&a=<",
        "https://api.au1.cliniko.com/v1/appointments?q%5B%5D=starts_at:%3E2014-03-04T20:37:17Z&a=%3C",
    );
    // The documentation also prints `http`, the legacy host and a relative path.
    refused("↓http://api.au1.cliniko.com/v1/appointments", NotHttps);
    refused("https://↓api.cliniko.com/v1/appointments?page=4&per_page=100", LegacyHost);
    refused("↓/appointments/1", NotAbsolute);
}

#[test]
fn host_and_port_are_normalized() {
    accepted("https://API.AU1.CLINIKO.COM/v1", "https://api.au1.cliniko.com/v1");
    accepted("https://Api.Au1.Cliniko.Com/v1/A", "https://api.au1.cliniko.com/v1/A");
    accepted("https://api.au1.cliniko.com:443/v1", "https://api.au1.cliniko.com/v1");
    accepted("https://API.AU1.CLINIKO.COM:443/v1?A", "https://api.au1.cliniko.com/v1?A");
}

#[test]
fn path_and_query_are_kept() {
    unchanged("https://api.au1.cliniko.com/v1/");
    unchanged("https://api.au1.cliniko.com/v1/patients/1234567890123456789");
    unchanged("https://api.au1.cliniko.com/v1/patients/1/");
    unchanged("https://api.au1.cliniko.com/v1/v1/V1");
    // An empty query stays, and so does everything after the first `?`.
    unchanged("https://api.au1.cliniko.com/v1?");
    unchanged("https://api.au1.cliniko.com/v1/?");
    unchanged("https://api.au1.cliniko.com/v1/patients?");
    unchanged("https://api.au1.cliniko.com/v1/patients??page=2?&&=&");
    unchanged("https://api.au1.cliniko.com/v1?next=https://example.org/v1");
}

#[test]
fn valid_percent_escapes_are_kept() {
    unchanged("https://api.au1.cliniko.com/v1?%C3%a9=%00&%2F=%3d&%27=%25&%5b%5D=%41");
    // Others have their `%` encoded.
    accepted("https://api.au1.cliniko.com/v1?%", "https://api.au1.cliniko.com/v1?%25");
    accepted("https://api.au1.cliniko.com/v1?%4", "https://api.au1.cliniko.com/v1?%254");
    accepted("https://api.au1.cliniko.com/v1?%4%", "https://api.au1.cliniko.com/v1?%254%25");
    accepted("https://api.au1.cliniko.com/v1?%%41", "https://api.au1.cliniko.com/v1?%25%41");
    accepted("https://api.au1.cliniko.com/v1?%4%41", "https://api.au1.cliniko.com/v1?%254%41");
    accepted("https://api.au1.cliniko.com/v1?%4g%g4", "https://api.au1.cliniko.com/v1?%254g%25g4");
    accepted(
        "https://api.au1.cliniko.com/v1?%<a%>",
        "https://api.au1.cliniko.com/v1?%25%3Ca%25%3E",
    );
    accepted("https://api.au1.cliniko.com/v1?%a/&=%", "https://api.au1.cliniko.com/v1?%25a/&=%25");
}

/// Every visible character that a query may have.
#[test]
fn one_spelling_is_displayed() {
    for c in VISIBLE.filter(|c| !"\\#".contains(*c)) {
        let shown = match c {
            '"' | '\'' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '|' | '}' | '%' => {
                format!("%{:02X}", u32::from(c))
            }
            other => other.to_string(),
        };
        accepted(
            &format!("https://api.au1.cliniko.com/v1/a?{c}b{c}{c}"),
            &format!("https://api.au1.cliniko.com/v1/a?{shown}b{shown}{shown}"),
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
    let empty = Shard::Au1.check_link("https://api.au1.cliniko.com/v1/a?").unwrap();
    assert_eq!(empty.with_query(&[]).to_string(), "https://api.au1.cliniko.com/v1/a");
    assert_eq!(empty.with_query(&[("", "")]).to_string(), "https://api.au1.cliniko.com/v1/a?=");
}

#[test]
fn parts_and_debug() {
    let link = "https://API.au1.cliniko.com:443/v1/patients?q[]=id:>5";
    let url = Shard::Au1.check_link(link).unwrap();
    assert_eq!(url.shard(), Shard::Au1);
    let target = url.path_and_query();
    assert_eq!(target.to_string(), "/v1/patients?q%5B%5D=id:%3E5");
    assert_eq!(
        format!("{url:?}"),
        "ApiUrl(https://api.au1.cliniko.com/v1/patients?q%5B%5D=id:%3E5)"
    );
    assert_eq!(format!("{target:?}"), "PathAndQuery(/v1/patients?q%5B%5D=id:%3E5)");
}

/// The id in `links.self`.
#[test]
fn last_segment() {
    last("https://api.au1.cliniko.com/v1", None);
    last("https://api.au1.cliniko.com/v1/", None);
    last("https://api.au1.cliniko.com/v1?a/b", None);
    last("https://api.au1.cliniko.com/v1/patients", Some("patients"));
    last("https://api.au1.cliniko.com/v1/patients/", None);
    last("https://api.au1.cliniko.com/v1/patients/?page=2", None);
    last("https://api.au1.cliniko.com/v1/patients/123", Some("123"));
    last("https://api.au1.cliniko.com/v1/patients/123?a/b", Some("123"));
    last("https://api.au1.cliniko.com/v1/v1", Some("v1"));
    last("https://api.au1.cliniko.com/v1/Patients/a-b.c_d~E", Some("a-b.c_d~E"));
}

#[test]
fn every_shard_with_every_shard() {
    for shard in Shard::ALL {
        for other in Shard::ALL {
            let link = format!("https://{}/v1/patients?page=2", other.api_host());
            let verdict = links::check_link(*shard, &link);
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
    error(
        "https://api.au1.cliniko.com/v1/ ",
        "link_forbidden_character",
        "forbidden character in the link at byte 31",
        "No link of Cliniko's API has this character in this place. Pass the link exactly as the API gave it. If it \
         was, do not repair it: find out who wrote it.",
    );
    error(
        "http://api.au1.cliniko.com/v1",
        "link_not_https",
        "scheme other than lower-case https in the link at byte 0",
        "The key must not be sent unencrypted: start the link with https:// in lower case, or rebase it if it is of \
         the legacy host or of Cliniko's documentation. A mock server has to name the API's host in its links.",
    );
    error(
        "/v1/patients",
        "link_not_absolute",
        "no https:// in the link at byte 0",
        "Give the whole link, from https:// on. Rebase a path that starts with one slash onto the key's shard.",
    );
    error(
        "https://api.au1.cliniko.com@example.org",
        "link_userinfo",
        "userinfo in the link at byte 27",
        "The part before the @ is not the host; the part after it is. Do not follow this link: \
         find out who wrote it.",
    );
    error(
        "https://api.au1.cliniko.com:80/v1",
        "link_port",
        "port in the link at byte 27",
        "Cliniko's API uses the default port of HTTPS only. For a mock server, send the path and query \
         of a checked URL to the mock server's own address.",
    );
    error(
        "https://api.cliniko.com/v1",
        "link_legacy_host",
        "host without a shard in the link at byte 8",
        "This host is older than the shards and names none. Rebase the link onto the key's shard, or configure the \
         API host of that shard.",
    );
    error(
        "https://api.AU9.cliniko.com/v1",
        "link_unknown_shard",
        "unknown shard au9 in the link at byte 12",
        "If Cliniko lists this shard, update this software. Otherwise do not follow the link.",
    );
    error(
        "https://api.UK1.cliniko.com/v1",
        "link_other_shard",
        "another shard, uk1, in the link at byte 12",
        "The key is for another shard. If the account has moved, store the key with its new shard and rebase the \
         links. Otherwise the link belongs to another account: do not follow it with this key.",
    );
    error(
        "https://example.org/v1",
        "link_foreign_host",
        "foreign host in the link at byte 8",
        "This is not a host of Cliniko's API, such as api.uk1.cliniko.com. Request it without the key, if at all.",
    );
    error(
        "https://api.au1.cliniko.com/v1#top",
        "link_fragment",
        "fragment in the link at byte 30",
        "A fragment is not sent to a server. Remove it before the link is checked.",
    );
    error(
        "https://api.au1.cliniko.com/v2",
        "link_not_api_path",
        "path outside /v1 in the link at byte 27",
        "Cliniko's API is below /v1. Request other pages without the key, if at all.",
    );
    error(
        "https://api.au1.cliniko.com/v1//",
        "link_empty_segment",
        "empty segment in the link at byte 31",
        "A segment between two slashes is empty. If this software built the path, check that the id is not empty. \
         Otherwise do not repair the link: find out who wrote it.",
    );
    error(
        "https://api.au1.cliniko.com/v1/..",
        "link_dot_segment",
        "dot segment in the link at byte 31",
        "Clients resolve dot segments before they send a path, some beyond /v1. Do not repair the \
         link: find out who wrote it.",
    );
    // A code of four characters.
    let unknown = Shard::Au1.check_link("https://api.zz99.cliniko.com/v1").unwrap_err();
    assert_eq!(unknown.to_string(), "unknown shard zz99 in the link at byte 12");
}

#[test]
fn errors_as_values() {
    let error = Shard::Au1.check_link("https://api.au1.cliniko.com:80").unwrap_err();
    assert_eq!(error, Shard::Au1.check_link("https://api.uk1.cliniko.com:81/x").unwrap_err());
    assert_ne!(error, Shard::Au1.check_link("https://api.cliniko.com:80").unwrap_err());
    assert_ne!(error, Shard::Au1.check_link("https://api.au1.cliniko.com#").unwrap_err());
    assert_eq!(format!("{error:?}"), "LinkError { kind: Port, index: 27 }");
}

/// Visible ASCII.
const VISIBLE: std::ops::RangeInclusive<char> = '!'..='~';

/// Refused by the account's shard, at the arrow.
#[track_caller]
fn refused(marked: &str, kind: LinkErrorKind) {
    let (link, index) = unmarked(marked);
    assert_eq!(fault(&link), (kind, index));
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
fn last(link: &str, segment: Option<&str>) {
    accepted(link, link);
    let url = Shard::Au1.check_link(link).unwrap();
    assert_eq!(url.last_segment(), segment);
    assert_eq!(url.with_query(&[("a", "/b")]).last_segment(), segment);
}

#[track_caller]
fn fault(link: &str) -> (LinkErrorKind, usize) {
    verdict(link).unwrap_err()
}

#[track_caller]
fn verdict(link: &str) -> Result<String, (LinkErrorKind, usize)> {
    links::check_link(Shard::Au1, link)
}

#[track_caller]
fn error(link: &str, code: &str, message: &str, help: &str) {
    explains(Shard::Au1.check_link(link).unwrap_err(), code, message, help);
}
