// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <zmq.h>
// Swift's Glibc overlay has no module for eventfd, which wakes the socket thread.
#include <sys/eventfd.h>
#include <sys/prctl.h>

// prctl is variadic and pthread_setname_np hidden behind _GNU_SOURCE; Swift can import neither.
static inline void firstbell_name_this_thread(const char *name) { prctl(PR_SET_NAME, name); }
