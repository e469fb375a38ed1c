// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <zmq.h>
// Swift's Glibc overlay has no module for eventfd, which wakes the socket thread, nor for mallopt.
#include <malloc.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

// prctl is variadic and pthread_setname_np hidden behind _GNU_SOURCE; Swift can import neither.
static inline void firstbell_name_this_thread(const char *name) { prctl(PR_SET_NAME, name); }

// A thread's heap is given back as soon as 128 KiB at its end are free (mallopt(3)), so that every turn of a busy thread would
// fault the same pages in again.
static inline void firstbell_keep_heap(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
#endif
}
