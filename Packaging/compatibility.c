/* Linked into the portable program so that it runs on systems older than the machine that builds it:
   newer symbols of glibc are defined here by older ones. `Packaging/portable` checks the result. */
#include <sys/random.h>

/* glibc 2.36; libstdc++'s random_device calls it. */
unsigned int arc4random(void) {
    unsigned int number = 0;
    while (getrandom(&number, sizeof number, 0) != sizeof number) {}
    return number;
}

/* glibc 2.35 has a second version of these, which only leaves errno alone. */
#if defined(__x86_64__)
#define OLDER "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define OLDER "GLIBC_2.17"
#endif
#ifdef OLDER
double older_hypot(double, double);
float older_hypotf(float, float);
__asm__(".symver older_hypot, hypot@" OLDER);
__asm__(".symver older_hypotf, hypotf@" OLDER);
double hypot(double x, double y) { return older_hypot(x, y); }
float hypotf(float x, float y) { return older_hypotf(x, y); }
#endif
