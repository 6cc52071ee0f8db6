//! Cliniko as its documentation describes it, and an untrusted server that counts connections.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::ready;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use headers::HeaderMapExt as _;
use headers::authorization::{Authorization, Basic};
use http::{Method, Request, Response};
use http_body_util::Full;
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Serves HTTPS for as long as the runtime lives. `answer` is told how many connections there have been,
/// and the name that the client asked TLS for.
pub async fn serve<A>(listener: TcpListener, tls: TlsAcceptor, answer: A)
where
    A: Fn(usize, &str, &Request<Incoming>) -> Response<Full<Bytes>> + Send + Sync + 'static,
{
    let answer = Arc::new(answer);
    for connection in 1.. {
        let (stream, _) = listener.accept().await.unwrap();
        let (tls, answer) = (tls.clone(), Arc::clone(&answer));
        tokio::spawn(async move {
            let Ok(stream) = tls.accept(stream).await else { return };
            let name = stream.get_ref().1.server_name().unwrap_or_default().to_owned();
            let service = service_fn(move |request| {
                ready(Ok::<_, Infallible>(answer(connection, &name, &request)))
            });
            // How a connection ends is the client's business.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// Answers with the number of connections it has had, this one included.
pub fn untrusted(connection: usize, _: &str, _: &Request<Incoming>) -> Response<Full<Bytes>> {
    Response::new(connection.to_string().into())
}

pub struct Cliniko {
    token: String,
    pub routes: Mutex<HashMap<String, Answer>>,
    pub visits: Mutex<Vec<Visit>>,
    /// What was wrong with requests.
    pub faults: Mutex<Vec<String>>,
}

pub struct Visit {
    pub url: String,
    pub authorization: Option<Vec<u8>>,
}

#[derive(Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

pub fn page(ids: &[&str], next: Option<&str>) -> Answer {
    let patients: Vec<_> = ids.iter().map(|id| json!({ "id": id, "first_name": "Ann" })).collect();
    let links = match next {
        Some(next) => json!({ "self": "https://api.uk1.cliniko.com/v1/patients", "next": next }),
        None => json!({ "self": "https://api.uk1.cliniko.com/v1/patients" }),
    };
    let body = json!({ "patients": patients, "total_entries": 5, "links": links }).to_string();
    Answer { body, ..status(200, &[("content-type", "application/json; charset=utf-8")]) }
}

pub fn redirect(location: &str) -> Answer {
    status(301, &[("location", location)])
}

pub fn status(status: u16, headers: &[(&'static str, &str)]) -> Answer {
    let headers = headers.iter().map(|&(name, value)| (name, value.to_owned())).collect();
    Answer { status, headers, body: String::new() }
}

impl Answer {
    pub fn status(&self) -> u16 {
        self.status
    }
}

impl Cliniko {
    pub fn new(token: &str) -> Cliniko {
        Cliniko {
            token: token.to_owned(),
            routes: Mutex::default(),
            visits: Mutex::default(),
            faults: Mutex::default(),
        }
    }

    pub fn answer(&self, server_name: &str, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let answer = self.checked_answer(server_name, request).unwrap_or_else(|fault| {
            self.faults.lock().unwrap().push(fault);
            status(400, &[])
        });
        let mut response = Response::builder().status(answer.status);
        for (name, value) in answer.headers {
            response = response.header(name, value);
        }
        response.body(answer.body.into()).unwrap()
    }

    /// The answer, or what is wrong with the request.
    fn checked_answer(&self, name: &str, request: &Request<Incoming>) -> Result<Answer, String> {
        let headers = request.headers();
        let url = format!("https://{name}{}", request.uri());
        let authorization = headers.get("authorization").map(|value| value.as_bytes().to_vec());
        self.visits.lock().unwrap().push(Visit { url: url.clone(), authorization });

        let expect = |good: bool, what: &str| {
            let fault = || format!("{what} of {} {url}: {headers:?}", request.method());
            if good { Ok(()) } else { Err(fault()) }
        };
        expect(
            request.method() == Method::GET && request.body().is_end_stream(),
            "method or body",
        )?;
        expect(headers.get_all("host").iter().eq([name]), "host")?;
        if name == "api.cliniko.com" {
            expect(!headers.contains_key("authorization"), "credentials in the request")?;
            return Ok(redirect(&url.replace("api.cliniko.com", "api.uk1.cliniko.com")));
        }

        let mut names: Vec<_> = headers.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        expect(names == ["accept", "authorization", "host", "user-agent"], "header set")?;
        expect(headers["accept"] == "application/json", "accept")?;
        expect(headers["user-agent"] == "Really helpful app (devs@helpfulapp.com)", "user agent")?;
        let credentials = headers.typed_get::<Authorization<Basic>>();
        let credentials = credentials.ok_or_else(|| format!("credentials of {url}"))?;
        expect(credentials.password().is_empty(), "password")?;
        let user = credentials.username();
        let token = user.strip_suffix("-uk1").unwrap_or(user);

        if name != "api.uk1.cliniko.com" || token != self.token {
            return Ok(status(401, &[]));
        }
        let routes = self.routes.lock().unwrap();
        routes.get(&url).cloned().ok_or_else(|| format!("no such path: {url}"))
    }
}
