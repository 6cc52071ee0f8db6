//! What C asks of the library, in safe code.

use cliniko_core::{AccountUrl, ApiKey, Shard, UserAgent};

use crate::fault::{Cause, Fault};
use crate::memory::{Buffer, List, Out, Text, put};
use crate::shards;

/// `cliniko_key`: a key as the caller has it. It is parsed at each use, so that nothing depends on what an
/// earlier call has found.
#[repr(C)]
pub(crate) struct Key<'a> {
    text: Text<'a>,
    reading: i32,
    shard: i32,
}

/// `cliniko_key_facts`
#[repr(C)]
pub(crate) struct Facts {
    shard: i32,
    is_shard_given: bool,
    looks_truncated: bool,
}

/// `cliniko_pair`
#[repr(C)]
pub(crate) struct Pair<'a> {
    name: Text<'a>,
    value: Text<'a>,
}

/// `CLINIKO_MAX_SEGMENTS` and `CLINIKO_MAX_PAIRS`: an `ApiUrl` borrows an array, which has to be somewhere.
const MAX_SEGMENTS: usize = 16;
const MAX_PAIRS: usize = 32;

/// The texts of a key and of what comes with it, as [`Fault`] counts them.
const KEY: usize = 0;
const LINK: usize = 1;

pub(crate) fn shard_from_code(code: Text<'_>, out: Out<'_, i32>) -> Result<(), Fault> {
    let shard = Shard::from_code(code.read(0)?)?;
    put(out, shards::number(shard))
}

fn parse<'a>(key: Option<&Key<'a>>) -> Result<ApiKey<'a>, Fault> {
    let key = key.ok_or(Cause::NullPointer)?;
    let text = key.text.read(KEY)?;
    let parsed = match key.reading {
        0 => ApiKey::parse(text)?,
        1 => ApiKey::parse_pasted(text)?,
        _ => return Err(Cause::NotAReading.into()),
    };
    match key.shard {
        0 => Ok(parsed),
        number => Ok(parsed.with_shard(shards::shard(number)?)?),
    }
}

pub(crate) fn read_key(key: Option<&Key<'_>>, out: Out<'_, Facts>) -> Result<(), Fault> {
    let key = parse(key)?;
    let facts = Facts {
        shard: shards::number(key.shard()),
        is_shard_given: key.given_shard().is_some(),
        looks_truncated: key.looks_truncated(),
    };
    put(out, facts)
}

pub(crate) fn expose_key(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(parse(key)?.expose_key())
}

pub(crate) fn expose_authorization_for(
    key: Option<&Key<'_>>,
    url: Text<'_>,
    buffer: Buffer<'_>,
) -> Result<(), Fault> {
    let authorization = parse(key)?.authorization();
    let url = authorization
        .shard()
        .check_link(url.read(LINK)?)
        .map_err(|error| Fault::in_text(Cause::Link(error), LINK))?;
    buffer.print(authorization.expose_value_for(&url)?)
}

pub(crate) fn unauthorized_help(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(parse(key)?.authorization().unauthorized_help())
}

pub(crate) fn api_url(
    shard: i32,
    segments: List<'_, Text<'_>>,
    pairs: List<'_, Pair<'_>>,
    buffer: Buffer<'_>,
) -> Result<(), Fault> {
    let shard = shards::shard(shard)?;
    let segments = segments.read::<MAX_SEGMENTS>()?;
    let pairs = pairs.read::<MAX_PAIRS>()?;
    let mut number = 0_usize;

    let mut segment_texts = [""; MAX_SEGMENTS];
    for (text, segment) in segment_texts.iter_mut().zip(segments) {
        *text = segment.read(number)?;
        number = number.saturating_add(1);
    }
    let mut pair_texts = [("", ""); MAX_PAIRS];
    for (texts, pair) in pair_texts.iter_mut().zip(pairs) {
        *texts = (pair.name.read(number)?, pair.value.read(number.saturating_add(1))?);
        number = number.saturating_add(2);
    }

    let segments = segment_texts.get(..segments.len()).unwrap_or_default();
    let pairs = pair_texts.get(..pairs.len()).unwrap_or_default();
    buffer.print(shard.api_url(segments)?.with_query(pairs))
}

pub(crate) fn check_link(shard: i32, url: Text<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(shards::shard(shard)?.check_link(url.read(0)?)?)
}

pub(crate) fn rebase_link(shard: i32, url: Text<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(shards::shard(shard)?.rebase_link(url.read(0)?)?)
}

pub(crate) fn account_shard(address: Text<'_>, out: Out<'_, i32>) -> Result<(), Fault> {
    let account = AccountUrl::parse(address.read(0)?)?;
    put(out, shards::number(account.shard()))
}

pub(crate) fn account_url(address: Text<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(AccountUrl::parse(address.read(0)?)?)
}

pub(crate) fn user_agent(name: Text<'_>, email: Text<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(UserAgent::new(name.read(0)?, email.read(1)?)?)
}
