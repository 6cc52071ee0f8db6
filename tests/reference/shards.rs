//! Shards and regions.

use cliniko_core::{ParseShardError, Region, Shard, ShardCode};

/// Every shard: the only list in the tests that a new shard is added to.
pub const SHARDS: [(&str, Shard, Region); 11] = [
    ("au1", Shard::Au1, Region::Australia),
    ("au2", Shard::Au2, Region::Australia),
    ("au3", Shard::Au3, Region::Australia),
    ("au4", Shard::Au4, Region::Australia),
    ("au5", Shard::Au5, Region::Australia),
    ("ca1", Shard::Ca1, Region::Canada),
    ("eu1", Shard::Eu1, Region::Europe),
    ("uk1", Shard::Uk1, Region::UnitedKingdom),
    ("uk2", Shard::Uk2, Region::UnitedKingdom),
    ("uk3", Shard::Uk3, Region::UnitedKingdom),
    ("us1", Shard::Us1, Region::UnitedStates),
];

/// Every region, with its code and its name.
pub const REGIONS: [(Region, &str, &str); 5] = [
    (Region::Australia, "AU", "Australia"),
    (Region::Canada, "CA", "Canada"),
    (Region::Europe, "EU", "Europe"),
    (Region::UnitedKingdom, "UK", "United Kingdom"),
    (Region::UnitedStates, "US", "United States"),
];

/// `Shard::as_str`
pub fn code(shard: Shard) -> &'static str {
    SHARDS.iter().find(|(_, known, _)| *known == shard).expect("a known shard").0
}

/// What a string is as a shard's code.
#[derive(Debug, PartialEq)]
pub enum Code {
    Known(Shard),
    /// In lower case.
    Unknown(String),
    Malformed,
}

/// `Shard::from_code`
pub fn from_code(text: &str) -> Code {
    let letter = |c: char| c.is_ascii_alphabetic();
    let digits = text.strip_prefix(letter).and_then(|rest| rest.strip_prefix(letter));
    let one_or_two = |digits: &str| {
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !digits.is_some_and(one_or_two) {
        return Code::Malformed;
    }
    let code = text.to_ascii_lowercase();
    match SHARDS.iter().find(|(known, _, _)| *known == code) {
        Some((_, shard, _)) => Code::Known(*shard),
        None => Code::Unknown(code),
    }
}

/// The `ShardCode` for `code`, after checking that it displays as `code` in lower case.
#[track_caller]
pub fn unknown(code: &str) -> ShardCode {
    match Shard::from_code(code) {
        Err(ParseShardError::Unknown(found)) if found.to_string() == code.to_ascii_lowercase() => {
            found
        }
        other => panic!("{code} is no unknown code: {other:?}"),
    }
}

/// `Region::from_code`
pub fn region_from_code(text: &str) -> Option<Region> {
    let found = REGIONS.iter().find(|(_, code, _)| code.eq_ignore_ascii_case(text));
    found.map(|(region, ..)| *region)
}

/// `Region::from_str`: the code or the name.
pub fn region(text: &str) -> Option<Region> {
    let named = REGIONS.iter().find(|(_, _, name)| name.eq_ignore_ascii_case(text));
    named.map(|(region, ..)| *region).or(region_from_code(text))
}
