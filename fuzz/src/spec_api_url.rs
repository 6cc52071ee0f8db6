//! What `api_url` and `with_query` display, other crates read back as the same segments and pairs, and
//! `check_link` takes as a link of the same shard; what `api_url` refuses is the first segment that no path
//! can have.
//!
//! The fields are segments and, after a field `?`, names and values by turns.

use cliniko_core::PathErrorKind;
use percent_encoding::percent_decode_str;

use crate::clients::read;

pub fn spec_api_url(data: &[u8]) {
    let fields: Vec<&str> = crate::fields(data).collect();
    let mut parts = fields.splitn(2, |field| *field == "?");
    let segments = parts.next().unwrap_or(&[]);
    let pairs: Vec<(&str, &str)> = parts
        .next()
        .unwrap_or(&[])
        .chunks(2)
        .map(|pair| (pair[0], pair.get(1).copied().unwrap_or("")))
        .collect();

    let bad = segments.iter().position(|segment| ["", ".", ".."].contains(segment));
    let shard = crate::some_shard(data);
    match (shard.api_url(segments), bad) {
        (Ok(url), None) => {
            assert_eq!(read(&url, shard).query(), None);
            let url = url.with_query(&pairs);
            let read = read(&url, shard);

            let mut path = read.path_segments().expect("a path");
            assert_eq!(path.next(), Some("v1"));
            let path = path.map(|segment| percent_decode_str(segment).decode_utf8_lossy());
            assert!(path.eq(segments.iter().copied()));

            assert_eq!(read.query().is_none(), pairs.is_empty());
            let expected = pairs.iter().map(|(name, value)| ((*name).into(), (*value).into()));
            assert!(read.query_pairs().eq(expected));

            let shown = url.to_string();
            let link = shard.check_link(&shown).expect("a link of the API");
            assert_eq!(link.to_string(), shown);
        }
        (Err(error), Some(number)) => {
            assert_eq!(error.segment(), number);
            let empty = segments[number].is_empty();
            let kind = if empty { PathErrorKind::Empty } else { PathErrorKind::DotSegment };
            assert_eq!(error.kind(), kind);
        }
        (result, bad) => panic!("{result:?}, but the bad segment is {bad:?}"),
    }
}
