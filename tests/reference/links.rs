//! Links. Every rule looks at the whole input by itself, and the first that finds a fault decides.

use cliniko_core::{LinkErrorKind, Shard, ShardCode};

use super::shards::{Code, code, from_code, unknown};
use super::urls::is_unreserved;
use super::{Verdict, first, split_scheme};

type Fault = Option<(LinkErrorKind, usize)>;

/// `Shard::check_link`
pub fn check_link(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    let parts = split(link);
    let scheme = match parts.scheme {
        Some("https") => None,
        Some(_) => Some((LinkErrorKind::NotHttps, 0)),
        None => Some((LinkErrorKind::NotAbsolute, 0)),
    };
    let host = match host(&parts) {
        Host::Of(found) if found == shard => None,
        Host::Of(found) => Some((LinkErrorKind::OtherShard(found), parts.authority_at + 4)),
        other => host_fault(&parts, &other),
    };
    let authority = [scheme, userinfo(&parts), port(&parts, ":443"), host];
    check(link, &parts, authority, path_outside_v1(&parts))?;
    Ok(display(shard, &parts))
}

/// `Shard::rebase_link`
pub fn rebase_link(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    let parts = split(link);
    let relative = link.starts_with('/') && !link.starts_with("//");
    let scheme_in_lower_case = parts.scheme.map(str::to_ascii_lowercase);
    let (scheme, allowed_port) = match scheme_in_lower_case.as_deref() {
        Some("http") => (None, ":80"),
        Some("https") => (None, ":443"),
        Some(_) => (Some((LinkErrorKind::NotHttps, 0)), ""),
        None if relative => (None, ""),
        None => (Some((LinkErrorKind::NotAbsolute, 0)), ""),
    };
    let host = match host(&parts) {
        _ if relative => None,
        Host::Of(_) | Host::Legacy => None,
        other => host_fault(&parts, &other),
    };
    let authority = [scheme, userinfo(&parts), port(&parts, allowed_port), host];
    check(link, &parts, authority, path_outside_v1(&parts))?;
    Ok(display(shard, &parts))
}

/// `Shard::from_api_url`
pub fn from_api_url(url: &str) -> Result<Shard, (LinkErrorKind, usize)> {
    let parts = split(url);
    let scheme = match parts.scheme {
        Some(scheme) if scheme.eq_ignore_ascii_case("https") => None,
        Some(_) => Some((LinkErrorKind::NotHttps, 0)),
        None => Some((LinkErrorKind::NotAbsolute, 0)),
    };
    let host = host(&parts);
    let authority = [scheme, userinfo(&parts), port(&parts, ":443"), host_fault(&parts, &host)];
    let no_path = parts.path.is_empty() || parts.path == "/";
    check(url, &parts, authority, path_outside_v1(&parts).filter(|_| !no_path))?;
    match host {
        Host::Of(shard) => Ok(shard),
        _ => panic!("{url} has no shard and no fault"),
    }
}

/// The rules in their order, of which those of the authority and of `/v1` differ.
fn check(
    link: &str,
    parts: &Parts<'_>,
    [scheme, userinfo, port, host]: [Fault; 4],
    path_outside_v1: Fault,
) -> Result<(), (LinkErrorKind, usize)> {
    let forbidden = |at| (LinkErrorKind::ForbiddenCharacter, at);
    first([
        link.find(|c| !('!'..='~').contains(&c) || c == '\\').map(forbidden),
        scheme,
        userinfo,
        port,
        host,
        link.find('#').map(|at| (LinkErrorKind::Fragment, at)),
        path_outside_v1,
        parts.path.find(|c| !is_unreserved(c) && c != '/').map(|at| forbidden(parts.path_at + at)),
        bad_segment(parts),
        dots_in_query(parts),
    ])
}

/// A link split as if it were one. Without a scheme, it is all path, query and fragment.
struct Parts<'a> {
    /// As given.
    scheme: Option<&'a str>,
    authority_at: usize,
    authority: &'a str,
    path_at: usize,
    path: &'a str,
    /// With the `?`, and with the fragment if there is one.
    query: &'a str,
}

fn split(link: &str) -> Parts<'_> {
    let (scheme, rest) = match split_scheme(link) {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, link),
    };
    let authority = match scheme {
        Some(_) => rest.split(['/', '?', '#']).next().unwrap_or(""),
        None => "",
    };
    let target = rest.strip_prefix(authority).unwrap_or("");
    let path = target.split(['?', '#']).next().unwrap_or("");
    Parts {
        scheme,
        authority_at: link.len() - rest.len(),
        authority,
        path_at: link.len() - target.len(),
        path,
        query: target.strip_prefix(path).unwrap_or(""),
    }
}

fn userinfo(parts: &Parts<'_>) -> Fault {
    let at = parts.authority.find('@')?;
    Some((LinkErrorKind::Userinfo, parts.authority_at + at))
}

fn port(parts: &Parts<'_>, allowed: &str) -> Fault {
    let at = parts.authority.find(':')?;
    let good = parts.authority[at..] == *allowed;
    (!good).then_some((LinkErrorKind::Port, parts.authority_at + at))
}

enum Host {
    Legacy,
    Of(Shard),
    Unknown(ShardCode),
    Foreign,
}

fn host(parts: &Parts<'_>) -> Host {
    let host = parts.authority.split(':').next().unwrap_or("").to_ascii_lowercase();
    match host.split('.').collect::<Vec<_>>()[..] {
        ["api", "cliniko", "com"] => Host::Legacy,
        ["api", code, "cliniko", "com"] => match from_code(code) {
            Code::Known(shard) => Host::Of(shard),
            Code::Unknown(code) => Host::Unknown(unknown(&code)),
            Code::Malformed => Host::Foreign,
        },
        _ => Host::Foreign,
    }
}

/// The fault of a host that is no shard's.
fn host_fault(parts: &Parts<'_>, host: &Host) -> Fault {
    match host {
        Host::Of(_) => None,
        Host::Legacy => Some((LinkErrorKind::LegacyHost, parts.authority_at)),
        Host::Unknown(code) => Some((LinkErrorKind::UnknownShard(*code), parts.authority_at + 4)),
        Host::Foreign => Some((LinkErrorKind::ForeignHost, parts.authority_at)),
    }
}

fn path_outside_v1(parts: &Parts<'_>) -> Fault {
    let below_v1 = parts.path == "/v1" || parts.path.starts_with("/v1/");
    (!below_v1).then_some((LinkErrorKind::NotApiPath, parts.path_at))
}

/// A segment that is empty and not the last, or a dot segment.
fn bad_segment(parts: &Parts<'_>) -> Fault {
    let mut at = parts.path_at + 1;
    let mut segments = parts.path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        match segment {
            "" if segments.peek().is_some() => return Some((LinkErrorKind::EmptySegment, at)),
            "." | ".." => return Some((LinkErrorKind::DotSegment, at)),
            _ => at += segment.len() + 1,
        }
    }
    None
}

/// A dot segment of the query: between a `/` in it and the next `/` or the end.
fn dots_in_query(parts: &Parts<'_>) -> Fault {
    let mut at = parts.path_at + parts.path.len();
    for (number, piece) in parts.query.split('/').enumerate() {
        if number > 0 && matches!(piece, "." | "..") {
            return Some((LinkErrorKind::DotSegment, at));
        }
        at += piece.len() + 1;
    }
    None
}

fn display(shard: Shard, parts: &Parts<'_>) -> String {
    let path = parts.path;
    format!("https://api.{}.cliniko.com{path}{}", code(shard), displayed_query(parts.query))
}

/// Percent-encodes what RFC 3986 does not allow in a query, `'`, and a `%` that begins no escape.
fn displayed_query(query: &str) -> String {
    let digit = |at| query.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
    let displayed = |(at, c)| match c {
        '%' if digit(at + 1) && digit(at + 2) => c.to_string(),
        '%' | '\'' | '"' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '|' | '}' => {
            format!("%{:02X}", u32::from(c))
        }
        _ => c.to_string(),
    };
    query.char_indices().map(displayed).collect()
}
