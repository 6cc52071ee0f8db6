//! An error says that the key is incomplete exactly when some text at the end would make it one.
//!
//! Exactly: what the grammar can still take at the end is few texts, and all are tried; and whatever else
//! the rest of a key may be, no part that a key begins with is ever called complete but wrong.

use cliniko_core::{ApiKey, ParseKeyError, ParseKeyErrorKind, Shard};

use crate::reference::keys::is_dash;

pub fn spec_incomplete(data: &[u8]) {
    let text = crate::text(data);
    check(text, ApiKey::parse(text).err(), |longer| ApiKey::parse(longer).is_ok());
    // What is left of a pasted text is all of it if nothing can be removed from its ends.
    if text.starts_with(is_kept) && text.ends_with(is_kept) {
        check(text, ApiKey::parse_pasted(text).err(), |longer| {
            ApiKey::parse_pasted(longer).is_ok()
        });
    }
    if let Err(error) = ApiKey::from_parts(text, crate::some_shard(data)) {
        assert_eq!(error.is_incomplete(), error.kind() == ParseKeyErrorKind::Empty);
    }
    if ApiKey::parse(text).is_ok() {
        for (end, _) in text.char_indices() {
            assert!(ApiKey::parse(&text[..end]).err().is_none_or(|error| error.is_incomplete()));
        }
    }
}

fn check(text: &str, error: Option<ParseKeyError>, is_key: fn(&str) -> bool) {
    if let Some(error) = error {
        let helps = completions().any(|end| is_key(&format!("{text}{end}")));
        assert_eq!(error.is_incomplete(), helps);
    }
}

/// A letter of the token, or a shard's code from some byte on, with or without the hyphen.
fn completions() -> impl Iterator<Item = String> {
    let suffixes = Shard::ALL.iter().map(|shard| format!("-{shard}"));
    let ends = suffixes.flat_map(|suffix| (0..suffix.len()).map(move |at| suffix[at..].to_owned()));
    ends.chain(["x".to_owned()])
}

fn is_kept(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || is_dash(c)
}
