/*
 * turn.h - one run at a time reads a tenant into a history.
 */
#ifndef CMD_TURN_H
#define CMD_TURN_H

#include "cmd/session.h"

struct turn {
	int fd; /* -1: not taken */
};

/* What is not taken yet. */
#define TURN_NONE                                                              \
	{                                                                      \
		-1                                                             \
	}

/*
 * turn_take(session, turn, err):
 * Take the turn for the chosen tenant and history.  Another run that has it is
 * no reason to wait: it will have read what this one would.  ERR_STORE, naming
 * its process, then.  The turn ends with turn_done, or with the process however
 * that ends; the file beside the history, HISTORY.TENANT.lock, stays.
 */
int turn_take(
    const struct session *session, struct turn *turn, struct err *err) MUST_USE;
void turn_done(struct turn *turn);

#endif
