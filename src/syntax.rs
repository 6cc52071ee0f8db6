//! The layer below the domain: bytes, characters, URI syntax and encodings.
//!
//! These modules do not know Cliniko, and import only each other.

pub(crate) mod base64;
pub(crate) mod bytes;
pub(crate) mod percent;
pub(crate) mod printer;
pub(crate) mod unicode;
pub(crate) mod uri;
pub(crate) mod utf8;
