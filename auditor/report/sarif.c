/*
 * sarif.c - SARIF 2.1.0: the log, and who made it.
 */
#include "auditor/report/sarif.h"

#include "auditor/base/lang.h"
#include "auditor/report/escape.h"
#include "auditor/report/gaps.h"
#include "auditor/report/phrase.h"
#include "auditor/report/sarif_internal.h"

#include "auditor/base/banned.h"

#define SCHEMA                                                                 \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"  \
	"sarif-schema-2.1.0.json"

void
sarif_message(struct sarif *sarif, const char *key, strview text)
{
	struct jsonw *w = &sarif->json.w;
	CLEANUP(strbuf_done) struct strbuf escaped = {0};

	escape_sarif(&escaped, text);
	jsonw_object(w, key);
	jsonw_text(w, "text", strbuf_view(&escaped));
	jsonw_end(w);
}

const char *
sarif_level(enum severity severity)
{
	if (severity >= SEVERITY_HIGH)
		return "error";
	return severity == SEVERITY_MEDIUM ? "warning" : "note";
}

static void
put_tags(struct sarif *sarif, const struct check *check)
{
	struct jsonw *w = &sarif->json.w;
	const struct reference *at = check->references;

	jsonw_array(w, "tags");
	jsonw_cstr(w, NULL, "security");
	for (; at != NULL && at->scheme != NULL; at++)
		jsonw_text(w, NULL,
		    arena_printf(
			sarif->json.arena, "%s %s", at->scheme, at->id));
	jsonw_end(w);
}

static void
put_rule(struct sarif *sarif, const struct check *check)
{
	struct jsonw *w = &sarif->json.w;
	struct arena *arena = sarif->json.arena;
	const char *fix = check->fix != NULL ? check->fix : "";
	const char *why = check->why != NULL ? check->why : check->title;
	enum severity severity = severity_of(check->points);

	jsonw_object(w, NULL);
	jsonw_cstr(w, "id", check->id);
	sarif_message(sarif, "shortDescription", SV_(check->title));
	sarif_message(sarif, "fullDescription", SV_(why));
	sarif_message(sarif, "help", SV_(fix[0] != '\0' ? fix : check->title));
	jsonw_object(w, "defaultConfiguration");
	jsonw_cstr(w, "level", sarif_level(severity));
	jsonw_end(w);
	jsonw_object(w, "properties");
	/* Code scanning wants 0.0 to 10.0, as text. */
	jsonw_text(w, "security-severity",
	    arena_printf(
		arena, "%u.%u", check->points / 10, check->points % 10));
	put_tags(sarif, check);
	jsonw_end(w);
	sarif_end_line(sarif);
}

void
sarif_end_line(struct sarif *sarif)
{
	jsonw_end(&sarif->json.w);
	strbuf_add_char(sarif->json.w.out, '\n');
}

void
sarif_tool(struct sarif *sarif)
{
	struct jsonw *w = &sarif->json.w;

	jsonw_object(w, "tool");
	jsonw_object(w, "driver");
	jsonw_cstr(w, "name", "exoaudit");
	json_foreign(&sarif->json, "version", flat_version(sarif->json.result));
	jsonw_array(w, "rules");
	for (size_t i = 0; i < sarif->checks.count; i++)
		put_rule(sarif, sarif->checks.at[i]);
	jsonw_end(w);
	jsonw_end(w);
	jsonw_end(w);
}

static void
put_notification(struct sarif *sarif, const char *id, const char *level,
    const struct check *check, strview text)
{
	struct jsonw *w = &sarif->json.w;

	jsonw_object(w, NULL);
	jsonw_object(w, "descriptor");
	jsonw_cstr(w, "id", id);
	jsonw_end(w);
	if (check != NULL) {
		jsonw_object(w, "associatedRule");
		jsonw_cstr(w, "id", check->id);
		jsonw_int(w, "index",
		    (int64_t)flat_check_index(&sarif->checks, check));
		jsonw_end(w);
	}
	jsonw_cstr(w, "level", level);
	sarif_message(sarif, "message", text);
	sarif_end_line(sarif);
}

static void
put_gaps(struct sarif *sarif)
{
	struct arena *arena = sarif->json.arena;
	struct gaps gaps;

	gaps_build(sarif->json.result, arena, &gaps);
	for (size_t i = 0; i < gaps.count; i++) {
		const struct unread *list = &gaps.lists[i];
		strview why = gaps_reason(list, arena);
		if (list->count == 0)
			put_notification(
			    sarif, "not-assessed", "warning", NULL, why);
		for (size_t j = 0; j < list->count; j++)
			put_notification(sarif, "not-assessed", "warning",
			    list->checks[j], why);
	}
}

static void
put_baseline(struct sarif *sarif)
{
	const struct baseline_verdict *baseline = &sarif->json.result->baseline;

	if (baseline->state == BASELINE_TRUSTED)
		return;
	strview text = arena_printf(sarif->json.arena, _("baseline %s"),
	    lang(baseline_state_word(baseline->state)));
	if (baseline->problem.len > 0)
		text = phrase_pair(text, baseline->problem, sarif->json.arena);
	put_notification(sarif, "baseline",
	    baseline->state == BASELINE_NONE ? "note" : "error", NULL, text);
}

void
sarif_invocations(struct sarif *sarif)
{
	const struct audit_result *result = sarif->json.result;
	struct jsonw *w = &sarif->json.w;

	jsonw_array(w, "invocations");
	jsonw_object(w, NULL);
	/* 3 and 4: not all was assessed, or not against what is trusted. */
	jsonw_bool(w, "executionSuccessful",
	    result->is_complete && result->exit_status <= 1);
	jsonw_int(w, "exitCode", result->exit_status);
	json_time(&sarif->json, "startTimeUtc", result->snapshot->started);
	json_time(&sarif->json, "endTimeUtc", result->snapshot->finished);
	jsonw_array(w, "toolExecutionNotifications");
	put_baseline(sarif);
	put_gaps(sarif);
	jsonw_end(w);
	jsonw_end(w);
	jsonw_end(w);
}

static void
put_properties(struct sarif *sarif)
{
	const struct audit_result *result = sarif->json.result;
	struct json_report *json = &sarif->json;
	struct jsonw *w = &json->w;

	jsonw_object(w, "properties");
	json_foreign(json, "tenant", result->snapshot->tenant);
	json_foreign(json, "tenantName", result->snapshot->tenant_name);
	json_foreign(json, "series", result->snapshot->series);
	jsonw_int(w, "snapshot", result->snapshot->number);
	json_digest(json, "contentDigest", &result->snapshot->content_digest);
	json_digest(json, "link", &result->snapshot->link);
	jsonw_cstr(w, "baseline", baseline_state_word(result->baseline.state));
	json_digest(json, "baselineDigest", &result->baseline.digest);
	json_time(json, "asOf", result->as_of);
	jsonw_int(w, "risk", result->risk);
	jsonw_bool(w, "complete", result->is_complete);
	jsonw_end(w);
}

static void
put_run(struct sarif *sarif)
{
	struct jsonw *w = &sarif->json.w;
	CLEANUP(strbuf_done) struct strbuf id = {0};

	strbuf_add_text(&id, "exoaudit/");
	escape_uri(&id, sarif->json.result->snapshot->tenant);
	strbuf_add_char(&id, '/');
	jsonw_object(w, NULL);
	sarif_tool(sarif);
	jsonw_object(w, "automationDetails");
	jsonw_text(w, "id", strbuf_view(&id));
	jsonw_end(w);
	sarif_invocations(sarif);
	jsonw_object(w, "originalUriBaseIds");
	jsonw_object(w, "TENANT");
	sarif_message(
	    sarif, "description", SV_("Objects of the tenant, as KIND/ID."));
	jsonw_end(w);
	jsonw_end(w);
	jsonw_cstr(w, "columnKind", "unicodeCodePoints");
	sarif_results(sarif);
	put_properties(sarif);
	jsonw_end(w);
}

void
sarif_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct sarif sarif = {
	    .json =
		{
		    .w = {.out = out, .is_shown = true},
		    .result = result,
		    .arena = arena,
		},
	};
	struct jsonw *w = &sarif.json.w;

	(void)style;
	flat_checks(result, arena, &sarif.checks);
	jsonw_object(w, NULL);
	jsonw_cstr(w, "$schema", SCHEMA);
	jsonw_cstr(w, "version", "2.1.0");
	jsonw_array(w, "runs");
	put_run(&sarif);
	jsonw_end(w);
	jsonw_end(w);
	strbuf_add_char(out, '\n');
}
