// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jemalloc/jemalloc.h>

// A program that is linked with this has jemalloc's malloc and free in place of the C library's, in all of its libraries. Under a
// sanitizer, whose own come first, it makes no difference.

/// jemalloc's version (mallctl "version", jemalloc(3)); null where it does not say.
static inline const char *cjemalloc_version(void) {
    const char *version = 0;
    size_t size = sizeof(version);
    return mallctl("version", &version, &size, 0, 0) == 0 ? version : 0;
}
