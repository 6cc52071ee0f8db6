//! The codes of the header: each number and its stable name.

use core::ffi::CStr;

/// For an error of the library that has no number here yet. The vectors have every error of this version, and
/// the test expects none of them to have this code.
const OTHER: i32 = 99;

static CODES: [(i32, &CStr); 50] = [
    (0, c"ok"),
    (1, c"buffer_too_small"),
    (2, c"null_pointer"),
    (3, c"invalid_length"),
    (4, c"invalid_utf8"),
    (5, c"invalid_shard"),
    (6, c"invalid_mode"),
    (7, c"too_many"),
    (OTHER, c"other"),
    (101, c"shard_malformed"),
    (102, c"shard_unknown"),
    (103, c"shard_mismatch"),
    (104, c"region_unknown"),
    (201, c"key_empty"),
    (202, c"key_too_long"),
    (203, c"key_missing_token"),
    (204, c"key_whitespace"),
    (205, c"key_unexpected_character"),
    (206, c"key_missing_shard"),
    (207, c"key_extra_hyphen"),
    (208, c"key_malformed_shard"),
    (209, c"key_unknown_shard"),
    (301, c"path_empty"),
    (302, c"path_dot_segment"),
    (303, c"path_forbidden_character"),
    (401, c"link_forbidden_character"),
    (402, c"link_not_https"),
    (403, c"link_not_absolute"),
    (404, c"link_userinfo"),
    (405, c"link_port"),
    (406, c"link_legacy_host"),
    (407, c"link_unknown_shard"),
    (408, c"link_other_shard"),
    (409, c"link_foreign_host"),
    (410, c"link_fragment"),
    (411, c"link_not_api_path"),
    (412, c"link_dot_segment"),
    (413, c"link_empty_segment"),
    (501, c"account_empty"),
    (502, c"account_not_http"),
    (503, c"account_userinfo"),
    (504, c"account_port"),
    (505, c"account_not_cliniko"),
    (506, c"account_missing_shard"),
    (507, c"account_unknown_shard"),
    (508, c"account_invalid_subdomain"),
    (509, c"account_reserved_subdomain"),
    (601, c"user_agent_empty_name"),
    (602, c"user_agent_invalid_name"),
    (603, c"user_agent_invalid_email"),
];

pub(crate) fn name(code: i32) -> Option<&'static CStr> {
    CODES.iter().find(|(number, _)| *number == code).map(|(_, name)| *name)
}

pub(crate) fn number(name: &str) -> i32 {
    CODES
        .iter()
        .find(|(_, other)| other.to_bytes() == name.as_bytes())
        .map_or(OTHER, |(number, _)| *number)
}
