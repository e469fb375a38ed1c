// SPDX-License-Identifier: Apache-2.0
#include "samples.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "measures.h"

struct sample {
    double seconds;
    long memory, highest;
    int descriptors;
};

static void keep(struct samples *samples, struct sample sample) {
    if (samples->count == samples->room) {
        samples->room = samples->room ? 2 * samples->room : 256;
        samples->taken = realloc(samples->taken, (size_t)samples->room * sizeof *samples->taken);
        if (!samples->taken) abort();
    }
    samples->taken[samples->count++] = sample;
}

static void write_down(struct samples *samples, struct sample sample) {
    if (!samples->file) return;
    if (!samples->output) {
        samples->output = fopen(samples->file, "w");
        if (!samples->output) {
            perror(samples->file);
            samples->file = NULL;
            return;
        }
        fprintf(samples->output, "seconds,lowestKiB,highestKiB,descriptors\n");
    }
    fprintf(samples->output, "%.1f,%ld,%ld,%d\n", sample.seconds, sample.memory, sample.highest, sample.descriptors);
    fflush(samples->output);
}

void samples_look(struct samples *samples, double seconds) {
    if (samples->every <= 0 || seconds < samples->next_look) return;
    samples->next_look = floor(seconds) + 1;
    long memory = private_memory_of(samples->process);
    if (memory <= 0) {
        samples->missed++;
    } else {
        if (!samples->lowest || memory < samples->lowest) samples->lowest = memory;
        if (memory > samples->highest) samples->highest = memory;
    }
    if (seconds < samples->next) return;
    // The schedule stands whenever the look comes; what was missed is not made up for.
    while (samples->next <= seconds) samples->next += samples->every;
    struct sample sample = {seconds, samples->lowest, samples->highest, descriptors_of(samples->process)};
    samples->lowest = samples->highest = 0;
    if (!sample.memory || !sample.descriptors) return;
    write_down(samples, sample);
    if (seconds >= samples->warm_up) keep(samples, sample);
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

// The median of the slopes between all pairs (Theil and Sen), which a few samples out of the way do not move.
static double middle_slope(const struct sample *taken, int count) {
    size_t pairs = 0, all = (size_t)count * (size_t)(count - 1) / 2;
    double *slopes = calloc(all, sizeof *slopes);
    if (!slopes) abort();
    for (int i = 0; i < count; i++)
        for (int j = i + 1; j < count; j++)
            slopes[pairs++] = (double)(taken[j].memory - taken[i].memory) / (taken[j].seconds - taken[i].seconds);
    qsort(slopes, pairs, sizeof *slopes, by_size);
    double middle = (slopes[(pairs - 1) / 2] + slopes[pairs / 2]) / 2;
    free(slopes);
    return middle;
}

bool samples_print(struct samples *samples) {
    const struct sample *taken = samples->taken;
    int count = samples->count, fewest = 0, most = 0;
    double time = 0, memory = 0, times = 0, both = 0, left = 0;
    long lowest = 0, highest = 0;
    if (count < 3) return false;
    for (int i = 0; i < count; i++) {
        time += taken[i].seconds / count;
        memory += (double)taken[i].memory / count;
        if (!i || taken[i].memory < lowest) lowest = taken[i].memory;
        if (taken[i].highest > highest) highest = taken[i].highest;
        if (!i || taken[i].descriptors < fewest) fewest = taken[i].descriptors;
        if (!i || taken[i].descriptors > most) most = taken[i].descriptors;
    }
    for (int i = 0; i < count; i++) {
        times += (taken[i].seconds - time) * (taken[i].seconds - time);
        both += (taken[i].seconds - time) * ((double)taken[i].memory - memory);
    }
    double slope = both / times;
    for (int i = 0; i < count; i++) left += pow((double)taken[i].memory - memory - slope * (taken[i].seconds - time), 2);
    printf(",\"soak\":{\"samples\":%d,\"missed\":%d,\"warmUpSeconds\":%.0f,\"seconds\":%.0f,\"slopeKiBPerHour\":%.1f,"
           "\"slopeErrorKiBPerHour\":%.1f,\"medianSlopeKiBPerHour\":%.1f",
           count, samples->missed, samples->warm_up, taken[count - 1].seconds - taken[0].seconds, 3600 * slope,
           3600 * sqrt(left / (count - 2) / times), 3600 * middle_slope(taken, count));
    printf(",\"rssAnonKiB\":{\"first\":%ld,\"last\":%ld,\"lowest\":%ld,\"highest\":%ld}", taken[0].memory, taken[count - 1].memory, lowest,
           highest);
    printf(",\"descriptors\":{\"first\":%d,\"last\":%d,\"lowest\":%d,\"highest\":%d}}", taken[0].descriptors,
           taken[count - 1].descriptors, fewest, most);
    return true;
}
