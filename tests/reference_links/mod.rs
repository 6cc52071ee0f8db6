//! What is promised of links, of accounts' addresses and of user agents, once more, as plainly as it can be
//! put and with no regard for speed: what the library is compared with. Every rule looks at the whole text by
//! itself, and the first that finds a fault decides. Nothing here calls the library, except that a
//! [`ShardCode`] can come from nowhere else.
#![allow(dead_code, unreachable_pub, reason = "each user needs a part of it")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "it must be plain, and a fault in it may panic"
)]

use cliniko_core::{
    AccountUrlErrorKind, LinkErrorKind, ParseShardError, Shard, ShardCode, UserAgentErrorKind,
};

/// What is displayed, or what is wrong and where.
pub type Verdict<K> = Result<String, (K, usize)>;

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

/// The scheme in lower case, and what follows its `://`.
fn split_scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let letter_first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let good = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (letter_first && scheme.chars().all(good)).then(|| (scheme.to_ascii_lowercase(), rest))
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
        ["api", code, "cliniko", "com"] => match shard(code) {
            Code::Known(shard) => Host::Of(shard),
            Code::Unknown(code) => Host::Unknown(code),
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

enum Code {
    Known(Shard),
    Unknown(ShardCode),
    Malformed,
}

/// The shard whose variant is called `code`.
fn shard(code: &str) -> Code {
    if let Some(shard) = Shard::ALL.iter().find(|s| format!("{s:?}").eq_ignore_ascii_case(code)) {
        return Code::Known(*shard);
    }
    let chars: Vec<char> = code.chars().collect();
    let well_formed = (chars.len() == 3 || chars.len() == 4)
        && chars[..2].iter().all(char::is_ascii_alphabetic)
        && chars[2..].iter().all(char::is_ascii_digit);
    if well_formed { Code::Unknown(unknown(code)) } else { Code::Malformed }
}

/// The code of a shard: its variant's name.
fn code(shard: Shard) -> String {
    format!("{shard:?}").to_lowercase()
}

/// The code of no shard.
pub fn unknown(code: &str) -> ShardCode {
    match Shard::from_code(code) {
        Err(ParseShardError::Unknown(code)) => code,
        other => panic!("{code} is no unknown code: {other:?}"),
    }
}

/// The first fault, if any.
fn first<T: Copy, const N: usize>(faults: [Option<T>; N]) -> Result<(), T> {
    faults.iter().flatten().next().map_or(Ok(()), |fault| Err(*fault))
}

/// `AccountUrl::parse`
pub fn account(text: &str) -> Verdict<AccountUrlErrorKind> {
    let kept = text.trim_matches(is_blank);
    let start = text.find(|c| !is_blank(c)).unwrap_or(0);
    let (scheme, rest) = split_scheme(kept).unwrap_or(("http".to_owned(), kept));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host_at = start + kept.len() - rest.len();
    first([
        kept.is_empty().then_some((AccountUrlErrorKind::Empty, 0)),
        (scheme != "http" && scheme != "https").then_some((AccountUrlErrorKind::NotHttp, start)),
        authority.find('@').map(|at| (AccountUrlErrorKind::Userinfo, host_at + at)),
        authority.find(':').map(|at| (AccountUrlErrorKind::Port, host_at + at)),
    ])?;
    let lower = authority.to_ascii_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    let before = |end: &str| host_at + authority.len() - end.len();
    match labels[..] {
        [_, "cliniko", "com"] => Err((AccountUrlErrorKind::MissingShard, before("cliniko.com"))),
        [_, .., found, "cliniko", "com"] => match shard(found) {
            Code::Known(shard) => {
                let subdomain = labels[..labels.len() - 3].join(".");
                account_url(shard, &subdomain).map_err(|(kind, at)| match kind {
                    AccountUrlErrorKind::Empty => (AccountUrlErrorKind::InvalidSubdomain, host_at),
                    kind => (kind, host_at + at),
                })
            }
            Code::Unknown(unknown) => {
                let end = format!("{found}.cliniko.com");
                Err((AccountUrlErrorKind::UnknownShard(unknown), before(&end)))
            }
            Code::Malformed => Err((AccountUrlErrorKind::NotCliniko, host_at)),
        },
        _ => Err((AccountUrlErrorKind::NotCliniko, host_at)),
    }
}

/// `Shard::account_url`
pub fn account_url(shard: Shard, subdomain: &str) -> Verdict<AccountUrlErrorKind> {
    let lower = subdomain.to_ascii_lowercase();
    let bad = label_faults(subdomain).into_iter().min();
    let reserved = lower == "api" || lower == "www";
    first([
        subdomain.is_empty().then_some((AccountUrlErrorKind::Empty, 0)),
        bad.map(|at| (AccountUrlErrorKind::InvalidSubdomain, at)),
        reserved.then_some((AccountUrlErrorKind::ReservedSubdomain, 0)),
    ])?;
    Ok(format!("https://{lower}.{}.cliniko.com", code(shard)))
}

/// Everywhere that a text breaks the rules for one DNS label.
fn label_faults(label: &str) -> Vec<usize> {
    let strange = |(_, c): &(usize, char)| !c.is_ascii_alphanumeric() && *c != '-';
    let mut faults: Vec<usize> = label.char_indices().filter(strange).map(|(at, _)| at).collect();
    if label.is_empty() || label.starts_with('-') {
        faults.push(0);
    }
    if label.ends_with('-') {
        faults.push(label.len() - 1);
    }
    if label.len() > 63 {
        faults.push(63);
    }
    faults
}

/// `UserAgent::new`
pub fn user_agent(name: &str, email: &str) -> Verdict<UserAgentErrorKind> {
    first([
        name.is_empty().then_some((UserAgentErrorKind::EmptyName, 0)),
        name_faults(name).into_iter().min().map(|at| (UserAgentErrorKind::InvalidName, at)),
        email_faults(email).into_iter().min().map(|at| (UserAgentErrorKind::InvalidEmail, at)),
    ])?;
    Ok([name, " (", email, ")"].concat())
}

/// Everywhere that a text breaks the rules for a name.
fn name_faults(name: &str) -> Vec<usize> {
    let strange = |(_, c): &(usize, char)| !(' '..='~').contains(c) || "()".contains(*c);
    let mut faults: Vec<usize> = name.char_indices().filter(strange).map(|(at, _)| at).collect();
    faults.extend(name.starts_with(' ').then_some(0));
    faults.extend(name.find("  ").map(|at| at + 1));
    faults.extend(name.ends_with(' ').then(|| name.len() - 1));
    faults
}

/// Everywhere that a text breaks the rules for an e-mail address; its end where something is missing.
fn email_faults(email: &str) -> Vec<usize> {
    let strange = |(_, c): &(usize, char)| !('!'..='~').contains(c) || "(),\"<>:;\\".contains(*c);
    let mut faults: Vec<usize> = email.char_indices().filter(strange).map(|(at, _)| at).collect();
    faults.extend(email.starts_with('@').then_some(0));
    faults.extend((email.len() > 254).then_some(254));
    let domain = email.split_once('@').map_or("", |(_, domain)| domain);
    if !domain.contains('.') {
        faults.push(email.len());
    }
    let mut label_at = email.len() - domain.len();
    for label in domain.split('.') {
        faults.extend(label_faults(label).iter().map(|at| label_at + at));
        label_at += label.len() + 1;
    }
    faults
}

/// A query of names and values, with its `?`; nothing for none.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let encoded =
        |(name, value): &(&str, &str)| [name, value].map(|s| percent_encoded(s)).join("=");
    let pairs: Vec<String> = pairs.iter().map(encoded).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// All but the unreserved characters of RFC 3986, percent-encoded as UTF-8.
pub fn percent_encoded(text: &str) -> String {
    let encoded = |byte| match char::from(byte) {
        c if c.is_ascii_alphanumeric() || "-._~".contains(c) => c.to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}

/// White space and invisible characters.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || "\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{3164}\u{FEFF}\u{FFA0}"
            .contains(c)
        || ('\u{180B}'..='\u{180F}').contains(&c)
        || ('\u{200B}'..='\u{200F}').contains(&c)
        || ('\u{202A}'..='\u{202E}').contains(&c)
        || ('\u{2060}'..='\u{206F}').contains(&c)
        || ('\u{FE00}'..='\u{FE0F}').contains(&c)
}
