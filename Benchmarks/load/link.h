// SPDX-License-Identifier: Apache-2.0
// One client connection: ZMTP 3.1 with the NULL mechanism as a DEALER, inside TLS 1.3 with a client certificate.
#ifndef FIRSTBELL_LOAD_LINK_H
#define FIRSTBELL_LOAD_LINK_H

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <stdbool.h>
#include <stdint.h>

#include "json.h"

struct octets {
    uint8_t *at;
    size_t start, end, room;
};

enum link_state { LINK_TLS, LINK_GREETING, LINK_READY, LINK_OPEN, LINK_CLOSED };

struct link {
    // Set before `link_start`: where to come from and how many octets the kernel may hold unread; zero for its own choice.
    struct sockaddr_in source;
    int receive_room;
    int fd, epoll;
    SSL *ssl;
    enum link_state state;
    bool wants_write;
    struct octets in, out;
    const char *why_closed;
    // Called with the verb, the correlation and the body of each message of protocol FB1.
    void (*message)(struct link *, struct span verb, struct span correlation, struct span body);
    // Called once the ZMTP handshake is over.
    void (*opened)(struct link *);
    void *owner;
};

// A context of a partner's certificate and key and the authority that the broker must come from; NULL after a message.
SSL_CTX *link_context(const char *certificate, const char *key, const char *authority);

// Starts to connect; the descriptor is registered with `epoll`, the link being the event's data. False after a message.
bool link_start(struct link *link, SSL_CTX *context, const struct sockaddr_in *address, int epoll);

// Reads and writes what the socket allows.
void link_ready(struct link *link);

// Puts a message behind those that wait; link_flush writes them.
void link_send(struct link *link, const char *verb, struct span correlation, struct span body);
void link_flush(struct link *link);

void link_close(struct link *link, const char *why);

#endif
