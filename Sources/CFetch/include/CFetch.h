#pragma once

#include <stddef.h>

// One request to an https server, made by libcurl, whose variadic calls Swift cannot make. Redirects are not followed.
typedef struct {
    const char *url;
    const char *form;          // an urlencoded form to post; NULL: fetch with GET
    const char *authorization; // the value of the header of that name; NULL: none
    int allows_plain;          // http:// is taken too: only for a server on this machine
    const char *ca_file;       // NULL: what the machine trusts
    size_t most_bytes;         // a longer answer is broken off
    long connect_timeout_ms;
    long timeout_ms;
} trellis_fetch_request;

// What came of it.
typedef enum {
    TRELLIS_FETCH_ANSWERED = 0, // the status says how
    TRELLIS_FETCH_UNREACHABLE,
    TRELLIS_FETCH_TIMED_OUT,
    TRELLIS_FETCH_TLS_FAILED,
    TRELLIS_FETCH_TOO_LONG,
    TRELLIS_FETCH_FAILED
} trellis_fetch_outcome;

// The answer; the bytes belong to the caller, who gives them back with trellis_fetch_free.
typedef struct {
    long status;
    unsigned char *bytes;
    size_t length;
} trellis_fetch_answer;

// Makes the request and waits for the whole answer.
trellis_fetch_outcome trellis_fetch(const trellis_fetch_request *request, trellis_fetch_answer *answer);

void trellis_fetch_free(trellis_fetch_answer *answer);
