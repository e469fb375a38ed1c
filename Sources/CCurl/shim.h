// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <curl/curl.h>
#include <string.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, and Swift can import no variadic function: one of these for each kind of value.
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline long ccurl_response_code(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}
// A macro over an expression with a cast.
static inline CURLcode ccurl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

/// What is sent in one transfer, and how much of the answer was kept or thrown away.
struct ccurl_transfer {
    const char *octets;
    size_t count;
    size_t taken;
    size_t dropped;
    /// Where the answer is kept; null to throw it away.
    char *kept;
    size_t room;
    size_t held;
    /// Raised by another thread to end the transfer; read by its own.
    const int *stop;
};

static inline void ccurl_raise(int *flag) { __atomic_store_n(flag, 1, __ATOMIC_RELEASE); }

static inline size_t ccurl_take(char *buffer, size_t size, size_t count, void *context) {
    struct ccurl_transfer *transfer = (struct ccurl_transfer *)context;
    size_t rest = transfer->count - transfer->taken, room = size * count, part = rest < room ? rest : room;
    memcpy(buffer, transfer->octets + transfer->taken, part);
    transfer->taken += part;
    return part;
}

// Nobody reads what a relay or a receiver says beside its code; whoever says too much is cut off.
static inline size_t ccurl_drop(char *buffer, size_t size, size_t count, void *context) {
    struct ccurl_transfer *transfer = (struct ccurl_transfer *)context;
    if (transfer->kept) {
        if (size * count > transfer->room - transfer->held) return 0;
        memcpy(transfer->kept + transfer->held, buffer, size * count);
        transfer->held += size * count;
        return size * count;
    }
    transfer->dropped += size * count;
    return transfer->dropped > 65536 ? 0 : size * count;
}

static inline int ccurl_watch(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    return __atomic_load_n(((struct ccurl_transfer *)context)->stop, __ATOMIC_ACQUIRE);
}

/// Has a handle take what it sends from `transfer`, which must stay where it is until the transfer is over.
static inline CURLcode ccurl_set_transfer(CURL *handle, struct ccurl_transfer *transfer) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, ccurl_take);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_READDATA, transfer);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, ccurl_drop);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, ccurl_watch);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, transfer);
    if (!code) code = curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    return code;
}
