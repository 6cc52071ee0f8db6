//! Account URLs.

use cliniko_core::{AccountUrl, AccountUrlError, AccountUrlErrorKind, Shard};

use super::{errors, format};
use crate::reference::{Verdict, accounts, codes};

/// `AccountUrl::parse`
#[track_caller]
pub fn parse(text: &str) -> Verdict<AccountUrlErrorKind> {
    let verdict = verdict(text, AccountUrl::parse(text));
    assert_eq!(verdict, accounts::parse(text), "{text:?}");
    verdict
}

/// `Shard::account_url`
#[track_caller]
pub fn account_url(shard: Shard, subdomain: &str) -> Verdict<AccountUrlErrorKind> {
    let verdict = verdict(subdomain, shard.account_url(subdomain));
    assert_eq!(verdict, accounts::account_url(shard, subdomain), "{subdomain:?}");
    verdict
}

/// What is displayed parses to an equal account, and so does the subdomain with its shard.
#[track_caller]
fn verdict(
    text: &str,
    found: Result<AccountUrl<'_>, AccountUrlError>,
) -> Verdict<AccountUrlErrorKind> {
    match found {
        Ok(account) => {
            let shown = account.to_string();
            let again = AccountUrl::parse(&shown);
            assert_eq!(again, Ok(account), "{text:?}");
            assert_eq!(again.map(|url| url.to_string()).as_ref(), Ok(&shown));
            assert_eq!(account.shard().account_url(account.subdomain()), Ok(account));
            assert!(text.contains(account.subdomain()), "{text:?}");
            format::into_a_buffer(&account, 1);
            Ok(shown)
        }
        Err(error) => {
            errors::points_into(text, &error, error.index(), codes::account(error.kind()));
            Err((error.kind(), error.index()))
        }
    }
}
