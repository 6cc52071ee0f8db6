//! User agents.

use cliniko_core::{UserAgent, UserAgentErrorKind};

use super::{errors, format};
use crate::reference::{Verdict, codes, user_agents};

/// `UserAgent::new`: one line of visible ASCII and single spaces, whose only parentheses are around the address.
#[track_caller]
pub fn new(name: &str, email: &str) -> Verdict<UserAgentErrorKind> {
    let verdict = match UserAgent::new(name, email) {
        Ok(agent) => {
            let shown = agent.to_string();
            assert!(shown.chars().all(|c| (' '..='~').contains(&c)), "{shown:?}");
            assert!(!shown.contains("  "), "{shown:?}");
            let parts = shown.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
            assert_eq!(parts, Some((name, email)));
            format::into_a_buffer(&agent, 1);
            Ok(shown)
        }
        Err(error) => {
            let of_email = error.kind() == UserAgentErrorKind::InvalidEmail;
            let text = if of_email { email } else { name };
            errors::points_into(text, &error, error.index(), codes::user_agent(error.kind()));
            Err((error.kind(), error.index()))
        }
    };
    assert_eq!(verdict, user_agents::new(name, email), "{name:?} {email:?}");
    verdict
}
