/*
 * fake_odata.h - query options of a Graph request, and pages of a list.
 */
#ifndef TESTS_SUPPORT_FAKE_ODATA_H
#define TESTS_SUPPORT_FAKE_ODATA_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/* The options of one request, checked.  Texts are borrowed or owned as said. */
struct fake_odata {
	unsigned top;        /* page size to serve */
	size_t offset;       /* from $skiptoken */
	char *select;        /* owned, words; NULL: all */
	char *expand;        /* owned, a relationship; NULL: none */
	char *expand_select; /* owned, words; NULL: all */
	char *filter_name;   /* owned; NULL: none */
	char *filter_value;  /* owned, words: one of them */
};

/* A list, filtered: borrowed objects. */
struct fake_items {
	const cJSON **at;
	size_t count;
};

/*
 * fake_odata_read(site, req, reply, options):
 * Check the query options of ${req} and store them in ${options}.  Return
 * false, with the refusal in ${reply}, when one is wrong.
 */
bool fake_odata_read(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply,
    struct fake_odata *options);

/* fake_odata_done(options): free what ${options} owns. */
void fake_odata_done(struct fake_odata *options);

/*
 * fake_odata_check_names(req, reply, names, shape, type):
 * Is each of the space separated ${names} a member of ${shape}, an object of
 * type ${type}?  Answers the refusal if not.  A NULL shape knows every name.
 */
bool fake_odata_check_names(const struct fake_request *req,
    struct fake_reply *reply, const char *names, const cJSON *shape,
    const char *type);

/* fake_odata_project(object, names): keep only ${names} of ${object}. */
void fake_odata_project(cJSON *object, const char *names);

/* fake_items_add(items, object): append a borrowed ${object}. */
void fake_items_add(struct fake_items *items, const cJSON *object);

/* fake_items_done(items): free the table. */
void fake_items_done(struct fake_items *items);

/*
 * fake_odata_next_link(req, offset):
 * Return the absolute URL of the page at ${offset}: the request's own with
 * another $skiptoken.  The caller frees it.
 */
char *fake_odata_next_link(const struct fake_request *req, size_t offset);

#endif
