//! Memory of the C caller: the only module that follows a pointer.
//!
//! Whoever makes a [`Text`], a [`List`] or a [`Buffer`] promises what the header asks of the caller; from
//! then on, using it is safe.

#![expect(unsafe_code, reason = "pointers from C")]

use core::fmt::Display;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::{ptr, slice, str};

use cliniko_core::format_into;

use crate::fault::{Cause, Fault};

/// `cliniko_text`: a text of the caller's, which need not be one yet.
#[derive(Clone, Copy)]
#[repr(C)]
pub(crate) struct Text<'a> {
    data: *const u8,
    length: usize,
    memory: PhantomData<&'a [u8]>,
}

impl<'a> Text<'a> {
    /// # Safety
    ///
    /// Where `length` is not 0, `data` is NULL or points to that many bytes, which do not change during `'a`.
    pub(crate) const unsafe fn new(data: *const u8, length: usize) -> Text<'a> {
        Text { data, length, memory: PhantomData }
    }

    /// The text, if it is UTF-8; an error says that it is in the text with this number.
    pub(crate) fn read(self, number: usize) -> Result<&'a str, Fault> {
        if self.length == 0 {
            return Ok("");
        }
        if self.data.is_null() {
            return Err(Fault::in_text(Cause::NullPointer, number));
        }
        if self.length > isize::MAX.unsigned_abs() {
            return Err(Fault::in_text(Cause::BadLength, number));
        }
        // SAFETY: `new` was promised so many bytes; they are there, and no more than an object can have.
        let bytes = unsafe { slice::from_raw_parts(self.data, self.length) };
        str::from_utf8(bytes)
            .map_err(|error| Fault::in_text(Cause::NotUtf8(error.valid_up_to()), number))
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
    /// Where `count` is not 0, `data` is NULL or points to that many `T`, which do not change during `'a`.
    pub(crate) const unsafe fn new(data: *const T, count: usize) -> List<'a, T> {
        List { data, count, memory: PhantomData }
    }

    /// The elements, if they are not more than `LIMIT`.
    pub(crate) fn read<const LIMIT: usize>(self) -> Result<&'a [T], Fault> {
        if self.count == 0 {
            return Ok(&[]);
        }
        if self.count > LIMIT {
            return Err(Cause::TooMany.into());
        }
        if self.data.is_null() {
            return Err(Cause::NullPointer.into());
        }
        // SAFETY: `new` was promised so many elements; they are there, and few.
        Ok(unsafe { slice::from_raw_parts(self.data, self.count) })
    }
}

/// Where the caller wants one value, which may be uninitialized; `None` is NULL.
pub(crate) type Out<'a, T> = Option<&'a mut MaybeUninit<T>>;

/// Gives the caller the value.
pub(crate) fn put<T>(out: Out<'_, T>, value: T) -> Result<(), Fault> {
    out.ok_or(Cause::NullPointer)?.write(value);
    Ok(())
}

/// Where the caller wants a text.
pub(crate) struct Buffer<'a> {
    out: *mut u8,
    capacity: usize,
    needed: Out<'a, usize>,
}

impl<'a> Buffer<'a> {
    /// Says that 0 bytes are needed, which stays so if there is to be no text.
    ///
    /// # Safety
    ///
    /// Where `capacity` is not 0, `out` is NULL or points to that many bytes, which nothing else reads or
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

    /// Writes what `value` displays, and a NUL, if there is room for both.
    pub(crate) fn print(self, value: impl Display) -> Result<(), Fault> {
        if self.out.is_null() && self.capacity > 0 {
            return Err(Cause::NullPointer.into());
        }
        let length = match format_into(&mut [], &value) {
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
        match format_into(buffer, &value) {
            Ok(_) => Ok(()),
            Err(_) => Err(Cause::Other.into()),
        }
    }
}
