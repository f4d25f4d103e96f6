#pragma once

#include <stddef.h>

// One message to one recipient, handed to an SMTP server by libcurl, whose variadic calls Swift cannot make.
typedef struct {
    const char *url;           // smtp://host:port/name or smtps://host:port/name
    const char *username;      // NULL: no sign-in
    const char *password;
    int requires_tls;          // for smtp://: insist on STARTTLS before anything else is said
    const char *ca_file;       // NULL: what the machine trusts
    const char *sender;        // bare addresses, without angle brackets
    const char *recipient;
    const unsigned char *message;
    size_t message_length;
    long connect_timeout_ms;
    long timeout_ms;
} trellis_mail_request;

// What came of it.
typedef enum {
    TRELLIS_MAIL_SENT = 0,
    TRELLIS_MAIL_REFUSED,        // the server said no; reply_code says how
    TRELLIS_MAIL_UNREACHABLE,    // no server, no name, connection lost
    TRELLIS_MAIL_TIMED_OUT,
    TRELLIS_MAIL_TLS_FAILED,     // no TLS offered, or a certificate that cannot be trusted
    TRELLIS_MAIL_SIGN_IN_FAILED,
    TRELLIS_MAIL_FAILED          // anything else
} trellis_mail_outcome;

// Sends a message and waits for the answer. reply_code gets the last code of the server, or 0.
trellis_mail_outcome trellis_mail_send(const trellis_mail_request *request, long *reply_code);

// Puts a message into a file that exists only in memory and is open for reading from its start; -1 on failure.
int trellis_mail_memory_file(const unsigned char *message, size_t length);
