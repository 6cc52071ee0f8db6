//! `vectors/cliniko.json`: what every implementation must answer, in any language. The file is where cases are
//! added, with a comment and the inputs. The answers come from the reference; the laws compare the library with it.

mod answers;
mod facts;
mod json;

use std::collections::HashSet;
use std::{env, fs};

use answers::Inputs;
use json::{Object, Value};

use crate::reference::codes;
use crate::reference::shards::SHARDS;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/cliniko.json");
/// The environment variable that has the answers written instead of checked.
const WRITE: &str = "CLINIKO_WRITE_VECTORS";

struct Section {
    name: &'static str,
    inputs: &'static [&'static str],
    answer: fn(&Inputs<'_>) -> Object,
}

const SECTIONS: [Section; 15] = [
    Section { name: "shard_from_code", inputs: &["input"], answer: answers::shard_from_code },
    Section { name: "region_from_code", inputs: &["input"], answer: answers::region_from_code },
    Section { name: "parse", inputs: &["input"], answer: answers::parse },
    Section { name: "parse_pasted", inputs: &["input"], answer: answers::parse_pasted },
    Section { name: "from_parts", inputs: &["token", "shard"], answer: answers::from_parts },
    Section { name: "with_shard", inputs: &["key", "shard"], answer: answers::with_shard },
    Section { name: "authorization", inputs: &["key", "url"], answer: answers::authorization },
    Section { name: "api_url", inputs: &["shard", "segments", "query"], answer: answers::api_url },
    Section { name: "check_link", inputs: &["shard", "url"], answer: answers::check_link },
    Section { name: "rebase_link", inputs: &["shard", "url"], answer: answers::rebase_link },
    Section { name: "from_api_url", inputs: &["url"], answer: answers::from_api_url },
    Section { name: "last_segment", inputs: &["shard", "url"], answer: answers::last_segment },
    Section { name: "parse_account_url", inputs: &["input"], answer: answers::parse_account_url },
    Section { name: "account_url", inputs: &["shard", "subdomain"], answer: answers::account_url },
    Section { name: "user_agent", inputs: &["name", "email"], answer: answers::user_agent },
];

impl Section {
    /// The cases in the file.
    fn cases<'a>(&self, file: &'a Object) -> Vec<&'a Object> {
        let case = |case: &'a Value| match case {
            Value::Object(case) => Some(case),
            _ => None,
        };
        match file.get(self.name) {
            Some(Value::List(cases)) => cases.iter().filter_map(case).collect(),
            _ => vec![],
        }
    }

    /// The cases with the answers that they should have.
    fn answered(&self, file: &Object) -> Vec<Object> {
        let names = [&["comment"], self.inputs].concat();
        let answered = |case: &Object| {
            let given = case.only(&names);
            let answer = (self.answer)(&Inputs(&given));
            given.with_all(answer)
        };
        self.cases(file).into_iter().map(answered).collect()
    }
}

fn read() -> (String, Object) {
    let text = fs::read_to_string(PATH).unwrap();
    let file = json::read(&text);
    (text, file)
}

#[test]
fn the_answers_are_the_references() {
    let (found, file) = read();
    let mut sections = vec![("shards", facts::shards()), ("regions", facts::regions())];
    sections.extend(SECTIONS.iter().map(|section| (section.name, section.answered(&file))));
    sections.push(("fake_keys", facts::fake_keys()));
    let expected = json::file(env!("CARGO_PKG_VERSION"), &sections);
    if env::var_os(WRITE).is_some() {
        fs::write(PATH, expected).unwrap();
        return;
    }
    let stale = format!("`{WRITE}=1 cargo test --test it the_answers` writes the answers");
    // The first line that differs, since the file is too long to print.
    let mut lines = (1..).zip(found.lines().zip(expected.lines()));
    let different = lines.find(|(_, (found, expected))| found != expected);
    assert_eq!(different, None, "{stale}");
    assert!(found == expected, "{stale}");
}

#[test]
fn every_case_is_there_once() {
    let (_, file) = read();
    for section in SECTIONS {
        let cases = section.cases(&file);
        assert!(!cases.is_empty(), "{}", section.name);
        let mut inputs = HashSet::new();
        for case in cases {
            let repeated = case.only(section.inputs).to_string();
            assert!(inputs.insert(repeated.clone()), "{}: {repeated} is there twice", section.name);
        }
    }
}

/// Each code but that of a buffer, which C and Rust alone have.
#[test]
fn every_code_has_a_case() {
    let (_, file) = read();
    for code in codes::ALL {
        let of_code = |case: &&Object| case.get("error") == Some(&code.into());
        let cases =
            SECTIONS.iter().flat_map(|section| section.cases(&file)).filter(of_code).count();
        assert_eq!(cases > 0, code != codes::BUFFER_TOO_SMALL, "{code} has {cases} cases");
    }
}

#[test]
fn every_shard_has_a_key_and_a_link() {
    let (_, file) = read();
    for section in SECTIONS.iter().filter(|section| ["parse", "check_link"].contains(&section.name))
    {
        for (code, ..) in SHARDS {
            let of_shard =
                |case: &Object| case.get("ok").is_some() && case.get("shard") == Some(&code.into());
            let found = section.cases(&file).into_iter().any(of_shard);
            assert!(found, "add a case of {code} to {}", section.name);
        }
    }
}
