//! Calls every public function of the crate, and links only if none of them can panic.
//!
//! The panic handler calls a function that nothing defines, so a panic that survives the optimizer is an
//! undefined symbol. Inputs go through `black_box`, or the proof would hold for these inputs only. Functions are
//! called by their paths, so that `prove` can see that none is missing. The results are compared too: the program
//! exits with 0 if all are right.

#![no_std]
#![no_main]

use core::fmt::{Debug, Display};
use core::hash::{Hash, Hasher};
use core::hint::black_box;
use core::panic::{Location, PanicInfo};

use cliniko_core::*;

core::arch::global_asm!(include_str!("start.s"));

#[unsafe(no_mangle)]
extern "C" fn run() {
    shards();
    regions();
    keys();
    key_errors();
    headers();
    api_urls();
    links();
    accounts();
    user_agents();
    buffers();
    #[cfg(feature = "planted")]
    shows(black_box(1_u8) + 1, "2");
}

fn shards() {
    let uk1 = black_box(Shard::Uk1);
    shows(Shard::as_str(uk1), "uk1");
    shows(Shard::region(uk1), "United Kingdom");
    shows(Shard::api_host(uk1), "api.uk1.cliniko.com");
    shows(Shard::api_base_url(uk1), "https://api.uk1.cliniko.com/v1");
    shows(format_args!("{uk1:>5}|{uk1:<5}|{uk1:.2}"), "  uk1|uk1  |uk");

    let read = |text| Shard::from_code(black_box(text));
    shows(works(read("UK1")), "uk1");
    shows(works(black_box("ca1").parse::<Shard>()), "ca1");
    shows(works(Shard::try_from(black_box("eu1"))).as_ref(), "eu1");

    let malformed = fails(read("uk"));
    shows(malformed, "malformed shard code");
    shows(ParseShardError::code(&malformed), "shard_malformed");
    begins(ParseShardError::help(&malformed), "Enter only the shard");
    let unknown = fails(read("UK99"));
    shows(unknown, "unknown shard uk99");
    debugs(unknown, "Unknown(ShardCode(\"uk99\"))");
    if let ParseShardError::Unknown(code) = unknown {
        shows(ShardCode::as_str(&code), "uk99");
    }
}

fn regions() {
    let region = black_box(Region::UnitedKingdom);
    shows(Region::code(region), "UK");
    shows(Region::name(region), "United Kingdom");
    debugs(Region::shards(region).first(), "Some(Uk1)");
    shows(works(Region::from_code(black_box("eu"))), "Europe");
    shows(works(black_box("united kingdom").parse::<Region>()), "United Kingdom");
    shows(works(Region::try_from(black_box("Canada"))), "Canada");
    let unknown = fails(Region::from_code(black_box("GB")));
    shows(unknown, "unknown region");
    debugs(unknown, "ParseRegionError");
    shows(ParseRegionError::code(&unknown), "region_unknown");
    begins(ParseRegionError::help(&unknown), "Enter the code of a region");
}

fn keys() {
    let key = works(ApiKey::parse(black_box("MS0xLWl4SzYY-UK1")));
    shows(ApiKey::expose_token(&key), "MS0xLWl4SzYY");
    shows(ApiKey::expose_key(&key), "MS0xLWl4SzYY-uk1");
    debugs(key, "ApiKey { shard: Uk1, given: true, .. }");

    let pasted = works(ApiKey::parse_pasted(black_box(" “MS0x–CA1”:\n")));
    shows(ApiKey::shard(&pasted), "ca1");
    shows(ApiKey::looks_truncated(&pasted), "true");
    let apart = ApiKey::from_parts(black_box("MS0x"), black_box(Shard::Ca1));
    shows(ApiKey::expose_key(&works(apart)), "MS0x-ca1");

    let assumed = works(ApiKey::try_from(black_box("MS0x")));
    debugs(ApiKey::given_shard(&assumed), "None");
    let joined = works(ApiKey::parse(black_box("MS0xuk3")));
    debugs(ApiKey::suspected_shard(&joined), "Some(Uk3)");
    let moved = works(ApiKey::with_shard(assumed, black_box(Shard::Uk3)));
    debugs(ApiKey::given_shard(&moved), "Some(Uk3)");
    let other = fails(ApiKey::with_shard(moved, black_box(Shard::Uk1)));
    shows(other, "the key is for shard uk3, not uk1");
    shows(ShardMismatch::expected(&other), "uk3");
    shows(ShardMismatch::found(&other), "uk1");
    shows(ShardMismatch::code(&other), "shard_mismatch");
    begins(ShardMismatch::help(&other), "The key belongs to a different shard");
}

fn key_errors() {
    let error = |text| fails(ApiKey::parse(black_box(text)));
    shows(error(""), "no key at byte 0");
    shows(error("-uk1"), "no token before the shard at byte 0");
    shows(error("MS0x@"), "unexpected character '@' at byte 4");
    shows(error("MS0x–"), "unexpected character U+2013 at byte 4");
    shows(error("MS0x-"), "no shard after the hyphen at byte 5");
    shows(error("MS0x-uk1-"), "extra hyphen at byte 8");
    shows(error("MS0x-uk9"), "unknown shard uk9 at byte 5");

    let error = error("MS0x-uk");
    shows(error, "malformed shard at byte 5");
    let kind = ParseKeyError::kind(&error);
    shows(kind == ParseKeyErrorKind::MalformedShard, "true");
    shows(ParseKeyError::index(&error), "5");
    shows(ParseKeyError::is_incomplete(&error), "true");
    shows(ParseKeyError::code(&error), "key_malformed_shard");
    begins(ParseKeyError::help(&error), "Check the end of the key");

    let named = fails(ApiKey::parse_pasted(black_box("key = “MS0x”")));
    begins(ParseKeyError::help(&named), "Paste the key alone");
}

fn headers() {
    let key = works(ApiKey::parse(black_box("MS0xLWl4SzYY-uk1")));
    let value = "Basic TVMweExXbDRTellZLXVrMTo=";
    let authorization = black_box(ApiKey::authorization(&key));
    shows(Authorization::shard(&authorization), "uk1");
    shows(Authorization::expose_value(&authorization), value);
    debugs(&authorization, "Authorization { shard: Uk1, .. }");
    let help = Authorization::unauthorized_help(&authorization);
    begins(help, "Cliniko did not accept the key.");
    begins(Authorization::forbidden_help(&authorization), "The key is good");

    let url = works(Shard::api_url(black_box(Shard::Uk1), &[]));
    let for_url = Authorization::expose_value_for(&authorization, &url);
    shows(works(for_url), value);
    let url = works(Shard::api_url(black_box(Shard::Au1), &[]));
    let for_url = Authorization::expose_value_for(&authorization, &url);
    shows(fails(for_url), "the key is for shard uk1, not au1");
}

fn api_urls() {
    let uk1 = black_box(Shard::Uk1);
    let segments = black_box(&["patients", "1"][..]);
    let url = works(Shard::api_url(uk1, segments));
    shows(url, "https://api.uk1.cliniko.com/v1/patients/1");
    shows(ApiUrl::shard(&url), "uk1");
    shows(ApiUrl::last_segment(&url).unwrap_or("none"), "1");

    let pairs = black_box(&[("q[]", "id:>é"), ("page", "2")][..]);
    let url = ApiUrl::with_query(works(Shard::api_url(uk1, black_box(&[]))), pairs);
    let target = ApiUrl::path_and_query(&url);
    shows(target, "/v1?q%5B%5D=id%3A%3E%C3%A9&page=2");
    debugs(target, "PathAndQuery(/v1?q%5B%5D=id%3A%3E%C3%A9&page=2)");

    let empty = fails(Shard::api_url(uk1, black_box(&["patients", ""])));
    shows(empty, "path segment 1 is empty");
    shows(PathError::segment(&empty), "1");
    debugs(PathError::kind(&empty), "Empty");
    let forbidden = fails(Shard::api_url(uk1, black_box(&["patients", "1/2"])));
    shows(PathError::index(&forbidden), "1");
    shows(PathError::code(&forbidden), "path_forbidden_character");
    begins(PathError::help(&forbidden), "A segment consists of letters");
}

fn links() {
    let au1 = black_box(Shard::Au1);
    let check = |text| Shard::check_link(au1, black_box(text));
    let link = works(check("https://api.AU1.cliniko.com:443/v1/a?q[]=id:>5%"));
    shows(link, "https://api.au1.cliniko.com/v1/a?q%5B%5D=id:%3E5%25");
    debugs(link, "ApiUrl(https://api.au1.cliniko.com/v1/a?q%5B%5D=id:%3E5%25)");
    shows(ApiUrl::last_segment(&link).unwrap_or("none"), "a");
    let other = fails(check("https://api.uk1.cliniko.com/v1"));
    shows(other, "another shard, uk1, in the link at byte 12");
    debugs(LinkError::kind(&other), "OtherShard(Uk1)");
    shows(LinkError::index(&other), "12");
    shows(LinkError::code(&other), "link_other_shard");
    begins(LinkError::help(&other), "The key is for another shard.");
    let dots = fails(check("https://api.au1.cliniko.com/v1/a?q=/../b"));
    debugs(LinkError::kind(&dots), "DotSegment");

    let rebase = |text| Shard::rebase_link(au1, black_box(text));
    let link = works(rebase("http://api.cliniko.com/v1"));
    shows(link, "https://api.au1.cliniko.com/v1");
    let outside = fails(rebase("/v2"));
    shows(outside, "path outside /v1 in the link at byte 0");

    let from = |text| Shard::from_api_url(black_box(text));
    shows(works(from("HTTPS://api.au4.cliniko.com/")), "au4");
    debugs(
        LinkError::kind(&fails(from("https://api.au9.cliniko.com"))),
        "UnknownShard(ShardCode(\"au9\"))",
    );
}

fn accounts() {
    let parse = |text| AccountUrl::parse(black_box(text));
    let account = works(parse(" HTTPS://My-Clinic.AU3.cliniko.com/bookings#1"));
    shows(account, "https://my-clinic.au3.cliniko.com");
    debugs(account, "AccountUrl(https://my-clinic.au3.cliniko.com)");
    shows(AccountUrl::subdomain(&account), "My-Clinic");
    shows(AccountUrl::shard(&account), "au3");

    let au3 = black_box(Shard::Au3);
    let same = works(Shard::account_url(au3, black_box("my-clinic")));
    shows(account == same, "true");
    shows(hash(account) == hash(same), "true");
    let same = AccountUrl::try_from(black_box("my-clinic.au3.cliniko.com"));
    shows(account == works(same), "true");

    let error = fails(parse("my.clinic.au3.cliniko.com"));
    shows(error, "invalid subdomain in the address at byte 2");
    debugs(AccountUrlError::kind(&error), "InvalidSubdomain");
    shows(AccountUrlError::index(&error), "2");
    shows(AccountUrlError::code(&error), "account_invalid_subdomain");
    begins(AccountUrlError::help(&error), "The name before the shard");
}

fn user_agents() {
    let new = |name, email| UserAgent::new(black_box(name), black_box(email));
    let agent = works(new("Really helpful app", "devs@helpfulapp.com"));
    shows(agent, "Really helpful app (devs@helpfulapp.com)");

    let error = fails(new("Really helpful app", "devs@localhost"));
    shows(error, "invalid user-agent e-mail address at byte 14");
    debugs(UserAgentError::kind(&error), "InvalidEmail");
    shows(UserAgentError::index(&error), "14");
    shows(UserAgentError::code(&error), "user_agent_invalid_email");
    begins(UserAgentError::help(&error), "Give an e-mail address");
}

fn buffers() {
    let mut buffer = [0; 8];
    let value = black_box(Shard::Uk1);
    shows(works(format_into(black_box(&mut buffer[..]), value)), "uk1");
    let error = fails(format_into(black_box(&mut buffer[..2]), value));
    shows(error, "buffer too small: 3 bytes needed");
    shows(BufferTooSmall::needed(&error), "3");
    shows(BufferTooSmall::code(&error), "buffer_too_small");
    begins(BufferTooSmall::help(&error), "Give a buffer");
}

fn hash(value: impl Hash) -> u64 {
    /// Any function of the bytes will do.
    struct Sum(u64);
    impl Hasher for Sum {
        fn write(&mut self, bytes: &[u8]) {
            for byte in bytes {
                self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
            }
        }
        fn finish(&self) -> u64 {
            self.0
        }
    }
    let mut sum = Sum(0);
    value.hash(&mut sum);
    sum.finish()
}

/// What the outcome holds, which must be a success.
#[track_caller]
fn works<T, E: Display>(outcome: Result<T, E>) -> T {
    outcome.unwrap_or_else(|error| wrong(&error, "a success"))
}

/// What the outcome holds, which must be an error.
#[track_caller]
fn fails<T, E>(outcome: Result<T, E>) -> E {
    match outcome {
        Ok(_) => wrong(&"a success", "an error"),
        Err(error) => error,
    }
}

#[track_caller]
fn shows(value: impl Display, expected: &str) {
    compare(&value, expected);
}

#[track_caller]
fn debugs(value: impl Debug, expected: &str) {
    compare(&format_args!("{value:?}"), expected);
}

#[track_caller]
fn begins(text: &str, expected: &str) {
    compare(&text.get(..expected.len()).unwrap_or(text), expected);
}

#[track_caller]
fn compare(value: &dyn Display, expected: &str) {
    if format_into(black_box(&mut [0; 256][..]), value) != Ok(expected) {
        wrong(value, expected);
    }
}

/// Says which line has a wrong answer, and ends the program.
#[track_caller]
fn wrong(found: &dyn Display, expected: &str) -> ! {
    let line = Location::caller().line();
    let message = format_args!("line {line}: expected {expected}, found {found}\n");
    let mut buffer = [0; 1024];
    let text = format_into(black_box(&mut buffer[..]), message).unwrap_or("message too long\n");
    complain(text.as_ptr(), text.len());
    exit(1)
}

unsafe extern "C" {
    safe fn exit(status: i32) -> !;
    safe fn complain(text: *const u8, length: usize);
    /// Nothing defines it.
    safe fn a_panic_survives() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    a_panic_survives()
}
