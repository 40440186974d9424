#include "CHost.h"

/* Package.swift passes both on from the environment. Without it, `git archive` writes the commit here
   (see .gitattributes); elsewhere the text stays as it is and means nothing. */
#ifndef WAYMARK_COMMIT
#define WAYMARK_COMMIT "$Format:%h$"
#endif
#ifndef WAYMARK_BUILD
#define WAYMARK_BUILD ""
#endif

const char *waymark_build_commit(void) {
    return WAYMARK_COMMIT[0] == '$' ? "" : WAYMARK_COMMIT;
}

const char *waymark_build_kind(void) { return WAYMARK_BUILD; }
