//! Fuzz targets of `cliniko-core`. None of them only looks for a panic: `spec_*` proves a property that the
//! documentation promises, `impl_*` equality with a plain second implementation. The head of each file says
//! what it proves.
//!
//! With cargo-fuzz, from the root of the repository; and without it, over the seeds, what is one edit away from
//! them, and what earlier runs left:
//!
//! ```sh
//! mkdir -p fuzz/corpus/spec_link
//! cargo +nightly fuzz run spec_link fuzz/corpus/spec_link fuzz/seeds/spec_link -- \
//!     -dict=fuzz/dict/url.dict -max_total_time=10
//! cargo test --manifest-path fuzz/Cargo.toml
//! ```
//!
//! An input is text, so that a seed can be read. The texts of a target that takes several are separated by
//! U+001F, the unit separator.

mod clients;
mod impl_header;
mod impl_key;
mod impl_url;
mod impl_user_agent;
#[path = "../../tests/reference/mod.rs"]
mod reference;
mod spec_account_url;
mod spec_api_url;
mod spec_incomplete;
mod spec_key;
mod spec_link;
mod spec_link_refusal;
mod spec_secrecy;
mod spec_user_agent;

use std::path::Path;

use cliniko_core::Shard;

pub use impl_header::impl_header;
pub use impl_key::impl_key;
pub use impl_url::impl_url;
pub use impl_user_agent::impl_user_agent;
pub use spec_account_url::spec_account_url;
pub use spec_api_url::spec_api_url;
pub use spec_incomplete::spec_incomplete;
pub use spec_key::spec_key;
pub use spec_link::spec_link;
pub use spec_link_refusal::spec_link_refusal;
pub use spec_secrecy::spec_secrecy;
pub use spec_user_agent::spec_user_agent;

/// What panics for an input that disproves it.
pub type Target = fn(&[u8]);

/// Every target, its name, and its dictionary's.
pub const TARGETS: &[(&str, &str, Target)] = &[
    ("impl_header", "key", impl_header),
    ("impl_key", "key", impl_key),
    ("impl_url", "url", impl_url),
    ("impl_user_agent", "user_agent", impl_user_agent),
    ("spec_account_url", "url", spec_account_url),
    ("spec_api_url", "url", spec_api_url),
    ("spec_incomplete", "key", spec_incomplete),
    ("spec_key", "key", spec_key),
    ("spec_link", "url", spec_link),
    ("spec_link_refusal", "url", spec_link_refusal),
    ("spec_secrecy", "key", spec_secrecy),
    ("spec_user_agent", "user_agent", spec_user_agent),
];

/// The program around a target: libFuzzer under cargo-fuzz, and otherwise a `main` that runs it over the
/// files named as arguments.
#[macro_export]
macro_rules! entry_point {
    ($target:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::$target(data));

        #[cfg(not(fuzzing))]
        fn main() {
            for file in std::env::args_os().skip(1) {
                $crate::replay($crate::$target, file.as_ref());
            }
        }
    };
}

/// Runs a target over a file, and says which, since the target's panic does not.
pub fn replay(target: Target, file: &Path) {
    println!("{}", file.display());
    target(&std::fs::read(file).expect("a file that can be read"));
}

/// As much of an input as is text.
fn text(data: &[u8]) -> &str {
    data.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// The texts of an input that has several.
fn fields(data: &[u8]) -> impl Iterator<Item = &str> {
    text(data).split('\u{1F}')
}

/// The first two texts of an input: a user agent's parts.
fn name_and_email(data: &[u8]) -> (&str, &str) {
    let mut fields = fields(data);
    (fields.next().unwrap_or(""), fields.next().unwrap_or(""))
}

/// A shard that depends on the input, where trying all of them would prove no more.
fn some_shard(data: &[u8]) -> Shard {
    Shard::ALL[data.len() % Shard::ALL.len()]
}

/// One DNS label: 1 to 63 letters, digits and inner hyphens.
fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}
