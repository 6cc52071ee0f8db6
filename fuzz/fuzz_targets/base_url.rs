//! The law of base URLs holds; the `url` crate reads one that is accepted as a URL of that shard's API or of its host's
//! root; and no base URL that it writes unchanged is refused.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core::Shard;
use cliniko_core_fuzz::clients::{is_below_v1, is_plain};
use cliniko_core_fuzz::laws::links;
use cliniko_core_fuzz::text;
use url::Url;

cliniko_core_fuzz::program!(base_url);

fn base_url(data: &[u8]) {
    let text = text(data);
    let found = links::from_api_url(text);
    let Ok(url) = Url::parse(text) else {
        assert!(found.is_err(), "{text}");
        return;
    };
    let is_base = url.query().is_none() && ["/", "/v1", "/v1/"].contains(&url.path());
    let unchanged = url.as_str() == text || url.as_str().strip_suffix('/') == Some(text);
    match found {
        Ok(shard) => {
            assert_eq!((url.scheme(), url.host_str()), ("https", Some(shard.api_host())));
            assert!(is_below_v1(&url) || (is_plain(&url) && url.path() == "/"), "{text}");
        }
        Err(_) if unchanged && is_base && is_plain(&url) && url.scheme() == "https" => {
            assert!(
                Shard::ALL.iter().all(|shard| url.host_str() != Some(shard.api_host())),
                "{text}"
            );
        }
        Err(_) => {}
    }
}
