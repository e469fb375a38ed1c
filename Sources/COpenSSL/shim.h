// SPDX-License-Identifier: Apache-2.0
#pragma once
// SHA256_Init and its like are deprecated in favour of EVP, which allocates a context and asks a provider for each digest; see
// the hashes below.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pemerr.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// Swift imports neither function-like macros nor variadic functions: each shim below stands for one of them.

/// EVP_EC_gen is a macro over the variadic EVP_PKEY_Q_keygen.
static inline EVP_PKEY *copenssl_EVP_EC_gen(const char *curve) { return EVP_EC_gen(curve); }

/// BIO_get_mem_data is a macro over BIO_ctrl.
static inline long copenssl_BIO_get_mem_data(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }

/// BIO_set_retry_read and BIO_clear_retry_flags are macros over BIO_set_flags and BIO_clear_flags.
static inline void copenssl_BIO_set_retry_read(BIO *bio) { BIO_set_retry_read(bio); }
static inline void copenssl_BIO_clear_retry_flags(BIO *bio) { BIO_clear_retry_flags(bio); }

/// The typed stack functions are macros over OPENSSL_sk_*.
static inline int copenssl_sk_GENERAL_NAME_num(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }
static inline GENERAL_NAME *copenssl_sk_GENERAL_NAME_value(const GENERAL_NAMES *names, int index) {
    return sk_GENERAL_NAME_value(names, index);
}
static inline int copenssl_sk_GENERAL_NAME_push(GENERAL_NAMES *names, GENERAL_NAME *name) {
    return sk_GENERAL_NAME_push(names, name);
}
static inline STACK_OF(X509) *copenssl_sk_X509_new_null(void) { return sk_X509_new_null(); }
static inline int copenssl_sk_X509_push(STACK_OF(X509) *stack, X509 *certificate) { return sk_X509_push(stack, certificate); }
static inline void copenssl_sk_X509_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }
static inline int copenssl_sk_X509_num(const STACK_OF(X509) *stack) { return sk_X509_num(stack); }
static inline X509 *copenssl_sk_X509_value(const STACK_OF(X509) *stack, int index) { return sk_X509_value(stack, index); }
static inline int copenssl_sk_X509_REVOKED_num(const STACK_OF(X509_REVOKED) *stack) { return sk_X509_REVOKED_num(stack); }
static inline X509_REVOKED *copenssl_sk_X509_REVOKED_value(const STACK_OF(X509_REVOKED) *stack, int index) {
    return sk_X509_REVOKED_value(stack, index);
}
static inline int copenssl_X509_REQ_add_extension(X509_REQ *request, X509_EXTENSION *extension) {
    STACK_OF(X509_EXTENSION) *extensions = sk_X509_EXTENSION_new_null();
    if (extensions == NULL) return 0;
    int done = sk_X509_EXTENSION_push(extensions, extension) > 0 && X509_REQ_add_extensions(request, extensions);
    sk_X509_EXTENSION_free(extensions);
    return done;
}
static inline GENERAL_NAMES *copenssl_X509_REQ_get_alt_names(X509_REQ *request) {
    STACK_OF(X509_EXTENSION) *extensions = X509_REQ_get_extensions(request);
    GENERAL_NAMES *names = (GENERAL_NAMES *)X509V3_get_d2i(extensions, NID_subject_alt_name, NULL, NULL);
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    return names;
}

/// These are macros over SSL_CTX_ctrl and SSL_ctrl.
static inline int copenssl_SSL_CTX_set_min_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}
static inline int copenssl_SSL_CTX_set_max_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_max_proto_version(context, version);
}
static inline long copenssl_SSL_CTX_set_session_cache_mode(SSL_CTX *context, long mode) {
    return SSL_CTX_set_session_cache_mode(context, mode);
}
static inline void copenssl_SSL_CTX_set_read_ahead(SSL_CTX *context, int on) { SSL_CTX_set_read_ahead(context, on); }
static inline int copenssl_SSL_CTX_set1_groups_list(SSL_CTX *context, const char *list) {
    return (int)SSL_CTX_set1_groups_list(context, list);
}
static inline int copenssl_SSL_CTX_add1_chain_cert(SSL_CTX *context, X509 *certificate) {
    return (int)SSL_CTX_add1_chain_cert(context, certificate);
}
static inline void copenssl_SSL_set_msg_callback_arg(SSL *ssl, void *argument) { SSL_set_msg_callback_arg(ssl, argument); }
static inline int copenssl_SSL_set_tlsext_host_name(SSL *ssl, const char *name) {
    return (int)SSL_set_tlsext_host_name(ssl, name);
}

/// The flags are macros over other macros, which Swift does not follow.
static const unsigned long copenssl_XN_FLAG_RFC2253 = XN_FLAG_RFC2253;
static const uint64_t copenssl_SSL_OP_NO_TICKET = SSL_OP_NO_TICKET;
static const uint64_t copenssl_SSL_OP_NO_RENEGOTIATION = SSL_OP_NO_RENEGOTIATION;
static const uint64_t copenssl_SSL_OP_NO_COMPRESSION = SSL_OP_NO_COMPRESSION;

// SHA-256 and HMAC-SHA-256 (RFC 2104) with their state on the stack: a notice takes some fifty hashes of a hundred octets each,
// for which a context on the heap costs more than the hash.

/// SHA-256 of two texts, one after the other, into 32 octets.
static inline void copenssl_sha256(const void *first, size_t first_size, const void *second, size_t second_size, uint8_t *digest) {
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, first, first_size);
    if (second_size > 0) SHA256_Update(&state, second, second_size);
    SHA256_Final(digest, &state);
}

/// HMAC-SHA-256 under one key, the padded blocks of which are hashed already.
typedef struct {
    SHA256_CTX inner, outer;
} copenssl_hmac;

/// A key of at most 64 octets.
static inline copenssl_hmac copenssl_hmac_key(const void *key, size_t size) {
    copenssl_hmac hmac;
    uint64_t pad[SHA256_CBLOCK / 8] = {0};
    for (size_t i = 0; i < size && i < sizeof pad; i++) ((uint8_t *)pad)[i] = ((const uint8_t *)key)[i];
    for (size_t i = 0; i < SHA256_CBLOCK / 8; i++) pad[i] ^= 0x3636363636363636;
    SHA256_Init(&hmac.inner);
    SHA256_Update(&hmac.inner, pad, sizeof pad);
    for (size_t i = 0; i < SHA256_CBLOCK / 8; i++) pad[i] ^= 0x3636363636363636 ^ 0x5c5c5c5c5c5c5c5c;
    SHA256_Init(&hmac.outer);
    SHA256_Update(&hmac.outer, pad, sizeof pad);
    OPENSSL_cleanse(pad, sizeof pad);
    return hmac;
}

/// The code of a text, 32 octets; `hmac` stays as it is.
static inline void copenssl_hmac_code(const copenssl_hmac *hmac, const void *text, size_t size, uint8_t *code) {
    SHA256_CTX state = hmac->inner;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256_Update(&state, text, size);
    SHA256_Final(digest, &state);
    state = hmac->outer;
    SHA256_Update(&state, digest, sizeof digest);
    SHA256_Final(code, &state);
}
