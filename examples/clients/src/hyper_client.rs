//! An asynchronous client on `hyper`, with the connection pool of `hyper-util`.

use std::collections::HashSet;

use bytes::Bytes;
use cliniko_core::{ApiUrl, Authorization, MEDIA_TYPE, UserAgent};
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::Connect;

use crate::{Error, Page, Patient, Refusal, credentials, follow};

pub struct Client<C> {
    http: legacy::Client<C, Empty<Bytes>>,
    authorization: Authorization,
    user_agent: String,
}

impl<C: Connect + Clone + Send + Sync + 'static> Client<C> {
    pub fn new(
        http: legacy::Client<C, Empty<Bytes>>,
        authorization: Authorization,
        user_agent: UserAgent<'_>,
    ) -> Client<C> {
        Client { http, authorization, user_agent: user_agent.to_string() }
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
        // `hyper` does not follow redirects.
        let (head, body) = self.http.request(self.request(url)?).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        Page::read(&self.authorization, head.status, &head.headers, &body)
    }

    /// The request for a page, with its headers.
    pub fn request(&self, url: &ApiUrl<'_>) -> Result<Request<Empty<Bytes>>, Error> {
        let request = Request::get(url.to_string());
        Ok(request
            .header(Authorization::NAME, credentials(&self.authorization, url)?)
            .header(UserAgent::NAME, &self.user_agent)
            .header("accept", MEDIA_TYPE)
            .body(Empty::new())?)
    }
}
