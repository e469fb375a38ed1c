// SPDX-License-Identifier: Apache-2.0
#include "crowd.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "link.h"

enum { HELLO_EVERY_MS = 30000, RETRY_MS = 1000 };

struct member {
    struct link link;
    struct crowd *crowd;
    int number;
    bool is_under_way, is_welcomed, is_leaving;
    // Milliseconds of the monotonic clock: when to connect, and when to say HELLO again.
    long connect_at, hello_at;
};

static long milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void hello(struct member *member) {
    char body[40];
    int size = snprintf(body, sizeof body, "{\"window\":%d}", member->crowd->credit);
    link_send(&member->link, "HELLO", (struct span){"hello", 5}, (struct span){body, (size_t)size});
}

static void landed(struct member *member) {
    if (member->is_under_way) member->crowd->under_way--;
    member->is_under_way = false;
}

static void opened(struct link *link) {
    struct member *member = link->owner;
    if (!member->crowd->passes) return hello(member);
    landed(member);
    atomic_fetch_add(&member->crowd->passed, 1);
    member->is_leaving = true;
    link_close(link, NULL);
}

static void receipt(struct link *link, struct span body) {
    struct span id = json_string(json_member(body, "id")), digest = json_string(json_member(body, "digest"));
    char text[256];
    int size = snprintf(text, sizeof text, "{\"notice\":\"%.*s\",\"digest\":\"%.*s\",\"stage\":\"delivered\"}", (int)id.size, id.at,
                        (int)digest.size, digest.at);
    link_send(link, "RECEIPT", (struct span){"r", 1}, (struct span){text, (size_t)size});
}

static void take(struct link *link, struct span verb, struct span correlation, struct span body) {
    struct member *member = link->owner;
    struct crowd *crowd = member->crowd;
    (void)correlation;
    if (span_is(verb, "WELCOME") && !member->is_welcomed) {
        landed(member);
        member->is_welcomed = true;
        member->hello_at = milliseconds() + HELLO_EVERY_MS - rand() % 10000;
        atomic_fetch_add(&crowd->welcomed, 1);
        if (!crowd->is_stalled) return;
        // What has come already stays unread too; only the broker's end of the connection is of interest.
        struct epoll_event event = {.events = EPOLLRDHUP, .data.ptr = link};
        epoll_ctl(crowd->epoll, EPOLL_CTL_MOD, link->fd, &event);
    } else if (span_is(verb, "NOTICE")) {
        receipt(link, body);
    } else if (span_is(verb, "RECORDED")) {
        atomic_fetch_add(&crowd->receipted, 1);
    } else if (span_is(verb, "BYE")) {
        link_close(link, "BYE");
    }
}

static void begin(struct member *member, long now) {
    struct crowd *crowd = member->crowd;
    struct partner *partner = &crowd->partners[member->number % crowd->partner_count];
    struct sockaddr_in source = {.sin_family = AF_INET};
    int address = crowd->sources ? member->number % crowd->sources : 0;
    source.sin_addr.s_addr = htonl((127u << 24) + ((uint32_t)(address / 250 + 1) << 8) + (uint32_t)(address % 250) + 1);
    member->link = (struct link){.owner = member, .message = take, .opened = opened, .state = LINK_CLOSED};
    if (crowd->sources) member->link.source = source;
    // Small, so that what a stalled one leaves unread is soon the broker's affair.
    if (crowd->is_stalled) member->link.receive_room = 4096;
    member->is_under_way = true;
    member->is_welcomed = member->is_leaving = false;
    crowd->under_way++;
    crowd->begun++;
    if (!link_start(&member->link, partner->context, &partner->broker, crowd->epoll))
        link_close(&member->link, "no socket");
    member->connect_at = now + RETRY_MS;
}

static void ended(struct member *member, long now) {
    struct crowd *crowd = member->crowd;
    if (member->is_welcomed) {
        atomic_fetch_sub(&crowd->welcomed, 1);
        if (!crowd->is_stalled && !member->is_leaving) {
            atomic_fetch_add(&crowd->lost, 1);
            crowd->why_lost = member->link.why_closed;
        }
    } else if (!member->is_leaving) {
        atomic_fetch_add(&crowd->retried, 1);
    }
    landed(member);
    member->is_welcomed = false;
    member->connect_at = crowd->passes ? now : now + RETRY_MS;
}

static void break_all(struct crowd *crowd, long now) {
    for (int i = 0; i < crowd->size; i++) {
        struct member *member = &crowd->members[i];
        member->is_leaving = true;
        link_close(&member->link, NULL);
        ended(member, now);
        member->connect_at = now + rand() % 1000;
    }
}

// Begins the connections that are due, and greets on those that stand.
static void look_after(struct crowd *crowd, long now) {
    for (int i = 0; i < crowd->size; i++) {
        struct member *member = &crowd->members[i];
        if (member->link.state == LINK_CLOSED) {
            bool has_turn = !crowd->passes || crowd->begun < crowd->passes + atomic_load(&crowd->retried);
            if (has_turn && member->connect_at <= now && (!crowd->at_once || crowd->under_way < crowd->at_once)) begin(member, now);
        } else if (member->is_welcomed && member->hello_at <= now && !crowd->is_stalled) {
            member->hello_at = now + HELLO_EVERY_MS;
            hello(member);
            link_flush(&member->link);
        }
        if (member->link.state == LINK_CLOSED && member->is_under_way) ended(member, now);
    }
}

static void *serve(void *argument) {
    struct crowd *crowd = argument;
    struct epoll_event ready[256];
    long looked = 0;
    while (!atomic_load(&crowd->ends)) {
        int count = epoll_wait(crowd->epoll, ready, 256, 5);
        long now = milliseconds();
        for (int i = 0; i < count; i++) {
            struct link *link = ready[i].data.ptr;
            struct member *member = link->owner;
            if (link->state == LINK_CLOSED) continue;
            if (crowd->is_stalled && member->is_welcomed) {
                if (ready[i].events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) link_close(link, "closed by the broker");
            } else {
                link_ready(link);
            }
            if (link->state == LINK_CLOSED) ended(member, now);
        }
        if (atomic_load(&crowd->breaks)) {
            break_all(crowd, now);
            atomic_store(&crowd->breaks, false);
        }
        // Whoever passes makes room at once; for the others a look every few milliseconds is enough.
        if (crowd->passes || now - looked >= 5) look_after(crowd, looked = now);
    }
    return NULL;
}

bool crowd_start(struct crowd *crowd) {
    crowd->epoll = epoll_create1(EPOLL_CLOEXEC);
    crowd->members = calloc((size_t)crowd->size, sizeof *crowd->members);
    if (crowd->epoll < 0 || !crowd->members) return false;
    for (int i = 0; i < crowd->size; i++) {
        crowd->members[i] = (struct member){.crowd = crowd, .number = i};
        crowd->members[i].link.state = LINK_CLOSED;
    }
    return pthread_create(&crowd->thread, NULL, serve, crowd) == 0;
}

void crowd_break(struct crowd *crowd) {
    atomic_store(&crowd->breaks, true);
    // Whoever waits for all to be back must not find them not yet gone.
    while (atomic_load(&crowd->breaks)) usleep(1000);
}

void crowd_end(struct crowd *crowd) {
    if (!crowd->members) return;
    atomic_store(&crowd->ends, true);
    pthread_join(crowd->thread, NULL);
}
