//! The URLs that a key may be sent to.

use core::fmt;

use crate::Shard;
use crate::host::API_PATH;
use crate::syntax::bytes::rsplit_once;
use crate::syntax::percent::{print_component, print_query};
use crate::syntax::printer::Printer;
use crate::syntax::uri::{Class, is_dot_segment, split_run};
use crate::syntax::utf8::as_str;

use PathErrorKind as Kind;

/// A URL of the API, on one known shard.
///
/// It comes from a [`Shard`] only, so a function that takes one cannot be given an untrusted string:
/// [`Shard::api_url`] builds one, [`Shard::check_link`] and [`Shard::rebase_link`] read one that the API sent. Its
/// `Display` prints the URL; [`format_into`](crate::format_into) does so without an allocator. Width
/// and alignment are ignored.
///
/// It borrows its segments and pairs. That does not matter in one expression; to keep an `ApiUrl` in a variable, keep
/// the array in one too. A function cannot return one that borrows an id which it formats itself: return a `String`,
/// and pass that to [`Shard::check_link`] before the request. The guide on [clients](crate::guide::client) has both
/// ways.
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

/// A path below `/v1`, of unreserved characters.
#[derive(Clone, Copy)]
enum Path<'a> {
    Segments(&'a [&'a str]),
    /// Empty, or starting with `/`.
    Checked(&'a [u8]),
}

#[derive(Clone, Copy)]
enum Query<'a> {
    /// Names and values, each to be percent-encoded.
    Pairs(&'a [(&'a str, &'a str)]),
    /// Empty, or starting with `?`.
    Checked(&'a [u8]),
}

impl Shard {
    /// The URL of the path with these segments, below the [base URL](Shard::api_base_url).
    ///
    /// A segment has the unreserved characters of RFC 3986, section 2.3: letters, digits, `-`, `.`, `_` and `~`.
    /// Every resource and every id of Cliniko's API consists of these, so nothing in a path is ever percent-encoded,
    /// and each slash is written by this function: write `&["patients", "1"]`, not `&["patients/1"]`. Without
    /// segments it is the base URL.
    ///
    /// # Errors
    ///
    /// [`PathErrorKind`] lists them, each with segments that cause it. Each would lead to another resource: with an
    /// id that was left empty, a request for one patient asks for all of them.
    pub const fn api_url<'a>(self, segments: &'a [&'a str]) -> Result<ApiUrl<'a>, PathError> {
        let mut rest = segments;
        while let [segment, further @ ..] = rest {
            if let Err((kind, index)) = check_segment(segment.as_bytes()) {
                let segment = segments.len().saturating_sub(rest.len());
                return Err(PathError { kind, segment, index });
            }
            rest = further;
        }
        Ok(ApiUrl { shard: self, path: Path::Segments(segments), query: Query::Pairs(&[]) })
    }
}

/// `segment = 1*unreserved`, and no dot segment.
const fn check_segment(segment: &[u8]) -> Result<(), (PathErrorKind, usize)> {
    match split_run(segment, Class::UNRESERVED) {
        ([], []) => Err((Kind::Empty, 0)),
        (_, []) if is_dot_segment(segment) => Err((Kind::DotSegment, 0)),
        (_, []) => Ok(()),
        (run, _) => Err((Kind::ForbiddenCharacter, run.len())),
    }
}

impl<'a> ApiUrl<'a> {
    /// The URL with the path below `/v1` and the query of a link that the caller has checked.
    pub(crate) const fn checked(shard: Shard, below: &'a [u8], query: &'a [u8]) -> ApiUrl<'a> {
        ApiUrl { shard, path: Path::Checked(below), query: Query::Checked(query) }
    }

    /// Replaces the query, that of a checked link too. Without pairs there is no `?`.
    ///
    /// Names and values are percent-encoded as UTF-8, all but the unreserved characters of RFC 3986; a space is `%20`.
    /// So give Cliniko's filters as they are, not encoded: `("q[]", "last_name:~ng")`.
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

    /// The shard of its host.
    #[must_use]
    pub const fn shard(&self) -> Shard {
        self.shard
    }

    /// The part after the host, for the request line of HTTP/1.1: `/v1/patients/1?page=2`.
    ///
    /// With it a test sends its requests to a mock server:
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// let url = Shard::Uk1.check_link("https://api.uk1.cliniko.com/v1/patients?page=2")?;
    /// let mocked = format!("http://127.0.0.1:8080{}", url.path_and_query());
    /// assert_eq!(mocked, "http://127.0.0.1:8080/v1/patients?page=2");
    /// # Ok::<(), cliniko_core::LinkError>(())
    /// ```
    #[must_use]
    pub const fn path_and_query(&self) -> PathAndQuery<'a> {
        PathAndQuery { path: self.path, query: self.query }
    }

    /// The last segment of the path below `/v1`, as given: the id in a `links.self`. `None` if the path is `/v1` or
    /// ends in `/`.
    ///
    /// The JSON of Cliniko's API names other resources by their links alone:
    ///
    /// ```
    /// use cliniko_core::Shard;
    ///
    /// let patient = Shard::Uk1.check_link("https://api.uk1.cliniko.com/v1/patients/123")?;
    /// assert_eq!(patient.last_segment(), Some("123"));
    /// # Ok::<(), cliniko_core::LinkError>(())
    /// ```
    #[must_use]
    pub const fn last_segment(&self) -> Option<&'a str> {
        match self.path {
            Path::Segments([.., last]) => Some(last),
            Path::Segments([]) => None,
            Path::Checked(below) => match rsplit_once(below, b'/') {
                Some((_, last @ [_, ..])) => Some(as_str(last)),
                _ => None,
            },
        }
    }
}

impl fmt::Display for ApiUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new(f);
        printer.print(self.shard.api_base_url().as_bytes());
        self.path.print(&mut printer);
        self.query.print(&mut printer);
        printer.finish()
    }
}

impl fmt::Debug for ApiUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiUrl({self})")
    }
}

/// The path of an [`ApiUrl`], and its query with the `?`. `Display` prints them, and ignores width and alignment.
#[derive(Clone, Copy)]
pub struct PathAndQuery<'a> {
    path: Path<'a>,
    query: Query<'a>,
}

impl fmt::Display for PathAndQuery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::new(f);
        printer.print(API_PATH);
        self.path.print(&mut printer);
        self.query.print(&mut printer);
        printer.finish()
    }
}

impl fmt::Debug for PathAndQuery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PathAndQuery({self})")
    }
}

impl Path<'_> {
    fn print(&self, printer: &mut Printer<'_, '_>) {
        match self {
            Path::Segments(segments) => {
                for segment in *segments {
                    printer.push(b'/');
                    printer.print(segment.as_bytes());
                }
            }
            Path::Checked(below) => printer.print(below),
        }
    }
}

impl Query<'_> {
    fn print(&self, printer: &mut Printer<'_, '_>) {
        match self {
            Query::Pairs(pairs) => {
                let mut separator = b'?';
                for (name, value) in *pairs {
                    printer.push(separator);
                    print_component(printer, name);
                    printer.push(b'=');
                    print_component(printer, value);
                    separator = b'&';
                }
            }
            Query::Checked(query) => print_query(printer, query),
        }
    }
}

/// Why segments are not a path, and the position of the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PathError {
    kind: PathErrorKind,
    segment: usize,
    index: usize,
}

/// What is wrong with a segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathErrorKind {
    /// An empty segment: `["patients", ""]`. The index is 0.
    Empty,
    /// A segment `.` or `..`, which clients resolve before they send a path (RFC 3986, section 5.2.4):
    /// `["patients", ".."]`. The index is 0.
    DotSegment,
    /// A character that is not unreserved (RFC 3986, section 2.3): `["patients/1"]`, `["patients", "1 "]`. The index is
    /// that of its first byte. It is not percent-encoded, since some clients decode it again.
    ForbiddenCharacter,
}

impl PathError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> PathErrorKind {
        self.kind
    }

    /// The number of the segment, counted from 0.
    #[must_use]
    pub const fn segment(&self) -> usize {
        self.segment
    }

    /// The position of the fault: an offset in bytes into the segment, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The stable name of its kind, such as `path_empty`: for JSON, metrics and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            Kind::Empty => "path_empty",
            Kind::DotSegment => "path_dot_segment",
            Kind::ForbiddenCharacter => "path_forbidden_character",
        }
    }

    /// What the developer should do next.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self.kind {
            Kind::Empty => "Check that the id is not empty before a path is built from it.",
            Kind::DotSegment => {
                "Clients resolve dot segments before they send a path. Check the id before a path is built from it."
            }
            Kind::ForbiddenCharacter => {
                "A segment consists of letters, digits, hyphens, full stops, underscores and tildes. Pass each \
                 segment by itself, without slashes or percent-encoding, and the query apart from them."
            }
        }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let segment = self.segment;
        match self.kind {
            Kind::Empty => write!(f, "path segment {segment} is empty"),
            Kind::DotSegment => write!(f, "path segment {segment} is a dot segment"),
            Kind::ForbiddenCharacter => {
                write!(f, "forbidden character in path segment {segment} at byte {}", self.index)
            }
        }
    }
}

impl core::error::Error for PathError {}
