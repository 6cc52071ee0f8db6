/*
 * The functions that compilers take for granted, for a shared library without libc. Programs never see them.
 */

#include <stddef.h>

#pragma GCC visibility push(hidden)

void *memcpy(void *restrict to, const void *restrict from, size_t length) {
    unsigned char *target = to;
    const unsigned char *source = from;
    for (size_t i = 0; i < length; i++) {
        target[i] = source[i];
    }
    return to;
}

void *memmove(void *to, const void *from, size_t length) {
    unsigned char *target = to;
    const unsigned char *source = from;
    if (target < source) {
        for (size_t i = 0; i < length; i++) {
            target[i] = source[i];
        }
        return to;
    }
    while (length > 0) {
        length--;
        target[length] = source[length];
    }
    return to;
}

void *memset(void *to, int byte, size_t length) {
    unsigned char *target = to;
    for (size_t i = 0; i < length; i++) {
        target[i] = (unsigned char)byte;
    }
    return to;
}

int memcmp(const void *left, const void *right, size_t length) {
    const unsigned char *a = left;
    const unsigned char *b = right;
    for (size_t i = 0; i < length; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

int bcmp(const void *left, const void *right, size_t length) {
    return memcmp(left, right, length);
}

#pragma GCC visibility pop
