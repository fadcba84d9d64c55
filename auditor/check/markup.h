/*
 * markup.h - HTML that is stamped into mail: where it leads, what it hides.
 *
 * A hint for people, not a browser: what is read is more than what shows.
 */
#ifndef AUDITOR_CHECK_MARKUP_H
#define AUDITOR_CHECK_MARKUP_H

#include <stdbool.h>

#include "auditor/base/arena.h"
#include "auditor/base/strview.h"

struct markup_hosts {
	strview *at; /* lower case, none twice, in the order of the text */
	size_t count;
	size_t cap;
};

/*
 * markup_hosts(html, arena):
 * The hosts of links and images in ${html}, also those written with
 * character references; names of XML namespaces are left out.
 */
struct markup_hosts markup_hosts(strview html, struct arena *arena);

/* markup_hides(html, arena): some of it is styled not to be seen. */
bool markup_hides(strview html, struct arena *arena);

#endif
