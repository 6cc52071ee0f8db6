//! Queries, and percent-encoding both ways.

/// A query of names and values, with its `?`; nothing for none.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let encoded =
        |(name, value): &(&str, &str)| [name, value].map(|s| percent_encoded(s)).join("=");
    let pairs: Vec<String> = pairs.iter().map(encoded).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// All but the unreserved characters of RFC 3986, percent-encoded as UTF-8.
pub fn percent_encoded(text: &str) -> String {
    let encoded = |byte| match char::from(byte) {
        c if c.is_ascii_alphanumeric() || "-._~".contains(c) => c.to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}

/// Percent-decoding.
pub fn percent_decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().expect("a first piece").as_bytes().to_vec();
    for piece in pieces {
        let (code, plain) = piece.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two digits"));
        bytes.extend(plain.bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}
