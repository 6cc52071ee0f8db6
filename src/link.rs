//! Links that came from the API, and whether the key may follow them.

use core::fmt;

use crate::text::{eq_ignore_ascii_case, offset, split_before, strip_prefix_ignore_ascii_case};
use crate::uri::{is_dot_segment, split_authority, split_scheme, userinfo};
use crate::{ApiUrl, ParseShardError, Shard, ShardCode};

impl Shard {
    /// Checks a URL that came from the API, such as `links.next` or a `Location`, before the key is sent
    /// there.
    ///
    /// Cliniko asks clients to follow the links in its answers; a client that does so unchecked sends the
    /// key wherever one points. What is accepted leads every client, however it normalises a URL, to this
    /// shard's host, by HTTPS, and to a path of the API.
    ///
    /// Path and query are kept byte for byte, except that `Display` percent-encodes the characters which no
    /// URI may have (`"`, `<`, `>`, `^`, `` ` ``, `{`, `|`, `}`), since clients refuse or rewrite those.
    /// A `%`, `[` or `]` stays as it is.
    ///
    /// ```
    /// use cliniko_core::{LinkErrorKind, Shard};
    ///
    /// let url = Shard::Au1.check_link("https://api.au1.cliniko.com/v1/patients?page=2&q[]=id:>5")?;
    /// assert_eq!(url.path_and_query().to_string(), "/v1/patients?page=2&q[]=id:%3E5");
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
        let text = url.as_bytes();
        if let Err(error) = check_characters(text) {
            return Err(error);
        }
        let rest = match split_scheme(text) {
            Some((scheme, rest)) if eq_ignore_ascii_case(scheme, b"https") => rest,
            Some(_) => return Err(LinkError::new(LinkErrorKind::NotHttps, 0)),
            None => return Err(LinkError::new(LinkErrorKind::NotAbsolute, 0)),
        };
        let start = offset(text, rest);
        let (authority, target) = split_authority(rest);
        match host(start, authority, b":443") {
            Ok(Host::Legacy) => Err(LinkError::new(LinkErrorKind::LegacyHost, start)),
            Ok(Host::Of(shard)) if !shard.is(self) => {
                Err(LinkError::new(LinkErrorKind::OtherShard(shard), code_index(start)))
            }
            Ok(Host::Of(_)) => target_on(self, text, target),
            Err(error) => Err(error),
        }
    }

    /// Takes a link to this shard, with the same path and query.
    ///
    /// It is for an account that moved, whose stored links name its old shard, and for what the legacy host
    /// `api.cliniko.com` redirects. The link may be of any known shard or of the legacy host, `https` or
    /// `http` (each with its own port at most), or a text that starts with one `/`. The path has to be below
    /// `/v1` all the same.
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
    /// As for [`check_link`](Shard::check_link), but for what is allowed here.
    pub const fn rebase_link(self, url: &str) -> Result<ApiUrl<'_>, LinkError> {
        let text = url.as_bytes();
        if let Err(error) = check_characters(text) {
            return Err(error);
        }
        if matches!(text, [b'/', ..]) && !matches!(text, [b'/', b'/', ..]) {
            return target_on(self, text, text);
        }
        let (rest, port): (_, &[u8]) = match split_scheme(text) {
            Some((scheme, rest)) if eq_ignore_ascii_case(scheme, b"https") => (rest, b":443"),
            Some((scheme, rest)) if eq_ignore_ascii_case(scheme, b"http") => (rest, b":80"),
            Some(_) => return Err(LinkError::new(LinkErrorKind::NotHttps, 0)),
            None => return Err(LinkError::new(LinkErrorKind::NotAbsolute, 0)),
        };
        let (authority, target) = split_authority(rest);
        match host(offset(text, rest), authority, port) {
            Ok(_) => target_on(self, text, target),
            Err(error) => Err(error),
        }
    }
}

/// Visible ASCII, without the backslash. The WHATWG parser strips tabs and line breaks, takes `\` for `/`
/// and maps full-width characters to ASCII; RFC 3986 has none of them, and other parsers differ.
const fn check_characters(text: &[u8]) -> Result<(), LinkError> {
    let mut rest = text;
    while let [byte, further @ ..] = rest {
        if !byte.is_ascii_graphic() || *byte == b'\\' {
            return Err(LinkError::new(LinkErrorKind::ForbiddenCharacter, offset(text, rest)));
        }
        rest = further;
    }
    Ok(())
}

/// Whose host it is.
enum Host {
    /// `api.cliniko.com`, from before there were shards.
    Legacy,
    /// `api.{shard}.cliniko.com`
    Of(Shard),
}

/// The host of an authority that starts at `start` and may have no port but `port`.
const fn host(start: usize, authority: &[u8], port: &[u8]) -> Result<Host, LinkError> {
    if let Some(at) = userinfo(authority) {
        return Err(LinkError::new(LinkErrorKind::Userinfo, start.saturating_add(at)));
    }
    let (host, found_port) = split_before(authority, b":");
    if !found_port.is_empty() && !eq_ignore_ascii_case(found_port, port) {
        return Err(LinkError::new(LinkErrorKind::Port, start.saturating_add(host.len())));
    }
    if eq_ignore_ascii_case(host, b"api.cliniko.com") {
        return Ok(Host::Legacy);
    }
    let foreign = LinkError::new(LinkErrorKind::ForeignHost, start);
    let Some(rest) = strip_prefix_ignore_ascii_case(host, b"api.") else { return Err(foreign) };
    let (code, parent) = split_before(rest, b".");
    if !eq_ignore_ascii_case(parent, b".cliniko.com") {
        return Err(foreign);
    }
    match Shard::read(code) {
        Ok(shard) => Ok(Host::Of(shard)),
        Err(ParseShardError::Unknown(code)) => {
            Err(LinkError::new(LinkErrorKind::UnknownShard(code), code_index(start)))
        }
        Err(ParseShardError::Malformed) => Err(foreign),
    }
}

/// Where the code is in a host that starts at `start`.
const fn code_index(start: usize) -> usize {
    start.saturating_add(b"api.".len())
}

/// The URL on `shard` that has the path and query of `target`, the end of `text`.
const fn target_on<'a>(
    shard: Shard,
    text: &'a [u8],
    target: &'a [u8],
) -> Result<ApiUrl<'a>, LinkError> {
    if let (_, fragment @ [_, ..]) = split_before(target, b"#") {
        return Err(LinkError::new(LinkErrorKind::Fragment, offset(text, fragment)));
    }
    let (path, query) = split_before(target, b"?");
    let (b"/v1" | [b'/', b'v', b'1', b'/', ..]) = path else {
        return Err(LinkError::new(LinkErrorKind::NotApiPath, offset(text, target)));
    };
    let mut rest = target;
    while let [b'/', from_segment @ ..] = rest {
        let (segment, further) = split_before(from_segment, b"/?");
        if is_dot_segment(segment) {
            return Err(LinkError::new(LinkErrorKind::DotSegment, offset(text, from_segment)));
        }
        rest = further;
    }
    Ok(ApiUrl::checked(shard, path, query))
}

/// Why the key may not follow a link, and where that shows.
///
/// Neither `Display` nor `Debug` shows anything of the link but a shard's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkError {
    kind: LinkErrorKind,
    index: usize,
}

/// What is wrong with a link, in the order of checking.
///
/// The link after each is one that [`check_link`](Shard::check_link) of [`Shard::Au1`] refuses for it.
///
/// Three kinds leave a client something to try: a link without a host, one on the host from before there were
/// shards, one on another shard.
///
/// ```
/// use cliniko_core::{LinkErrorKind, Shard};
///
/// /// What to do about the `Location` of a redirect.
/// fn redirected(shard: Shard, location: &str) -> Result<String, String> {
///     let error = match shard.check_link(location) {
///         Ok(url) => return Ok(url.to_string()),
///         Err(error) => error,
///     };
///     match error.kind() {
///         // Relative, or from before there were shards: the same on the key's own shard.
///         LinkErrorKind::NotAbsolute | LinkErrorKind::LegacyHost => {
///             shard.rebase_link(location).map(|url| url.to_string()).map_err(|error| error.to_string())
///         }
///         LinkErrorKind::OtherShard(new) => Err(format!("has the account moved to {new}?")),
///         _ => Err(error.to_string()),
///     }
/// }
///
/// let (au1, next) = (Shard::Au1, "https://api.au1.cliniko.com/v1/patients?page=2");
/// assert_eq!(redirected(au1, next), Ok(next.into()));
/// assert_eq!(redirected(au1, "/v1/patients?page=2"), Ok(next.into()));
/// assert_eq!(redirected(au1, "https://api.cliniko.com/v1/patients?page=2"), Ok(next.into()));
/// let moved = redirected(au1, "https://api.ca1.cliniko.com/v1/patients?page=2");
/// assert_eq!(moved, Err("has the account moved to ca1?".into()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkErrorKind {
    /// A byte that is not visible ASCII, or a backslash, which clients strip, map or take for a slash:
    /// `https://api.au1.cliniko.com\v1`. The index is that of the first.
    ForbiddenCharacter,
    /// Another scheme: `http://api.au1.cliniko.com/v1`. The index is 0.
    NotHttps,
    /// No scheme followed by `://`: `/v1/patients`, `//api.au1.cliniko.com/v1`. The index is 0.
    NotAbsolute,
    /// An `@` in the authority: `https://api.au1.cliniko.com@example.org/v1`. The index is that of the
    /// first.
    Userinfo,
    /// A port that is not the scheme's own: `https://api.au1.cliniko.com:8443/v1`. The index is that of the
    /// first `:`.
    Port,
    /// The host from before there were shards: `https://api.cliniko.com/v1`. The index is the host's.
    /// [`rebase_link`](Shard::rebase_link) takes it.
    LegacyHost,
    /// The host of a shard that this version does not know: `https://api.au9.cliniko.com/v1`. The index is
    /// that of the code.
    UnknownShard(ShardCode),
    /// The host of another shard: `https://api.uk1.cliniko.com/v1`. The index is that of the code.
    /// [`rebase_link`](Shard::rebase_link) takes it.
    OtherShard(Shard),
    /// Any other host: `https://api.au1.cliniko.com.example/v1`, `https://clinic.au1.cliniko.com/v1`. The
    /// index is the host's.
    ForeignHost,
    /// A `#`: `https://api.au1.cliniko.com/v1#top`. The index is that of the first.
    Fragment,
    /// A path that is not `/v1` or below it: `https://api.au1.cliniko.com/v2`. The index is the path's.
    NotApiPath,
    /// A segment `.` or `..`, also with `%2e` for a dot: `https://api.au1.cliniko.com/v1/..`. The index is
    /// that of the segment.
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

    /// Where: an offset in bytes into the link, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            LinkErrorKind::ForbiddenCharacter => f.write_str("forbidden character"),
            LinkErrorKind::NotHttps => f.write_str("scheme other than https"),
            LinkErrorKind::NotAbsolute => f.write_str("no https://"),
            LinkErrorKind::Userinfo => f.write_str("userinfo"),
            LinkErrorKind::Port => f.write_str("port"),
            LinkErrorKind::LegacyHost => f.write_str("host without a shard"),
            LinkErrorKind::UnknownShard(code) => write!(f, "unknown shard {code}"),
            LinkErrorKind::OtherShard(shard) => write!(f, "other shard {shard}"),
            LinkErrorKind::ForeignHost => f.write_str("foreign host"),
            LinkErrorKind::Fragment => f.write_str("fragment"),
            LinkErrorKind::NotApiPath => f.write_str("path outside /v1"),
            LinkErrorKind::DotSegment => f.write_str("dot segment"),
        }?;
        write!(f, " in the link at byte {}", self.index)
    }
}

impl core::error::Error for LinkError {}
