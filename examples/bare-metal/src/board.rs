//! What a program here needs of a Cortex-M: where it starts, and how it ends.

use core::hint::{black_box, spin_loop};
use core::panic::PanicInfo;

/// What the processor reads at a reset, after the top of the stack, which the linker script puts before it:
/// where to start, and where to go on a non-maskable interrupt and on a fault.
#[used]
#[expect(unsafe_code, reason = "a section is named")]
#[unsafe(link_section = ".vectors")]
static VECTORS: [extern "C" fn() -> !; 3] = [reset, fault, fault];

const FAULT: u32 = 100;
const PANIC: u32 = 101;
const NOTHING_IS_WRONG: u32 = 102;

/// Runs the program on a key, which the compiler must not know, or it would do the work itself.
extern "C" fn reset() -> ! {
    let key = black_box("MS0xLWl4SzYY-uk1");
    // A control that is in every program, so that the size of none has what it takes to compare.
    if are_right(key, key) {
        exit(NOTHING_IS_WRONG)
    }
    exit(crate::run(key))
}

extern "C" fn fault() -> ! {
    exit(FAULT)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit(PANIC)
}

/// Whether these are the base URL and the header's value for the key.
#[inline(never)]
pub(crate) fn are_right(base_url: &str, header: &str) -> bool {
    base_url == "https://api.uk1.cliniko.com/v1" && header == "Basic TVMweExXbDRTellZLXVrMTo="
}

/// Ends the emulation with an exit status, by an operation of Arm's semihosting for 32-bit processors.
fn exit(status: u32) -> ! {
    const SYS_EXIT_EXTENDED: u32 = 0x20;
    const ADP_STOPPED_APPLICATION_EXIT: u32 = 0x2_0026;
    call_host(SYS_EXIT_EXTENDED, [ADP_STOPPED_APPLICATION_EXIT, status]);
    loop {
        spin_loop();
    }
}

#[cfg(target_arch = "arm")]
fn call_host(operation: u32, arguments: [u32; 2]) {
    // SAFETY: the host reads the two arguments that `SYS_EXIT_EXTENDED` has, the only operation asked for,
    // and writes nothing but the result in `r0`.
    #[expect(unsafe_code, reason = "an instruction that only assembly has")]
    unsafe {
        core::arch::asm!("bkpt 0xAB", inout("r0") operation => _, in("r1") &raw const arguments);
    }
}

/// No program runs anywhere else, but lints do.
#[cfg(not(target_arch = "arm"))]
fn call_host(_: u32, _: [u32; 2]) {}
