//! Checks one Cliniko API key, read from standard input as a form would read it.
//!
//! ```sh
//! echo 'MS0xMjM0NTY3ODkwMTIzNDU2Nzg5LU1hZGVVcE1hZGVVcE1hZGVVcE1hZGVVcE1hZGVVcE1h-uk1' | cargo run
//! ```
//!
//! It never prints the key, and prints the header only for `--header`.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal as _, Read as _, Write};
use std::process::ExitCode;

use cliniko_core::{
    AccountUrl, AccountUrlErrorKind, ApiKey, Authorization, LinkErrorKind, ParseKeyError,
    ParseKeyErrorKind, Shard,
};

const USAGE: &str = "\
usage: check_key [--shard CODE] [--account URL] [--link URL] [--code | --header]

Reads one Cliniko API key from standard input and says which shard it belongs to.

  --shard CODE   the shard of a key that is stored without one, such as uk1
  --account URL  the clinic's web address, such as good-healthy-times.au3.cliniko.com
  --link URL     say whether the key may be sent to this URL
  --code         answer with one line of JSON, which names an error by its code
  --header       print only the header line, for a script
  --help, --version

Exit status: 0 if the key is accepted, 1 if the key or the link is refused, 2 for bad usage.
";

const VERSION: &str = concat!("check_key ", env!("CARGO_PKG_VERSION"), "\n");

/// No key with anything that people paste around it comes near this many bytes.
const MAX_INPUT: u64 = 4096;

fn main() -> ExitCode {
    let options = match request(env::args_os().skip(1)) {
        Ok(Request::Check(options)) => options,
        Ok(Request::Print(text)) => return print(text, 0),
        Err(refusal) => return complain(&refusal),
    };
    match answer(&options) {
        Ok(text) => print(&text, 0),
        Err(refusal) => match refusal.code {
            Some(code) if options.json => print(&refusal.json(code), refusal.status),
            _ => complain(&refusal),
        },
    }
}

fn print(text: &str, status: u8) -> ExitCode {
    // In one piece and checked: `println!` panics if the pipe is closed.
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::from(status),
        Err(error) => complain(&refusal(format!("cannot write the answer: {error}"), "")),
    }
}

fn complain(refusal: &Refusal) -> ExitCode {
    // If standard error is closed too, only the status is left to tell.
    let _ = io::stderr().write_all(refusal.text().as_bytes());
    ExitCode::from(refusal.status)
}

/// Why there is no answer.
struct Refusal {
    status: u8,
    /// Without one it is never JSON: bad usage, and input or output that fails.
    code: Option<&'static str>,
    index: Option<usize>,
    message: String,
    /// The input with a mark, or empty.
    place: String,
    help: &'static str,
}

/// For a key that is wrong or does not fit.
fn refusal(message: String, help: &'static str) -> Refusal {
    Refusal { status: 1, code: None, index: None, message, place: String::new(), help }
}

fn bad_usage(message: &str) -> Refusal {
    Refusal { status: 2, ..refusal(format!("{message}\n"), USAGE) }
}

impl Refusal {
    fn text(&self) -> String {
        let text = format!("error: {}\n{}{}", self.message, self.place, self.help);
        format!("{}\n", text.trim_end())
    }

    fn json(&self, code: &str) -> String {
        let index = self.index.map_or_else(|| "null".to_owned(), |index| index.to_string());
        format!(
            "{{\"ok\":false,\"code\":{},\"index\":{index},\"message\":{},\"help\":{}}}\n",
            json_string(code),
            json_string(&self.message),
            json_string(self.help),
        )
    }
}

enum Request {
    Print(&'static str),
    Check(Options),
}

#[derive(Default)]
struct Options {
    shard: Option<String>,
    account: Option<String>,
    link: Option<String>,
    json: bool,
    header: bool,
}

/// By hand, because a binary's dependencies are its package's, and this package has none.
fn request(arguments: impl Iterator<Item = OsString>) -> Result<Request, Refusal> {
    let mut options = Options::default();
    let mut arguments = (1..).zip(arguments);
    while let Some((number, argument)) = arguments.next() {
        let argument = utf8(argument)?;
        let (name, mut value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let mut needed = |missing| match value.take() {
            Some(value) => Ok(Some(value)),
            None => match arguments.next() {
                Some((_, value)) => utf8(value).map(Some),
                None => Err(bad_usage(missing)),
            },
        };
        match name {
            "--shard" => options.shard = needed("--shard needs a code")?,
            "--account" => options.account = needed("--account needs an address")?,
            "--link" => options.link = needed("--link needs a URL")?,
            "--code" => options.json = true,
            "--header" => options.header = true,
            "--help" | "-h" => return Ok(Request::Print(USAGE)),
            "--version" | "-V" => return Ok(Request::Print(VERSION)),
            // It is not repeated: it may be a key, or have one in it.
            _ if name.starts_with("--") => {
                return Err(bad_usage(&format!("unknown option in argument {number}")));
            }
            _ => {
                return Err(bad_usage(&format!(
                    "argument {number} is not an option; if it is the key, give it on standard \
                     input, because everybody on this machine can see a program's arguments"
                )));
            }
        }
        if value.is_some() {
            return Err(bad_usage(&format!("the option in argument {number} takes no value")));
        }
    }
    if options.header && (options.json || options.link.is_some()) {
        return Err(bad_usage("--header excludes --code and --link"));
    }
    Ok(Request::Check(options))
}

fn utf8(argument: OsString) -> Result<String, Refusal> {
    argument.into_string().map_err(|_| bad_usage("an argument is not UTF-8"))
}

fn answer(options: &Options) -> Result<String, Refusal> {
    // First, so that nobody pastes a key for nothing.
    let givers = [
        ("--shard", options.shard.as_deref().map(shard_of_code).transpose()?),
        ("the clinic's address", options.account.as_deref().map(shard_of_account).transpose()?),
    ];
    let input = read_input()?;
    let pasted = ApiKey::parse_pasted(&input).map_err(|error| bad_key(&input, error))?;
    let (key, giver) = with_known_shard(pasted, givers)?;
    if options.header {
        let authorization = key.authorization();
        return Ok(format!("{}: {}\n", Authorization::NAME, authorization.expose_value()));
    }
    let link = options.link.as_deref().map(|link| checked(key.shard(), link)).transpose()?;
    // Of the key as it was pasted: another source of its shard does not make the hyphen less likely.
    let suspected = pasted.suspected_shard();
    Ok(if options.json {
        facts_as_json(&key, suspected, link.as_deref())
    } else {
        facts(&key, giver, suspected, link.as_deref())
    })
}

fn facts(
    key: &ApiKey<'_>,
    giver: Option<&str>,
    suspected: Option<Shard>,
    link: Option<&str>,
) -> String {
    let shard = key.shard();
    let source = match giver {
        Some(giver) => format!("given by {giver}"),
        None => "assumed: the key does not end in a hyphen and a shard".to_owned(),
    };
    let mut lines = vec![
        format!("shard     {shard}, {source}"),
        format!("region    {}", shard.region()),
        format!("base URL  {}", shard.api_base_url()),
    ];
    if key.looks_truncated() {
        lines.push(
            "complete  doubtful: no real key known has fewer than 32 characters before its shard"
                .to_owned(),
        );
    }
    if let Some(code) = suspected {
        lines.push(format!(
            "complete  doubtful: the key ends in {code} without a hyphen: is it TOKEN-{code}?"
        ));
    }
    if !key.looks_truncated() && suspected.is_none() {
        lines.push("complete  judging by its length".to_owned());
    }
    lines.extend(link.map(|link| format!("link      {link}")));
    format!("{}\n", lines.join("\n"))
}

/// By the names of the library's methods.
fn facts_as_json(key: &ApiKey<'_>, suspected: Option<Shard>, link: Option<&str>) -> String {
    let string_or_null = |value: Option<&str>| value.map_or("null".to_owned(), json_string);
    let shard = key.shard();
    let link = link.map_or_else(String::new, |link| format!(",\"link\":{}", json_string(link)));
    format!(
        "{{\"ok\":true,\"shard\":{},\"given_shard\":{},\"suspected_shard\":{},\"looks_truncated\":{},\
         \"region\":{},\"api_base_url\":{}{link}}}\n",
        json_string(shard.as_str()),
        string_or_null(key.given_shard().map(Shard::as_str)),
        string_or_null(suspected.map(Shard::as_str)),
        key.looks_truncated(),
        json_string(shard.region().code()),
        json_string(shard.api_base_url()),
    )
}

/// RFC 8259 requires no other escapes.
fn json_string(text: &str) -> String {
    let mut json = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\0'..='\x1F' => json.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}

/// All of standard input; at a terminal, one line after a prompt.
fn read_input() -> Result<String, Refusal> {
    let mut stderr = io::stderr();
    let terminal: Option<&mut dyn Write> = io::stdin().is_terminal().then_some(&mut stderr);
    let bytes = read_bytes(&mut io::stdin().lock(), terminal)
        .map_err(|error| refusal(format!("cannot read the key: {error}"), ""))?;
    if bytes.len() as u64 > MAX_INPUT {
        let message = format!("more than {MAX_INPUT} bytes of input: no key is that long");
        let code = Some("input_too_long");
        return Err(Refusal { code, ..refusal(message, "Paste the key alone.") });
    }
    String::from_utf8(bytes).map_err(|error| {
        let index = error.utf8_error().valid_up_to();
        Refusal {
            code: Some("input_not_utf8"),
            index: Some(index),
            ..refusal(
                format!("the input is not UTF-8 at byte {index}"),
                "Save it as UTF-8, or paste the key.",
            )
        }
    })
}

/// Reads at most one byte more than is accepted.
fn read_bytes(input: &mut dyn BufRead, terminal: Option<&mut dyn Write>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut input = input.take(MAX_INPUT.saturating_add(1));
    let read = if let Some(terminal) = terminal {
        let _ = terminal.write_all(b"Paste the key and press Enter: ");
        input.read_until(b'\n', &mut bytes)
    } else {
        input.read_to_end(&mut bytes)
    };
    read.map(|_| bytes)
}

/// The key with its shard from whatever names one, and what named it first.
fn with_known_shard<'a>(
    mut key: ApiKey<'a>,
    givers: [(&'static str, Option<Shard>); 2],
) -> Result<(ApiKey<'a>, Option<&'static str>), Refusal> {
    let mut first = key.given_shard().map(|_| "the key");
    for (giver, shard) in givers {
        let Some(shard) = shard else { continue };
        key = key.with_shard(shard).map_err(|error| {
            let message = format!(
                "{} names {}, but {giver} names {}",
                first.unwrap_or("the key"),
                error.expected(),
                error.found(),
            );
            Refusal { code: Some(error.code()), ..refusal(message, error.help()) }
        })?;
        first.get_or_insert(giver);
    }
    Ok((key, first))
}

fn shard_of_code(code: &str) -> Result<Shard, Refusal> {
    Shard::from_code(code).map_err(|error| Refusal {
        status: 2,
        code: Some(error.code()),
        ..refusal(error.to_string(), error.help())
    })
}

fn shard_of_account(address: &str) -> Result<Shard, Refusal> {
    let account = AccountUrl::parse(address).map_err(|error| Refusal {
        status: 2,
        code: Some(error.code()),
        index: Some(error.index()),
        place: marked_address(
            address,
            error.index(),
            matches!(error.kind(), AccountUrlErrorKind::Userinfo),
        ),
        ..refusal(error.to_string(), error.help())
    })?;
    Ok(account.shard())
}

/// The link as it is to be sent.
fn checked(shard: Shard, link: &str) -> Result<String, Refusal> {
    let url = shard.check_link(link).map_err(|error| Refusal {
        code: Some(error.code()),
        index: Some(error.index()),
        place: marked_address(link, error.index(), matches!(error.kind(), LinkErrorKind::Userinfo)),
        ..refusal(format!("the key must not be sent to this link: {error}"), error.help())
    })?;
    Ok(url.to_string())
}

/// The error with its place, below the input with everything masked that the error itself does not show.
fn bad_key(input: &str, error: ParseKeyError) -> Refusal {
    let shown = |index: usize, c: char| match error.kind() {
        ParseKeyErrorKind::UnexpectedCharacter(_) if index == error.index() => c,
        ParseKeyErrorKind::UnknownShard(_) if index >= error.index() => c,
        _ if c == '-' || c.is_whitespace() => c,
        _ => '*',
    };
    let place = match error.kind() {
        ParseKeyErrorKind::Empty => String::new(),
        _ => marked(input, error.index(), shown),
    };
    Refusal {
        code: Some(error.code()),
        index: Some(error.index()),
        place,
        ..refusal(error.to_string(), error.help())
    }
}

/// The address with its place, and masked if it may be a key, or what comes before the place if that is userinfo.
fn marked_address(address: &str, place: usize, userinfo: bool) -> String {
    let secret = if ApiKey::parse_pasted(address).is_ok() {
        0..address.len()
    } else if userinfo {
        address.find("//").map_or(0, |slashes| slashes.saturating_add(2))..place
    } else {
        0..0
    };
    marked(address, place, |index, c| if secret.contains(&index) { '*' } else { c })
}

/// The characters around a place, as `shown` gives them, over a mark. One column each: a character that has
/// no width or moves the cursor becomes a space.
fn marked(text: &str, place: usize, shown: impl Fn(usize, char) -> char) -> String {
    const BEFORE: usize = 36;
    const COLUMNS: usize = 72;
    let column = text.char_indices().take_while(|(index, _)| *index < place).count();
    let first = column.saturating_sub(BEFORE);
    let line: String = text
        .char_indices()
        .skip(first)
        .take(COLUMNS)
        .map(|(index, c)| shown(index, c))
        .map(|c| if c.is_ascii_graphic() { c } else { ' ' })
        .collect();
    let (dots, indent) = if first > 0 { ("...", "   ") } else { ("", "") };
    format!("  {dots}{}\n  {indent}{}^\n", line.trim_end(), " ".repeat(column.min(BEFORE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_in_json() {
        assert_eq!(json_string("\"\\\0\n\x1F /é"), r#""\"\\\u0000\u000a\u001f /é""#);
    }

    #[test]
    fn one_line_at_a_terminal() {
        let (mut input, mut terminal) = (&b"MS0x-uk1\nMS0x-uk2\n"[..], Vec::new());
        let line = read_bytes(&mut input, Some(&mut terminal)).ok();
        assert_eq!(line.as_deref(), Some(&b"MS0x-uk1\n"[..]));
        assert_eq!(input, b"MS0x-uk2\n");
        assert_eq!(terminal, b"Paste the key and press Enter: ");
        let rest = read_bytes(&mut input, None).ok();
        assert_eq!(rest.as_deref(), Some(&b"MS0x-uk2\n"[..]));
    }
}
