//! `Shard::api_url`: the path that segments make, and `last_segment`.

use cliniko_core::{PathErrorKind, Shard};

use crate::errors::explains;
use crate::laws::urls;
use crate::reference::urls::is_unreserved;
use crate::unmarked;

#[test]
fn base_url() {
    for shard in Shard::ALL {
        assert_eq!(urls::api_url(*shard, &[]), Ok(shard.api_base_url().to_owned()));
    }
}

#[test]
fn segments() {
    path(&["patients"], "/patients");
    path(&["patients", "1"], "/patients/1");
    path(&["patients", "9223372036854775807"], "/patients/9223372036854775807");
    path(&["patients", "1", "appointments"], "/patients/1/appointments");
    path(&["v1", "V1"], "/v1/V1");
    for shard in Shard::ALL {
        let url = format!("{}/patients/1", shard.api_base_url());
        assert_eq!(urls::api_url(*shard, &["patients", "1"]), Ok(url));
    }
}

/// RFC 3986, section 2.3.
#[test]
fn unreserved_characters() {
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    path(&[unreserved], &format!("/{unreserved}"));
    let long = unreserved.repeat(1_000);
    path(&[&long, "1"], &format!("/{long}/1"));
}

/// An id never brings a second segment, a query or an escape that some client decodes.
#[test]
fn forbidden_characters() {
    forbidden("↓/");
    forbidden("a↓/b");
    forbidden("1↓?page=2");
    forbidden("1↓#top");
    forbidden("..↓/..");
    forbidden("↓%2F");
    forbidden("↓%");
    forbidden("↓%2e%2e");
    forbidden("..↓;");
    forbidden("a↓ b");
    forbidden("a↓+b");
    forbidden("a↓\\b");
    forbidden("1↓\r\nHost: example.com");
    forbidden("↓@example.com");
    forbidden("↓:443");
    forbidden("↓!$&'()*,;=[]");
    forbidden("↓ ");
    forbidden("↓\0\x7F");
    forbidden("1↓\x7F");
    forbidden("↓é");
    forbidden("a↓–b");
    forbidden("↓😀");
    forbidden("1↓\u{301}");
    forbidden(".↓\u{200B}");
    forbidden("↓．．");
    forbidden("↓‥");
}

/// Without the laws, for a million characters.
#[test]
fn every_character() {
    for c in '\0'..=char::MAX {
        let segment = format!("x{c}");
        let found = Shard::Uk1.api_url(&[&segment]).map(|url| url.to_string());
        if is_unreserved(c) {
            assert_eq!(found, Ok(format!("https://api.uk1.cliniko.com/v1/x{c}")));
        } else {
            let error = found.unwrap_err();
            assert_eq!((error.kind(), error.segment()), (PathErrorKind::ForbiddenCharacter, 0));
            assert_eq!(error.index(), 1, "{c:?}");
        }
    }
}

#[test]
fn empty_and_dot_segments() {
    refused(&[""], PathErrorKind::Empty, 0);
    refused(&["."], PathErrorKind::DotSegment, 0);
    refused(&[".."], PathErrorKind::DotSegment, 0);
    refused(&["patients", ""], PathErrorKind::Empty, 1);
    refused(&["patients", "", "appointments"], PathErrorKind::Empty, 1);
    refused(&["patients", "1", ".."], PathErrorKind::DotSegment, 2);
    // The first of several.
    refused(&["patients", ".", ""], PathErrorKind::DotSegment, 1);
    refused(&["", "..", "/"], PathErrorKind::Empty, 0);
    refused(&["patients", "..", "/"], PathErrorKind::DotSegment, 1);
    refused(&["/", "", ".."], PathErrorKind::ForbiddenCharacter, 0);
}

#[test]
fn dots_that_are_no_dot_segment() {
    path(&["..."], "/...");
    path(&["..a"], "/..a");
    path(&["a.."], "/a..");
    path(&[".a"], "/.a");
    path(&[".-", "~."], "/.-/~.");
}

#[test]
fn last_segment() {
    let last = |segments: &[&str]| {
        let url = Shard::Uk1.api_url(segments).unwrap();
        let with_query = url.with_query(&[("a", "/b")]);
        assert_eq!(with_query.last_segment(), url.last_segment());
        url.last_segment().map(str::to_owned)
    };
    assert_eq!(last(&[]), None);
    assert_eq!(last(&["patients"]).as_deref(), Some("patients"));
    assert_eq!(last(&["patients", "123"]).as_deref(), Some("123"));
}

/// It borrows the segment, not the URL.
#[test]
fn last_segment_of_a_temporary_url() {
    let segments = ["patients", "123"];
    let last = {
        let url = Shard::Uk1.api_url(&segments).unwrap();
        url.last_segment()
    };
    assert_eq!(last, Some("123"));
}

#[test]
fn messages() {
    for (segments, code, message, help) in [
        (
            ["patients", ""],
            "path_empty",
            "path segment 1 is empty",
            "Check that the id is not empty before a path is built from it.",
        ),
        (
            [".", "1"],
            "path_dot_segment",
            "path segment 0 is a dot segment",
            "Clients resolve dot segments before they send a path. Check the id before a path is built from it.",
        ),
        (
            ["patients", ".."],
            "path_dot_segment",
            "path segment 1 is a dot segment",
            "Clients resolve dot segments before they send a path. Check the id before a path is built from it.",
        ),
        (
            ["patients", "1/2"],
            "path_forbidden_character",
            "forbidden character in path segment 1 at byte 1",
            "A segment consists of letters, digits, hyphens, full stops, underscores and tildes. Pass each segment by itself, without slashes or percent-encoding, and the query apart from them.",
        ),
    ] {
        explains(Shard::Uk1.api_url(&segments).unwrap_err(), code, message, help);
    }
}

#[test]
fn errors_as_values() {
    let error = Shard::Uk1.api_url(&["patients", "1/2"]).unwrap_err();
    assert_eq!(error, Shard::Ca1.api_url(&["users", "3;4"]).unwrap_err());
    assert_ne!(error, Shard::Uk1.api_url(&["patients", "12/"]).unwrap_err());
    assert_ne!(error, Shard::Uk1.api_url(&["1/2"]).unwrap_err());
    assert_ne!(error, Shard::Uk1.api_url(&["patients", ".."]).unwrap_err());
    let shown = "PathError { kind: ForbiddenCharacter, segment: 1, index: 1 }";
    assert_eq!(format!("{error:?}"), shown);
}

#[track_caller]
fn path(segments: &[&str], path: &str) {
    let url = format!("https://api.uk1.cliniko.com/v1{path}");
    assert_eq!(urls::api_url(Shard::Uk1, segments), Ok(url));
}

/// Refused for its number, at its start.
#[track_caller]
fn refused(segments: &[&str], kind: PathErrorKind, number: usize) {
    assert_eq!(urls::api_url(Shard::Uk1, segments), Err((kind, number, 0)));
}

/// Refused at the arrow, as the first segment and as a later one.
#[track_caller]
fn forbidden(marked: &str) {
    let (segment, index) = unmarked(marked);
    let kind = PathErrorKind::ForbiddenCharacter;
    assert_eq!(urls::api_url(Shard::Uk1, &[&segment]), Err((kind, 0, index)));
    assert_eq!(urls::api_url(Shard::Uk1, &["a", &segment, ""]), Err((kind, 1, index)));
}
