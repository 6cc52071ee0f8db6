//! The laws of links hold; and other crates read a link that is accepted as one of that shard's API, as given and as
//! displayed.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core::{ApiUrl, Shard};
use cliniko_core_fuzz::clients::{hosts, is_below_v1, read};
use cliniko_core_fuzz::laws::{links, urls};
use cliniko_core_fuzz::{some_shard, text};
use url::Url;

cliniko_core_fuzz::program!(link);

fn link(data: &[u8]) {
    let (text, shard) = (text(data), some_shard(data));
    // No shard but the one that the host names can accept the link.
    for shard in [shard, Shard::from_api_url(text).unwrap_or(shard)] {
        let _ = links::check_link(shard, text);
        if let Ok(url) = shard.check_link(text) {
            let given = Url::parse(text).expect("a URL");
            assert_eq!((given.scheme(), given.host_str()), ("https", Some(shard.api_host())));
            assert!(is_below_v1(&given));
            displayed(text, url, shard);
        }
    }
    let _ = links::rebase_link(shard, text);
    if let Ok(url) = shard.rebase_link(text) {
        let base = Url::parse(shard.api_base_url()).expect("a URL");
        let given = base.join(text).expect("a URL");
        assert!(["http", "https"].contains(&given.scheme()));
        assert!(hosts().any(|host| given.host_str() == Some(host)));
        assert!(is_below_v1(&given));
        displayed(text, url, shard);
    }
}

fn displayed(text: &str, url: ApiUrl<'_>, shard: Shard) {
    let path = read(&url, shard).path().to_owned();
    let pairs = [("q[]", text), (text, "")];
    urls::with_query(url, &pairs);
    let queried = read(&url.with_query(&pairs), shard);
    assert_eq!(queried.path(), path);
    assert!(queried.query_pairs().eq(pairs.map(|(name, value)| (name.into(), value.into()))));
}
