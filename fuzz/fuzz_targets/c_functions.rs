//! Each function of the library for C gives the Rust library's answer, byte for byte. It touches no memory but what it
//! is given, and refuses what only C can pass: NULL, impossible lengths, invalid UTF-8.
//!
//! The first field has the mode, the shard and the capacity of the buffer as numbers, and a letter for each oddity of
//! [`Request`]. The others are the strings, which need not be UTF-8: the first is the key, the code, the link, the
//! address, the subdomain and the name; the second the URL beside a key, and the e-mail address; all are segments and,
//! after a field `?`, names and values by turns.

#![cfg_attr(fuzzing, no_main)]

// The library for C has a panic handler, which no program with `std` can have too: so its modules are built in here.
#[path = "../../bindings/c/src/answers.rs"]
mod answers;
#[path = "../../bindings/c/src/codes.rs"]
mod codes;
#[path = "c_functions/expected.rs"]
mod expected;
#[path = "../../bindings/c/src/exports.rs"]
mod exports;
#[path = "../../bindings/c/src/fault.rs"]
mod fault;
#[path = "c_functions/header.rs"]
mod header;
#[path = "../../bindings/c/src/memory.rs"]
mod memory;
#[path = "../../bindings/c/src/names.rs"]
mod names;

use std::ffi::{CStr, c_char};
use std::fmt::Debug;
use std::ptr;

use cliniko_core::{AccountUrl, ApiKey, ApiUrl, MEDIA_TYPE, Region, Shard, UserAgent};

use expected::{CODES, Fault, terminated};
use header::*;

cliniko_core_fuzz::program!(c_functions);

fn c_functions(data: &[u8]) {
    let request = Request::of(data);
    request.numbers();
    request.values();
    request.keys();
    request.links();
    request.api_url();
    request.user_agent();
}

/// What memory contains that a function should write to.
const FILLED: u8 = 0x5A;
/// What follows a string or a buffer on stable, where nothing else notices an access beyond the end.
const BEYOND: &[u8] = if cfg!(fuzzing) { b"" } else { b"-uk1/ZZ" };

/// A string that a function is given, alone on the heap.
struct Given<'a> {
    bytes: &'a [u8],
    memory: Box<[u8]>,
    is_null: bool,
    /// Longer than any object.
    is_too_long: bool,
}

impl Given<'_> {
    fn length(&self) -> usize {
        if self.is_too_long { isize::MAX as usize + 1 } else { self.bytes.len() }
    }

    fn data(&self) -> *const u8 {
        if self.is_null { ptr::null() } else { self.memory.as_ptr() }
    }

    fn text(&self) -> Text {
        Text { data: self.data(), length: self.length() }
    }

    /// The string, or the error about it as input `number`.
    fn read(&self, number: usize) -> Result<&str, Fault> {
        if self.length() == 0 {
            Ok("")
        } else if self.is_null {
            Err(Fault::null_pointer().in_input(number))
        } else if self.is_too_long {
            Err(Fault::invalid_length().in_input(number))
        } else {
            std::str::from_utf8(self.bytes)
                .map_err(|error| Fault::invalid_utf8(error.valid_up_to()).in_input(number))
        }
    }
}

/// The letters of the first field: which pointers are NULL, and which numbers beside one are more than an object can
/// have.
struct Request<'a> {
    mode: i32,
    shard: i32,
    capacity: usize,
    /// `k`
    key_is_null: bool,
    /// `o`
    out_is_null: bool,
    /// `n`
    needed_is_null: bool,
    /// `v`
    value_is_null: bool,
    /// `e`
    error_is_null: bool,
    /// `g`
    segments_are_null: bool,
    /// `G`
    segments_are_too_many: bool,
    /// `p`
    pairs_are_null: bool,
    /// `P`
    pairs_are_too_many: bool,
    /// `a` and `A` for the first, `b` and `B` for the second
    segments: Vec<Given<'a>>,
    /// `c` and `C` for the first value
    pairs: Vec<[Given<'a>; 2]>,
    empty: Given<'a>,
}

impl<'a> Request<'a> {
    fn of(data: &'a [u8]) -> Request<'a> {
        let mut fields = data.split(|byte| *byte == 0x1F);
        let first = fields.next().unwrap_or(b"");
        let mut words = first.split(|byte| *byte == b' ');
        let mut number = || -> i32 {
            let word = words.next().and_then(|word| std::str::from_utf8(word).ok());
            word.and_then(|word| word.parse().ok()).unwrap_or(0)
        };
        let (mode, shard, capacity) = (number(), number(), number());
        let has = |letter: u8| first.contains(&letter);

        let fields: Vec<&[u8]> = fields.collect();
        let mut parts = fields.splitn(2, |field| *field == b"?");
        let given = |letter: Option<&u8>, bytes: Option<&&'a [u8]>| {
            let bytes = bytes.copied().unwrap_or(b"");
            let is_null = letter.is_some_and(|letter| has(*letter));
            let is_too_long = letter.is_some_and(|letter| has(letter.to_ascii_uppercase()));
            Given { bytes, memory: [bytes, BEYOND].concat().into(), is_null, is_too_long }
        };
        let mut letters = b"ab".iter();
        let segments = parts.next().unwrap_or(&[]).iter();
        let segments = segments.map(|bytes| given(letters.next(), Some(bytes))).collect();
        let mut letters = b"c".iter();
        let pairs = parts.next().unwrap_or(&[]).chunks(2);
        let pairs =
            pairs.map(|pair| [given(None, pair.first()), given(letters.next(), pair.get(1))]);
        Request {
            mode,
            shard,
            capacity: usize::try_from(capacity).unwrap_or(0) % 1024,
            key_is_null: has(b'k'),
            out_is_null: has(b'o'),
            needed_is_null: has(b'n'),
            value_is_null: has(b'v'),
            error_is_null: has(b'e'),
            segments_are_null: has(b'g'),
            segments_are_too_many: has(b'G'),
            pairs_are_null: has(b'p'),
            pairs_are_too_many: has(b'P'),
            segments,
            pairs: pairs.collect(),
            empty: given(None, None),
        }
    }

    fn first(&self) -> &Given<'a> {
        self.segments.first().unwrap_or(&self.empty)
    }

    fn second(&self) -> &Given<'a> {
        self.segments.get(1).unwrap_or(&self.empty)
    }

    fn shard(&self) -> Result<Shard, Fault> {
        numbered(Shard::ALL, self.shard).ok_or_else(Fault::invalid_shard)
    }

    // ---- Calls ---------------------------------------------------------------------------------------------

    /// A function that writes a string: into buffers of the capacity given, and about as long as the string.
    #[track_caller]
    fn writes(
        &self,
        expected: Result<String, Fault>,
        call: impl Fn(*mut u8, usize, *mut usize, *mut Error) -> i32,
    ) {
        self.writes_into(self.capacity, &expected, &call);
        if let Ok(text) = &expected {
            for capacity in [0, text.len(), text.len() + 1, text.len() + 2] {
                self.writes_into(capacity, &expected, &call);
            }
        }
    }

    #[track_caller]
    fn writes_into(
        &self,
        capacity: usize,
        expected: &Result<String, Fault>,
        call: impl Fn(*mut u8, usize, *mut usize, *mut Error) -> i32,
    ) {
        let untouched = [&vec![FILLED; capacity], BEYOND].concat();
        let (expected, needed, memory) = match expected {
            Err(fault) => (Err(fault.clone()), 0, untouched.clone()),
            Ok(_) if self.needed_is_null || (self.out_is_null && capacity > 0) => {
                (Err(Fault::null_pointer()), 0, untouched.clone())
            }
            Ok(text) if text.len() >= capacity => {
                let needed = text.len() + 1;
                (Err(Fault::buffer_too_small(needed)), needed, untouched.clone())
            }
            Ok(text) => {
                let mut memory = untouched.clone();
                memory[..text.len()].copy_from_slice(text.as_bytes());
                memory[text.len()] = 0;
                (Ok(()), text.len() + 1, memory)
            }
        };
        let mut found: Box<[u8]> = untouched.into();
        let mut found_needed = filled::<usize>();
        let out = or_null(self.out_is_null, found.as_mut_ptr());
        let found_needed_at = or_null(self.needed_is_null, &raw mut *found_needed);
        self.ends(&expected, |error| call(out, capacity, found_needed_at, error));
        assert_eq!(found.escape_ascii().to_string(), memory.escape_ascii().to_string());
        if !self.needed_is_null {
            assert_eq!(*found_needed, needed);
        }
    }

    /// A function that gives a value.
    #[track_caller]
    fn gives<T: Plain>(
        &self,
        expected: Result<T, Fault>,
        call: impl Fn(*mut T, *mut Error) -> i32,
    ) {
        let expected = match expected {
            Ok(_) if self.value_is_null => Err(Fault::null_pointer()),
            expected => expected,
        };
        let mut found = filled::<T>();
        let out = or_null(self.value_is_null, &raw mut *found);
        self.ends(&expected, |error| call(out, error));
        assert_eq!(*found, expected.unwrap_or(*filled::<T>()));
    }

    /// The code and the error of a function.
    #[track_caller]
    fn ends<T>(&self, expected: &Result<T, Fault>, call: impl Fn(*mut Error) -> i32) {
        let mut error = filled::<Error>();
        let code = call(or_null(self.error_is_null, &raw mut *error));
        assert_eq!(code, expected.as_ref().err().map_or(0, Fault::code));
        match expected {
            Err(fault) if !self.error_is_null => assert_eq!(*error, fault.error()),
            _ => assert_eq!(*error, *filled::<Error>()),
        }
    }

    // ---- Functions -----------------------------------------------------------------------------------------
    //
    // SAFETY of all calls: a pointer is NULL, or points to what the header asks for, or has a number beside it
    // that must make the function refuse it unread.

    fn numbers(&self) {
        let shard: Option<Shard> = numbered(Shard::ALL, self.shard);
        let region: Option<Region> = numbered(Region::ALL, self.shard);
        let code = CODES.iter().find(|(_, number)| *number == self.shard);
        for (found, expected) in [
            (cliniko_version(), Some(env!("CARGO_PKG_VERSION"))),
            (cliniko_media_type(), Some(MEDIA_TYPE)),
            (cliniko_code_name(self.shard), code.map(|(name, _)| *name)),
            (cliniko_shard_code(self.shard), shard.map(Shard::as_str)),
            (cliniko_api_host(self.shard), shard.map(Shard::api_host)),
            (cliniko_api_base_url(self.shard), shard.map(Shard::api_base_url)),
            (cliniko_region_code(self.shard), region.map(Region::code)),
            (cliniko_region_name(self.shard), region.map(Region::name)),
        ] {
            assert_eq!(constant(found), expected);
        }
        assert_eq!(numbered(Shard::ALL, cliniko_shard_count()), Shard::ALL.last().copied());
        assert_eq!(numbered(Region::ALL, cliniko_region_count()), Region::ALL.last().copied());
        let found = numbered(Region::ALL, cliniko_shard_region(self.shard));
        assert_eq!(found, shard.map(Shard::region));
    }

    fn values(&self) {
        let Text { data, length } = self.first().text();
        let text = || self.first().read(0);
        let shard = || Ok(number(Shard::ALL, Shard::from_code(text()?)?));
        self.gives(shard(), |out, error| unsafe {
            cliniko_shard_from_code(data, length, out, error)
        });
        let region = || Ok(number(Region::ALL, Region::from_code(text()?)?));
        self.gives(region(), |out, error| unsafe {
            cliniko_region_from_code(data, length, out, error)
        });
        let shard = || Ok(number(Shard::ALL, Shard::from_api_url(text()?)?));
        self.gives(shard(), |out, error| unsafe {
            cliniko_shard_of_api_url(data, length, out, error)
        });
        let account = || {
            let url = AccountUrl::parse(text()?)?;
            let shard = number(Shard::ALL, url.shard());
            Ok(Account { shard, subdomain: terminated(url.subdomain()), reserved: [0; 28] })
        };
        self.gives(account(), |out, error| unsafe {
            cliniko_read_account_url(data, length, out, error)
        });
    }

    fn key(&self) -> Result<ApiKey<'_>, Fault> {
        if self.key_is_null {
            return Err(Fault::null_pointer());
        }
        let text = self.first().read(0)?;
        let key = match self.mode {
            0 => ApiKey::parse(text)?,
            1 => ApiKey::parse_pasted(text)?,
            2 => return Ok(ApiKey::from_parts(text, self.shard()?)?),
            _ => return Err(Fault::invalid_mode()),
        };
        if self.shard == 0 { Ok(key) } else { Ok(key.with_shard(self.shard()?)?) }
    }

    fn keys(&self) {
        let key = Box::new(Key { text: self.first().text(), mode: self.mode, shard: self.shard });
        let key = if self.key_is_null { ptr::null() } else { &raw const *key };
        let Text { data, length } = self.second().text();
        let facts = self.key().map(|key| Facts {
            shard: number(Shard::ALL, key.shard()),
            given_shard: key.given_shard().map_or(0, |shard| number(Shard::ALL, shard)),
            suspected_shard: key.suspected_shard().map_or(0, |shard| number(Shard::ALL, shard)),
            looks_truncated: key.looks_truncated().into(),
            reserved: [0; 19],
        });
        self.gives(facts, |out, error| unsafe { cliniko_read_key(key, out, error) });
        let token = self.key().map(|key| key.expose_token().to_owned());
        self.writes(token, |out, capacity, needed, error| unsafe {
            cliniko_expose_token(key, out, capacity, needed, error)
        });
        let exposed = self.key().map(|key| key.expose_key().to_string());
        self.writes(exposed, |out, capacity, needed, error| unsafe {
            cliniko_expose_key(key, out, capacity, needed, error)
        });
        let value = self.key().map(|key| key.authorization().expose_value().to_owned());
        self.writes(value, |out, capacity, needed, error| unsafe {
            cliniko_expose_authorization(key, out, capacity, needed, error)
        });
        let help = self.key().map(|key| key.authorization().unauthorized_help().to_owned());
        self.writes(help, |out, capacity, needed, error| unsafe {
            cliniko_unauthorized_help(key, out, capacity, needed, error)
        });
        let help = self.key().map(|key| key.authorization().forbidden_help().to_owned());
        self.writes(help, |out, capacity, needed, error| unsafe {
            cliniko_forbidden_help(key, out, capacity, needed, error)
        });
        let value = || {
            let key = self.key()?;
            let checked = key.shard().check_link(self.second().read(1)?);
            checked.map_err(|error| Fault::from(error).in_input(1))?;
            Ok(key.authorization().expose_value().to_owned())
        };
        self.writes(value(), |out, capacity, needed, error| unsafe {
            cliniko_expose_authorization_for(key, data, length, out, capacity, needed, error)
        });
    }

    fn links(&self) {
        let Text { data, length } = self.first().text();
        let shard = self.shard;
        let checked = |show: fn(ApiUrl<'_>) -> String| {
            Ok(show(self.shard()?.check_link(self.first().read(0)?)?))
        };
        self.writes(checked(|url| url.to_string()), |out, capacity, needed, error| unsafe {
            cliniko_check_link(shard, data, length, out, capacity, needed, error)
        });
        let path = checked(|url| url.path_and_query().to_string());
        self.writes(path, |out, capacity, needed, error| unsafe {
            cliniko_path_and_query(shard, data, length, out, capacity, needed, error)
        });
        let last = checked(|url| url.last_segment().unwrap_or("").to_owned());
        self.writes(last, |out, capacity, needed, error| unsafe {
            cliniko_last_segment(shard, data, length, out, capacity, needed, error)
        });
        let rebased = || Ok(self.shard()?.rebase_link(self.first().read(0)?)?.to_string());
        self.writes(rebased(), |out, capacity, needed, error| unsafe {
            cliniko_rebase_link(shard, data, length, out, capacity, needed, error)
        });
        let account = || Ok(self.shard()?.account_url(self.first().read(0)?)?.to_string());
        self.writes(account(), |out, capacity, needed, error| unsafe {
            cliniko_account_url(shard, data, length, out, capacity, needed, error)
        });
    }

    fn api_url(&self) {
        let segments: Box<[Text]> = self.segments.iter().map(Given::text).collect();
        let pairs = self.pairs.iter();
        let pairs: Box<[Pair]> =
            pairs.map(|[name, value]| Pair { name: name.text(), value: value.text() }).collect();
        // An unchecked multiplication by the size of a segment would wrap to the size of one.
        let segment_count = if self.segments_are_too_many {
            usize::MAX / size_of::<Text>() + 2
        } else {
            segments.len()
        };
        let pair_count = if self.pairs_are_too_many {
            isize::MAX as usize / size_of::<Pair>() + 1
        } else {
            pairs.len()
        };
        let segments = if self.segments_are_null { ptr::null() } else { segments.as_ptr() };
        let pairs = if self.pairs_are_null { ptr::null() } else { pairs.as_ptr() };
        let expected = || {
            let shard = self.shard()?;
            for (is_null, is_too_many, count) in [
                (self.segments_are_null, self.segments_are_too_many, segment_count),
                (self.pairs_are_null, self.pairs_are_too_many, pair_count),
            ] {
                if is_null && count > 0 {
                    return Err(Fault::null_pointer());
                } else if is_too_many {
                    return Err(Fault::invalid_length());
                }
            }
            if segment_count > 64 {
                return Err(Fault::too_many_segments());
            }
            let mut strings = self.segments.iter().chain(self.pairs.iter().flatten()).enumerate();
            let strings: Result<Vec<&str>, Fault> =
                strings.try_fold(Vec::new(), |mut read, (number, given)| {
                    read.push(given.read(number)?);
                    Ok(read)
                });
            let strings = strings?;
            let (segments, pairs) = strings.split_at(segment_count);
            let pairs: Vec<(&str, &str)> =
                pairs.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
            Ok(shard.api_url(segments)?.with_query(&pairs).to_string())
        };
        self.writes(expected(), |out, capacity, needed, error| unsafe {
            cliniko_api_url(
                self.shard,
                segments,
                segment_count,
                pairs,
                pair_count,
                out,
                capacity,
                needed,
                error,
            )
        });
    }

    fn user_agent(&self) {
        let (name, email) = (self.first().text(), self.second().text());
        let expected =
            || Ok(UserAgent::new(self.first().read(0)?, self.second().read(1)?)?.to_string());
        self.writes(expected(), |out, capacity, needed, error| unsafe {
            cliniko_user_agent(
                name.data,
                name.length,
                email.data,
                email.length,
                out,
                capacity,
                needed,
                error,
            )
        });
    }
}

/// Integers without padding.
trait Plain: Debug + PartialEq {}

impl Plain for i32 {}
impl Plain for usize {}
impl Plain for Facts {}
impl Plain for Account {}
impl Plain for Error {}

/// Memory for a value, alone on the heap.
fn filled<T: Plain>() -> Box<T> {
    let mut memory = Box::<T>::new_uninit();
    // SAFETY: integers may be any bytes.
    unsafe {
        ptr::write_bytes(memory.as_mut_ptr(), FILLED, 1);
        memory.assume_init()
    }
}

fn or_null<T>(is_null: bool, pointer: *mut T) -> *mut T {
    if is_null { ptr::null_mut() } else { pointer }
}

fn constant(text: *const c_char) -> Option<&'static str> {
    // SAFETY: constants of the library end in a NUL.
    let text = (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) });
    text.map(|text| text.to_str().expect("ASCII"))
}

fn number<T: Copy + PartialEq>(all: &[T], value: T) -> i32 {
    let at = all.iter().position(|other| *other == value).expect("one of all");
    i32::try_from(at + 1).expect("a small number")
}

fn numbered<T: Copy>(all: &[T], number: i32) -> Option<T> {
    all.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}
