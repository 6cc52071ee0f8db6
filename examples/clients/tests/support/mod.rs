//! Cliniko and an untrusted server on localhost, and the clients, each led there in its own way.

pub mod clients;
mod server;

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, process, thread};

use cliniko_core::{ApiKey, Authorization, UserAgent};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio_rustls::TlsAcceptor;

pub use self::server::{Answer, page, redirect, status};
use self::server::{Cliniko, untrusted};

/// The token of the only account, which lives on `uk1`.
pub const TOKEN: &str = "MS0xLWl4SzYY";
pub const KEY: &str = "MS0xLWl4SzYY-uk1";

pub const FIRST: &str = "https://api.uk1.cliniko.com/v1/patients?per_page=100";
pub const SECOND: &str = "https://api.uk1.cliniko.com/v1/patients?page=2&per_page=100";

const CLINIKO: [&str; 3] = ["api.uk1.cliniko.com", "api.au1.cliniko.com", "api.cliniko.com"];
const UNTRUSTED: [&str; 2] = ["untrusted.example", "api.uk1.cliniko.com.untrusted.example"];

/// No test of a client takes longer on localhost.
const TIME_LIMIT: Duration = Duration::from_secs(20);

pub fn authorization(key: &str) -> Authorization {
    ApiKey::parse(key).unwrap().authorization()
}

pub fn user_agent() -> UserAgent<'static> {
    UserAgent::new("Really helpful app", "devs@helpfulapp.com").unwrap()
}

/// Two servers on localhost, with certificates of an authority made for one test.
pub struct World {
    runtime: Runtime,
    cliniko: SocketAddr,
    untrusted: SocketAddr,
    site: Arc<Cliniko>,
    authority: CertificateDer<'static>,
    authority_file: PathBuf,
}

impl World {
    pub fn new() -> World {
        World::with_token(TOKEN)
    }

    /// With another token for the account on `uk1`.
    pub fn with_token(token: &str) -> World {
        let authority = authority();
        // For a link to another port of the right host, the untrusted server needs Cliniko's names too.
        let elsewhere = [&UNTRUSTED[..], &CLINIKO[..], &["127.0.0.1"]].concat();
        let (cliniko_tls, untrusted_tls) =
            (acceptor(&authority, &CLINIKO), acceptor(&authority, &elsewhere));

        let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.unwrap();
        let bind = || runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap();
        let (cliniko, untrusted_listener) = (bind(), bind());
        let site = Arc::new(Cliniko::new(token));
        let world = World {
            cliniko: cliniko.local_addr().unwrap(),
            untrusted: untrusted_listener.local_addr().unwrap(),
            site: Arc::clone(&site),
            authority: authority.der().clone(),
            authority_file: authority_file(&authority.pem()),
            runtime,
        };
        let answer = move |_, name: &str, request: &_| site.answer(name, request);
        world.runtime.spawn(server::serve(cliniko, cliniko_tls, answer));
        world.runtime.spawn(server::serve(untrusted_listener, untrusted_tls, untrusted));
        world
    }

    /// Says what Cliniko answers to a request for `url` with the account's key.
    pub fn on(&self, url: &str, answer: Answer) {
        self.site.routes.lock().unwrap().insert(url.to_owned(), answer);
    }

    /// The URLs that Cliniko was asked for, in order, on whichever of its hosts.
    pub fn visited(&self) -> Vec<String> {
        self.site.visits.lock().unwrap().iter().map(|visit| visit.url.clone()).collect()
    }

    /// The `Authorization` headers that Cliniko received, byte for byte.
    pub fn authorizations(&self) -> Vec<Vec<u8>> {
        let visits = self.site.visits.lock().unwrap();
        visits.iter().filter_map(|visit| visit.authorization.clone()).collect()
    }

    /// Runs what is asynchronous, beside the servers.
    fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let limited = async { tokio::time::timeout(TIME_LIMIT, future).await };
        self.runtime.block_on(limited).expect("an answer in time")
    }

    pub fn untrusted_port(&self) -> u16 {
        self.untrusted.port()
    }

    /// Where each host is: what DNS would say.
    fn addresses(&self) -> HashMap<&'static str, SocketAddr> {
        let cliniko = CLINIKO.map(|host| (host, self.cliniko));
        cliniko.into_iter().chain(UNTRUSTED.map(|host| (host, self.untrusted))).collect()
    }

    fn authority_file(&self) -> &Path {
        &self.authority_file
    }

    fn client_tls(&self) -> ClientConfig {
        let mut roots = RootCertStore::empty();
        roots.add(self.authority.clone()).unwrap();
        let config = ClientConfig::builder_with_provider(provider());
        let config = config.with_protocol_versions(&[&rustls::version::TLS13]).unwrap();
        config.with_root_certificates(roots).with_no_client_auth()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        fs::remove_file(&self.authority_file).unwrap();
        if !thread::panicking() {
            assert_eq!(*self.site.faults.lock().unwrap(), [""; 0], "what Cliniko found wrong");
        }
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    // Or it would have the name of the certificates that it signs, which `curl` takes to sign themselves.
    params.distinguished_name.push(DnType::CommonName, "An authority of this test run");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn acceptor(authority: &CertifiedIssuer<'_, KeyPair>, hosts: &[&str]) -> TlsAcceptor {
    let key = KeyPair::generate().unwrap();
    let hosts: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
    let certificate = CertificateParams::new(hosts).unwrap().signed_by(&key, authority).unwrap();
    let config = ServerConfig::builder_with_provider(provider());
    let config = config.with_protocol_versions(&[&rustls::version::TLS13]).unwrap();
    let config = config
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.into())
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// The authority's certificate in a file, because `curl` takes it from nowhere else.
fn authority_file(pem: &str) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("authority-{}-{count}.pem", process::id());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, pem).unwrap();
    path
}
