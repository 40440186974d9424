// ICU's types would come in through libxml2's headers and clash with Foundation's own ICU wherever
// both are seen. Only fields of a structure that is never touched here depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/dict.h>
