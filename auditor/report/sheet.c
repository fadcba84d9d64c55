/*
 * sheet.c - the findings as a table for spreadsheets.
 */
#include "auditor/report/sheet.h"

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/report/escape.h"
#include "auditor/report/flat.h"
#include "auditor/report/gaps.h"
#include "auditor/report/phrase.h"
#include "auditor/report/sheet_internal.h"

#include "auditor/base/banned.h"

static const char *const columns[] = {"check", "title", "severity", "status",
    "points", "object_points", "kind", "id", "name", "since", "evidence",
    "objects", "why", "looks_like", "fix", "command", "references",
    "accepted_by", "accepted_until", "accepted_why"};

/* Of these, what a row about something not assessed leaves empty. */
enum {
	BEFORE_EVIDENCE = 6,
	BEHIND_FIX = 5,
};

static void
begin_field(struct sheet_table *table)
{
	if (table->is_in_row)
		strbuf_add_char(table->out, ',');
	table->is_in_row = true;
}

void
sheet_field(struct sheet_table *table, strview text)
{
	begin_field(table);
	escape_csv(table->out, text);
}

void
sheet_number(struct sheet_table *table, size_t number)
{
	begin_field(table);
	strbuf_printf(table->out, "%zu", number);
}

void
sheet_blank(struct sheet_table *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		begin_field(table);
}

void
sheet_end_row(struct sheet_table *table)
{
	strbuf_add_text(table->out, "\r\n");
	table->is_in_row = false;
}

void
sheet_begin(struct sheet_table *table, const char *const *names, size_t count)
{
	strbuf_add_text(table->out, "\xef\xbb\xbf");
	for (size_t i = 0; i < count; i++)
		sheet_field(table, sv_from(names[i]));
	sheet_end_row(table);
}

static void
put_time(struct sheet_table *table, int64_t seconds)
{
	char text[TIME_TEXT_MAX];

	if (seconds == 0)
		sheet_blank(table, 1);
	else
		sheet_field(table, sv_from(time_text(seconds, text)));
}

static void
put_finding(struct sheet_table *table, const struct finding *finding,
    struct arena *arena)
{
	const struct check *check = finding->check;

	sheet_field(table, sv_from(check->id));
	sheet_field(table, SV_(check->title));
	sheet_field(table, sv_from(severity_word(finding->severity)));
	sheet_field(table, sv_from(finding_status_word(finding->status)));
	sheet_number(table, finding->points);
	sheet_number(table, finding->object_points);
	sheet_field(table, sv_from(kind_name(finding->kind)));
	sheet_field(table, finding->id);
	sheet_field(table, finding->name);
	put_time(table, finding->happened_at);
	sheet_field(table, flat_evidence(finding, arena));
	sheet_field(table, flat_members(finding, arena));
	sheet_field(table, SV_(check->why));
	sheet_field(table, SV_(check->looks_like));
	sheet_field(table, SV_(check->fix));
	sheet_field(table, finding->remediation);
	sheet_field(table, phrase_references(check, arena));
	sheet_field(table, finding->accepted_by);
	put_time(table, finding->accepted_until);
	sheet_field(table, finding->accepted_why);
	sheet_end_row(table);
}

static void
put_unread(struct sheet_table *table, const struct check *check, strview why,
    const struct unread *list)
{
	sheet_field(table, sv_from(check != NULL ? check->id : ""));
	sheet_field(table, check != NULL ? SV_(check->title) : list->title);
	sheet_blank(table, 1);
	sheet_field(table, SV("not-assessed"));
	sheet_blank(table, BEFORE_EVIDENCE);
	sheet_field(table, why);
	sheet_blank(table, 3);
	sheet_field(table, sv_from(list->advice));
	sheet_blank(table, BEHIND_FIX);
	sheet_end_row(table);
}

static void
put_gaps(struct sheet_table *table, const struct audit_result *result,
    struct arena *arena)
{
	struct gaps gaps;

	gaps_build(result, arena, &gaps);
	for (size_t i = 0; i < gaps.count; i++) {
		const struct unread *list = &gaps.lists[i];
		strview why = gaps_reason(list, arena);
		if (list->count == 0)
			put_unread(table, NULL, why, list);
		for (size_t j = 0; j < list->count; j++)
			put_unread(table, list->checks[j], why, list);
	}
}

void
sheet_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct sheet_table table = {.out = out};

	(void)style;
	sheet_begin(&table, columns, COUNT_OF(columns));
	for (size_t i = 0; i < result->findings.count; i++)
		put_finding(&table, &result->findings.at[i], arena);
	for (size_t i = 0; i < result->resolved.count; i++)
		put_finding(&table, &result->resolved.at[i], arena);
	put_gaps(&table, result, arena);
}
