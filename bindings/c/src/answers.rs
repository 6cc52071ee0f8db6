//! What the functions of the header answer, in safe code.

use core::fmt::{self, Write};

use cliniko_core::{AccountUrl, ApiKey, ApiUrl, Region, Shard, UserAgent};

use crate::fault::{Cause, Fault, terminated};
use crate::memory::{Buffer, Input, List, Out, put};
use crate::names;

/// `cliniko_key`
#[repr(C)]
pub(crate) struct Key<'a> {
    text: Input<'a>,
    mode: i32,
    shard: i32,
}

/// `cliniko_key_facts`
#[repr(C)]
pub(crate) struct Facts {
    shard: i32,
    given_shard: i32,
    suspected_shard: i32,
    looks_truncated: bool,
    reserved: [u8; 19],
}

/// `cliniko_account`
#[repr(C)]
pub(crate) struct Account {
    shard: i32,
    subdomain: [u8; 64],
    reserved: [u8; 28],
}

/// `cliniko_pair`
#[repr(C)]
pub(crate) struct Pair<'a> {
    name: Input<'a>,
    value: Input<'a>,
}

/// An `ApiUrl` borrows an array of segments, which is on the stack here.
pub(crate) const MAX_SEGMENTS: usize = 64;

/// Which input a key and a link beside it are.
const KEY: usize = 0;
const LINK: usize = 1;

pub(crate) fn shard_from_code(code: Input<'_>, out: Out<'_, i32>) -> Result<(), Fault> {
    put(out, names::shard_number(Shard::from_code(code.read(0)?)?))
}

pub(crate) fn region_from_code(code: Input<'_>, out: Out<'_, i32>) -> Result<(), Fault> {
    put(out, names::region_number(Region::from_code(code.read(0)?)?))
}

pub(crate) fn shard_region(number: i32) -> i32 {
    names::shard(number).map_or(0, |shard| names::region_number(shard.region()))
}

/// Kept out of the seven functions that call it.
#[inline(never)]
fn parse<'a>(key: Option<&Key<'a>>) -> Result<ApiKey<'a>, Fault> {
    let key = key.ok_or(Cause::NullPointer)?;
    let text = key.text.read(KEY)?;
    let parsed = match key.mode {
        0 => ApiKey::parse(text)?,
        1 => ApiKey::parse_pasted(text)?,
        2 => return Ok(ApiKey::from_parts(text, names::shard(key.shard)?)?),
        _ => return Err(Cause::InvalidMode.into()),
    };
    match key.shard {
        0 => Ok(parsed),
        number => Ok(parsed.with_shard(names::shard(number)?)?),
    }
}

pub(crate) fn read_key(key: Option<&Key<'_>>, out: Out<'_, Facts>) -> Result<(), Fault> {
    let key = parse(key)?;
    let facts = Facts {
        shard: names::shard_number(key.shard()),
        given_shard: key.given_shard().map_or(0, names::shard_number),
        suspected_shard: key.suspected_shard().map_or(0, names::shard_number),
        looks_truncated: key.looks_truncated(),
        reserved: [0; 19],
    };
    put(out, facts)
}

pub(crate) fn expose_token(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&parse(key)?.expose_token())
}

pub(crate) fn expose_key(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&parse(key)?.expose_key())
}

pub(crate) fn expose_authorization_for(
    key: Option<&Key<'_>>,
    url: Input<'_>,
    buffer: Buffer<'_>,
) -> Result<(), Fault> {
    let authorization = parse(key)?.authorization();
    let url = authorization
        .shard()
        .check_link(url.read(LINK)?)
        .map_err(|error| Fault::in_input(Cause::Link(error), LINK))?;
    buffer.print(&authorization.expose_value_for(&url)?)
}

pub(crate) fn expose_authorization(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&parse(key)?.authorization().expose_value())
}

pub(crate) fn unauthorized_help(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&parse(key)?.authorization().unauthorized_help())
}

pub(crate) fn forbidden_help(key: Option<&Key<'_>>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&parse(key)?.authorization().forbidden_help())
}

pub(crate) fn api_url(
    shard: i32,
    segments: List<'_, Input<'_>>,
    pairs: List<'_, Pair<'_>>,
    buffer: Buffer<'_>,
) -> Result<(), Fault> {
    let shard = names::shard(shard)?;
    let segments = segments.read()?;
    let pairs = pairs.read()?;

    let mut texts = [""; MAX_SEGMENTS];
    let texts = texts.get_mut(..segments.len()).ok_or(Cause::TooMany)?;
    for (number, (text, segment)) in (0..).zip(texts.iter_mut().zip(segments)) {
        *text = segment.read(number)?;
    }
    let mut number = segments.len();
    for pair in pairs {
        pair.name.read(number)?;
        pair.value.read(number.saturating_add(1))?;
        number = number.saturating_add(2);
    }
    buffer.print(&WithQuery { url: shard.api_url(texts)?, pairs })
}

/// `ApiUrl::with_query` borrows all pairs at once, and C's pairs have another layout: so one after the other.
struct WithQuery<'a> {
    url: ApiUrl<'a>,
    pairs: &'a [Pair<'a>],
}

impl fmt::Display for WithQuery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.url.fmt(f)?;
        let mut separator = '?';
        for Pair { name, value } in self.pairs {
            f.write_char(separator)?;
            separator = '&';
            // `api_url` has read both.
            let pair = [(name.read(0).unwrap_or_default(), value.read(0).unwrap_or_default())];
            let url = self.url.with_query(&pair);
            write!(AfterQuestionMark { to: f, is_after: false }, "{url}")?;
        }
        Ok(())
    }
}

/// Drops everything up to the first question mark.
struct AfterQuestionMark<'a, 'b> {
    to: &'a mut fmt::Formatter<'b>,
    is_after: bool,
}

impl Write for AfterQuestionMark<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.is_after {
            return self.to.write_str(text);
        }
        let Some((_, after)) = text.split_once('?') else { return Ok(()) };
        self.is_after = true;
        self.to.write_str(after)
    }
}

pub(crate) fn check_link(shard: i32, url: Input<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&names::shard(shard)?.check_link(url.read(0)?)?)
}

pub(crate) fn rebase_link(shard: i32, url: Input<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&names::shard(shard)?.rebase_link(url.read(0)?)?)
}

pub(crate) fn path_and_query(shard: i32, url: Input<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    buffer.print(&names::shard(shard)?.check_link(url.read(0)?)?.path_and_query())
}

pub(crate) fn last_segment(shard: i32, url: Input<'_>, buffer: Buffer<'_>) -> Result<(), Fault> {
    let url = names::shard(shard)?.check_link(url.read(0)?)?;
    buffer.print(&url.last_segment().unwrap_or_default())
}

pub(crate) fn shard_of_api_url(url: Input<'_>, out: Out<'_, i32>) -> Result<(), Fault> {
    put(out, names::shard_number(Shard::from_api_url(url.read(0)?)?))
}

pub(crate) fn read_account_url(url: Input<'_>, out: Out<'_, Account>) -> Result<(), Fault> {
    let url = AccountUrl::parse(url.read(0)?)?;
    let account = Account {
        shard: names::shard_number(url.shard()),
        subdomain: terminated(&url.subdomain()),
        reserved: [0; 28],
    };
    put(out, account)
}

pub(crate) fn account_url(
    shard: i32,
    subdomain: Input<'_>,
    buffer: Buffer<'_>,
) -> Result<(), Fault> {
    buffer.print(&names::shard(shard)?.account_url(subdomain.read(0)?)?)
}

pub(crate) fn user_agent(
    name: Input<'_>,
    email: Input<'_>,
    buffer: Buffer<'_>,
) -> Result<(), Fault> {
    buffer.print(&UserAgent::new(name.read(0)?, email.read(1)?)?)
}
