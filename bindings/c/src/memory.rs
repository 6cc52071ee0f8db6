//! Memory of the C caller: the only module that follows a pointer.
//!
//! Whoever makes an [`Input`], a [`List`] or a [`Buffer`] promises what the header asks of the caller; from
//! then on, using it is safe.

#![expect(unsafe_code, reason = "pointers from C")]

use core::fmt::Display;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::{ptr, slice, str};

use cliniko_core::format_into;

use crate::fault::{Cause, Fault};

/// `cliniko_string`: bytes of the caller's, which need not be UTF-8.
#[derive(Clone, Copy)]
#[repr(C)]
pub(crate) struct Input<'a> {
    data: *const u8,
    length: usize,
    memory: PhantomData<&'a [u8]>,
}

impl<'a> Input<'a> {
    /// # Safety
    ///
    /// If `length` is not 0, `data` is NULL or points to that many bytes, which do not change during `'a`.
    pub(crate) const unsafe fn new(data: *const u8, length: usize) -> Input<'a> {
        Input { data, length, memory: PhantomData }
    }

    /// `number` is which input an error is about.
    pub(crate) fn read(self, number: usize) -> Result<&'a str, Fault> {
        if self.length == 0 {
            return Ok("");
        }
        if self.data.is_null() {
            return Err(Fault::in_input(Cause::NullPointer, number));
        }
        if self.length > isize::MAX.unsigned_abs() {
            return Err(Fault::in_input(Cause::InvalidLength, number));
        }
        // SAFETY: `new` was promised so many bytes, and no object is larger.
        let bytes = unsafe { slice::from_raw_parts(self.data, self.length) };
        str::from_utf8(bytes)
            .map_err(|error| Fault::in_input(Cause::InvalidUtf8(error.valid_up_to()), number))
    }
}

/// An array of the caller's.
#[derive(Clone, Copy)]
pub(crate) struct List<'a, T> {
    data: *const T,
    count: usize,
    memory: PhantomData<&'a [T]>,
}

impl<'a, T> List<'a, T> {
    /// # Safety
    ///
    /// If `count` is not 0, `data` is NULL or points to that many `T`, which do not change during `'a`.
    pub(crate) const unsafe fn new(data: *const T, count: usize) -> List<'a, T> {
        List { data, count, memory: PhantomData }
    }

    pub(crate) fn read(self) -> Result<&'a [T], Fault> {
        if self.count == 0 {
            return Ok(&[]);
        }
        if self.data.is_null() {
            return Err(Cause::NullPointer.into());
        }
        let size = self.count.checked_mul(size_of::<T>());
        if size.is_none_or(|size| size > isize::MAX.unsigned_abs()) {
            return Err(Cause::InvalidLength.into());
        }
        // SAFETY: `new` was promised so many elements, and no object is larger.
        Ok(unsafe { slice::from_raw_parts(self.data, self.count) })
    }
}

/// A place for one value, which may be uninitialized; `None` is NULL.
pub(crate) type Out<'a, T> = Option<&'a mut MaybeUninit<T>>;

pub(crate) fn put<T>(out: Out<'_, T>, value: T) -> Result<(), Fault> {
    out.ok_or(Cause::NullPointer)?.write(value);
    Ok(())
}

/// A place for a string.
pub(crate) struct Buffer<'a> {
    out: *mut u8,
    capacity: usize,
    needed: Out<'a, usize>,
}

impl<'a> Buffer<'a> {
    /// Sets `needed` to 0, which stays so on errors.
    ///
    /// # Safety
    ///
    /// If `capacity` is not 0, `out` is NULL or points to that many bytes, which nothing else reads or
    /// writes during `'a`.
    pub(crate) unsafe fn new(
        out: *mut u8,
        capacity: usize,
        mut needed: Out<'a, usize>,
    ) -> Buffer<'a> {
        if let Some(needed) = &mut needed {
            needed.write(0);
        }
        Buffer { out, capacity, needed }
    }

    /// Writes what `value` displays, and a NUL, if there is room for both. Not generic: compiled once.
    pub(crate) fn print(self, value: &dyn Display) -> Result<(), Fault> {
        if self.out.is_null() && self.capacity > 0 {
            return Err(Cause::NullPointer.into());
        }
        let length = match format_into(&mut [], value) {
            Ok(empty) => empty.len(),
            Err(too_small) => too_small.needed(),
        };
        let needed = length.saturating_add(1);
        put(self.needed, needed)?;
        if needed > self.capacity {
            return Err(Cause::BufferTooSmall(needed).into());
        }
        // SAFETY: `new` was promised `capacity` bytes; `out` is not NULL, since `capacity` is not 0.
        unsafe { ptr::write_bytes(self.out, 0, needed) };
        // SAFETY: as above, and these bytes have just been initialized.
        let buffer = unsafe { slice::from_raw_parts_mut(self.out, length) };
        match format_into(buffer, value) {
            Ok(_) => Ok(()),
            Err(_) => Err(Cause::Other.into()),
        }
    }
}
