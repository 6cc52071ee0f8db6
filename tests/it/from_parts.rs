//! `ApiKey::from_parts`: a token and a shard that are stored apart.

use cliniko_core::ParseKeyErrorKind::{
    Empty, ExtraHyphen, TooLong, UnexpectedCharacter, Whitespace,
};
use cliniko_core::{ParseKeyErrorKind, Shard};

use crate::keys::LONGEST_TOKEN;
use crate::laws::keys;

#[test]
fn any_token() {
    for token in ["MS0xLWl4SzYY", "a", "uk1", "UK1", "uk9", LONGEST_TOKEN] {
        for shard in Shard::ALL {
            let key = keys::from_parts(token, *shard).unwrap();
            assert_eq!((key.token.as_str(), key.shard, key.given), (token, *shard, true));
        }
    }
}

#[test]
fn nothing_else() {
    token_fault("", Empty, 0);
    token_fault(&"x".repeat(129), TooLong, 128);
    token_fault(&format!("{LONGEST_TOKEN}x-"), TooLong, 128);
    token_fault(&"-".repeat(136), TooLong, 135);
    token_fault(&format!("{}é", "x".repeat(134)), TooLong, 134);
    token_fault("MS0xLWl4SzYY-uk1", ExtraHyphen, 12);
    token_fault("MS0xLWl4SzYY-", ExtraHyphen, 12);
    token_fault("-uk1", ExtraHyphen, 0);
    token_fault("-MS0xLWl4SzYY", ExtraHyphen, 0);
    token_fault("-", ExtraHyphen, 0);
    token_fault("MS0x\n", Whitespace, 4);
    token_fault("\u{2060}MS0x", Whitespace, 0);
    token_fault("MS0x–uk1", UnexpectedCharacter('–'), 4);
    token_fault("MS0x:-", UnexpectedCharacter(':'), 4);
    token_fault("\"MS0x\"", UnexpectedCharacter('"'), 0);
}

#[track_caller]
fn token_fault(token: &str, kind: ParseKeyErrorKind, index: usize) {
    let fault = keys::from_parts(token, Shard::Uk1).unwrap_err();
    assert_eq!((fault.kind, fault.index), (kind, index), "{token:?}");
}
