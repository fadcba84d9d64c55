/*
 * stored.c - what is said of a snapshot once it is in the history.
 */
#include "cmd/stored.h"

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

bool
stored_is_complete(const struct snapshot *snapshot)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_lacks(snapshot, (enum kind)i))
			return false;
	}
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		if (snapshot_lacks_events(snapshot, (enum event_type)i))
			return false;
	}
	return true;
}

int
stored_announce(const struct snapshot *snapshot, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];
	size_t lists = 0;
	size_t asked = 0;
	size_t objects = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		lists += snapshot_is_complete(snapshot, (enum kind)i);
		asked += snapshot_is_complete(snapshot, (enum kind)i) ||
			 snapshot_lacks(snapshot, (enum kind)i);
		objects += snapshot->lists[i].count;
	}
	strview name = snapshot->tenant_name.len > 0 ? snapshot->tenant_name
						     : snapshot->tenant;
	output_line(&out, 0,
	    PLURAL(objects,
		"snapshot %lld of " SV_FMT " (" SV_FMT
		"), %s: %zu object, %zu of %zu lists read whole",
		"snapshot %lld of " SV_FMT " (" SV_FMT
		"), %s: %zu objects, %zu of %zu lists read whole"),
	    (long long)snapshot->number, SV_ARG(name), SV_ARG(snapshot->series),
	    time_text(snapshot->finished, when), objects, lists, asked);
	output_line(&out, 0, "link %s", digest_hex(&snapshot->link, hex));
	return output_write(strbuf_view(&out), err);
}
