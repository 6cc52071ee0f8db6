/*
 * Calls every function of cliniko.h, and compares. C99 and C++.
 *
 * Whatever a function is given lies alone on the heap and is exactly as long as it says, so that valgrind
 * sees an access to anything else.
 */

#include "cliniko.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int wrong = 0;
static int checked = 0;

static void check(int line, bool right, const char *what) {
    checked++;
    if (!right) {
        wrong++;
        fprintf(stderr, "test.c:%d: %s\n", line, what);
    }
}

/* ---- Memory -------------------------------------------------------------------------------------------- */

enum { FILLED = 0x5A };

static void *allocated[8192];
static size_t allocations = 0;

/* So many bytes, until the end of the program. */
static void *memory(size_t size) {
    void *bytes = malloc(size);
    if ((bytes == NULL && size > 0) || allocations == sizeof allocated / sizeof *allocated) {
        fprintf(stderr, "no memory\n");
        exit(2);
    }
    allocated[allocations++] = bytes;
    return bytes;
}

static void *filled(size_t size) {
    void *bytes = memory(size);
    memset(bytes, FILLED, size);
    return bytes;
}

static bool is_filled(const void *bytes, size_t size) {
    const unsigned char *byte = (const unsigned char *)bytes;
    while (size > 0 && *byte == FILLED) {
        byte++;
        size--;
    }
    return size == 0;
}

static void *copy(const void *bytes, size_t size) {
    void *other = memory(size);
    if (size > 0) {
        memcpy(other, bytes, size);
    }
    return other;
}

static void free_all(void) {
    while (allocations > 0) {
        free(allocated[--allocations]);
    }
}

/* ---- What functions are given -------------------------------------------------------------------------- */

static cliniko_text bytes(const char *data, size_t length) {
    cliniko_text text;
    text.data = (const char *)copy(data, length);
    text.length = length;
    return text;
}

static cliniko_text text(const char *data) {
    return bytes(data, strlen(data));
}

static cliniko_text forged(size_t length) {
    cliniko_text text = {NULL, 0};
    text.length = length;
    return text;
}

static const cliniko_key *key(cliniko_text text, int32_t reading, int32_t shard) {
    cliniko_key key;
    key.text = text;
    key.reading = reading;
    key.shard = shard;
    return (const cliniko_key *)copy(&key, sizeof key);
}

static const cliniko_key *exact(const char *data) {
    return key(text(data), CLINIKO_EXACT, CLINIKO_NO_SHARD);
}

static const cliniko_key *pasted(const char *data) {
    return key(text(data), CLINIKO_PASTED, CLINIKO_NO_SHARD);
}

static const cliniko_key *beside(const char *data, int32_t shard) {
    return key(text(data), CLINIKO_EXACT, shard);
}

/* What a function that writes a text is given; each takes what it needs. */
typedef struct {
    const cliniko_key *key;
    int32_t shard;
    cliniko_text first;
    cliniko_text second;
    const cliniko_text *segments;
    size_t segment_count;
    const cliniko_pair *pairs;
    size_t pair_count;
} input;

typedef int32_t function(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error);

static int32_t expose_key(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error) {
    return cliniko_expose_key(in->key, out, capacity, needed, error);
}

static int32_t authorization(const input *in, char *out, size_t capacity, size_t *needed,
                             cliniko_error *error) {
    return cliniko_expose_authorization_for(in->key, in->first.data, in->first.length, out, capacity, needed,
                                            error);
}

static int32_t unauthorized(const input *in, char *out, size_t capacity, size_t *needed,
                            cliniko_error *error) {
    return cliniko_unauthorized_help(in->key, out, capacity, needed, error);
}

static int32_t api_url(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error) {
    return cliniko_api_url(in->shard, in->segments, in->segment_count, in->pairs, in->pair_count, out,
                           capacity, needed, error);
}

static int32_t check_link(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error) {
    return cliniko_check_link(in->shard, in->first.data, in->first.length, out, capacity, needed, error);
}

static int32_t rebase_link(const input *in, char *out, size_t capacity, size_t *needed,
                           cliniko_error *error) {
    return cliniko_rebase_link(in->shard, in->first.data, in->first.length, out, capacity, needed, error);
}

static int32_t account_url(const input *in, char *out, size_t capacity, size_t *needed,
                           cliniko_error *error) {
    return cliniko_account_url(in->first.data, in->first.length, out, capacity, needed, error);
}

static int32_t user_agent(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error) {
    return cliniko_user_agent(in->first.data, in->first.length, in->second.data, in->second.length, out,
                              capacity, needed, error);
}

static input with(const cliniko_key *key, int32_t shard, cliniko_text first, cliniko_text second) {
    input in = {NULL, 0, {NULL, 0}, {NULL, 0}, NULL, 0, NULL, 0};
    in.key = key;
    in.shard = shard;
    in.first = first;
    in.second = second;
    return in;
}

static input of_key(const cliniko_key *key) {
    return with(key, 0, forged(0), forged(0));
}

static input of_key_for(const cliniko_key *key, const char *url) {
    return with(key, 0, text(url), forged(0));
}

static input of_link(int32_t shard, const char *url) {
    return with(NULL, shard, text(url), forged(0));
}

static input of_text(cliniko_text first) {
    return with(NULL, CLINIKO_AU1, first, forged(0));
}

static input of_texts(const char *first, const char *second) {
    return with(NULL, 0, text(first), text(second));
}

/* Segments, and pairs as names and values in turn. */
static input of_path(int32_t shard, const cliniko_text *segments, size_t segment_count,
                     const cliniko_text *pairs, size_t pair_count) {
    input in = with(NULL, shard, forged(0), forged(0));
    cliniko_pair *list = (cliniko_pair *)memory(pair_count * sizeof *list);
    size_t i;
    for (i = 0; i < pair_count; i++) {
        list[i].name = pairs[2 * i];
        list[i].value = pairs[2 * i + 1];
    }
    in.segments = (const cliniko_text *)copy(segments, segment_count * sizeof *segments);
    in.segment_count = segment_count;
    in.pairs = list;
    in.pair_count = pair_count;
    return in;
}

/* ---- What is expected ---------------------------------------------------------------------------------- */

#define WRITES(function, in, expected) writes(__LINE__, function, in, expected)
#define FAILS(function, in, code, text, index, message)                                                      \
    fails(__LINE__, function, in, code, text, index, message)
#define KEY(key, shard, given, truncated) key_is(__LINE__, key, shard, given, truncated)
#define NO_KEY(key, code, index, message) no_key(__LINE__, key, code, index, message, false)
#define INCOMPLETE(key, code, index, message) no_key(__LINE__, key, code, index, message, true)

/* What a call does with a buffer of `capacity` bytes, where the text and its NUL take `size`. */
static void writes_into(int line, function *call, const input *in, const char *expected, size_t capacity) {
    size_t size = strlen(expected) + 1;
    char *out = (char *)filled(capacity);
    size_t *needed = (size_t *)filled(sizeof *needed);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    int32_t code = call(in, out, capacity, needed, error);
    check(line, *needed == size, "bytes needed");
    if (capacity < size) {
        char message[64];
        sprintf(message, "buffer too small: %lu bytes needed", (unsigned long)size);
        check(line, code == CLINIKO_BUFFER_TOO_SMALL, "a buffer too small");
        check(line, is_filled(out, capacity), "a buffer too small is left untouched");
        check(line, strcmp(error->message, message) == 0, "the message of a buffer too small");
    } else {
        check(line, code == CLINIKO_OK, "success");
        check(line, memcmp(out, expected, size) == 0, out);
        check(line, is_filled(out + size, capacity - size), "what follows the text is left untouched");
        check(line, is_filled(error, sizeof *error), "no error is written on success");
    }
}

static void writes(int line, function *call, input in, const char *expected) {
    size_t size = strlen(expected) + 1;
    size_t needed = 0;
    writes_into(line, call, &in, expected, 0);
    writes_into(line, call, &in, expected, 1);
    writes_into(line, call, &in, expected, size - 1);
    writes_into(line, call, &in, expected, size);
    writes_into(line, call, &in, expected, size + 1);

    check(line, call(&in, NULL, 0, &needed, NULL) == CLINIKO_BUFFER_TOO_SMALL && needed == size, "measuring");
    check(line, call(&in, NULL, size, &needed, NULL) == CLINIKO_NULL_POINTER && needed == 0, "out is NULL");
    check(line, call(&in, (char *)filled(size), size, NULL, NULL) == CLINIKO_NULL_POINTER, "needed is NULL");
}

static void error_is(int line, const cliniko_error *error, size_t text, size_t index, bool incomplete,
                     const char *message) {
    check(line, error->text == text, "the text that the error is about");
    check(line, error->index == index, "the index of the error");
    check(line, error->is_incomplete == incomplete, "incomplete or not");
    check(line, strcmp(error->message, message) == 0, error->message);
    /* The ends of both arrays are where Rust has them. */
    check(line, error->message[CLINIKO_MESSAGE_SIZE - 1] == '\0', "the end of the message");
    check(line, error->help[CLINIKO_HELP_SIZE - 1] == '\0', "the end of the help");
}

/* Errors about what a person entered have a sentence for that person, the others none. */
static void help_is_for(int line, const cliniko_error *error, int32_t code) {
    int32_t group = code / 100;
    size_t length = strlen(error->help);
    if (group == 1 || group == 2 || group == 5) {
        check(line, length > 0 && error->help[length - 1] == '.', "a sentence of help");
    } else {
        check(line, length == 0, "no help");
    }
}

static void fails(int line, function *call, input in, int32_t code, size_t text, size_t index,
                  const char *message) {
    char *out = (char *)filled(1024);
    size_t *needed = (size_t *)filled(sizeof *needed);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, call(&in, out, 1024, needed, error) == code, "the code");
    check(line, code != CLINIKO_OTHER, "a code of its own");
    check(line, is_filled(out, 1024), "the buffer is left untouched");
    check(line, *needed == 0, "nothing is needed");
    error_is(line, error, text, index, false, message);
    help_is_for(line, error, code);
    check(line, call(&in, out, 1024, needed, NULL) == code, "the code without an error");
    check(line, call(&in, NULL, 0, needed, NULL) == code, "the code without a buffer");
}

static void key_is(int line, const cliniko_key *key, int32_t shard, bool given, bool truncated) {
    cliniko_key_facts *facts = (cliniko_key_facts *)filled(sizeof *facts);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, cliniko_read_key(key, facts, error) == CLINIKO_OK, "a key");
    check(line, facts->shard == shard, "its shard");
    check(line, facts->is_shard_given == given, "whether that was given");
    check(line, facts->looks_truncated == truncated, "whether it looks truncated");
    check(line, is_filled(error, sizeof *error), "no error is written on success");
    check(line, cliniko_read_key(key, NULL, NULL) == CLINIKO_NULL_POINTER, "facts is NULL");
}

/* All functions that take a key refuse it alike. */
static void no_key(int line, const cliniko_key *key, int32_t code, size_t index, const char *message,
                   bool incomplete) {
    function *calls[] = {expose_key, authorization, unauthorized};
    cliniko_key_facts *facts = (cliniko_key_facts *)filled(sizeof *facts);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    input in = of_key_for(key, "https://api.au1.cliniko.com/v1");
    size_t i;
    check(line, cliniko_read_key(key, facts, error) == code, "the code");
    check(line, code != CLINIKO_OTHER, "a code of its own");
    check(line, is_filled(facts, sizeof *facts), "the facts are left untouched");
    error_is(line, error, 0, index, incomplete, message);
    help_is_for(line, error, code);
    check(line, cliniko_read_key(key, facts, NULL) == code, "the code without an error");

    for (i = 0; i < sizeof calls / sizeof *calls; i++) {
        char *out = (char *)filled(256);
        size_t needed = 1;
        error = (cliniko_error *)filled(sizeof *error);
        check(line, calls[i](&in, out, 256, &needed, error) == code, "the code of a function");
        check(line, is_filled(out, 256) && needed == 0, "nothing is written");
        error_is(line, error, 0, index, incomplete, message);
    }
}

/* ---- Tests --------------------------------------------------------------------------------------------- */

static void shards(void) {
    static const struct {
        int32_t number;
        const char *code, *region, *host, *base_url;
    } all[] = {
        {CLINIKO_AU1, "au1", "Australia", "api.au1.cliniko.com", "https://api.au1.cliniko.com/v1"},
        {CLINIKO_AU2, "au2", "Australia", "api.au2.cliniko.com", "https://api.au2.cliniko.com/v1"},
        {CLINIKO_AU3, "au3", "Australia", "api.au3.cliniko.com", "https://api.au3.cliniko.com/v1"},
        {CLINIKO_AU4, "au4", "Australia", "api.au4.cliniko.com", "https://api.au4.cliniko.com/v1"},
        {CLINIKO_AU5, "au5", "Australia", "api.au5.cliniko.com", "https://api.au5.cliniko.com/v1"},
        {CLINIKO_CA1, "ca1", "Canada", "api.ca1.cliniko.com", "https://api.ca1.cliniko.com/v1"},
        {CLINIKO_EU1, "eu1", "Europe", "api.eu1.cliniko.com", "https://api.eu1.cliniko.com/v1"},
        {CLINIKO_UK1, "uk1", "United Kingdom", "api.uk1.cliniko.com", "https://api.uk1.cliniko.com/v1"},
        {CLINIKO_UK2, "uk2", "United Kingdom", "api.uk2.cliniko.com", "https://api.uk2.cliniko.com/v1"},
        {CLINIKO_UK3, "uk3", "United Kingdom", "api.uk3.cliniko.com", "https://api.uk3.cliniko.com/v1"},
        {CLINIKO_US1, "us1", "United States", "api.us1.cliniko.com", "https://api.us1.cliniko.com/v1"},
    };
    static const int32_t none[] = {CLINIKO_NO_SHARD, -1, 12, 256 + CLINIKO_UK1, INT32_MAX, INT32_MIN};
    size_t i;

    /* A shard that the library has and this header has not. */
    check(__LINE__, cliniko_shard_count() == (int32_t)(sizeof all / sizeof *all), "how many there are");

    for (i = 0; i < sizeof all / sizeof *all; i++) {
        cliniko_text code = text(all[i].code);
        int32_t *shard = (int32_t *)filled(sizeof *shard);
        check(__LINE__, all[i].number == (int32_t)i + 1, "numbers without a gap");
        check(__LINE__, strcmp(cliniko_shard_code(all[i].number), all[i].code) == 0, all[i].code);
        check(__LINE__, strcmp(cliniko_shard_region(all[i].number), all[i].region) == 0, all[i].region);
        check(__LINE__, strcmp(cliniko_api_host(all[i].number), all[i].host) == 0, all[i].host);
        check(__LINE__, strcmp(cliniko_api_base_url(all[i].number), all[i].base_url) == 0, all[i].base_url);
        check(__LINE__, cliniko_shard_from_code(code.data, code.length, shard, NULL) == CLINIKO_OK,
              all[i].code);
        check(__LINE__, *shard == all[i].number, all[i].code);
    }
    for (i = 0; i < sizeof none / sizeof *none; i++) {
        check(__LINE__, cliniko_shard_code(none[i]) == NULL, "no code");
        check(__LINE__, cliniko_shard_region(none[i]) == NULL, "no region");
        check(__LINE__, cliniko_api_host(none[i]) == NULL, "no host");
        check(__LINE__, cliniko_api_base_url(none[i]) == NULL, "no base URL");
        FAILS(check_link, of_link(none[i], "https://api.au1.cliniko.com/v1"), CLINIKO_NOT_A_SHARD, 0, 0,
              "number of no shard");
        FAILS(rebase_link, of_link(none[i], "/v1"), CLINIKO_NOT_A_SHARD, 0, 0, "number of no shard");
        FAILS(api_url, of_path(none[i], NULL, 0, NULL, 0), CLINIKO_NOT_A_SHARD, 0, 0, "number of no shard");
    }
}

typedef int32_t shard_function(const char *data, size_t length, int32_t *shard, cliniko_error *error);

#define SHARD(function, text, expected) shard_is(__LINE__, function, text, expected)
#define NO_SHARD(function, text, code, index, message)                                                       \
    no_shard(__LINE__, function, text, code, index, message)

static void shard_is(int line, shard_function *call, const char *data, int32_t expected) {
    cliniko_text given = text(data);
    int32_t *shard = (int32_t *)filled(sizeof *shard);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, call(given.data, given.length, shard, error) == CLINIKO_OK, "a shard");
    check(line, *shard == expected, "which shard");
    check(line, is_filled(error, sizeof *error), "no error is written on success");
    check(line, call(given.data, given.length, NULL, NULL) == CLINIKO_NULL_POINTER, "shard is NULL");
}

static void no_shard(int line, shard_function *call, cliniko_text given, int32_t code, size_t index,
                     const char *message) {
    int32_t *shard = (int32_t *)filled(sizeof *shard);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, call(given.data, given.length, shard, error) == code, "the code");
    check(line, is_filled(shard, sizeof *shard), "the shard is left untouched");
    error_is(line, error, 0, index, false, message);
    help_is_for(line, error, code);
    check(line, call(given.data, given.length, shard, NULL) == code, "the code without an error");
}

static void shard_codes(void) {
    SHARD(cliniko_shard_from_code, "UK1", CLINIKO_UK1);
    SHARD(cliniko_shard_from_code, "us1", CLINIKO_US1);
    NO_SHARD(cliniko_shard_from_code, text("uk"), CLINIKO_SHARD_MALFORMED, 0, "malformed shard code");
    NO_SHARD(cliniko_shard_from_code, text(""), CLINIKO_SHARD_MALFORMED, 0, "malformed shard code");
    NO_SHARD(cliniko_shard_from_code, text("UK99"), CLINIKO_SHARD_UNKNOWN, 0, "unknown shard uk99");
    NO_SHARD(cliniko_shard_from_code, text("uk\xFF"), CLINIKO_NOT_UTF8, 2, "text is not UTF-8 at byte 2");
    NO_SHARD(cliniko_shard_from_code, forged(3), CLINIKO_NULL_POINTER, 0, "null pointer");
}

static void keys(void) {
    /* The suffix names the shard, or what is beside the key; else au1 is assumed. */
    KEY(exact("MS0xLWl4SzYY-uk1"), CLINIKO_UK1, true, true);
    KEY(exact("MS0xLWl4SzYY-AU1"), CLINIKO_AU1, true, true);
    KEY(exact("MS0xLWl4SzYY"), CLINIKO_AU1, false, true);
    KEY(beside("MS0xLWl4SzYY", CLINIKO_CA1), CLINIKO_CA1, true, true);
    KEY(beside("MS0xLWl4SzYY-uk1", CLINIKO_UK1), CLINIKO_UK1, true, true);
    KEY(exact("0123456789abcdef0123456789abcde-us1"), CLINIKO_US1, true, true);
    KEY(exact("0123456789abcdef0123456789abcdef-us1"), CLINIKO_US1, true, false);

    /* What people paste around a key. */
    KEY(pasted(" \xE2\x80\x9CMS0xLWl4SzYY\xE2\x80\x93UK1\xE2\x80\x9D:\n"), CLINIKO_UK1, true, true);
    KEY(pasted("MS0xLWl4SzYY\r\n"), CLINIKO_AU1, false, true);
    NO_KEY(pasted("MS0x LWl4SzYY"), CLINIKO_KEY_WHITESPACE, 4,
           "white space or invisible character at byte 4");
}

static void unexpected(const char *data, size_t index, const char *shown) {
    char message[CLINIKO_MESSAGE_SIZE];
    sprintf(message, "unexpected character %s at byte %lu", shown, (unsigned long)index);
    NO_KEY(exact(data), CLINIKO_KEY_UNEXPECTED_CHARACTER, index, message);
}

static void texts_that_are_no_key(void) {
    char long_text[137];
    memset(long_text, 'a', sizeof long_text);

    INCOMPLETE(exact(""), CLINIKO_KEY_EMPTY, 0, "no key at byte 0");
    INCOMPLETE(key(forged(0), CLINIKO_PASTED, CLINIKO_NO_SHARD), CLINIKO_KEY_EMPTY, 0, "no key at byte 0");
    INCOMPLETE(exact("uk1"), CLINIKO_KEY_MISSING_TOKEN, 0, "no token before the shard at byte 0");
    INCOMPLETE(exact("MS0x-"), CLINIKO_KEY_MISSING_SHARD, 5, "no shard after the hyphen at byte 5");
    INCOMPLETE(exact("MS0x-u"), CLINIKO_KEY_MALFORMED_SHARD, 5, "malformed shard at byte 5");

    NO_KEY(exact("-uk1"), CLINIKO_KEY_MISSING_TOKEN, 0, "no token before the shard at byte 0");
    NO_KEY(exact("MS0x-london"), CLINIKO_KEY_MALFORMED_SHARD, 5, "malformed shard at byte 5");
    NO_KEY(exact("MS0x-UK9"), CLINIKO_KEY_UNKNOWN_SHARD, 5, "unknown shard uk9 at byte 5");
    NO_KEY(exact("MS0x-uk1-"), CLINIKO_KEY_EXTRA_HYPHEN, 8, "extra hyphen at byte 8");
    NO_KEY(exact("MS0x-uk1\n"), CLINIKO_KEY_WHITESPACE, 8, "white space or invisible character at byte 8");
    NO_KEY(key(bytes(long_text, 129), CLINIKO_EXACT, 0), CLINIKO_KEY_TOO_LONG, 128,
           "key too long at byte 128");
    NO_KEY(key(bytes(long_text, 137), CLINIKO_EXACT, 0), CLINIKO_KEY_TOO_LONG, 135,
           "key too long at byte 135");

    /* Each has a help of its own. */
    unexpected("MS0x\"uk1", 4, "'\"'");
    unexpected("MS0x:", 4, "':'");
    unexpected("me@example.org", 2, "'@'");
    unexpected("MS0x/", 4, "'/'");
    unexpected("MS0x.", 4, "'.'");
    unexpected("MS0x_uk1", 4, "'_'");
    unexpected("KEY=MS0x", 3, "'='");
    unexpected("MS0x\xE2\x80\x93uk1", 4, "U+2013");
    unexpected("MS0x\xC3\xA9", 4, "U+00E9");
    NO_KEY(key(bytes("MS0x\0", 5), CLINIKO_EXACT, 0), CLINIKO_KEY_UNEXPECTED_CHARACTER, 4,
           "unexpected character U+0000 at byte 4");

    /* What the caller got wrong. */
    NO_KEY(exact("MS0x\xC3"), CLINIKO_NOT_UTF8, 4, "text is not UTF-8 at byte 4");
    NO_KEY(exact("\xFF"), CLINIKO_NOT_UTF8, 0, "text is not UTF-8 at byte 0");
    NO_KEY(NULL, CLINIKO_NULL_POINTER, 0, "null pointer");
    NO_KEY(key(forged(1), CLINIKO_EXACT, 0), CLINIKO_NULL_POINTER, 0, "null pointer");
    NO_KEY(key(text("MS0x"), 2, 0), CLINIKO_NOT_A_READING, 0, "number of no reading");
    NO_KEY(key(text("MS0x"), -1, 0), CLINIKO_NOT_A_READING, 0, "number of no reading");
    NO_KEY(beside("MS0x", 12), CLINIKO_NOT_A_SHARD, 0, "number of no shard");
    NO_KEY(beside("MS0x", -1), CLINIKO_NOT_A_SHARD, 0, "number of no shard");
    NO_KEY(beside("MS0x-uk1", CLINIKO_AU1), CLINIKO_OTHER_SHARD, 0, "expected shard uk1, found au1");
}

/* A length that no object has is refused before anything is read. */
static void impossible_lengths(void) {
    cliniko_text negative = text("MS0x");
    negative.length = (size_t)-1;
    NO_KEY(key(negative, CLINIKO_EXACT, 0), CLINIKO_BAD_LENGTH, 0, "length of no possible text");
    negative.length = SIZE_MAX / 2 + 1;
    FAILS(check_link, of_text(negative), CLINIKO_BAD_LENGTH, 0, 0, "length of no possible text");
    NO_SHARD(cliniko_account_shard, negative, CLINIKO_BAD_LENGTH, 0, "length of no possible text");
}

static void exposed_keys(void) {
    WRITES(expose_key, of_key(exact("MS0xLWl4SzYY-UK1")), "MS0xLWl4SzYY-uk1");
    WRITES(expose_key, of_key(pasted("'MS0xLWl4SzYY'\n")), "MS0xLWl4SzYY");
    WRITES(expose_key, of_key(beside("MS0xLWl4SzYY", CLINIKO_UK3)), "MS0xLWl4SzYY-uk3");
}

static void headers(void) {
    const cliniko_key *uk1 = exact("MS0xLWl4SzYY-uk1");
    cliniko_text binary = bytes("https://\xFF", 9);
    char longest[129 + 4];
    size_t needed;
    input in;

    WRITES(authorization, of_key_for(uk1, "https://api.uk1.cliniko.com/v1/patients?page=2"),
           "Basic TVMweExXbDRTellZLXVrMTo=");
    WRITES(authorization, of_key_for(exact("MS0xLWl4SzYY"), "https://api.au1.cliniko.com/v1"),
           "Basic TVMweExXbDRTellZOg==");
    WRITES(authorization, of_key_for(beside("MS0xLWl4SzYY", CLINIKO_UK1), "https://api.uk1.cliniko.com/v1"),
           "Basic TVMweExXbDRTellZOg==");

    /* Never for another host, nor in the clear. */
    FAILS(authorization, of_key_for(uk1, "https://api.au1.cliniko.com/v1"), CLINIKO_LINK_OTHER_SHARD, 1, 12,
          "other shard au1 in the link at byte 12");
    FAILS(authorization, of_key_for(uk1, "http://api.uk1.cliniko.com/v1"), CLINIKO_LINK_NOT_HTTPS, 1, 0,
          "scheme other than https in the link at byte 0");
    FAILS(authorization, of_key_for(uk1, "https://api.uk1.cliniko.com.example/v1"), CLINIKO_LINK_FOREIGN_HOST,
          1, 8, "foreign host in the link at byte 8");
    FAILS(authorization, of_key_for(uk1, ""), CLINIKO_LINK_NOT_ABSOLUTE, 1, 0,
          "no https:// in the link at byte 0");
    FAILS(authorization, with(uk1, 0, forged(0), forged(0)), CLINIKO_LINK_NOT_ABSOLUTE, 1, 0,
          "no https:// in the link at byte 0");
    FAILS(authorization, with(uk1, 0, forged(1), forged(0)), CLINIKO_NULL_POINTER, 1, 0, "null pointer");
    FAILS(authorization, with(uk1, 0, binary, forged(0)), CLINIKO_NOT_UTF8, 1, 8,
          "text is not UTF-8 at byte 8");

    /* The longest header fits exactly into the size that is promised. */
    memset(longest, 'a', sizeof longest);
    memcpy(longest + 128, "-uk1", 5);
    in = of_key_for(exact(longest), "https://api.uk1.cliniko.com/v1");
    check(__LINE__, authorization(&in, NULL, 0, &needed, NULL) == CLINIKO_BUFFER_TOO_SMALL,
          "the longest header");
    check(__LINE__, needed == CLINIKO_AUTHORIZATION_SIZE, "the size of the longest header");
}

static void after_a_401(void) {
    WRITES(unauthorized, of_key(exact("MS0x-uk1")),
           "Cliniko did not accept the key. Check that the whole key was pasted, that it still exists in "
           "Cliniko, and that its shard is the one in the web address you use for Cliniko: that changes when "
           "an account moves.");
    WRITES(unauthorized, of_key(exact("MS0x")),
           "Cliniko did not accept the key. It does not end in a shard, so au1 was assumed: look at the web "
           "address you use for Cliniko, and if it has another shard before .cliniko.com, enter that one "
           "too. Otherwise check that the whole key was pasted and that it still exists in Cliniko.");
}

static void api_urls(void) {
    cliniko_text path[3], query[4], many[2 * (CLINIKO_MAX_PAIRS + 1)];
    char expected[1024] = "https://api.uk1.cliniko.com/v1";
    input in;
    size_t i;
    path[0] = text("patients");
    path[1] = text("\xC3\xA9/1");
    path[2] = text("..");
    query[0] = text("q[]");
    query[1] = text("id:>5");
    query[2] = text("page");
    query[3] = text("2");
    WRITES(api_url, of_path(CLINIKO_UK1, path, 0, NULL, 0), "https://api.uk1.cliniko.com/v1");
    WRITES(api_url, of_path(CLINIKO_UK1, path, 2, query, 0),
           "https://api.uk1.cliniko.com/v1/patients/%C3%A9%2F1");
    WRITES(api_url, of_path(CLINIKO_US1, path, 1, query, 2),
           "https://api.us1.cliniko.com/v1/patients?q%5B%5D=id%3A%3E5&page=2");
    FAILS(api_url, of_path(CLINIKO_UK1, path, 3, NULL, 0), CLINIKO_PATH_DOT_SEGMENT, 2, 0,
          "path segment 2 is a dot segment");
    path[1] = forged(0);
    FAILS(api_url, of_path(CLINIKO_UK1, path, 2, NULL, 0), CLINIKO_PATH_EMPTY, 1, 0,
          "path segment 1 is empty");

    /* Segments first, then each name and value. */
    path[1] = forged(1);
    FAILS(api_url, of_path(CLINIKO_UK1, path, 2, query, 2), CLINIKO_NULL_POINTER, 1, 0, "null pointer");
    query[2] = bytes("page\xFF", 5);
    FAILS(api_url, of_path(CLINIKO_UK1, path, 1, query, 2), CLINIKO_NOT_UTF8, 3, 4,
          "text is not UTF-8 at byte 4");
    query[1] = bytes("\xFF", 1);
    FAILS(api_url, of_path(CLINIKO_UK1, path, 1, query, 2), CLINIKO_NOT_UTF8, 2, 0,
          "text is not UTF-8 at byte 0");

    /* As many as there may be, and one more. */
    for (i = 0; i < sizeof many / sizeof *many; i++) {
        many[i] = text("a");
    }
    for (i = 0; i < CLINIKO_MAX_SEGMENTS; i++) {
        strcat(expected, "/a");
    }
    for (i = 0; i < CLINIKO_MAX_PAIRS; i++) {
        strcat(expected, i == 0 ? "?a=a" : "&a=a");
    }
    WRITES(api_url, of_path(CLINIKO_UK1, many, CLINIKO_MAX_SEGMENTS, many, CLINIKO_MAX_PAIRS), expected);
    FAILS(api_url, of_path(CLINIKO_UK1, many, CLINIKO_MAX_SEGMENTS + 1, many, 0), CLINIKO_TOO_MANY, 0, 0,
          "too many path segments or query pairs");
    FAILS(api_url, of_path(CLINIKO_UK1, many, 0, many, CLINIKO_MAX_PAIRS + 1), CLINIKO_TOO_MANY, 0, 0,
          "too many path segments or query pairs");

    in = of_path(CLINIKO_UK1, many, 1, many, 1);
    in.segment_count = (size_t)-1;
    FAILS(api_url, in, CLINIKO_TOO_MANY, 0, 0, "too many path segments or query pairs");
    in.segment_count = 1;
    in.segments = NULL;
    FAILS(api_url, in, CLINIKO_NULL_POINTER, 0, 0, "null pointer");
    in.segment_count = 0;
    in.pairs = NULL;
    FAILS(api_url, in, CLINIKO_NULL_POINTER, 0, 0, "null pointer");
    in.pair_count = 0;
    WRITES(api_url, in, "https://api.uk1.cliniko.com/v1");
}

/* A text that is refused, and the message without its end, which has the index. */
typedef struct {
    const char *text;
    int32_t code;
    size_t index;
    const char *what;
} refusal;

static const char *message(const refusal *refused, const char *of_what) {
    char *message = (char *)memory(CLINIKO_MESSAGE_SIZE);
    sprintf(message, "%s in the %s at byte %lu", refused->what, of_what, (unsigned long)refused->index);
    return message;
}

static void links(void) {
    static const refusal refused[] = {
        {"https://api.au1.cliniko.com\\v1", CLINIKO_LINK_FORBIDDEN_CHARACTER, 27, "forbidden character"},
        {"http://api.au1.cliniko.com/v1", CLINIKO_LINK_NOT_HTTPS, 0, "scheme other than https"},
        {"/v1/patients", CLINIKO_LINK_NOT_ABSOLUTE, 0, "no https://"},
        {"https://api.au1.cliniko.com@example.org/v1", CLINIKO_LINK_USERINFO, 27, "userinfo"},
        {"https://api.au1.cliniko.com:8443/v1", CLINIKO_LINK_PORT, 27, "port"},
        {"https://api.cliniko.com/v1", CLINIKO_LINK_LEGACY_HOST, 8, "host without a shard"},
        {"https://api.au9.cliniko.com/v1", CLINIKO_LINK_UNKNOWN_SHARD, 12, "unknown shard au9"},
        {"https://api.uk1.cliniko.com/v1", CLINIKO_LINK_OTHER_SHARD, 12, "other shard uk1"},
        {"https://example.org/v1", CLINIKO_LINK_FOREIGN_HOST, 8, "foreign host"},
        {"https://api.au1.cliniko.com/v1#top", CLINIKO_LINK_FRAGMENT, 30, "fragment"},
        {"https://api.au1.cliniko.com/v2", CLINIKO_LINK_NOT_API_PATH, 27, "path outside /v1"},
        {"https://api.au1.cliniko.com/v1/%2e.", CLINIKO_LINK_DOT_SEGMENT, 31, "dot segment"},
    };
    size_t i;
    for (i = 0; i < sizeof refused / sizeof *refused; i++) {
        FAILS(check_link, of_link(CLINIKO_AU1, refused[i].text), refused[i].code, 0, refused[i].index,
              message(&refused[i], "link"));
    }
    WRITES(check_link, of_link(CLINIKO_AU1, "HTTPS://api.AU1.cliniko.com:443/v1/patients?page=2&q[]=id:>5"),
           "https://api.au1.cliniko.com/v1/patients?page=2&q[]=id:%3E5");

    WRITES(rebase_link, of_link(CLINIKO_UK2, "http://api.cliniko.com/v1/patients?page=2"),
           "https://api.uk2.cliniko.com/v1/patients?page=2");
    WRITES(rebase_link, of_link(CLINIKO_UK2, "https://api.au1.cliniko.com/v1"),
           "https://api.uk2.cliniko.com/v1");
    WRITES(rebase_link, of_link(CLINIKO_UK2, "/v1/patients"), "https://api.uk2.cliniko.com/v1/patients");
    FAILS(rebase_link, of_link(CLINIKO_UK2, "https://example.org/v1"), CLINIKO_LINK_FOREIGN_HOST, 0, 8,
          "foreign host in the link at byte 8");
    FAILS(rebase_link, of_text(forged(1)), CLINIKO_NULL_POINTER, 0, 0, "null pointer");
}

static void accounts(void) {
    static const refusal refused[] = {
        {" ", CLINIKO_ACCOUNT_EMPTY, 0, "no text"},
        {" ftp://clinic.au1.cliniko.com", CLINIKO_ACCOUNT_NOT_HTTP, 1, "scheme other than http or https"},
        {"clinic@example.org", CLINIKO_ACCOUNT_USERINFO, 6, "userinfo"},
        {"clinic.au1.cliniko.com:443", CLINIKO_ACCOUNT_PORT, 22, "port"},
        {"https://example.org", CLINIKO_ACCOUNT_NOT_CLINIKO, 8, "foreign host"},
        {"clinic.cliniko.com", CLINIKO_ACCOUNT_MISSING_SHARD, 7, "no shard before cliniko.com"},
        {"clinic.au9.cliniko.com", CLINIKO_ACCOUNT_UNKNOWN_SHARD, 7, "unknown shard au9"},
        {"my.clinic.au1.cliniko.com", CLINIKO_ACCOUNT_INVALID_SUBDOMAIN, 2, "invalid subdomain"},
        {"www.au1.cliniko.com", CLINIKO_ACCOUNT_RESERVED_SUBDOMAIN, 0, "reserved subdomain"},
    };
    cliniko_text binary = text("clinic\xFF.au1.cliniko.com");
    size_t i;
    for (i = 0; i < sizeof refused / sizeof *refused; i++) {
        FAILS(account_url, of_text(text(refused[i].text)), refused[i].code, 0, refused[i].index,
              message(&refused[i], "address"));
        NO_SHARD(cliniko_account_shard, text(refused[i].text), refused[i].code, refused[i].index,
                 message(&refused[i], "address"));
    }
    FAILS(account_url, of_text(binary), CLINIKO_NOT_UTF8, 0, 6, "text is not UTF-8 at byte 6");
    NO_SHARD(cliniko_account_shard, binary, CLINIKO_NOT_UTF8, 6, "text is not UTF-8 at byte 6");
    NO_SHARD(cliniko_account_shard, forged(1), CLINIKO_NULL_POINTER, 0, "null pointer");

    SHARD(cliniko_account_shard, "https://Good-Healthy-Times.au3.cliniko.com/bookings#a", CLINIKO_AU3);
    WRITES(account_url, of_text(text("https://Good-Healthy-Times.au3.cliniko.com/bookings#a")),
           "https://good-healthy-times.au3.cliniko.com");
}

static void user_agents(void) {
    input in = of_texts("Really helpful app", "devs@helpfulapp.com");
    WRITES(user_agent, in, "Really helpful app (devs@helpfulapp.com)");
    in.second = bytes("\xFF", 1);
    FAILS(user_agent, in, CLINIKO_NOT_UTF8, 1, 0, "text is not UTF-8 at byte 0");
    in.first = forged(1);
    FAILS(user_agent, in, CLINIKO_NULL_POINTER, 0, 0, "null pointer");
    FAILS(user_agent, of_texts("", "devs@helpfulapp.com"), CLINIKO_USER_AGENT_EMPTY_NAME, 0, 0,
          "no name for the user agent at byte 0");
    FAILS(user_agent, of_texts("App (beta)", "devs@helpfulapp.com"), CLINIKO_USER_AGENT_INVALID_NAME, 0, 4,
          "invalid name for the user agent at byte 4");
    FAILS(user_agent, of_texts("App", "devs@localhost"), CLINIKO_USER_AGENT_INVALID_EMAIL, 1, 14,
          "invalid e-mail address for the user agent at byte 14");
}

/* What every function answers to the same text, in the place of each of its own. */
static void any_text(const char *data, size_t length) {
    function *calls[] = {expose_key, authorization, unauthorized, api_url,
                         check_link, rebase_link,   account_url,  user_agent};
    char *alone = (char *)malloc(length);
    cliniko_text given = {alone, length};
    cliniko_pair pair = {given, given};
    cliniko_key any = {given, CLINIKO_PASTED, CLINIKO_NO_SHARD};
    input in = with(&any, CLINIKO_AU1, given, given);
    size_t i;
    memcpy(alone, data, length);
    in.segments = &given;
    in.segment_count = 1;
    in.pairs = &pair;
    in.pair_count = 1;
    for (i = 0; i < sizeof calls / sizeof *calls; i++) {
        size_t needed = 1;
        cliniko_error error;
        int32_t code = calls[i](&in, NULL, 0, &needed, &error);
        if (code == CLINIKO_BUFFER_TOO_SMALL) {
            char *out = (char *)malloc(needed);
            code = calls[i](&in, out, needed, &needed, &error);
            check(__LINE__, code == CLINIKO_OK && strlen(out) + 1 == needed, "as long as it was said");
            free(out);
        } else {
            check(__LINE__, code != CLINIKO_OK && code != CLINIKO_OTHER, "an error of its own");
            check(__LINE__, error.index <= length && needed == 0, "an error within the text");
        }
    }
    free(alone);
}

static void any_cut(void) {
    static const char *const texts[] = {
        " \xE2\x80\x9CMS0xLWl4SzYY\xE2\x80\x93UK1\xE2\x80\x9D:\n",
        "https://api.au1.cliniko.com:443/v1/patients/%2e%2E?q[]=id:>5#\xE2\x80\x93",
        " https://Good-Healthy-Times.au3.cliniko.com/bookings\xC2\xA0",
        "Really helpful app (devs@helpfulapp.com)",
    };
    size_t i, from, to;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (from = 0; from <= strlen(texts[i]); from++) {
            for (to = from; to <= strlen(texts[i]); to++) {
                any_text(texts[i] + from, to - from);
            }
        }
    }
}

int main(void) {
    shards();
    shard_codes();
    keys();
    texts_that_are_no_key();
    impossible_lengths();
    exposed_keys();
    headers();
    after_a_401();
    api_urls();
    links();
    accounts();
    user_agents();
    any_cut();
    free_all();
    printf("%d checks, %d wrong\n", checked, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
