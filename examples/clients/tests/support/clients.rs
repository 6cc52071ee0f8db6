//! The three clients and `curl`, each led to localhost in its own way, with the URLs unchanged.

use std::collections::HashSet;
use std::convert::Infallible;
use std::future::ready;
use std::io::Write as _;
use std::net::SocketAddr;
use std::process::{Command, Stdio};

use bytes::Bytes;
use cliniko_core::{ApiUrl, Authorization, MEDIA_TYPE, UserAgent};
use cliniko_core_clients::{
    Error, Page, Patient, Refusal, follow, hyper_client, reqwest_client, ureq_client,
};
use http::{HeaderMap, HeaderValue, Uri};
use http_body_util::{BodyExt as _, Empty};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::{Connect, HttpConnector, dns::Name};
use hyper_util::rt::TokioExecutor;
use ureq::config::Config;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use super::{TIME_LIMIT, World, provider, user_agent};

pub trait Client {
    fn name(&self) -> &'static str;

    /// The ids of the patients: all of them, or from a link on.
    fn patients(
        &self,
        world: &World,
        authorization: Authorization,
        from: Option<&str>,
    ) -> Result<Vec<String>, Error>;

    /// What a client that checks nothing gets there, without a key, by connections of its own: the answer's
    /// `Location`, if it has one, or else its body.
    fn unchecked(&self, world: &World, url: &str) -> String;
}

pub const CLIENTS: [&dyn Client; 4] = [&Ureq, &Reqwest, &Hyper, &Curl];

fn ids(patients: Vec<Patient>) -> Vec<String> {
    patients.into_iter().map(|patient| patient.id).collect()
}

fn location_or_body(headers: &HeaderMap, body: &[u8]) -> String {
    let location = headers.get("location").map(HeaderValue::as_bytes);
    String::from_utf8(location.unwrap_or(body).to_vec()).unwrap()
}

/// By a resolver, which gives the port too.
pub struct Ureq;

impl Ureq {
    fn agent(world: &World) -> ureq::Agent {
        let authority = Certificate::from_der(&world.authority).to_owned();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&[authority]))
            .unversioned_rustls_crypto_provider(provider())
            .build();
        let config = Config::builder().tls_config(tls).proxy(None).timeout_global(Some(TIME_LIMIT));
        let resolver = Localhost(world.addresses().into_iter().collect());
        ureq::Agent::with_parts(config.build(), DefaultConnector::new(), resolver)
    }

    pub fn client(world: &World, authorization: Authorization) -> ureq_client::Client {
        ureq_client::Client::new(Ureq::agent(world), authorization, user_agent())
    }
}

#[derive(Debug)]
struct Localhost(Vec<(&'static str, SocketAddr)>);

impl Resolver for Localhost {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default();
        let known = self.0.iter().find(|(name, _)| *name == host).map(|(_, address)| *address);
        let mut address = known.unwrap_or(([127, 0, 0, 1], 443).into());
        if let Some(port) = uri.port_u16() {
            address.set_port(port);
        }
        let mut addresses = self.empty();
        addresses.push(address);
        Ok(addresses)
    }
}

impl Client for Ureq {
    fn name(&self) -> &'static str {
        "ureq"
    }

    fn patients(
        &self,
        world: &World,
        authorization: Authorization,
        from: Option<&str>,
    ) -> Result<Vec<String>, Error> {
        let client = Ureq::client(world, authorization);
        Ok(ids(match from {
            None => client.patients()?,
            Some(link) => client.patients_from(link.to_owned())?,
        }))
    }

    fn unchecked(&self, world: &World, url: &str) -> String {
        let request = Ureq::agent(world).get(url).config().max_redirects(0).build();
        let mut answer = request.call().unwrap();
        let body = answer.body_mut().read_to_vec().unwrap();
        location_or_body(answer.headers(), &body)
    }
}

/// By `resolve`, which takes a port too.
pub struct Reqwest;

impl Reqwest {
    fn builder(world: &World) -> reqwest::ClientBuilder {
        let builder =
            reqwest::Client::builder().no_proxy().tls_backend_preconfigured(world.client_tls());
        let addresses = world.addresses();
        addresses.iter().fold(builder, |builder, (host, address)| builder.resolve(host, *address))
    }

    pub fn client(world: &World, authorization: Authorization) -> reqwest_client::Client {
        reqwest_client::Client::new(Reqwest::builder(world), authorization, user_agent()).unwrap()
    }
}

impl Client for Reqwest {
    fn name(&self) -> &'static str {
        "reqwest"
    }

    fn patients(
        &self,
        world: &World,
        authorization: Authorization,
        from: Option<&str>,
    ) -> Result<Vec<String>, Error> {
        let client = Reqwest::client(world, authorization);
        Ok(ids(world.run(async {
            match from {
                None => client.patients().await,
                Some(link) => client.patients_from(link.to_owned()).await,
            }
        })?))
    }

    fn unchecked(&self, world: &World, url: &str) -> String {
        let http = Reqwest::builder(world).redirect(reqwest::redirect::Policy::none());
        world.run(async {
            let answer = http.build().unwrap().get(url).send().await.unwrap();
            let headers = answer.headers().clone();
            location_or_body(&headers, &answer.bytes().await.unwrap())
        })
    }
}

/// By the resolver of the connector below TLS, whose port stands where the URL has none.
pub struct Hyper;

impl Hyper {
    fn http(world: &World) -> legacy::Client<impl Connect + Clone + 'static, Empty<Bytes>> {
        let addresses = world.addresses();
        let resolver = tower::service_fn(move |name: Name| {
            ready(Ok::<_, Infallible>(addresses.get(name.as_str()).copied().into_iter()))
        });
        let mut http = HttpConnector::new_with_resolver(resolver);
        http.enforce_http(false);
        let https = HttpsConnectorBuilder::new()
            .with_tls_config(world.client_tls())
            .https_only()
            .enable_http1()
            .wrap_connector(http);
        legacy::Client::builder(TokioExecutor::new()).build(https)
    }

    pub fn client(
        world: &World,
        authorization: Authorization,
    ) -> hyper_client::Client<impl Connect + Clone + 'static> {
        hyper_client::Client::new(Hyper::http(world), authorization, user_agent())
    }
}

impl Client for Hyper {
    fn name(&self) -> &'static str {
        "hyper"
    }

    fn patients(
        &self,
        world: &World,
        authorization: Authorization,
        from: Option<&str>,
    ) -> Result<Vec<String>, Error> {
        let client = Hyper::client(world, authorization);
        Ok(ids(world.run(async {
            match from {
                None => client.patients().await,
                Some(link) => client.patients_from(link.to_owned()).await,
            }
        })?))
    }

    fn unchecked(&self, world: &World, url: &str) -> String {
        let http = Hyper::http(world);
        world.run(async {
            let (head, body) = http.get(url.parse().unwrap()).await.unwrap().into_parts();
            location_or_body(&head.headers, &body.collect().await.unwrap().to_bytes())
        })
    }
}

/// By `--connect-to`. What is secret goes through standard input, since `ps` shows arguments.
pub struct Curl;

/// What `curl` tells of an answer.
struct CurlAnswer {
    status: http::StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Curl {
    fn run(world: &World, input: &str, arguments: &[&str]) -> Result<CurlAnswer, Error> {
        let mut curl = Command::new("curl");
        curl.args(["--disable", "--silent", "--show-error", "--http1.1", "--noproxy", "*"]);
        curl.args(["--globoff", "--max-time", &TIME_LIMIT.as_secs().to_string()]);
        curl.arg("--cacert").arg(world.authority_file());
        for (host, address) in world.addresses() {
            curl.arg("--connect-to").arg(format!("{host}:443:{address}"));
        }
        curl.args(["--connect-to", "::127.0.0.1:"]);
        let told = "%{stderr}%{http_code}\n%header{location}\n%header{x-ratelimit-reset}\n";
        curl.args(["--write-out", told]).args(arguments);

        curl.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = curl.spawn()?;
        child.stdin.take().ok_or("no standard input")?.write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        let told = String::from_utf8(output.stderr)?;
        if !output.status.success() {
            return Err(told.into());
        }
        let mut lines = told.lines();
        let status = lines.next().unwrap_or_default().parse()?;
        let mut headers = HeaderMap::new();
        for (name, value) in ["location", "x-ratelimit-reset"].into_iter().zip(lines) {
            if !value.is_empty() {
                headers.insert(name, value.parse()?);
            }
        }
        Ok(CurlAnswer { status, headers, body: output.stdout })
    }

    fn page(world: &World, authorization: &Authorization, url: &ApiUrl<'_>) -> Result<Page, Error> {
        let headers = format!(
            "{}: {}\n{}: {}\naccept: {MEDIA_TYPE}\n",
            Authorization::NAME,
            authorization.expose_value_for(url)?,
            UserAgent::NAME,
            user_agent(),
        );
        let answer = Curl::run(world, &headers, &["--header", "@-", "--", &url.to_string()])?;
        Page::read(authorization, answer.status, &answer.headers, &answer.body)
    }

    /// Asks with `curl`'s own credentials: `-u KEY:`.
    pub fn with_user(world: &World, key: &str, url: &str) {
        let user = format!("user = \"{key}:\"\n");
        let (agent, accept) =
            (format!("{}: {}", UserAgent::NAME, user_agent()), "accept: application/json");
        let arguments = ["--config", "-", "--header", &agent, "--header", accept, "--", url];
        assert_eq!(Curl::run(world, &user, &arguments).unwrap().status, 200);
    }
}

impl Client for Curl {
    fn name(&self) -> &'static str {
        "curl"
    }

    fn patients(
        &self,
        world: &World,
        authorization: Authorization,
        from: Option<&str>,
    ) -> Result<Vec<String>, Error> {
        let shard = authorization.shard();
        let all = shard.api_url(&["patients"])?.with_query(&[("per_page", "100")]).to_string();
        let mut link = from.map_or(all, str::to_owned);
        let mut patients = Vec::new();
        let mut asked = HashSet::new();
        while asked.insert(link.clone()) {
            let page = Curl::page(world, &authorization, &follow(shard, &link)?)?;
            patients.extend(page.patients);
            match page.links.next {
                Some(next) => link = next,
                None => return Ok(ids(patients)),
            }
        }
        Err(Refusal::Loop.into())
    }

    fn unchecked(&self, world: &World, url: &str) -> String {
        let answer = Curl::run(world, "", &["--", url]).unwrap();
        location_or_body(&answer.headers, &answer.body)
    }
}
