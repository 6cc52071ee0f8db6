/*
 * Calls every function of cliniko.h in many threads at once, on the same inputs, and expects the answers that one
 * thread alone gets. For ThreadSanitizer.
 *
 *     threads           no data race
 *     threads planted   a data race in the library's own code: all threads have it write to the same number
 */

#define _POSIX_C_SOURCE 200112L

#include "cliniko.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 100, ANSWERS = 512, OUT = 1024 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- What the threads share ---------------------------------------------------------------------------- */

/* Written before the threads start, in memory that the library could write to. */
static cliniko_key keys[6];
static cliniko_string codes[4], links[5], addresses[3], subdomains[2], names[2], emails[2], segments[3];
static cliniko_pair pairs[2];
static const cliniko_key *no_key = NULL;
static pthread_barrier_t start;

static cliniko_string string(const char *text) {
    cliniko_string string;
    char *copy = (char *)malloc(strlen(text) + 1);
    if (copy == NULL) {
        exit(2);
    }
    string.data = strcpy(copy, text);
    string.length = strlen(text);
    return string;
}

static void key(size_t number, const char *text, int32_t mode, int32_t shard) {
    keys[number].text = string(text);
    keys[number].mode = mode;
    keys[number].shard = shard;
}

static void fill(void) {
    key(0, "MS0xLWl4SzYY-uk1", CLINIKO_EXACT, CLINIKO_NO_SHARD);
    key(1, " “MS0xLWl4SzYY–UK1”\n", CLINIKO_PASTED, CLINIKO_UK1);
    key(2, "MS0xLWl4SzYY", CLINIKO_TOKEN, CLINIKO_UK1);
    key(3, "MS0xLWl4SzYYuk1", CLINIKO_EXACT, CLINIKO_NO_SHARD);
    key(4, "MS0xLWl4SzYY-uk9", CLINIKO_EXACT, CLINIKO_NO_SHARD);
    key(5, "MS0xLWl4SzYY-uk1", CLINIKO_EXACT, CLINIKO_AU1);
    codes[0] = string("uk1");
    codes[1] = string("UK");
    codes[2] = string("uk9");
    codes[3] = string("uk\xFF");
    links[0] = string("https://api.uk1.cliniko.com/v1/patients/1?q[]=last_name:~ng");
    links[1] = string("https://API.uk1.cliniko.com:443/v1");
    links[2] = string("/v1/patients");
    links[3] = string("https://api.au1.cliniko.com/v1");
    links[4] = string("https://api.uk1.cliniko.com@example.org/v1");
    addresses[0] = string("https://Good-Healthy-Times.uk1.cliniko.com/bookings#service");
    addresses[1] = string("good-healthy-times.cliniko.com");
    addresses[2] = string("www.uk1.cliniko.com");
    subdomains[0] = string("good-healthy-times");
    subdomains[1] = string("api");
    names[0] = string("Really helpful app");
    names[1] = string("");
    emails[0] = string("devs@helpfulapp.com");
    emails[1] = string("devs");
    segments[0] = string("patients");
    segments[1] = string("1");
    segments[2] = string("..");
    pairs[0].name = string("q[]");
    pairs[0].value = string("last_name:~é");
    pairs[1].name = string("page");
    pairs[1].value = string("2");
}

/* ---- What each thread gets ----------------------------------------------------------------------------- */

typedef struct {
    int32_t number;
    int32_t value;
    const char *constant;
    size_t needed;
    char out[OUT];
    cliniko_key_facts facts;
    cliniko_account account;
    cliniko_error error;
} answer;

static void numbers(int32_t number, answer **next) {
    answer *a = *next;
    a++->constant = cliniko_shard_code(number);
    a++->constant = cliniko_api_host(number);
    a++->constant = cliniko_api_base_url(number);
    a++->number = cliniko_shard_region(number);
    a++->constant = cliniko_region_code(number);
    a++->constant = cliniko_region_name(number);
    a++->constant = cliniko_code_name(number);
    *next = a;
}

/* A call that writes a string into the next answer. */
#define WRITES(name, ...) \
    (a->number = cliniko_##name(__VA_ARGS__, a->out, OUT, &a->needed, &a->error), a++)
/* One that gives a value. */
#define GIVES(name, member, ...) (a->number = cliniko_##name(__VA_ARGS__, &a->member, &a->error), a++)
#define IN(string) (string).data, (string).length

static void of_key(const cliniko_key *key, answer **next) {
    answer *a = *next;
    size_t i;
    GIVES(read_key, facts, key);
    WRITES(expose_token, key);
    WRITES(expose_key, key);
    WRITES(expose_authorization, key);
    WRITES(unauthorized_help, key);
    WRITES(forbidden_help, key);
    for (i = 0; i < COUNT(links); i++) {
        WRITES(expose_authorization_for, key, IN(links[i]));
    }
    *next = a;
}

/* Every function; how many answers they gave. */
static size_t call_all(answer *answers) {
    answer *a = answers;
    int32_t number;
    size_t i, j;
    memset(answers, 0, ANSWERS * sizeof *answers);
    a++->constant = cliniko_version();
    a++->constant = cliniko_media_type();
    a++->number = cliniko_shard_count();
    a++->number = cliniko_region_count();
    for (number = -1; number <= cliniko_shard_count() + 1; number++) {
        numbers(number, &a);
    }
    for (i = 0; i < COUNT(codes); i++) {
        GIVES(shard_from_code, value, IN(codes[i]));
        GIVES(region_from_code, value, IN(codes[i]));
    }
    for (i = 0; i < COUNT(keys); i++) {
        of_key(&keys[i], &a);
    }
    of_key(no_key, &a);
    for (i = 0; i < COUNT(links); i++) {
        WRITES(check_link, CLINIKO_UK1, IN(links[i]));
        WRITES(rebase_link, CLINIKO_UK1, IN(links[i]));
        WRITES(path_and_query, CLINIKO_UK1, IN(links[i]));
        WRITES(last_segment, CLINIKO_UK1, IN(links[i]));
        GIVES(shard_of_api_url, value, IN(links[i]));
    }
    for (i = 0; i < COUNT(addresses); i++) {
        GIVES(read_account_url, account, IN(addresses[i]));
    }
    for (i = 0; i < COUNT(subdomains); i++) {
        WRITES(account_url, CLINIKO_UK1, IN(subdomains[i]));
    }
    for (i = 0; i <= COUNT(segments); i++) {
        WRITES(api_url, CLINIKO_UK1, segments, i, pairs, COUNT(pairs));
    }
    for (i = 0; i < COUNT(names); i++) {
        for (j = 0; j < COUNT(emails); j++) {
            WRITES(user_agent, IN(names[i]), IN(emails[j]));
        }
    }
    return (size_t)(a - answers);
}

static answer *room(void) {
    answer *answers = (answer *)malloc(ANSWERS * sizeof *answers);
    if (answers == NULL) {
        exit(2);
    }
    return answers;
}

/* ---- The threads --------------------------------------------------------------------------------------- */

/* NULL if all answers are those of one thread alone. */
static void *check(void *alone) {
    answer *answers = room();
    const void *wrong = NULL;
    int round;
    pthread_barrier_wait(&start);
    for (round = 0; round < ROUNDS; round++) {
        size_t count = call_all(answers);
        if (memcmp(answers, alone, count * sizeof *answers) != 0) {
            wrong = alone;
        }
    }
    free(answers);
    return (void *)wrong;
}

static void *plant(void *number) {
    pthread_barrier_wait(&start);
    cliniko_shard_from_code(IN(codes[0]), (int32_t *)number, NULL);
    return NULL;
}

/* How many threads found something wrong. */
static int run(void *(*body)(void *), void *argument) {
    pthread_t threads[THREADS];
    int i, wrong = 0;
    for (i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, body, argument) != 0) {
            exit(2);
        }
    }
    for (i = 0; i < THREADS; i++) {
        void *found = NULL;
        if (pthread_join(threads[i], &found) != 0) {
            exit(2);
        }
        wrong += found != NULL;
    }
    return wrong;
}

int main(int argc, char **argv) {
    answer *alone = room();
    int32_t number = CLINIKO_NO_SHARD;
    size_t count;
    int wrong;
    fill();
    if (pthread_barrier_init(&start, NULL, THREADS) != 0) {
        return 2;
    }
    if (argc > 1 && strcmp(argv[1], "planted") == 0) {
        return run(plant, &number);
    }
    count = call_all(alone);
    wrong = run(check, alone);
    if (wrong > 0) {
        fprintf(stderr, "%d threads got other answers than one alone\n", wrong);
        return 1;
    }
    printf("threads: %d, each %d times %zu calls\n", THREADS, ROUNDS, count);
    return 0;
}
