//! The corpus between its text files and the folders of files that libFuzzer works on.
//!
//! ```text
//! corpus unpack FOLDER    writes FOLDER/TARGET/NUMBER for each input of each target
//! corpus pack FOLDER      puts the files of FOLDER/TARGET into the text file of each target that has such a folder
//! ```

use std::path::Path;
use std::{env, fs, io};

use cliniko_core_fuzz::corpus::{Corpus, file, targets};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    for target in targets() {
        match arguments[..] {
            ["unpack", folder] => unpack(&target, &Path::new(folder).join(&target))?,
            ["pack", folder] => pack(&target, &Path::new(folder).join(&target))?,
            _ => return Err(io::Error::other("usage: corpus unpack|pack FOLDER")),
        }
    }
    Ok(())
}

fn unpack(target: &str, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, input) in Corpus::of(target).inputs().enumerate() {
        fs::write(folder.join(format!("{number:04}")), input)?;
    }
    Ok(())
}

fn pack(target: &str, folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let inputs: io::Result<Vec<Vec<u8>>> =
        fs::read_dir(folder)?.map(|entry| fs::read(entry?.path())).collect();
    fs::write(file(target), Corpus::of(target).with_found(inputs?))
}
