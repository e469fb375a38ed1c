// SPDX-License-Identifier: Apache-2.0
// Connections beside the load, on a thread of their own: recipients that only wait, that come back all at once, that drain
// what waited for them or that read nothing, and clients that leave as soon as they were let in.
#ifndef FIRSTBELL_LOAD_CROWD_H
#define FIRSTBELL_LOAD_CROWD_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "partners.h"

struct crowd {
    // What it is; set before `crowd_start`.
    struct partner *partners;
    int partner_count, size;
    // Handshakes under way at a time; addresses of 127.0.0.0/8 they come from, 0 for the kernel's choice.
    int at_once, sources;
    // Window of a HELLO.
    int credit;
    // Reads nothing once it was welcomed; comes back when the broker has enough of it.
    bool is_stalled;
    // Leaves once the ROUTER's READY came, so many times in all; says no HELLO.
    long passes;

    // What became of it.
    atomic_int welcomed;
    // Connections that ended unasked, and those that ended before they were welcomed and were tried again.
    atomic_long lost, retried;
    atomic_long passed, receipted;
    const char *why_lost;

    struct member *members;
    pthread_t thread;
    int epoll, under_way;
    atomic_bool breaks, ends;
    long begun;
};

bool crowd_start(struct crowd *crowd);

// Ends every connection at once; each is back within a second, or tries again every second until it is.
void crowd_break(struct crowd *crowd);

void crowd_end(struct crowd *crowd);

#endif
