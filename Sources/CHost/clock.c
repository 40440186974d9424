#include "CHost.h"

#ifdef __linux__
#include <sys/timex.h>

int waymark_clock_is_synchronised(void) {
    struct timex time = {0};
    if (adjtimex(&time) < 0) return -1;
    return (time.status & STA_UNSYNC) == 0;
}
#else
int waymark_clock_is_synchronised(void) { return -1; }
#endif
