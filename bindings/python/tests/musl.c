/* Loads the library of the wheel beside musl, and reads a key with it. */

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "cliniko.h"

int main(int count, char **arguments) {
    void *library = count == 2 ? dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL) : NULL;
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    int32_t (*expose)(const cliniko_key *, const char *, size_t, char *, size_t, size_t *, cliniko_error *);
    *(void **)&expose = dlsym(library, "cliniko_expose_authorization_for");
    if (expose == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    const cliniko_key key = {{"MS0xLWl4SzYY-uk1", 16}, CLINIKO_EXACT, CLINIKO_NO_SHARD};
    const char *url = "https://api.uk1.cliniko.com/v1/patients";
    char value[CLINIKO_AUTHORIZATION_SIZE];
    size_t needed;
    cliniko_error error;
    if (expose(&key, url, strlen(url), value, sizeof value, &needed, &error) != CLINIKO_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    puts(value);
    return 0;
}
