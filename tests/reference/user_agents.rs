//! User agents. Every rule looks at the whole input by itself, and the first that finds a fault decides.

use cliniko_core::UserAgentErrorKind;

use super::{Verdict, first, label_faults};

/// `UserAgent::new`
pub fn new(name: &str, email: &str) -> Verdict<UserAgentErrorKind> {
    first([
        name.is_empty().then_some((UserAgentErrorKind::EmptyName, 0)),
        name_faults(name).into_iter().min().map(|at| (UserAgentErrorKind::InvalidName, at)),
        email_faults(email).into_iter().min().map(|at| (UserAgentErrorKind::InvalidEmail, at)),
    ])?;
    Ok([name, " (", email, ")"].concat())
}

/// Every index at which a string breaks the rules for a name.
fn name_faults(name: &str) -> Vec<usize> {
    let strange = |(_, c): &(usize, char)| !(' '..='~').contains(c) || "()".contains(*c);
    let mut faults: Vec<usize> = name.char_indices().filter(strange).map(|(at, _)| at).collect();
    faults.extend(name.starts_with(' ').then_some(0));
    faults.extend(name.find("  ").map(|at| at + 1));
    faults.extend(name.ends_with(' ').then(|| name.len() - 1));
    faults
}

/// Every index at which a string breaks the rules for an e-mail address: its end if something is missing.
fn email_faults(email: &str) -> Vec<usize> {
    let strange = |(_, c): &(usize, char)| !('!'..='~').contains(c) || "(),\"<>:;\\".contains(*c);
    let mut faults: Vec<usize> = email.char_indices().filter(strange).map(|(at, _)| at).collect();
    faults.extend(email.starts_with('@').then_some(0));
    faults.extend((email.len() > 254).then_some(254));
    let domain = email.split_once('@').map_or("", |(_, domain)| domain);
    if !domain.contains('.') {
        faults.push(email.len());
    }
    let mut label_at = email.len() - domain.len();
    for label in domain.split('.') {
        faults.extend(label_faults(label).iter().map(|at| label_at + at));
        label_at += label.len() + 1;
    }
    faults
}
