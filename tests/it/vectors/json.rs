//! JSON, as far as the vectors need it: written in ASCII, so that invisible characters can be seen, and a case a
//! line, so that it can be diffed.

use std::fmt::{self, Display, Formatter, Write as _};

use cliniko_core::Shard;

use crate::reference::shards::code;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(usize),
    Text(String),
    List(Vec<Value>),
    Object(Object),
}

/// Members in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Object(Vec<(String, Value)>);

impl Object {
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    #[must_use]
    pub(super) fn with(mut self, name: &str, value: impl Into<Value>) -> Object {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// Adds the members of an answer. One that repeats an input is left out.
    pub(super) fn with_all(mut self, answer: Object) -> Object {
        for (name, value) in answer.0 {
            match self.get(&name) {
                Some(input) => assert_eq!(*input, value, "{name} is an input and another answer"),
                None => self = self.with(&name, value),
            }
        }
        self
    }

    /// These members, all of which there must be.
    pub(super) fn only(&self, names: &[&str]) -> Object {
        let member = |name: &&str| {
            let value = self.get(name).unwrap_or_else(|| panic!("no {name} in {self}"));
            ((*name).to_owned(), value.clone())
        };
        Object(names.iter().map(member).collect())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(bool: bool) -> Value {
        Value::Bool(bool)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Number(number)
    }
}

impl From<Shard> for Value {
    fn from(shard: Shard) -> Value {
        code(shard).into()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Value {
        Value::List(items.into_iter().map(Into::into).collect())
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(bool) => write!(f, "{bool}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => f.write_str(&quoted(text)),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(Value::to_string).collect();
                write!(f, "[{}]", items.join(", "))
            }
            Value::Object(object) => write!(f, "{object}"),
        }
    }
}

impl Display for Object {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let member = |(name, value): &(String, Value)| format!("{}: {value}", quoted(name));
        let members: Vec<String> = self.0.iter().map(member).collect();
        write!(f, "{{{}}}", members.join(", "))
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte @ (b'"' | b'\\')) => quoted.extend(['\\', char::from(byte)]),
            Ok(byte @ b' '..=b'~') => quoted.push(char::from(byte)),
            _ => write!(quoted, "\\u{unit:04x}").unwrap(),
        }
    }
    quoted + "\""
}

/// The whole file.
pub(super) fn file(version: &str, sections: &[(&str, Vec<Object>)]) -> String {
    let mut members = vec![format!("  \"version\": {}", quoted(version))];
    for (name, cases) in sections {
        let lines: Vec<String> = cases.iter().map(|case| format!("    {case}")).collect();
        members.push(format!("  {}: [\n{}\n  ]", quoted(name), lines.join(",\n")));
    }
    format!("{{\n{}\n}}\n", members.join(",\n"))
}

/// The object that is the whole input.
pub(super) fn read(text: &str) -> Object {
    let (value, rest) = value(text);
    assert_eq!(rest.trim(), "", "after the end");
    match value {
        Value::Object(object) => object,
        other => panic!("no object: {other}"),
    }
}

/// A value at the start, and what follows it.
fn value(text: &str) -> (Value, &str) {
    let text = text.trim_start();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match text.chars().next() {
        Some('"') => {
            let (text, rest) = string(text);
            (Value::Text(text), rest)
        }
        Some('[') => {
            let mut items = vec![];
            let rest = elements(text, ']', |text| {
                let (item, rest) = value(text);
                items.push(item);
                rest
            });
            (Value::List(items), rest)
        }
        Some('{') => {
            let mut members = vec![];
            let rest = elements(text, '}', |text| {
                let (name, rest) = string(text);
                let (value, rest) = value(rest.trim_start().strip_prefix(':').unwrap());
                members.push((name, value));
                rest
            });
            (Value::Object(Object(members)), rest)
        }
        Some('0'..='9') => {
            (Value::Number(text[..text.len() - number.len()].parse().unwrap()), number)
        }
        _ => {
            let words = [("null", Value::Null), ("true", true.into()), ("false", false.into())];
            let mut found = words
                .into_iter()
                .filter_map(|(word, value)| Some((value, text.strip_prefix(word)?)));
            found.next().unwrap_or_else(|| panic!("no value: {text:.80}"))
        }
    }
}

/// What follows the elements of a list or an object, each of which `element` takes from the start.
fn elements<'a>(
    text: &'a str,
    close: char,
    mut element: impl FnMut(&'a str) -> &'a str,
) -> &'a str {
    let mut rest = text[1..].trim_start();
    if let Some(rest) = rest.strip_prefix(close) {
        return rest;
    }
    loop {
        rest = element(rest).trim_start();
        match rest.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => {
                return rest
                    .strip_prefix(close)
                    .unwrap_or_else(|| panic!("no {close}: {rest:.80}"));
            }
        }
    }
}

/// A string at the start, and what follows it.
fn string(text: &str) -> (String, &str) {
    let mut units = vec![];
    let mut rest =
        text.strip_prefix('"').unwrap_or_else(|| panic!("no string: {text:.80}")).chars();
    loop {
        let c = rest.next().unwrap();
        match c {
            '"' => return (String::from_utf16(&units).unwrap(), rest.as_str()),
            '\\' => match rest.next().unwrap() {
                'u' => {
                    let (digits, after) = rest.as_str().split_at(4);
                    units.push(u16::from_str_radix(digits, 16).unwrap());
                    rest = after.chars();
                }
                'n' => units.push(u16::from(b'\n')),
                'r' => units.push(u16::from(b'\r')),
                't' => units.push(u16::from(b'\t')),
                c @ ('"' | '\\' | '/') => units.push(c as u16),
                c => panic!("an escape that is not read here: {c:?}"),
            },
            c => units.extend(c.encode_utf16(&mut [0; 2]).iter()),
        }
    }
}
