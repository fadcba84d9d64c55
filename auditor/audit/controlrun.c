/*
 * controlrun.c - the control tables of profiles over one audit.
 */
#include "auditor/audit/controlrun.h"

#include "auditor/audit/ownrun.h"

#include "auditor/base/banned.h"

/* The query of a control as a check of one's own. */
static int
query_of(const struct profile *profile, const struct control *control,
    struct querydb *db, struct checkfile *file, struct err *err)
{
	*file = (struct checkfile){
	    .path = profile->path,
	    .first_line = control->sql_line,
	    .head = {.id = control->id, .title = control->title},
	    .sql = control->sql,
	};
	return checkfile_check(file, db, err);
}

int
controlrun_check(const struct profile_set *set, struct err *err)
{
	const struct querydb_source nothing = {0};
	CLEANUP(querydb_drop) struct querydb *db = NULL;
	struct checkfile file;

	if (set->count == 0)
		return 0;
	TRY(querydb_open(&nothing, &db, err));
	for (size_t i = 0; i < set->count; i++) {
		const struct profile *profile = &set->at[i];
		for (size_t j = 0; j < profile->control_count; j++) {
			if (profile->controls[j].sql.len > 0)
				TRY(query_of(profile, &profile->controls[j], db,
				    &file, err));
		}
	}
	return 0;
}

static int
run_query(const struct profile *profile, const struct control *control,
    const struct controlrun_input *input, struct arena *arena,
    struct own_result *result, struct err *err)
{
	const struct querydb_source nothing = {0};
	CLEANUP(querydb_drop) struct querydb *db = NULL;
	struct checkfile *file = arena_alloc(arena, 1, sizeof(*file));
	struct own_result *found;
	struct ownrun run = {
	    .files = file,
	    .count = 1,
	    .baseline = input->baseline,
	    .as_of = input->as_of,
	    .arena = arena,
	};

	*result = (struct own_result){0};
	if (control->sql.len == 0)
		return 0;
	TRY(querydb_open(&nothing, &db, err));
	TRY(query_of(profile, control, db, file, err));
	ownrun_begin(&run, input->now);
	TRY(ownrun_results(&run, input->now, 0, &found, err));
	*result = found[0];
	return 0;
}

static int
judge(const struct profile *profile, const struct controlrun_input *input,
    struct arena *arena, struct audit_result *result, struct err *err)
{
	struct own_result *queries =
	    arena_alloc(arena, profile->control_count, sizeof(*queries));

	for (size_t i = 0; i < profile->control_count; i++)
		TRY(run_query(profile, &profile->controls[i], input, arena,
		    &queries[i], err));
	const struct controls_input asked = {
	    .profile = profile,
	    .now = input->now,
	    .baseline = input->baseline,
	    .findings = &result->findings,
	    .gaps = result->gaps,
	    .gap_count = result->gap_count,
	    .queries = queries,
	};
	controls_judge(
	    &asked, arena, &result->controls[result->control_count++]);
	return 0;
}

int
controlrun_judge(const struct profile_set *set,
    const struct controlrun_input *input, struct arena *arena,
    struct audit_result *result, struct err *err)
{
	struct control_table *tables = arena_alloc(
	    arena, result->control_count + set->count, sizeof(*tables));

	for (size_t i = 0; i < result->control_count; i++)
		tables[i] = result->controls[i];
	result->controls = tables;
	for (size_t i = 0; i < set->count; i++) {
		if (set->at[i].control_count > 0)
			TRY(judge(&set->at[i], input, arena, result, err));
	}
	return 0;
}
