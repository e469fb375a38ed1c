// SPDX-License-Identifier: Apache-2.0
// Just enough JSON to read what a broker writes: members of objects and elements of arrays as spans of the text.
#ifndef FIRSTBELL_LOAD_JSON_H
#define FIRSTBELL_LOAD_JSON_H

#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *at;
    size_t size;
};

// The value of the member `name` of the object `object`; a span of size 0 when there is none or the text is no object.
struct span json_member(struct span object, const char *name);

// The number of elements of an array; -1 when the text is no array.
int json_count(struct span array);

// The text between the quotes, escapes left as they are; a span of size 0 when the value is no string.
struct span json_string(struct span value);

bool span_is(struct span span, const char *text);

#endif
