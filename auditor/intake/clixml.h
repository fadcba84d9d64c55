/*
 * clixml.h - what Export-Clixml wrote, object by object.
 *
 * Format: MS-PSRP, section 2.2.5, and files seen.  What becomes of a value:
 * an enumeration its name; a list, queue or stack an array; a dictionary an
 * object; what has a text of its own (an address, a date span) that text; the
 * rest an object of its properties.  The type of such an object stands in its
 * member CLIXML_TYPE.  Binary serialisation data and secure strings are
 * skipped and never decoded.  A primitive of a type that is in no version of
 * the protocol is kept as text, and named.
 */
#ifndef AUDITOR_INTAKE_CLIXML_H
#define AUDITOR_INTAKE_CLIXML_H

#include "auditor/base/json.h"
#include "auditor/intake/feed.h"

/* Member that names the type: dropped from what is kept, as all with @. */
#define CLIXML_TYPE "@clixml.type"

/* One value of the list that the file is. */
struct clixml_item {
	const struct json *value; /* until the next item */
	strview key;     /* of the dictionary whose value it is in, or "" */
	bool has_lost;   /* a reference to what is not there */
	bool is_element; /* of a list, so that the list may be longer */
	strview odd;     /* "line 3: …": an element of no known type, or "" */
	bool is_rest;    /* what a dictionary held beside its lists */
};

struct clixml_sink {
	/* Take ${item}; fail to end the reading. */
	int (*take)(
	    void *cookie, const struct clixml_item *item, struct err *err);
	/* Whether what a dictionary at the top holds at ${key} is handed over
	 * piece by piece; else it is one value with all that is not. */
	bool (*is_list)(void *cookie, strview key);
	/* A list, at ${key} or of the file itself, was there; so it is known
	 * even when it was empty. */
	void (*list)(void *cookie, strview key);
	void *cookie;
};

/*
 * clixml_read(feed, sink, err):
 * Hand all values of the document in ${feed} to ${sink}; an object that stands
 * in it twice, once.  Errors name the line.  A property that occurs twice in
 * one object is refused: one of the two would be hidden.
 */
int clixml_read(struct feed *feed, const struct clixml_sink *sink,
    struct err *err) MUST_USE;

#endif
