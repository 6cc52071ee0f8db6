//! A text that is a key prints as one that reads back the same, at most [`ApiKey::MAX_KEY_LEN`] long, and is
//! the same key when it is pasted; for any other text the error points into it, between two characters.

use cliniko_core::{ApiKey, ParseKeyError, Shard};

pub fn spec_key(data: &[u8]) {
    let text = crate::text(data);
    if let Some(key) = key_or_place(text, ApiKey::parse(text)) {
        let pasted = ApiKey::parse_pasted(text).expect("a key is one when pasted");
        assert_eq!(parts(&pasted), parts(&key));
    }
    key_or_place(text, ApiKey::parse_pasted(text));
    key_or_place(text, ApiKey::from_parts(text, crate::some_shard(data)));
}

fn key_or_place<'a>(text: &str, result: Result<ApiKey<'a>, ParseKeyError>) -> Option<ApiKey<'a>> {
    match result {
        Ok(key) => {
            let shown = key.expose_key().to_string();
            assert!(shown.len() <= ApiKey::MAX_KEY_LEN);
            let again = ApiKey::parse(&shown).expect("what is printed is a key");
            assert_eq!(parts(&again), parts(&key));
            assert_eq!(again.expose_key().to_string(), shown);
            Some(key)
        }
        Err(error) => {
            // False beyond the end as well.
            assert!(text.is_char_boundary(error.index()));
            None
        }
    }
}

fn parts<'a>(key: &ApiKey<'a>) -> (&'a str, Shard, Option<Shard>) {
    (key.expose_token(), key.shard(), key.given_shard())
}
