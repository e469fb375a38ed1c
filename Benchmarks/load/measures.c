// SPDX-License-Identifier: Apache-2.0
#include "measures.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

double own_cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double cpu_of(pid_t process) {
    char path[64], text[1024];
    unsigned long user = 0, system = 0;
    if (!process) return 0;
    snprintf(path, sizeof path, "/proc/%d/stat", process);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    char *after = strrchr(text, ')');
    if (after) sscanf(after + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

// A line of the process's status that is a size in KiB.
static long status_of(pid_t process, const char *format) {
    char path[64], line[256];
    long size = 0;
    if (!process) return 0;
    snprintf(path, sizeof path, "/proc/%d/status", process);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) sscanf(line, format, &size);
    if (file) fclose(file);
    return size;
}

long memory_of(pid_t process) { return status_of(process, "VmRSS: %ld"); }

long private_memory_of(pid_t process) { return status_of(process, "RssAnon: %ld"); }

int descriptors_of(pid_t process) {
    char path[64];
    int count = 0;
    snprintf(path, sizeof path, "/proc/%d/fd", process);
    DIR *directory = process ? opendir(path) : NULL;
    if (!directory) return 0;
    for (struct dirent *entry; (entry = readdir(directory));) count += *entry->d_name != '.';
    closedir(directory);
    return count;
}

static int by_size(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

void print_latencies(const char *name, uint64_t *samples, long count) {
    qsort(samples, (size_t)count, sizeof *samples, by_size);
    if (!count) return;
    static const struct {
        const char *name;
        double part;
    } parts[] = {{"p50", .5}, {"p90", .9}, {"p99", .99}, {"max", 1}};
    printf(",\"%s\":{", name);
    for (int i = 0; i < 4; i++) {
        long place = (long)ceil(parts[i].part * (double)count) - 1;
        printf("%s\"%s\":%.3f", i ? "," : "", parts[i].name, (double)samples[place < 0 ? 0 : place] / 1e6);
    }
    printf("}");
}
