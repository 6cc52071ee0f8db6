//! Account URLs. Every rule looks at the whole input by itself, and the first that finds a fault decides.

use cliniko_core::{AccountUrlErrorKind, Shard};

use super::shards::{Code, code, from_code, unknown};
use super::{Verdict, first, is_blank, label_faults, split_scheme};

/// `AccountUrl::parse`
pub fn parse(text: &str) -> Verdict<AccountUrlErrorKind> {
    let kept = text.trim_matches(is_blank);
    let start = text.find(|c| !is_blank(c)).unwrap_or(0);
    let (scheme, rest) = split_scheme(kept).unwrap_or(("http", kept));
    let http = ["http", "https"].iter().any(|http| http.eq_ignore_ascii_case(scheme));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host_at = start + kept.len() - rest.len();
    first([
        kept.is_empty().then_some((AccountUrlErrorKind::Empty, 0)),
        (!http).then_some((AccountUrlErrorKind::NotHttp, start)),
        authority.find('@').map(|at| (AccountUrlErrorKind::Userinfo, host_at + at)),
        authority.find(':').map(|at| (AccountUrlErrorKind::Port, host_at + at)),
    ])?;
    let lower = authority.to_ascii_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    let before = |end: &str| host_at + authority.len() - end.len();
    match labels[..] {
        [_, "cliniko", "com"] => Err((AccountUrlErrorKind::MissingShard, before("cliniko.com"))),
        [_, .., found, "cliniko", "com"] => match from_code(found) {
            Code::Known(shard) => {
                let subdomain = labels[..labels.len() - 3].join(".");
                account_url(shard, &subdomain).map_err(|(kind, at)| match kind {
                    AccountUrlErrorKind::Empty => (AccountUrlErrorKind::InvalidSubdomain, host_at),
                    kind => (kind, host_at + at),
                })
            }
            Code::Unknown(code) => {
                let end = format!("{found}.cliniko.com");
                Err((AccountUrlErrorKind::UnknownShard(unknown(&code)), before(&end)))
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
