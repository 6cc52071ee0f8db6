//! `cliniko-core` for C. What each function does is said in `include/cliniko.h`; here is how.
//!
//! [`exports`] is what C calls: it puts pointers and lengths together and hands them on. [`memory`] is the
//! only place that follows a pointer. All else is safe code.

#![no_std]

mod answers;
mod codes;
mod exports;
mod fault;
mod memory;
mod names;

/// Nothing defines what a panic would call, so a program links only if no panic survived the optimizer.
#[panic_handler]
#[expect(unsafe_code, reason = "a function that is declared and never defined")]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unsafe extern "C" {
        safe fn cliniko_could_panic() -> !;
    }
    cliniko_could_panic()
}
