/*
 * Cliniko API keys: which shard a key belongs to, what is wrong with it, where it may be sent, and the header
 * that carries it. C99 or C++.
 *
 * The library allocates nothing, keeps no state between calls, and reads and writes only the memory that it is
 * given. Every function may be called from several threads at once. These rules hold for all of them:
 *
 * Input strings are a pointer and a length in bytes, in UTF-8, without a terminating NUL. NULL with length 0 is
 * the empty string. NULL with another length is an error, and so is input that is not UTF-8.
 *
 * Output strings go into a buffer of the caller's, `out`, of `capacity` bytes, and end in a NUL. `*needed` is the
 * number of bytes including the NUL, so the string's length is `*needed - 1`. If the buffer is smaller, the code
 * is CLINIKO_BUFFER_TOO_SMALL: a call with NULL and 0 asks how many bytes to allocate. On any error `out` is left
 * untouched, and on any other error `*needed` is 0. `out` may be uninitialized.
 *
 * Functions that return `const char *` give a constant string that ends in a NUL: do not free it.
 *
 * Functions that can fail return a code. Unless that is CLINIKO_OK, they describe the error in `*error`, which
 * may be uninitialized; `error` may be NULL. No other pointer may be NULL, unless the length, count or capacity
 * beside it is 0: the code is then CLINIKO_NULL_POINTER. All of these functions may return that,
 * CLINIKO_INVALID_LENGTH and CLINIKO_INVALID_UTF8; those that write to `out`, CLINIKO_BUFFER_TOO_SMALL. Their
 * comments name only the other codes.
 *
 * The library cannot check that a pointer which is not NULL points to an object of its type, or to as many
 * bytes or elements as the number beside it says; that no other thread changes these during the call; and that
 * the memory a function writes to overlaps nothing else that it is given.
 *
 * Only functions whose names start with `cliniko_expose_` write any part of a token. No message and no help
 * contains one. The library does not wipe memory.
 *
 * The number in the shared library's soname changes when a program would have to be compiled again. Within one
 * number, functions, codes and shards are only added, the layout of structures stays, and the numbers of codes,
 * shards and regions are never reused. So a program must expect codes and shards that this header does not name;
 * cliniko_code_name and cliniko_shard_code name them.
 */

#ifndef CLINIKO_H
#define CLINIKO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Shards are the numbers from 1 to cliniko_shard_count(). */
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

/* Regions are the numbers from 1 to cliniko_region_count(). */
enum {
    CLINIKO_NO_REGION = 0,
    CLINIKO_AUSTRALIA = 1,
    CLINIKO_CANADA = 2,
    CLINIKO_EUROPE = 3,
    CLINIKO_UNITED_KINGDOM = 4,
    CLINIKO_UNITED_STATES = 5
};

/* The result of a function. The comments say what `index` in cliniko_error is; without one it has none. */
enum {
    CLINIKO_OK = 0,
    CLINIKO_BUFFER_TOO_SMALL = 1,
    CLINIKO_NULL_POINTER = 2,
    CLINIKO_INVALID_LENGTH = 3, /* more than an object can have, such as a negative number */
    CLINIKO_INVALID_UTF8 = 4,   /* the first byte that is not UTF-8 */
    CLINIKO_INVALID_SHARD = 5,  /* a number that names no shard */
    CLINIKO_INVALID_MODE = 6,   /* none of CLINIKO_EXACT, CLINIKO_PASTED and CLINIKO_TOKEN */
    CLINIKO_TOO_MANY = 7,       /* more than CLINIKO_MAX_SEGMENTS path segments */
    CLINIKO_OTHER = 99,         /* an error that has no code here yet: see the message */

    /* The code of a shard or a region. */
    CLINIKO_SHARD_MALFORMED = 101, /* not two letters and one or two digits */
    CLINIKO_SHARD_UNKNOWN = 102,   /* this version knows no such shard */
    CLINIKO_SHARD_MISMATCH = 103,  /* the key names another shard than the one given beside it */
    CLINIKO_REGION_UNKNOWN = 104,

    /* A key. */
    CLINIKO_KEY_EMPTY = 201,                /* 0 */
    CLINIKO_KEY_TOO_LONG = 202,             /* the first byte too many */
    CLINIKO_KEY_MISSING_TOKEN = 203,        /* 0: only a shard, or a hyphen and a shard */
    CLINIKO_KEY_WHITESPACE = 204,           /* the white space or invisible character */
    CLINIKO_KEY_UNEXPECTED_CHARACTER = 205, /* the character */
    CLINIKO_KEY_MISSING_SHARD = 206,        /* the end: nothing follows the hyphen */
    CLINIKO_KEY_EXTRA_HYPHEN = 207,         /* the hyphen */
    CLINIKO_KEY_MALFORMED_SHARD = 208,      /* the first byte after the hyphen */
    CLINIKO_KEY_UNKNOWN_SHARD = 209,        /* the first byte after the hyphen */

    /* A path segment. */
    CLINIKO_PATH_EMPTY = 301,               /* 0 */
    CLINIKO_PATH_DOT_SEGMENT = 302,         /* 0: "." or ".." */
    CLINIKO_PATH_FORBIDDEN_CHARACTER = 303, /* the first byte that is no letter, digit, "-", ".", "_" or "~" */

    /* A link. */
    CLINIKO_LINK_FORBIDDEN_CHARACTER = 401, /* the byte */
    CLINIKO_LINK_NOT_HTTPS = 402,           /* 0 */
    CLINIKO_LINK_NOT_ABSOLUTE = 403,        /* 0 */
    CLINIKO_LINK_USERINFO = 404,            /* the "@" */
    CLINIKO_LINK_PORT = 405,                /* the colon */
    CLINIKO_LINK_LEGACY_HOST = 406,         /* the host, api.cliniko.com */
    CLINIKO_LINK_UNKNOWN_SHARD = 407,       /* the shard's code */
    CLINIKO_LINK_OTHER_SHARD = 408,         /* the shard's code */
    CLINIKO_LINK_FOREIGN_HOST = 409,        /* the host */
    CLINIKO_LINK_FRAGMENT = 410,            /* the "#" */
    CLINIKO_LINK_NOT_API_PATH = 411,        /* the path, which is not below /v1 */
    CLINIKO_LINK_DOT_SEGMENT = 412,         /* the segment, "." or ".." */
    CLINIKO_LINK_EMPTY_SEGMENT = 413,       /* the segment */

    /* The web address of an account. */
    CLINIKO_ACCOUNT_EMPTY = 501,              /* 0 */
    CLINIKO_ACCOUNT_NOT_HTTP = 502,           /* the scheme */
    CLINIKO_ACCOUNT_USERINFO = 503,           /* the "@" */
    CLINIKO_ACCOUNT_PORT = 504,               /* the colon */
    CLINIKO_ACCOUNT_NOT_CLINIKO = 505,        /* the host */
    CLINIKO_ACCOUNT_MISSING_SHARD = 506,      /* "cliniko.com", which the shard belongs before */
    CLINIKO_ACCOUNT_UNKNOWN_SHARD = 507,      /* the shard's code */
    CLINIKO_ACCOUNT_INVALID_SUBDOMAIN = 508,  /* the first byte that is not allowed */
    CLINIKO_ACCOUNT_RESERVED_SUBDOMAIN = 509, /* the subdomain, "api" or "www" */

    /* A user agent. */
    CLINIKO_USER_AGENT_EMPTY_NAME = 601,   /* 0 */
    CLINIKO_USER_AGENT_INVALID_NAME = 602, /* the first byte that is not allowed */
    CLINIKO_USER_AGENT_INVALID_EMAIL = 603 /* the first byte that is not allowed, or the end */
};

/* How a key is read. */
enum {
    CLINIKO_EXACT = 0,  /* the whole string is the key, byte for byte */
    CLINIKO_PASTED = 1, /* white space, quotes and a colon around the key, and a dash for its hyphen, are ignored */
    CLINIKO_TOKEN = 2   /* the string is the token alone; its shard must be given beside it */
};

/* Sizes of buffers, with the NUL. They leave room for what a later version of the library writes. */
enum {
    CLINIKO_MESSAGE_SIZE = 256,
    CLINIKO_HELP_SIZE = 768,          /* for cliniko_unauthorized_help and cliniko_forbidden_help too */
    CLINIKO_CODE_SIZE = 16,           /* the code of a shard */
    CLINIKO_SUBDOMAIN_SIZE = 64,
    CLINIKO_KEY_SIZE = 192,           /* what cliniko_expose_key and cliniko_expose_token write */
    CLINIKO_AUTHORIZATION_SIZE = 256
};

/* Cliniko's longest path has six segments. */
enum {
    CLINIKO_MAX_SEGMENTS = 64
};

/* A string that goes in. */
typedef struct cliniko_string {
    const char *data;
    size_t length;
} cliniko_string;

/* A query parameter. */
typedef struct cliniko_pair {
    cliniko_string name;
    cliniko_string value;
} cliniko_pair;

/*
 * A key, filled in by the caller. Functions parse it at each use, which takes well under a microsecond, so there
 * is nothing in it to forge.
 */
typedef struct cliniko_key {
    cliniko_string text;
    /* CLINIKO_EXACT, CLINIKO_PASTED or CLINIKO_TOKEN. */
    int32_t mode;
    /* The shard, if it is known apart from the key, or CLINIKO_NO_SHARD. If the key names another: an error. */
    int32_t shard;
} cliniko_key;

/* What is known of a key, apart from its token. */
typedef struct cliniko_key_facts {
    /* The shard that the key belongs to. */
    int32_t shard;
    /* The same if the key or the caller names it. Otherwise CLINIKO_NO_SHARD: CLINIKO_AU1 is assumed. */
    int32_t given_shard;
    /* If no shard is given and the token ends in the code of one: that one. Its hyphen may be lost: ask. */
    int32_t suspected_shard;
    /* Whether the token is shorter than any real one known. A part of it may be missing; it is not an error. */
    bool looks_truncated;
    /* Room for later versions: zeros. */
    uint8_t reserved[19];
} cliniko_key_facts;

/* An account, by its web address. */
typedef struct cliniko_account {
    int32_t shard;
    /* As given, and a NUL. */
    char subdomain[CLINIKO_SUBDOMAIN_SIZE];
    /* Room for later versions: zeros. */
    uint8_t reserved[28];
} cliniko_account;

/* What went wrong. */
typedef struct cliniko_error {
    /* Which input string it is about, counted from 0 in the order of the parameters. */
    size_t input;
    /* Which byte of it, at most its length; 0 if there is none. */
    size_t index;
    /* Whether there is an `index`. */
    bool has_index;
    /* Whether a key may become valid if more is typed: show no message yet. */
    bool is_incomplete;
    /* Room for later versions: zeros. */
    uint8_t reserved[14];
    /*
     * The code of the shard that is unknown, or other than the caller's; otherwise the empty string. For
     * CLINIKO_SHARD_MISMATCH it is the shard that the key names.
     */
    char shard[CLINIKO_CODE_SIZE];
    /* For a log: one phrase in English, with the position. */
    char message[CLINIKO_MESSAGE_SIZE];
    /* What to do next, for whoever entered or wrote the input. */
    char help[CLINIKO_HELP_SIZE];
} cliniko_error;

/* ---- The library --------------------------------------------------------------------------------------- */

/* The version of the library that is running: "0.1.0". */
const char *cliniko_version(void);

/* The stable name of a code: "key_missing_shard". NULL for a number that is no code of this version. */
const char *cliniko_code_name(int32_t code);

/* The media type of the API, "application/json": for the Accept header, and the Content-Type of a body. */
const char *cliniko_media_type(void);

/* ---- Shards and regions -------------------------------------------------------------------------------- */

int32_t cliniko_shard_count(void);

/*
 * The shard's code ("uk1"), its API's host ("api.uk1.cliniko.com") and the base URL
 * ("https://api.uk1.cliniko.com/v1"). NULL for a number that names no shard.
 */
const char *cliniko_shard_code(int32_t shard);
const char *cliniko_api_host(int32_t shard);
const char *cliniko_api_base_url(int32_t shard);

/* The region of the shard. CLINIKO_NO_REGION for a number that names no shard. */
int32_t cliniko_shard_region(int32_t shard);

int32_t cliniko_region_count(void);

/* The region's code ("UK") and its name ("United Kingdom"). NULL for a number that names no region. */
const char *cliniko_region_code(int32_t region);
const char *cliniko_region_name(int32_t region);

/*
 * Gives the number of the shard or region with this code, in either case. On error the number is left untouched.
 *
 * Codes: CLINIKO_SHARD_MALFORMED, CLINIKO_SHARD_UNKNOWN; CLINIKO_REGION_UNKNOWN.
 */
int32_t cliniko_shard_from_code(const char *code, size_t length, int32_t *shard, cliniko_error *error);
int32_t cliniko_region_from_code(const char *code, size_t length, int32_t *region, cliniko_error *error);

/* ---- Keys ---------------------------------------------------------------------------------------------- */

/*
 * The functions below parse a key, and all may return CLINIKO_KEY_..., CLINIKO_SHARD_MISMATCH,
 * CLINIKO_INVALID_SHARD and CLINIKO_INVALID_MODE.
 */

/* Checks a key. On error `*facts` is left untouched. */
int32_t cliniko_read_key(const cliniko_key *key, cliniko_key_facts *facts, cliniko_error *error);

/* Writes the token, without the shard. SECRET. */
int32_t cliniko_expose_token(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                             cliniko_error *error);

/*
 * Writes the key as it is best stored: TOKEN-shard, or TOKEN if the shard is assumed. CLINIKO_EXACT reads it.
 * SECRET.
 */
int32_t cliniko_expose_key(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                           cliniko_error *error);

/*
 * Writes the value of the `authorization` header, "Basic ...", for a request to `url`, which must pass
 * cliniko_check_link for the key's shard. SECRET.
 *
 * Send the request to the string that cliniko_check_link or cliniko_api_url wrote, and let no HTTP library send
 * the header again when it follows a redirect.
 *
 * Codes: CLINIKO_LINK_... too, about input 1.
 */
int32_t cliniko_expose_authorization_for(const cliniko_key *key, const char *url, size_t length, char *out,
                                         size_t capacity, size_t *needed, cliniko_error *error);

/* Writes the same for a caller that has checked where it goes, such as a test's server on localhost. SECRET. */
int32_t cliniko_expose_authorization(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                                     cliniko_error *error);

/*
 * Writes what a person should check after the API has answered 401 or 403: a few sentences, which for a 401
 * differ if the shard is assumed.
 */
int32_t cliniko_unauthorized_help(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                                  cliniko_error *error);
int32_t cliniko_forbidden_help(const cliniko_key *key, char *out, size_t capacity, size_t *needed,
                               cliniko_error *error);

/* ---- URLs that may be sent the key --------------------------------------------------------------------- */

/*
 * Writes the URL with these path segments below the base URL, and a query of these pairs. Segments are never
 * encoded; names and values of pairs, of which there may be any number, are percent-encoded.
 *
 * `error->input` counts the segments, then the name and the value of each pair.
 *
 * Codes: CLINIKO_PATH_..., CLINIKO_TOO_MANY, CLINIKO_INVALID_SHARD.
 */
int32_t cliniko_api_url(int32_t shard, const cliniko_string *segments, size_t segment_count,
                        const cliniko_pair *pairs, size_t pair_count, char *out, size_t capacity,
                        size_t *needed, cliniko_error *error);

/*
 * Checks a URL that came from the API, such as `links.next`, before the key is sent there: HTTPS, this shard's
 * host, a path below /v1. Writes the URL to send the request to, in a spelling that every HTTP library sends as
 * it is. Never send the request to the string that was checked.
 *
 * Codes: CLINIKO_LINK_..., CLINIKO_INVALID_SHARD.
 */
int32_t cliniko_check_link(int32_t shard, const char *url, size_t length, char *out, size_t capacity,
                           size_t *needed, cliniko_error *error);

/*
 * Writes the same path and query on this shard, for a link to any known shard or to api.cliniko.com, by HTTPS or
 * HTTP, or for a path alone: for an account that moved, or a link from before there were shards.
 *
 * Codes: CLINIKO_LINK_... except CLINIKO_LINK_LEGACY_HOST and CLINIKO_LINK_OTHER_SHARD; CLINIKO_INVALID_SHARD.
 */
int32_t cliniko_rebase_link(int32_t shard, const char *url, size_t length, char *out, size_t capacity,
                            size_t *needed, cliniko_error *error);

/*
 * Checks a URL as cliniko_check_link does, and writes its path and query alone: "/v1/patients/1?page=2", for a
 * request line, or for a mock server's address before it.
 *
 * Codes: as for cliniko_check_link.
 */
int32_t cliniko_path_and_query(int32_t shard, const char *url, size_t length, char *out, size_t capacity,
                               size_t *needed, cliniko_error *error);

/*
 * Checks a URL as cliniko_check_link does, and writes the last segment of its path: the id in `links.self`.
 * Writes the empty string if the path is /v1 or ends in a slash.
 *
 * Codes: as for cliniko_check_link.
 */
int32_t cliniko_last_segment(int32_t shard, const char *url, size_t length, char *out, size_t capacity,
                             size_t *needed, cliniko_error *error);

/*
 * Gives the shard of a base URL from a configuration: "https://api.au4.cliniko.com", with or without a path. On
 * error `*shard` is left untouched.
 *
 * Codes: CLINIKO_LINK_... except CLINIKO_LINK_OTHER_SHARD.
 */
int32_t cliniko_shard_of_api_url(const char *url, size_t length, int32_t *shard, cliniko_error *error);

/* ---- The web address of an account --------------------------------------------------------------------- */

/*
 * Reads what a person copies from the address bar of Cliniko. On error `*account` is left untouched.
 *
 * Put the shard beside a key, in cliniko_key.shard, and a key of another shard is noticed.
 *
 * Codes: CLINIKO_ACCOUNT_...
 */
int32_t cliniko_read_account_url(const char *url, size_t length, cliniko_account *account,
                                 cliniko_error *error);

/*
 * Writes the web address of an account: "https://good-healthy-times.au3.cliniko.com".
 *
 * Codes: CLINIKO_ACCOUNT_..., CLINIKO_INVALID_SHARD.
 */
int32_t cliniko_account_url(int32_t shard, const char *subdomain, size_t length, char *out, size_t capacity,
                            size_t *needed, cliniko_error *error);

/* ---- The user agent ------------------------------------------------------------------------------------ */

/*
 * Writes the value of the `user-agent` header that Cliniko asks for, "name (e-mail)".
 *
 * Codes: CLINIKO_USER_AGENT_..., about input 0, the name, or input 1, the e-mail address.
 */
int32_t cliniko_user_agent(const char *name, size_t name_length, const char *email, size_t email_length,
                           char *out, size_t capacity, size_t *needed, cliniko_error *error);

#ifdef __cplusplus
}
#endif

#endif
