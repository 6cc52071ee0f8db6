//! `UserAgent` finds in every pair of texts what the reference finds: the same value, or the same error at the
//! same place.
//!
//! The fields are a name and an e-mail address.

use cliniko_core::UserAgent;

use crate::reference::user_agents;

pub fn impl_user_agent(data: &[u8]) {
    let mut fields = crate::fields(data);
    let name = fields.next().unwrap_or("");
    let email = fields.next().unwrap_or("");
    let found = UserAgent::new(name, email).map_err(|error| (error.kind(), error.index()));
    assert_eq!(found.map(|agent| agent.to_string()), user_agents::new(name, email));
}
