//! Shards and regions: each one, and every string that could be a code.

use std::ops::RangeInclusive;
use std::str::from_utf8;
use std::thread;

use cliniko_core::{ParseShardError, Region, Shard};

use crate::errors::explains;
use crate::reference::shards::{self, Code, REGIONS, SHARDS, unknown};

#[test]
fn each_shard() {
    for (code, shard, region) in SHARDS {
        assert_eq!(shard.as_str(), code);
        assert_eq!(shard.region(), region);
        assert_eq!(Shard::from_code(code), Ok(shard));
        assert_eq!(Shard::from_code(&code.to_uppercase()), Ok(shard));
    }
}

#[test]
fn hosts_and_base_urls() {
    assert_eq!(Shard::Uk1.api_host(), "api.uk1.cliniko.com");
    assert_eq!(Shard::Uk1.api_base_url(), "https://api.uk1.cliniko.com/v1");
    for (code, shard, _) in SHARDS {
        assert_eq!(shard.api_host(), format!("api.{code}.cliniko.com"));
        let base_url = format!("https://api.{code}.cliniko.com/v1");
        assert_eq!(shard.api_base_url(), base_url);
    }
}

/// Neither the order nor a discriminant ever changes.
#[test]
fn shards_in_order() {
    assert_eq!(Shard::ALL, SHARDS.map(|(_, shard, _)| shard));
    assert!(Shard::ALL.is_sorted_by(|a, b| a < b));
    for (number, shard) in Shard::ALL.iter().enumerate() {
        assert_eq!(*shard as usize, number);
    }
}

#[test]
fn keys_without_a_suffix_belong_to_au1() {
    assert_eq!(Shard::UNSUFFIXED, Shard::Au1);
}

#[test]
fn each_region() {
    for (region, code, name) in REGIONS {
        assert_eq!(region.code(), code);
        assert_eq!(region.name(), name);
        assert_eq!(Region::from_code(code), Ok(region));
        assert_eq!(Region::from_code(&code.to_lowercase()), Ok(region));
        assert_eq!(region.to_string(), name);
        let shards = SHARDS.iter().filter(|(_, _, of)| *of == region);
        let shards: Vec<Shard> = shards.map(|(_, shard, _)| *shard).collect();
        assert_eq!(region.shards(), shards);
    }
}

#[test]
fn regions_in_order() {
    assert_eq!(Region::ALL, REGIONS.map(|(region, _, _)| region));
    assert!(Region::ALL.is_sorted_by(|a, b| a < b));
    for (number, region) in Region::ALL.iter().enumerate() {
        assert_eq!(*region as usize, number);
    }
}

#[test]
fn display_honours_width() {
    assert_eq!(format!("{:5}|{:>5}", Shard::Uk1, Shard::Us1), "uk1  |  us1");
    assert_eq!(format!("{:-^5}", Shard::Eu1), "-eu1-");
    assert_eq!(format!("{:8}|", Region::Europe), "Europe  |");
    assert_eq!(format!("{:>5}", unknown("zz9")), "  zz9");
}

/// What `Display` prints is read again.
#[test]
fn a_region_by_code_or_name() {
    for (region, code, name) in REGIONS {
        for text in [code, name] {
            region_is(text, Some(region));
            region_is(&text.to_lowercase(), Some(region));
            region_is(&text.to_uppercase(), Some(region));
        }
        assert!(Region::from_code(name).is_err());
        assert_eq!(region.to_string().parse(), Ok(region));
    }
    for text in ["", "GB", "Australia ", "UnitedKingdom", "United-Kingdom", "Great Britain", "au1"]
    {
        region_is(text, None);
    }
    // The long s is an ASCII letter in another case, but not in ASCII.
    region_is("Au\u{17F}tralia", None);
}

#[test]
fn conversions_are_from_code() {
    for text in ["uk1", "UK1", "uk9", "uk", "", " uk1", "ük1"] {
        assert_eq!(text.parse::<Shard>(), Shard::from_code(text));
        assert_eq!(Shard::try_from(text), Shard::from_code(text));
    }
    for shard in Shard::ALL {
        assert_eq!(AsRef::<str>::as_ref(shard), shard.as_str());
        assert_eq!(shard.to_string(), shard.as_str());
    }
}

#[test]
fn an_unknown_code_is_kept_in_lower_case() {
    assert_eq!(unknown("ZZ9").as_str(), "zz9");
    assert_eq!(unknown("Uk10").as_str(), "uk10");
    assert_eq!(unknown("uk01").to_string(), "uk01");
    assert_eq!(format!("{:?}", unknown("zz9")), r#"ShardCode("zz9")"#);
    assert_eq!(unknown("zz9"), unknown("ZZ9"));
    assert_ne!(unknown("zz1"), unknown("zz10"));
}

/// Every string of up to four printable characters, which include every code.
#[test]
fn every_short_string_as_a_shard() {
    same_shard(b"");
    thread::scope(|scope| {
        for first in PRINTABLE {
            scope.spawn(move || each_text(&mut vec![first], 4, same_shard));
        }
    });
}

/// Every string of up to three.
#[test]
fn every_short_string_as_a_region() {
    each_text(&mut Vec::new(), 3, same_region);
}

#[test]
fn no_other_character_is_part_of_a_code() {
    malformed("uk１");
    malformed("uk¹");
    malformed("ｕｋ1");
    malformed("ük1");
    malformed("uk1\u{301}");
    malformed("uk\0");
    malformed("uk1\0");
    // The Kelvin sign and the long s: ASCII in another case.
    malformed("u\u{212A}1");
    malformed("u\u{17F}1");

    for c in '\u{80}'..=char::MAX {
        malformed(&format!("{c}k1"));
        malformed(&format!("u{c}1"));
        malformed(&format!("uk{c}"));
        malformed(&format!("uk1{c}"));
        assert!(Region::from_code(&format!("u{c}")).is_err());
        assert!(Region::from_code(&format!("{c}k")).is_err());
    }
}

const PRINTABLE: RangeInclusive<u8> = b' '..=b'~';

/// Calls `check` with every string of up to `len` characters that starts with `text`.
fn each_text(text: &mut Vec<u8>, len: usize, check: fn(&[u8])) {
    check(text);
    if text.len() < len {
        for c in PRINTABLE {
            text.push(c);
            each_text(text, len, check);
            text.pop();
        }
    }
}

fn same_shard(text: &[u8]) {
    let text = from_utf8(text).unwrap();
    let found = match Shard::from_code(text) {
        Ok(shard) => Code::Known(shard),
        Err(ParseShardError::Malformed) => Code::Malformed,
        Err(ParseShardError::Unknown(code)) => Code::Unknown(code.to_string()),
        Err(other) => panic!("{text}: {other:?}"),
    };
    assert_eq!(found, shards::from_code(text), "{text}");
}

fn same_region(text: &[u8]) {
    let text = from_utf8(text).unwrap();
    assert_eq!(Region::from_code(text).ok(), shards::region_from_code(text), "{text}");
    region_is(text, shards::region(text));
}

#[track_caller]
fn region_is(text: &str, region: Option<Region>) {
    assert_eq!(text.parse::<Region>().ok(), region, "{text}");
    assert_eq!(Region::try_from(text).ok(), region, "{text}");
}

#[test]
fn messages() {
    explains(
        Shard::from_code("london").unwrap_err(),
        "shard_malformed",
        "malformed shard code",
        "Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of a Cliniko API key \
         and in the web address you use for Cliniko.",
    );
    explains(
        Shard::from_code("UK9").unwrap_err(),
        "shard_unknown",
        "unknown shard uk9",
        "Check the shard: this software knows none with this code. If it is right, this software needs an update: ask \
         whoever provides it.",
    );
    let error = Region::from_code("GB").unwrap_err();
    assert_eq!(format!("{error:?} {error:#?}"), "ParseRegionError ParseRegionError");
    assert_eq!("Great Britain".parse::<Region>(), Err(error));
    explains(
        error,
        "region_unknown",
        "unknown region",
        "Enter the code of a region, such as UK, or its name, such as United Kingdom.",
    );
}

#[track_caller]
fn malformed(code: &str) {
    let shard = Shard::from_code(code);
    assert_eq!(shard, Err(ParseShardError::Malformed), "{code:?}");
}
