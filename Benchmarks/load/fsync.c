// SPDX-License-Identifier: Apache-2.0
// What the disk under a folder takes to make an append durable: 4 KiB and an fdatasync, 500 times, one after the other.
// Prints `{"p50":..,"p99":..}` in milliseconds.
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TIMES = 500, SIZE = 4096 };

static uint64_t clock_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int by_size(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static int failed(const char *what, const char *path) {
    fprintf(stderr, "fsync: %s %s: %s\n", what, path, strerror(errno));
    unlink(path);
    return 1;
}

int main(int argc, char **argv) {
    char path[4096], block[SIZE];
    uint64_t samples[TIMES];
    if (argc != 2) {
        fprintf(stderr, "usage: fsync FOLDER\n");
        return 64;
    }
    snprintf(path, sizeof path, "%s/.fsync-%d", argv[1], getpid());
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return failed("cannot make", path);
    memset(block, 'x', sizeof block);
    for (int i = 0; i < TIMES; i++) {
        uint64_t from = clock_now();
        if (write(file, block, sizeof block) != (ssize_t)sizeof block || fdatasync(file)) return failed("cannot write", path);
        samples[i] = clock_now() - from;
    }
    close(file);
    unlink(path);
    qsort(samples, TIMES, sizeof *samples, by_size);
    printf("{\"p50\":%.3f,\"p99\":%.3f}\n", (double)samples[TIMES / 2 - 1] / 1e6, (double)samples[TIMES * 99 / 100 - 1] / 1e6);
    return 0;
}
