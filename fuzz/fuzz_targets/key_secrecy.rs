//! Nothing that is shown of a key or of its error, but by an `expose_` method, depends on any of its letters and digits.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core_fuzz::laws::secrecy::shows_no_letter;
use cliniko_core_fuzz::{some_shard, text};

cliniko_core_fuzz::program!(key_secrecy);

fn key_secrecy(data: &[u8]) {
    shows_no_letter(text(data), some_shard(data));
}
