/*
 * sheet_plan.c - what is to be done, as a table for whoever hands it out.
 */
#include "auditor/report/sheet.h"

#include "auditor/base/lang.h"
#include "auditor/report/flat.h"
#include "auditor/report/gaps.h"
#include "auditor/report/overview.h"
#include "auditor/report/phrase.h"
#include "auditor/report/sheet_internal.h"

#include "auditor/base/banned.h"

static const char *const columns[] = {"priority", "severity", "check", "title",
    "kind", "object", "action", "command", "seen", "owner", "due"};

struct plan {
	struct sheet_table table;
	struct arena *arena;
	size_t priority; /* of the row before */
};

static void
put_finding(struct plan *plan, const struct finding *finding)
{
	struct sheet_table *table = &plan->table;

	sheet_number(table, ++plan->priority);
	sheet_field(table, sv_from(severity_word(finding->severity)));
	sheet_field(table, sv_from(finding->check->id));
	sheet_field(table, SV_(finding->check->title));
	sheet_field(table, sv_from(kind_name(finding->kind)));
	sheet_field(
	    table, phrase_object(finding->name, finding->id, plan->arena));
	sheet_field(table, SV_(finding->check->fix));
	sheet_field(table, finding->remediation);
	sheet_field(table, flat_evidence(finding, plan->arena));
	sheet_blank(table, 2);
	sheet_end_row(table);
}

static void
put_chains(struct plan *plan, const struct finding_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (overview_is_chain(&list->at[i]) &&
		    list->at[i].status != FINDING_ACCEPTED)
			put_finding(plan, &list->at[i]);
	}
}

static void
put_unread(struct plan *plan, const struct unread *list)
{
	struct sheet_table *table = &plan->table;

	if (list->advice[0] == '\0')
		return;
	sheet_number(table, ++plan->priority);
	sheet_blank(table, 2);
	sheet_field(table, SV_("Not assessed"));
	sheet_blank(table, 1);
	sheet_field(table, list->title);
	sheet_field(table, sv_from(list->advice));
	sheet_blank(table, 1);
	sheet_field(table, list->detail);
	sheet_blank(table, 2);
	sheet_end_row(table);
}

void
sheet_plan_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct plan plan = {.table = {.out = out}, .arena = arena};
	struct overview view;
	struct gaps gaps;

	(void)style;
	overview_build(result, arena, &view);
	gaps_build(result, arena, &gaps);
	sheet_begin(&plan.table, columns, COUNT_OF(columns));
	put_chains(&plan, &result->findings);
	for (size_t i = 0; i < view.group_count; i++) {
		for (size_t j = 0; j < view.groups[i].count; j++)
			put_finding(&plan, view.groups[i].at[j]);
	}
	for (size_t i = 0; i < gaps.count; i++)
		put_unread(&plan, &gaps.lists[i]);
}
