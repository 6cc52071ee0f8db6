//! `UserAgent` finds in every pair of texts what the reference finds: the same value, or the same error at the
//! same place.

use cliniko_core::UserAgent;

use crate::reference::user_agents;

pub fn impl_user_agent(data: &[u8]) {
    let (name, email) = crate::name_and_email(data);
    let found = UserAgent::new(name, email).map_err(|error| (error.kind(), error.index()));
    assert_eq!(found.map(|agent| agent.to_string()), user_agents::new(name, email));
}
