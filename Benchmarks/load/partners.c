// SPDX-License-Identifier: Apache-2.0
#include "partners.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"

static void fail(const char *what, const char *where) {
    fprintf(stderr, "load: %s: %s\n", what, where);
    exit(1);
}

// `key: value` of a profile, quotes taken off.
static void value_of(const char *text, const char *key, char *value, size_t room) {
    size_t length = strlen(key);
    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        if (strncmp(line, key, length) || line[length] != ':') continue;
        const char *from = line + length + 1;
        while (*from == ' ' || *from == '"') from++;
        size_t size = strcspn(from, "\"\n");
        if (size >= room) break;
        memcpy(value, from, size);
        value[size] = 0;
        return;
    }
    fail("a profile lacks a key", key);
}

static void resolve(const char *folder, const char *text, const char *key, char *path, size_t room) {
    char name[512];
    value_of(text, key, name, sizeof name);
    if (snprintf(path, room, "%s%s%s", *name == '/' ? "" : folder, *name == '/' ? "" : "/", name) >= (int)room)
        fail("a path is too long", folder);
}

static void read_source(struct partner *partner, const char *folder) {
    GENERAL_NAMES *names = X509_get_ext_d2i(SSL_CTX_get0_certificate(partner->context), NID_subject_alt_name, NULL, NULL);
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names); i++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
        if (name->type != GEN_URI) continue;
        snprintf(partner->source, sizeof partner->source, "%s",
                 (const char *)ASN1_STRING_get0_data(name->d.uniformResourceIdentifier));
    }
    GENERAL_NAMES_free(names);
    if (!*partner->source) fail("a certificate without a SPIFFE id", folder);
}

static void read_broker(struct partner *partner, const char *text, const char *folder) {
    char broker[128];
    value_of(text, "broker", broker, sizeof broker);
    char *colon = strrchr(broker, ':');
    if (!colon) fail("a broker without a port", folder);
    *colon = 0;
    partner->broker.sin_family = AF_INET;
    partner->broker.sin_port = htons((uint16_t)atoi(colon + 1));
    if (!strcmp(broker, "localhost")) strcpy(broker, "127.0.0.1");
    if (inet_pton(AF_INET, broker, &partner->broker.sin_addr) != 1 || ntohl(partner->broker.sin_addr.s_addr) >> 24 != 127)
        fail("load is put on this machine's own broker only, 127.0.0.0/8", folder);
}

static void read_profile(struct partner *partner, const char *folder) {
    char path[1056], text[4096], certificate[1024], key[1024], authority[1024];
    snprintf(path, sizeof path, "%s/profile.yaml", folder);
    FILE *file = fopen(path, "r");
    if (!file) fail("cannot read", path);
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    value_of(text, "partner", partner->id, sizeof partner->id);
    read_broker(partner, text, folder);
    resolve(folder, text, "certificate", certificate, sizeof certificate);
    resolve(folder, text, "key", key, sizeof key);
    resolve(folder, text, "authority", authority, sizeof authority);
    partner->context = link_context(certificate, key, authority);
    if (!partner->context) exit(1);
    read_source(partner, folder);
}

static int by_id(const void *left, const void *right) {
    return strcmp(((const struct partner *)left)->id, ((const struct partner *)right)->id);
}

struct partner *partners_in(const char *folder, int *count) {
    struct partner *partners = NULL;
    DIR *directory = opendir(folder);
    if (!directory) fail("cannot open", folder);
    *count = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        char path[1024];
        if (*entry->d_name == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        partners = realloc(partners, (size_t)(*count + 1) * sizeof *partners);
        if (!partners) abort();
        memset(&partners[*count], 0, sizeof *partners);
        read_profile(&partners[(*count)++], path);
    }
    closedir(directory);
    if (!*count) fail("no profiles in", folder);
    qsort(partners, (size_t)*count, sizeof *partners, by_id);
    return partners;
}

static int recipient_of(const char *setting, const struct partner *recipients, int count) {
    struct partner wanted;
    snprintf(wanted.id, sizeof wanted.id, "%s", setting);
    struct partner *found = bsearch(&wanted, recipients, (size_t)count, sizeof wanted, by_id);
    return found ? (int)(found - recipients) : -1;
}

struct child *children_in(const char *roll, const struct partner *recipients, int recipient_count, int *count) {
    char line[1024];
    struct child *children = NULL;
    int total = 0, *places = calloc((size_t)recipient_count, sizeof *places);
    FILE *file = fopen(roll, "r");
    if (!file || !fgets(line, sizeof line, file)) fail("cannot read", roll);
    while (fgets(line, sizeof line, file)) {
        char *fields[6], *rest = line;
        int found = 0;
        while (found < 6 && rest) fields[found++] = strsep(&rest, ",");
        if (found < 6) fail("a roll of another form", roll);
        int recipient = recipient_of(fields[0], recipients, recipient_count);
        if (recipient < 0) continue;
        children = realloc(children, (size_t)(total + 1) * sizeof *children);
        if (!children) abort();
        struct child *child = &children[total++];
        child->recipient = recipient;
        int size = snprintf(child->members, sizeof child->members,
                            "\"givenName\":\"%s\",\"familyName\":\"%s\",\"dateOfBirth\":\"%s\",\"upn\":\"%s\"", fields[3],
                            fields[4], fields[5], fields[1]);
        if (size >= (int)sizeof child->members) fail("a name is too long in", roll);
        places[recipient]++;
    }
    fclose(file);
    if (!total) fail("no child of a recipient in", roll);

    // Round r holds the r-th child of each setting.
    struct child *dealt = calloc((size_t)total, sizeof *dealt);
    int *first = calloc((size_t)recipient_count, sizeof *first), *next = calloc((size_t)recipient_count, sizeof *next), placed = 0;
    int *order = calloc((size_t)total, sizeof *order);
    for (int r = 1; r < recipient_count; r++) first[r] = first[r - 1] + places[r - 1];
    for (int i = 0; i < total; i++) order[first[children[i].recipient] + next[children[i].recipient]++] = i;
    for (int round = 0; placed < total; round++)
        for (int r = 0; r < recipient_count; r++)
            if (round < places[r]) dealt[placed++] = children[order[first[r] + round]];
    free(children);
    free(places);
    free(first);
    free(next);
    free(order);
    *count = total;
    return dealt;
}
