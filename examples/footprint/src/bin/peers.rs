//! Reads a key, and prints the base URL and the header value of its requests, with `regex`, `base64` and `url`.

use std::io;
use std::process::ExitCode;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use regex::Regex;
use url::Url;

/// A shard's code alone is no key, but a part of one. Without `-u`, `k` would be the Kelvin sign too.
const KEY: &str = "^(?i-u:(?:au[1-5]|ca1|eu1|uk[1-3]|us1)\
    |([a-z0-9]{1,128})(?:-(au[1-5]|ca1|eu1|uk[1-3]|us1))?)$";

fn main() -> io::Result<ExitCode> {
    let text = io::read_to_string(io::stdin())?;
    let Some((base_url, header)) = request(&text) else {
        return Ok(ExitCode::FAILURE);
    };
    println!("{base_url}");
    println!("{header}");
    Ok(ExitCode::SUCCESS)
}

fn request(text: &str) -> Option<(Url, String)> {
    let captures = Regex::new(KEY).ok()?.captures(text)?;
    let token = captures.get(1)?.as_str();
    let (shard, key) = match captures.get(2) {
        Some(shard) => {
            let shard = shard.as_str().to_ascii_lowercase();
            let key = format!("{token}-{shard}");
            (shard, key)
        }
        None => ("au1".to_owned(), token.to_owned()),
    };
    let base_url = Url::parse(&format!("https://api.{shard}.cliniko.com/v1")).ok()?;
    let header = format!("Basic {}", BASE64_STANDARD.encode(format!("{key}:")));
    Some((base_url, header))
}
