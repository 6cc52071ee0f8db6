//! The functions that C calls, in the order of the header. None of them follows a pointer itself.
//!
//! A pointer to one object is an `Option` of a reference, whose `None` is NULL.

#![expect(unsafe_code, reason = "pointers from C, and names that C can call")]

use core::ffi::CStr;
use core::ptr;

use crate::answers::{self, Account, Facts, Key, Pair};
use crate::codes;
use crate::fault::{Report, tell};
use crate::memory::{Buffer, Input, List, Out};
use crate::names;

#[unsafe(no_mangle)]
extern "C" fn cliniko_version() -> *const u8 {
    names::VERSION.as_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_code_name(code: i32) -> *const u8 {
    codes::name(code).map_or(ptr::null(), CStr::as_ptr).cast()
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_media_type() -> *const u8 {
    names::MEDIA_TYPE.as_ptr()
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_shard_count() -> i32 {
    names::shard_count()
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_shard_code(shard: i32) -> *const u8 {
    names::shard_names(shard).map_or(ptr::null(), |names| names.code.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_api_host(shard: i32) -> *const u8 {
    names::shard_names(shard).map_or(ptr::null(), |names| names.api_host.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_api_base_url(shard: i32) -> *const u8 {
    names::shard_names(shard).map_or(ptr::null(), |names| names.api_base_url.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_shard_region(shard: i32) -> i32 {
    answers::shard_region(shard)
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_region_count() -> i32 {
    names::region_count()
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_region_code(region: i32) -> *const u8 {
    names::region_names(region).map_or(ptr::null(), |names| names.code.as_ptr())
}

#[unsafe(no_mangle)]
extern "C" fn cliniko_region_name(region: i32) -> *const u8 {
    names::region_names(region).map_or(ptr::null(), |names| names.name.as_ptr())
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_shard_from_code(
    code: *const u8,
    length: usize,
    shard: Out<'_, i32>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let code = unsafe { Input::new(code, length) };
    tell(answers::shard_from_code(code, shard), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_region_from_code(
    code: *const u8,
    length: usize,
    region: Out<'_, i32>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let code = unsafe { Input::new(code, length) };
    tell(answers::region_from_code(code, region), error)
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
unsafe extern "C" fn cliniko_expose_token(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::expose_token(key, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_expose_key(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
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
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::expose_authorization_for(key, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_expose_authorization(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::expose_authorization(key, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_unauthorized_help(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::unauthorized_help(key, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_forbidden_help(
    key: Option<&Key<'_>>,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::forbidden_help(key, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_api_url(
    shard: i32,
    segments: *const Input<'_>,
    segment_count: usize,
    pairs: *const Pair<'_>,
    pair_count: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
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
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
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
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::rebase_link(shard, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_path_and_query(
    shard: i32,
    url: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::path_and_query(shard, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_last_segment(
    shard: i32,
    url: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::last_segment(shard, url, buffer), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_shard_of_api_url(
    url: *const u8,
    length: usize,
    shard: Out<'_, i32>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
    tell(answers::shard_of_api_url(url, shard), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_read_account_url(
    url: *const u8,
    length: usize,
    account: Out<'_, Account>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let url = unsafe { Input::new(url, length) };
    tell(answers::read_account_url(url, account), error)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn cliniko_account_url(
    shard: i32,
    subdomain: *const u8,
    length: usize,
    out: *mut u8,
    capacity: usize,
    needed: Out<'_, usize>,
    error: Out<'_, Report>,
) -> i32 {
    // SAFETY: the header asks the caller for what is promised here.
    let subdomain = unsafe { Input::new(subdomain, length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::account_url(shard, subdomain, buffer), error)
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
    // SAFETY: the header asks the caller for what is promised here.
    let name = unsafe { Input::new(name, name_length) };
    // SAFETY: as above.
    let email = unsafe { Input::new(email, email_length) };
    // SAFETY: as above.
    let buffer = unsafe { Buffer::new(out, capacity, needed) };
    tell(answers::user_agent(name, email, buffer), error)
}
