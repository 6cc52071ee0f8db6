//! What a target can prove on stable: for its corpus, and for everything one edit away from its seeds.

use std::fs;
use std::panic::catch_unwind;

use crate::corpus::{Corpus, escape, root, unescape};

/// Panics for an input that disproves it.
type Target = fn(&[u8]);

pub fn corpus(name: &str, target: Target) {
    run(target, b"");
    for input in Corpus::of(name).inputs() {
        run(target, input);
    }
}

pub fn neighbours(name: &str, target: Target) {
    let dictionary = fs::read_to_string(root().join("words.dict")).expect("the dictionary");
    let words = words(&dictionary);
    for seed in Corpus::of(name).seeds {
        let seed = String::from_utf8(seed).expect("a seed is text");
        for neighbour in edits(&seed, &words) {
            run(target, &neighbour);
        }
    }
}

/// Runs the target, whose panic does not say for which input.
fn run(target: Target, input: &[u8]) {
    assert!(catch_unwind(|| target(input)).is_ok(), "it fails for {}", escape(input));
}

/// At each place a word put in, put in the place of a character or of everything after it, a character left out, or its
/// case changed.
fn edits<'a>(seed: &'a str, words: &'a [Vec<u8>]) -> impl Iterator<Item = Vec<u8>> + 'a {
    let ends = seed.char_indices().map(|(at, _)| at).chain([seed.len()]);
    ends.flat_map(move |at| {
        let (before, after) = seed.split_at(at);
        let mut rest = after.chars();
        let character = rest.next().map_or(String::new(), String::from);
        let rest = rest.as_str();
        let word_edits = words.iter().flat_map(move |word| {
            [after, rest, ""].map(|after| [before.as_bytes(), word, after.as_bytes()].concat())
        });
        let (upper, lower) = (character.to_ascii_uppercase(), character.to_ascii_lowercase());
        let other_edits =
            ["".to_owned(), upper, lower].map(|new| format!("{before}{new}{rest}").into_bytes());
        word_edits.chain(other_edits)
    })
}

/// The words of a dictionary, one in quotation marks on each line.
fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let lines = dictionary.lines().filter(|line| !line.starts_with('#'));
    let word = |line: &str| unescape(line.strip_prefix('"')?.strip_suffix('"')?);
    lines.map(|line| word(line).unwrap_or_else(|| panic!("no word: {line}"))).collect()
}
