//! Links that came from the API, and whether a key may be sent to them.

use core::fmt;

use crate::host::{self, API_PATH};
use crate::syntax::bytes::{consumed, eq_ignore_ascii_case, split_at, split_before, strip_prefix};
use crate::syntax::uri::{
    Class, find_userinfo, is_dot_segment, split_authority, split_run, split_scheme,
};
use crate::{ApiUrl, ParseShardError, Shard, ShardCode};

use LinkErrorKind as Kind;

impl Shard {
    /// Checks a URL that came from the API, such as `links.next` or a `Location`, before the key is sent there.
    ///
    /// Cliniko asks clients to follow the links in its responses. A client that does so unchecked sends the key to
    /// whatever host a link names. An accepted link leads every client to this shard's host, by HTTPS, and to a path
    /// of the API.
    ///
    /// Send what the [`ApiUrl`] displays, never the string that was checked. The path is displayed as it is. In the
    /// query, bytes that RFC 3986 does not allow there are percent-encoded, and so are `'` and a `%` without two
    /// hexadecimal digits; all else is kept byte for byte. Clients send the path unchanged, and a query with the
    /// same meaning: the guide on [links](crate::guide::links) lists those that were tried. Cliniko reads both spellings
    /// the same way.
    ///
    /// ```
    /// use cliniko_core::{LinkErrorKind, Shard};
    ///
    /// let url = Shard::Au1.check_link("https://api.au1.cliniko.com/v1/patients?page=2&q[]=id:>5")?;
    /// assert_eq!(url.path_and_query().to_string(), "/v1/patients?page=2&q%5B%5D=id:%3E5");
    ///
    /// let error = Shard::Au1.check_link("https://api.au1.cliniko.com.example/v1/patients").unwrap_err();
    /// assert_eq!(error.kind(), LinkErrorKind::ForeignHost);
    /// # Ok::<(), cliniko_core::LinkError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`LinkErrorKind`] lists them in the order of checking, each with a link that is refused for it.
    pub const fn check_link(self, url: &str) -> Result<ApiUrl<'_>, LinkError> {
        let link = match Link::new(url) {
            Ok(link) => link,
            Err(error) => return Err(error),
        };
        if let Some(target) = link.own_target(self) {
            return link.on(self, target);
        }
        let origin = match link.origin(Schemes::LowerCaseHttps) {
            Ok(origin) => origin,
            Err(error) => return Err(error),
        };
        match origin.host {
            Host::Legacy => Err(LinkError::new(Kind::LegacyHost, origin.host_index)),
            Host::Api(shard) if !shard.const_eq(self) => {
                Err(LinkError::new(Kind::OtherShard(shard), code_index(origin.host_index)))
            }
            Host::Api(_) => link.on(self, origin.target),
        }
    }

    /// Moves a link to this shard, keeping its path and query.
    ///
    /// For an account that moved, whose stored links name its old shard, and for redirects of the legacy host
    /// `api.cliniko.com`. The link may be on any known shard or on the legacy host, with `https` (port 443) or `http`
    /// (port 80), or start with one `/`. The path must still be `/v1` or below it.
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// let url = Shard::Uk2.rebase_link("http://api.cliniko.com/v1/patients?page=2")?;
    /// assert_eq!(url.to_string(), "https://api.uk2.cliniko.com/v1/patients?page=2");
    /// # Ok::<(), cliniko_core::LinkError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`check_link`](Shard::check_link), except what is accepted here: `NotAbsolute` for `patients?page=2`,
    /// `Port` for `http://api.au1.cliniko.com:443/v1`.
    pub const fn rebase_link(self, url: &str) -> Result<ApiUrl<'_>, LinkError> {
        let link = match Link::new(url) {
            Ok(link) => link,
            Err(error) => return Err(error),
        };
        if link.is_absolute_path() {
            return link.on(self, link.url);
        }
        match link.origin(Schemes::HttpOrHttps) {
            Ok(origin) => link.on(self, origin.target),
            Err(error) => Err(error),
        }
    }

    /// The shard of a configured base URL: `https://api.au4.cliniko.com`, with or without `/`, `/v1`
    /// and more.
    ///
    /// It is read as [`check_link`](Shard::check_link) reads links of that shard, except that the scheme may be in
    /// any case, and the path empty or `/`.
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// assert_eq!(Shard::from_api_url("https://api.au4.cliniko.com/v1/")?, Shard::Au4);
    /// # Ok::<(), cliniko_core::LinkError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`check_link`](Shard::check_link), except [`OtherShard`](LinkErrorKind::OtherShard):
    /// [`LegacyHost`](LinkErrorKind::LegacyHost) for `https://api.cliniko.com/v1`,
    /// [`NotApiPath`](LinkErrorKind::NotApiPath) for `https://api.au4.cliniko.com/v2`.
    pub const fn from_api_url(url: &str) -> Result<Shard, LinkError> {
        let link = match Link::new(url) {
            Ok(link) => link,
            Err(error) => return Err(error),
        };
        let origin = match link.origin(Schemes::Https) {
            Ok(origin) => origin,
            Err(error) => return Err(error),
        };
        let Host::Api(shard) = origin.host else {
            return Err(LinkError::new(Kind::LegacyHost, origin.host_index));
        };
        match link.split_target(origin.target, Root::Allowed) {
            Ok(_) => Ok(shard),
            Err(error) => Err(error),
        }
    }
}

/// A link of visible ASCII without `\`, cut before its fragment.
struct Link<'a> {
    url: &'a [u8],
    fragment: &'a [u8],
}

/// The schemes that a link may have.
#[derive(Clone, Copy)]
enum Schemes {
    /// Some clients take `htTps` for plain HTTP.
    LowerCaseHttps,
    Https,
    HttpOrHttps,
}

/// Whether a path may be empty or `/`.
#[derive(Clone, Copy)]
enum Root {
    Allowed,
    Refused,
}

/// The host of a link, its index, and the path and query after it.
struct Origin<'a> {
    host: Host,
    host_index: usize,
    target: &'a [u8],
}

#[derive(Clone, Copy)]
enum Host {
    /// `api.cliniko.com`, which is older than the shards.
    Legacy,
    /// `api.{shard}.cliniko.com`
    Api(Shard),
}

impl<'a> Link<'a> {
    const fn new(url: &'a str) -> Result<Link<'a>, LinkError> {
        let bytes = url.as_bytes();
        let (url, fragment) = split_run(bytes, Class::BEFORE_FRAGMENT);
        let mut rest = fragment;
        while let [b'#', further @ ..] = rest {
            rest = split_run(further, Class::BEFORE_FRAGMENT).1;
        }
        if rest.is_empty() {
            Ok(Link { url, fragment })
        } else {
            Err(LinkError::new(Kind::ForbiddenCharacter, consumed(bytes, rest)))
        }
    }

    /// Whether it starts with one `/`: a relative reference with an absolute path (RFC 3986, section 4.2).
    const fn is_absolute_path(&self) -> bool {
        matches!(self.url, [b'/', ..]) && !matches!(self.url, [b'/', b'/', ..])
    }

    /// Fast path for a URL that starts with the shard's base URL: a third of the time of parsing scheme and host.
    const fn own_target(&self, shard: Shard) -> Option<&'a [u8]> {
        let base_url = shard.api_base_url().as_bytes();
        if strip_prefix(self.url, base_url).is_none() {
            return None;
        }
        Some(split_at(self.url, base_url.len().saturating_sub(API_PATH.len())).1)
    }

    const fn origin(&self, schemes: Schemes) -> Result<Origin<'a>, LinkError> {
        let (rest, own_port) = match self.split_scheme(schemes) {
            Ok(step) => step,
            Err(error) => return Err(error),
        };
        let host_index = consumed(self.url, rest);
        let (authority, target) = split_authority(rest);
        if let Some(at) = find_userinfo(authority) {
            return Err(LinkError::new(Kind::Userinfo, host_index.saturating_add(at)));
        }
        let (host, port) = split_before(authority, b":");
        if !(port.is_empty() || matches!(strip_prefix(port, own_port), Some([]))) {
            return Err(LinkError::new(Kind::Port, host_index.saturating_add(host.len())));
        }
        match read_host(host, host_index) {
            Ok(host) => Ok(Origin { host, host_index, target }),
            Err(error) => Err(error),
        }
    }

    /// The part after `://`, and the port that the scheme implies.
    const fn split_scheme(&self, schemes: Schemes) -> Result<(&'a [u8], &'static [u8]), LinkError> {
        let Some((scheme, rest)) = split_scheme(self.url) else {
            return Err(LinkError::new(Kind::NotAbsolute, 0));
        };
        let lower_case_only = matches!(schemes, Schemes::LowerCaseHttps);
        if matches!(scheme, b"https") || !lower_case_only && eq_ignore_ascii_case(scheme, b"https")
        {
            Ok((rest, b":443"))
        } else if matches!(schemes, Schemes::HttpOrHttps) && eq_ignore_ascii_case(scheme, b"http") {
            Ok((rest, b":80"))
        } else {
            Err(LinkError::new(Kind::NotHttps, 0))
        }
    }

    /// The URL on `shard` with the path and query of `target`, the end of the link.
    const fn on(&self, shard: Shard, target: &'a [u8]) -> Result<ApiUrl<'a>, LinkError> {
        match self.split_target(target, Root::Refused) {
            Ok((below, query)) => Ok(ApiUrl::checked(shard, below, query)),
            Err(error) => Err(error),
        }
    }

    /// The path below `/v1`, and the query with its `?`.
    const fn split_target(
        &self,
        target: &'a [u8],
        root: Root,
    ) -> Result<(&'a [u8], &'a [u8]), LinkError> {
        if !self.fragment.is_empty() {
            return Err(LinkError::new(Kind::Fragment, self.url.len()));
        }
        let (unreserved, query) = split_run(target, Class::UNRESERVED_PATH);
        let below = match strip_prefix(unreserved, API_PATH) {
            // A path that goes on with another byte, such as `/v1%2F`, is refused as outside of `/v1`.
            Some([]) if matches!(query, [] | [b'?', ..]) => &[],
            Some(below @ [b'/', ..]) => below,
            _ => match (root, unreserved, query) {
                (Root::Allowed, [] | [b'/'], [] | [b'?', ..]) => unreserved,
                _ => return Err(LinkError::new(Kind::NotApiPath, self.index_of(target))),
            },
        };
        if !matches!(query, [] | [b'?', ..]) {
            return Err(LinkError::new(Kind::ForbiddenCharacter, self.index_of(query)));
        }
        if let Some(error) = self.find_bad_segment(target, query) {
            return Err(error);
        }
        if let Some(error) = self.find_dots_in_query(query) {
            return Err(error);
        }
        Ok((below, query))
    }

    /// A segment that is empty and not the last, or a dot segment.
    const fn find_bad_segment(&self, target: &[u8], query: &[u8]) -> Option<LinkError> {
        let path_len = consumed(target, query);
        let (path, _) = split_at(target, path_len);
        let mut rest = path;
        while let [b'/', from_segment @ ..] = rest {
            let (segment, further) = split_run(from_segment, Class::NOT_SLASH);
            let index = self.index_of(target).saturating_add(consumed(path, from_segment));
            if segment.is_empty() && !further.is_empty() {
                return Some(LinkError::new(Kind::EmptySegment, index));
            }
            if is_dot_segment(segment) {
                return Some(LinkError::new(Kind::DotSegment, index));
            }
            rest = further;
        }
        None
    }

    /// Some clients resolve dot segments across the `?`.
    const fn find_dots_in_query(&self, query: &[u8]) -> Option<LinkError> {
        let (_, mut rest) = split_run(query, Class::NOT_SLASH);
        while let [b'/', from_segment @ ..] = rest {
            let (segment, further) = split_run(from_segment, Class::NOT_SLASH);
            if is_dot_segment(segment) {
                return Some(LinkError::new(Kind::DotSegment, self.index_of(from_segment)));
            }
            rest = further;
        }
        None
    }

    /// The index of a suffix of the link.
    const fn index_of(&self, suffix: &[u8]) -> usize {
        consumed(self.url, suffix)
    }
}

/// The host at `index`: the legacy one or that of a known shard.
const fn read_host(host: &[u8], index: usize) -> Result<Host, LinkError> {
    let foreign = LinkError::new(Kind::ForeignHost, index);
    let Some((subdomain, code)) = host::split(host) else { return Err(foreign) };
    if !eq_ignore_ascii_case(subdomain, b"api") {
        return Err(foreign);
    }
    let Some(code) = code else { return Ok(Host::Legacy) };
    match Shard::from_bytes(code) {
        Ok(shard) => Ok(Host::Api(shard)),
        Err(ParseShardError::Unknown(code)) => {
            Err(LinkError::new(Kind::UnknownShard(code), code_index(index)))
        }
        Err(ParseShardError::Malformed) => Err(foreign),
    }
}

/// The index of the code in `api.{code}.cliniko.com`.
const fn code_index(host_index: usize) -> usize {
    host_index.saturating_add(b"api.".len())
}

/// Why the key may not be sent to a link, and the position of the fault.
///
/// Neither `Display` nor `Debug` shows anything of the link but a shard's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkError {
    kind: LinkErrorKind,
    index: usize,
}

/// What is wrong with a link. The guide on [links](crate::guide::links) has the order of checking.
///
/// The link after each is one that [`check_link`](Shard::check_link) of [`Shard::Au1`] refuses for it.
///
/// The guide on [clients](crate::guide::client) says what to do after `NotAbsolute`, `LegacyHost` and `OtherShard`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkErrorKind {
    /// A byte that is not visible ASCII, or a backslash, which clients strip, map or read as a slash:
    /// `https://api.au1.cliniko.com\v1`. Or, checked after [`NotApiPath`](LinkErrorKind::NotApiPath), a byte of the
    /// path that is neither unreserved (RFC 3986, section 2.3) nor `/`: `https://api.au1.cliniko.com/v1/..%2Flogin`.
    /// The index is that of the first.
    ForbiddenCharacter,
    /// Another scheme, or `https` not in lower case: `http://api.au1.cliniko.com/v1`. The index is 0.
    NotHttps,
    /// No scheme followed by `://`: `/v1/patients`, `//api.au1.cliniko.com/v1`. The index is 0.
    NotAbsolute,
    /// An `@` in the authority: `https://api.au1.cliniko.com@example.org/v1`. The index is that of the first.
    Userinfo,
    /// A port other than the scheme's own: `https://api.au1.cliniko.com:8443/v1`. The index is that of the first
    /// `:`.
    Port,
    /// The host used before shards: `https://api.cliniko.com/v1`. The index is the host's.
    /// [`rebase_link`](Shard::rebase_link) accepts it.
    LegacyHost,
    /// The host of a shard that this version does not know: `https://api.au9.cliniko.com/v1`. The index is that of
    /// the code.
    UnknownShard(ShardCode),
    /// The host of another shard: `https://api.uk1.cliniko.com/v1`. The index is that of the code.
    /// [`rebase_link`](Shard::rebase_link) accepts it.
    OtherShard(Shard),
    /// Any other host: `https://api.au1.cliniko.com.example/v1`, `https://clinic.au1.cliniko.com/v1`,
    /// `https://api.au1.cliniko.com./v1` (a trailing dot). The index is the host's.
    ForeignHost,
    /// A `#`: `https://api.au1.cliniko.com/v1#top`. The index is that of the first.
    Fragment,
    /// A path other than `/v1` and those below it: `https://api.au1.cliniko.com/v2`. The index is the path's.
    NotApiPath,
    /// An empty segment before the last one: `https://api.au1.cliniko.com/v1//patients`. The index is that of the
    /// segment.
    EmptySegment,
    /// A segment `.` or `..`, or the same after a `/` of the query, since some clients resolve dots there too:
    /// `https://api.au1.cliniko.com/v1/..`, `https://api.au1.cliniko.com/v1?q=/../login`. The index is that of the
    /// segment.
    DotSegment,
}

impl LinkError {
    const fn new(kind: LinkErrorKind, index: usize) -> LinkError {
        LinkError { kind, index }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> LinkErrorKind {
        self.kind
    }

    /// The position of the fault: an offset in bytes into the link, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The stable name of its kind, such as `link_foreign_host`: for JSON, metrics and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            Kind::ForbiddenCharacter => "link_forbidden_character",
            Kind::NotHttps => "link_not_https",
            Kind::NotAbsolute => "link_not_absolute",
            Kind::Userinfo => "link_userinfo",
            Kind::Port => "link_port",
            Kind::LegacyHost => "link_legacy_host",
            Kind::UnknownShard(_) => "link_unknown_shard",
            Kind::OtherShard(_) => "link_other_shard",
            Kind::ForeignHost => "link_foreign_host",
            Kind::Fragment => "link_fragment",
            Kind::NotApiPath => "link_not_api_path",
            Kind::EmptySegment => "link_empty_segment",
            Kind::DotSegment => "link_dot_segment",
        }
    }

    /// What the developer or the operator should do next.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self.kind {
            Kind::ForbiddenCharacter => {
                "No link of Cliniko's API has this character in this place. Pass the link exactly as the API gave it. \
                 If it was, do not repair it: find out who wrote it."
            }
            Kind::NotHttps => {
                "The key must not be sent unencrypted: start the link with https:// in lower case, or rebase it if it \
                 is of the legacy host or of Cliniko's documentation. A mock server has to name the API's host in its \
                 links."
            }
            Kind::NotAbsolute => {
                "Give the whole link, from https:// on. Rebase a path that starts with one slash onto the key's shard."
            }
            Kind::Userinfo => {
                "The part before the @ is not the host; the part after it is. Do not follow this link: find out who \
                 wrote it."
            }
            Kind::Port => {
                "Cliniko's API uses the default port of HTTPS only. For a mock server, send the path and query of a \
                 checked URL to the mock server's own address."
            }
            Kind::LegacyHost => {
                "This host is older than the shards and names none. Rebase the link onto the key's shard, or \
                 configure the API host of that shard."
            }
            Kind::UnknownShard(_) => {
                "If Cliniko lists this shard, update this software. Otherwise do not follow the link."
            }
            Kind::OtherShard(_) => {
                "The key is for another shard. If the account has moved, store the key with its new shard and rebase \
                 the links. Otherwise the link belongs to another account: do not follow it with this key."
            }
            Kind::ForeignHost => {
                "This is not a host of Cliniko's API, such as api.uk1.cliniko.com. Request it without the key, if at \
                 all."
            }
            Kind::Fragment => {
                "A fragment is not sent to a server. Remove it before the link is checked."
            }
            Kind::NotApiPath => {
                "Cliniko's API is below /v1. Request other pages without the key, if at all."
            }
            Kind::DotSegment => {
                "Clients resolve dot segments before they send a path, some beyond /v1. Do not repair the link: find \
                 out who wrote it."
            }
            Kind::EmptySegment => {
                "A segment between two slashes is empty. If this software built the path, check that the id is not \
                 empty. Otherwise do not repair the link: find out who wrote it."
            }
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::ForbiddenCharacter => f.write_str("forbidden character"),
            Kind::NotHttps => f.write_str("scheme other than lower-case https"),
            Kind::NotAbsolute => f.write_str("no https://"),
            Kind::Userinfo => f.write_str("userinfo"),
            Kind::Port => f.write_str("port"),
            Kind::LegacyHost => f.write_str("host without a shard"),
            Kind::UnknownShard(code) => write!(f, "unknown shard {code}"),
            Kind::OtherShard(shard) => write!(f, "another shard, {shard},"),
            Kind::ForeignHost => f.write_str("foreign host"),
            Kind::Fragment => f.write_str("fragment"),
            Kind::NotApiPath => f.write_str("path outside /v1"),
            Kind::EmptySegment => f.write_str("empty segment"),
            Kind::DotSegment => f.write_str("dot segment"),
        }?;
        write!(f, " in the link at byte {}", self.index)
    }
}

impl core::error::Error for LinkError {}
