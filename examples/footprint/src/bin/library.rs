//! Reads a key, and prints the base URL and the header value of its requests, with this library.

use std::io;
use std::process::ExitCode;

use cliniko_core::ApiKey;

fn main() -> io::Result<ExitCode> {
    let text = io::read_to_string(io::stdin())?;
    let Ok(key) = ApiKey::parse(&text) else {
        return Ok(ExitCode::FAILURE);
    };
    println!("{}", key.shard().api_base_url());
    println!("{}", key.authorization().expose_value());
    Ok(ExitCode::SUCCESS)
}
