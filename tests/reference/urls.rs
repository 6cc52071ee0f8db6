//! URLs made of segments and pairs, and percent-encoding both ways.

use cliniko_core::{PathErrorKind, Shard};

use super::shards::code;

/// `Shard::api_url`: what is displayed, or the kind of the error, the segment's number and the index in it.
pub fn api_url(shard: Shard, segments: &[&str]) -> Result<String, (PathErrorKind, usize, usize)> {
    let mut url = format!("https://api.{}.cliniko.com/v1", code(shard));
    for (number, segment) in segments.iter().enumerate() {
        match *segment {
            "" => return Err((PathErrorKind::Empty, number, 0)),
            "." | ".." => return Err((PathErrorKind::DotSegment, number, 0)),
            _ => {}
        }
        if let Some(index) = segment.find(|c| !is_unreserved(c)) {
            return Err((PathErrorKind::ForbiddenCharacter, number, index));
        }
        url = format!("{url}/{segment}");
    }
    Ok(url)
}

/// `ApiUrl::with_query`: the query with its `?`, or nothing if there are no pairs.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let encoded =
        |(name, value): &(&str, &str)| [name, value].map(|s| percent_encoded(s)).join("=");
    let pairs: Vec<String> = pairs.iter().map(encoded).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// `ApiUrl::last_segment`, of what the URL displays.
pub fn last_segment(url: &str) -> Option<&str> {
    let (_, path) = url.split('?').next()?.split_once(".cliniko.com/v1/")?;
    path.rsplit('/').next().filter(|segment| !segment.is_empty())
}

/// RFC 3986, section 2.3.
pub fn is_unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~".contains(c)
}

/// Everything but unreserved characters percent-encoded as UTF-8.
pub fn percent_encoded(text: &str) -> String {
    let encoded = |byte| match char::from(byte) {
        c if is_unreserved(c) => c.to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}

/// Percent-decoding of valid escapes.
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
