/*
 * ownrun.c - checks of the user's own, run over the states of one audit.
 */
#include "auditor/audit/ownrun.h"

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

static bool
is_taken(strview id)
{
	return check_find(id) != NULL;
}

int
ownrun_load(const char *folder, struct arena *arena, struct checkfile **files,
    size_t *count, struct err *err)
{
	*files = NULL;
	*count = 0;
	if (folder == NULL)
		return 0;
	return checkfile_folder(folder, is_taken, arena, files, count, err);
}

/* Lists that a query over all objects would need and that are not whole. */
static kind_set
lacking(const struct snapshot *now)
{
	kind_set kinds = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_lacks(now, (enum kind)i))
			kinds |= KIND_BIT(i);
	}
	return kinds;
}

/* Lists that can be compared with the baseline only if it has them. */
static kind_set
complete(const struct snapshot *now)
{
	kind_set kinds = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_is_complete(now, (enum kind)i))
			kinds |= KIND_BIT(i);
	}
	return kinds;
}

void
ownrun_begin(struct ownrun *run, const struct snapshot *now)
{
	static const struct reference no_references[] = {{NULL, NULL}};

	run->checks = arena_alloc(run->arena, run->count, sizeof(*run->checks));
	for (size_t i = 0; i < run->count; i++) {
		const struct checkfile *file = &run->files[i];
		const struct select_reads *reads = &file->reads;
		run->checks[i] = (struct check){
		    .id = arena_dup(run->arena, file->head.id).ptr,
		    .title = arena_dup(run->arena, file->head.title).ptr,
		    .points = file->head.points,
		    .needs = reads->now | (reads->all_now ? lacking(now) : 0),
		    .compares = reads->baseline |
				(reads->all_baseline ? complete(now) : 0),
		    .needs_baseline =
			reads->baseline != 0 || reads->all_baseline,
		    .why = arena_printf(run->arena,
			_("A check of your own says so: %s."), file->path)
			       .ptr,
		    .looks_like = N_("Whoever wrote the check can say."),
		    .fix = arena_dup(run->arena, file->head.remediation).ptr,
		    .references = no_references,
		};
	}
}

static void
take(const struct checkfile_result *found, struct arena *arena,
    struct own_result *result)
{
	result->problem = found->problem;
	result->row_count = found->count;
	result->rows = arena_alloc(arena, found->count, sizeof(*result->rows));
	for (size_t i = 0; i < found->count; i++)
		result->rows[i] = (struct own_row){
		    .kind = found->rows[i].kind,
		    .id = found->rows[i].id,
		    .name = found->rows[i].name,
		    .evidence = found->rows[i].evidence,
		};
}

int
ownrun_results(const struct ownrun *run, const struct snapshot *state,
    kind_set carried, struct own_result **results, struct err *err)
{
	const struct querydb_source source = {
	    .now = state, .baseline = run->baseline, .as_of = run->as_of};
	CLEANUP(querydb_drop) struct querydb *db = NULL;

	*results = arena_alloc(run->arena, run->count, sizeof(**results));
	if (run->count == 0)
		return 0;
	TRY(querydb_open(&source, &db, err));
	for (size_t i = 0; i < run->count; i++) {
		struct checkfile_result found;
		struct own_result *result = &(*results)[i];
		result->check = &run->checks[i];
		if (!own_is_assessable(
			result->check, state, run->baseline, carried))
			continue;
		checkfile_run(&run->files[i], db, run->arena, &found);
		take(&found, run->arena, result);
	}
	return 0;
}

bool
ownrun_is_cut(const struct ownrun *run, const struct check_gap *gaps,
    size_t count, const struct snapshot *now)
{
	for (size_t i = 0; i < count; i++) {
		const struct check *check = gaps[i].check;
		bool is_own = false;
		for (size_t j = 0; j < run->count; j++)
			is_own |= check == &run->checks[j];
		if (is_own && own_is_assessable(check, now, run->baseline, 0))
			return true;
	}
	return false;
}
