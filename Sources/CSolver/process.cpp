// What the worker asks of the operating system.
#include "CSolver.h"
#include <CbcConfig.h>
#include <ClpConfig.h>
#include <sys/resource.h>
#include <unistd.h>

void trellis_raise(int *flag) { __atomic_store_n(flag, 1, __ATOMIC_RELAXED); }

int trellis_restrain(unsigned long long bytes, int niceness) {
    int failures = 0;
    if (bytes > 0) {
        rlimit limit;
        limit.rlim_cur = bytes;
        limit.rlim_max = bytes;
        failures += setrlimit(RLIMIT_AS, &limit) != 0;
    }
    failures += setpriority(PRIO_PROCESS, 0, niceness) != 0;
    return failures;
}

unsigned long long trellis_peak_memory(void) {
    rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
    return (unsigned long long)usage.ru_maxrss * 1024ULL;
}

const char *trellis_solver_versions(void) { return "Cbc " CBC_VERSION ", Clp " CLP_VERSION; }
