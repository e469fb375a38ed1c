// SPDX-License-Identifier: Apache-2.0
#include "link.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

// Flags of a ZMTP frame (rfc.zeromq.org 37/ZMTP).
enum { MORE = 1, LONG = 2, COMMAND = 4 };

static void reserve(struct octets *octets, size_t count) {
    if (octets->room - octets->end >= count) return;
    if (octets->start) {
        memmove(octets->at, octets->at + octets->start, octets->end - octets->start);
        octets->end -= octets->start;
        octets->start = 0;
    }
    if (octets->room - octets->end >= count) return;
    while (octets->room - octets->end < count) octets->room = octets->room ? octets->room * 2 : 1024;
    octets->at = realloc(octets->at, octets->room);
    if (!octets->at) abort();
}

static void append(struct octets *octets, const void *at, size_t size) {
    reserve(octets, size);
    memcpy(octets->at + octets->end, at, size);
    octets->end += size;
}

static void append_frame(struct octets *out, int flags, struct span body) {
    uint8_t header[9] = {(uint8_t)(flags | (body.size > 255 ? LONG : 0))};
    size_t size = 2;
    if (body.size > 255) {
        for (int i = 0; i < 8; i++) header[1 + i] = (uint8_t)((uint64_t)body.size >> (56 - 8 * i));
        size = 9;
    } else {
        header[1] = (uint8_t)body.size;
    }
    append(out, header, size);
    append(out, body.at, body.size);
}

// The broker's name is in no DNS here, so that the chain and the SPIFFE id are what is checked.
static int is_broker(X509 *certificate) {
    GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    int found = 0;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names); i++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
        if (name->type != GEN_URI) continue;
        const char *uri = (const char *)ASN1_STRING_get0_data(name->d.uniformResourceIdentifier);
        if (!strncmp(uri, "spiffe://", 9) && strstr(uri + 9, "/broker/")) found = 1;
    }
    GENERAL_NAMES_free(names);
    return found;
}

static int check_peer(int trusted, X509_STORE_CTX *store) {
    if (trusted && X509_STORE_CTX_get_error_depth(store) == 0) return is_broker(X509_STORE_CTX_get_current_cert(store));
    return trusted;
}

SSL_CTX *link_context(const char *certificate, const char *key, const char *authority) {
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context || !SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) ||
        SSL_CTX_use_certificate_chain_file(context, certificate) != 1 ||
        SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_load_verify_locations(context, authority, NULL) != 1) {
        fprintf(stderr, "load: cannot use %s, %s and %s\n", certificate, key, authority);
        ERR_print_errors_fp(stderr);
        return NULL;
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, check_peer);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1);
    return context;
}

bool link_start(struct link *link, SSL_CTX *context, const struct sockaddr_in *address, int epoll) {
    int one = 1;
    link->epoll = epoll;
    link->state = LINK_TLS;
    link->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (link->fd < 0) {
        perror("load: socket");
        return false;
    }
    setsockopt(link->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (link->receive_room) setsockopt(link->fd, SOL_SOCKET, SO_RCVBUF, &link->receive_room, sizeof link->receive_room);
    if (link->source.sin_family) {
        // Without it the kernel would take a port for every address at once (ip(7)).
        setsockopt(link->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
        if (bind(link->fd, (const struct sockaddr *)&link->source, sizeof link->source)) {
            perror("load: bind");
            return false;
        }
    }
    if (connect(link->fd, (const struct sockaddr *)address, sizeof *address) && errno != EINPROGRESS) {
        perror("load: connect");
        return false;
    }
    link->ssl = SSL_new(context);
    if (!link->ssl || SSL_set_fd(link->ssl, link->fd) != 1) return false;
    SSL_set_connect_state(link->ssl);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT, .data.ptr = link};
    link->wants_write = true;
    return epoll_ctl(epoll, EPOLL_CTL_ADD, link->fd, &event) == 0;
}

void link_close(struct link *link, const char *why) {
    if (link->state == LINK_CLOSED) return;
    link->state = LINK_CLOSED;
    link->why_closed = why;
    SSL_free(link->ssl);
    link->ssl = NULL;
    close(link->fd);
    free(link->in.at);
    free(link->out.at);
    memset(&link->in, 0, sizeof link->in);
    memset(&link->out, 0, sizeof link->out);
}

static void watch(struct link *link, bool write) {
    if (write == link->wants_write) return;
    struct epoll_event event = {.events = EPOLLIN | (write ? EPOLLOUT : 0), .data.ptr = link};
    if (epoll_ctl(link->epoll, EPOLL_CTL_MOD, link->fd, &event)) return link_close(link, "epoll_ctl");
    link->wants_write = write;
}

void link_flush(struct link *link) {
    if (link->state == LINK_CLOSED || link->state == LINK_TLS) return;
    while (link->out.start < link->out.end) {
        ERR_clear_error();
        int written = SSL_write(link->ssl, link->out.at + link->out.start, (int)(link->out.end - link->out.start));
        if (written > 0) {
            link->out.start += (size_t)written;
            continue;
        }
        if (SSL_get_error(link->ssl, written) == SSL_ERROR_WANT_WRITE) return watch(link, true);
        return link_close(link, "TLS write");
    }
    link->out.start = link->out.end = 0;
    watch(link, false);
}

void link_send(struct link *link, const char *verb, struct span correlation, struct span body) {
    if (link->state == LINK_CLOSED) return;
    append_frame(&link->out, MORE, (struct span){"FB1", 3});
    append_frame(&link->out, MORE, (struct span){verb, strlen(verb)});
    append_frame(&link->out, MORE, correlation);
    append_frame(&link->out, 0, body);
}

static void greet(struct link *link) {
    static const char ready[] = "\5READY\13Socket-Type\0\0\0\6DEALER\10Identity\0\0\0";
    uint8_t greeting[64] = {0xFF, [9] = 0x7F, [10] = 3, [11] = 1, [12] = 'N', 'U', 'L', 'L'};
    append(&link->out, greeting, sizeof greeting);
    // The literal's own NUL is the last octet of the empty Identity's length.
    append_frame(&link->out, COMMAND, (struct span){ready, sizeof ready});
    link->state = LINK_GREETING;
}

static void command(struct link *link, struct span body) {
    if (body.size >= 6 && !memcmp(body.at, "\5READY", 6)) {
        if (link->state != LINK_READY) return link_close(link, "READY twice");
        link->state = LINK_OPEN;
        link->opened(link);
    } else if (body.size >= 7 && !memcmp(body.at, "\4PING", 5)) {
        struct octets pong = {0};
        append(&pong, "\4PONG", 5);
        append(&pong, body.at + 7, body.size - 7);
        append_frame(&link->out, COMMAND, (struct span){(char *)pong.at, pong.end});
        free(pong.at);
    } else if (body.size < 5 || memcmp(body.at, "\4PONG", 5)) {
        link_close(link, "an unknown command");
    }
}

// Takes one command or one whole message from what was read; 0 when there is none.
static size_t take(struct link *link, uint8_t *at, size_t size) {
    struct span frames[5];
    int count = 0;
    size_t used = 0;
    for (;;) {
        if (size - used < 2) return 0;
        size_t begin = used;
        int flags = at[used];
        size_t header = flags & LONG ? 9 : 2, length = 0;
        if (size - used < header) return 0;
        for (size_t i = 1; i < header; i++) length = length << 8 | at[used + i];
        if (length > 1 << 24) {
            link_close(link, "a frame too large");
            return 0;
        }
        if (size - used - header < length) return 0;
        frames[count] = (struct span){(const char *)at + used + header, length};
        used += header + length;
        if (flags & COMMAND) {
            command(link, frames[count]);
            // libzmq's heartbeat does not wait for a message to end: the frames before it move up to those that follow.
            if (link->state != LINK_CLOSED) memmove(at + used - begin, at, begin);
            return used - begin;
        }
        if (link->state != LINK_OPEN || ++count > 4 || (count == 4) == (flags & MORE)) {
            link_close(link, "a message of another form");
            return 0;
        }
        if (count == 4) break;
    }
    if (!span_is(frames[0], "FB1")) {
        link_close(link, "another protocol");
        return 0;
    }
    link->message(link, frames[1], frames[2], frames[3]);
    return used;
}

static void parse(struct link *link) {
    if (link->state == LINK_GREETING) {
        if (link->in.end - link->in.start < 64) return;
        const uint8_t *at = link->in.at + link->in.start;
        if (at[0] != 0xFF || at[9] != 0x7F || at[10] < 3) return link_close(link, "the greeting");
        link->in.start += 64;
        link->state = LINK_READY;
    }
    while (link->state != LINK_CLOSED) {
        size_t used = take(link, link->in.at + link->in.start, link->in.end - link->in.start);
        if (!used) break;
        link->in.start += used;
        if (link->in.start == link->in.end) link->in.start = link->in.end = 0;
    }
}

void link_ready(struct link *link) {
    if (link->state == LINK_CLOSED) return;
    ERR_clear_error();
    if (link->state == LINK_TLS) {
        int done = SSL_do_handshake(link->ssl);
        if (done != 1) {
            int error = SSL_get_error(link->ssl, done);
            if (error == SSL_ERROR_WANT_READ) return watch(link, false);
            if (error == SSL_ERROR_WANT_WRITE) return watch(link, true);
            return link_close(link, "TLS handshake");
        }
        greet(link);
    }
    while (link->state != LINK_CLOSED) {
        reserve(&link->in, 1 << 14);
        int got = SSL_read(link->ssl, link->in.at + link->in.end, (int)(link->in.room - link->in.end));
        if (got <= 0) {
            int error = SSL_get_error(link->ssl, got);
            if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) break;
            return link_close(link, error == SSL_ERROR_ZERO_RETURN ? "closed by the broker" : "TLS read");
        }
        link->in.end += (size_t)got;
        parse(link);
    }
    link_flush(link);
}
