// ICU's types would come in through libxml2's headers and clash with Foundation's own ICU wherever
// both are seen. Only fields of a structure that is never touched here depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/dict.h>

// The version of the library in use, as a number: 20914 is 2.9.14. Swift does not let a global variable
// of C be read.
static inline const char *waymark_xml_version(void) { return xmlParserVersion; }
