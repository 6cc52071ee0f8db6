//! Who is asking: the header that Cliniko wants a name and a contact in.

use core::fmt;

use crate::text::{offset, split_before};
use crate::uri::label_fault;

/// The value of the `User-Agent` header: the software's name, and an e-mail address at which its makers
/// answer.
///
/// Cliniko's documentation asks for both in this form, and may block requests that lack them.
///
/// ```
/// use cliniko_core::UserAgent;
///
/// let agent = UserAgent::new("Really helpful app", "devs@helpfulapp.com")?;
/// assert_eq!(agent.to_string(), "Really helpful app (devs@helpfulapp.com)");
/// # Ok::<(), cliniko_core::UserAgentError>(())
/// ```
///
/// Whatever is accepted is a valid value of a header (RFC 9110, section 5.5), on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserAgent<'a> {
    name: &'a str,
    email: &'a str,
}

impl<'a> UserAgent<'a> {
    /// The name of the header, in lower case: `user-agent`.
    pub const NAME: &'static str = "user-agent";

    /// Takes a name, which is visible ASCII with single spaces inside and no parenthesis, and an e-mail
    /// address: a local part, one `@` and a domain of two or more DNS labels, at most 254 bytes of visible
    /// ASCII without `(`, `)`, `,`, `"`, `<`, `>`, `:`, `;`, `\`.
    ///
    /// # Errors
    ///
    /// [`UserAgentErrorKind`] lists them in the order of checking, each with what causes it.
    pub const fn new(name: &'a str, email: &'a str) -> Result<UserAgent<'a>, UserAgentError> {
        if name.is_empty() {
            return Err(UserAgentError { kind: UserAgentErrorKind::EmptyName, index: 0 });
        }
        if let Some(index) = name_fault(name.as_bytes()) {
            return Err(UserAgentError { kind: UserAgentErrorKind::InvalidName, index });
        }
        if let Some(index) = email_fault(email.as_bytes()) {
            return Err(UserAgentError { kind: UserAgentErrorKind::InvalidEmail, index });
        }
        Ok(UserAgent { name, email })
    }
}

/// Where a name goes wrong.
const fn name_fault(name: &[u8]) -> Option<usize> {
    let mut index: usize = 0;
    let mut after_word = false;
    let mut rest = name;
    while let [byte, further @ ..] = rest {
        let good = match byte {
            b' ' => after_word && !further.is_empty(),
            b'(' | b')' => false,
            byte => byte.is_ascii_graphic(),
        };
        if !good {
            return Some(index);
        }
        after_word = *byte != b' ';
        index = index.saturating_add(1);
        rest = further;
    }
    None
}

/// Where an e-mail address goes wrong: the first bad byte, or the end where something is missing.
const fn email_fault(email: &[u8]) -> Option<usize> {
    /// What fits into a path of SMTP (RFC 5321, section 4.5.3.1.3), less its angle brackets.
    const MAX_LEN: usize = 254;
    match address_fault(email) {
        Some(index @ ..MAX_LEN) => Some(index),
        _ if email.len() > MAX_LEN => Some(MAX_LEN),
        fault => fault,
    }
}

/// `local "@" label 1*( "." label )`
const fn address_fault(email: &[u8]) -> Option<usize> {
    let (local, rest) = split_before(email, b"@");
    if let Some(index) = local_fault(local) {
        return Some(index);
    }
    let [b'@', domain @ ..] = rest else { return Some(email.len()) };
    if local.is_empty() {
        return Some(0);
    }
    let mut rest = domain;
    loop {
        let (label, further) = split_before(rest, b".");
        if let Some(index) = label_fault(label) {
            return Some(offset(email, rest).saturating_add(index));
        }
        match further {
            [_, next @ ..] => rest = next,
            [] if rest.len() == domain.len() => return Some(email.len()),
            [] => return None,
        }
    }
}

/// Visible ASCII without the characters that mean something else in a header, or need quotes in a local
/// part.
const fn local_fault(local: &[u8]) -> Option<usize> {
    let mut rest = local;
    while let [byte, further @ ..] = rest {
        let special = matches!(byte, b'(' | b')' | b',' | b'"' | b'<' | b'>' | b':' | b';' | b'\\');
        if special || !byte.is_ascii_graphic() {
            return Some(offset(local, rest));
        }
        rest = further;
    }
    None
}

impl fmt::Display for UserAgent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.email)
    }
}

/// Why a name or an e-mail address will not do for a [`UserAgent`], and where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserAgentError {
    kind: UserAgentErrorKind,
    index: usize,
}

/// What is wrong with the parts of a [`UserAgent`], in the order of checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UserAgentErrorKind {
    /// The name is the empty text. The index is 0.
    EmptyName,
    /// The name has a character that is not visible ASCII, a parenthesis, a space at an end or two in a row:
    /// `App (beta)`, ` App`. The index is that of the first bad byte, in the name.
    InvalidName,
    /// It is not an e-mail address: `devs`, `devs@localhost`, `a@b@helpfulapp.com`. The index is that of the
    /// first bad byte in it, or its end where something is missing.
    InvalidEmail,
}

impl UserAgentError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> UserAgentErrorKind {
        self.kind
    }

    /// Where: an offset in bytes into the name or into the e-mail address, on a character boundary, at most
    /// its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }
}

impl fmt::Display for UserAgentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            UserAgentErrorKind::EmptyName => "no name for the user agent",
            UserAgentErrorKind::InvalidName => "invalid name for the user agent",
            UserAgentErrorKind::InvalidEmail => "invalid e-mail address for the user agent",
        };
        write!(f, "{what} at byte {}", self.index)
    }
}

impl core::error::Error for UserAgentError {}
