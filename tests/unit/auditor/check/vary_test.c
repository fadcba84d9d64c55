/*
 * vary_test.c - other names change no finding but those about names, and
 * another order changes nothing at all.
 */
#include <stdio.h>

#include "tests/cases/case_vary.h"
#include "tests/support/kit_rows.h"

static const uint64_t seeds[] = {1, 20260922, 777, 4242424242};

struct vary_row {
	const char *name;
	const struct json *value;
	const struct case_file *file;
	uint64_t seed;
};

static struct arena *arena;

/* Whose subject is a name, or a name that stands for something. */
static bool
is_about_names(const struct finding *finding)
{
	static const char *const checks[] = {"AP-001", "AP-003", "AP-005",
	    "AU-005", "CH-001", "IC-001", "IC-002", "IC-003", "TR-001",
	    "TR-046", "TX-001"};

	for (size_t i = 0; i < COUNT_OF(checks); i++) {
		if (sv_eq(sv_from(finding->check->id), sv_from(checks[i])))
			return true;
	}
	return false;
}

/* Check and points of every finding that is not about a name. */
static void
write_brief(const struct check_outcome *outcome, struct strbuf *out)
{
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		if (!is_about_names(finding))
			strbuf_printf(out, "%s %u %u\n", finding->check->id,
			    finding->points, finding->status);
	}
}

/* All that is said of every finding. */
static void
write_whole(const struct check_outcome *outcome, struct strbuf *out)
{
	strbuf_printf(out, "%u %u %u %zu\n", outcome->chain, outcome->risk,
	    outcome->grade, outcome->passed);
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		strbuf_printf(out,
		    "%s %s " SV_FMT " " SV_FMT " %u %u %u %u " SV_FMT "\n",
		    finding->check->id, kind_name(finding->kind),
		    SV_ARG(finding->id), SV_ARG(finding->name), finding->points,
		    finding->object_points, finding->severity, finding->status,
		    SV_ARG(finding->remediation));
		for (size_t j = 0; j < finding->evidence_count; j++) {
			const struct evidence *row = &finding->evidence[j];
			strbuf_printf(out,
			    "  " SV_FMT "=" SV_FMT " (" SV_FMT ")\n",
			    SV_ARG(row->field), SV_ARG(row->value),
			    SV_ARG(row->expected));
		}
	}
}

static void
judge(const struct vary_row *row, const struct json *value,
    void (*write)(const struct check_outcome *outcome, struct strbuf *out),
    struct strbuf *out)
{
	CLEANUP(case_done) struct case_run run = {.arena = arena_new()};
	struct err err = {0};

	KIT_GOOD(case_judge(&run, row->file, value, &err), &err);
	write(&run.outcome, out);
}

static int
compare_lines(const void *a, const void *b)
{
	return sv_cmp(*(const strview *)a, *(const strview *)b);
}

/* The lines of ${text}, sorted: equal points fall into the order of ids. */
static strview
sort_lines(strview text)
{
	strview lines[512];
	size_t count = 0;
	strview line;
	strview sorted = SV("");

	while (count < COUNT_OF(lines) && sv_cut(&text, '\n', &line))
		lines[count++] = line;
	qsort(lines, count, sizeof(*lines), compare_lines);
	for (size_t i = 0; i < count; i++)
		sorted = arena_printf(arena, SV_FMT SV_FMT "\n", SV_ARG(sorted),
		    SV_ARG(lines[i]));
	return sorted;
}

static void
bears_names(const void *at)
{
	const struct vary_row *row = at;
	CLEANUP(strbuf_done) struct strbuf before = {0};
	CLEANUP(strbuf_done) struct strbuf after = {0};
	struct dice dice = {row->seed};

	judge(row, row->value, write_brief, &before);
	judge(row, vary_names(row->value, &dice, arena), write_brief, &after);
	KIT_TEXT(
	    sort_lines(strbuf_view(&after)), sort_lines(strbuf_view(&before)));
}

static void
bears_order(const void *at)
{
	const struct vary_row *row = at;
	CLEANUP(strbuf_done) struct strbuf before = {0};
	CLEANUP(strbuf_done) struct strbuf after = {0};
	struct dice dice = {row->seed};

	judge(row, row->value, write_whole, &before);
	judge(row, vary_order(row->value, &dice, arena), write_whole, &after);
	KIT_TEXT(strbuf_view(&after), strbuf_view(&before));
}

static void
add_rows(const char *path, const char *what, void (*run)(const void *at))
{
	struct case_file *file = arena_alloc(arena, 1, sizeof(*file));
	struct err err = {0};

	if (case_open(path, kit_file(path), arena, file, &err) != 0) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	size_t count = file->cases->count;
	struct vary_row *rows =
	    arena_alloc(arena, count * COUNT_OF(seeds), sizeof(*rows));
	for (size_t i = 0; i < count * COUNT_OF(seeds); i++) {
		const struct json *value =
		    &file->cases->items[i / COUNT_OF(seeds)];
		uint64_t seed = seeds[i % COUNT_OF(seeds)];
		rows[i] = (struct vary_row){
		    .name = arena_printf(arena, SV_FMT " %s, seed %llu",
			SV_ARG(json_get_text(value, SV("id"))), what,
			(unsigned long long)seed)
				.ptr,
		    .value = value,
		    .file = file,
		    .seed = seed,
		};
	}
	kit_rows(rows, count * COUNT_OF(seeds), sizeof(*rows), run);
}

/* Attacks: a policy may name what a look-alike is called. */
static bool
has_attacks(const char *path)
{
	return !sv_ends(sv_from(path), SV("negatives.json")) &&
	       !sv_ends(sv_from(path), SV("lookalikes.json"));
}

static void
add_file(const char *path)
{
	if (has_attacks(path))
		add_rows(path, "renamed", bears_names);
	add_rows(path, "shuffled", bears_order);
}

int
main(void)
{
	arena = arena_new();
	case_each_file("fixtures/cases", arena, add_file);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
