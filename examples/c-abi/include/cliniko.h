/*
 * Cliniko API keys: which shard a key belongs to, what is wrong with it, where it may be sent, and the header
 * that carries it. C99 or C++.
 *
 * Nothing here allocates, keeps state between calls, or reads or writes memory but what it is given. All
 * functions may be called from several threads at once. The rules that hold for all of them:
 *
 * Texts that go in are a pointer and a length in bytes, in UTF-8; no NUL ends them. NULL with length 0 is the
 * empty text. A text that is not UTF-8 is an error, and so is NULL with another length.
 *
 * Texts that come out go into a buffer of the caller's, `out`, of `capacity` bytes, and end in a NUL.
 * `*needed` is how many bytes that takes, the NUL included, so the text's length is `*needed - 1`. A smaller
 * buffer is CLINIKO_BUFFER_TOO_SMALL. So a call with NULL and 0 asks how many bytes to allocate. On any error
 * `out` is left untouched, and for any other error `*needed` is 0. `out` may be uninitialized.
 *
 * Every function that can fail returns a code. Unless that is CLINIKO_OK, it describes the error in `*error`,
 * which may be uninitialized; `error` may be NULL. No other pointer may be NULL, except where its
 * length, count or capacity is 0. If one is, the code is CLINIKO_NULL_POINTER.
 *
 * What only the caller can know: a pointer that is not NULL points to an object of its type, or to as many
 * bytes or elements as the number beside it says, which no other thread changes meanwhile; and what a
 * function writes overlaps nothing else that it is given.
 *
 * What reveals a key is written by functions whose names start with `cliniko_expose_`, and by no other: no
 * message and no help shows any part of a token. Memory is not wiped.
 */

#ifndef CLINIKO_H
#define CLINIKO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* New shards may come; numbers are never reused. */
enum {
    CLINIKO_NO_SHARD = 0, /* zeroed memory names no shard */
    CLINIKO_AU1 = 1,
    CLINIKO_AU2 = 2,
    CLINIKO_AU3 = 3,
    CLINIKO_AU4 = 4,
    CLINIKO_AU5 = 5,
    CLINIKO_CA1 = 6,
    CLINIKO_EU1 = 7,
    CLINIKO_UK1 = 8,
    CLINIKO_UK2 = 9,
    CLINIKO_UK3 = 10,
    CLINIKO_US1 = 11
};

/*
 * What a function returns. New codes may come; numbers are never reused. The index is 0 where none is said.
 */
enum {
    CLINIKO_OK = 0,
    CLINIKO_BUFFER_TOO_SMALL = 1, /* `*needed` bytes would do */
    CLINIKO_NULL_POINTER = 2,
    CLINIKO_BAD_LENGTH = 3,    /* more than an object can have, such as a negative number */
    CLINIKO_NOT_UTF8 = 4,      /* index: the first byte that is not */
    CLINIKO_NOT_A_SHARD = 5,   /* a number that names no shard */
    CLINIKO_NOT_A_READING = 6, /* a number other than CLINIKO_EXACT and CLINIKO_PASTED */
    CLINIKO_TOO_MANY = 7,      /* more segments or pairs than CLINIKO_MAX_SEGMENTS, CLINIKO_MAX_PAIRS */
    CLINIKO_OTHER_SHARD = 8,   /* a key that names another shard than the one given beside it */
    CLINIKO_OTHER = 99,        /* a newer cliniko-core has an error that this header has no name for */

    /* A shard's code. */
    CLINIKO_SHARD_MALFORMED = 101, /* not two letters and one or two digits */
    CLINIKO_SHARD_UNKNOWN = 102,   /* this version knows no such shard */

    /* A key. */
    CLINIKO_KEY_EMPTY = 201,
    CLINIKO_KEY_TOO_LONG = 202,             /* index: the first byte too many */
    CLINIKO_KEY_MISSING_TOKEN = 203,        /* only a shard */
    CLINIKO_KEY_WHITESPACE = 204,           /* white space or an invisible character; index: there */
    CLINIKO_KEY_UNEXPECTED_CHARACTER = 205, /* index: there */
    CLINIKO_KEY_MISSING_SHARD = 206,        /* nothing after the hyphen; index: the end */
    CLINIKO_KEY_EXTRA_HYPHEN = 207,         /* index: the second hyphen */
    CLINIKO_KEY_MALFORMED_SHARD = 208,      /* index: the first byte after the hyphen */
    CLINIKO_KEY_UNKNOWN_SHARD = 209,        /* this version knows no such shard; index: as above */

    /* A path segment. */
    CLINIKO_PATH_EMPTY = 301,
    CLINIKO_PATH_DOT_SEGMENT = 302, /* "." or ".." */

    /* A link. */
    CLINIKO_LINK_FORBIDDEN_CHARACTER = 401, /* not visible ASCII, or a backslash; index: there */
    CLINIKO_LINK_NOT_HTTPS = 402,
    CLINIKO_LINK_NOT_ABSOLUTE = 403,
    CLINIKO_LINK_USERINFO = 404,      /* index: the @ */
    CLINIKO_LINK_PORT = 405,          /* index: the colon */
    CLINIKO_LINK_LEGACY_HOST = 406,   /* api.cliniko.com; index: the host */
    CLINIKO_LINK_UNKNOWN_SHARD = 407, /* index: the shard's code */
    CLINIKO_LINK_OTHER_SHARD = 408,   /* index: the shard's code */
    CLINIKO_LINK_FOREIGN_HOST = 409,  /* index: the host */
    CLINIKO_LINK_FRAGMENT = 410,      /* index: the # */
    CLINIKO_LINK_NOT_API_PATH = 411,  /* not below /v1; index: the path */
    CLINIKO_LINK_DOT_SEGMENT = 412,   /* index: the segment */

    /* The web address of an account. */
    CLINIKO_ACCOUNT_EMPTY = 501,
    CLINIKO_ACCOUNT_NOT_HTTP = 502,           /* index: the scheme */
    CLINIKO_ACCOUNT_USERINFO = 503,           /* index: the @ */
    CLINIKO_ACCOUNT_PORT = 504,               /* index: the colon */
    CLINIKO_ACCOUNT_NOT_CLINIKO = 505,        /* index: the host */
    CLINIKO_ACCOUNT_MISSING_SHARD = 506,      /* index: where it belongs */
    CLINIKO_ACCOUNT_UNKNOWN_SHARD = 507,      /* index: the shard's code */
    CLINIKO_ACCOUNT_INVALID_SUBDOMAIN = 508,  /* index: the first bad byte */
    CLINIKO_ACCOUNT_RESERVED_SUBDOMAIN = 509, /* index: the subdomain */

    /* A user agent. */
    CLINIKO_USER_AGENT_EMPTY_NAME = 601,
    CLINIKO_USER_AGENT_INVALID_NAME = 602, /* index: the first bad byte of the name */
    CLINIKO_USER_AGENT_INVALID_EMAIL = 603 /* index: the first bad byte of the address, or its end */
};

/* How to read a key. */
enum {
    CLINIKO_EXACT = 0, /* the whole text is the key, byte for byte */
    CLINIKO_PASTED = 1 /* forgive white space, quotes and a colon around it, and a dash for the hyphen */
};

enum {
    CLINIKO_MESSAGE_SIZE = 96,        /* the longest `message` and its NUL fit */
    CLINIKO_HELP_SIZE = 256,          /* the longest `help` and its NUL fit */
    CLINIKO_AUTHORIZATION_SIZE = 187, /* the longest value of the header and its NUL fit */
    CLINIKO_MAX_SEGMENTS = 16,
    CLINIKO_MAX_PAIRS = 32
};

/* What went wrong. */
typedef struct cliniko_error {
    /* Which text it is about, counted from 0 in the order of the parameters: of a key and a URL, 0 and 1. */
    size_t text;
    /* Which byte of it, at most its length. */
    size_t index;
    /* A key: more text at its end could mend it. Say nothing yet to a person who is still typing. */
    bool is_incomplete;
    /* For a log: one phrase in English, with the position. */
    char message[CLINIKO_MESSAGE_SIZE];
    /* For the person who entered a key, an address or a shard: what to do next. Else the empty text. */
    char help[CLINIKO_HELP_SIZE];
} cliniko_error;

/* A text that goes in. */
typedef struct cliniko_text {
    const char *data;
    size_t length;
} cliniko_text;

/* The name and the value of a query's parameter. */
typedef struct cliniko_pair {
    cliniko_text name;
    cliniko_text value;
} cliniko_pair;

/*
 * A key as the caller has it, filled in by the caller. Functions parse it anew at each use, which takes well
 * under a microsecond; they never trust what an earlier call has found.
 */
typedef struct cliniko_key {
    cliniko_text text;
    /* CLINIKO_EXACT or CLINIKO_PASTED. */
    int32_t reading;
    /* The shard that is known from beside the key, or CLINIKO_NO_SHARD. A key of another is an error. */
    int32_t shard;
} cliniko_key;

/* What a key says, but for its token. */
typedef struct cliniko_key_facts {
    /* Where the key belongs. */
    int32_t shard;
    /* Whether the key or the caller names it. If not, it is CLINIKO_AU1, where keys without one belong. */
    bool is_shard_given;
    /* Whether the token is shorter than any real one known: a part of it may be missing. Not an error. */
    bool looks_truncated;
} cliniko_key_facts;

/* ---- Shards -------------------------------------------------------------------------------------------- */

/* How many shards there are. Their numbers go from 1 to this. */
int32_t cliniko_shard_count(void);

/*
 * Of the shard with this number: its code ("uk1"), the name of its region ("United Kingdom"), the host of its
 * API ("api.uk1.cliniko.com") and the URL that every path comes below ("https://api.uk1.cliniko.com/v1").
 *
 * The text ends in a NUL and is constant: do not free it. NULL for a number that names no shard.
 */
const char *cliniko_shard_code(int32_t shard);
const char *cliniko_shard_region(int32_t shard);
const char *cliniko_api_host(int32_t shard);
const char *cliniko_api_base_url(int32_t shard);

/*
 * Gives in `*shard` the number of the shard with this code, in either case. On error it is left untouched.
 *
 * Codes: CLINIKO_SHARD_..., CLINIKO_NOT_UTF8, CLINIKO_BAD_LENGTH, CLINIKO_NULL_POINTER.
 */
int32_t cliniko_shard_from_code(const char *code, size_t length, int32_t *shard, cliniko_error *error);

/* ---- Keys ---------------------------------------------------------------------------------------------- */

/*
 * The four functions below parse a key and have these codes in common: CLINIKO_KEY_..., CLINIKO_OTHER_SHARD,
 * CLINIKO_NOT_A_SHARD, CLINIKO_NOT_A_READING, CLINIKO_NOT_UTF8, CLINIKO_BAD_LENGTH, CLINIKO_NULL_POINTER.
 */

/* Checks a key, and gives in `*facts` where it belongs. On error that is left untouched. */
int32_t cliniko_read_key(const cliniko_key *key, cliniko_key_facts *facts, cliniko_error *error);

/*
 * Writes the key as it is best stored: TOKEN-shard, or TOKEN where the shard is assumed. It is read again by
 * CLINIKO_EXACT. SECRET.
 *
 * Codes: those in common, CLINIKO_BUFFER_TOO_SMALL.
 */
int32_t cliniko_expose_key(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                           cliniko_error *error);

/*
 * Writes the value of the `authorization` header, "Basic ...", for a request to `url`: only if that passes
 * cliniko_check_link for the key's shard. CLINIKO_AUTHORIZATION_SIZE bytes always do. SECRET.
 *
 * Send the request to what cliniko_check_link or cliniko_api_url wrote, and do not let an HTTP library take
 * the header along when it follows a redirect.
 *
 * Codes: those in common, CLINIKO_LINK_... (about text 1), CLINIKO_BUFFER_TOO_SMALL.
 */
int32_t cliniko_expose_authorization_for(const cliniko_key *key, const char *url, size_t length, char *out,
                                         size_t capacity, size_t *needed, cliniko_error *error);

/*
 * Writes what a person should check when the API answered 401: a few sentences. They are others where the
 * shard is only assumed.
 *
 * Codes: those in common, CLINIKO_BUFFER_TOO_SMALL.
 */
int32_t cliniko_unauthorized_help(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                                  cliniko_error *error);

/* ---- URLs that may be sent the key --------------------------------------------------------------------- */

/*
 * Writes the URL of what the path segments lead to, below the base URL, with a query of these pairs. Each is
 * percent-encoded, so that an id with a "/" in it stays one segment.
 *
 * The error's `text` counts the segments, then the name and the value of each pair.
 *
 * Codes: CLINIKO_PATH_..., CLINIKO_TOO_MANY, CLINIKO_NOT_A_SHARD, CLINIKO_NOT_UTF8, CLINIKO_BAD_LENGTH,
 * CLINIKO_NULL_POINTER, CLINIKO_BUFFER_TOO_SMALL.
 */
int32_t cliniko_api_url(int32_t shard, const cliniko_text *segments, size_t segment_count,
                        const cliniko_pair *pairs, size_t pair_count, char *out, size_t capacity,
                        size_t *needed, cliniko_error *error);

/*
 * Checks a URL that came from the API, such as `links.next`, before the key is sent there: it leads to this
 * shard, by HTTPS, to a path below /v1. Writes it with the host in lower case, and with those characters
 * percent-encoded that no URL may have; path and query are the same otherwise.
 *
 * Codes: CLINIKO_LINK_..., CLINIKO_NOT_A_SHARD, CLINIKO_NOT_UTF8, CLINIKO_BAD_LENGTH, CLINIKO_NULL_POINTER,
 * CLINIKO_BUFFER_TOO_SMALL.
 */
int32_t cliniko_check_link(int32_t shard, const char *url, size_t length, char *out, size_t capacity,
                           size_t *needed, cliniko_error *error);

/*
 * Writes the same path and query on this shard, for a link to another known shard or to api.cliniko.com, by
 * HTTPS or HTTP, or for a path alone: where an account moved, or a link is from before there were shards.
 *
 * Codes: as for cliniko_check_link, except CLINIKO_LINK_LEGACY_HOST and CLINIKO_LINK_OTHER_SHARD, which it
 * does not return.
 */
int32_t cliniko_rebase_link(int32_t shard, const char *url, size_t length, char *out, size_t capacity,
                            size_t *needed, cliniko_error *error);

/* ---- The address of an account ------------------------------------------------------------------------- */

/*
 * The two functions below read what a person copies from the address bar of Cliniko, and have these codes in
 * common: CLINIKO_ACCOUNT_..., CLINIKO_NOT_UTF8, CLINIKO_BAD_LENGTH, CLINIKO_NULL_POINTER.
 */

/*
 * Gives in `*shard` the shard of the account; on error that is left untouched. Put it beside a key, in
 * cliniko_key.shard, and a key of another shard is noticed.
 */
int32_t cliniko_account_shard(const char *address, size_t length, int32_t *shard, cliniko_error *error);

/*
 * Writes the account's address alone: "https://good-healthy-times.au3.cliniko.com".
 *
 * Codes: those in common, CLINIKO_BUFFER_TOO_SMALL.
 */
int32_t cliniko_account_url(const char *address, size_t length, char *out, size_t capacity, size_t *needed,
                            cliniko_error *error);

/* ---- Who is asking ------------------------------------------------------------------------------------- */

/*
 * Writes the value of the `user-agent` header that Cliniko asks for, "name (e-mail)".
 *
 * Codes: CLINIKO_USER_AGENT_..., CLINIKO_NOT_UTF8, CLINIKO_BAD_LENGTH, CLINIKO_NULL_POINTER,
 * CLINIKO_BUFFER_TOO_SMALL. The name is text 0 and the e-mail address text 1.
 */
int32_t cliniko_user_agent(const char *name, size_t name_length, const char *email, size_t email_length,
                           char *out, size_t capacity, size_t *needed, cliniko_error *error);

#ifdef __cplusplus
}
#endif

#endif
