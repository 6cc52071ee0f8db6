//! The binary `check_key`, run as a user runs it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{self, Write as _};
use std::process::{Command, Output, Stdio};
use std::str;
use std::thread;

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

/// A key of a real one's length.
const LONG: &str = "MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0-ca1\n";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check_key"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: impl AsRef<[u8]> + Send + 'static) -> Output {
    run_and_write(arguments, input).0
}

/// The output, and whether all of the input was read.
fn run_and_write(
    arguments: &[&str],
    input: impl AsRef<[u8]> + Send + 'static,
) -> (Output, io::Result<()>) {
    let mut child = command(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // In a thread, and it may fail: the program does not read more than it has to.
    let writer = thread::spawn(move || stdin.write_all(input.as_ref()));
    let output = child.wait_with_output().unwrap();
    (output, writer.join().unwrap())
}

#[track_caller]
fn assert_output(output: &Output, status: i32, stdout: &str, stderr: &str) {
    assert_eq!(str::from_utf8(&output.stdout).unwrap(), stdout);
    assert_eq!(str::from_utf8(&output.stderr).unwrap(), stderr);
    assert_eq!(output.status.code(), Some(status));
}

#[track_caller]
fn assert_answer(arguments: &[&str], input: &'static str, answer: &str) {
    assert_output(&run(arguments, input), 0, answer, "");
}

#[track_caller]
fn assert_refusal(arguments: &[&str], input: &'static str, message: &str) {
    assert_output(&run(arguments, input), 1, "", message);
}

#[track_caller]
fn assert_bad_usage(arguments: &[&str], message: &str) {
    assert_output(&run(arguments, "MS0xLWl4SzYY-uk1\n"), 2, "", message);
}

#[track_caller]
fn assert_json(arguments: &[&str], input: &'static str, status: i32, line: &str) {
    let arguments = [&["--code"], arguments].concat();
    assert_output(&run(&arguments, input), status, &format!("{line}\n"), "");
}

/// A line of the answer, by its label.
#[track_caller]
fn line(arguments: &[&str], input: &'static str, label: &str) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(0));
    let answer = String::from_utf8(output.stdout).unwrap();
    answer.lines().find_map(|line| line.strip_prefix(label)).unwrap().trim_start().to_owned()
}

#[test]
fn says_where_a_key_belongs() {
    assert_answer(
        &[],
        LONG,
        "\
shard     ca1, given by the key
region    Canada
base URL  https://api.ca1.cliniko.com/v1
complete  judging by its length
",
    );
    assert_answer(
        &[],
        "MS0xLWl4SzYY-uk1\n",
        "\
shard     uk1, given by the key
region    United Kingdom
base URL  https://api.uk1.cliniko.com/v1
complete  doubtful: no real key known has fewer than 32 characters before its shard
",
    );
}

#[test]
fn asks_about_a_lost_hyphen() {
    let lost = "MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0UK1";
    assert_answer(
        &[],
        lost,
        "\
shard     au1, assumed: the key does not end in a hyphen and a shard
region    Australia
base URL  https://api.au1.cliniko.com/v1
complete  doubtful: the key ends in uk1 without a hyphen: is it TOKEN-uk1?
",
    );
    let doubt = "doubtful: the key ends in uk1 without a hyphen: is it TOKEN-uk1?";
    assert_eq!(line(&["--shard", "uk1"], lost, "complete"), doubt);
    assert_answer(
        &[],
        "MS0xLWl4SzYYuk1",
        "\
shard     au1, assumed: the key does not end in a hyphen and a shard
region    Australia
base URL  https://api.au1.cliniko.com/v1
complete  doubtful: no real key known has fewer than 32 characters before its shard
complete  doubtful: the key ends in uk1 without a hyphen: is it TOKEN-uk1?
",
    );
}

#[test]
fn says_how_it_knows_the_shard() {
    let shard = |arguments: &[&str], input| line(arguments, input, "shard");
    assert_eq!(shard(&[], "MS0x"), "au1, assumed: the key does not end in a hyphen and a shard");
    assert_eq!(shard(&["--shard", "UK2"], "MS0x"), "uk2, given by --shard");
    assert_eq!(shard(&["--shard=UK2"], "MS0x"), "uk2, given by --shard");
    assert_eq!(shard(&["--shard", "uk2"], "MS0x-uk2"), "uk2, given by the key");
    let address = "https://clinic.eu1.cliniko.com/bookings?a=b";
    let account = ["--account", address];
    assert_eq!(shard(&account, "MS0x"), "eu1, given by the clinic's address");
    assert_eq!(shard(&account, "MS0x-eu1"), "eu1, given by the key");
    let account = format!("--account={address}");
    assert_eq!(shard(&[&account], "MS0x"), "eu1, given by the clinic's address");
    // The last of an option counts.
    assert_eq!(shard(&["--shard=uk1", "--shard=uk2"], "MS0x"), "uk2, given by --shard");
}

#[test]
fn says_when_shards_disagree() {
    let help = "The key belongs to a different shard from the one given with it. Either they belong to two accounts, or the account \
                has moved: compare both with the web address you use for Cliniko.";
    assert_refusal(
        &["--shard", "au1"],
        "MS0x-uk1",
        &format!("error: the key names uk1, but --shard names au1\n{help}\n"),
    );
    assert_refusal(
        &["--account", "clinic.eu1.cliniko.com"],
        "MS0x-uk1",
        &format!("error: the key names uk1, but the clinic's address names eu1\n{help}\n"),
    );
    assert_refusal(
        &["--shard", "au1", "--account", "clinic.eu1.cliniko.com"],
        "MS0x",
        &format!("error: --shard names au1, but the clinic's address names eu1\n{help}\n"),
    );
}

#[test]
fn prints_one_header_line() {
    let line = "authorization: Basic TVMweExXbDRTellZLXVrMTo=\n";
    assert_answer(&["--header"], " \"MS0xLWl4SzYY-uk1\":\r\n", line);
    assert_answer(&["--header", "--shard", "uk1"], "MS0xLWl4SzYY-uk1", line);
    // The shard of a key without one goes into the URL, not into the header.
    let line = "authorization: Basic TVMweExXbDRTellZOg==\n";
    assert_answer(&["--header", "--shard", "uk1"], "MS0xLWl4SzYY", line);
}

#[test]
fn says_whether_a_link_may_be_followed() {
    let url = "https://api.ca1.cliniko.com/v1/patients?q[]=id:>5";
    let sent = "https://api.ca1.cliniko.com/v1/patients?q%5B%5D=id:%3E5";
    assert_eq!(line(&["--link", url], LONG, "link"), sent);
    assert_eq!(line(&[&format!("--link={url}")], LONG, "link"), sent);

    assert_refusal(
        &["--link", "https://api.uk1.cliniko.com/v1"],
        LONG,
        "\
error: the key must not be sent to this link: another shard, uk1, in the link at byte 12
  https://api.uk1.cliniko.com/v1
              ^
The key is for another shard. If the account has moved, store the key with its new shard and rebase the links. Otherwise the link belongs to another account: do not follow it with this key.
",
    );
    // Userinfo may be a key.
    assert_refusal(
        &["--link", "https://MS0xLWl4SzYY-ca1:@api.ca1.cliniko.com/v1"],
        LONG,
        "\
error: the key must not be sent to this link: userinfo in the link at byte 25
  https://*****************@api.ca1.cliniko.com/v1
                           ^
The part before the @ is not the host; the part after it is. Do not follow this link: find out who wrote it.
",
    );
    assert_refusal(
        &["--link", "MS0xLWl4SzYY-ca1"],
        LONG,
        "\
error: the key must not be sent to this link: no https:// in the link at byte 0
  ****************
  ^
Give the whole link, from https:// on. Rebase a path that starts with one slash onto the key's shard.
",
    );
}

#[test]
fn answers_in_json() {
    assert_json(
        &[],
        LONG,
        0,
        r#"{"ok":true,"shard":"ca1","given_shard":"ca1","suspected_shard":null,"looks_truncated":false,"region":"CA","api_base_url":"https://api.ca1.cliniko.com/v1"}"#,
    );
    assert_json(
        &["--link", "https://api.au1.cliniko.com/v1?a=%22"],
        "MS0xLWl4SzYYuk1",
        0,
        r#"{"ok":true,"shard":"au1","given_shard":null,"suspected_shard":"uk1","looks_truncated":true,"region":"AU","api_base_url":"https://api.au1.cliniko.com/v1","link":"https://api.au1.cliniko.com/v1?a=%22"}"#,
    );
    assert_json(
        &["--shard=uk2"],
        "MS0x",
        0,
        r#"{"ok":true,"shard":"uk2","given_shard":"uk2","suspected_shard":null,"looks_truncated":true,"region":"UK","api_base_url":"https://api.uk2.cliniko.com/v1"}"#,
    );
}

#[test]
fn refuses_in_json() {
    for (character, help) in [
        (
            r#"""#,
            "Remove the quotation marks and anything outside them: a key is letters and digits, with one hyphen \
             before its shard.",
        ),
        (
            r"\",
            "Remove this character and any other text, or copy the key again: a key is letters and digits, with one \
             hyphen before its shard.",
        ),
    ] {
        let output = run(&["--code"], format!("MS0x{character}\n"));
        let line = format!(
            r#"{{"ok":false,"code":"key_unexpected_character","index":4,"message":"unexpected character '\{character}' at byte 4","help":"{help}"}}"#
        );
        assert_output(&output, 1, &format!("{line}\n"), "");
    }
    assert_json(
        &["--shard=au1"],
        "MS0x-uk1",
        1,
        r#"{"ok":false,"code":"shard_mismatch","index":null,"message":"the key names uk1, but --shard names au1","help":"The key belongs to a different shard from the one given with it. Either they belong to two accounts, or the account has moved: compare both with the web address you use for Cliniko."}"#,
    );
    assert_json(
        &["--link=http://api.uk1.cliniko.com/v1"],
        "MS0x-uk1",
        1,
        r#"{"ok":false,"code":"link_not_https","index":0,"message":"the key must not be sent to this link: scheme other than lower-case https in the link at byte 0","help":"The key must not be sent unencrypted: start the link with https:// in lower case, or rebase it if it is of the legacy host or of Cliniko's documentation. A mock server has to name the API's host in its links."}"#,
    );
    assert_json(
        &["--shard=london"],
        "",
        2,
        r#"{"ok":false,"code":"shard_malformed","index":null,"message":"malformed shard code","help":"Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of a Cliniko API key and in the web address you use for Cliniko."}"#,
    );
    assert_json(
        &["--account=clinic.cliniko.com"],
        "",
        2,
        r#"{"ok":false,"code":"account_missing_shard","index":7,"message":"no shard before cliniko.com in the address at byte 7","help":"The shard before .cliniko.com is missing, such as au3 in good-healthy-times.au3.cliniko.com. Log in to Cliniko and copy the address from the browser."}"#,
    );
    let line = r#"{"ok":false,"code":"input_not_utf8","index":4,"message":"the input is not UTF-8 at byte 4","help":"Save it as UTF-8, or paste the key."}"#;
    assert_output(&run(&["--code"], b"MS0x\xFF\n"), 1, &format!("{line}\n"), "");
    let line = r#"{"ok":false,"code":"input_too_long","index":null,"message":"more than 4096 bytes of input: no key is that long","help":"Paste the key alone."}"#;
    assert_output(&run(&["--code"], vec![b'A'; 4097]), 1, &format!("{line}\n"), "");
}

#[test]
fn marks_the_place_and_masks_the_token() {
    assert_refusal(
        &[],
        "MS0x-LWl4-uk1\n",
        "\
error: extra hyphen at byte 9
  ****-****-***
           ^
A key has one hyphen, just before its shard: remove any other, paste the key once, and paste no web address. In a field for the token alone, leave out the hyphen and the shard.
",
    );
    assert_refusal(
        &[],
        "  MS0xLWl4SzYY/uk1",
        "\
error: unexpected character '/' at byte 14
    ************/***
                ^
A key has no slash. If this is a web address, paste the API key instead.
",
    );
    assert_refusal(
        &[],
        "MS0x—uk9",
        "\
error: unknown shard uk9 at byte 7
  *****uk9
       ^
Check the end of the key: this software does not know the shard after the hyphen. If the key is right, this software needs an update: ask whoever provides it.
",
    );
    assert_refusal(
        &[],
        "MS0x\u{200B}LWl4\tSzYY",
        "\
error: white space or invisible character at byte 4
  ********* ****
      ^
There is a space, a line break or an invisible character in the input. Paste one key alone, without such characters or other words; if the shard, such as uk1, stands apart, join it to the key with a hyphen.
",
    );
}

#[test]
fn marks_a_place_far_inside() {
    let output = run(&[], "A".repeat(500));
    assert_output(
        &output,
        1,
        "",
        &format!(
            "\
error: key too long at byte 135
  ...{}
     {}^
This is longer than any Cliniko API key that this software knows. Paste one key, without other text.
",
            "*".repeat(72),
            " ".repeat(36),
        ),
    );
}

#[test]
fn answers_no_input() {
    let message = "\
error: no key at byte 0
Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys.
";
    assert_refusal(&[], "", message);
    assert_refusal(&[], " \n\n", message);
}

#[test]
fn answers_what_is_not_text() {
    let output = run(&[], b"MS0x\xFF\n");
    assert_output(
        &output,
        1,
        "",
        "error: the input is not UTF-8 at byte 4\nSave it as UTF-8, or paste the key.\n",
    );
}

#[cfg(unix)]
#[test]
fn answers_input_that_cannot_be_read() {
    let folder = std::fs::File::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let output = command(&[]).stdin(folder).output().unwrap();
    let message = format!("error: cannot read the key: {}\n", io::Error::from_raw_os_error(21));
    assert_output(&output, 1, "", &message);
}

#[test]
fn answers_endless_input_without_reading_it() {
    let (output, written) = run_and_write(&[], vec![b'A'; 1 << 26]);
    assert!(written.is_err(), "it read all of it");
    assert_output(
        &output,
        1,
        "",
        "error: more than 4096 bytes of input: no key is that long\nPaste the key alone.\n",
    );
    let output = run(&[], vec![b'A'; 4096]);
    assert!(output.stderr.starts_with(b"error: key too long at byte 135\n"));
}

#[test]
fn answers_a_closed_pipe() {
    let mut child = command(&[]).spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"MS0xLWl4SzYY-uk1\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with("error: cannot write the answer: "), "{message}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn refuses_bad_usage() {
    for (arguments, message) in [
        // Neither is repeated: it may be the key.
        (
            &["MS0xLWl4SzYY-uk1"][..],
            "argument 1 is not an option; if it is the key, give it on standard input, because everybody \
             on this machine can see a program's arguments",
        ),
        (
            &["--header", "-MS0xLWl4SzYY-uk1"],
            "argument 2 is not an option; if it is the key, give it on standard input, because everybody \
             on this machine can see a program's arguments",
        ),
        (&["--shard", "uk1", "--headers"], "unknown option in argument 3"),
        (&["--key=MS0xLWl4SzYY-uk1"], "unknown option in argument 1"),
        (&["--"], "unknown option in argument 1"),
        (&["--header=yes"], "the option in argument 1 takes no value"),
        (&["--code="], "the option in argument 1 takes no value"),
        (&["--shard"], "--shard needs a code"),
        (&["--account"], "--account needs an address"),
        (&["--link"], "--link needs a URL"),
        (&["--header", "--link", "x"], "--header excludes --code and --link"),
        (&["--code", "--header"], "--header excludes --code and --link"),
    ] {
        assert_bad_usage(arguments, &format!("error: {message}\n\n{USAGE}"));
    }
}

#[cfg(unix)]
#[test]
fn refuses_an_argument_that_is_not_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let output = command(&[]).arg(OsStr::from_bytes(b"--link=\xFF")).output().unwrap();
    assert_output(&output, 2, "", &format!("error: an argument is not UTF-8\n\n{USAGE}"));
}

#[test]
fn refuses_a_bad_value() {
    assert_bad_usage(
        &["--shard", "london"],
        "\
error: malformed shard code
Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of a Cliniko API key and in the web address you use for Cliniko.
",
    );
    assert_bad_usage(
        &["--shard="],
        "error: malformed shard code\nEnter only the shard: two letters and one or two digits, such as uk1. It is at \
         the end of a Cliniko API key and in the web address you use for Cliniko.\n",
    );
    assert_bad_usage(
        &["--shard=gb1"],
        "error: unknown shard gb1\nCheck the shard: this software knows none with this code. If it is right, this \
         software needs an update: ask whoever provides it.\n",
    );
    assert_bad_usage(
        &["--account", "clinic.au1.example.org"],
        "\
error: foreign host in the address at byte 0
  clinic.au1.example.org
  ^
This is not the address of a Cliniko account, such as good-healthy-times.au3.cliniko.com. Enter the address alone, or log in to Cliniko and copy it from the browser.
",
    );
    assert_bad_usage(
        &["--account", "MS0xLWl4SzYY-uk1"],
        "\
error: foreign host in the address at byte 0
  ****************
  ^
This is not the address of a Cliniko account, such as good-healthy-times.au3.cliniko.com. Enter the address alone, or log in to Cliniko and copy it from the browser.
",
    );
    assert_bad_usage(
        &["--account", "reception@clinic.example"],
        "\
error: userinfo in the address at byte 9
  *********@clinic.example
           ^
If this is an e-mail address, enter the web address you use for Cliniko instead. Otherwise remove the @ sign and everything before it.
",
    );
}

#[test]
fn prints_its_usage_and_version() {
    assert_answer(&["--help"], "", USAGE);
    assert_answer(&["-h"], "", USAGE);
    let version = concat!("check_key ", env!("CARGO_PKG_VERSION"), "\n");
    assert_answer(&["--version"], "", version);
    assert_answer(&["-V"], "", version);
}
