//! The sections without inputs.

use cliniko_core::{Region, Shard};

use super::json::Object;
use crate::laws;
use crate::reference::keys::{self, Key};
use crate::reference::shards::{REGIONS, SHARDS};

pub(super) fn shards() -> Vec<Object> {
    let case = |(code, shard, region): &(&str, Shard, Region)| {
        let (_, region_code, _) = REGIONS.iter().find(|(known, ..)| known == region).unwrap();
        let host = format!("api.{code}.cliniko.com");
        let base_url = format!("https://{host}/v1");
        let found = (shard.as_str(), shard.region(), shard.api_host(), shard.api_base_url());
        assert_eq!(found, (*code, *region, host.as_str(), base_url.as_str()));
        let case = Object::default().with("code", *code).with("region", *region_code);
        case.with("host", host).with("base_url", base_url)
    };
    SHARDS.iter().map(case).collect()
}

pub(super) fn regions() -> Vec<Object> {
    let case = |(region, code, name): &(Region, &str, &str)| {
        let shards = SHARDS.iter().filter(|(_, _, of)| of == region);
        let shards: Vec<Shard> = shards.map(|(_, shard, _)| *shard).collect();
        assert_eq!((region.code(), region.name(), region.shards()), (*code, *name, &shards[..]));
        Object::default().with("code", *code).with("name", *name).with("shards", shards)
    };
    REGIONS.iter().map(case).collect()
}

/// What a made-up token starts with.
const START: &str = "NotARealClinikoKey";

/// Keys for the tests of other software: they are keys, which `test-key` is not, and nobody's.
pub(super) fn fake_keys() -> Vec<Object> {
    let all: Vec<Option<Shard>> =
        SHARDS.iter().map(|(_, shard, _)| Some(*shard)).chain([None]).collect();
    // The lengths of tokens with ids of three digits, and with those of today.
    let of_all =
        [51, 71, 72].into_iter().flat_map(|length| all.iter().map(move |shard| (*shard, length)));
    // The ends of the range, the samples of the documentation, an old key's 32, and their neighbours.
    let lengths = [1, 12, 28, 31, 32, 33, 42, 64, 127, 128].into_iter();
    let of_some = lengths
        .flat_map(|length| [None, Some(Shard::Au1), Some(Shard::Uk1)].map(|shard| (shard, length)));
    of_all.chain(of_some).map(|(shard, length)| fake_key(shard, length)).collect()
}

fn fake_key(shard: Option<Shard>, length: usize) -> Object {
    // One number for a shard, so that a new shard changes no key.
    let number =
        SHARDS.iter().position(|(_, known, _)| Some(*known) == shard).map_or(0, |at| at + 1);
    let token = match length.checked_sub(START.len()) {
        Some(room) => format!("{START}{number:0>room$}"),
        None => START[..length].to_owned(),
    };
    let (given, suffixed) = (shard.is_some(), shard.is_some());
    let key = Key { token, shard: shard.unwrap_or(Shard::Au1), given, suffixed };
    let written = keys::exposed(&key);
    assert_eq!(laws::keys::parse(&written).as_ref(), Ok(&key));
    assert_eq!(keys::suspected_shard(&key), None);
    let header = keys::header(&key);
    let case =
        Object::default().with("key", written).with("token", key.token).with("shard", key.shard);
    let case = case.with("given_shard", shard).with("looks_truncated", length < 32);
    case.with("authorization", header)
}
