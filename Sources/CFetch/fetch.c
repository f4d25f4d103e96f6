#include "CFetch.h"

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    unsigned char *bytes;
    size_t length;
    size_t most;
    int is_too_long;
} sink;

static pthread_once_t curl_started = PTHREAD_ONCE_INIT;

static void start_curl(void) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    // A server that hangs up early is an answer to handle, not the end of this process.
    struct sigaction present;
    if (sigaction(SIGPIPE, NULL, &present) == 0 && present.sa_handler == SIG_DFL) { signal(SIGPIPE, SIG_IGN); }
}

static size_t take_bytes(char *buffer, size_t size, size_t count, void *context) {
    sink *into = context;
    size_t step = size * count;
    if (step > into->most - into->length) {
        into->is_too_long = 1;
        return 0;
    }
    unsigned char *longer = realloc(into->bytes, into->length + step + 1);
    if (longer == NULL) { return 0; }
    memcpy(longer + into->length, buffer, step);
    into->bytes = longer;
    into->length += step;
    return step;
}

static trellis_fetch_outcome outcome_of(CURLcode code, const sink *into) {
    if (into->is_too_long) { return TRELLIS_FETCH_TOO_LONG; }
    switch (code) {
    case CURLE_OK:
        return TRELLIS_FETCH_ANSWERED;
    case CURLE_OPERATION_TIMEDOUT:
        return TRELLIS_FETCH_TIMED_OUT;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
        return TRELLIS_FETCH_TLS_FAILED;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
        return TRELLIS_FETCH_UNREACHABLE;
    default:
        return TRELLIS_FETCH_FAILED;
    }
}

trellis_fetch_outcome trellis_fetch(const trellis_fetch_request *request, trellis_fetch_answer *answer) {
    memset(answer, 0, sizeof *answer);
    pthread_once(&curl_started, start_curl);
    CURL *curl = curl_easy_init();
    if (curl == NULL) { return TRELLIS_FETCH_FAILED; }
    sink into = {NULL, 0, request->most_bytes, 0};
    struct curl_slist *headers = curl_slist_append(NULL, "Accept: application/json");
    char *authorization = NULL;
    if (request->authorization != NULL) {
        static const char name[] = "Authorization: ";
        authorization = malloc(sizeof name + strlen(request->authorization));
        if (authorization != NULL) {
            strcpy(authorization, name);
            strcat(authorization, request->authorization);
            headers = curl_slist_append(headers, authorization);
        }
    }

    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, request->allows_plain ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, request->timeout_ms);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (request->ca_file != NULL) { curl_easy_setopt(curl, CURLOPT_CAINFO, request->ca_file); }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (request->form != NULL) { curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->form); }
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &into);

    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
    curl_slist_free_all(headers);
    free(authorization);
    curl_easy_cleanup(curl);
    answer->bytes = into.bytes;
    answer->length = into.length;
    return outcome_of(code, &into);
}

void trellis_fetch_free(trellis_fetch_answer *answer) {
    free(answer->bytes);
    answer->bytes = NULL;
    answer->length = 0;
}
