//! Shards and regions as C has them: numbers, and strings that end in a NUL.

use cliniko_core::{Region, Shard};

use crate::fault::{Cause, Fault};

const SHARDS: usize = Shard::ALL.len();
const REGIONS: usize = Region::ALL.len();

pub(crate) fn shard_count() -> i32 {
    i32::try_from(SHARDS).unwrap_or(i32::MAX)
}

pub(crate) fn region_count() -> i32 {
    i32::try_from(REGIONS).unwrap_or(i32::MAX)
}

/// 0 is no shard, so that zeroed memory never means `au1`.
pub(crate) fn shard_number(shard: Shard) -> i32 {
    number(Shard::ALL, shard)
}

pub(crate) fn region_number(region: Region) -> i32 {
    number(Region::ALL, region)
}

/// New shards and regions are appended to `ALL`, so a number stays.
fn number<T: Copy + PartialEq>(all: &[T], value: T) -> i32 {
    (1..).zip(all).find(|(_, other)| **other == value).map_or(0, |(number, _)| number)
}

pub(crate) fn shard(number: i32) -> Result<Shard, Fault> {
    get(Shard::ALL, number).copied().ok_or(Cause::InvalidShard.into())
}

pub(crate) fn shard_names(number: i32) -> Option<&'static ShardNames> {
    get(&SHARD_NAMES, number)
}

pub(crate) fn region_names(number: i32) -> Option<&'static RegionNames> {
    get(&REGION_NAMES, number)
}

fn get<T>(all: &'static [T], number: i32) -> Option<&'static T> {
    all.get(usize::try_from(number).ok()?.checked_sub(1)?)
}

#[derive(Clone, Copy)]
pub(crate) struct ShardNames {
    pub(crate) code: [u8; 5],
    pub(crate) api_host: [u8; 24],
    pub(crate) api_base_url: [u8; 32],
}

impl ShardNames {
    const fn of(shard: Shard) -> ShardNames {
        ShardNames {
            code: terminated(shard.as_str()),
            api_host: terminated(shard.api_host()),
            api_base_url: terminated(shard.api_base_url()),
        }
    }
}

#[derive(Clone, Copy)]
pub(crate) struct RegionNames {
    pub(crate) code: [u8; 3],
    pub(crate) name: [u8; 16],
}

impl RegionNames {
    const fn of(region: Region) -> RegionNames {
        RegionNames { code: terminated(region.code()), name: terminated(region.name()) }
    }
}

static SHARD_NAMES: [ShardNames; SHARDS] = {
    let mut all = [ShardNames::of(Shard::UNSUFFIXED); SHARDS];
    let mut free: &mut [ShardNames] = &mut all;
    let mut shards = Shard::ALL;
    while let ([names, others @ ..], [shard, rest @ ..]) = (free, shards) {
        *names = ShardNames::of(*shard);
        free = others;
        shards = rest;
    }
    all
};

static REGION_NAMES: [RegionNames; REGIONS] = {
    let mut all = [RegionNames::of(Region::Australia); REGIONS];
    let mut free: &mut [RegionNames] = &mut all;
    let mut regions = Region::ALL;
    while let ([names, others @ ..], [region, rest @ ..]) = (free, regions) {
        *names = RegionNames::of(*region);
        free = others;
        regions = rest;
    }
    all
};

/// `text` and at least one NUL. A text that does not fit is a compile error.
const fn terminated<const SIZE: usize>(text: &str) -> [u8; SIZE] {
    assert!(text.len() < SIZE);
    let mut bytes = [0; SIZE];
    let mut free: &mut [u8] = &mut bytes;
    let mut text = text.as_bytes();
    while let ([byte, others @ ..], [first, rest @ ..]) = (free, text) {
        *byte = *first;
        free = others;
        text = rest;
    }
    bytes
}

pub(crate) const VERSION: &[u8] = concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes();

pub(crate) static MEDIA_TYPE: [u8; 17] = terminated(cliniko_core::MEDIA_TYPE);
