/*
 * sarif_results.c - SARIF 2.1.0: the findings.
 */
#include "auditor/base/lang.h"
#include "auditor/report/escape.h"
#include "auditor/report/phrase.h"
#include "auditor/report/sarif_internal.h"

#include "auditor/base/banned.h"

/* SARIF 2.1.0, 3.27.24: against the run before. */
static const char *const baseline_states[] = {
    [FINDING_NEW] = "new",
    [FINDING_OPEN] = "unchanged",
    [FINDING_UNVERIFIED] = "unchanged",
    [FINDING_ACCEPTED] = "unchanged",
    [FINDING_REOPENED] = "updated",
    [FINDING_RESOLVED] = "absent",
};

static strview
object_path(enum kind kind, strview id, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};

	strbuf_add_text(&path, kind_name(kind));
	strbuf_add_char(&path, '/');
	escape_uri(&path, id);
	return arena_dup(arena, strbuf_view(&path));
}

static void
put_location(struct sarif *sarif, enum kind kind, strview id, strview name)
{
	struct jsonw *w = &sarif->json.w;
	strview path = object_path(kind, id, sarif->json.arena);

	jsonw_object(w, NULL);
	jsonw_object(w, "physicalLocation");
	jsonw_object(w, "artifactLocation");
	jsonw_text(w, "uri", path);
	jsonw_cstr(w, "uriBaseId", "TENANT");
	jsonw_end(w);
	jsonw_object(w, "region");
	jsonw_int(w, "startLine", 1);
	jsonw_end(w);
	jsonw_end(w);
	jsonw_array(w, "logicalLocations");
	jsonw_object(w, NULL);
	json_foreign(&sarif->json, "name", name.len > 0 ? name : id);
	jsonw_text(w, "fullyQualifiedName", path);
	jsonw_cstr(w, "kind", kind_name(kind));
	jsonw_end(w);
	jsonw_end(w);
	jsonw_end(w);
}

static void
put_members(struct sarif *sarif, const struct finding *finding)
{
	struct jsonw *w = &sarif->json.w;

	if (finding->member_count == 0)
		return;
	jsonw_array(w, "relatedLocations");
	for (size_t i = 0; i < finding->member_count; i++) {
		const struct object *member = finding->members[i];
		put_location(sarif, member->kind, member->id, member->name);
	}
	jsonw_end(w);
}

static void
put_suppression(struct sarif *sarif, const struct finding *finding)
{
	struct jsonw *w = &sarif->json.w;

	jsonw_array(w, "suppressions");
	if (finding->status == FINDING_ACCEPTED) {
		jsonw_object(w, NULL);
		jsonw_cstr(w, "kind", "external");
		jsonw_cstr(w, "status", "accepted");
		json_foreign(
		    &sarif->json, "justification", finding->accepted_why);
		jsonw_object(w, "properties");
		json_foreign(&sarif->json, "by", finding->accepted_by);
		json_time(&sarif->json, "until", finding->accepted_until);
		jsonw_end(w);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static strview
message_of(const struct finding *finding, struct arena *arena)
{
	strview seen = flat_evidence(finding, arena);
	strview object = phrase_object(finding->name, finding->id, arena);
	strview what = arena_printf(arena, _("%s: %s " SV_FMT),
	    lang(finding->check->title), kind_name(finding->kind),
	    SV_ARG(object));

	return seen.len > 0 ? phrase_pair(what, seen, arena) : what;
}

static void
put_properties(struct sarif *sarif, const struct finding *finding)
{
	struct jsonw *w = &sarif->json.w;

	jsonw_object(w, "properties");
	jsonw_cstr(w, "severity", severity_word(finding->severity));
	jsonw_cstr(w, "status", finding_status_word(finding->status));
	jsonw_int(w, "points", finding->points);
	json_time(&sarif->json, "happenedAt", finding->happened_at);
	json_foreign(&sarif->json, "remediation", finding->remediation);
	jsonw_end(w);
}

static void
put_result(struct sarif *sarif, const struct finding *finding)
{
	struct jsonw *w = &sarif->json.w;
	struct arena *arena = sarif->json.arena;
	const struct digest key = flat_key(finding);

	jsonw_object(w, NULL);
	jsonw_cstr(w, "ruleId", finding->check->id);
	jsonw_int(w, "ruleIndex",
	    (int64_t)flat_check_index(&sarif->checks, finding->check));
	jsonw_cstr(w, "kind", "fail");
	jsonw_cstr(w, "level", sarif_level(finding->severity));
	jsonw_cstr(w, "baselineState", baseline_states[finding->status]);
	sarif_message(sarif, "message", message_of(finding, arena));
	jsonw_array(w, "locations");
	put_location(sarif, finding->kind, finding->id, finding->name);
	jsonw_end(w);
	put_members(sarif, finding);
	jsonw_object(w, "partialFingerprints");
	jsonw_digest(w, "exoaudit/v1", &key);
	jsonw_end(w);
	put_suppression(sarif, finding);
	put_properties(sarif, finding);
	sarif_end_line(sarif);
}

void
sarif_results(struct sarif *sarif)
{
	const struct audit_result *result = sarif->json.result;

	jsonw_array(&sarif->json.w, "results");
	for (size_t i = 0; i < result->findings.count; i++)
		put_result(sarif, &result->findings.at[i]);
	for (size_t i = 0; i < result->resolved.count; i++)
		put_result(sarif, &result->resolved.at[i]);
	jsonw_end(&sarif->json.w);
}
