//! What a form answers while a person fills it in.
//!
//! The answer is a line for each thing to show: a name, a space and a value. What has no line is not shown.
//!
//! ```text
//! key STATE            empty, silent, unfinished, wrong or right
//! key-text SENTENCES   what the person should do
//! key-mark NUMBER      where the wrong character starts, in UTF-16 units
//! key-place SENTENCE   where it is, in words
//! address…             the same four for the clinic's address; its text also says what was understood
//! verdict STATE        right, short, assumed or different, of a key that is one
//! title SENTENCE
//! text SENTENCES
//! region NAME          where the key belongs, with the next two
//! shard CODE
//! base-url URL
//! assumed yes          nobody has said so, and it is where keys belong that name no shard
//! pick yes             the person may pick the shard
//! ```

use cliniko_core::{AccountUrl, AccountUrlErrorKind, ApiKey, OtherShard, ParseKeyErrorKind, Shard};

use crate::memory::Writer;

/// What the person has entered so far.
pub(crate) struct Form<'a> {
    pub(crate) key: Field<'a>,
    pub(crate) address: Field<'a>,
    pub(crate) picked: Option<Shard>,
}

/// One field.
pub(crate) struct Field<'a> {
    /// Nothing if it is too long.
    pub(crate) text: Option<&'a str>,
    pub(crate) pace: Pace,
}

/// How busy the person is with a field. Nobody wants to hear what a text lacks while they type it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// They went elsewhere: what is missing will stay so.
    Left,
    /// They are in the field, and pasted its text or have paused.
    Resting,
    Typing,
}

impl Pace {
    pub(crate) const fn new(number: u32) -> Pace {
        match number {
            0 => Pace::Left,
            1 => Pace::Resting,
            _ => Pace::Typing,
        }
    }
}

impl Form<'_> {
    pub(crate) fn report(&self, writer: &mut Writer<'_>) {
        let key = read_key(&self.key);
        let address = read_address(&self.address);
        match &key {
            Ok(_) => writer.text("key right\n"),
            Err(note) => note.report(writer, "key"),
        }
        let account = match address {
            Ok(account) => {
                let (region, shard) = place(account.shard());
                writer.texts(&["address right\naddress-text This clinic is in ", region]);
                writer.texts(&[", on shard ", shard, ".\n"]);
                Some(account.shard())
            }
            Err(note) => {
                note.report(writer, "address");
                None
            }
        };
        if let Ok(key) = key {
            verdict(writer, key, account, self.picked);
        }
    }
}

/// What there is to say of a field that is not right.
struct Note<'a> {
    state: &'static str,
    help: &'static str,
    /// The text, and the index of what is wrong in it.
    mark: Option<(&'a str, usize)>,
}

impl<'a> Note<'a> {
    const SILENT: Note<'a> = Note { state: "silent", help: "", mark: None };

    fn report(&self, writer: &mut Writer<'_>, field: &str) {
        writer.texts(&[field, " ", self.state, "\n"]);
        if !self.help.is_empty() {
            writer.texts(&[field, "-text ", self.help, "\n"]);
        }
        if let Some((text, index)) = self.mark {
            let before = text.get(..index).unwrap_or(text);
            let characters = count(before, is_first);
            writer.texts(&[field, "-mark "]);
            writer.number(characters.saturating_add(count(before, is_first_of_four)));
            writer.texts(&["\n", field, "-place Look at character "]);
            writer.number(characters.saturating_add(1));
            writer.text(" of ");
            writer.number(count(text, is_first));
            writer.text(".\n");
        }
    }
}

fn count(text: &str, is_wanted: fn(u8) -> bool) -> usize {
    text.bytes().filter(|byte| is_wanted(*byte)).count()
}

/// Whether a character starts with this byte of UTF-8.
fn is_first(byte: u8) -> bool {
    !matches!(byte, 0x80..0xC0)
}

/// Whether a character starts with this byte that is two units of UTF-16; all others are one.
fn is_first_of_four(byte: u8) -> bool {
    byte >= 0xF0
}

fn read_key<'a>(field: &Field<'a>) -> Result<ApiKey<'a>, Note<'a>> {
    let Some(text) = field.text else {
        let help = "This is far more text than a key. Copy the key alone and paste it again.";
        return Err(Note { state: "wrong", help, mark: None });
    };
    match ApiKey::parse_pasted(text) {
        // Before its hyphen is typed, every key looks like an old and short one.
        Ok(key) if key.given_shard().is_none() && field.pace == Pace::Typing => Err(Note::SILENT),
        Ok(key) => Ok(key),
        Err(error) if matches!(error.kind(), ParseKeyErrorKind::Empty) => {
            Err(Note { state: "empty", help: error.help(), mark: None })
        }
        Err(error) if !error.is_incomplete() => {
            Err(Note { state: "wrong", help: error.help(), mark: Some((text, error.index())) })
        }
        Err(error) if field.pace == Pace::Left => {
            Err(Note { state: "unfinished", help: error.help(), mark: None })
        }
        Err(_) => Err(Note::SILENT),
    }
}

fn read_address<'a>(field: &Field<'a>) -> Result<AccountUrl<'a>, Note<'a>> {
    let Some(text) = field.text else {
        let help =
            "This is far more text than an address. Copy the address alone and paste it again.";
        return Err(Note { state: "wrong", help, mark: None });
    };
    match AccountUrl::parse(text) {
        Ok(account) => Ok(account),
        Err(error) if matches!(error.kind(), AccountUrlErrorKind::Empty) => {
            Err(Note { state: "empty", help: error.help(), mark: None })
        }
        Err(_) if field.pace == Pace::Typing => Err(Note::SILENT),
        Err(error) => {
            Err(Note { state: "wrong", help: error.help(), mark: Some((text, error.index())) })
        }
    }
}

/// The lines about a key that is one, with what is known from beside it.
fn verdict(
    writer: &mut Writer<'_>,
    key: ApiKey<'_>,
    account: Option<Shard>,
    picked: Option<Shard>,
) {
    let named = key.given_shard().is_some();
    let located = match account.or(picked) {
        // A shard that was picked for a key without one does not speak against another.
        Some(_) if named && account.is_none() => key,
        Some(shard) => match key.with_shard(shard) {
            Ok(located) => located,
            Err(other) => return different(writer, other),
        },
        None => key,
    };
    let assumed = located.given_shard().is_none();
    writer.text(match (key.looks_truncated(), assumed) {
        (true, _) => "verdict short\ntitle This key looks short\ntext ",
        (false, true) => "verdict assumed\ntitle This key does not say where it belongs\ntext ",
        (false, false) => "verdict right\ntitle This key looks right\ntext ",
    });
    if key.looks_truncated() {
        writer.text("No Cliniko key is known to be this short. Check that all of it was copied. ");
    }
    writer.text(match (named, account, picked) {
        (true, None, _) => "The end of the key says where it belongs.",
        (true, Some(_), _) => "The key and the clinic’s address agree.",
        (false, Some(_), _) => "The key does not say where it belongs, but the clinic’s address does.",
        (false, None, Some(_)) => "The key does not say where it belongs, so your choice counts.",
        (false, None, None) => {
            "It may be an old key, or its ending, such as -uk1, was lost when it was copied or stored. \
             Enter the clinic’s address, or choose its region below."
        }
    });
    let (region, shard) = place(located.shard());
    writer.texts(&["\nregion ", region, "\nshard ", shard]);
    writer.texts(&["\nbase-url ", located.shard().api_base_url(), "\n"]);
    if assumed {
        writer.text("assumed yes\n");
    }
    if !named && account.is_none() {
        writer.text("pick yes\n");
    }
}

/// The lines about a key and an address of two shards.
fn different(writer: &mut Writer<'_>, other: OtherShard) {
    let (region, shard) = place(other.expected());
    writer.texts(&[
        "verdict different\ntitle The key and the address do not belong together\ntext The key belongs to ",
        region,
        " (",
        shard,
        "), the address to ",
    ]);
    let (region, shard) = place(other.found());
    writer.texts(&[
        region,
        " (",
        shard,
        "). One of them is of another account: copy both again from the same one.\n",
    ]);
}

/// The names of a shard's region and of the shard.
fn place(shard: Shard) -> (&'static str, &'static str) {
    (shard.region().name(), shard.as_str())
}
