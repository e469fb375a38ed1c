// SPDX-License-Identifier: Apache-2.0
// Memory and descriptors of a process over time, and how the memory grows.
#ifndef FIRSTBELL_LOAD_SAMPLES_H
#define FIRSTBELL_LOAD_SAMPLES_H

#include <stdbool.h>
#include <sys/types.h>

struct samples {
    // Set before the first look: whose they are, seconds between two of them, and the seconds of the warm-up, whose samples are
    // left out of all that is printed. The memory of a sample is the lowest of the looks since the one before, one a second: what
    // is held whatever happens to be under way.
    pid_t process;
    double every, warm_up;
    // Where to write each sample as it is taken, for a picture of it; NULL for nowhere.
    const char *file;

    struct sample *taken;
    int count, room;
    // Looks at a process that could not be read.
    int missed;
    double next_look, next;
    long lowest, highest;
    void *output;
};

// Looks when a second is over, and takes a sample when one is due. `seconds` have passed since the load began; what comes late
// counts at its own time.
void samples_look(struct samples *samples, double seconds);

// Prints `,"soak":{...}`: least-squares slope of the private memory with its standard error and the median of the slopes between
// all pairs, KiB an hour; first, last and lowest KiB, and the highest of all looks; descriptors likewise. False when there are
// fewer than three samples.
bool samples_print(struct samples *samples);

#endif
