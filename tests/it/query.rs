//! `ApiUrl::with_query` and `path_and_query`.

use cliniko_core::{Shard, format_into};

use crate::laws::urls;
use crate::reference::urls::percent_encoded;

#[test]
fn no_pairs() {
    query(&[], "");
}

#[test]
fn names_and_values() {
    query(&[("page", "2")], "?page=2");
    query(&[("page", "2"), ("per_page", "100")], "?page=2&per_page=100");
    // In the order given, and as often.
    query(&[("b", "1"), ("a", "2"), ("b", "1")], "?b=1&a=2&b=1");
}

#[test]
fn empty_names_and_values() {
    query(&[("", "")], "?=");
    query(&[("page", "")], "?page=");
    query(&[("", "2")], "?=2");
    query(&[("", ""), ("", "")], "?=&=");
    query(&[("page", ""), ("", "2"), ("a", "b")], "?page=&=2&a=b");
}

/// The filters that Cliniko's documentation prints.
#[test]
fn documented_filters() {
    query(&[("q[]", "first_name:~bri")], "?q%5B%5D=first_name%3A~bri");
    query(&[("q[]", "last_name:~~ja%on%")], "?q%5B%5D=last_name%3A~~ja%25on%25");
    query(
        &[("q[]", "starts_at:>2014-03-04T20:37:17Z"), ("q[]", "id:<=1")],
        "?q%5B%5D=starts_at%3A%3E2014-03-04T20%3A37%3A17Z&q%5B%5D=id%3A%3C%3D1",
    );
}

#[test]
fn characters_with_a_meaning_in_a_url_are_encoded() {
    query(&[("a&b=c", "d&e=f")], "?a%26b%3Dc=d%26e%3Df");
    query(&[("?", "?")], "?%3F=%3F");
    query(&[("#", "#top")], "?%23=%23top");
    query(&[("a b", "c+d")], "?a%20b=c%2Bd");
    query(&[("%20", "100%")], "?%2520=100%25");
    query(&[("../", "/..")], "?..%2F=%2F..");
    query(&[("\r\nHost: x", "\0")], "?%0D%0AHost%3A%20x=%00");
    query(&[("-._~", "~_.-")], "?-._~=~_.-");
}

#[test]
fn beyond_ascii() {
    query(&[("é", "ß")], "?%C3%A9=%C3%9F");
    query(&[("q", "−€👩‍⚕")], "?q=%E2%88%92%E2%82%AC%F0%9F%91%A9%E2%80%8D%E2%9A%95");
    query(&[("\u{FEFF}", "\u{10FFFF}")], "?%EF%BB%BF=%F4%8F%BF%BF");
    query(&[("\u{80}\u{7FF}", "\u{800}\u{FFFF}")], "?%C2%80%DF%BF=%E0%A0%80%EF%BF%BF");
}

/// ASCII, and some that take two bytes.
#[test]
fn every_character_up_to_u_ff() {
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for byte in 0..=255 {
        let c = char::from(byte);
        let expected = match c {
            c if unreserved.contains(c) => c.to_string(),
            '\0'..='\x7F' => format!("%{byte:02X}"),
            '\u{80}'..='\u{BF}' => format!("%C2%{byte:02X}"),
            _ => format!("%C3%{:02X}", byte & 0xBF),
        };
        assert_eq!(percent_encoded(&c.to_string()), expected);
        let text = format!("{c}a{c}{c}");
        let shown = format!("{expected}a{expected}{expected}");
        query(&[(&text, "v")], &format!("?{shown}=v"));
        query(&[("n", &text)], &format!("?n={shown}"));
    }
}

/// Each length of UTF-8 at its bounds and between.
#[test]
fn characters_of_every_length() {
    let numbers =
        (0..0x0011_0000).step_by(0x1_01).chain([0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x1_0000]);
    for c in numbers.filter_map(char::from_u32) {
        let text = c.to_string();
        let shown = percent_encoded(&text);
        query(&[(&text, &text)], &format!("?{shown}={shown}"));
    }
}

#[test]
fn many_pairs() {
    let pairs = vec![("a", "b"); 10_000];
    query(&pairs, &format!("?{}", vec!["a=b"; 10_000].join("&")));
}

#[test]
fn the_last_query_stays() {
    let url = Shard::Au1.api_url(&["patients"]).unwrap().with_query(&[("page", "2")]);
    let other = url.with_query(&[("per_page", "5")]);
    assert_eq!(other.to_string(), "https://api.au1.cliniko.com/v1/patients?per_page=5");
    assert_eq!(other.with_query(&[]).to_string(), "https://api.au1.cliniko.com/v1/patients");
    assert_eq!(url.to_string(), "https://api.au1.cliniko.com/v1/patients?page=2");
}

#[test]
fn on_every_shard() {
    for shard in Shard::ALL {
        let url = shard.api_url(&[]).unwrap().with_query(&[("page", "2")]);
        assert_eq!(url.shard(), *shard);
        assert_eq!(url.to_string(), format!("{}?page=2", shard.api_base_url()));
    }
}

#[test]
fn path_and_query() {
    request_target(&[], &[], "/v1");
    request_target(&[], &[("a", "b")], "/v1?a=b");
    request_target(&["patients", "1"], &[], "/v1/patients/1");
    request_target(&["patients", "1"], &[("page", "2")], "/v1/patients/1?page=2");
    request_target(&["~"], &[("é", "/?")], "/v1/~?%C3%A9=%2F%3F");
}

/// It borrows the segments, not the URL.
#[test]
fn path_and_query_of_a_temporary_url() {
    let segments = ["patients"];
    let pairs = [("page", "2")];
    let target = {
        let url = Shard::Au1.api_url(&segments).unwrap().with_query(&pairs);
        url.path_and_query()
    };
    assert_eq!(target.to_string(), "/v1/patients?page=2");
}

#[test]
fn debug() {
    let url = Shard::Uk1.api_url(&["patients"]).unwrap().with_query(&[("q[]", "id:>5")]);
    let shown = "ApiUrl(https://api.uk1.cliniko.com/v1/patients?q%5B%5D=id%3A%3E5)";
    assert_eq!(format!("{url:?}"), shown);
    let target = url.path_and_query();
    assert_eq!(format!("{target:?}"), "PathAndQuery(/v1/patients?q%5B%5D=id%3A%3E5)");
}

#[test]
fn without_an_allocator() {
    let mut buffer = [0; 32];
    let url = Shard::Uk1.api_url(&["patients"]).unwrap().with_query(&[("page", "2")]);
    let target = format_into(&mut buffer, url.path_and_query()).unwrap();
    assert_eq!(target, "/v1/patients?page=2");
    assert_eq!(format_into(&mut buffer, url).unwrap_err().needed(), 46);
}

#[track_caller]
fn query(pairs: &[(&str, &str)], expected: &str) {
    let url = Shard::Uk1.api_url(&["patients"]).unwrap();
    let shown = format!("https://api.uk1.cliniko.com/v1/patients{expected}");
    assert_eq!(urls::with_query(url, pairs), shown);
}

#[track_caller]
fn request_target(segments: &[&str], pairs: &[(&str, &str)], expected: &str) {
    let url = Shard::Uk1.api_url(segments).unwrap();
    assert_eq!(urls::with_query(url, pairs), format!("https://api.uk1.cliniko.com{expected}"));
    assert_eq!(url.with_query(pairs).path_and_query().to_string(), expected);
}
