#ifndef CSYSTEM_H
#define CSYSTEM_H

/// The commit that this program was built from; empty if the build was not told.
const char *waymark_build_commit(void);

/// How this program was built and for which machine; empty if the build was not told.
const char *waymark_build_kind(void);

/// Whether a time service keeps the clock right: 1, 0, or -1 where the kernel does not say.
int waymark_clock_is_synchronised(void);

#endif
