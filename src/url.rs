//! The URLs that a key may be sent to.

use core::fmt;

use crate::Shard;
use crate::percent::{is_unreserved, is_uri_character, write_encoded};

/// A URL of the API, on one known shard.
///
/// It only comes from a [`Shard`], so a function that takes one cannot be given a stranger's text: from
/// [`Shard::api_url`] where the client builds it, from [`Shard::check_link`] and [`Shard::rebase_link`] where
/// the API sent it. Its `Display` prints the URL; [`format_into`](crate::format_into) does so without an
/// allocator.
///
/// It borrows its segments and pairs. In one expression that goes unnoticed; to keep the `ApiUrl` in a
/// variable, the array has to be in one as well. To return it or to store it, make it a `String`, and give
/// that to [`Shard::check_link`] where the request is made.
///
/// ```
/// use cliniko_core::Shard;
///
/// let id = 1.to_string();
/// let url = Shard::Uk1.api_url(&["patients", &id])?.to_string();
/// assert_eq!(url, "https://api.uk1.cliniko.com/v1/patients/1");
///
/// let segments = ["patients", &id];
/// let url = Shard::Uk1.api_url(&segments)?;
/// assert_eq!(url.to_string(), "https://api.uk1.cliniko.com/v1/patients/1");
/// # Ok::<(), cliniko_core::PathError>(())
/// ```
#[derive(Clone, Copy)]
pub struct ApiUrl<'a> {
    shard: Shard,
    path: Path<'a>,
    query: Query<'a>,
}

#[derive(Clone, Copy)]
enum Path<'a> {
    /// Below `/v1`, each to be percent-encoded.
    Segments(&'a [&'a str]),
    /// All of it, from a link that was checked.
    Checked(&'a [u8]),
}

#[derive(Clone, Copy)]
enum Query<'a> {
    /// Names and values, each to be percent-encoded.
    Pairs(&'a [(&'a str, &'a str)]),
    /// From a link that was checked: empty, or all of it from the `?` on.
    Checked(&'a [u8]),
}

impl Shard {
    /// The URL of what the segments lead to, below the [base URL](Shard::api_base_url); that itself for no
    /// segments.
    ///
    /// Each segment is percent-encoded as UTF-8, all but the unreserved characters of RFC 3986, so that an
    /// id with a `/` or a `?` in it stays one segment. So write `&["patients", "1"]`, since `&["patients/1"]`
    /// is `/v1/patients%2F1`.
    ///
    /// # Errors
    ///
    /// [`PathError`] for an empty segment and for `.` and `..`. Those would lead elsewhere: with an id that
    /// somebody left empty, a request for one patient asks for all of them.
    pub const fn api_url<'a>(self, segments: &'a [&'a str]) -> Result<ApiUrl<'a>, PathError> {
        let mut rest = segments;
        while let [segment, further @ ..] = rest {
            let number = segments.len().saturating_sub(rest.len());
            match segment.as_bytes() {
                [] => return Err(PathError { segment: number, kind: PathErrorKind::Empty }),
                [b'.'] | [b'.', b'.'] => {
                    return Err(PathError { segment: number, kind: PathErrorKind::DotSegment });
                }
                _ => rest = further,
            }
        }
        Ok(ApiUrl { shard: self, path: Path::Segments(segments), query: Query::Pairs(&[]) })
    }
}

impl<'a> ApiUrl<'a> {
    /// The URL with the path and the query of a link that the caller has checked.
    pub(crate) const fn checked(shard: Shard, path: &'a [u8], query: &'a [u8]) -> ApiUrl<'a> {
        ApiUrl { shard, path: Path::Checked(path), query: Query::Checked(query) }
    }

    /// The same URL with this query in place of its own; of a link, `page` is replaced as well. Without pairs
    /// there is no `?`.
    ///
    /// Names and values are percent-encoded as UTF-8, all but the unreserved characters of RFC 3986 (a space
    /// is `%20`). So give Cliniko's filters as they are, not encoded: `("q[]", "last_name:~ng")`.
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// let url = Shard::Au1.api_url(&["patients"])?.with_query(&[("q[]", "last_name:~ng")]).to_string();
    /// assert_eq!(url, "https://api.au1.cliniko.com/v1/patients?q%5B%5D=last_name%3A~ng");
    /// # Ok::<(), cliniko_core::PathError>(())
    /// ```
    #[must_use]
    pub const fn with_query(self, pairs: &'a [(&'a str, &'a str)]) -> ApiUrl<'a> {
        ApiUrl { shard: self.shard, path: self.path, query: Query::Pairs(pairs) }
    }

    /// The shard that it is on.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }

    /// The part after the host, for the request line of HTTP/1.1: `/v1/patients/1?page=2`.
    ///
    /// It also lets a test send its requests to a server of its own:
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// let url = Shard::Uk1.check_link("https://api.uk1.cliniko.com/v1/patients?page=2")?;
    /// let in_a_test = format!("http://127.0.0.1:8080{}", url.path_and_query());
    /// assert_eq!(in_a_test, "http://127.0.0.1:8080/v1/patients?page=2");
    /// # Ok::<(), cliniko_core::LinkError>(())
    /// ```
    #[must_use]
    pub const fn path_and_query(&self) -> PathAndQuery<'a> {
        PathAndQuery { path: self.path, query: self.query }
    }
}

impl fmt::Display for ApiUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("https://")?;
        f.write_str(self.shard.api_host())?;
        self.path_and_query().fmt(f)
    }
}

impl fmt::Debug for ApiUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiUrl({self})")
    }
}

/// The path of an [`ApiUrl`], and its query with the `?`; `Display` prints them.
#[derive(Clone, Copy)]
pub struct PathAndQuery<'a> {
    path: Path<'a>,
    query: Query<'a>,
}

impl fmt::Display for PathAndQuery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path {
            Path::Segments(segments) => {
                f.write_str("/v1")?;
                for segment in segments {
                    f.write_str("/")?;
                    write_encoded(f, segment.as_bytes(), is_unreserved)?;
                }
            }
            Path::Checked(path) => write_encoded(f, path, is_uri_character)?,
        }
        match self.query {
            Query::Pairs(pairs) => {
                let mut separator = "?";
                for (name, value) in pairs {
                    f.write_str(separator)?;
                    write_encoded(f, name.as_bytes(), is_unreserved)?;
                    f.write_str("=")?;
                    write_encoded(f, value.as_bytes(), is_unreserved)?;
                    separator = "&";
                }
                Ok(())
            }
            Query::Checked(query) => write_encoded(f, query, is_uri_character),
        }
    }
}

impl fmt::Debug for PathAndQuery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PathAndQuery({self})")
    }
}

/// A segment that no path can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathError {
    segment: usize,
    kind: PathErrorKind,
}

/// What is wrong with a segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathErrorKind {
    /// It is empty: `["patients", ""]`.
    Empty,
    /// It is `.` or `..`, which clients resolve before they send a path (RFC 3986, section 5.2.4):
    /// `["patients", ".."]`.
    DotSegment,
}

impl PathError {
    /// Which segment, counted from 0.
    #[must_use]
    pub const fn segment(&self) -> usize {
        self.segment
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn kind(&self) -> PathErrorKind {
        self.kind
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            PathErrorKind::Empty => "empty",
            PathErrorKind::DotSegment => "a dot segment",
        };
        write!(f, "path segment {} is {what}", self.segment)
    }
}

impl core::error::Error for PathError {}
