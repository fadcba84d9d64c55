/*
 * spray.h - passwords tried on many accounts, by one address or one client.
 */
#ifndef AUDITOR_CHECK_SPRAY_H
#define AUDITOR_CHECK_SPRAY_H

#include "auditor/check/run.h"

/* A try of a password by a tool. */
struct spray_try {
	strview key; /* who tries: an address, or client and network */
	const struct event *event;
};

/* Those with one key, by time. */
struct spray {
	const struct spray_try *at;
	size_t count;
	const strview *users; /* accounts tried, in lower case and order */
	size_t user_count;
	bool is_spread; /* over several addresses */
};

struct sprays {
	struct spray *at;
	size_t count;
	size_t cap;
};

/* spray_find(run, sprays): those among the events of ${run}; none without. */
void spray_find(struct check_run *run, struct sprays *sprays);

/* spray_has_tried(spray, event, arena): the account of ${event}. */
bool spray_has_tried(
    const struct spray *spray, const struct event *event, struct arena *arena);

/* spray_user(event): whose account, by its id where that is told. */
strview spray_user(const struct event *event);

/*
 * spray_place(event):
 * The network of a client, or where that is not told its country.
 */
strview spray_place(const struct event *event);

#endif
