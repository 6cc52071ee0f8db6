//! An asynchronous client on `reqwest`.

use std::collections::HashSet;

use cliniko_core::{ApiUrl, Authorization, MEDIA_TYPE, UserAgent};
use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Request};

use crate::{Error, Page, Patient, Refusal, credentials, follow};

pub struct Client {
    http: reqwest::Client,
    authorization: Authorization,
    user_agent: String,
}

impl Client {
    /// `http` may have timeouts, a proxy or certificates. Redirects are turned off here, because `reqwest`
    /// would follow them unchecked.
    pub fn new(
        http: ClientBuilder,
        authorization: Authorization,
        user_agent: UserAgent<'_>,
    ) -> Result<Client, Error> {
        let http = http.redirect(Policy::none()).build()?;
        Ok(Client { http, authorization, user_agent: user_agent.to_string() })
    }

    /// Every patient of the account.
    pub async fn patients(&self) -> Result<Vec<Patient>, Error> {
        let all = self.authorization.shard().api_url(&["patients"])?;
        self.patients_from(all.with_query(&[("per_page", "100")]).to_string()).await
    }

    /// The patients from a page on, to the end of the list.
    pub async fn patients_from(&self, mut link: String) -> Result<Vec<Patient>, Error> {
        let mut patients = Vec::new();
        let mut asked = HashSet::new();
        while asked.insert(link.clone()) {
            let page = self.page(&follow(self.authorization.shard(), &link)?).await?;
            patients.extend(page.patients);
            match page.links.next {
                Some(next) => link = next,
                None => return Ok(patients),
            }
        }
        Err(Refusal::Loop.into())
    }

    async fn page(&self, url: &ApiUrl<'_>) -> Result<Page, Error> {
        let response = self.http.execute(self.request(url)?).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        Page::read(&self.authorization, status, &headers, &response.bytes().await?)
    }

    /// The request for a page, with its headers.
    pub fn request(&self, url: &ApiUrl<'_>) -> Result<Request, Error> {
        let request = self.http.get(url.to_string());
        Ok(request
            .header(Authorization::NAME, credentials(&self.authorization, url)?)
            .header(UserAgent::NAME, &self.user_agent)
            .header("accept", MEDIA_TYPE)
            .build()?)
    }
}
