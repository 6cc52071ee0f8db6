//! The corpus as text: a file for each target, an input a line.
//!
//! First come the seeds, written by hand, with comments that start with `#`; then, below [`FOUND`], what fuzzing found
//! and `cmin` kept. An input is escaped as in a Rust string, but for quotation marks, and with `\xNN` for bytes that are
//! not UTF-8.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::reference::is_blank;

/// The line between the seeds and what fuzzing found.
pub const FOUND: &str = "# Found by fuzzing:";

/// The inputs of one target.
pub struct Corpus {
    /// The lines of the file up to [`FOUND`].
    head: String,
    pub seeds: Vec<Vec<u8>>,
    pub found: Vec<Vec<u8>>,
}

impl Corpus {
    /// Reads the file of a target.
    pub fn of(target: &str) -> Corpus {
        let file = file(target);
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Corpus::parse(&text)
    }

    pub fn parse(text: &str) -> Corpus {
        let (head, found) = text.split_once(FOUND).unwrap_or((text, ""));
        Corpus { head: head.to_owned(), seeds: inputs(head), found: inputs(found) }
    }

    pub fn inputs(&self) -> impl Iterator<Item = &Vec<u8>> {
        self.seeds.iter().chain(&self.found)
    }

    /// The text of a file with `found` in the place of what fuzzing found before, without the seeds, the shortest first.
    pub fn with_found(&self, found: impl IntoIterator<Item = Vec<u8>>) -> String {
        let new =
            found.into_iter().filter(|input| !input.is_empty() && !self.seeds.contains(input));
        let sorted: BTreeSet<(usize, Vec<u8>)> = new.map(|input| (input.len(), input)).collect();
        let lines = sorted.iter().map(|(_, input)| escape(input) + "\n");
        format!("{}{FOUND}\n{}", self.head, lines.collect::<String>())
    }
}

fn inputs(lines: &str) -> Vec<Vec<u8>> {
    let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| unescape(line).unwrap_or_else(|| panic!("a bad escape: {line}"))).collect()
}

/// The names of all targets.
pub fn targets() -> Vec<String> {
    names_in("corpus", "txt")
}

/// The file of a target.
pub fn file(target: &str) -> PathBuf {
    root().join(format!("corpus/{target}.txt"))
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the files with an extension, sorted, without it.
pub fn names_in(folder: &str, extension: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let named = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    let mut names: Vec<String> =
        named.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

/// An input as a line.
pub fn escape(input: &[u8]) -> String {
    let mut line = String::new();
    for chunk in input.utf8_chunks() {
        chunk.valid().chars().for_each(|c| push_escaped(&mut line, c));
        chunk.invalid().iter().for_each(|byte| line.push_str(&format!("\\x{byte:02x}")));
    }
    // Neither a comment nor a space that an editor removes.
    if line.starts_with(['#', ' ']) {
        let first = line.remove(0);
        line.insert_str(0, &format!("\\x{:02x}", u32::from(first)));
    }
    if line.ends_with(' ') {
        line.pop();
        line.push_str("\\x20");
    }
    line
}

fn push_escaped(line: &mut String, c: char) {
    match c {
        ' ' | '"' | '\'' => line.push(c),
        '\\' | '\n' | '\r' | '\t' => line.extend(c.escape_default()),
        '\0'..='\u{1F}' | '\u{7F}' => line.push_str(&format!("\\x{:02x}", u32::from(c))),
        _ if is_blank(c) => line.extend(c.escape_unicode()),
        _ => line.extend(c.escape_debug()),
    }
}

/// The input of a line; none if an escape is malformed.
pub fn unescape(line: &str) -> Option<Vec<u8>> {
    let mut input = Vec::new();
    let mut rest = line;
    while let Some((plain, escape)) = rest.split_once('\\') {
        input.extend(plain.bytes());
        let (kind, after) = (escape.chars().next()?, escape.get(1..)?);
        let simple = match kind {
            'n' => Some(b'\n'),
            'r' => Some(b'\r'),
            't' => Some(b'\t'),
            '0' => Some(0),
            '\\' | '\'' | '"' => u8::try_from(kind).ok(),
            _ => None,
        };
        rest = match (simple, kind) {
            (Some(byte), _) => {
                input.push(byte);
                after
            }
            (None, 'x') => {
                let (digits, after) = after.split_at_checked(2)?;
                input.push(u8::from_str_radix(digits, 16).ok()?);
                after
            }
            (None, 'u') => {
                let (digits, after) = after.strip_prefix('{')?.split_once('}')?;
                let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
                input.extend(c.to_string().bytes());
                after
            }
            _ => return None,
        };
    }
    input.extend(rest.bytes());
    Some(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (input, line) in [
            (&b"MS0x-uk1"[..], "MS0x-uk1"),
            (" “MS0x–uk1”\r\n".as_bytes(), "\\x20“MS0x–uk1”\\r\\n"),
            (b"# \"'\\ ", "\\x23 \"'\\\\\\x20"),
            (b" ", "\\x20"),
            (b"app\x1fa@b.c\t\x00", "app\\x1fa@b.c\\t\\x00"),
            ("\u{FEFF}\u{AD}\u{3164}".as_bytes(), "\\u{feff}\\u{ad}\\u{3164}"),
            (b"\xC3", "\\xc3"),
            (b"\x80x\xFF", "\\x80x\\xff"),
        ] {
            assert_eq!(escape(input), line);
            assert_eq!(unescape(line).as_deref(), Some(input));
        }
        for line in ["\\", "\\q", "\\x1", "\\xzz", "\\u41", "\\u{110000}", "\\u{41", "\\é"] {
            assert_eq!(unescape(line), None, "{line}");
        }
    }

    /// Every input of up to three bytes that have a meaning in a line.
    #[test]
    fn every_input_comes_back() {
        let bytes = b"\0\t\n\r\x1F #\"'\\aNux0{}\x7F\x80\xC2\xAD\xE2\x80\x93\xFF";
        let mut inputs: Vec<Vec<u8>> = vec![Vec::new()];
        for _ in 0..3 {
            let longer = |input: &Vec<u8>| {
                let input = input.clone();
                bytes.iter().map(move |byte| [&input[..], &[*byte]].concat())
            };
            inputs = inputs.iter().flat_map(longer).chain([Vec::new()]).collect();
            for input in &inputs {
                let line = escape(input);
                assert_eq!(unescape(&line).as_ref(), Some(input), "{line}");
                assert!(!line.starts_with('#') && !line.contains('\n'), "{line}");
            }
        }
    }

    #[test]
    fn pack_keeps_the_seeds() {
        let text = "# A comment.\nuk1\n\n# Found by fuzzing:\nold\n";
        let corpus = Corpus::parse(text);
        assert_eq!((corpus.seeds.len(), corpus.found.len()), (1, 1));
        let found = ["bb", "uk1", "a", "#", "", "a"].map(|input| input.as_bytes().to_vec());
        let packed = corpus.with_found(found);
        assert_eq!(packed, "# A comment.\nuk1\n\n# Found by fuzzing:\n\\x23\na\nbb\n");
        assert_eq!(Corpus::parse(&packed).with_found(Corpus::parse(&packed).found), packed);
    }

    #[test]
    fn every_target_has_a_program_and_a_corpus() {
        let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
        let (_, bins) = manifest.split_once("[[bin]]").expect("a target");
        let mut named: Vec<&str> = bins
            .lines()
            .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
            .collect();
        named.sort_unstable();
        assert_eq!(targets(), named);
        assert_eq!(names_in("fuzz_targets", "rs"), named);
        for target in named {
            let corpus = Corpus::of(target);
            assert!(!corpus.seeds.is_empty(), "{target} has no seed");
            let text = fs::read_to_string(file(target)).expect("a corpus");
            assert_eq!(corpus.with_found(corpus.found.clone()), text, "{target} is not packed");
        }
    }
}
