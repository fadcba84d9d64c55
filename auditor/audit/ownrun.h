/*
 * ownrun.h - checks of the user's own, run over the states of one audit.
 */
#ifndef AUDITOR_AUDIT_OWNRUN_H
#define AUDITOR_AUDIT_OWNRUN_H

#include "auditor/check/own.h"
#include "auditor/query/checkfile.h"

/* All of them in one audit; one set of checks for all its states. */
struct ownrun {
	const struct checkfile *files;
	size_t count;
	struct check *checks;            /* as findings name them */
	const struct snapshot *baseline; /* trusted, or NULL */
	int64_t as_of;
	struct arena *arena;
};

/*
 * ownrun_load(folder, arena, files, count, err):
 * checkfile_folder, no id of the catalogue taken; none when ${folder} is NULL.
 */
int ownrun_load(const char *folder, struct arena *arena,
    struct checkfile **files, size_t *count, struct err *err) MUST_USE;

/*
 * ownrun_begin(run, now):
 * Make the checks of run->files.  One that reads all objects needs every list
 * that ${now} lacks.
 */
void ownrun_begin(struct ownrun *run, const struct snapshot *now);

/*
 * ownrun_results(run, state, carried, results, err):
 * What each finds in ${state}; ${carried} as in struct check_input.  Checks
 * that cannot be assessed have no rows.  run->count results in the arena.
 */
int ownrun_results(const struct ownrun *run, const struct snapshot *state,
    kind_set carried, struct own_result **results, struct err *err) MUST_USE;

/*
 * ownrun_is_cut(run, gaps, count, now):
 * Among ${gaps} is one of these checks although its lists were read whole: it
 * was stopped, or named what is not there.
 */
bool ownrun_is_cut(const struct ownrun *run, const struct check_gap *gaps,
    size_t count, const struct snapshot *now);

#endif
