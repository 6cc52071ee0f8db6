//! `UserAgent` accepts exactly the names and e-mail addresses that its documentation describes, and what it
//! displays is one line, a valid value of a header to the `http` crate, and reads back as the same two.

use cliniko_core::{UserAgent, UserAgentErrorKind};
use http::HeaderValue;

use crate::is_label;

pub fn spec_user_agent(data: &[u8]) {
    let (name, email) = crate::name_and_email(data);
    match UserAgent::new(name, email) {
        Ok(agent) => {
            let shown = agent.to_string();
            let value = HeaderValue::from_str(&shown).expect("a header's value");
            assert_eq!(value.to_str().ok(), Some(shown.as_str()));
            assert!(!shown.contains(['\r', '\n']));
            let inner = shown.strip_suffix(')').expect("a parenthesis at the end");
            assert_eq!(inner.split_once(" ("), Some((name, email)));
            assert!(is_name(name) && is_email(email));
        }
        Err(error) => match error.kind() {
            UserAgentErrorKind::EmptyName => assert_eq!((name, error.index()), ("", 0)),
            UserAgentErrorKind::InvalidName => {
                assert!(!is_name(name) && name.is_char_boundary(error.index()));
            }
            UserAgentErrorKind::InvalidEmail => {
                assert!(is_name(name) && !is_email(email));
                assert!(email.is_char_boundary(error.index()));
            }
            other => panic!("{other:?} is not in the documentation"),
        },
    }
}

/// Visible ASCII with single spaces inside and no parenthesis.
fn is_name(text: &str) -> bool {
    text.split(' ').all(|word| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_graphic() && !b"()".contains(&byte))
    })
}

/// A local part, one `@` and a domain of two or more labels.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_good = |byte: u8| byte.is_ascii_graphic() && !b"@(),\"<>:;\\".contains(&byte);
    text.len() <= 254
        && !local.is_empty()
        && local.bytes().all(is_good)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}
