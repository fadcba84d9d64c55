/*
 * tell.c - notify those whom the configuration names.
 */
#include "cmd/tell.h"

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/notify/notify.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define WAIT_MS  15000
#define TRIES    3
#define PAUSE_MS 1000

void
tell_people(const struct session *session, const struct audit_result *result,
    bool is_quiet, struct arena *arena)
{
	const struct tenant_config *tenant = session->tenant;
	struct err err = {0};

	if (tenant == NULL || tenant->target_count == 0)
		return;
	const struct notify_settings settings = {
	    .targets = tenant->targets,
	    .count = tenant->target_count,
	    .state_path =
		arena_printf(arena, "%s.notices", session->store_path).ptr,
	    .user_agent = PROGRAM_TOOL,
	    .now = time_now(),
	    .wait_ms = WAIT_MS,
	    .tries = TRIES,
	    .pause_ms = PAUSE_MS,
	};
	struct notify_outcome *outcomes =
	    arena_alloc(arena, settings.count, sizeof(*outcomes));
	if (notify_run(&settings, result, arena, outcomes, &err) != 0)
		output_error(&err);
	for (size_t i = 0; i < settings.count; i++) {
		/* Nobody may learn of it otherwise: quiet or not. */
		if (outcomes[i].err.code != ERR_NONE)
			output_note(false,
			    "not notified by %s: %s; it is told the next time",
			    outcomes[i].type, outcomes[i].err.text);
		else if (outcomes[i].told > 0)
			output_note(is_quiet,
			    PLURAL(outcomes[i].told,
				"notified by %s: %zu finding",
				"notified by %s: %zu findings"),
			    outcomes[i].type, outcomes[i].told);
	}
}
