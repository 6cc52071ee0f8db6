/* Reads a Cliniko API key from standard input, as a person pasted it, and prints the base URL of its API. */

#include <stdio.h>

#include "cliniko.h"

int main(void) {
    /* Not from an argument: every process of the machine can see those. */
    char text[1024];
    size_t length = fread(text, 1, sizeof text, stdin);
    if (ferror(stdin)) {
        perror("cannot read the key");
        return 1;
    }
    if (length == sizeof text) {
        fprintf(stderr, "Paste the key alone.\n");
        return 1;
    }

    cliniko_key key = {{text, length}, CLINIKO_PASTED, CLINIKO_NO_SHARD};
    cliniko_key_facts facts;
    cliniko_error error;
    if (cliniko_read_key(&key, &facts, &error) != CLINIKO_OK) {
        fprintf(stderr, "%s\n%s\n", error.message, error.help);
        return 1;
    }
    if (facts.looks_truncated) {
        fprintf(stderr, "This key is short: a part of it may be missing.\n");
    }
    printf("%s\n", cliniko_api_base_url(facts.shard));
    return 0;
}
