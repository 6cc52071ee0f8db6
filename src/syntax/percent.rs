//! Percent-encoding (RFC 3986, section 2.1).

use super::printer::Printer;
use super::uri::{Class, split_run};

/// Prints a name or a value of a query: all but the unreserved bytes are percent-encoded.
pub(crate) fn print_component(printer: &mut Printer<'_, '_>, component: &str) {
    print_encoded(printer, component.as_bytes(), Class::UNRESERVED, Escapes::Encode);
}

/// Prints a query that is percent-encoded already, and encodes what RFC 3986 does not allow in it, such as a `%` that
/// starts no escape: one such makes some clients encode every `%` again.
pub(crate) fn print_query(printer: &mut Printer<'_, '_>, query: &[u8]) {
    if is_encoded(query) {
        printer.print(query);
    } else {
        print_encoded(printer, query, Class::QUERY, Escapes::Keep);
    }
}

/// Whether a query is printed as it is, as that of most links: printing it by blocks takes half of the time.
fn is_encoded(query: &[u8]) -> bool {
    let mut rest = query;
    loop {
        let (_, escape) = split_run(rest, Class::QUERY);
        rest = match escape {
            [] => return true,
            [_, _, _, further @ ..] if is_escape(escape) => further,
            _ => return false,
        };
    }
}

/// What becomes of a `%` and two hexadecimal digits.
#[derive(Clone, Copy)]
enum Escapes {
    Keep,
    Encode,
}

/// Percent-encodes all but the bytes of a class and the escapes that are kept.
fn print_encoded(printer: &mut Printer<'_, '_>, bytes: &[u8], keep: Class, escapes: Escapes) {
    let mut rest = bytes;
    loop {
        printer.reserve();
        if let Some((block, further)) = rest.split_first_chunk() {
            if keep.has_block(block) {
                printer.push_array(block);
                rest = further;
                continue;
            }
        }
        for _ in 0..8 {
            let [byte, further @ ..] = rest else { return };
            if keep.has(*byte) || matches!(escapes, Escapes::Keep) && is_escape(rest) {
                printer.push(*byte);
            } else {
                printer.push(b'%');
                printer.push(upper_hexdigit(byte >> 4));
                printer.push(upper_hexdigit(byte & 0xF));
            }
            rest = further;
        }
    }
}

/// Whether `input` starts with `pct-encoded = "%" HEXDIG HEXDIG`.
fn is_escape(input: &[u8]) -> bool {
    match input {
        [b'%', first, second, ..] => first.is_ascii_hexdigit() && second.is_ascii_hexdigit(),
        _ => false,
    }
}

/// The digit for a number up to 15.
const fn upper_hexdigit(number: u8) -> u8 {
    let digit = number.wrapping_add(b'0');
    if number < 10 { digit } else { digit.wrapping_add(b'A' - b'9' - 1) }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::string::ToString as _;

    use super::*;

    #[test]
    fn every_digit() {
        for number in 0..16 {
            assert_eq!(format!("{number:X}"), char::from(upper_hexdigit(number)).to_string());
        }
    }
}
