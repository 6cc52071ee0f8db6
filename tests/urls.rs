//! `api_url`: what becomes of a path's segments.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use cliniko_core::{PathErrorKind, Shard};

#[test]
fn base_url() {
    for shard in Shard::ALL {
        let url = shard.api_url(&[]).unwrap();
        assert_eq!(url.to_string(), shard.api_base_url());
        assert_eq!(url.shard(), *shard);
    }
}

#[test]
fn segments() {
    path(&["patients"], "/patients");
    path(&["patients", "1"], "/patients/1");
    path(&["patients", "9223372036854775807"], "/patients/9223372036854775807");
    path(&["patients", "1", "appointments"], "/patients/1/appointments");
    for shard in Shard::ALL {
        let url = shard.api_url(&["patients", "1"]).unwrap();
        assert_eq!(url.to_string(), format!("{}/patients/1", shard.api_base_url()));
        assert_eq!(url.shard(), *shard);
    }
}

/// RFC 3986, section 2.3.
#[test]
fn unreserved_characters_stay() {
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    path(&[unreserved], &format!("/{unreserved}"));
}

/// A stranger's id stays one segment, whatever is in it.
#[test]
fn all_else_is_encoded() {
    path(&["a/b"], "/a%2Fb");
    path(&["1?page=2"], "/1%3Fpage%3D2");
    path(&["1#top"], "/1%23top");
    path(&["../.."], "/..%2F..");
    path(&["%2F"], "/%252F");
    path(&["%"], "/%25");
    path(&["a b"], "/a%20b");
    path(&["a+b"], "/a%2Bb");
    path(&["a\\b"], "/a%5Cb");
    path(&["\r\nHost: example.com"], "/%0D%0AHost%3A%20example.com");
    path(&["@example.com"], "/%40example.com");
    path(&[":443"], "/%3A443");
    path(&["!$&'()*,;=[]"], "/%21%24%26%27%28%29%2A%2C%3B%3D%5B%5D");
    path(&["\0\x7F"], "/%00%7F");
    path(&["é"], "/%C3%A9");
    path(&["–"], "/%E2%80%93");
    path(&["😀"], "/%F0%9F%98%80");
    path(&["1\u{301}"], "/1%CC%81");
}

#[test]
fn every_ascii_character() {
    for byte in 0..0x80_u8 {
        let c = char::from(byte);
        let kept = c.is_ascii_alphanumeric() || "-._~".contains(c);
        let shown = if kept { format!("/x{c}") } else { format!("/x%{byte:02X}") };
        path(&[&format!("x{c}")], &shown);
    }
}

#[test]
fn every_other_character() {
    for c in '\u{80}'..=char::MAX {
        let bytes = c.to_string().into_bytes();
        let encoded: Vec<String> = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        path(&[&c.to_string()], &format!("/{}", encoded.concat()));
    }
}

#[test]
fn refused_segments() {
    refuses(&[""], 0, PathErrorKind::Empty);
    refuses(&["."], 0, PathErrorKind::DotSegment);
    refuses(&[".."], 0, PathErrorKind::DotSegment);
    refuses(&["patients", ""], 1, PathErrorKind::Empty);
    refuses(&["patients", "", "appointments"], 1, PathErrorKind::Empty);
    refuses(&["patients", "1", ".."], 2, PathErrorKind::DotSegment);
    // The first one counts.
    refuses(&["patients", ".", ""], 1, PathErrorKind::DotSegment);
    refuses(&["", ".."], 0, PathErrorKind::Empty);
}

#[test]
fn segments_that_only_look_like_them() {
    path(&["..."], "/...");
    path(&["..a"], "/..a");
    path(&["a.."], "/a..");
    path(&[".a"], "/.a");
    path(&["%2e%2e"], "/%252e%252e");
    path(&[" "], "/%20");
    path(&[".\u{200B}"], "/.%E2%80%8B");
    path(&["．．"], "/%EF%BC%8E%EF%BC%8E");
}

#[track_caller]
fn path(segments: &[&str], path: &str) {
    let url = Shard::Uk1.api_url(segments).unwrap().to_string();
    assert_eq!(url.strip_prefix("https://api.uk1.cliniko.com/v1"), Some(path));
}

#[track_caller]
fn refuses(segments: &[&str], segment: usize, kind: PathErrorKind) {
    let error = Shard::Uk1.api_url(segments).unwrap_err();
    assert_eq!((error.segment(), error.kind()), (segment, kind));
}
