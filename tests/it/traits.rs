//! The traits that each public type has: this file compiles. Those that a type lacks on purpose are in the
//! library's own doctests.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use cliniko_core::{
    AccountUrl, AccountUrlError, AccountUrlErrorKind, ApiKey, ApiUrl, Authorization,
    BufferTooSmall, ExposedKey, LinkError, LinkErrorKind, ParseKeyError, ParseKeyErrorKind,
    ParseRegionError, ParseShardError, PathAndQuery, PathError, PathErrorKind, Region, Shard,
    ShardCode, ShardMismatch, UserAgent, UserAgentError, UserAgentErrorKind,
};

fn is_plain<T: Copy + Debug + Eq + Ord + Hash + Display>() {}
fn is_read<T: FromStr + for<'a> TryFrom<&'a str>>() {}
fn is_text<T: AsRef<str>>() {}
fn is_parsed<'a, T: Copy + Debug + TryFrom<&'a str>>() {}
fn is_exposed<T: Copy + Display>() {}
fn is_kept<T: Clone + Debug + 'static>() {}
fn is_printed<T: Copy + Debug + Display>() {}
fn is_compared<T: Copy + Debug + Display + Eq>() {}
fn is_hashed<T: Copy + Debug + Eq + Hash>() {}
fn is_error<T: Error + Copy + Eq + Hash + 'static>() {}
fn is_kind<T: Copy + Debug + Eq + Hash + 'static>() {}
fn is_free<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}

#[test]
fn values() {
    is_plain::<Shard>();
    is_plain::<Region>();
    is_read::<Shard>();
    is_read::<Region>();
    is_text::<Shard>();
    is_compared::<ShardCode>();
    is_hashed::<ShardCode>();
    is_parsed::<ApiKey<'_>>();
    is_exposed::<ExposedKey<'_>>();
    is_kept::<Authorization>();
    is_printed::<ApiUrl<'_>>();
    is_printed::<PathAndQuery<'_>>();
    is_compared::<AccountUrl<'_>>();
    is_hashed::<AccountUrl<'_>>();
    is_parsed::<AccountUrl<'_>>();
    is_compared::<UserAgent<'_>>();
}

#[test]
fn errors() {
    is_error::<ParseShardError>();
    is_error::<ParseRegionError>();
    is_error::<ParseKeyError>();
    is_error::<ShardMismatch>();
    is_error::<PathError>();
    is_error::<LinkError>();
    is_error::<AccountUrlError>();
    is_error::<UserAgentError>();
    is_error::<BufferTooSmall>();

    is_kind::<ParseKeyErrorKind>();
    is_kind::<PathErrorKind>();
    is_kind::<LinkErrorKind>();
    is_kind::<AccountUrlErrorKind>();
    is_kind::<UserAgentErrorKind>();
}

/// Values can be sent to another thread, kept in a future, and used after a panic.
#[test]
fn threads_and_unwinding() {
    is_free::<Shard>();
    is_free::<Region>();
    is_free::<ShardCode>();
    is_free::<ApiKey<'_>>();
    is_free::<ExposedKey<'_>>();
    is_free::<Authorization>();
    is_free::<ApiUrl<'_>>();
    is_free::<PathAndQuery<'_>>();
    is_free::<AccountUrl<'_>>();
    is_free::<UserAgent<'_>>();

    is_free::<ParseShardError>();
    is_free::<ParseRegionError>();
    is_free::<ParseKeyError>();
    is_free::<ShardMismatch>();
    is_free::<PathError>();
    is_free::<LinkError>();
    is_free::<AccountUrlError>();
    is_free::<UserAgentError>();
    is_free::<BufferTooSmall>();
}

/// As `?` does in a function that returns a boxed error.
#[test]
fn an_error_in_a_box() {
    fn shard(key: &str) -> Result<Shard, Box<dyn Error + Send + Sync>> {
        Ok(ApiKey::try_from(key)?.shard())
    }
    assert_eq!(shard("MS0xLWl4SzYY-uk1").unwrap(), Shard::Uk1);
    let error = shard("MS0xLWl4SzYY-").unwrap_err();
    assert_eq!(error.to_string(), "no shard after the hyphen at byte 13");
    assert!(error.source().is_none());
}

#[test]
fn sizes() {
    assert_eq!(size_of::<Shard>(), 1);
    assert_eq!(size_of::<Option<Shard>>(), 1);
    // The value is inline.
    assert!(size_of::<Authorization>() > Authorization::MAX_LEN);
}
