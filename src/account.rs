//! The web address of a clinic's account.

use core::fmt::{self, Write as _};
use core::hash::{Hash, Hasher};

use crate::shard::UNKNOWN_SHARD_HELP;
use crate::text::{
    as_str, eq_ignore_ascii_case, offset, split_at, split_before, strip_suffix_ignore_ascii_case,
    trim_end, trim_start,
};
use crate::uri::{label_fault, split_authority, split_scheme, userinfo};
use crate::{ParseShardError, Shard, ShardCode};

/// Where a clinic's people log in: `https://good-healthy-times.au3.cliniko.com`.
///
/// It names the account's shard. So a form that asks for it beside the key notices a key of another shard
/// before the API answers 401, which would not say why. The key is never sent there.
///
/// Equality and hash ignore the case, as hosts do.
///
/// ```
/// use cliniko_core::{AccountUrl, ApiKey, Shard};
///
/// let account = AccountUrl::parse("https://Good-Healthy-Times.au3.cliniko.com/bookings#service")?;
/// assert_eq!(account.shard(), Shard::Au3);
/// assert_eq!(account.to_string(), "https://good-healthy-times.au3.cliniko.com");
///
/// let key = ApiKey::parse("MS0xLWl4SzYY-uk1")?;
/// assert!(key.with_shard(account.shard()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct AccountUrl<'a> {
    /// One DNS label, as given.
    subdomain: &'a [u8],
    shard: Shard,
}

impl<'a> AccountUrl<'a> {
    /// Reads what a person copies from the address bar: `http://`, `https://` or neither; a host; any path,
    /// query and fragment. White space and invisible characters at both ends are ignored.
    ///
    /// # Errors
    ///
    /// [`AccountUrlErrorKind`] lists them in the order of checking, each with a text that causes it.
    pub const fn parse(text: &'a str) -> Result<AccountUrl<'a>, AccountUrlError> {
        let text = text.as_bytes();
        let from_start = trim_start(text);
        let kept = trim_end(from_start);
        if kept.is_empty() {
            return Err(AccountUrlError::new(AccountUrlErrorKind::Empty, 0));
        }
        let first = offset(text, from_start);
        let from_host = match split_scheme(kept) {
            Some((scheme, rest)) => {
                if !(eq_ignore_ascii_case(scheme, b"http")
                    || eq_ignore_ascii_case(scheme, b"https"))
                {
                    return Err(AccountUrlError::new(AccountUrlErrorKind::NotHttp, first));
                }
                rest
            }
            None => kept,
        };
        let (authority, _) = split_authority(from_host);
        match account_at(authority) {
            Ok(account) => Ok(account),
            Err(error) => Err(error.moved_by(first.saturating_add(offset(kept, from_host)))),
        }
    }

    /// The part before the shard, as given: `Good-Healthy-Times`.
    #[must_use]
    pub const fn subdomain(&self) -> &'a str {
        as_str(self.subdomain)
    }

    /// The shard that the account lives on.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }
}

impl Shard {
    /// The address of the account with this subdomain, which is the label alone: `good-healthy-times`.
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// let account = Shard::Au3.account_url("good-healthy-times")?;
    /// assert_eq!(account.to_string(), "https://good-healthy-times.au3.cliniko.com");
    /// # Ok::<(), cliniko_core::AccountUrlError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Empty` for the empty text, `InvalidSubdomain` (`a.b`, `-a`, ` a`), `ReservedSubdomain` (`www`).
    pub const fn account_url(self, subdomain: &str) -> Result<AccountUrl<'_>, AccountUrlError> {
        if subdomain.is_empty() {
            return Err(AccountUrlError::new(AccountUrlErrorKind::Empty, 0));
        }
        account(subdomain.as_bytes(), self)
    }
}

/// The account whose host is `authority`; the error's index counts in that.
const fn account_at(authority: &[u8]) -> Result<AccountUrl<'_>, AccountUrlError> {
    if let Some(at) = userinfo(authority) {
        return Err(AccountUrlError::new(AccountUrlErrorKind::Userinfo, at));
    }
    if let (host, [_, ..]) = split_before(authority, b":") {
        return Err(AccountUrlError::new(AccountUrlErrorKind::Port, host.len()));
    }
    let not_cliniko = AccountUrlError::new(AccountUrlErrorKind::NotCliniko, 0);
    let Some(labels) = strip_suffix_ignore_ascii_case(authority, b".cliniko.com") else {
        return Err(not_cliniko);
    };
    let Some((subdomain, code)) = split_last_label(labels) else {
        let parent = labels.len().saturating_add(1);
        return Err(AccountUrlError::new(AccountUrlErrorKind::MissingShard, parent));
    };
    match Shard::read(code) {
        Ok(shard) => account(subdomain, shard),
        Err(ParseShardError::Unknown(unknown)) => {
            let kind = AccountUrlErrorKind::UnknownShard(unknown);
            Err(AccountUrlError::new(kind, offset(labels, code)))
        }
        Err(ParseShardError::Malformed) => Err(not_cliniko),
    }
}

/// What precedes the last dot, and the label after it.
const fn split_last_label(labels: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = labels;
    while let [before @ .., byte] = rest {
        if *byte == b'.' {
            return Some((before, split_at(labels, rest.len()).1));
        }
        rest = before;
    }
    None
}

const fn account(subdomain: &[u8], shard: Shard) -> Result<AccountUrl<'_>, AccountUrlError> {
    if let Some(index) = label_fault(subdomain) {
        return Err(AccountUrlError::new(AccountUrlErrorKind::InvalidSubdomain, index));
    }
    // Cliniko's own: the API, and its web site.
    if eq_ignore_ascii_case(subdomain, b"api") || eq_ignore_ascii_case(subdomain, b"www") {
        return Err(AccountUrlError::new(AccountUrlErrorKind::ReservedSubdomain, 0));
    }
    Ok(AccountUrl { subdomain, shard })
}

impl fmt::Display for AccountUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("https://")?;
        for byte in self.subdomain {
            f.write_char(char::from(byte.to_ascii_lowercase()))?;
        }
        write!(f, ".{}.cliniko.com", self.shard)
    }
}

impl fmt::Debug for AccountUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountUrl({self})")
    }
}

impl PartialEq for AccountUrl<'_> {
    fn eq(&self, other: &AccountUrl<'_>) -> bool {
        self.shard == other.shard && self.subdomain.eq_ignore_ascii_case(other.subdomain)
    }
}

impl Eq for AccountUrl<'_> {}

impl Hash for AccountUrl<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.shard.hash(state);
        for byte in self.subdomain {
            byte.to_ascii_lowercase().hash(state);
        }
        // As `str` does: no subdomain has this byte, so what is hashed next is not taken for more of it.
        state.write_u8(0xFF);
    }
}

/// Why a text is not the address of an account, and where that shows.
///
/// As with a key's error, `Display` is a phrase for a log and [`help`](AccountUrlError::help) is for the person
/// who entered the address. Neither shows anything of the text but a shard's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountUrlError {
    kind: AccountUrlErrorKind,
    index: usize,
}

/// What is wrong with the address of an account, in the order of checking.
///
/// The text after each is one that [`AccountUrl::parse`] refuses for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountUrlErrorKind {
    /// There is no text but white space and invisible characters. The index is 0.
    Empty,
    /// Another scheme followed by `://`: `ftp://clinic.au1.cliniko.com`. The index is that of the first
    /// byte that is not trimmed.
    NotHttp,
    /// An `@` in the authority: `clinic@example.org`. The index is that of the first.
    Userinfo,
    /// A `:` in the authority: `clinic.au1.cliniko.com:443`. The index is that of the first.
    Port,
    /// A host that is not below `cliniko.com`, ends in a dot, or has something else in a shard's place:
    /// `cliniko.com`, `clinic.au1.cliniko.com.`, `clinic.london.cliniko.com`. The index is the host's.
    NotCliniko,
    /// No shard before `cliniko.com`: `clinic.cliniko.com`, `au1.cliniko.com`. The index is that of
    /// `cliniko.com`.
    MissingShard,
    /// A shard that this version does not know: `clinic.au9.cliniko.com`. The index is that of the code.
    UnknownShard(ShardCode),
    /// A subdomain that is not one DNS label of letters, digits and inner hyphens, at most 63 bytes:
    /// `my.clinic.au1.cliniko.com`, `-clinic.au1.cliniko.com`. The index is that of the first bad byte.
    InvalidSubdomain,
    /// A subdomain that is Cliniko's own: `api.au1.cliniko.com`, `www.au1.cliniko.com`. The index is that of
    /// the subdomain.
    ReservedSubdomain,
}

impl AccountUrlError {
    const fn new(kind: AccountUrlErrorKind, index: usize) -> AccountUrlError {
        AccountUrlError { kind, index }
    }

    /// The same error in a text that has `start` more bytes before what was read.
    const fn moved_by(mut self, start: usize) -> AccountUrlError {
        self.index = self.index.saturating_add(start);
        self
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> AccountUrlErrorKind {
        self.kind
    }

    /// Where: an offset in bytes into the text given, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// What the person who entered the address should do next: a sentence or two for a form.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self.kind {
            AccountUrlErrorKind::Empty => {
                "Enter the web address you use for Cliniko, such as good-healthy-times.au3.cliniko.com."
            }
            AccountUrlErrorKind::NotHttp => {
                "This is not a web address. Open Cliniko in a browser and copy the address from there."
            }
            AccountUrlErrorKind::Userinfo => {
                "If this is an e-mail address, enter the web address you use for Cliniko instead. Otherwise \
                 remove the @ sign and what comes before it."
            }
            AccountUrlErrorKind::Port => {
                "There is a colon where the address has none. Log in to Cliniko and copy the address from \
                 the browser."
            }
            AccountUrlErrorKind::NotCliniko => {
                "This is not the address of a Cliniko account. Open Cliniko in a browser, log in, and copy \
                 the address from there."
            }
            AccountUrlErrorKind::MissingShard => {
                "The part before .cliniko.com that names the shard is missing, such as au3 in \
                 good-healthy-times.au3.cliniko.com. Log in to Cliniko and copy the address from the browser."
            }
            AccountUrlErrorKind::UnknownShard(_) => UNKNOWN_SHARD_HELP,
            AccountUrlErrorKind::InvalidSubdomain => {
                "The name before the shard is one word of letters, digits and hyphens, with no hyphen at \
                 either end. Copy the address from the browser."
            }
            AccountUrlErrorKind::ReservedSubdomain => {
                "This address belongs to Cliniko itself. Log in to Cliniko and copy your own address from \
                 the browser."
            }
        }
    }
}

impl fmt::Display for AccountUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            AccountUrlErrorKind::Empty => f.write_str("no text"),
            AccountUrlErrorKind::NotHttp => f.write_str("scheme other than http or https"),
            AccountUrlErrorKind::Userinfo => f.write_str("userinfo"),
            AccountUrlErrorKind::Port => f.write_str("port"),
            AccountUrlErrorKind::NotCliniko => f.write_str("foreign host"),
            AccountUrlErrorKind::MissingShard => f.write_str("no shard before cliniko.com"),
            AccountUrlErrorKind::UnknownShard(code) => write!(f, "unknown shard {code}"),
            AccountUrlErrorKind::InvalidSubdomain => f.write_str("invalid subdomain"),
            AccountUrlErrorKind::ReservedSubdomain => f.write_str("reserved subdomain"),
        }?;
        write!(f, " in the address at byte {}", self.index)
    }
}

impl core::error::Error for AccountUrlError {}
