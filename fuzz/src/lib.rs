//! Fuzz targets of `cliniko-core`. None of them only looks for a panic: each proves the laws of `tests/laws`, equality
//! with the plain reference among them, or what other crates make of the result. The head of each file of
//! `fuzz_targets` says what it proves.
//!
//! A target is a file there, a `[[bin]]` in `Cargo.toml` and a file of inputs in `corpus`, all of its name. An input is
//! text, so that it can be read; the strings of a target that takes several are separated by U+001F, the unit separator.
//!
//! On stable, over all of the corpus and everything one edit away from its seeds; and with cargo-fuzz, from the root of
//! the repository:
//!
//! ```sh
//! cargo test --manifest-path fuzz/Cargo.toml
//!
//! cargo run --manifest-path fuzz/Cargo.toml --bin corpus unpack fuzz/corpus
//! cargo +nightly fuzz run link -- -dict=fuzz/words.dict -max_total_time=10
//! cargo +nightly fuzz cmin link
//! cargo run --manifest-path fuzz/Cargo.toml --bin corpus pack fuzz/corpus
//! ```

pub mod clients;
pub mod corpus;
#[path = "../../tests/laws/mod.rs"]
pub mod laws;
#[path = "../../tests/reference/mod.rs"]
pub mod reference;
pub mod replay;

use cliniko_core::Shard;

/// The program of a target, a function that panics for an input that disproves it: libFuzzer under cargo-fuzz; the
/// tests of its corpus under `cargo test`; otherwise a `main` that runs it on the files named as arguments.
#[macro_export]
macro_rules! program {
    ($target:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $target(data));

        #[cfg(not(fuzzing))]
        fn main() {
            for file in std::env::args_os().skip(1).map(std::path::PathBuf::from) {
                println!("{}", file.display());
                $target(&std::fs::read(file).expect("a readable file"));
            }
        }

        #[cfg(test)]
        mod tests {
            #[test]
            fn holds_for_its_corpus() {
                $crate::replay::corpus(env!("CARGO_CRATE_NAME"), super::$target);
            }

            #[test]
            fn holds_one_edit_away_from_its_seeds() {
                $crate::replay::neighbours(env!("CARGO_CRATE_NAME"), super::$target);
            }
        }
    };
}

/// The start of an input that is text.
pub fn text(data: &[u8]) -> &str {
    data.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// The strings of an input that has several.
pub fn fields(data: &[u8]) -> impl Iterator<Item = &str> {
    text(data).split('\u{1F}')
}

/// A shard that depends on the input, if trying all of them would prove no more.
pub fn some_shard(data: &[u8]) -> Shard {
    Shard::ALL[data.len() % Shard::ALL.len()]
}
