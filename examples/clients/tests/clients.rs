//! Every client against the same servers: what it brings home, what it sends, and where it does not go.

mod support;

use std::fmt::Debug;
use std::sync::Mutex;

use cliniko_core::{
    ApiKey, Authorization, LinkError, LinkErrorKind, Shard, ShardMismatch, UserAgent,
};
use cliniko_core_clients::{Error, Refusal, help};
use http::StatusCode;
use log::{LevelFilter, Log, Metadata, Record};

use self::support::clients::{CLIENTS, Client, Curl, Hyper, Reqwest, Ureq};
use self::support::{FIRST, KEY, SECOND, TOKEN, World, authorization, page, redirect, status};

/// What the client makes of the account's patients.
fn list(client: &dyn Client, world: &World) -> Result<Vec<String>, Error> {
    client.patients(world, authorization(KEY), None)
}

#[track_caller]
fn assert_refused(result: Result<Vec<String>, Error>, refusal: &Refusal, name: &str) {
    let error = result.expect_err(name);
    assert_eq!(error.downcast_ref(), Some(refusal), "{name}");
    let expected = match refusal {
        Refusal::Unauthorized(help) | Refusal::Forbidden(help) => Some(*help),
        _ => None,
    };
    assert_eq!(help(&error), expected, "{name}");
}

#[track_caller]
fn assert_link_error(result: Result<Vec<String>, Error>, kind: LinkErrorKind, name: &str) {
    let error = result.expect_err(name);
    let link_error: &LinkError = error.downcast_ref().expect(name);
    assert_eq!(link_error.kind(), kind, "{name}");
    assert_eq!(help(&error), Some(link_error.help()), "{name}");
}

#[test]
fn pages_are_followed_to_the_last() {
    // Filters as Cliniko's documentation writes them: with brackets, and a percent sign that escapes nothing.
    let third = "https://api.uk1.cliniko.com/v1/patients?page=3&q[]=last_name:~~ja%on%&q%5B%5D=id:";
    let sent = "https://api.uk1.cliniko.com/v1/patients?page=3&q%5B%5D=last_name:~~ja%25on%25&q%5B%5D=id:%3E5";
    for client in CLIENTS {
        let world = World::new();
        let linked = format!("{third}>5");
        world.on(FIRST, page(&["9007199254740993", "2"], Some(SECOND)));
        world.on(SECOND, page(&["9223372036854775807"], Some(&linked)));
        world.on(sent, page(&["4", "5"], None));
        let ids = list(client, &world).unwrap();
        assert_eq!(
            ids,
            ["9007199254740993", "2", "9223372036854775807", "4", "5"],
            "{}",
            client.name()
        );
        assert_eq!(world.visited(), [FIRST, SECOND, sent], "{}", client.name());
    }
}

#[test]
fn a_link_is_sent_as_it_is_checked() {
    let visible = |except: &str| ('!'..='~').filter(|&c| !except.contains(c)).collect::<String>();
    let path = visible("!\"#$%&'()*+,/:;<=>?@[\\]^`{|}");
    let query = visible("\\#");
    let link = format!("https://api.uk1.cliniko.com/v1/patients/{path}/?{query}&%&%4&%41&%zz");
    for client in CLIENTS {
        let sent = Shard::Uk1.check_link(&link).unwrap().to_string();
        let world = World::new();
        world.on(&sent, page(&["1"], None));
        client.patients(&world, authorization(KEY), Some(&link)).unwrap();
        assert_eq!(world.visited(), [sent], "{}", client.name());
    }
}

#[test]
fn the_header_is_what_curl_sends() {
    let longest = "Zz09".repeat(32);
    for (token, suffix) in [
        ("MS0xLWl4SzYY", "-uk1"),
        ("MS0xLWl4SzY", "-uk1"),
        ("MS0xLWl4Sz", "-uk1"),
        ("MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0", "-uk1"),
        (&longest, "-uk1"),
        ("MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0", ""),
        (&longest, ""),
    ] {
        let world = World::with_token(token);
        world.on(FIRST, page(&["1"], None));
        Curl::with_user(&world, &format!("{token}{suffix}"), FIRST);
        for client in CLIENTS {
            let key = ApiKey::parse(token).unwrap().with_shard(Shard::Uk1).unwrap();
            let authorization = match suffix {
                "" => key.authorization(),
                _ => authorization(&format!("{token}{suffix}")),
            };
            client.patients(&world, authorization, None).unwrap();
        }
        let received = world.authorizations();
        assert_eq!(received, vec![received[0].clone(); 1 + CLIENTS.len()], "{token}{suffix}");
    }
}

/// The request marks the header, so its `Debug` shows the others and not this one.
#[track_caller]
fn assert_sensitive(headers: &http::HeaderMap, request: &dyn Debug) {
    assert!(headers[Authorization::NAME].is_sensitive());
    assert_no_secret(&format!("{headers:?}"));
    assert_no_secret(&format!("{request:?}"));
    assert!(format!("{headers:?}").contains("devs@helpfulapp.com"));
}

/// Neither the key nor its base64.
#[track_caller]
fn assert_no_secret(text: &str) {
    let authorization = authorization(KEY);
    let base64 = authorization.expose_value().trim_start_matches("Basic ");
    assert!(!text.contains(base64) && !text.contains(TOKEN), "{text}");
}

#[test]
fn the_header_is_sensitive() {
    let world = World::new();
    let url = Shard::Uk1.check_link(FIRST).unwrap();
    let request = Ureq::client(&world, authorization(KEY)).request(&url).unwrap();
    assert_sensitive(request.headers_ref().unwrap(), &request);
    let request = Reqwest::client(&world, authorization(KEY)).request(&url).unwrap();
    assert_sensitive(request.headers(), &request);
    let request = Hyper::client(&world, authorization(KEY)).request(&url).unwrap();
    assert_sensitive(request.headers(), &request);
}

/// What the HTTP libraries log, at whatever level, in any test.
struct Logged(Mutex<Vec<String>>);

static LOGGED: Logged = Logged(Mutex::new(Vec::new()));

impl Log for Logged {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        self.0.lock().unwrap().push(format!("{}: {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

#[test]
fn no_log_shows_the_header() {
    log::set_logger(&LOGGED).unwrap();
    log::set_max_level(LevelFilter::Trace);
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, page(&["1"], Some(SECOND)));
        world.on(SECOND, page(&["2"], Some("https://untrusted.example/v1/patients")));
        assert_no_secret(&list(client, &world).unwrap_err().to_string());
    }
    let logged = LOGGED.0.lock().unwrap().clone();
    for library in ["ureq", "reqwest", "hyper"] {
        assert!(logged.iter().any(|line| line.starts_with(library)), "{library} logs nothing");
    }
    assert_no_secret(&logged.join("\n"));
}

#[test]
fn no_request_is_made_for_another_shard() {
    let world = World::new();
    let url = Shard::Au1.api_url(&["patients"]).unwrap();
    for error in [
        Ureq::client(&world, authorization(KEY)).request(&url).unwrap_err(),
        Reqwest::client(&world, authorization(KEY)).request(&url).unwrap_err(),
        Hyper::client(&world, authorization(KEY)).request(&url).unwrap_err(),
    ] {
        let mismatch: &ShardMismatch = error.downcast_ref().unwrap();
        assert_eq!((mismatch.expected(), mismatch.found()), (Shard::Uk1, Shard::Au1));
        assert_eq!(help(&error), Some(mismatch.help()));
    }
}

#[test]
fn what_is_refused_comes_with_its_help() {
    let key = ApiKey::parse("MS0x@").unwrap_err();
    assert_eq!(help(&key.into()), Some(key.help()));
    let path = Shard::Uk1.api_url(&["1/2"]).unwrap_err();
    assert_eq!(help(&path.into()), Some(path.help()));
    let user_agent = UserAgent::new("Pump", "devs").unwrap_err();
    assert_eq!(help(&user_agent.into()), Some(user_agent.help()));
    assert_eq!(help(&"another error".into()), None);
}

#[test]
fn an_untrusted_server_receives_nothing() {
    use LinkErrorKind::{ForeignHost, Port, Userinfo};
    for (link, kind) in [
        ("https://untrusted.example/v1/patients?page=2", ForeignHost),
        ("https://api.uk1.cliniko.com.untrusted.example/v1/patients?page=2", ForeignHost),
        ("https://127.0.0.1:PORT/v1/patients?page=2", Port),
        ("https://api.uk1.cliniko.com:PORT/v1/patients?page=2", Port),
        ("https://api.uk1.cliniko.com@untrusted.example/v1/patients?page=2", Userinfo),
        ("https://api.uk1.cliniko.com:443@untrusted.example/v1/patients?page=2", Userinfo),
    ] {
        for client in CLIENTS {
            let name = format!("{}, {link}", client.name());
            let world = World::new();
            let link = link.replace("PORT", &world.untrusted_port().to_string());
            world.on(FIRST, page(&["1"], Some(&link)));
            assert_link_error(list(client, &world), kind, &name);
            world.on(FIRST, redirect(&link));
            assert_link_error(list(client, &world), kind, &name);
            assert_eq!(world.visited(), [FIRST, FIRST], "{name}");
            // The link does lead there, and this connection is the server's first.
            assert_eq!(client.unchecked(&world, &link), "1", "{name}");
        }
    }
}

#[test]
fn a_redirect_is_checked_and_followed() {
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, redirect(SECOND));
        world.on(SECOND, page(&["3"], None));
        assert_eq!(list(client, &world).unwrap(), ["3"], "{}", client.name());

        let other = "https://api.au1.cliniko.com/v1/patients?page=2";
        world.on(SECOND, redirect(other));
        let kind = LinkErrorKind::OtherShard(Shard::Au1);
        assert_link_error(list(client, &world), kind, client.name());
        assert_eq!(world.visited(), [FIRST, SECOND, FIRST, SECOND], "{}", client.name());
    }
}

#[test]
fn a_redirect_without_a_host_stays_on_the_shard() {
    let path = SECOND.strip_prefix("https://api.uk1.cliniko.com").unwrap();
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, redirect(path));
        world.on(SECOND, page(&["2"], None));
        assert_eq!(list(client, &world).unwrap(), ["2"], "{}", client.name());
        assert_eq!(world.visited(), [FIRST, SECOND], "{}", client.name());
    }
}

#[test]
fn a_pagination_loop_ends() {
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, page(&["1"], Some(SECOND)));
        world.on(SECOND, redirect(FIRST));
        assert_refused(list(client, &world), &Refusal::Loop, client.name());
        assert_eq!(world.visited(), [FIRST, SECOND], "{}", client.name());
    }
}

#[test]
fn the_legacy_host_is_not_asked() {
    let stored = SECOND.replace("api.uk1.", "api.");
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, page(&["1"], Some(&stored)));
        world.on(SECOND, page(&["2"], None));
        assert_eq!(list(client, &world).unwrap(), ["1", "2"], "{}", client.name());
        assert_eq!(world.visited(), [FIRST, SECOND], "{}", client.name());
    }
}

#[test]
fn the_redirect_of_the_legacy_host_is_checked() {
    let stored = SECOND.replace("api.uk1.", "api.");
    for client in CLIENTS {
        let world = World::new();
        world.on(SECOND, page(&["2"], None));
        // Asked without the key, it says where the path is now.
        let location = client.unchecked(&world, &stored);
        let ids = client.patients(&world, authorization(KEY), Some(&location));
        assert_eq!(ids.unwrap(), ["2"], "{}", client.name());
        let other = client.patients(&world, authorization("MS0xLWl4SzYY-ca1"), Some(&location));
        assert_link_error(other, LinkErrorKind::OtherShard(Shard::Uk1), client.name());
        assert_eq!(world.visited(), [&stored, SECOND], "{}", client.name());
    }
}

#[test]
fn another_shard_answers_401() {
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, page(&["1"], None));
        // The suffix was lost, so the key is taken for one of au1.
        let key = ApiKey::parse(TOKEN).unwrap();
        let help = key.authorization().unauthorized_help();
        let refused = client.patients(&world, key.authorization(), None);
        assert_refused(refused, &Refusal::Unauthorized(help), client.name());
        // The person says which shard it is.
        let key = key.with_shard(Shard::Uk1).unwrap();
        let ids = client.patients(&world, key.authorization(), None).unwrap();
        assert_eq!(ids, ["1"], "{}", client.name());
        let au1 = FIRST.replace("uk1", "au1");
        assert_eq!(world.visited(), [&au1, FIRST], "{}", client.name());
    }
}

#[test]
fn an_unknown_key_answers_401() {
    for client in CLIENTS {
        let wrong = authorization("MS0xLWl4SzZZ-uk1");
        let refusal = Refusal::Unauthorized(wrong.unauthorized_help());
        assert_refused(client.patients(&World::new(), wrong, None), &refusal, client.name());
    }
}

#[test]
fn a_forbidden_list_answers_403() {
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, status(403, &[]));
        let refusal = Refusal::Forbidden(authorization(KEY).forbidden_help());
        assert_refused(list(client, &world), &refusal, client.name());
    }
}

#[test]
fn a_limit_says_when_to_go_on() {
    for client in CLIENTS {
        let world = World::new();
        world.on(FIRST, page(&["1"], Some(SECOND)));
        world.on(SECOND, status(429, &[("x-ratelimit-reset", "1765532460")]));
        let refusal = Refusal::TooManyRequests(Some("1765532460".to_owned()));
        assert_refused(list(client, &world), &refusal, client.name());
    }
}

#[test]
fn what_brings_no_page_is_an_error() {
    for client in CLIENTS {
        for answer in [status(404, &[]), status(500, &[]), status(301, &[])] {
            let world = World::new();
            let expected = StatusCode::from_u16(answer.status()).unwrap();
            world.on(FIRST, answer);
            assert_refused(list(client, &world), &Refusal::Status(expected), client.name());
        }
        let world = World::new();
        world.on(FIRST, status(200, &[]));
        assert!(list(client, &world).unwrap_err().is::<serde_json::Error>(), "{}", client.name());
    }
}
