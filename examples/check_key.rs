//! Checks one Cliniko API key, read from standard input as a form would read it.
//!
//! ```sh
//! echo 'MS0xLWl4SzYY-uk1' | cargo run --example check_key
//! ```
//!
//! It never prints the key, and the header only where `--header` asks for it.

#![allow(clippy::string_slice, reason = "the crate's errors give character boundaries")]
#![allow(clippy::arithmetic_side_effects, reason = "the input is short")]

use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::process::ExitCode;

use cliniko_core::{AccountUrl, ApiKey, Authorization, ParseKeyError, ParseKeyErrorKind, Shard};

const USAGE: &str = "\
usage: check_key [--shard CODE] [--account URL] [--link URL | --header]

Reads one Cliniko API key from standard input and says where it belongs.

  --shard CODE   the shard of a key that is stored without one, such as uk1
  --account URL  the clinic's web address, such as good-healthy-times.au3.cliniko.com
  --link URL     say whether the key may follow this link
  --header       print nothing but the header line, for a shell to use

Exit status: 0, 1 for a key that is refused or does not fit, 2 for bad usage.
";

/// No key with anything that people paste around it comes near this many bytes.
const MAX_INPUT: u64 = 4096;

fn main() -> ExitCode {
    let answer = options(env::args_os().skip(1)).and_then(|options| match options {
        Some(options) => answer(&options, &read_input()?),
        None => Ok(USAGE.to_owned()),
    });
    // Written in one piece and with its own check: `println!` panics where a pipe is closed.
    match answer.and_then(|text| {
        io::stdout()
            .write_all(text.as_bytes())
            .map_err(|error| refusal(&format!("cannot write the answer: {error}")))
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            // Where standard error is closed too, the status has to do.
            let _ = io::stderr().write_all(refusal.message.as_bytes());
            ExitCode::from(refusal.status)
        }
    }
}

/// What goes to standard error, and the exit status.
struct Refusal {
    message: String,
    status: u8,
}

/// For a key that is wrong or does not fit.
fn refusal(message: &str) -> Refusal {
    Refusal { message: format!("error: {}\n", message.trim_end()), status: 1 }
}

/// For an option whose value is wrong.
fn bad_value(message: &str) -> Refusal {
    Refusal { status: 2, ..refusal(message) }
}

/// For options that make no sense.
fn bad_usage(message: &str) -> Refusal {
    bad_value(&format!("{message}\n\n{USAGE}"))
}

#[derive(Default)]
struct Options {
    shard: Option<Shard>,
    account: Option<String>,
    link: Option<String>,
    header: bool,
}

/// The options; none where only the usage is asked for.
fn options(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<Options>, Refusal> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        let mut value = |missing| {
            let value = arguments.next().ok_or_else(|| bad_usage(missing))?;
            value.into_string().map_err(|_| bad_usage("an argument is not UTF-8 text"))
        };
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(None),
            Some("--header") => options.header = true,
            Some("--shard") => {
                let code = value("--shard needs a code")?;
                let shard = Shard::from_code(&code)
                    .map_err(|error| bad_value(&format!("{error}\n{}", error.help())))?;
                options.shard = Some(shard);
            }
            Some("--account") => options.account = Some(value("--account needs an address")?),
            Some("--link") => options.link = Some(value("--link needs a link")?),
            // It is not repeated, since it may be the key.
            _ => {
                return Err(bad_usage(
                    "unknown argument; the key itself belongs on standard input, because everybody \
                     on this machine can see the arguments of a program",
                ));
            }
        }
    }
    if options.header && options.link.is_some() {
        return Err(bad_usage("--header and --link exclude each other"));
    }
    Ok(Some(options))
}

/// All of standard input; one line of it where a person types.
fn read_input() -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    let mut input = io::stdin().lock().take(MAX_INPUT + 1);
    let read = if io::stdin().is_terminal() {
        let _ = io::stderr().write_all(b"Paste the key and press Enter: ");
        input.read_until(b'\n', &mut bytes)
    } else {
        input.read_to_end(&mut bytes)
    };
    read.map_err(|error| refusal(&format!("cannot read the key: {error}")))?;
    if input.limit() == 0 {
        return Err(refusal(&format!(
            "more than {MAX_INPUT} bytes of input: no key is that long\nPaste the key alone."
        )));
    }
    String::from_utf8(bytes).map_err(|error| {
        let index = error.utf8_error().valid_up_to();
        refusal(&format!(
            "the input is not UTF-8 text at byte {index}\nSave it as UTF-8, or paste the key."
        ))
    })
}

fn answer(options: &Options, input: &str) -> Result<String, Refusal> {
    let key = ApiKey::parse_pasted(input).map_err(|error| bad_key(input, error))?;
    let (key, source) = with_known_shard(key, options)?;
    if options.header {
        let authorization = key.authorization();
        return Ok(format!("{}: {}\n", Authorization::NAME, authorization.expose_value()));
    }
    let shard = key.shard();
    let complete = if key.looks_truncated() {
        "doubtful: no real key known has under 32 characters before its shard"
    } else {
        "as far as its length tells"
    };
    let link = match &options.link {
        Some(link) => {
            let url = shard.check_link(link).map_err(|error| {
                let place = marked(link, error.index(), |_, c| c);
                refusal(&format!("the key must not follow this link: {error}\n{place}"))
            })?;
            format!("link      {url}\n")
        }
        None => String::new(),
    };
    Ok(format!(
        "shard     {shard}, {source}\n\
         region    {}\n\
         base URL  {}\n\
         complete  {complete}\n\
         {link}",
        shard.region(),
        shard.api_base_url(),
    ))
}

/// The key with what the options say of its shard, and how that is known.
fn with_known_shard<'a>(
    key: ApiKey<'a>,
    options: &Options,
) -> Result<(ApiKey<'a>, String), Refusal> {
    let mut known = key;
    let mut giver = key.given_shard().map(|_| "the key");
    let mut give = |shard, other_giver| {
        known = known.with_shard(shard).map_err(|other| {
            refusal(&format!(
                "{} names {}, but {other_giver} names {}\nOne is of another account, or the account has moved: compare \
                 them with what Cliniko shows.",
                giver.unwrap_or("the key"),
                other.expected(),
                other.found(),
            ))
        })?;
        giver = giver.or(Some(other_giver));
        Ok(())
    };
    if let Some(shard) = options.shard {
        give(shard, "--shard")?;
    }
    if let Some(address) = &options.account {
        let account = AccountUrl::parse(address).map_err(|error| {
            let place = marked(address, error.index(), |_, c| c);
            bad_value(&format!("{error}\n{place}{}", error.help()))
        })?;
        give(account.shard(), "the clinic's address")?;
    }
    let source = match giver {
        Some(giver) => format!("given by {giver}"),
        None => "assumed: the key does not end in a shard".to_owned(),
    };
    Ok((known, source))
}

/// The error with its place, under the text with all masked that the error itself does not show.
fn bad_key(input: &str, error: ParseKeyError) -> Refusal {
    let shown = |index: usize, c: char| match error.kind() {
        ParseKeyErrorKind::UnexpectedCharacter(_) if index == error.index() => c,
        ParseKeyErrorKind::UnknownShard(_) if index >= error.index() => c,
        _ if c == '-' => c,
        _ => '*',
    };
    let place = match error.kind() {
        ParseKeyErrorKind::Empty => String::new(),
        _ => marked(input, error.index(), shown),
    };
    refusal(&format!("{error}\n{place}{}", error.help()))
}

/// The characters around a place, as `shown` gives them, over a mark. One column each: what has no width,
/// or moves the cursor, is a space.
fn marked(text: &str, index: usize, shown: impl Fn(usize, char) -> char) -> String {
    const AROUND: usize = 36;
    let column = text[..index].chars().count();
    let first = column.saturating_sub(AROUND);
    let line: String = text
        .char_indices()
        .skip(first)
        .take(2 * AROUND)
        .map(|(index, c)| shown(index, c))
        .map(|c| if c.is_ascii_graphic() { c } else { ' ' })
        .collect();
    let dots = if first > 0 { "..." } else { "" };
    let before = dots.len() + column - first;
    format!("  {dots}{}\n  {}^\n", line.trim_end(), " ".repeat(before))
}
