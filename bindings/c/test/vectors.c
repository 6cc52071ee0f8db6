/*
 * Asks the library for every answer in vectors/cliniko.json, and for every name in abi.json. C99 and C++.
 *
 *     vectors ../../vectors/cliniko.json abi.json
 */

#include <cliniko.h>
#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES = 1000, OUT = 4096, LIST = 64 };

static const char *section;
static json_t *test; /* the case */
static int wrong = 0;
static int cases = 0;
static bool seen[CODES];

static void check(bool right, const char *what) {
    if (!right) {
        char *text = json_dumps(test, JSON_COMPACT);
        fprintf(stderr, "%s: %s: %s\n", section, what, text == NULL ? "" : text);
        free(text);
        wrong++;
    }
}

/* ---- A case -------------------------------------------------------------------------------------------- */

static cliniko_string of_json(const json_t *value) {
    cliniko_string string;
    check(json_is_string(value), "a string is missing");
    string.data = json_string_value(value);
    string.length = json_string_length(value);
    return string;
}

static cliniko_string input(const char *name) {
    return of_json(json_object_get(test, name));
}

/* The number of the shard whose code is in this field; null is none. */
static int32_t shard_in(const char *name) {
    const json_t *value = json_object_get(test, name);
    int32_t shard = CLINIKO_NO_SHARD;
    if (!json_is_null(value)) {
        cliniko_string code = of_json(value);
        check(cliniko_shard_from_code(code.data, code.length, &shard, NULL) == CLINIKO_OK, "no shard");
    }
    return shard;
}

static bool is(const char *name, const char *found) {
    cliniko_string expected = input(name);
    return strlen(found) == expected.length && memcmp(found, expected.data, expected.length) == 0;
}

/* ---- What a call gave ---------------------------------------------------------------------------------- */

static char out[OUT];
static size_t needed;
static cliniko_error error;

/* Whether the call succeeded. If not, whether it should have, and whether the error is the right one. */
static bool succeeds(int32_t code) {
    const char *name = cliniko_code_name(code);
    const json_t *index = json_object_get(test, "index");
    const json_t *segment = json_object_get(test, "segment");
    const json_t *incomplete = json_object_get(test, "incomplete");
    if (code == CLINIKO_OK) {
        check(json_object_get(test, "error") == NULL, "no error");
        return true;
    }
    if (json_object_get(test, "error") == NULL) {
        check(false, error.message);
        return false;
    }
    check(name != NULL && is("error", name), name == NULL ? "no name" : name);
    check(error.has_index == (index != NULL), "whether there is an index");
    check((json_int_t)error.index == json_integer_value(index), "the index");
    check(segment == NULL || (json_int_t)error.input == json_integer_value(segment), "the segment");
    check(error.is_incomplete == json_is_true(incomplete), "whether it is incomplete");
    check(json_object_get(test, "error_shard") == NULL ? error.shard[0] == '\0' : is("error_shard", error.shard),
          "the shard of the error");
    check(error.message[0] != '\0' && error.help[0] != '\0', "a message and a help");
    if (code >= 0 && code < CODES) {
        seen[code] = true;
    }
    return false;
}

/* A call that writes to `out`. */
static void writes(int32_t code) {
    if (succeeds(code)) {
        check(strlen(out) + 1 == needed, "the size");
        check(json_is_null(json_object_get(test, "ok")) ? out[0] == '\0' : is("ok", out), out);
    }
}

static void is_key(const cliniko_key *key) {
    cliniko_key_facts facts;
    if (!succeeds(cliniko_read_key(key, &facts, &error))) {
        return;
    }
    check(facts.shard == (json_object_get(test, "shard") == NULL ? facts.given_shard : shard_in("shard")), "shard");
    check(facts.given_shard == shard_in("given_shard"), "given shard");
    check(facts.looks_truncated == json_is_true(json_object_get(test, "looks_truncated")), "looks truncated");
    check(facts.suspected_shard ==
              (json_object_get(test, "suspected_shard") == NULL ? CLINIKO_NO_SHARD : shard_in("suspected_shard")),
          "suspected shard");
    check(cliniko_expose_key(key, out, OUT, &needed, NULL) == CLINIKO_OK, "a key");
    check(is(json_object_get(test, "ok") == NULL ? "key" : "ok", out), "the key");
    check(cliniko_expose_token(key, out, OUT, &needed, NULL) == CLINIKO_OK, "a token");
    check(is("token", out), "the token");
    check(cliniko_expose_authorization(key, out, OUT, &needed, NULL) == CLINIKO_OK, "a header");
    check(is("authorization", out), "the header");
}

static void key_in(const char *name, int32_t mode, int32_t shard) {
    cliniko_key key = {{NULL, 0}, 0, 0};
    key.text = input(name);
    key.mode = mode;
    key.shard = shard;
    is_key(&key);
}

/* ---- Sections ------------------------------------------------------------------------------------------ */

static void shards(void) {
    int32_t shard = shard_in("code");
    check(is("code", cliniko_shard_code(shard)), "its code");
    check(is("region", cliniko_region_code(cliniko_shard_region(shard))), "its region");
    check(is("host", cliniko_api_host(shard)), "its host");
    check(is("base_url", cliniko_api_base_url(shard)), "its base URL");
}

static void regions(void) {
    cliniko_string code = input("code");
    int32_t region = CLINIKO_NO_REGION;
    size_t i;
    const json_t *shard;
    check(cliniko_region_from_code(code.data, code.length, &region, NULL) == CLINIKO_OK, "a region");
    check(is("name", cliniko_region_name(region)), "its name");
    json_array_foreach(json_object_get(test, "shards"), i, shard) {
        int32_t number = CLINIKO_NO_SHARD;
        code = of_json(shard);
        check(cliniko_shard_from_code(code.data, code.length, &number, NULL) == CLINIKO_OK, code.data);
        check(cliniko_shard_region(number) == region, "the region of its shard");
    }
}

static void shard_from_code(void) {
    int32_t shard = CLINIKO_NO_SHARD;
    cliniko_string code = input("input");
    if (succeeds(cliniko_shard_from_code(code.data, code.length, &shard, &error))) {
        check(is("ok", cliniko_shard_code(shard)), "the shard");
    }
}

static void region_from_code(void) {
    int32_t region = CLINIKO_NO_REGION;
    cliniko_string code = input("input");
    if (succeeds(cliniko_region_from_code(code.data, code.length, &region, &error))) {
        check(is("ok", cliniko_region_code(region)), "the region");
    }
}

static void parse(void) {
    key_in("input", CLINIKO_EXACT, CLINIKO_NO_SHARD);
}

static void parse_pasted(void) {
    key_in("input", CLINIKO_PASTED, CLINIKO_NO_SHARD);
}

static void from_parts(void) {
    json_t *ok = json_object_get(test, "ok");
    key_in("token", CLINIKO_TOKEN, shard_in("shard"));
    /* What is displayed is read again. */
    if (ok != NULL) {
        cliniko_key key = {{NULL, 0}, CLINIKO_EXACT, CLINIKO_NO_SHARD};
        key.text = input("ok");
        check(cliniko_expose_key(&key, out, OUT, &needed, NULL) == CLINIKO_OK && is("ok", out), "read again");
    }
}

static void with_shard(void) {
    key_in("key", CLINIKO_EXACT, shard_in("shard"));
}

static void fake_keys(void) {
    key_in("key", CLINIKO_EXACT, CLINIKO_NO_SHARD);
}

static void authorization(void) {
    cliniko_key key = {{NULL, 0}, CLINIKO_EXACT, CLINIKO_NO_SHARD};
    cliniko_string url = input("url");
    key.text = input("key");
    writes(cliniko_expose_authorization_for(&key, url.data, url.length, out, OUT, &needed, &error));
}

static void api_url(void) {
    const json_t *segment_list = json_object_get(test, "segments");
    const json_t *query = json_object_get(test, "query");
    cliniko_string segments[LIST];
    cliniko_pair pairs[LIST];
    size_t segment_count = json_array_size(segment_list);
    size_t pair_count = json_array_size(query);
    size_t i;
    if (segment_count > LIST || pair_count > LIST) {
        check(false, "more than this program has room for");
        return;
    }
    for (i = 0; i < segment_count; i++) {
        segments[i] = of_json(json_array_get(segment_list, i));
    }
    for (i = 0; i < pair_count; i++) {
        const json_t *pair = json_array_get(query, i);
        pairs[i].name = of_json(json_array_get(pair, 0));
        pairs[i].value = of_json(json_array_get(pair, 1));
    }
    writes(cliniko_api_url(shard_in("shard"), segments, segment_count, pairs, pair_count, out, OUT, &needed, &error));
}

typedef int32_t of_link(int32_t shard, const char *url, size_t length, char *out, size_t capacity, size_t *needed,
                        cliniko_error *error);

static void link_in(const char *name, of_link *call) {
    cliniko_string url = input(name);
    writes(call(shard_in("shard"), url.data, url.length, out, OUT, &needed, &error));
}

static void check_link(void) {
    cliniko_string url = input("url");
    link_in("url", cliniko_check_link);
    if (json_object_get(test, "ok") != NULL) {
        /* The rest of the URL after its host. */
        const char *target = strstr(json_string_value(json_object_get(test, "ok")), "/v1");
        int32_t code = cliniko_path_and_query(shard_in("shard"), url.data, url.length, out, OUT, &needed, NULL);
        check(code == CLINIKO_OK && target != NULL && strcmp(out, target) == 0, out);
    }
}

static void rebase_link(void) {
    link_in("url", cliniko_rebase_link);
}

static void last_segment(void) {
    link_in("url", cliniko_last_segment);
}

static void from_api_url(void) {
    int32_t shard = CLINIKO_NO_SHARD;
    cliniko_string url = input("url");
    if (succeeds(cliniko_shard_of_api_url(url.data, url.length, &shard, &error))) {
        check(is("ok", cliniko_shard_code(shard)), "the shard");
    }
}

static void parse_account_url(void) {
    cliniko_string url = input("input");
    cliniko_account account;
    if (succeeds(cliniko_read_account_url(url.data, url.length, &account, &error))) {
        check(account.shard == shard_in("shard"), "the shard");
        check(is("subdomain", account.subdomain), account.subdomain);
        writes(cliniko_account_url(account.shard, account.subdomain, strlen(account.subdomain), out, OUT, &needed,
                                   &error));
    }
}

static void account_url(void) {
    link_in("subdomain", cliniko_account_url);
}

static void user_agent(void) {
    cliniko_string name = input("name");
    cliniko_string email = input("email");
    writes(cliniko_user_agent(name.data, name.length, email.data, email.length, out, OUT, &needed, &error));
}

static const struct {
    const char *name;
    void (*run)(void);
} sections[] = {
    {"shards", shards},
    {"regions", regions},
    {"shard_from_code", shard_from_code},
    {"region_from_code", region_from_code},
    {"parse", parse},
    {"parse_pasted", parse_pasted},
    {"from_parts", from_parts},
    {"with_shard", with_shard},
    {"authorization", authorization},
    {"api_url", api_url},
    {"check_link", check_link},
    {"rebase_link", rebase_link},
    {"from_api_url", from_api_url},
    {"last_segment", last_segment},
    {"parse_account_url", parse_account_url},
    {"account_url", account_url},
    {"user_agent", user_agent},
    {"fake_keys", fake_keys},
};

enum { SECTIONS = sizeof sections / sizeof *sections };

static bool is_section(const char *name) {
    size_t i = 0;
    while (i < SECTIONS && strcmp(sections[i].name, name) != 0) {
        i++;
    }
    return i < SECTIONS;
}

static void run_sections(json_t *vectors) {
    size_t i, j;
    const char *name;
    json_t *value;
    int32_t code;
    for (i = 0; i < SECTIONS; i++) {
        int before = cases;
        section = sections[i].name;
        json_array_foreach(json_object_get(vectors, section), j, test) {
            sections[i].run();
            cases++;
        }
        check(cases > before, "no such section");
    }
    json_object_foreach(vectors, name, value) {
        section = name;
        check(!json_is_array(value) || is_section(name), "a section that this program does not know");
    }
    test = NULL;
    section = "codes";
    for (code = 100; code < CODES; code++) {
        name = cliniko_code_name(code);
        check(name == NULL || seen[code], name == NULL ? "" : name);
    }
}

/* The names and numbers that other languages take from the header. */
static void run_names(const json_t *abi) {
    const char *name;
    json_t *value;
    int32_t codes = 0, number;
    test = NULL;
    section = "abi.json";
    json_object_foreach(json_object_get(abi, "codes"), name, value) {
        const char *found = cliniko_code_name((int32_t)json_integer_value(value));
        check(found != NULL && strcmp(found, name) == 0, name);
        codes++;
    }
    for (number = 0; number < CODES; number++) {
        codes -= cliniko_code_name(number) != NULL;
    }
    check(codes == 0, "a code that the library or the header has not");
    json_object_foreach(json_object_get(abi, "shards"), name, value) {
        const char *found = cliniko_shard_code((int32_t)json_integer_value(value));
        check(found != NULL && strcmp(found, name) == 0, name);
    }
}

static json_t *load(const char *path) {
    json_error_t failure;
    json_t *value = json_load_file(path, JSON_ALLOW_NUL, &failure);
    if (value == NULL) {
        fprintf(stderr, "%s:%d: %s\n", path, failure.line, failure.text);
        exit(2);
    }
    return value;
}

int main(int argc, char **argv) {
    json_t *vectors, *abi;
    if (argc != 3) {
        fprintf(stderr, "usage: vectors cliniko.json abi.json\n");
        return 2;
    }
    vectors = load(argv[1]);
    abi = load(argv[2]);
    run_sections(vectors);
    run_names(abi);
    json_decref(vectors);
    json_decref(abi);
    printf("%d vectors, %d wrong\n", cases, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
