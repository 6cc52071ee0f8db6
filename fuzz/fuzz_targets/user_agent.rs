//! The laws of user agents hold, and one that is accepted is a header's value to the `http` crate.
//!
//! The fields are the name and the e-mail address.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core_fuzz::fields;
use cliniko_core_fuzz::laws::user_agents;
use http::HeaderValue;

cliniko_core_fuzz::program!(user_agent);

fn user_agent(data: &[u8]) {
    let mut fields = fields(data);
    let (name, email) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
    if let Ok(shown) = user_agents::new(name, email) {
        let value = HeaderValue::from_str(&shown).expect("a header's value");
        assert_eq!(value.to_str().ok(), Some(shown.as_str()));
    }
}
