//! `UserAgent`: the names and e-mail addresses that it accepts.

use cliniko_core::UserAgentErrorKind::{EmptyName, InvalidEmail, InvalidName};
use cliniko_core::{UserAgent, UserAgentErrorKind};

use crate::errors::explains;
use crate::laws::user_agents;
use crate::unmarked;

// Refusals, in the order of checking. The arrow marks the index and is not part of the input.

#[test]
fn empty_name() {
    name_refused("↓", EmptyName);
}

#[test]
fn characters_that_are_not_visible_ascii() {
    name_refused("App↓\n", InvalidName);
    name_refused("App↓\r\nAuthorization: x", InvalidName);
    name_refused("Really↓\thelpful", InvalidName);
    name_refused("↓\0", InvalidName);
    name_refused("App↓\u{7F}", InvalidName);
    name_refused("Caf↓é app", InvalidName);
    name_refused("↓\u{FEFF}App", InvalidName);
    name_refused("Really↓\u{A0}helpful", InvalidName);
    name_refused("↓Ａpp", InvalidName);
    name_refused("App ↓😀", InvalidName);
}

#[test]
fn parentheses() {
    name_refused("App ↓(beta)", InvalidName);
    name_refused("App↓)", InvalidName);
    name_refused("↓()", InvalidName);
    name_refused("App ↓(devs@helpfulapp.com)", InvalidName);
}

#[test]
fn spaces_at_an_end_or_two_in_a_row() {
    name_refused("↓ ", InvalidName);
    name_refused("↓  ", InvalidName);
    name_refused("↓ App", InvalidName);
    name_refused("App↓ ", InvalidName);
    name_refused("App ↓ ", InvalidName);
    name_refused("Really ↓ helpful app", InvalidName);
    name_refused("Really helpful ↓  app", InvalidName);
}

#[test]
fn no_at_sign() {
    email_refused("↓");
    email_refused("devs↓");
    email_refused("helpfulapp.com↓");
    email_refused("devs↓ at helpfulapp.com");
}

#[test]
fn no_local_part() {
    email_refused("↓@");
    email_refused("↓@helpfulapp.com");
    email_refused("↓@@helpfulapp.com");
}

#[test]
fn bad_local_parts() {
    email_refused("↓ devs@helpfulapp.com");
    email_refused("help↓ ful@helpfulapp.com");
    email_refused("devs↓\n@helpfulapp.com");
    email_refused("d↓éveloppeurs@helpfulapp.com");
    email_refused("↓<devs@helpfulapp.com>");
    email_refused("↓\"devs\"@helpfulapp.com");
    email_refused("mailto↓:devs@helpfulapp.com");
    email_refused("devs↓(at)helpfulapp.com");
    email_refused("a↓,b@helpfulapp.com");
    email_refused("a↓;b@helpfulapp.com");
    email_refused("a↓\\@b@helpfulapp.com");
}

#[test]
fn a_second_at_sign() {
    email_refused("a@b↓@helpfulapp.com");
    email_refused("a@↓@helpfulapp.com");
    email_refused("a@helpfulapp.com↓@");
}

#[test]
fn bad_domains() {
    // Fewer than two labels.
    email_refused("devs@↓");
    email_refused("devs@localhost↓");
    // An empty one.
    email_refused("devs@↓.");
    email_refused("devs@↓.com");
    email_refused("devs@helpfulapp.↓");
    email_refused("devs@helpfulapp.↓.com");
    email_refused("devs@helpfulapp.com.↓");
    email_refused("devs@helpfulapp.com.↓.");
    // Hyphens are inside only.
    email_refused("devs@↓-helpfulapp.com");
    email_refused("devs@helpfulapp↓-.com");
    email_refused("devs@helpfulapp.↓-com");
    email_refused("devs@helpfulapp.com↓-");
    email_refused("devs@↓-");
    email_refused("devs@a.↓-.b");
    // Other characters.
    email_refused("devs@helpful↓_app.com");
    email_refused("devs@helpfulapp.com↓\n");
    email_refused("devs@helpfulapp.com↓ ");
    email_refused("devs@↓ helpfulapp.com");
    email_refused("devs@helpfulapp.com↓, b@helpfulapp.com");
    email_refused("devs@helpfulapp.com↓)");
    email_refused("devs@caf↓é.com");
    email_refused("devs@helpfulapp↓．com");
    email_refused("devs@helpfulapp.com↓:25");
    email_refused("devs@helpfulapp.com↓/");
    email_refused("devs@↓[127.0.0.1]");
}

#[test]
fn labels_of_more_than_63_bytes() {
    let label = "a".repeat(63);
    email_refused(&format!("devs@{label}↓a.com"));
    email_refused(&format!("devs@{label}↓a"));
    email_refused(&format!("devs@{label}↓-.com"));
    email_refused(&format!("devs@{label}↓é.com"));
    email_refused(&format!("devs@helpfulapp.{label}↓a"));
    email_refused(&format!("devs@helpfulapp.{label}↓a.com"));
    email_accepted(&format!("devs@{label}.com"));
    email_accepted(&format!("devs@helpfulapp.{label}"));
    email_accepted(&format!("devs@{label}.{label}.com"));
}

#[test]
fn more_than_254_bytes() {
    let long = |length| "a".repeat(length);
    email_accepted(&format!("{}@helpfulapp.com", long(239)));
    email_refused(&format!("{}@helpfulapp.co↓m", long(240)));
    email_refused(&format!("{}@helpfulapp.c↓om", long(241)));
    email_refused(&format!("{}↓@helpfulapp.com", long(254)));
    email_refused(&format!("{}↓a@helpfulapp.com", long(254)));
    email_refused(&format!("a@{}.↓com", "bcd.".repeat(63).trim_end_matches('.')));
    // Later faults are not reported, earlier ones are.
    email_refused(&format!("{}↓ ", long(254)));
    email_refused(&format!("{}↓é", long(254)));
    email_refused(&format!("{}↓éa", long(253)));
    email_refused(&format!("{}↓ a", long(253)));
    email_refused(&format!("{}↓", long(253)));
    email_refused(&format!("{}↓", long(254)));
    email_refused(&format!("{}↓a", long(254)));
    email_refused(&format!("{}@helpfulapp.↓.com", long(239)));
    email_refused(&format!("{}@helpfulapp.co↓-", long(239)));
    email_refused(&format!("↓@{}.com", long(300)));
}

#[test]
fn the_name_is_checked_first() {
    assert_eq!(user_agents::new("", ""), Err((EmptyName, 0)));
    assert_eq!(user_agents::new("App ", ""), Err((InvalidName, 3)));
    assert_eq!(user_agents::new("App", ""), Err((InvalidEmail, 0)));
}

// Accepted user agents.

/// The example in Cliniko's documentation.
#[test]
fn documented() {
    let agent = UserAgent::new("Really helpful app", "devs@helpfulapp.com").unwrap();
    assert_eq!(agent.to_string(), "Really helpful app (devs@helpfulapp.com)");
    assert_eq!(UserAgent::NAME, "user-agent");
}

#[test]
fn names() {
    name_accepted("A");
    name_accepted("APP_VENDOR_NAME");
    name_accepted("a b c d");
    name_accepted("helpful-app/1.2.3");
    name_accepted("\"App\" [beta] <1>; a, b: c\\d @ #1 100%");
    name_accepted(&vec!["app"; 10_000].join(" "));
}

#[test]
fn emails() {
    email_accepted("a@b.c");
    email_accepted("A.B+c_d-e@Helpful-App.co.uk");
    email_accepted("!#$%&'*+-/=?^_`{|}~[]@helpfulapp.com");
    email_accepted(".a..b.@helpfulapp.com");
    email_accepted("devs@1.2");
    email_accepted("devs@a--b.xn--p1ai");
}

/// ASCII, and some that take two bytes.
#[test]
fn every_character_up_to_u_ff_in_a_name() {
    for c in '\0'..='\u{FF}' {
        let inner = user_agents::new(&format!("a{c}b"), EMAIL).map_err(|(_, index)| index);
        let good = (' '..='~').contains(&c) && c != '(' && c != ')';
        let expected = if good { Ok(format!("a{c}b ({EMAIL})")) } else { Err(1) };
        assert_eq!(inner, expected, "{c:?}");
        let alone = user_agents::new(&c.to_string(), EMAIL);
        assert_eq!(alone.is_ok(), good && c != ' ', "{c:?}");
    }
}

#[test]
fn every_character_up_to_u_ff_in_a_local_part() {
    for c in '\0'..='\u{FF}' {
        let email = format!("a{c}b@helpfulapp.com");
        let found = user_agents::new("App", &email).map_err(|(_, index)| index);
        let expected = match c {
            // The second one is in the domain.
            '@' => Err(3),
            '(' | ')' | ',' | '"' | '<' | '>' | ':' | ';' | '\\' => Err(1),
            '!'..='~' => Ok(format!("App ({email})")),
            _ => Err(1),
        };
        assert_eq!(found, expected, "{c:?}");
    }
}

#[test]
fn every_character_up_to_u_ff_in_a_domain() {
    for c in '\0'..='\u{FF}' {
        let email = format!("devs@a{c}b.com");
        let found = user_agents::new("App", &email).map_err(|(_, index)| index);
        let good = c.is_ascii_alphanumeric() || c == '-' || c == '.';
        assert_eq!(found, if good { Ok(format!("App ({email})")) } else { Err(6) }, "{c:?}");
    }
}

#[test]
fn values() {
    let agent = UserAgent::new("App", EMAIL).unwrap();
    assert_eq!(agent, UserAgent::new("App", EMAIL).unwrap());
    assert_ne!(agent, UserAgent::new("app", EMAIL).unwrap());
    assert_ne!(agent, UserAgent::new("App", "a@b.c").unwrap());
    let shown = r#"UserAgent { name: "App", email: "devs@helpfulapp.com" }"#;
    assert_eq!(format!("{agent:?}"), shown);
}

// Errors.

#[test]
fn messages() {
    error(
        "",
        EMAIL,
        "user_agent_empty_name",
        "no user-agent name at byte 0",
        "Give the name of the software or of its vendor: Cliniko may block requests without one.",
    );
    error(
        "App (beta)",
        EMAIL,
        "user_agent_invalid_name",
        "invalid user-agent name at byte 4",
        "Write the name in visible ASCII, with single spaces between words and without parentheses.",
    );
    error(
        "App",
        "devs",
        "user_agent_invalid_email",
        "invalid user-agent e-mail address at byte 4",
        "Give an e-mail address that reaches the developers, such as devs@helpfulapp.com: Cliniko may block requests \
         without one.",
    );
}

#[test]
fn errors_as_values() {
    let error = UserAgent::new("App (beta)", EMAIL).unwrap_err();
    assert_eq!(error, UserAgent::new("Apps\n", "devs").unwrap_err());
    assert_ne!(error, UserAgent::new("App(beta)", EMAIL).unwrap_err());
    assert_ne!(error, UserAgent::new("App", "devs").unwrap_err());
    assert_eq!(format!("{error:?}"), "UserAgentError { kind: InvalidName, index: 4 }");
}

const EMAIL: &str = "devs@helpfulapp.com";

/// The name is refused at the arrow.
#[track_caller]
fn name_refused(marked: &str, kind: UserAgentErrorKind) {
    let (text, index) = unmarked(marked);
    assert_eq!(user_agents::new(&text, EMAIL), Err((kind, index)));
}

#[track_caller]
fn name_accepted(name: &str) {
    assert_eq!(user_agents::new(name, EMAIL), Ok(format!("{name} (devs@helpfulapp.com)")));
}

/// The e-mail address is refused at the arrow.
#[track_caller]
fn email_refused(marked: &str) {
    let (text, index) = unmarked(marked);
    assert_eq!(user_agents::new("App", &text), Err((InvalidEmail, index)));
}

#[track_caller]
fn email_accepted(email: &str) {
    assert_eq!(user_agents::new("App", email), Ok(format!("App ({email})")));
}

#[track_caller]
fn error(name: &str, email: &str, code: &str, message: &str, help: &str) {
    explains(UserAgent::new(name, email).unwrap_err(), code, message, help);
}
