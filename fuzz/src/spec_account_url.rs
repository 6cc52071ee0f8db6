//! Whatever `AccountUrl` accepts, the `url` crate reads as that very host, as given and as displayed; what it
//! displays reads back equal; and a subdomain is accepted exactly if it is a DNS label and not Cliniko's own.

use cliniko_core::{AccountUrl, AccountUrlError, Shard};
use url::Url;

use crate::{is_label, reference};

pub fn spec_account_url(data: &[u8]) {
    let text = crate::text(data);
    if let Some(account) = account_or_place(text, AccountUrl::parse(text)) {
        let kept = text.trim_matches(reference::is_blank);
        let lower = kept.to_ascii_lowercase();
        let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
        let scheme = if has_scheme { "" } else { "https://" };
        assert_host(&format!("{scheme}{kept}"), &account);
    }

    let own = ["api", "www"].iter().any(|own| text.eq_ignore_ascii_case(own));
    for shard in Shard::ALL {
        let account = account_or_place(text, shard.account_url(text));
        assert_eq!(account.is_some(), is_label(text) && !own);
        if account.is_some() {
            let copied = format!(" http://{text}.{shard}.cliniko.com/bookings#service\n");
            assert_eq!(AccountUrl::parse(&copied).ok(), account);
        }
    }
}

fn account_or_place<'a>(
    text: &str,
    result: Result<AccountUrl<'a>, AccountUrlError>,
) -> Option<AccountUrl<'a>> {
    match result {
        Ok(account) => {
            let shown = account.to_string();
            assert!(is_label(account.subdomain()));
            assert_eq!(AccountUrl::parse(&shown), Ok(account));
            assert_eq!(account.shard().account_url(account.subdomain()), Ok(account));
            assert_host(&shown, &account);
            Some(account)
        }
        Err(error) => {
            // False beyond the end as well.
            assert!(text.is_char_boundary(error.index()));
            None
        }
    }
}

fn assert_host(url: &str, account: &AccountUrl<'_>) {
    let subdomain = account.subdomain().to_ascii_lowercase();
    match Url::parse(url) {
        Ok(url) => {
            let host = format!("{subdomain}.{}.cliniko.com", account.shard());
            assert_eq!(url.host_str(), Some(host.as_str()));
            assert_eq!((url.username(), url.password(), url.port()), ("", None, None));
        }
        // A label that is not the ASCII form of any other: the crate refuses it, and is free to.
        Err(error) => assert!(subdomain.starts_with("xn--"), "{error}"),
    }
}
