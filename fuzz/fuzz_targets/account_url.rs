//! The laws of account URLs hold, and the `url` crate reads one that is accepted as that very host, as given and as
//! displayed.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core::AccountUrl;
use cliniko_core_fuzz::laws::accounts;
use cliniko_core_fuzz::{reference, some_shard, text};
use url::Url;

cliniko_core_fuzz::program!(account_url);

fn account_url(data: &[u8]) {
    let text = text(data);
    let _ = accounts::parse(text);
    if let Ok(account) = AccountUrl::parse(text) {
        let kept = text.trim_matches(reference::is_blank);
        let lower = kept.to_ascii_lowercase();
        let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
        let scheme = if has_scheme { "" } else { "https://" };
        assert_host(&format!("{scheme}{kept}"), &account);
        assert_host(&account.to_string(), &account);
    }
    let shard = some_shard(data);
    let _ = accounts::account_url(shard, text);
    if let Ok(account) = shard.account_url(text) {
        let copied = format!(" http://{text}.{shard}.cliniko.com/bookings#service\n");
        assert_eq!(AccountUrl::parse(&copied), Ok(account));
        assert_host(&account.to_string(), &account);
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
        // An invalid punycode label, which the crate is free to refuse.
        Err(error) => assert!(subdomain.starts_with("xn--"), "{error}"),
    }
}
