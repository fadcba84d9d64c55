/*
 * json_more.c - JSON report: controls of frameworks, and the past.
 */
#include "auditor/report/json_internal.h"

#include "auditor/base/banned.h"

static void
put_control(struct json_report *report, const struct control_result *result)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	json_foreign(report, "id", result->control->id);
	json_foreign(report, "title", result->control->title);
	jsonw_cstr(w, "state", control_state_word(result->state));
	json_foreign(report, "reason", result->reason);
	json_foreign(report, "manual", result->control->manual);
	jsonw_array(w, "findings");
	for (size_t i = 0; i < result->finding_count; i++) {
		const struct finding *finding = result->findings[i];
		jsonw_object(w, NULL);
		jsonw_cstr(w, "check", finding->check->id);
		json_object_ref(report, "object", finding->kind, finding->id,
		    finding->name);
		jsonw_end(w);
	}
	jsonw_end(w);
	jsonw_array(w, "rows");
	for (size_t i = 0; i < result->row_count; i++) {
		const struct own_row *row = &result->rows[i];
		jsonw_object(w, NULL);
		json_foreign(report, "kind", row->kind);
		json_foreign(report, "id", row->id);
		json_foreign(report, "name", row->name);
		json_foreign(report, "evidence", row->evidence);
		jsonw_end(w);
	}
	jsonw_end(w);
	jsonw_end(w);
}

void
json_controls(struct json_report *report)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	jsonw_array(w, "controls");
	for (size_t i = 0; i < result->control_count; i++) {
		const struct control_table *table = &result->controls[i];
		jsonw_object(w, NULL);
		json_foreign(report, "profile", table->profile->name);
		json_foreign(report, "title", table->profile->title);
		json_foreign(report, "source", table->profile->source);
		json_digest(report, "digest", &table->profile->digest);
		jsonw_array(w, "controls");
		for (size_t j = 0; j < table->count; j++)
			put_control(report, &table->at[j]);
		jsonw_end(w);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_points(struct json_report *report, const struct trend *trend)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, "points");
	for (size_t i = 0; i < trend->point_count; i++) {
		const struct trend_point *point = &trend->points[i];
		jsonw_object(w, NULL);
		jsonw_int(w, "number", point->number);
		json_time(report, "at", point->at);
		jsonw_int(w, "risk", point->risk);
		jsonw_int(w, "chain", point->chain);
		jsonw_object(w, "objects");
		for (size_t j = 0; j < TREND_KINDS; j++) {
			const char *kind = kind_name(trend_kinds()[j]);
			if (point->objects[j] < 0)
				jsonw_null(w, kind);
			else
				jsonw_int(w, kind, point->objects[j]);
		}
		jsonw_end(w);
		jsonw_end(w);
	}
	jsonw_end(w);
}

void
json_trend(struct json_report *report)
{
	const struct trend *trend = &report->result->trend;
	struct jsonw *w = &report->w;

	jsonw_object(w, "trend");
	put_points(report, trend);
	jsonw_array(w, "weeks");
	for (size_t i = 0; i < trend->week_count; i++) {
		const struct trend_week *week = &trend->weeks[i];
		jsonw_object(w, NULL);
		json_time(report, "from", week->from);
		jsonw_int(w, "added", (int64_t)week->added);
		jsonw_int(w, "changed", (int64_t)week->changed);
		jsonw_int(w, "removed", (int64_t)week->removed);
		jsonw_end(w);
	}
	jsonw_end(w);
	jsonw_end(w);
}
