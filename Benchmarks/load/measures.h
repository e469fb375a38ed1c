// SPDX-License-Identifier: Apache-2.0
// What processes use, and latencies as JSON.
#ifndef FIRSTBELL_LOAD_MEASURES_H
#define FIRSTBELL_LOAD_MEASURES_H

#include <stdint.h>
#include <sys/types.h>

// Seconds of processor time, of this process and of another; 0 when there is no such process.
double own_cpu(void);
double cpu_of(pid_t process);

// Resident memory in KiB, that part of it which no file is behind, and open file descriptors; likewise.
long memory_of(pid_t process);
long private_memory_of(pid_t process);
int descriptors_of(pid_t process);

// Sorts samples of nanoseconds and prints `,"name":{...}` with their percentiles in milliseconds; nothing without samples.
void print_latencies(const char *name, uint64_t *samples, long count);

#endif
