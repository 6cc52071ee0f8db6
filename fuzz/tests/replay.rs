//! What every target can prove on stable: over its seeds and all their near neighbours, and over what runs of
//! cargo-fuzz have left.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use cliniko_core_fuzz::{TARGETS, replay};

#[test]
fn every_program_is_a_target_and_every_target_a_program() {
    let programs =
        files("fuzz_targets").into_iter().map(|file| file.file_stem().unwrap().to_owned());
    assert!(programs.eq(TARGETS.iter().map(|(name, ..)| *name)));
    // A folder of no target would be passed over.
    for folder in ["seeds", "minimised"].iter().flat_map(|place| files(place)) {
        assert!(TARGETS.iter().any(|(name, ..)| folder.ends_with(name)), "{}", folder.display());
    }
}

#[test]
fn every_target_holds_for_its_seeds_and_findings() {
    for (name, _, target) in TARGETS {
        let seeds = files(&format!("seeds/{name}"));
        assert!(!seeds.is_empty(), "{name} has no seed");
        let found =
            ["minimised", "corpus", "artifacts"].map(|place| files(&format!("{place}/{name}")));
        for file in seeds.into_iter().chain(found.into_iter().flatten()) {
            replay(*target, &file);
        }
    }
}

#[test]
fn every_target_holds_one_edit_away_from_its_seeds() {
    for (name, dictionary, target) in TARGETS {
        let words =
            words(&fs::read_to_string(root().join(format!("dict/{dictionary}.dict"))).unwrap());
        for file in files(&format!("seeds/{name}")) {
            println!("an edit of {}", file.display());
            for neighbour in neighbours(&fs::read_to_string(file).unwrap(), &words) {
                let input = String::from_utf8_lossy(&neighbour);
                assert!(catch_unwind(|| target(&neighbour)).is_ok(), "{name} fails for {input:?}");
            }
        }
    }
}

/// Every text that is one edit away: at each place a word put in, put in the place of a character or of all
/// that follows, a character left out, or its case changed.
fn neighbours<'a>(seed: &'a str, words: &'a [Vec<u8>]) -> impl Iterator<Item = Vec<u8>> + 'a {
    let ends = seed.char_indices().map(|(at, _)| at).chain([seed.len()]);
    ends.flat_map(move |at| {
        let (before, after) = seed.split_at(at);
        let mut rest = after.chars();
        let character = rest.next().map_or(String::new(), String::from);
        let rest = rest.as_str();
        let word_edits = words.iter().flat_map(move |word| {
            [after, rest, ""].map(|after| [before.as_bytes(), word, after.as_bytes()].concat())
        });
        let capital = character.to_ascii_uppercase();
        let small = character.to_ascii_lowercase();
        let other_edits =
            ["".to_owned(), capital, small].map(|new| format!("{before}{new}{rest}").into_bytes());
        word_edits.chain(other_edits)
    })
}

/// The words of a dictionary, which has one in quotes on each line.
fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let lines = dictionary.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| word(line).unwrap_or_else(|| panic!("no word: {line}"))).collect()
}

/// `"…"`, with `\\`, `\"` and `\x` with two hexadecimal digits in it.
fn word(line: &str) -> Option<Vec<u8>> {
    let mut rest = line.strip_prefix('"')?.strip_suffix('"')?;
    let mut word = Vec::new();
    while let Some((before, escaped)) = rest.split_once('\\') {
        word.extend(before.bytes());
        rest = match escaped.strip_prefix('x') {
            Some(digits) => {
                word.push(u8::from_str_radix(digits.get(..2)?, 16).ok()?);
                &digits[2..]
            }
            None => {
                word.extend(escaped.bytes().next());
                escaped.get(1..)?
            }
        };
    }
    word.extend(rest.bytes());
    Some(word)
}

/// The files of a folder, if there is one.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
