//! The laws on every string of up to six pieces (keys, names) or five (links, addresses, e-mails) of an alphabet that
//! has a piece of each class that the rules tell apart, and on longer ones of smaller alphabets. Optimized, they take a
//! minute or two: `.ci/deep exhaustive`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../laws/mod.rs"]
mod laws;
#[path = "../reference/mod.rs"]
mod reference;

mod account_urls;
mod keys;
mod links;
mod user_agents;

use std::collections::BTreeMap;

use reference::codes;

/// Every string of up to `len` of the pieces, after `start` and before `end`.
#[derive(Clone, Copy)]
struct Strings {
    start: &'static str,
    pieces: &'static [&'static str],
    len: usize,
    end: &'static str,
}

impl Strings {
    fn each(&self, check: &mut dyn FnMut(&str)) {
        self.each_with(&mut String::from(self.start), self.len, check);
    }

    fn each_with(&self, text: &mut String, len: usize, check: &mut dyn FnMut(&str)) {
        let unended = text.len();
        text.push_str(self.end);
        check(text);
        text.truncate(unended);
        if len > 0 {
            for piece in self.pieces {
                text.push_str(piece);
                self.each_with(text, len - 1, check);
                text.truncate(unended);
            }
        }
    }
}

/// Calls `code` with every string and prints how often it returned which error code. Fails unless it returned `None`,
/// and each code that starts with `prefix` except those of `never`.
#[track_caller]
fn count(
    subject: &str,
    strings: &[Strings],
    (prefix, never): (&str, &[&str]),
    mut code: impl FnMut(&str) -> Option<&'static str>,
) {
    let (mut all, mut accepted) = (0, 0);
    let mut refused: BTreeMap<&str, u64> = BTreeMap::new();
    for strings in strings {
        strings.each(&mut |text| {
            all += 1;
            match code(text) {
                Some(code) => *refused.entry(code).or_default() += 1,
                None => accepted += 1,
            }
        });
    }
    println!("{subject}: {all} strings, {accepted} accepted, refused: {refused:?}");
    assert!(accepted > 0, "{subject}");
    let mut expected: Vec<&str> =
        codes::ALL.into_iter().filter(|c| c.starts_with(prefix)).collect();
    expected.retain(|code| !never.contains(code));
    expected.sort_unstable();
    assert_eq!(refused.into_keys().collect::<Vec<_>>(), expected, "{subject}");
}
