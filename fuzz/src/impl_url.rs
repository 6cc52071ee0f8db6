//! `check_link`, `rebase_link`, `AccountUrl::parse` and `account_url` find in every text what the reference
//! finds: the same URL, or the same error at the same place.

use std::fmt::{Debug, Display};

use cliniko_core::{AccountUrl, AccountUrlError, LinkError, Shard};

use crate::reference::{Verdict, accounts, links};

pub fn impl_url(data: &[u8]) {
    let text = crate::text(data);
    let link = |error: LinkError| (error.kind(), error.index());
    let account = |error: AccountUrlError| (error.kind(), error.index());
    for shard in Shard::ALL {
        assert_same(shard.check_link(text).map_err(link), links::check_link(*shard, text));
    }
    let shard = crate::some_shard(data);
    assert_same(shard.rebase_link(text).map_err(link), links::rebase_link(shard, text));
    assert_same(AccountUrl::parse(text).map_err(account), accounts::parse(text));
    assert_same(shard.account_url(text).map_err(account), accounts::account_url(shard, text));
}

#[track_caller]
fn assert_same<K: Debug + PartialEq>(
    found: Result<impl Display, (K, usize)>,
    expected: Verdict<K>,
) {
    assert_eq!(found.map(|url| url.to_string()), expected);
}
