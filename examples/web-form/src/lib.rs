//! What the page asks of the library, as a WebAssembly module without an import.
//!
//! JavaScript writes the two fields' texts into this module's memory and calls `check`, which answers by a
//! text too: the lines that [`form`] lists. All that is decided and all that is said about a key is on this
//! side, so that Node can test it without a page.

#![cfg_attr(target_arch = "wasm32", no_std)]

mod form;
mod memory;
mod picker;

/// The functions that JavaScript calls.
mod exports {
    #![expect(
        unsafe_code,
        reason = "the name that JavaScript calls a function by is an unsafe attribute"
    )]

    use core::sync::atomic::AtomicU8;

    use crate::form::{Field, Form, Pace};
    use crate::memory::{LIMIT, Memory};
    use crate::picker;

    static KEY: Memory = Memory::new();
    static ADDRESS: Memory = Memory::new();
    static REPORT: Memory = Memory::new();

    /// How many bytes a text may have.
    #[unsafe(no_mangle)]
    extern "C" fn limit() -> usize {
        LIMIT
    }

    /// Where to write the key.
    #[unsafe(no_mangle)]
    extern "C" fn key() -> *const AtomicU8 {
        KEY.as_ptr()
    }

    /// Where to write the clinic's address.
    #[unsafe(no_mangle)]
    extern "C" fn address() -> *const AtomicU8 {
        ADDRESS.as_ptr()
    }

    /// Where to read the report of the two functions below, which return its length.
    #[unsafe(no_mangle)]
    extern "C" fn report() -> *const AtomicU8 {
        REPORT.as_ptr()
    }

    /// Reports the shards that a person can pick from.
    #[unsafe(no_mangle)]
    extern "C" fn regions() -> usize {
        let mut writer = REPORT.writer();
        picker::report(&mut writer);
        writer.length()
    }

    /// Reports on the form. A length over the limit stands for a text that is too long to be written, and
    /// `picked` is the number of a shard among [`regions`]; one that is not there stands for none.
    #[unsafe(no_mangle)]
    extern "C" fn check(
        key_length: usize,
        key_pace: u32,
        address_length: usize,
        address_pace: u32,
        picked: usize,
    ) -> usize {
        let (mut key, mut address) = ([0; LIMIT], [0; LIMIT]);
        let form = Form {
            key: Field { text: KEY.read(key_length, &mut key), pace: Pace::new(key_pace) },
            address: Field {
                text: ADDRESS.read(address_length, &mut address),
                pace: Pace::new(address_pace),
            },
            picked: picker::shard(picked),
        };
        let mut writer = REPORT.writer();
        form.report(&mut writer);
        writer.length()
    }
}

/// A trap, which JavaScript sees as an error.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
