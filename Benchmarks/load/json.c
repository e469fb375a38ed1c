// SPDX-License-Identifier: Apache-2.0
#include "json.h"

#include <string.h>

static const struct span nothing = {"", 0};

static const char *skip_blank(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')) p++;
    return p;
}

// The end of the string that begins at `p`, behind its closing quote; NULL when it has none.
static const char *string_end(const char *p, const char *end) {
    for (p++; p < end; p++) {
        if (*p == '\\') p++;
        else if (*p == '"') return p + 1;
    }
    return NULL;
}

static const char *value_end(const char *p, const char *end) {
    int depth = 0;
    while (p < end) {
        switch (*p) {
        case '"':
            p = string_end(p, end);
            if (!p) return NULL;
            if (!depth) return p;
            continue;
        case '{':
        case '[': depth++; break;
        case '}':
        case ']':
            if (!depth) return p;
            if (!--depth) return p + 1;
            break;
        case ',':
            if (!depth) return p;
            break;
        }
        p++;
    }
    return depth ? NULL : p;
}

struct span json_member(struct span object, const char *name) {
    const char *end = object.at + object.size, *p = skip_blank(object.at, end);
    size_t length = strlen(name);
    if (p >= end || *p != '{') return nothing;
    p = skip_blank(p + 1, end);
    while (p < end && *p == '"') {
        const char *key = p + 1, *after = string_end(p, end);
        if (!after) return nothing;
        bool found = (size_t)(after - 1 - key) == length && !memcmp(key, name, length);
        p = skip_blank(after, end);
        if (p >= end || *p != ':') return nothing;
        p = skip_blank(p + 1, end);
        after = value_end(p, end);
        if (!after) return nothing;
        if (found) return (struct span){p, (size_t)(after - p)};
        p = skip_blank(after, end);
        if (p >= end || *p != ',') return nothing;
        p = skip_blank(p + 1, end);
    }
    return nothing;
}

int json_count(struct span array) {
    const char *end = array.at + array.size, *p = skip_blank(array.at, end);
    int count = 0;
    if (p >= end || *p != '[') return -1;
    p = skip_blank(p + 1, end);
    while (p < end && *p != ']') {
        p = value_end(p, end);
        if (!p) return -1;
        count++;
        p = skip_blank(p, end);
        if (p < end && *p == ',') p = skip_blank(p + 1, end);
    }
    return p < end ? count : -1;
}

struct span json_string(struct span value) {
    if (value.size < 2 || value.at[0] != '"') return nothing;
    return (struct span){value.at + 1, value.size - 2};
}

bool span_is(struct span span, const char *text) { return span.size == strlen(text) && !memcmp(span.at, text, span.size); }
