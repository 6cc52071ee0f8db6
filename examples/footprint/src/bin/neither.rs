//! Reads a string and prints it twice: what the other two programs have in common.

use std::io;
use std::process::ExitCode;

fn main() -> io::Result<ExitCode> {
    let text = io::read_to_string(io::stdin())?;
    if text.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    println!("{text}");
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}
