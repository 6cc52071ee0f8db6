//! What the tests of properties draw from, and how many cases they try.

use cliniko_core::Shard;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;

use crate::reference::SHARDS;

/// 2,000 cases; what fails is kept beside the test, and tried first the next time.
pub(crate) fn config() -> ProptestConfig {
    let beside = FileFailurePersistence::WithSource("regressions");
    ProptestConfig {
        failure_persistence: Some(Box::new(beside)),
        ..ProptestConfig::with_cases(2_000)
    }
}

/// Not from the library's own list, which may lack one.
pub(crate) fn any_shard() -> impl Strategy<Value = Shard> {
    select(SHARDS.map(|(_, shard, _)| shard).to_vec())
}

/// Where, how many characters go, and what comes in their place.
pub(crate) type Edit<T> = (Index, usize, T);

pub(crate) fn edited(text: &str, edits: &[Edit<impl AsRef<str>>]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, gone, piece) in edits {
        let start = at.index(chars.len().saturating_add(1));
        let end = start.saturating_add(*gone).min(chars.len());
        chars.splice(start..end, piece.as_ref().chars());
    }
    chars.into_iter().collect()
}
