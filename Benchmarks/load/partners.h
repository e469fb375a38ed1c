// SPDX-License-Identifier: Apache-2.0
// Partners' profiles as `firstbell partner add` writes them, and the children of a roll.
#ifndef FIRSTBELL_LOAD_PARTNERS_H
#define FIRSTBELL_LOAD_PARTNERS_H

#include <netinet/in.h>
#include <openssl/ssl.h>

struct partner {
    char id[96];
    // The SPIFFE id in its certificate, which is the `source` of its events.
    char source[256];
    struct sockaddr_in broker;
    SSL_CTX *context;
};

// The profiles in the subfolders of `folder`, in the order of their partners' ids.
struct partner *partners_in(const char *folder, int *count);

struct child {
    // Place of the child's setting in the list of recipients.
    int recipient;
    // givenName, familyName, dateOfBirth and upn as JSON members.
    char members[256];
};

// The children in a roll, dealt out so that neighbours are of different settings; those of settings not in `recipients`
// are left out.
struct child *children_in(const char *roll, const struct partner *recipients, int recipient_count, int *count);

#endif
