/*
 * catalogue_hx.c - the checks of what only time shows.
 */
#include "auditor/base/lang.h"
#include "auditor/check/catalogue.h"
#include "auditor/check/checks.h"
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

static const struct check rows[] = {
    {
	/*
	 * By what it does: actions of a rule; type, certificate, switches
	 * and at least half of the addresses of a connector. An edit that
	 * was taken back is another matter (HX-004).
	 */
	.id = "HX-001",
	.title = N_("Deleted and made again"),
	.points = 55,
	.needs = LIST(INBOUND_CONNECTOR) | LIST(OUTBOUND_CONNECTOR) |
		 LIST(TRANSPORT_RULE) | LIST(JOURNAL_RULE),
	.needs_history = true,
	.why = N_("The campaign of 2022 removed its connector and rules after "
		  "each run, and made them anew months later under other "
		  "names."),
	.looks_like = N_("Relays for a season: approve the object as it is."),
	.fix = N_("Treat it as an incident: look for what was sent each time, "
		  "and who made it."),
	.references = REFERENCES(
	    ATTACK_18("T1070"), ATTACK_18("T1098"), NIST("AU-6"), NIST("CM-3")),
	.eval = check_hx_001,
    },
    {
	/*
	 * Never in a snapshot: one that was taken in between and has it, or
	 * it is there now. Where it was removed by its id, which the record
	 * of its making does not tell, the same hand has to have done both.
	 */
	.id = "HX-002",
	.title = N_("Made and removed between snapshots"),
	.points = 50,
	.needs_history = true,
	.needs_events = EVENT_BIT(EVENT_EXCHANGE_AUDIT),
	.stage = "cover",
	.why = N_("The campaign of 2022 removed its connectors and rules after "
		  "the mail was sent; only the audit log has them then."),
	.looks_like = N_("A test by an administrator, who can be asked."),
	.fix = N_("Ask who did it; if nobody knows, look for what was sent in "
		  "that time."),
	.references = REFERENCES(ATTACK_18("T1070"), NIST("AU-6")),
	.eval = check_hx_002,
    },
    {
	/*
	 * Without a declared schedule the usual interval of the series is
	 * taken for it, once it is long enough to tell. Gaps older than the
	 * audit log count no more; a broken chain always does.
	 */
	.id = "HX-003",
	.title = N_("Nobody looked for a while"),
	.points = 30,
	.needs_history = true,
	.why = N_("What was made and removed in between left no snapshot."),
	.looks_like = N_("An outage of the auditing host."),
	.fix = N_("Find out why no snapshot was taken, and look into the "
		  "audit log for that time."),
	.references = REFERENCES(ATTACK_MOVED("T1562", "T1685"), NIST("AU-9")),
	.eval = check_hx_003,
    },
    {
	/*
	 * Where the audit log has a record, it tells the service from a
	 * person; without one, three of a kind or more that were all written
	 * are taken for the service.
	 */
	.id = "HX-004",
	.title = N_("Written, and as it was before"),
	.points = 15,
	.points_note = N_("25 on rules and connectors"),
	.needs_baseline = true,
	.compares = LIST(INBOUND_CONNECTOR) | LIST(OUTBOUND_CONNECTOR) |
		    LIST(TRANSPORT_RULE),
	.why = N_("An edit that was put back leaves nothing but its time."),
	.looks_like =
	    N_("The service writes too, as a rule to all objects of a kind "
	       "at once: these are left out."),
	.fix = N_("Look into the audit log for that time."),
	.references =
	    REFERENCES(ATTACK_18("T1070"), NIST("AU-6"), NIST("CM-3")),
	.eval = check_hx_004,
    },
};

const struct check_table catalogue_hx = {rows, COUNT_OF(rows)};
