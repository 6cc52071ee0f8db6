//! `cliniko.h`: what a program in C sees.

use std::ffi::c_char;

/// `cliniko_string`
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Text {
    pub data: *const u8,
    pub length: usize,
}

/// `cliniko_pair`
#[repr(C)]
pub struct Pair {
    pub name: Text,
    pub value: Text,
}

/// `cliniko_key`
#[repr(C)]
pub struct Key {
    pub text: Text,
    pub mode: i32,
    pub shard: i32,
}

/// `cliniko_key_facts`
#[derive(Debug, PartialEq)]
#[repr(C)]
pub struct Facts {
    pub shard: i32,
    pub given_shard: i32,
    pub suspected_shard: i32,
    pub looks_truncated: u8,
    pub reserved: [u8; 19],
}

/// `cliniko_account`
#[derive(Debug, PartialEq)]
#[repr(C)]
pub struct Account {
    pub shard: i32,
    pub subdomain: [u8; 64],
    pub reserved: [u8; 28],
}

/// `cliniko_error`
#[derive(Debug, PartialEq)]
#[repr(C)]
pub struct Error {
    pub input: usize,
    pub index: usize,
    pub has_index: u8,
    pub is_incomplete: u8,
    pub reserved: [u8; 14],
    pub shard: [u8; 16],
    pub message: [u8; 256],
    pub help: [u8; 768],
}

/// The functions that write a string into a buffer, by the parameters before the buffer.
macro_rules! writers {
    ($($name:ident($($parameter:ident: $type:ty),*);)*) => {
        unsafe extern "C" {$(
            pub unsafe fn $name(
                $($parameter: $type,)*
                out: *mut u8,
                capacity: usize,
                needed: *mut usize,
                error: *mut Error,
            ) -> i32;
        )*}
    };
}

writers! {
    cliniko_expose_token(key: *const Key);
    cliniko_expose_key(key: *const Key);
    cliniko_expose_authorization_for(key: *const Key, url: *const u8, length: usize);
    cliniko_expose_authorization(key: *const Key);
    cliniko_unauthorized_help(key: *const Key);
    cliniko_forbidden_help(key: *const Key);
    cliniko_api_url(
        shard: i32,
        segments: *const Text,
        segment_count: usize,
        pairs: *const Pair,
        pair_count: usize
    );
    cliniko_check_link(shard: i32, url: *const u8, length: usize);
    cliniko_rebase_link(shard: i32, url: *const u8, length: usize);
    cliniko_path_and_query(shard: i32, url: *const u8, length: usize);
    cliniko_last_segment(shard: i32, url: *const u8, length: usize);
    cliniko_account_url(shard: i32, subdomain: *const u8, length: usize);
    cliniko_user_agent(name: *const u8, name_length: usize, email: *const u8, email_length: usize);
}

unsafe extern "C" {
    pub safe fn cliniko_version() -> *const c_char;
    pub safe fn cliniko_code_name(code: i32) -> *const c_char;
    pub safe fn cliniko_media_type() -> *const c_char;
    pub safe fn cliniko_shard_count() -> i32;
    pub safe fn cliniko_shard_code(shard: i32) -> *const c_char;
    pub safe fn cliniko_api_host(shard: i32) -> *const c_char;
    pub safe fn cliniko_api_base_url(shard: i32) -> *const c_char;
    pub safe fn cliniko_shard_region(shard: i32) -> i32;
    pub safe fn cliniko_region_count() -> i32;
    pub safe fn cliniko_region_code(region: i32) -> *const c_char;
    pub safe fn cliniko_region_name(region: i32) -> *const c_char;
    pub unsafe fn cliniko_shard_from_code(
        code: *const u8,
        length: usize,
        shard: *mut i32,
        error: *mut Error,
    ) -> i32;
    pub unsafe fn cliniko_region_from_code(
        code: *const u8,
        length: usize,
        region: *mut i32,
        error: *mut Error,
    ) -> i32;
    pub unsafe fn cliniko_read_key(key: *const Key, facts: *mut Facts, error: *mut Error) -> i32;
    pub unsafe fn cliniko_shard_of_api_url(
        url: *const u8,
        length: usize,
        shard: *mut i32,
        error: *mut Error,
    ) -> i32;
    pub unsafe fn cliniko_read_account_url(
        url: *const u8,
        length: usize,
        account: *mut Account,
        error: *mut Error,
    ) -> i32;
}
