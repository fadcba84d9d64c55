/*
 * twin_test.c - IC-003: of two connectors that read alike, which is the copy.
 */
#include "tests/unit/auditor/check/rows.h"

#define TWIN(guid, name, made)                                                 \
	"{'Guid':'" guid "','Name':'" name                                     \
	"','ConnectorType':'OnPremises'" made "}"
#define MADE(day) ",'WhenCreatedUTC':'" day "T00:00:00Z'"

struct twin_row {
	const char *name;
	const char *now;
	const char *baseline; /* or NULL */
	size_t count;         /* of findings */
	const char *id;       /* of the first */
};

static const struct twin_row twins[] = {
    {"the younger is the copy",
	"{'InboundConnector':[" TWIN(
	    "1", "Relay1", MADE("2026-01-01")) "," TWIN("2", "Relayl",
	    MADE("2020-01-01")) "]}",
	NULL, 1, "1"},
    {"the one that is not in the baseline is the copy",
	"{'InboundConnector':[" TWIN(
	    "1", "Relay1", MADE("2020-01-01")) "," TWIN("2", "Relayl",
	    MADE("2026-01-01")) "]}",
	"{'InboundConnector':[" TWIN("2", "Relayl", "") "]}", 1, "1"},
    {"nothing tells which is the copy",
	"{'InboundConnector':[" TWIN("1", "Relay1", "") "," TWIN(
	    "2", "Relayl", "") "]}",
	NULL, 2, "1"},
};

static void
finds_copy(const void *at)
{
	const struct twin_row *row = at;
	CLEANUP(scene_done)
	struct scene scene = scene_begin(row->now, row->baseline);
	size_t count = 0;

	scene_judge(&scene);
	for (size_t i = 0; i < scene.outcome.findings.count; i++)
		count += sv_eq(sv_from(scene.outcome.findings.at[i].check->id),
		    SV("IC-003"));
	KIT_INT(count, row->count);
	KIT_TEXT(
	    scene_find(&scene.outcome, SV("IC-003"))->id, sv_from(row->id));
}

int
main(void)
{
	KIT_ROWS(twins, finds_copy);
	return kit_finish();
}
