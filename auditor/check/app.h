/*
 * app.h - applications, whether registered here or only used here.
 */
#ifndef AUDITOR_CHECK_APP_H
#define AUDITOR_CHECK_APP_H

#include "auditor/check/view.h"

/* One application. */
struct app {
	const struct object *object;    /* registration, else principal */
	const struct object *principal; /* or NULL */
	bool is_registered;             /* object is the registration */
};

/* Where app_next goes on; {0} at the start. */
struct app_cursor {
	size_t registered;
	size_t used;
};

/*
 * app_next(run, cursor, app):
 * Each registration, then each service principal without one here, Microsoft's
 * own left out.  False behind the last.
 */
bool app_next(
    const struct check_run *run, struct app_cursor *cursor, struct app *app);

/*
 * app_finish(run, app, finding, is_known):
 * Say who is behind ${finding}, how to stop it, and hand it over.  It is
 * accepted when the policy approves the application and what was found
 * ${is_known}: not another than the baseline has.
 */
void app_finish(struct check_run *run, const struct app *app,
    struct finding *finding, bool is_known);

#endif
