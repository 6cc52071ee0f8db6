//! The functions that C calls, in the order of the header. None of them follows a pointer itself.
//!
//! A pointer to one object is an `Option` of a reference, whose `None` is NULL: that is its representation.

#![expect(unsafe_code, reason = "pointers from C, and names that C can call")]

use core::ptr;

use crate::answers::{self, Facts, Key, Pair};
use crate::fault::{Report, tell};
use crate::memory::{Buffer, List, Out, Text};
use crate::shards::{self, Texts};

#[unsafe(no_mangle)]
extern "C" fn cliniko_shard_count() -> i32 {
    shards::count()
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_shard_code(shard: i32) -> *const u8 {
    shards::texts(shard).map_or(ptr::null(), |Texts { code, .. }| code.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_shard_region(shard: i32) -> *const u8 {
    shards::texts(shard).map_or(ptr::null(), |Texts { region, .. }| region.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_api_host(shard: i32) -> *const u8 {
    shards::texts(shard).map_or(ptr::null(), |Texts { api_host, .. }| api_host.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_api_base_url(shard: i32) -> *const u8 {
    shards::texts(shard).map_or(ptr::null(), |Texts { api_base_url, .. }| api_base_url.as_ptr())
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_shard_from_code(
    code: *const u8,
    length: usize,
    shard: Out<'_, i32>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let code = unsafe { Text::new(code, length) };
    tell(answers::shard_from_code(code, shard), error)
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_read_key(
    key: Option<&Key<'_>>,
    facts: Out<'_, Facts>,
    error: Out<'_, Report>,
) -> i32 {
    tell(answers::read_key(key, facts), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_expose_key(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::expose_key(key, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_expose_authorization_for(
    key: Option<&Key<'_>>,
    url: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let url = unsafe { Text::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::expose_authorization_for(key, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_unauthorized_help(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::unauthorized_help(key, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_api_url(
    shard: i32,
    segments: *const Text<'_>,
    segment_count: usize,
    pairs: *const Pair<'_>,
    pair_count: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let segments = unsafe { List::new(segments, segment_count) };
    // SAFETY: as above.
    let pairs = unsafe { List::new(pairs, pair_count) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::api_url(shard, segments, pairs, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_check_link(
    shard: i32,
    url: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let url = unsafe { Text::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::check_link(shard, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_rebase_link(
    shard: i32,
    url: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let url = unsafe { Text::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::rebase_link(shard, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_account_shard(
    address: *const u8,
    length: usize,
    shard: Out<'_, i32>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let address = unsafe { Text::new(address, length) };
    tell(answers::account_shard(address, shard), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_account_url(
    address: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let address = unsafe { Text::new(address, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::account_url(address, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_user_agent(
    name: *const u8,
    name_length: usize,
    email: *const u8,
    email_length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: what is promised here, the header asks of the caller.
    let name = unsafe { Text::new(name, name_length) };
    // SAFETY: as above.
    let email = unsafe { Text::new(email, email_length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::user_agent(name, email, buffer), error)
}
