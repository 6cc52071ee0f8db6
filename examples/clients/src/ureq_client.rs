//! A blocking client on `ureq`.

use std::collections::HashSet;

use cliniko_core::{ApiUrl, Authorization, MEDIA_TYPE, UserAgent};
use ureq::typestate::WithoutBody;
use ureq::{Agent, RequestBuilder};

use crate::{Error, Page, Patient, Refusal, credentials, follow};

pub struct Client {
    agent: Agent,
    authorization: Authorization,
    user_agent: String,
}

impl Client {
    pub fn new(agent: Agent, authorization: Authorization, user_agent: UserAgent<'_>) -> Client {
        Client { agent, authorization, user_agent: user_agent.to_string() }
    }

    /// Every patient of the account.
    pub fn patients(&self) -> Result<Vec<Patient>, Error> {
        let all = self.authorization.shard().api_url(&["patients"])?;
        self.patients_from(all.with_query(&[("per_page", "100")]).to_string())
    }

    /// The patients from a page on, to the end of the list.
    pub fn patients_from(&self, mut link: String) -> Result<Vec<Patient>, Error> {
        let mut patients = Vec::new();
        let mut asked = HashSet::new();
        while asked.insert(link.clone()) {
            let page = self.page(&follow(self.authorization.shard(), &link)?)?;
            patients.extend(page.patients);
            match page.links.next {
                Some(next) => link = next,
                None => return Ok(patients),
            }
        }
        Err(Refusal::Loop.into())
    }

    fn page(&self, url: &ApiUrl<'_>) -> Result<Page, Error> {
        // `ureq` would follow redirects unchecked, and an error would not have the response's headers.
        let request =
            self.request(url)?.config().max_redirects(0).http_status_as_error(false).build();
        let mut response = request.call()?;
        let body = response.body_mut().read_to_vec()?;
        Page::read(&self.authorization, response.status(), response.headers(), &body)
    }

    /// The request for a page, with its headers.
    pub fn request(&self, url: &ApiUrl<'_>) -> Result<RequestBuilder<WithoutBody>, Error> {
        let request = self.agent.get(url.to_string());
        Ok(request
            .header(Authorization::NAME, credentials(&self.authorization, url)?)
            .header(UserAgent::NAME, &self.user_agent)
            .header("accept", MEDIA_TYPE))
    }
}
