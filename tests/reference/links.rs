//! Links. Every rule looks at the whole text by itself, and the first that finds a fault decides.

use cliniko_core::{LinkErrorKind, Shard, ShardCode};

use super::{Code, Verdict, code, first, from_code, split_scheme, unknown};

/// `Shard::check_link`
pub fn check_link(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    let parts = take_apart(link);
    let scheme = match parts.scheme.as_deref() {
        Some("https") => None,
        Some(_) => Some((LinkErrorKind::NotHttps, 0)),
        None => Some((LinkErrorKind::NotAbsolute, 0)),
    };
    let host = match host(&parts) {
        Host::Of(found) if found == shard => None,
        Host::Of(found) => Some((LinkErrorKind::OtherShard(found), parts.authority_at + 4)),
        Host::Legacy => Some((LinkErrorKind::LegacyHost, parts.authority_at)),
        strange => Some(strange_host(&parts, &strange)),
    };
    let [forbidden, userinfo, fragment, path, dots] = other_rules(link, &parts);
    let port = port(&parts, ":443");
    first([forbidden, scheme, userinfo, port, host, fragment, path, dots])?;
    Ok(display(shard, &parts))
}

/// `Shard::rebase_link`
pub fn rebase_link(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    let parts = take_apart(link);
    let relative = link.starts_with('/') && !link.starts_with("//");
    let scheme = match parts.scheme.as_deref() {
        Some("http" | "https") => None,
        Some(_) => Some((LinkErrorKind::NotHttps, 0)),
        None if relative => None,
        None => Some((LinkErrorKind::NotAbsolute, 0)),
    };
    let host = match host(&parts) {
        _ if relative => None,
        Host::Of(_) | Host::Legacy => None,
        strange => Some(strange_host(&parts, &strange)),
    };
    let [forbidden, userinfo, fragment, path, dots] = other_rules(link, &parts);
    let port = port(&parts, if parts.scheme.as_deref() == Some("http") { ":80" } else { ":443" });
    first([forbidden, scheme, userinfo, port, host, fragment, path, dots])?;
    Ok(display(shard, &parts))
}

/// A text taken apart as if it were a link. Without a scheme, all of it is path, query and fragment.
struct Parts<'a> {
    /// In lower case.
    scheme: Option<String>,
    authority_at: usize,
    authority: &'a str,
    path_at: usize,
    path: &'a str,
    /// With the `?`, and with the fragment if there is one.
    query: &'a str,
}

fn take_apart(link: &str) -> Parts<'_> {
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

/// The rules that are the same for `check_link` and `rebase_link`.
fn other_rules(link: &str, parts: &Parts<'_>) -> [Option<(LinkErrorKind, usize)>; 5] {
    let forbidden = link.find(|c| !('!'..='~').contains(&c) || c == '\\');
    let userinfo = parts.authority.find('@').map(|at| parts.authority_at + at);
    let fragment = link.find('#');
    let below_v1 = parts.path == "/v1" || parts.path.starts_with("/v1/");
    let mut segment_at = parts.path_at;
    let mut dot_segment = None;
    for segment in parts.path.split('/') {
        if matches!(segment.to_lowercase().replace("%2e", ".").as_str(), "." | "..") {
            dot_segment = dot_segment.or(Some(segment_at));
        }
        segment_at += segment.len() + 1;
    }
    [
        forbidden.map(|at| (LinkErrorKind::ForbiddenCharacter, at)),
        userinfo.map(|at| (LinkErrorKind::Userinfo, at)),
        fragment.map(|at| (LinkErrorKind::Fragment, at)),
        (!below_v1).then_some((LinkErrorKind::NotApiPath, parts.path_at)),
        dot_segment.map(|at| (LinkErrorKind::DotSegment, at)),
    ]
}

fn port(parts: &Parts<'_>, allowed: &str) -> Option<(LinkErrorKind, usize)> {
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

fn strange_host(parts: &Parts<'_>, host: &Host) -> (LinkErrorKind, usize) {
    match host {
        Host::Unknown(code) => (LinkErrorKind::UnknownShard(*code), parts.authority_at + 4),
        _ => (LinkErrorKind::ForeignHost, parts.authority_at),
    }
}

fn display(shard: Shard, parts: &Parts<'_>) -> String {
    let mut target = format!("{}{}", parts.path, parts.query);
    let codes = ["%22", "%3C", "%3E", "%5E", "%60", "%7B", "%7C", "%7D"];
    for (character, code) in "\"<>^`{|}".chars().zip(codes) {
        target = target.replace(character, code);
    }
    format!("https://api.{}.cliniko.com{target}", code(shard))
}
