//! The header is `Basic` and what the `base64` crate makes of the key and a colon, whichever way the key came
//! about; and that crate reads the key back out of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cliniko_core::{ApiKey, Authorization, Shard};

use crate::reference::keys;

pub fn impl_header(data: &[u8]) {
    let text = crate::text(data);
    if let (Ok(key), Ok(expected)) = (ApiKey::parse(text), keys::parse(text)) {
        check(&key, expected.suffixed);
    }
    if let (Ok(key), Ok(expected)) = (ApiKey::parse_pasted(text), keys::parse_pasted(text)) {
        check(&key, expected.suffixed);
    }
    if let Ok(key) = ApiKey::from_parts(text, crate::some_shard(data)) {
        check(&key, false);
    }
}

/// Checks the header of a key, which has the suffix in it only if the text had it, and of the same key with
/// each shard that it can be given.
fn check(key: &ApiKey<'_>, suffixed: bool) {
    let suffix = if suffixed { format!("-{}", key.shard()) } else { String::new() };
    let credentials = format!("{}{suffix}:", key.expose_token());
    check_value(&key.authorization(), key.shard(), &credentials);
    for shard in Shard::ALL {
        match key.with_shard(*shard) {
            Ok(given) => check_value(&given.authorization(), *shard, &credentials),
            Err(other) => assert_eq!((other.expected(), other.found()), (key.shard(), *shard)),
        }
    }
}

fn check_value(header: &Authorization, shard: Shard, credentials: &str) {
    let value = header.expose_value();
    assert_eq!(header.shard(), shard);
    assert!(value.len() <= Authorization::MAX_LEN);
    assert_eq!(value, format!("Basic {}", STANDARD.encode(credentials)));
    assert_eq!(STANDARD.decode(&value["Basic ".len()..]), Ok(credentials.as_bytes().to_vec()));
}
