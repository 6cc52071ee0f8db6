//! The laws of built URLs hold, and other crates read the same segments and pairs back.
//!
//! The fields are segments and, after a field `?`, names and values by turns.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core_fuzz::clients::read;
use cliniko_core_fuzz::laws::urls;
use cliniko_core_fuzz::{fields, some_shard};

cliniko_core_fuzz::program!(api_url);

fn api_url(data: &[u8]) {
    let shard = some_shard(data);
    let fields: Vec<&str> = fields(data).collect();
    let mut parts = fields.splitn(2, |field| *field == "?");
    let segments = parts.next().unwrap_or(&[]);
    let pairs = parts.next().unwrap_or(&[]).chunks(2);
    let pairs: Vec<(&str, &str)> =
        pairs.map(|pair| (pair[0], pair.get(1).copied().unwrap_or(""))).collect();

    let _ = urls::api_url(shard, segments);
    let Ok(url) = shard.api_url(segments) else { return };
    assert_eq!(read(&url, shard).query(), None);
    urls::with_query(url, &pairs);

    let read = read(&url.with_query(&pairs), shard);
    let path = read.path_segments().expect("a path");
    assert!(path.eq(["v1"].iter().chain(segments).copied()));
    let expected = pairs.iter().map(|(name, value)| ((*name).into(), (*value).into()));
    assert!(read.query_pairs().eq(expected));
}
