//! The example `check_key`, run as a person runs it. `cargo test` builds it beside the tests, which
//! `cargo test --test check_key` does not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::env;
use std::io::{self, Write as _};
use std::process::{Command, Output, Stdio};
use std::str;
use std::thread;

const USAGE: &str = "\
usage: check_key [--shard CODE] [--account URL] [--link URL | --header]

Reads one Cliniko API key from standard input and says where it belongs.

  --shard CODE   the shard of a key that is stored without one, such as uk1
  --account URL  the clinic's web address, such as good-healthy-times.au3.cliniko.com
  --link URL     say whether the key may follow this link
  --header       print nothing but the header line, for a shell to use

Exit status: 0, 1 for a key that is refused or does not fit, 2 for bad usage.
";

/// A key of a real one's length.
const LONG: &str = "MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0-ca1\n";

fn command(arguments: &[&str]) -> Command {
    let tests = env::current_exe().unwrap();
    let profile = tests.parent().and_then(|deps| deps.parent()).unwrap();
    let mut command = Command::new(profile.join("examples").join("check_key"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: impl AsRef<[u8]> + Send + 'static) -> Output {
    run_and_write(arguments, input).0
}

/// What the program answers, and whether it took all of the input.
fn run_and_write(
    arguments: &[&str],
    input: impl AsRef<[u8]> + Send + 'static,
) -> (Output, io::Result<()>) {
    let mut child = command(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // From a thread, and it may fail: the program does not read more than it has to.
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

#[test]
fn says_where_a_key_belongs() {
    assert_answer(
        &[],
        "MS0xLWl4SzYY-uk1\n",
        "\
shard     uk1, given by the key
region    United Kingdom
base URL  https://api.uk1.cliniko.com/v1
complete  doubtful: no real key known has under 32 characters before its shard
",
    );
    assert_answer(
        &[],
        LONG,
        "\
shard     ca1, given by the key
region    Canada
base URL  https://api.ca1.cliniko.com/v1
complete  as far as its length tells
",
    );
}

#[test]
fn says_how_it_knows_the_shard() {
    let shard = |arguments: &[&str], input: &'static str| {
        let output = run(arguments, input);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned()
    };
    assert_eq!(shard(&[], "MS0x"), "shard     au1, assumed: the key does not end in a shard");
    assert_eq!(shard(&["--shard", "UK2"], "MS0x"), "shard     uk2, given by --shard");
    assert_eq!(shard(&["--shard", "uk2"], "MS0x-uk2"), "shard     uk2, given by the key");
    let account = ["--account", "https://clinic.eu1.cliniko.com/bookings"];
    assert_eq!(shard(&account, "MS0x"), "shard     eu1, given by the clinic's address");
    assert_eq!(shard(&account, "MS0x-eu1"), "shard     eu1, given by the key");
}

#[test]
fn says_when_shards_disagree() {
    let hint = "One is of another account, or the account has moved: compare them with what Cliniko shows.";
    assert_refusal(
        &["--shard", "au1"],
        "MS0x-uk1",
        &format!("error: the key names uk1, but --shard names au1\n{hint}\n"),
    );
    assert_refusal(
        &["--account", "clinic.eu1.cliniko.com"],
        "MS0x-uk1",
        &format!("error: the key names uk1, but the clinic's address names eu1\n{hint}\n"),
    );
    assert_refusal(
        &["--shard", "au1", "--account", "clinic.eu1.cliniko.com"],
        "MS0x",
        &format!("error: --shard names au1, but the clinic's address names eu1\n{hint}\n"),
    );
}

#[test]
fn prints_one_header_line() {
    let line = "authorization: Basic TVMweExXbDRTellZLXVrMTo=\n";
    assert_answer(&["--header"], " \"MS0xLWl4SzYY-uk1\":\r\n", line);
    assert_answer(&["--header", "--shard", "uk1"], "MS0xLWl4SzYY-uk1", line);
}

#[test]
fn says_whether_a_link_may_be_followed() {
    let link = "https://api.ca1.cliniko.com/v1/patients?q[]=id:>5";
    let output = run(&["--link", link], LONG);
    let answer = String::from_utf8(output.stdout).unwrap();
    let url = "link      https://api.ca1.cliniko.com/v1/patients?q[]=id:%3E5";
    assert_eq!(answer.lines().last(), Some(url));
    assert_eq!(output.status.code(), Some(0));

    assert_refusal(
        &["--link", "https://api.ca1.cliniko.com@example.org/v1"],
        LONG,
        "\
error: the key must not follow this link: userinfo in the link at byte 27
  https://api.ca1.cliniko.com@example.org/v1
                             ^
",
    );
}

#[test]
fn marks_the_place_and_masks_the_token() {
    assert_refusal(
        &[],
        "MS0x-LWl4-uk1\n",
        "\
error: extra hyphen at byte 9
  ****-****-****
           ^
A key has one hyphen, just before its shard. Remove any other; or, if the shard has a field of its own, leave out the hyphen and what follows it.
",
    );
    assert_refusal(
        &[],
        "  MS0xLWl4SzYY/uk1",
        "\
error: unexpected character '/' at byte 14
  **************/***
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
This software does not know that shard yet and needs an update. Ask whoever provides it for a newer version.
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
This is longer than any Cliniko API key that this software knows. Paste the key alone, without other text.
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
        "error: the input is not UTF-8 text at byte 4\nSave it as UTF-8, or paste the key.\n",
    );
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
    // The argument may be the key, so it is not repeated.
    assert_bad_usage(
        &["MS0xLWl4SzYY-uk1"],
        &format!(
            "error: unknown argument; the key itself belongs on standard input, because everybody on \
             this machine can see the arguments of a program\n\n{USAGE}"
        ),
    );
    assert_bad_usage(&["--shard"], &format!("error: --shard needs a code\n\n{USAGE}"));
    assert_bad_usage(&["--account"], &format!("error: --account needs an address\n\n{USAGE}"));
    assert_bad_usage(&["--link"], &format!("error: --link needs a link\n\n{USAGE}"));
    assert_bad_usage(
        &["--header", "--link", "x"],
        &format!("error: --header and --link exclude each other\n\n{USAGE}"),
    );
    assert_bad_usage(
        &["--shard", "london"],
        "\
error: malformed shard code
Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of a Cliniko API key and in the web address you use for Cliniko.
",
    );
    assert_bad_usage(
        &["--account", "clinic.au1.example.org"],
        "\
error: foreign host in the address at byte 0
  clinic.au1.example.org
  ^
This is not the address of a Cliniko account. Open Cliniko in a browser, log in, and copy the address from there.
",
    );
}

#[test]
fn prints_its_usage() {
    assert_answer(&["--help"], "", USAGE);
    assert_answer(&["-h"], "", USAGE);
}
