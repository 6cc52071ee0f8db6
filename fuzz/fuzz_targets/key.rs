//! The laws of keys hold however an input is read; and the `base64` crate reads the key and a colon back out of the
//! header.

#![cfg_attr(fuzzing, no_main)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cliniko_core::ApiKey;
use cliniko_core_fuzz::laws::keys;
use cliniko_core_fuzz::{some_shard, text};

cliniko_core_fuzz::program!(key);

fn key(data: &[u8]) {
    let (text, shard) = (text(data), some_shard(data));
    let _ = keys::parse(text);
    let _ = keys::parse_pasted(text);
    let _ = keys::from_parts(text, shard);
    let read = [ApiKey::parse(text), ApiKey::parse_pasted(text), ApiKey::from_parts(text, shard)];
    read.iter().flatten().for_each(carried_by_its_header);
}

fn carried_by_its_header(key: &ApiKey<'_>) {
    let authorization = key.authorization();
    let encoded = authorization.expose_value().strip_prefix("Basic ").expect("the scheme");
    let decoded = STANDARD.decode(encoded).expect("base64");
    let credentials = String::from_utf8(decoded).expect("text");
    let user_id = credentials.strip_suffix(':').expect("an empty password");
    let suffixed = format!("{}-{}", key.expose_token(), key.shard());
    assert!(user_id == key.expose_token() || user_id == suffixed, "{credentials}");
}
