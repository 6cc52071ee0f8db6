//! The `User-Agent` header, in which Cliniko asks for a name and a contact address.

use core::fmt;

use crate::host::find_label_fault;
use crate::syntax::bytes::{consumed, split_before};
use crate::syntax::printer::Printer;

use UserAgentErrorKind as Kind;

/// The value of the `User-Agent` header: the name of the software, and an e-mail address of its developers.
///
/// Cliniko's documentation asks for both in this form; requests without them may be blocked.
///
/// ```
/// use cliniko_core::UserAgent;
///
/// let agent = UserAgent::new("Really helpful app", "devs@helpfulapp.com")?;
/// assert_eq!(agent.to_string(), "Really helpful app (devs@helpfulapp.com)");
/// # Ok::<(), cliniko_core::UserAgentError>(())
/// ```
///
/// Whatever is accepted is a valid header value (RFC 9110, section 5.5), on one line. `Display` ignores width and
/// alignment.
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
    /// [`UserAgentErrorKind`] lists them in the order of checking, each with inputs that cause it.
    pub const fn new(name: &'a str, email: &'a str) -> Result<UserAgent<'a>, UserAgentError> {
        if name.is_empty() {
            return Err(UserAgentError { kind: Kind::EmptyName, index: 0 });
        }
        if let Some(index) = find_name_fault(name.as_bytes()) {
            return Err(UserAgentError { kind: Kind::InvalidName, index });
        }
        if let Some(index) = find_email_fault(email.as_bytes()) {
            return Err(UserAgentError { kind: Kind::InvalidEmail, index });
        }
        Ok(UserAgent { name, email })
    }
}

/// The index of the first byte that a name cannot have.
const fn find_name_fault(name: &[u8]) -> Option<usize> {
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

/// The index of the first byte that an e-mail address cannot have, or its end if a part is missing.
const fn find_email_fault(email: &[u8]) -> Option<usize> {
    /// The longest path of SMTP (RFC 5321, section 4.5.3.1.3), without its angle brackets.
    const MAX_LEN: usize = 254;
    match find_address_fault(email) {
        Some(index @ ..MAX_LEN) => Some(index),
        _ if email.len() > MAX_LEN => Some(MAX_LEN),
        fault => fault,
    }
}

/// `local "@" label 1*( "." label )`
const fn find_address_fault(email: &[u8]) -> Option<usize> {
    let (local, rest) = split_before(email, b"@");
    if let Some(index) = find_local_fault(local) {
        return Some(index);
    }
    let [b'@', domain @ ..] = rest else { return Some(email.len()) };
    if local.is_empty() {
        return Some(0);
    }
    let mut rest = domain;
    loop {
        let (label, further) = split_before(rest, b".");
        if let Some(index) = find_label_fault(label) {
            return Some(consumed(email, rest).saturating_add(index));
        }
        match further {
            [_, next @ ..] => rest = next,
            [] if rest.len() == domain.len() => return Some(email.len()),
            [] => return None,
        }
    }
}

/// The index of the first byte that is not visible ASCII, delimits a comment or a list in a header, or needs quotes in
/// a local part.
const fn find_local_fault(local: &[u8]) -> Option<usize> {
    let mut rest = local;
    while let [byte, further @ ..] = rest {
        let special = matches!(byte, b'(' | b')' | b',' | b'"' | b'<' | b'>' | b':' | b';' | b'\\');
        if special || !byte.is_ascii_graphic() {
            return Some(consumed(local, rest));
        }
        rest = further;
    }
    None
}

impl fmt::Display for UserAgent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new(f);
        printer.print(self.name.as_bytes());
        printer.print(b" (");
        printer.print(self.email.as_bytes());
        printer.print(b")");
        printer.finish()
    }
}

/// Why a name or an e-mail address is not valid for a [`UserAgent`], and its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UserAgentError {
    kind: UserAgentErrorKind,
    index: usize,
}

/// What is wrong with the parts of a [`UserAgent`]. All but new kinds are in the order of checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserAgentErrorKind {
    /// The name is the empty string. The index is 0.
    EmptyName,
    /// The name has a character that is not visible ASCII, a parenthesis, a space at an end or two in a row:
    /// `App (beta)`, ` App`. The index is that of the first bad byte, in the name.
    InvalidName,
    /// Not an e-mail address: `devs`, `devs@localhost`, `a@b@helpfulapp.com`. The index is that of the first bad byte
    /// in it, or its end if a part is missing.
    InvalidEmail,
}

impl UserAgentError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> UserAgentErrorKind {
        self.kind
    }

    /// The position of the fault: an offset in bytes into the name or into the e-mail address, on a character boundary,
    /// at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The stable name of its kind, such as `user_agent_empty_name`: for JSON, metrics and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            Kind::EmptyName => "user_agent_empty_name",
            Kind::InvalidName => "user_agent_invalid_name",
            Kind::InvalidEmail => "user_agent_invalid_email",
        }
    }

    /// What the developer or the operator should do next.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self.kind {
            Kind::EmptyName => {
                "Give the name of the software or of its vendor: Cliniko may block requests without one."
            }
            Kind::InvalidName => {
                "Write the name in visible ASCII, with single spaces between words and without parentheses."
            }
            Kind::InvalidEmail => {
                "Give an e-mail address that reaches the developers, such as devs@helpfulapp.com: Cliniko may block \
                 requests without one."
            }
        }
    }
}

impl fmt::Display for UserAgentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            Kind::EmptyName => "no user-agent name",
            Kind::InvalidName => "invalid user-agent name",
            Kind::InvalidEmail => "invalid user-agent e-mail address",
        };
        write!(f, "{what} at byte {}", self.index)
    }
}

impl core::error::Error for UserAgentError {}
