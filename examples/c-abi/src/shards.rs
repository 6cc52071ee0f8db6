//! Shards as the numbers and the texts of C.

use cliniko_core::Shard;

use crate::fault::{Cause, Fault};

const COUNT: usize = Shard::ALL.len();

/// How many there are; their numbers go from 1 to this.
pub(crate) fn count() -> i32 {
    i32::try_from(COUNT).unwrap_or(i32::MAX)
}

/// The number of a shard. 0 is none, so that zeroed memory never means `au1`.
pub(crate) fn number(shard: Shard) -> i32 {
    (1..).zip(Shard::ALL).find(|(_, other)| **other == shard).map_or(0, |(number, _)| number)
}

/// The shard with this number.
pub(crate) fn shard(number: i32) -> Result<Shard, Fault> {
    place(number).and_then(|place| Shard::ALL.get(place)).copied().ok_or(Cause::NotAShard.into())
}

/// What C is told of the shard with this number.
pub(crate) fn texts(number: i32) -> Option<&'static Texts> {
    place(number).and_then(|place| TEXTS.get(place))
}

fn place(number: i32) -> Option<usize> {
    usize::try_from(number).ok()?.checked_sub(1)
}

/// Each with a NUL at its end.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    pub(crate) code: [u8; 5],
    pub(crate) region: [u8; 16],
    pub(crate) api_host: [u8; 24],
    pub(crate) api_base_url: [u8; 32],
}

static TEXTS: [Texts; COUNT] = {
    let mut all = [Texts::of(Shard::UNSUFFIXED); COUNT];
    let mut free: &mut [Texts] = &mut all;
    let mut shards = Shard::ALL;
    while let ([texts, others @ ..], [shard, rest @ ..]) = (free, shards) {
        *texts = Texts::of(*shard);
        free = others;
        shards = rest;
    }
    all
};

impl Texts {
    const fn of(shard: Shard) -> Texts {
        Texts {
            code: terminated(shard.as_str()),
            region: terminated(shard.region().name()),
            api_host: terminated(shard.api_host()),
            api_base_url: terminated(shard.api_base_url()),
        }
    }
}

/// The text and a NUL at least. It does not compile where they do not fit.
const fn terminated<const SIZE: usize>(text: &str) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    assert!(text.len() < SIZE);
    bytes.split_at_mut(text.len()).0.copy_from_slice(text.as_bytes());
    bytes
}
