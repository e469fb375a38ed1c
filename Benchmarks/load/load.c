// SPDX-License-Identifier: Apache-2.0
// Puts load on a FirstBell broker of this machine as police systems and schools would, and says in one line of JSON what
// came of it. Bounded in count and time; it ends by itself.
#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "crowd.h"
#include "link.h"
#include "measures.h"
#include "partners.h"
#include "samples.h"

enum { EVENT_SIZE = 1536, HELLO_EVERY = 30, OPENING_AT_ONCE = 32 };

static struct {
    const char *producers_in, *recipients_in, *crowd_in, *roll, *label;
    int producers, recipients, window, credit, seconds, idle, warm, check_every, apart, at_once, sources;
    bool storms, is_stalled;
    long events, handshakes, drain;
    double rate;
    pid_t daemon;
} options = {.label = "", .producers = 16, .recipients = 50, .window = 64, .credit = 256, .seconds = 120, .check_every = 16,
             .at_once = 32};

// What is known of each event, by its number: seq * producers + producer. Times are nanoseconds since the start, 0 is never.
struct event {
    _Atomic uint64_t published;
    uint64_t accepted, delivered, recorded;
    // One notice was promised; set before `accepted`.
    bool expected, rejected;
};

struct side {
    pthread_t thread;
    int epoll, timer, link_count;
    struct link *links;
    atomic_int open, closed;
    atomic_long answered, failed, done;
    long duplicates, redelivered, misdelivered, unknown, wrong_digest, out_of_order, checked;
    char codes[8][40];
    long code_counts[8];
};

struct producer {
    struct partner *partner;
    int number, unanswered;
    long next;
};

struct recipient {
    int number;
    bool welcomed;
};

static struct side producing, receiving;
static struct crowd crowd;
static struct samples samples;
// While the crowd came back or drained; 0 is never.
static uint64_t stir_from, stir_to;
// The daemon before the crowd came and with it.
static long memory_before, memory_after;
static int descriptors;
static struct event *events;
static struct child *children;
static int child_count;
static long *latest;
static uint32_t run_mark;
static uint64_t started_at;
static atomic_bool publishing, ending;
static char now_text[32], earlier_text[32], earliest_text[32];

static uint64_t clock_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec - started_at;
}

static void count_code(struct side *side, struct span code) {
    for (int i = 0; i < 8; i++) {
        if (!side->codes[i][0]) snprintf(side->codes[i], sizeof side->codes[i], "%.*s", (int)code.size, code.at);
        if (!span_is(code, side->codes[i])) continue;
        side->code_counts[i]++;
        return;
    }
}

// --- Producers

// The first recipient is apart when `--apart` is given: every so many events are about its first child, all others about others'.
static bool is_apart(int child) { return options.apart && children[child].recipient == 0; }

static int child_of(long number) {
    int child = (int)(number % child_count);
    if (!options.apart) return child;
    if (number % options.apart == 0) return 0;
    // The roll is dealt out: the neighbour of a child is of another setting.
    return is_apart(child) ? (child + 1) % child_count : child;
}

// What events say of their times; a long load keeps reporting what has just happened.
static void write_times(void) {
    time_t now = time(NULL);
    struct tm parts;
    strftime(now_text, sizeof now_text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
    now -= 900;
    strftime(earlier_text, sizeof earlier_text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
    now -= 1200;
    strftime(earliest_text, sizeof earliest_text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
}

static void publish(struct link *link, uint64_t intended) {
    static char padding[EVENT_SIZE];
    if (!padding[0])
        for (int i = 0; i < EVENT_SIZE; i++) padding[i] = "Officers attended after a call and spoke to those present. "[i % 59];
    struct producer *producer = link->owner;
    long number = producer->next * options.producers + producer->number;
    const struct child *child = &children[child_of(number)];
    const char *force = strchr(producer->partner->id, '/') + 1;
    char body[EVENT_SIZE + 1], correlation[20];
    int size = snprintf(
        body, sizeof body,
        "{\"specversion\":\"1.0\",\"id\":\"%08x-%04x-7000-8000-%012lx\",\"source\":\"%s\",\"type\":\"firstbell.incident.v1\","
        "\"time\":\"%s\",\"datacontenttype\":\"application/json\",\"data\":{\"reference\":\"%s/26/%07ld\",\"force\":\"%s\","
        "\"occurredAt\":\"%s\",\"reportedAt\":\"%s\",\"riskGrade\":\"medium\",\"abuseTypes\":[\"physical\",\"coercive_control\"],"
        "\"locationCategory\":\"HOME\",\"contactParentPolicy\":\"DSL_JUDGEMENT\",\"children\":[{%s,"
        "\"exposure\":\"PRESENT_HEARD\",\"voice\":{\"spokenTo\":true,\"words\":\"I hid upstairs.\",\"othersPresent\":\"officer "
        "only\"}}],\"adults\":[{\"role\":\"victim\",\"relationshipToChild\":\"mother\"},{\"role\":\"perpetrator\","
        "\"relationshipToChild\":\"father\"}],\"summary\":\"",
        run_mark, producer->number, number, producer->partner->source, now_text, force, number % 10000000, force, earliest_text,
        earlier_text, child->members);
    if (size > EVENT_SIZE - 16) abort();
    memcpy(body + size, padding, (size_t)(EVENT_SIZE - size));
    memcpy(body + EVENT_SIZE - 4, ".\"}}", 4);
    int length = snprintf(correlation, sizeof correlation, "%lx", number);
    producer->next++;
    producer->unanswered++;
    atomic_store_explicit(&events[number].published, intended ? intended : clock_now(), memory_order_relaxed);
    link_send(link, "PUBLISH", (struct span){correlation, (size_t)length}, (struct span){body, EVENT_SIZE});
}

static long share_of(int number) { return options.events / options.producers + (number < options.events % options.producers); }

static void fill_window(struct link *link) {
    struct producer *producer = link->owner;
    if (options.rate > 0 || !atomic_load(&publishing)) return;
    while (producer->unanswered < options.window && producer->next < share_of(producer->number)) publish(link, 0);
}

static long number_of(struct span correlation) {
    char text[20];
    if (!correlation.size || correlation.size >= sizeof text) return -1;
    memcpy(text, correlation.at, correlation.size);
    text[correlation.size] = 0;
    long number = strtol(text, NULL, 16);
    return number < options.events ? number : -1;
}

static void take_answer(struct link *link, struct span verb, struct span correlation, struct span body) {
    struct producer *producer = link->owner;
    long number = number_of(correlation);
    if (span_is(verb, "BYE")) return link_close(link, "BYE");
    if (number < 0 || events[number].accepted || events[number].rejected) {
        producing.unknown++;
        return;
    }
    producer->unanswered--;
    if (span_is(verb, "ACCEPTED")) {
        events[number].expected = json_count(json_member(body, "notices")) == 1;
        bool held = json_count(json_member(body, "holds")) || json_count(json_member(body, "denials"));
        if (!events[number].expected) atomic_fetch_add(&producing.failed, 1);
        if (!events[number].expected || held || !span_is(json_member(body, "duplicate"), "false")) {
            producing.unknown++;
            count_code(&producing, (struct span){"not-just-one-notice", 19});
        }
        events[number].accepted = clock_now();
    } else {
        events[number].rejected = true;
        atomic_fetch_add(&producing.failed, 1);
        count_code(&producing, json_string(json_member(body, "code")));
    }
    atomic_fetch_add(&producing.answered, 1);
    fill_window(link);
}

// --- Recipients

static void hello(struct link *link) {
    char body[40];
    int size = snprintf(body, sizeof body, "{\"window\":%d}", options.credit);
    link_send(link, "HELLO", (struct span){"hello", 5}, (struct span){body, (size_t)size});
}

// The event's number out of a notice; -1 when the event is of another run.
static long event_of(struct span data) {
    struct span id = json_string(json_member(json_member(data, "event"), "id"));
    char text[40];
    unsigned mark;
    long number;
    if (id.size != 36) return -1;
    memcpy(text, id.at, 36);
    text[36] = 0;
    if (sscanf(text, "%8x-%*4x-7000-8000-%12lx", &mark, &number) != 2 || mark != run_mark || number >= options.events) return -1;
    return number;
}

static void check_digest(struct span data, struct span digest) {
    unsigned char hash[SHA256_DIGEST_LENGTH];
    char text[2 * SHA256_DIGEST_LENGTH + 1];
    SHA256((const unsigned char *)data.at, data.size, hash);
    for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) sprintf(text + 2 * i, "%02x", hash[i]);
    receiving.checked++;
    if (!span_is(digest, text)) receiving.wrong_digest++;
}

static void take_notice(struct link *link, struct span body) {
    struct recipient *recipient = link->owner;
    struct span data = json_member(body, "data"), id = json_string(json_member(body, "id"));
    struct span digest = json_string(json_member(body, "digest")), attempt = json_member(body, "attempt");
    char receipt[256], correlation[20];
    long number = event_of(data);
    bool again = attempt.size && !span_is(attempt, "1");
    if (number < 0 || !events[number].published) {
        receiving.unknown++;
        number = -1;
    } else {
        int child = child_of(number);
        if (children[child].recipient != recipient->number) receiving.misdelivered++;
        if (events[number].delivered) {
            if (again) receiving.redelivered++;
            else receiving.duplicates++;
        } else {
            events[number].delivered = clock_now();
            // A child's events all come from one producer when their counts divide, so that their order is known.
            if (child_count % options.producers == 0 && !options.apart && !again && number < latest[child]) receiving.out_of_order++;
            if (number > latest[child]) latest[child] = number;
        }
        // The digest is over the canonical `data`, which is how the broker writes it.
        if (options.check_every && number % options.check_every == 0) check_digest(data, digest);
    }
    int length = snprintf(correlation, sizeof correlation, "%lx", number);
    int size = snprintf(receipt, sizeof receipt, "{\"notice\":\"%.*s\",\"digest\":\"%.*s\",\"stage\":\"delivered\"}", (int)id.size,
                        id.at, (int)digest.size, digest.at);
    link_send(link, "RECEIPT", (struct span){correlation, (size_t)length}, (struct span){receipt, (size_t)size});
}

static void take_for_recipient(struct link *link, struct span verb, struct span correlation, struct span body) {
    struct recipient *recipient = link->owner;
    if (span_is(verb, "NOTICE")) return take_notice(link, body);
    if (span_is(verb, "RECORDED")) {
        long number = number_of(correlation);
        if (number < 0 || !events[number].delivered) {
            receiving.unknown++;
        } else if (!events[number].recorded) {
            events[number].recorded = clock_now();
            atomic_fetch_add(&receiving.done, 1);
        }
    } else if (span_is(verb, "WELCOME")) {
        if (!recipient->welcomed) atomic_fetch_add(&receiving.answered, 1);
        recipient->welcomed = true;
    } else if (span_is(verb, "BYE")) {
        link_close(link, "BYE");
    } else {
        atomic_fetch_add(&receiving.failed, 1);
        count_code(&receiving, json_string(json_member(body, "code")));
    }
}

// --- Threads

static void opened_producer(struct link *link) {
    (void)link;
    atomic_fetch_add(&producing.open, 1);
}

static void opened_recipient(struct link *link) {
    atomic_fetch_add(&receiving.open, 1);
    hello(link);
}

// What fell due by the schedule is published whatever is unanswered; its latency counts from when it was due. The timer then
// goes off at the moment when the next is due.
static void publish_on_schedule(int timer, uint64_t *due, long *sent) {
    uint64_t period = (uint64_t)(1e9 / options.rate), now = clock_now();
    if (!atomic_load(&publishing)) return;
    if (!*due) *due = now;
    while (*due <= now && *sent < options.events) {
        struct link *link = &producing.links[*sent % options.producers];
        publish(link, *due);
        link_flush(link);
        *due += period;
        ++*sent;
    }
    if (*sent >= options.events) return;
    uint64_t next = started_at + *due;
    struct itimerspec beat = {.it_value = {(time_t)(next / 1000000000u), (long)(next % 1000000000u)}};
    timerfd_settime(timer, TFD_TIMER_ABSTIME, &beat, NULL);
}

static void *serve(void *argument) {
    struct side *side = argument;
    struct epoll_event ready[256];
    uint64_t due = 0;
    long sent = 0;
    time_t greeted = time(NULL);
    bool woken = false;
    while (!atomic_load(&ending)) {
        int count = epoll_wait(side->epoll, ready, 256, 100);
        for (int i = 0; i < count; i++) {
            struct link *link = ready[i].data.ptr;
            if (!link) {
                uint64_t expirations;
                if (read(side->timer, &expirations, sizeof expirations) > 0 && options.rate > 0) publish_on_schedule(side->timer, &due, &sent);
                continue;
            }
            bool was_closed = link->state == LINK_CLOSED;
            link_ready(link);
            if (!was_closed && link->state == LINK_CLOSED) atomic_fetch_add(&side->closed, 1);
        }
        if (side == &producing && !woken && atomic_load(&publishing)) {
            woken = true;
            for (int i = 0; i < side->link_count; i++) {
                fill_window(&side->links[i]);
                link_flush(&side->links[i]);
            }
        }
        if (time(NULL) - greeted < HELLO_EVERY) continue;
        greeted = time(NULL);
        if (side == &producing) {
            write_times();
        } else {
            for (int i = 0; i < side->link_count; i++) {
                if (side->links[i].state != LINK_OPEN) continue;
                hello(&side->links[i]);
                link_flush(&side->links[i]);
            }
        }
    }
    return NULL;
}

static void prepare(struct side *side, int count) {
    side->epoll = epoll_create1(EPOLL_CLOEXEC);
    side->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    side->links = calloc((size_t)count, sizeof *side->links);
    side->link_count = count;
    struct epoll_event event = {.events = EPOLLIN};
    epoll_ctl(side->epoll, EPOLL_CTL_ADD, side->timer, &event);
    for (int i = 0; i < count; i++) side->links[i].state = LINK_CLOSED;
}

// Waits until `counter` is `wanted`; false when a connection closed or the time is over.
static bool await(atomic_int *counter, int wanted) {
    while (atomic_load(counter) < wanted) {
        if (atomic_load(&producing.closed) || atomic_load(&receiving.closed)) return false;
        if (clock_now() > (uint64_t)options.seconds * 1000000000u) return false;
        usleep(1000);
    }
    return true;
}

// --- Measures

static void print_codes(const char *name, const struct side *side) {
    printf(",\"%s\":{", name);
    for (int i = 0; i < 8 && side->codes[i][0]; i++) printf("%s\"%s\":%ld", i ? "," : "", side->codes[i], side->code_counts[i]);
    printf("}");
}

static void print_crowd(void) {
    if (!crowd.size) return;
    printf(",\"crowd\":%d,\"crowdThere\":%d,\"crowdLost\":%ld,\"crowdRetried\":%ld,\"crowdReceipted\":%ld", crowd.size,
           atomic_load(&crowd.welcomed), atomic_load(&crowd.lost), atomic_load(&crowd.retried), atomic_load(&crowd.receipted));
    if (memory_before)
        printf(",\"rssBeforeKiB\":%ld,\"rssAfterKiB\":%ld,\"kiBPerRecipient\":%.1f,\"descriptors\":%d", memory_before,
               memory_after, (double)(memory_after - memory_before) / crowd.size, descriptors);
}

static void print_closed(const struct side *side) {
    for (int i = 0; i < side->link_count; i++)
        if (side->links[i].why_closed) {
            fprintf(stderr, "load: a connection ended: %s\n", side->links[i].why_closed);
            return;
        }
}

// Prints the line; 0 when nothing was lost, doubled or refused.
static int report(double own, double daemon) {
    uint64_t first = UINT64_MAX, last_accepted = 0, last_delivered = 0, last_recorded = 0;
    long accepted = 0, expected = 0, delivered = 0, recorded = 0, invented = 0, a = 0, d = 0, s = 0, c = 0;
    uint64_t *answers = calloc((size_t)options.events, 8), *deliveries = calloc((size_t)options.events, 8);
    uint64_t *stirred = calloc((size_t)options.events, 8), *calm = calloc((size_t)options.events, 8);
    for (long i = 0; i < options.events; i++) {
        const struct event *event = &events[i];
        uint64_t published = atomic_load(&event->published);
        if (!published) continue;
        if (published < first) first = published;
        if (event->accepted > last_accepted) last_accepted = event->accepted;
        if (event->delivered > last_delivered) last_delivered = event->delivered;
        if (event->recorded > last_recorded) last_recorded = event->recorded;
        accepted += event->accepted != 0;
        expected += event->expected && !is_apart(child_of(i));
        delivered += event->delivered && event->expected;
        recorded += event->recorded && event->expected;
        invented += event->delivered && event->accepted && !event->expected;
        if (i >= options.warm && event->accepted) {
            bool is_stirred = published >= stir_from && published <= stir_to;
            answers[a++] = event->accepted - published;
            if (stir_from) *(is_stirred ? &stirred[s++] : &calm[c++]) = event->accepted - published;
        }
        if (i >= options.warm && event->delivered) deliveries[d++] = event->delivered - published;
    }
    long lost = options.recipients ? expected - recorded : 0, unanswered = options.events - atomic_load(&producing.answered);
    uint64_t last = options.recipients ? last_recorded : last_accepted;
    double whole = last > first ? (double)(last - first) / 1e9 : INFINITY;
    printf("{\"label\":\"%s\",\"producers\":%d,\"recipients\":%d,\"window\":%d,\"rate\":%.0f,\"events\":%ld,\"accepted\":%ld,"
           "\"delivered\":%ld,\"receipted\":%ld,\"seconds\":%.3f,\"acceptedPerSecond\":%.1f",
           options.label, options.producers, options.recipients, options.window, options.rate, options.events, accepted, delivered,
           recorded, whole, (double)accepted / ((double)(last_accepted - first) / 1e9));
    if (options.recipients)
        printf(",\"deliveredPerSecond\":%.1f,\"endToEndPerSecond\":%.1f", (double)delivered / ((double)(last_delivered - first) / 1e9),
               (double)recorded / whole);
    print_latencies("acceptedMs", answers, a);
    print_latencies("deliveredMs", deliveries, d);
    if (stir_from) {
        print_latencies("acceptedStirredMs", stirred, s);
        print_latencies("acceptedCalmMs", calm, c);
        printf(",\"stirSeconds\":%.3f", (double)(stir_to - stir_from) / 1e9);
    }
    print_crowd();
    bool is_sampled = !samples.every || samples_print(&samples);
    if (!is_sampled) fprintf(stderr, "load: only %d samples, and %d that could not be read\n", samples.count, samples.missed);
    printf(",\"lost\":%ld,\"unanswered\":%ld,\"duplicates\":%ld,\"redelivered\":%ld,\"misdelivered\":%ld,\"outOfOrder\":%ld,"
           "\"unknown\":%ld,\"invented\":%ld,\"digestsChecked\":%ld,\"digestsWrong\":%ld,\"closed\":%d",
           lost, unanswered, receiving.duplicates, receiving.redelivered, receiving.misdelivered, receiving.out_of_order,
           receiving.unknown + producing.unknown, invented, receiving.checked, receiving.wrong_digest,
           atomic_load(&producing.closed) + atomic_load(&receiving.closed));
    print_codes("publishesRefused", &producing);
    print_codes("receiptsRefused", &receiving);
    printf(",\"loadCpuSeconds\":%.2f,\"daemonCpuSeconds\":%.2f,\"daemonCpuMicrosecondsPerNotice\":%.1f,\"daemonRSSKiB\":%ld}\n", own,
           daemon, accepted ? 1e6 * daemon / (double)accepted : 0, memory_of(options.daemon));
    free(answers);
    free(deliveries);
    free(stirred);
    free(calm);
    print_closed(&producing);
    print_closed(&receiving);
    return lost || unanswered || receiving.duplicates || receiving.misdelivered || receiving.out_of_order || receiving.unknown ||
           producing.unknown || invented || receiving.wrong_digest || atomic_load(&producing.failed) ||
           atomic_load(&receiving.failed) || atomic_load(&producing.closed) || atomic_load(&receiving.closed) ||
           atomic_load(&crowd.lost) || !is_sampled || (stir_from && stir_to == UINT64_MAX);
}

// --- Modes

static bool start_link(struct side *side, int i, struct partner *partner, void *owner) {
    struct link *link = &side->links[i];
    link->owner = owner;
    link->message = side == &producing ? take_answer : take_for_recipient;
    link->opened = side == &producing ? opened_producer : opened_recipient;
    return link_start(link, partner->context, &partner->broker, side->epoll);
}

// Opens all connections of a side, a few handshakes at a time.
static bool connect_all(struct side *side, struct partner *partners, int partner_count) {
    for (int i = 0; i < side->link_count; i++) {
        struct partner *partner = &partners[i % partner_count];
        void *owner;
        if (side == &producing) {
            struct producer *producer = calloc(1, sizeof *producer);
            *producer = (struct producer){.partner = partner, .number = i};
            owner = producer;
        } else {
            struct recipient *recipient = calloc(1, sizeof *recipient);
            recipient->number = options.apart ? 1 + i % (partner_count - 1) : i % partner_count;
            partner = &partners[recipient->number];
            owner = recipient;
        }
        if (!await(&side->open, i - OPENING_AT_ONCE) || !start_link(side, i, partner, owner)) return false;
    }
    return await(&side->open, side->link_count);
}

static bool all_welcomed(void) {
    while (atomic_load(&receiving.answered) < receiving.link_count) {
        if (atomic_load(&receiving.closed) || clock_now() > (uint64_t)options.seconds * 1000000000u) return false;
        usleep(1000);
    }
    return true;
}

static int stop(int code) {
    atomic_store(&ending, true);
    if (producing.thread) pthread_join(producing.thread, NULL);
    if (receiving.thread) pthread_join(receiving.thread, NULL);
    if (code) {
        print_closed(&producing);
        print_closed(&receiving);
    }
    return code;
}

// Waits until the crowd is there; false when the time is over.
static bool await_crowd(void) {
    while (atomic_load(&crowd.welcomed) < crowd.size) {
        if (clock_now() > (uint64_t)options.seconds * 1000000000u) {
            fprintf(stderr, "load: only %d of %d came; %s\n", atomic_load(&crowd.welcomed), crowd.size,
                    crowd.why_lost ? crowd.why_lost : "");
            return false;
        }
        usleep(1000);
    }
    return true;
}

static bool gather(void) {
    memory_before = memory_of(options.daemon);
    if (!crowd_start(&crowd) || !await_crowd()) return false;
    sleep(2);
    memory_after = memory_of(options.daemon);
    descriptors = descriptors_of(options.daemon);
    return true;
}

static int run_idle(void) {
    if (!gather()) return stop(1);
    printf("{\"label\":\"%s\",\"secondsToOpen\":%.2f", options.label, (double)clock_now() / 1e9 - 2);
    print_crowd();
    printf("}\n");
    crowd_end(&crowd);
    return atomic_load(&crowd.lost) != 0;
}

static int run_handshakes(void) {
    crowd.passes = options.handshakes;
    crowd.size = options.at_once;
    double own = own_cpu(), daemon = cpu_of(options.daemon);
    uint64_t from = clock_now();
    if (!crowd_start(&crowd)) return 1;
    while (atomic_load(&crowd.passed) < options.handshakes && clock_now() < (uint64_t)options.seconds * 1000000000u) usleep(1000);
    double seconds = (double)(clock_now() - from) / 1e9;
    long passed = atomic_load(&crowd.passed);
    own = own_cpu() - own;
    daemon = cpu_of(options.daemon) - daemon;
    crowd_end(&crowd);
    printf("{\"label\":\"%s\",\"handshakes\":%ld,\"atOnce\":%d,\"retried\":%ld,\"seconds\":%.3f,\"perSecond\":%.1f,"
           "\"loadCpuMicrosecondsEach\":%.1f,\"daemonCpuMicrosecondsEach\":%.1f,\"daemonRSSKiB\":%ld}\n",
           options.label, passed, options.at_once, atomic_load(&crowd.retried), seconds, (double)passed / seconds,
           1e6 * own / (double)passed, 1e6 * daemon / (double)passed, memory_of(options.daemon));
    return passed < options.handshakes || atomic_load(&crowd.retried) ? 3 : 0;
}

// What the crowd does while events are published: it comes back after a break, or it drains what waited for it.
static bool stirs(void) { return options.storms || options.drain; }

static void begin_stir(void) {
    stir_from = clock_now();
    stir_to = UINT64_MAX;
    if (options.storms) crowd_break(&crowd);
    else if (!crowd_start(&crowd)) stir_to = 0;
}

static bool is_calm_again(void) {
    return options.storms ? atomic_load(&crowd.welcomed) == crowd.size : atomic_load(&crowd.receipted) >= options.drain;
}

static int run_load(struct partner *producers, int producer_count, struct partner *recipients, int recipient_count) {
    children = children_in(options.roll, recipients, recipient_count, &child_count);
    events = calloc((size_t)options.events, sizeof *events);
    latest = calloc((size_t)child_count, sizeof *latest);
    if (!events || !latest) abort();
    for (int i = 0; i < child_count; i++) latest[i] = -1;
    prepare(&receiving, options.recipients);
    prepare(&producing, options.producers);
    if (pthread_create(&receiving.thread, NULL, serve, &receiving) || pthread_create(&producing.thread, NULL, serve, &producing))
        return 1;
    if (!connect_all(&receiving, recipients, recipient_count) || !all_welcomed() ||
        !connect_all(&producing, producers, producer_count)) {
        fprintf(stderr, "load: %d recipients and %d producers connected\n", atomic_load(&receiving.open), atomic_load(&producing.open));
        return stop(1);
    }
    if (crowd.size && !options.drain && !gather()) return stop(1);
    double own = own_cpu(), daemon = cpu_of(options.daemon);
    struct itimerspec beat = {.it_interval = {options.rate > 0 ? 0 : 10, 0}, .it_value = {0, 1000000}};
    uint64_t from = clock_now();
    atomic_store(&publishing, true);
    timerfd_settime(producing.timer, 0, &beat, NULL);
    uint64_t end = (uint64_t)options.seconds * 1000000000u;
    long elsewhere = options.apart ? (options.events + options.apart - 1) / options.apart : 0;
    while (clock_now() < end && !atomic_load(&producing.closed) && !atomic_load(&receiving.closed)) {
        long answered = atomic_load(&producing.answered);
        // After the last event was published the daemon's memory is that of one with less to do.
        if (answered < options.events) samples_look(&samples, (double)(clock_now() - from) / 1e9);
        if (stirs() && !stir_from && answered >= options.events / 4) begin_stir();
        if (stir_to == UINT64_MAX && is_calm_again()) stir_to = clock_now();
        if (answered >= options.events && (!stirs() || stir_to != UINT64_MAX) &&
            (!options.recipients || atomic_load(&receiving.done) + atomic_load(&producing.failed) + elsewhere >= options.events))
            break;
        usleep(2000);
    }
    own = own_cpu() - own;
    daemon = cpu_of(options.daemon) - daemon;
    stop(0);
    crowd_end(&crowd);
    return report(own, daemon) ? 3 : 0;
}

static void usage(void) {
    fprintf(stderr,
            "usage: load --recipients-in DIR [--producers-in DIR --roll FILE --events N] [options]\n"
            "       load --recipients-in DIR --idle N [options]            connect, measure the daemon's memory, and end\n"
            "       load --recipients-in DIR --handshakes N [options]      connect and leave N times\n"
            "  --producers N      connections that publish (16), dealt over the profiles in --producers-in\n"
            "  --recipients N     connections that receive (50), dealt over the profiles in --recipients-in; 0 for none\n"
            "  --window N         unanswered publishes a producer (64)\n"
            "  --rate R           publish R a second whatever is unanswered, instead of by window\n"
            "  --credit N         window of a recipient's HELLO (256)\n"
            "  --warm N           events at the start that latencies leave out\n"
            "  --check-every N    recompute the digest of every Nth notice (16), 0 for none\n"
            "  --idle N           recipients beside the load that only wait, dealt over the profiles in --crowd-in\n"
            "  --crowd-in DIR     whose they are (--recipients-in)\n"
            "  --storm            they all end a quarter through the load, and come back within a second\n"
            "  --drain N          one recipient of --crowd-in comes a quarter through the load, and receipts N notices that waited\n"
            "  --apart N          every Nth event is for the first recipient, which is left out of latencies and of what is lost\n"
            "  --stalled          that recipient reads nothing after it was welcomed\n"
            "  --at-once N        handshakes under way at a time (32)\n"
            "  --sources N        loopback addresses that recipients beside the load come from\n"
            "  --daemon PID       whose processor time and memory to read\n"
            "  --sample-every S   its private memory and descriptors every S seconds while events are published, and the slope\n"
            "  --warm-up S        seconds at the start whose samples count for nothing\n"
            "  --samples FILE     each sample as a line of CSV\n"
            "  --seconds N        the end of all patience (120)\n"
            "  --label TEXT       repeated in the line that is printed\n");
    exit(64);
}

int main(int argc, char **argv) {
    static const struct option names[] = {
        {"producers-in", 1, 0, 'P'}, {"recipients-in", 1, 0, 'R'}, {"crowd-in", 1, 0, 'C'},   {"roll", 1, 0, 'o'},
        {"events", 1, 0, 'e'},       {"producers", 1, 0, 'p'},     {"recipients", 1, 0, 'r'}, {"window", 1, 0, 'w'},
        {"rate", 1, 0, 'a'},         {"credit", 1, 0, 'c'},        {"warm", 1, 0, 'm'},       {"idle", 1, 0, 'i'},
        {"daemon", 1, 0, 'd'},       {"seconds", 1, 0, 's'},       {"label", 1, 0, 'l'},      {"check-every", 1, 0, 'k'},
        {"storm", 0, 0, 'S'},        {"drain", 1, 0, 'D'},         {"apart", 1, 0, 'A'},      {"stalled", 0, 0, 'T'},
        {"handshakes", 1, 0, 'h'},   {"at-once", 1, 0, 'n'},       {"sources", 1, 0, 'f'},    {"sample-every", 1, 0, 'E'},
        {"warm-up", 1, 0, 'W'},      {"samples", 1, 0, 'F'},       {0}};
    for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;) switch (option) {
        case 'P': options.producers_in = optarg; break;
        case 'R': options.recipients_in = optarg; break;
        case 'o': options.roll = optarg; break;
        case 'e': options.events = atol(optarg); break;
        case 'p': options.producers = atoi(optarg); break;
        case 'r': options.recipients = atoi(optarg); break;
        case 'w': options.window = atoi(optarg); break;
        case 'a': options.rate = atof(optarg); break;
        case 'c': options.credit = atoi(optarg); break;
        case 'm': options.warm = atoi(optarg); break;
        case 'i': options.idle = atoi(optarg); break;
        case 'd': options.daemon = atoi(optarg); break;
        case 's': options.seconds = atoi(optarg); break;
        case 'l': options.label = optarg; break;
        case 'k': options.check_every = atoi(optarg); break;
        case 'C': options.crowd_in = optarg; break;
        case 'S': options.storms = true; break;
        case 'D': options.drain = atol(optarg); break;
        case 'A': options.apart = atoi(optarg); break;
        case 'T': options.is_stalled = true; break;
        case 'h': options.handshakes = atol(optarg); break;
        case 'n': options.at_once = atoi(optarg); break;
        case 'f': options.sources = atoi(optarg); break;
        case 'E': samples.every = atof(optarg); break;
        case 'W': samples.warm_up = atof(optarg); break;
        case 'F': samples.file = optarg; break;
        default: usage();
        }
    bool loads = options.producers_in && options.roll && options.events > 0 && options.producers > 0;
    bool is_clear = !(options.storms && !options.idle) && !(options.is_stalled && !options.apart) &&
                    (!options.idle || !options.drain) && (!options.apart || (!options.idle && !options.drain)) && options.at_once > 0;
    if (optind != argc || !options.recipients_in || (!loads && options.idle <= 0 && options.handshakes <= 0) || options.seconds <= 0 ||
        !is_clear)
        usage();
    signal(SIGPIPE, SIG_IGN);
    alarm((unsigned)options.seconds + 30);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    started_at = clock_now();
    run_mark = (uint32_t)time(NULL);
    samples.process = options.daemon;
    write_times();
    int producer_count = 0, recipient_count;
    struct partner *recipients = partners_in(options.recipients_in, &recipient_count);
    if (options.recipients > 0 && options.recipients + !!options.apart < recipient_count && loads)
        recipient_count = options.recipients + !!options.apart;
    crowd.partners = recipients;
    crowd.partner_count = options.apart || options.drain ? 1 : recipient_count;
    crowd.size = options.apart || options.drain ? 1 : options.idle;
    crowd.at_once = options.storms ? 0 : options.at_once;
    crowd.sources = options.sources;
    crowd.credit = options.credit;
    crowd.is_stalled = options.is_stalled;
    if (options.crowd_in) {
        crowd.partners = partners_in(options.crowd_in, &crowd.partner_count);
        if (options.drain) crowd.partner_count = 1;
    }
    if (options.handshakes > 0) return run_handshakes();
    if (!loads) return run_idle();
    struct partner *producers = partners_in(options.producers_in, &producer_count);
    return run_load(producers, producer_count, recipients, recipient_count);
}
