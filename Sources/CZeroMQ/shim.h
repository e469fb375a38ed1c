// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <zmq.h>
// Swift's Glibc overlay has no module for eventfd, which wakes the socket thread.
#include <sys/eventfd.h>
#include <poll.h>
