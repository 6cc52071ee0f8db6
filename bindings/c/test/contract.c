/*
 * Calls every function of cliniko.h as its comments allow, and as they forbid. C99 and C++. What functions answer
 * to Cliniko's own strings is in vectors.c.
 *
 * Whatever a function is given lies alone on the heap and is exactly as long as it says, so that valgrind and
 * AddressSanitizer see an access to anything else.
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
        fprintf(stderr, "contract.c:%d: %s\n", line, what);
    }
}

/* ---- Memory -------------------------------------------------------------------------------------------- */

enum { FILLED = 0x5A };

static void *allocated[16384];
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

static bool is_all(unsigned char expected, const void *bytes, size_t size) {
    const unsigned char *byte = (const unsigned char *)bytes;
    while (size > 0 && *byte == expected) {
        byte++;
        size--;
    }
    return size == 0;
}

static bool is_filled(const void *bytes, size_t size) {
    return is_all(FILLED, bytes, size);
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

static cliniko_string bytes(const char *data, size_t length) {
    cliniko_string string;
    string.data = (const char *)copy(data, length);
    string.length = length;
    return string;
}

static cliniko_string string(const char *data) {
    return bytes(data, strlen(data));
}

/* NULL with a length. */
static cliniko_string forged(size_t length) {
    cliniko_string string = {NULL, 0};
    string.length = length;
    return string;
}

static const cliniko_key *key(cliniko_string text, int32_t mode, int32_t shard) {
    cliniko_key key;
    key.text = text;
    key.mode = mode;
    key.shard = shard;
    return (const cliniko_key *)copy(&key, sizeof key);
}

static const cliniko_key *exact(const char *text, int32_t shard) {
    return key(string(text), CLINIKO_EXACT, shard);
}

/* What a function is given; each takes what it needs. */
typedef struct {
    const cliniko_key *key;
    int32_t shard;
    cliniko_string first;
    cliniko_string second;
    const cliniko_string *segments;
    size_t segment_count;
    const cliniko_pair *pairs;
    size_t pair_count;
} input;

typedef int32_t writer(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error);

#define WRITER(name, arguments)                                                                              \
    static int32_t name(const input *in, char *out, size_t capacity, size_t *needed, cliniko_error *error) { \
        return cliniko_##name arguments;                                                                     \
    }
#define OF_KEY (in->key, out, capacity, needed, error)
#define OF_LINK (in->shard, in->first.data, in->first.length, out, capacity, needed, error)

WRITER(expose_token, OF_KEY)
WRITER(expose_key, OF_KEY)
WRITER(expose_authorization, OF_KEY)
WRITER(expose_authorization_for,
       (in->key, in->first.data, in->first.length, out, capacity, needed, error))
WRITER(unauthorized_help, OF_KEY)
WRITER(forbidden_help, OF_KEY)
WRITER(api_url, (in->shard, in->segments, in->segment_count, in->pairs, in->pair_count, out, capacity, needed,
                 error))
WRITER(check_link, OF_LINK)
WRITER(rebase_link, OF_LINK)
WRITER(path_and_query, OF_LINK)
WRITER(last_segment, OF_LINK)
WRITER(account_url, OF_LINK)
WRITER(user_agent, (in->first.data, in->first.length, in->second.data, in->second.length, out, capacity,
                    needed, error))

static writer *const of_key[] = {expose_token,         expose_key,        expose_authorization,
                                 expose_authorization_for, unauthorized_help, forbidden_help};
static writer *const of_link[] = {check_link, rebase_link, path_and_query, last_segment, account_url};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static input with(const cliniko_key *key, int32_t shard, cliniko_string first, cliniko_string second) {
    input in = {NULL, 0, {NULL, 0}, {NULL, 0}, NULL, 0, NULL, 0};
    in.key = key;
    in.shard = shard;
    in.first = first;
    in.second = second;
    return in;
}

static input given(const cliniko_key *key) {
    return with(key, 0, string("https://api.uk1.cliniko.com/v1"), forged(0));
}

static input link_of(int32_t shard, cliniko_string url) {
    return with(NULL, shard, url, forged(0));
}

/* ---- What is expected ---------------------------------------------------------------------------------- */

#define WRITES(call, in, expected) writes(__LINE__, call, in, expected)
#define FAILS(call, in, code, input, index, message) fails(__LINE__, call, in, code, input, index, message)

enum { NO_INDEX = -1 };

static void error_is(int line, const cliniko_error *error, size_t number, int index, const char *message) {
    size_t help = strlen(error->help);
    check(line, error->input == number, "the input that the error is about");
    check(line, error->has_index == (index != NO_INDEX), "whether there is an index");
    check(line, error->index == (index == NO_INDEX ? 0 : (size_t)index), "the index of the error");
    /* NULL: a message of the Rust library, whose tests have its words. */
    check(line, message == NULL ? error->message[0] != '\0' : strcmp(error->message, message) == 0,
          error->message);
    check(line, help > 0 && error->help[help - 1] == '.', "sentences of help");
    /* The ends of the arrays are where Rust has them. */
    check(line, is_all(0, error->reserved, sizeof error->reserved), "what is reserved");
    check(line, error->shard[CLINIKO_CODE_SIZE - 1] == '\0', "the end of the shard");
    check(line, error->message[CLINIKO_MESSAGE_SIZE - 1] == '\0', "the end of the message");
    check(line, error->help[CLINIKO_HELP_SIZE - 1] == '\0', "the end of the help");
}

/* What a call does with a buffer of `capacity` bytes, if the string and its NUL take `size`. */
static void writes_into(int line, writer *call, const input *in, const char *expected, size_t capacity) {
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
        error_is(line, error, 0, NO_INDEX, message);
    } else {
        check(line, code == CLINIKO_OK, "success");
        check(line, memcmp(out, expected, size) == 0, out);
        check(line, is_filled(out + size, capacity - size), "what follows the string is left untouched");
        check(line, is_filled(error, sizeof *error), "no error is written on success");
    }
}

static void writes(int line, writer *call, input in, const char *expected) {
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

static void fails(int line, writer *call, input in, int32_t code, size_t number, int index,
                  const char *message) {
    char *out = (char *)filled(1024);
    size_t *needed = (size_t *)filled(sizeof *needed);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, call(&in, out, 1024, needed, error) == code, "the code");
    check(line, is_filled(out, 1024), "the buffer is left untouched");
    check(line, *needed == 0, "nothing is needed");
    error_is(line, error, number, index, message);
    check(line, call(&in, out, 1024, needed, NULL) == code, "the code without an error");
    check(line, call(&in, NULL, 0, needed, NULL) == code, "the code without a buffer");
}

/* ---- Numbers and names --------------------------------------------------------------------------------- */

static bool is_prefix(const char *prefix, const char *text) {
    return text != NULL && strncmp(prefix, text, strlen(prefix)) == 0;
}

static void names(void) {
    static const int32_t none[] = {CLINIKO_NO_SHARD, CLINIKO_NO_REGION, -1, 256 + CLINIKO_UK1, INT32_MAX,
                                   INT32_MIN};
    size_t i;
    check(__LINE__, is_prefix("0.1.", cliniko_version()), cliniko_version());
    check(__LINE__, strcmp(cliniko_media_type(), "application/json") == 0, cliniko_media_type());

    /* Shards and regions that this header has no name for fail here. */
    check(__LINE__, cliniko_shard_count() == CLINIKO_US1, "how many shards there are");
    check(__LINE__, cliniko_region_count() == CLINIKO_UNITED_STATES, "how many regions there are");
    for (i = 0; i < COUNT(none); i++) {
        check(__LINE__, cliniko_shard_code(none[i]) == NULL, "no code");
        check(__LINE__, cliniko_shard_region(none[i]) == CLINIKO_NO_REGION, "no region");
        check(__LINE__, cliniko_api_host(none[i]) == NULL, "no host");
        check(__LINE__, cliniko_api_base_url(none[i]) == NULL, "no base URL");
        check(__LINE__, cliniko_region_code(none[i]) == NULL, "no code of a region");
        check(__LINE__, cliniko_region_name(none[i]) == NULL, "no name of a region");
    }
    check(__LINE__, cliniko_code_name(-1) == NULL, "no code");
    check(__LINE__, cliniko_code_name(100) == NULL, "no code");
    check(__LINE__, cliniko_code_name(INT32_MAX) == NULL, "no code");
    check(__LINE__, strcmp(cliniko_code_name(CLINIKO_OK), "ok") == 0, "the name of success");
}

/* ---- Functions that give a value ----------------------------------------------------------------------- */

/* A value that any of these functions gives. */
typedef union {
    int32_t number;
    cliniko_account account;
} value;

typedef int32_t reader(cliniko_string text, value *out, cliniko_error *error);

#define READER(name, member)                                                                                 \
    static int32_t name(cliniko_string text, value *out, cliniko_error *error) {                             \
        return cliniko_##name(text.data, text.length, out == NULL ? NULL : &out->member, error);             \
    }

READER(shard_from_code, number)
READER(region_from_code, number)
READER(shard_of_api_url, number)
READER(read_account_url, account)

static void refused(int line, reader *call, cliniko_string text, int32_t code, int index,
                    const char *message) {
    value *out = (value *)filled(sizeof *out);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, call(text, out, error) == code, "the code");
    check(line, is_filled(out, sizeof *out), "the value is left untouched");
    error_is(line, error, 0, index, message);
    check(line, call(text, out, NULL) == code, "the code without an error");
}

static void values(void) {
    static const struct {
        reader *call;
        const char *text;
    } all[] = {{shard_from_code, "UK1"},
               {region_from_code, "uk"},
               {shard_of_api_url, "https://api.uk1.cliniko.com"},
               {read_account_url, "Good-Healthy-Times.uk1.cliniko.com/bookings"}};
    value *out = (value *)filled(sizeof *out);
    const cliniko_account *account = &out->account;
    cliniko_string negative = string("uk1");
    size_t i;

    for (i = 0; i < COUNT(all); i++) {
        cliniko_error *error = (cliniko_error *)filled(sizeof *error);
        check(__LINE__, all[i].call(string(all[i].text), out, error) == CLINIKO_OK, all[i].text);
        check(__LINE__, is_filled(error, sizeof *error), "no error is written on success");
        check(__LINE__, all[i].call(string(all[i].text), NULL, NULL) == CLINIKO_NULL_POINTER, "NULL");
        refused(__LINE__, all[i].call, bytes("uk\xFF", 3), CLINIKO_INVALID_UTF8, 2, "invalid UTF-8 at byte 2");
        refused(__LINE__, all[i].call, forged(3), CLINIKO_NULL_POINTER, NO_INDEX, "null pointer");
        negative.length = (size_t)-1;
        refused(__LINE__, all[i].call, negative, CLINIKO_INVALID_LENGTH, NO_INDEX, "invalid length");
        negative.length = SIZE_MAX / 2 + 1;
        refused(__LINE__, all[i].call, negative, CLINIKO_INVALID_LENGTH, NO_INDEX, "invalid length");
    }
    check(__LINE__, account->shard == CLINIKO_UK1, "the shard of the account");
    check(__LINE__, strcmp(account->subdomain, "Good-Healthy-Times") == 0, account->subdomain);
    check(__LINE__, account->subdomain[CLINIKO_SUBDOMAIN_SIZE - 1] == '\0', "the end of the subdomain");
    check(__LINE__, is_all(0, account->reserved, sizeof account->reserved), "what is reserved");
}

/* The longest subdomain fits. */
static void longest_subdomain(void) {
    static const char domain[] = ".uk1.cliniko.com";
    char text[63 + sizeof domain];
    cliniko_account account;
    memset(text, 'a', 63);
    memcpy(text + 63, domain, sizeof domain);
    check(__LINE__, cliniko_read_account_url(text, strlen(text), &account, NULL) == CLINIKO_OK, text);
    check(__LINE__, strlen(account.subdomain) == CLINIKO_SUBDOMAIN_SIZE - 1, account.subdomain);
}

/* ---- Keys ---------------------------------------------------------------------------------------------- */

static void facts_are(int line, const cliniko_key *key, int32_t shard, int32_t given, int32_t suspected,
                      bool truncated) {
    cliniko_key_facts *facts = (cliniko_key_facts *)filled(sizeof *facts);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    check(line, cliniko_read_key(key, facts, error) == CLINIKO_OK, "a key");
    check(line, facts->shard == shard, "its shard");
    check(line, facts->given_shard == given, "the given shard");
    check(line, facts->suspected_shard == suspected, "the suspected shard");
    check(line, facts->looks_truncated == truncated, "whether it looks truncated");
    check(line, is_all(0, facts->reserved, sizeof facts->reserved), "what is reserved");
    check(line, is_filled(error, sizeof *error), "no error is written on success");
    check(line, cliniko_read_key(key, NULL, NULL) == CLINIKO_NULL_POINTER, "facts is NULL");
}

static void facts(void) {
    cliniko_string token = string("0123456789abcdef0123456789abcdef");
    facts_are(__LINE__, exact("MS0xLWl4SzYY-UK1", 0), CLINIKO_UK1, CLINIKO_UK1, CLINIKO_NO_SHARD, true);
    facts_are(__LINE__, exact("MS0xLWl4SzYY-uk1", CLINIKO_UK1), CLINIKO_UK1, CLINIKO_UK1, CLINIKO_NO_SHARD, true);
    facts_are(__LINE__, exact("MS0xLWl4SzYYuk1", 0), CLINIKO_AU1, CLINIKO_NO_SHARD, CLINIKO_UK1, true);
    facts_are(__LINE__, exact("MS0xLWl4SzYYuk1", CLINIKO_CA1), CLINIKO_CA1, CLINIKO_CA1, CLINIKO_NO_SHARD, true);
    facts_are(__LINE__, key(token, CLINIKO_EXACT, 0), CLINIKO_AU1, CLINIKO_NO_SHARD, CLINIKO_NO_SHARD, false);
    facts_are(__LINE__, key(token, CLINIKO_TOKEN, CLINIKO_US1), CLINIKO_US1, CLINIKO_US1, CLINIKO_NO_SHARD, false);
    facts_are(__LINE__, key(string(" 'MS0xLWl4SzYY-uk1':\n"), CLINIKO_PASTED, 0), CLINIKO_UK1, CLINIKO_UK1,
              CLINIKO_NO_SHARD, true);
}

/* All functions that take a key refuse it alike. */
static void no_key(int line, const cliniko_key *key, int32_t code, int index, const char *message,
                   const char *shard, bool incomplete) {
    cliniko_key_facts *facts = (cliniko_key_facts *)filled(sizeof *facts);
    cliniko_error *error = (cliniko_error *)filled(sizeof *error);
    size_t i;
    check(line, cliniko_read_key(key, facts, error) == code, "the code");
    check(line, is_filled(facts, sizeof *facts), "the facts are left untouched");
    error_is(line, error, 0, index, message);
    check(line, error->is_incomplete == incomplete, "incomplete or not");
    check(line, strcmp(error->shard, shard) == 0, error->shard);
    check(line, cliniko_read_key(key, facts, NULL) == code, "the code without an error");
    for (i = 0; i < COUNT(of_key); i++) {
        fails(line, of_key[i], given(key), code, 0, index, message);
    }
}

/* Sentences of the Rust library, whose tests have the words. */
static const char *help(writer *call, const cliniko_key *key) {
    char *out = (char *)filled(CLINIKO_HELP_SIZE);
    size_t needed = 0;
    input in = given(key);
    check(__LINE__, call(&in, out, CLINIKO_HELP_SIZE, &needed, NULL) == CLINIKO_OK, "help");
    check(__LINE__, needed > 2 && out[needed - 2] == '.' && strlen(out) == needed - 1, out);
    return out;
}

static void keys(void) {
    const cliniko_key *uk1 = exact("MS0xLWl4SzYY-uk1", 0);
    cliniko_string negative = string("MS0x");
    negative.length = (size_t)-1;

    no_key(__LINE__, exact("MS0x-", 0), CLINIKO_KEY_MISSING_SHARD, 5, NULL, "",
           true);
    no_key(__LINE__, exact("MS0x-UK9", 0), CLINIKO_KEY_UNKNOWN_SHARD, 5, NULL, "uk9",
           false);
    no_key(__LINE__, exact("MS0x-uk1", CLINIKO_AU1), CLINIKO_SHARD_MISMATCH, NO_INDEX,
           NULL, "uk1", false);
    no_key(__LINE__, key(forged(0), CLINIKO_PASTED, 0), CLINIKO_KEY_EMPTY, 0, NULL, "", true);
    no_key(__LINE__, key(bytes("MS0x\0", 5), CLINIKO_EXACT, 0), CLINIKO_KEY_UNEXPECTED_CHARACTER, 4,
           NULL, "", false);

    /* What the caller got wrong. */
    no_key(__LINE__, exact("MS0x\xC3", 0), CLINIKO_INVALID_UTF8, 4, "invalid UTF-8 at byte 4", "", false);
    no_key(__LINE__, NULL, CLINIKO_NULL_POINTER, NO_INDEX, "null pointer", "", false);
    no_key(__LINE__, key(forged(1), CLINIKO_EXACT, 0), CLINIKO_NULL_POINTER, NO_INDEX, "null pointer", "", false);
    no_key(__LINE__, key(negative, CLINIKO_EXACT, 0), CLINIKO_INVALID_LENGTH, NO_INDEX, "invalid length", "",
           false);
    no_key(__LINE__, key(string("MS0x"), 3, 0), CLINIKO_INVALID_MODE, NO_INDEX,
           "invalid mode of reading a key", "", false);
    no_key(__LINE__, key(string("MS0x"), -1, 0), CLINIKO_INVALID_MODE, NO_INDEX,
           "invalid mode of reading a key", "", false);
    no_key(__LINE__, exact("MS0x", 12), CLINIKO_INVALID_SHARD, NO_INDEX, "invalid number of a shard", "", false);
    no_key(__LINE__, key(string("MS0x"), CLINIKO_TOKEN, CLINIKO_NO_SHARD), CLINIKO_INVALID_SHARD, NO_INDEX,
           "invalid number of a shard", "", false);

    WRITES(expose_token, given(uk1), "MS0xLWl4SzYY");
    WRITES(expose_key, given(uk1), "MS0xLWl4SzYY-uk1");
    WRITES(expose_authorization, given(uk1), "Basic TVMweExXbDRTellZLXVrMTo=");
    WRITES(expose_authorization_for, given(uk1), "Basic TVMweExXbDRTellZLXVrMTo=");
    WRITES(unauthorized_help, given(uk1), help(unauthorized_help, uk1));
    WRITES(forbidden_help, given(uk1), help(forbidden_help, uk1));
    check(__LINE__, strcmp(help(unauthorized_help, uk1), help(forbidden_help, uk1)) != 0, "401 and 403");
    check(__LINE__, strcmp(help(unauthorized_help, uk1), help(unauthorized_help, exact("MS0x", 0))) != 0,
          "another help if the shard is assumed");

    /* An error about the URL is about input 1. */
    FAILS(expose_authorization_for, with(uk1, 0, string("https://api.au1.cliniko.com/v1"), forged(0)),
          CLINIKO_LINK_OTHER_SHARD, 1, 12, NULL);
    FAILS(expose_authorization_for, with(uk1, 0, forged(0), forged(0)), CLINIKO_LINK_NOT_ABSOLUTE, 1, 0,
          NULL);
    FAILS(expose_authorization_for, with(uk1, 0, forged(1), forged(0)), CLINIKO_NULL_POINTER, 1, NO_INDEX,
          "null pointer");
    FAILS(expose_authorization_for, with(uk1, 0, bytes("https://\xFF", 9), forged(0)), CLINIKO_INVALID_UTF8, 1,
          8, "invalid UTF-8 at byte 8");
}

/* What the longest key takes fits into the sizes of the header. */
static void sizes(void) {
    static const struct {
        writer *call;
        size_t size;
    } all[] = {{expose_token, CLINIKO_KEY_SIZE},
               {expose_key, CLINIKO_KEY_SIZE},
               {expose_authorization, CLINIKO_AUTHORIZATION_SIZE},
               {unauthorized_help, CLINIKO_HELP_SIZE},
               {forbidden_help, CLINIKO_HELP_SIZE}};
    char longest[128 + 5];
    size_t i, needed;
    memset(longest, 'a', 128);
    memcpy(longest + 128, "-uk1", 5);
    for (i = 0; i < COUNT(all); i++) {
        input in = given(exact(longest, 0));
        check(__LINE__, all[i].call(&in, NULL, 0, &needed, NULL) == CLINIKO_BUFFER_TOO_SMALL, "the longest");
        check(__LINE__, needed <= all[i].size, "it fits");
    }
}

/* ---- URLs ---------------------------------------------------------------------------------------------- */

static void links(void) {
    static const int32_t none[] = {CLINIKO_NO_SHARD, -1, 12, INT32_MAX, INT32_MIN};
    cliniko_string url = string("https://API.uk1.cliniko.com/v1/patients/1?q[]=a");
    cliniko_string negative = url;
    size_t i, j;
    negative.length = SIZE_MAX / 2 + 1;
    WRITES(check_link, link_of(CLINIKO_UK1, url), "https://api.uk1.cliniko.com/v1/patients/1?q%5B%5D=a");
    WRITES(rebase_link, link_of(CLINIKO_CA1, url), "https://api.ca1.cliniko.com/v1/patients/1?q%5B%5D=a");
    WRITES(path_and_query, link_of(CLINIKO_UK1, url), "/v1/patients/1?q%5B%5D=a");
    WRITES(last_segment, link_of(CLINIKO_UK1, url), "1");
    WRITES(last_segment, link_of(CLINIKO_UK1, string("https://api.uk1.cliniko.com/v1")), "");
    WRITES(account_url, link_of(CLINIKO_AU3, string("Good-Healthy-Times")),
           "https://good-healthy-times.au3.cliniko.com");
    for (i = 0; i < COUNT(of_link); i++) {
        for (j = 0; j < COUNT(none); j++) {
            FAILS(of_link[i], link_of(none[j], url), CLINIKO_INVALID_SHARD, 0, NO_INDEX,
                  "invalid number of a shard");
        }
        FAILS(of_link[i], link_of(CLINIKO_UK1, negative), CLINIKO_INVALID_LENGTH, 0, NO_INDEX, "invalid length");
        FAILS(of_link[i], link_of(CLINIKO_UK1, forged(1)), CLINIKO_NULL_POINTER, 0, NO_INDEX, "null pointer");
        FAILS(of_link[i], link_of(CLINIKO_UK1, bytes("\xFF", 1)), CLINIKO_INVALID_UTF8, 0, 0,
              "invalid UTF-8 at byte 0");
    }
}

/* Segments, and pairs as names and values in turn. */
static input path(int32_t shard, const cliniko_string *segments, size_t segment_count,
                  const cliniko_string *pairs, size_t pair_count) {
    input in = with(NULL, shard, forged(0), forged(0));
    cliniko_pair *list = (cliniko_pair *)memory(pair_count * sizeof *list);
    size_t i;
    for (i = 0; i < pair_count; i++) {
        list[i].name = pairs[2 * i];
        list[i].value = pairs[2 * i + 1];
    }
    in.segments = (const cliniko_string *)copy(segments, segment_count * sizeof *segments);
    in.segment_count = segment_count;
    in.pairs = list;
    in.pair_count = pair_count;
    return in;
}

static void api_urls(void) {
    cliniko_string segments[3], query[6], many[2 * 200];
    char expected[2048] = "https://api.uk1.cliniko.com/v1";
    input in;
    size_t i;
    segments[0] = string("patients");
    segments[1] = string("1");
    segments[2] = string("..");
    query[0] = string("q[]");
    query[1] = string("id:>5?");
    query[2] = forged(0);
    query[3] = forged(0);
    query[4] = string("\xC3\xA9");
    query[5] = string("a b");
    WRITES(api_url, path(CLINIKO_UK1, segments, 0, NULL, 0), "https://api.uk1.cliniko.com/v1");
    WRITES(api_url, path(CLINIKO_UK1, segments, 2, query, 0), "https://api.uk1.cliniko.com/v1/patients/1");
    WRITES(api_url, path(CLINIKO_UK1, segments, 0, query, 1), "https://api.uk1.cliniko.com/v1?q%5B%5D=id%3A%3E5%3F");
    WRITES(api_url, path(CLINIKO_US1, segments, 1, query, 3),
           "https://api.us1.cliniko.com/v1/patients?q%5B%5D=id%3A%3E5%3F&=&%C3%A9=a%20b");
    FAILS(api_url, path(12, segments, 1, NULL, 0), CLINIKO_INVALID_SHARD, 0, NO_INDEX,
          "invalid number of a shard");
    FAILS(api_url, path(CLINIKO_UK1, segments, 3, NULL, 0), CLINIKO_PATH_DOT_SEGMENT, 2, 0,
          NULL);

    /* Segments first, then each name and value. */
    segments[1] = forged(1);
    FAILS(api_url, path(CLINIKO_UK1, segments, 2, query, 2), CLINIKO_NULL_POINTER, 1, NO_INDEX, "null pointer");
    query[2] = bytes("page\xFF", 5);
    FAILS(api_url, path(CLINIKO_UK1, segments, 1, query, 2), CLINIKO_INVALID_UTF8, 3, 4,
          "invalid UTF-8 at byte 4");
    query[1] = bytes("\xFF", 1);
    FAILS(api_url, path(CLINIKO_UK1, segments, 1, query, 2), CLINIKO_INVALID_UTF8, 2, 0,
          "invalid UTF-8 at byte 0");

    /* As many segments as there may be, with many pairs, and one more. */
    for (i = 0; i < COUNT(many); i++) {
        many[i] = string("a");
    }
    for (i = 0; i < CLINIKO_MAX_SEGMENTS; i++) {
        strcat(expected, "/a");
    }
    for (i = 0; i < 200; i++) {
        strcat(expected, i == 0 ? "?a=a" : "&a=a");
    }
    WRITES(api_url, path(CLINIKO_UK1, many, CLINIKO_MAX_SEGMENTS, many, 200), expected);
    FAILS(api_url, path(CLINIKO_UK1, many, CLINIKO_MAX_SEGMENTS + 1, many, 0), CLINIKO_TOO_MANY, 0, NO_INDEX,
          "more than 64 path segments");

    in = path(CLINIKO_UK1, many, 1, many, 1);
    in.segment_count = (size_t)-1;
    FAILS(api_url, in, CLINIKO_INVALID_LENGTH, 0, NO_INDEX, "invalid length");
    in.segment_count = 1;
    in.pair_count = SIZE_MAX / 2 / sizeof(cliniko_pair) + 1;
    FAILS(api_url, in, CLINIKO_INVALID_LENGTH, 0, NO_INDEX, "invalid length");
    in.pair_count = 1;
    in.pairs = NULL;
    FAILS(api_url, in, CLINIKO_NULL_POINTER, 0, NO_INDEX, "null pointer");
    in.segments = NULL;
    FAILS(api_url, in, CLINIKO_NULL_POINTER, 0, NO_INDEX, "null pointer");
    in.segment_count = 0;
    in.pair_count = 0;
    WRITES(api_url, in, "https://api.uk1.cliniko.com/v1");
}

static void user_agents(void) {
    input in = with(NULL, 0, string("Really helpful app"), string("devs@helpfulapp.com"));
    WRITES(user_agent, in, "Really helpful app (devs@helpfulapp.com)");
    in.second = bytes("\xFF", 1);
    FAILS(user_agent, in, CLINIKO_INVALID_UTF8, 1, 0, "invalid UTF-8 at byte 0");
    in.second = string("devs@localhost");
    FAILS(user_agent, in, CLINIKO_USER_AGENT_INVALID_EMAIL, 1, 14,
          NULL);
    in.first = forged(1);
    FAILS(user_agent, in, CLINIKO_NULL_POINTER, 0, NO_INDEX, "null pointer");
}

/* ---- The same string for every function ---------------------------------------------------------------- */

static void any_string(const char *data, size_t length) {
    static writer *const calls[] = {expose_key, expose_authorization_for, api_url,     check_link, rebase_link,
                                    account_url, user_agent,              last_segment};
    static reader *const readers[] = {shard_from_code, region_from_code, shard_of_api_url, read_account_url};
    char *alone = (char *)malloc(length);
    cliniko_string text = {alone, length};
    cliniko_pair pair = {text, text};
    cliniko_key any = {text, CLINIKO_PASTED, CLINIKO_NO_SHARD};
    input in = with(&any, CLINIKO_AU1, text, text);
    value out;
    size_t i;
    memcpy(alone, data, length);
    in.segments = &text;
    in.segment_count = 1;
    in.pairs = &pair;
    in.pair_count = 1;
    for (i = 0; i < COUNT(calls); i++) {
        size_t needed = 1;
        cliniko_error error;
        int32_t code = calls[i](&in, NULL, 0, &needed, &error);
        if (code == CLINIKO_BUFFER_TOO_SMALL) {
            char *written = (char *)malloc(needed);
            code = calls[i](&in, written, needed, &needed, &error);
            check(__LINE__, code == CLINIKO_OK && strlen(written) + 1 == needed, "as long as it was said");
            free(written);
        } else {
            check(__LINE__, code != CLINIKO_OK && code != CLINIKO_OTHER, "an error of its own");
            check(__LINE__, error.index <= length && needed == 0, "an error within the string");
        }
    }
    for (i = 0; i < COUNT(readers); i++) {
        cliniko_error error;
        int32_t code = readers[i](text, &out, &error);
        check(__LINE__, code != CLINIKO_OTHER && (code == CLINIKO_OK || error.index <= length), "a code");
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
    for (i = 0; i < COUNT(texts); i++) {
        for (from = 0; from <= strlen(texts[i]); from++) {
            for (to = from; to <= strlen(texts[i]); to++) {
                any_string(texts[i] + from, to - from);
            }
        }
    }
}

int main(void) {
    names();
    values();
    longest_subdomain();
    facts();
    keys();
    sizes();
    links();
    api_urls();
    user_agents();
    any_cut();
    free_all();
    printf("%d checks, %d wrong\n", checked, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
