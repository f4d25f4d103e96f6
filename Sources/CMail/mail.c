#define _GNU_SOURCE
#include "CMail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct {
    const unsigned char *bytes;
    size_t left;
} source;

static pthread_once_t curl_started = PTHREAD_ONCE_INIT;

// A server that hangs up early is an answer to handle, not the end of this process.
static void survive_broken_connections(void) {
    struct sigaction present;
    if (sigaction(SIGPIPE, NULL, &present) == 0 && present.sa_handler == SIG_DFL) { signal(SIGPIPE, SIG_IGN); }
}

static void start_curl(void) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    survive_broken_connections();
}

static size_t give_bytes(char *buffer, size_t size, size_t count, void *context) {
    source *rest = context;
    size_t room = size * count;
    size_t step = rest->left < room ? rest->left : room;
    memcpy(buffer, rest->bytes, step);
    rest->bytes += step;
    rest->left -= step;
    return step;
}

static trellis_mail_outcome outcome_of(CURLcode code, long reply_code) {
    switch (code) {
    case CURLE_OK:
        return TRELLIS_MAIL_SENT;
    case CURLE_OPERATION_TIMEDOUT:
        return TRELLIS_MAIL_TIMED_OUT;
    case CURLE_LOGIN_DENIED:
        return TRELLIS_MAIL_SIGN_IN_FAILED;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
        return TRELLIS_MAIL_TLS_FAILED;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
        return reply_code >= 400 ? TRELLIS_MAIL_REFUSED : TRELLIS_MAIL_UNREACHABLE;
    default:
        return reply_code >= 400 ? TRELLIS_MAIL_REFUSED : TRELLIS_MAIL_FAILED;
    }
}

trellis_mail_outcome trellis_mail_send(const trellis_mail_request *request, long *reply_code) {
    *reply_code = 0;
    pthread_once(&curl_started, start_curl);
    CURL *curl = curl_easy_init();
    if (curl == NULL) { return TRELLIS_MAIL_FAILED; }
    struct curl_slist *recipients = curl_slist_append(NULL, request->recipient);
    source rest = {request->message, request->message_length};

    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, request->timeout_ms);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(request->requires_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (request->ca_file != NULL) { curl_easy_setopt(curl, CURLOPT_CAINFO, request->ca_file); }
    if (request->username != NULL) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, request->username);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, request->password);
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, request->sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_bytes);
    curl_easy_setopt(curl, CURLOPT_READDATA, &rest);

    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, reply_code);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return outcome_of(code, *reply_code);
}

int trellis_mail_memory_file(const unsigned char *message, size_t length) {
    int file = memfd_create("message", MFD_CLOEXEC);
    if (file < 0) { return -1; }
    size_t written = 0;
    while (written < length) {
        ssize_t step = write(file, message + written, length - written);
        if (step <= 0) {
            close(file);
            return -1;
        }
        written += (size_t)step;
    }
    lseek(file, 0, SEEK_SET);
    return file;
}
