//! The web address of an account.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::host::{self, find_label_fault};
use crate::syntax::bytes::{consumed, eq_ignore_ascii_case, split_before};
use crate::syntax::printer::Printer;
use crate::syntax::uri::{find_userinfo, split_authority, split_scheme};
use crate::syntax::utf8::{as_str, trim_end, trim_start};
use crate::{ParseShardError, Shard, ShardCode};

use AccountUrlErrorKind as Kind;

/// The web address at which a clinic logs in: `https://good-healthy-times.au3.cliniko.com`.
///
/// It names the account's shard. A form that asks for it beside the key notices a key of another shard before the API
/// answers 401, which does not say why. The key is never sent there.
///
/// Equality and hash ignore ASCII case, as hosts do. `Display` ignores width and alignment.
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
    /// Reads what a user copies from the address bar: `http://`, `https://` or neither; a host; any path, query and
    /// fragment. White space and invisible characters at both ends are ignored.
    ///
    /// # Errors
    ///
    /// [`AccountUrlErrorKind`] lists them in the order of checking, each with an input that causes it.
    pub const fn parse(text: &'a str) -> Result<AccountUrl<'a>, AccountUrlError> {
        let text = text.as_bytes();
        let from_start = trim_start(text);
        let trimmed = trim_end(from_start);
        if trimmed.is_empty() {
            return Err(AccountUrlError::new(Kind::Empty, 0));
        }
        let start = consumed(text, from_start);
        let from_host = match split_scheme(trimmed) {
            Some((scheme, rest)) => {
                if !(eq_ignore_ascii_case(scheme, b"https")
                    || eq_ignore_ascii_case(scheme, b"http"))
                {
                    return Err(AccountUrlError::new(Kind::NotHttp, start));
                }
                rest
            }
            None => trimmed,
        };
        let (authority, _) = split_authority(from_host);
        match read_authority(authority) {
            Ok(account) => Ok(account),
            Err(error) => Err(error.offset_by(start.saturating_add(consumed(trimmed, from_host)))),
        }
    }

    /// The label before the shard, as given: `Good-Healthy-Times`.
    #[must_use]
    pub const fn subdomain(&self) -> &'a str {
        as_str(self.subdomain)
    }

    /// The shard of the account.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }
}

impl Shard {
    /// The address of the account with this subdomain, one DNS label: `good-healthy-times`.
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
    /// `Empty` for the empty string, `InvalidSubdomain` (`a.b`, `-a`, ` a`), `ReservedSubdomain` (`www`).
    pub const fn account_url(self, subdomain: &str) -> Result<AccountUrl<'_>, AccountUrlError> {
        if subdomain.is_empty() {
            return Err(AccountUrlError::new(Kind::Empty, 0));
        }
        account(subdomain.as_bytes(), self)
    }
}

/// The account at an authority; the index of an error counts in the authority.
const fn read_authority(authority: &[u8]) -> Result<AccountUrl<'_>, AccountUrlError> {
    if let Some(at) = find_userinfo(authority) {
        return Err(AccountUrlError::new(Kind::Userinfo, at));
    }
    if let (host, [_, ..]) = split_before(authority, b":") {
        return Err(AccountUrlError::new(Kind::Port, host.len()));
    }
    let not_cliniko = AccountUrlError::new(Kind::NotCliniko, 0);
    let Some((subdomain, code)) = host::split(authority) else { return Err(not_cliniko) };
    let after_subdomain = subdomain.len().saturating_add(1);
    let Some(code) = code else {
        return Err(AccountUrlError::new(Kind::MissingShard, after_subdomain));
    };
    match Shard::from_bytes(code) {
        Ok(shard) => account(subdomain, shard),
        Err(ParseShardError::Unknown(code)) => {
            Err(AccountUrlError::new(Kind::UnknownShard(code), after_subdomain))
        }
        Err(ParseShardError::Malformed) => Err(not_cliniko),
    }
}

const fn account(subdomain: &[u8], shard: Shard) -> Result<AccountUrl<'_>, AccountUrlError> {
    if let Some(index) = find_label_fault(subdomain) {
        return Err(AccountUrlError::new(Kind::InvalidSubdomain, index));
    }
    // The hosts of the API and of Cliniko's own pages.
    if eq_ignore_ascii_case(subdomain, b"api") || eq_ignore_ascii_case(subdomain, b"www") {
        return Err(AccountUrlError::new(Kind::ReservedSubdomain, 0));
    }
    Ok(AccountUrl { subdomain, shard })
}

impl<'a> TryFrom<&'a str> for AccountUrl<'a> {
    type Error = AccountUrlError;

    /// As [`AccountUrl::parse`].
    fn try_from(text: &'a str) -> Result<AccountUrl<'a>, AccountUrlError> {
        AccountUrl::parse(text)
    }
}

impl fmt::Display for AccountUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new(f);
        printer.print(b"https://");
        for byte in self.subdomain {
            printer.reserve();
            printer.push(byte.to_ascii_lowercase());
        }
        printer.print(b".");
        printer.print(self.shard.as_str().as_bytes());
        printer.print(b".cliniko.com");
        printer.finish()
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
        // terminator: 0xFF cannot occur in a subdomain
        state.write_u8(0xFF);
    }
}

/// Why a string is not the address of an account, and the position of the fault.
///
/// As for a key, `Display` is a phrase for a log and [`help`](AccountUrlError::help) is for the user who entered the
/// address. Neither shows anything of the input but a shard's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountUrlError {
    kind: AccountUrlErrorKind,
    index: usize,
}

/// What is wrong with the address of an account. All but new kinds are in the order of checking.
///
/// The input after each is one that [`AccountUrl::parse`] refuses for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountUrlErrorKind {
    /// The empty string, or nothing but white space and invisible characters. The index is 0.
    Empty,
    /// Another scheme followed by `://`: `ftp://clinic.au1.cliniko.com`. The index is that of the scheme.
    NotHttp,
    /// An `@` in the authority: `clinic@example.org`. The index is that of the first.
    Userinfo,
    /// A `:` in the authority: `clinic.au1.cliniko.com:443`. The index is that of the first.
    Port,
    /// A host that is not below `cliniko.com`, has a trailing dot, or has a malformed code in a shard's place:
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

    /// The same error in an input with `start` more bytes before the part that was read.
    const fn offset_by(mut self, start: usize) -> AccountUrlError {
        self.index = self.index.saturating_add(start);
        self
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> AccountUrlErrorKind {
        self.kind
    }

    /// The position of the fault: an offset in bytes into the input, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The stable name of its kind, such as `account_missing_shard`: for JSON, metrics and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            Kind::Empty => "account_empty",
            Kind::NotHttp => "account_not_http",
            Kind::Userinfo => "account_userinfo",
            Kind::Port => "account_port",
            Kind::NotCliniko => "account_not_cliniko",
            Kind::MissingShard => "account_missing_shard",
            Kind::UnknownShard(_) => "account_unknown_shard",
            Kind::InvalidSubdomain => "account_invalid_subdomain",
            Kind::ReservedSubdomain => "account_reserved_subdomain",
        }
    }

    /// What the user who entered the address should do next: a sentence or two for a form.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self.kind {
            Kind::Empty => {
                "Enter the web address you use for Cliniko, such as good-healthy-times.au3.cliniko.com."
            }
            Kind::NotHttp => {
                "This is not a web address. Log in to Cliniko and copy the address from the browser."
            }
            Kind::Userinfo => {
                "If this is an e-mail address, enter the web address you use for Cliniko instead. Otherwise remove \
                 the @ sign and everything before it."
            }
            Kind::Port => {
                "Remove the colon and the number after it, and any quotation marks or brackets around the address, or \
                 log in to Cliniko and copy the address from the browser."
            }
            Kind::NotCliniko => {
                "This is not the address of a Cliniko account, such as good-healthy-times.au3.cliniko.com. Enter the \
                 address alone, or log in to Cliniko and copy it from the browser."
            }
            Kind::MissingShard => {
                "The shard before .cliniko.com is missing, such as au3 in good-healthy-times.au3.cliniko.com. Log in \
                 to Cliniko and copy the address from the browser."
            }
            Kind::UnknownShard(_) => {
                "Check the address: this software does not know the shard in it. If it is right, this software needs \
                 an update: ask whoever provides it."
            }
            Kind::InvalidSubdomain => {
                "The name before the shard is one word of at most 63 letters, digits and hyphens, with no hyphen at \
                 either end. Copy the address from the browser."
            }
            Kind::ReservedSubdomain => {
                "This address belongs to Cliniko itself. Log in to Cliniko and copy your own address from the browser."
            }
        }
    }
}

impl fmt::Display for AccountUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Empty => f.write_str("no address"),
            Kind::NotHttp => f.write_str("scheme other than http or https"),
            Kind::Userinfo => f.write_str("userinfo"),
            Kind::Port => f.write_str("port"),
            Kind::NotCliniko => f.write_str("foreign host"),
            Kind::MissingShard => f.write_str("no shard before cliniko.com"),
            Kind::UnknownShard(code) => write!(f, "unknown shard {code}"),
            Kind::InvalidSubdomain => f.write_str("invalid subdomain"),
            Kind::ReservedSubdomain => f.write_str("reserved subdomain"),
        }?;
        let place = if matches!(self.kind, Kind::Empty) { "" } else { " in the address" };
        write!(f, "{place} at byte {}", self.index)
    }
}

impl core::error::Error for AccountUrlError {}
