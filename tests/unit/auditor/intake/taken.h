/*
 * taken.h - files that tests have taken in, and what came of it.
 */
#ifndef TESTS_UNIT_AUDITOR_INTAKE_TAKEN_H
#define TESTS_UNIT_AUDITOR_INTAKE_TAKEN_H

#include "auditor/base/file.h"
#include "auditor/intake/import.h"
#include "tests/support/kit_rows.h"

#define TENANT "11111111-2222-4333-8444-555555555555"

/* For taken_done. */
struct taken {
	struct arena *arena;
	struct snapshot *snapshot; /* NULL when refused */
	struct import_report report;
	struct err err;
	int status;
};

static inline void
taken_done(struct taken *taken)
{
	snapshot_free(taken->snapshot);
	arena_free(taken->arena);
}

/* For tenant ${tenant}, or that of the file when it is "". */
static inline struct import_settings
taken_settings(const char *tenant)
{
	return (struct import_settings){
	    .tenant = sv_from(tenant),
	    .series = SV("import:test"),
	    .taken_at = 1000,
	    .tool_version = "test/1",
	};
}

/* A file ${name} that holds ${text}. */
static inline struct taken
taken_bytes(strview text, const char *name, const char *tenant)
{
	const struct import_settings settings = taken_settings(tenant);
	struct taken taken = {.arena = arena_new()};

	taken.status = import_bytes(text, name, &settings, taken.arena,
	    &taken.snapshot, &taken.report, &taken.err);
	return taken;
}

/*
 * Up to ${most} ${files}, behind the last of which NULL stands: a.txt, b.txt
 * … in the folder of this test.
 */
static inline struct taken
taken_files(const char *const *files, size_t most, bool keeps_going)
{
	struct import_settings settings = taken_settings(TENANT);
	struct taken taken = {.arena = arena_new()};
	const char **paths = arena_alloc(taken.arena, most, sizeof(*paths));
	size_t count = 0;

	settings.keeps_going = keeps_going;
	while (count < most && files[count] != NULL) {
		struct err err = {0};
		strview path = arena_printf(taken.arena, "%s/%c.txt",
		    kit_folder(), (char)('a' + (int)count));
		KIT_GOOD(
		    file_publish(path.ptr, sv_from(files[count]), 0600, &err),
		    &err);
		paths[count++] = path.ptr;
	}
	taken.status = import_read(paths, count, &settings, taken.arena,
	    &taken.snapshot, &taken.report, &taken.err);
	return taken;
}

/* It was refused with ${error} and a hint, or, where that is NULL, was not. */
static inline bool
taken_is_refused(const struct taken *taken, const char *error)
{
	if (error == NULL) {
		KIT_GOOD(taken->status, &taken->err);
		return false;
	}
	KIT_INT(taken->status, -1);
	KIT_HAS(sv_from(taken->err.text), error);
	KIT_TRUE(taken->err.hint[0] != '\0');
	KIT_TRUE(taken->snapshot == NULL);
	return true;
}

static inline void
taken_put_line(const struct import_line *line, struct strbuf *out)
{
	static const char *const words[] = {
	    [IMPORT_TOOK] = "took",
	    [IMPORT_SKIPPED] = "skipped",
	    [IMPORT_FAILED] = "failed",
	};

	strbuf_printf(out, "%s ", words[line->what]);
	if (line->what == IMPORT_TOOK)
		strbuf_printf(out, "%zu ", line->count);
	strbuf_add(out, line->subject);
	if (line->what != IMPORT_TOOK) {
		strbuf_add_text(out, ": ");
		strbuf_add(out, line->why);
	}
	strbuf_add_char(out, '\n');
}

/* What was told; then the lists that are touched, and the count of events. */
static inline void
taken_is(const struct taken *taken, const char *want)
{
	CLEANUP(strbuf_done) struct strbuf have = {0};

	for (size_t i = 0; i < taken->report.count; i++)
		taken_put_line(&taken->report.lines[i], &have);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(taken->snapshot, (enum kind)i);
		enum coverage_reason reason = list->coverage.reason;
		if (list->coverage.status == COVERAGE_NOT_COLLECTED &&
		    reason == COVERAGE_NOT_REQUESTED_REASON)
			continue;
		strbuf_printf(&have, "%s %zu %s", kind_name((enum kind)i),
		    list->count, coverage_status_word(list->coverage.status));
		if (reason != COVERAGE_NONE_REASON)
			strbuf_printf(
			    &have, " %s", coverage_reason_word(reason));
		strbuf_add_char(&have, '\n');
	}
	if (taken->snapshot->events.count > 0)
		strbuf_printf(
		    &have, "events %zu\n", taken->snapshot->events.count);
	KIT_TEXT(strbuf_view(&have), sv_from(want));
}

#endif
