/*
 * report_bench.c - 10,000 findings in every format, beside writing the same
 * bytes, and the peak of memory beside that of the result alone.
 *
 * Usage: report_bench [FINDINGS [FOLDER]].  Fails when a format takes more than
 * three times what writing its bytes takes plus 100 ms, or when the page has
 * more than 3 MB for each 1,000 findings.  FOLDER, if given, keeps the reports.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auditor/base/draft.h"
#include "auditor/report/report.h"
#include "tests/bench/bench.h"

#define FINDINGS 10000
#define TAKEN    INT64_C(1795310700)
#define ROUNDS   5

/* --- a result ------------------------------------------------------------ */

static void
fill_finding(struct finding *finding, size_t i, struct arena *arena)
{
	const struct check *check = check_at(i % (check_count() - 1));
	unsigned points = (unsigned)(i * 37 % 100);

	/* A chain is no row among others. */
	if (strncmp(check->id, "CH-", 3) == 0)
		check = check_at(check_count() - 1);
	*finding = (struct finding){
	    .check = check,
	    .kind = i % 3 == 0 ? KIND_INBOUND_CONNECTOR : KIND_TRANSPORT_RULE,
	    .id = arena_printf(arena, "00000000-0000-4000-8000-%012zu", i),
	    .name = arena_printf(arena, "Regel %zu <b>\xc3\xbc\xe6\xa0\xaa", i),
	    .points = points,
	    .base_points = points,
	    .object_points = points,
	    .severity = severity_of(points),
	    .status = i % 7 == 0 ? FINDING_OPEN : FINDING_NEW,
	    .happened_at = TAKEN - (int64_t)i * 60,
	};
	finding->evidence = arena_alloc(arena, 3, sizeof(struct evidence));
	finding->evidence_count = 3;
	finding->evidence[0] = (struct evidence){.field = SV("RemoveHeader"),
	    .value = SV("x-ms-exchange-authentication-results"),
	    .expected = SV("no such rule")};
	finding->evidence[1] = (struct evidence){
	    .field = SV("SenderIPAddresses"), .value = SV("203.0.113.7")};
	finding->evidence[2] =
	    (struct evidence){.value = SV("the rule applies to all mail")};
	finding->remediation = arena_printf(
	    arena, "Disable-TransportRule -Identity 'Regel %zu'", i);
}

static struct snapshot *
make_result(size_t count, struct arena *arena, struct audit_result *result)
{
	struct snapshot *snapshot =
	    snapshot_new(SV("3f6c1f5e-5d3a-4c0e-9a0f-4a8d2f1b7c11"), SV("live"),
		SV("exoaudit/0.1.0"));

	snapshot->number = 1;
	snapshot->started = TAKEN;
	snapshot->finished = TAKEN;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage whole = {.status = COVERAGE_COMPLETE};
		snapshot_cover(snapshot, (enum kind)i, &whole);
	}
	snapshot_seal(snapshot);
	*result = (struct audit_result){
	    .snapshot = snapshot,
	    .checks_total = check_count(),
	    .fail_on = SEVERITY_MEDIUM,
	    .counting = {.fail_on = SEVERITY_MEDIUM,
		.asked_fail_on = SEVERITY_CRITICAL},
	    .is_complete = true,
	    .as_of = TAKEN,
	    .exit_status = 1,
	};
	result->findings.count = count;
	result->findings.at = arena_alloc(arena, count, sizeof(struct finding));
	for (size_t i = 0; i < count; i++)
		fill_finding(&result->findings.at[i], i, arena);
	return snapshot;
}

/* --- measuring ----------------------------------------------------------- */

/* Write the bytes as a report is written; the best of some rounds. */
static double
measure_write(strview bytes, const char *path)
{
	double best_ms = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		CLEANUP(draft_done) struct draft draft = {0};
		struct err err;
		double began_ms = bench_now();
		if (draft_write(path, bytes, 0644, &draft, &err) != 0 ||
		    draft_publish(&draft, &err) != 0)
			bench_fail(err.text);
		double ms = bench_now() - began_ms;
		best_ms = ms < best_ms ? ms : best_ms;
	}
	return best_ms;
}

static double
measure_render(const struct renderer *renderer,
    const struct audit_result *result, struct strbuf *out)
{
	const struct report_style style = {.width = 80};
	double best_ms = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		strbuf_done(out);
		double began_ms = bench_cpu();
		renderer->render(result, &style, out);
		double ms = bench_cpu() - began_ms;
		best_ms = ms < best_ms ? ms : best_ms;
	}
	if (out->overflow)
		bench_fail("the report is too large");
	return best_ms;
}

/* Peak of a child that renders once, in KiB; without renderer, of the result
 * alone. */
static long
measure_peak(const struct renderer *renderer, const struct audit_result *result)
{
	const struct report_style style = {.width = 80};
	struct rusage usage;
	pid_t child = fork();

	if (child == 0) {
		struct strbuf out = {0};
		if (renderer != NULL)
			renderer->render(result, &style, &out);
		_exit(0);
	}
	if (child < 0 || wait4(child, NULL, 0, &usage) != child)
		bench_fail("cannot measure memory");
	return usage.ru_maxrss;
}

static bool
measure(const struct renderer *renderer, const struct audit_result *result,
    const char *folder, long base_kib)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	char path[4096];
	double render_ms = measure_render(renderer, result, &out);
	long peak_kib = measure_peak(renderer, result) - base_kib;
	size_t count = result->findings.count;

	(void)snprintf(
	    path, sizeof(path), "%s/report.%s", folder, renderer->name);
	double write_ms = measure_write(strbuf_view(&out), path);
	bool is_slow = render_ms > 3 * write_ms + 100;
	bool is_large = strcmp(renderer->name, "html") == 0 && count > 0 &&
			out.len / count > 3000;
	(void)printf("%-12s %9.1f %9.1f %9.1f %9.1f%s%s\n", renderer->name,
	    (double)out.len / 1e6, render_ms, write_ms, (double)peak_kib / 1e3,
	    is_slow ? "  TOO SLOW" : "", is_large ? "  TOO LARGE" : "");
	return !is_slow && !is_large;
}

int
main(int argc, char **argv)
{
	size_t count = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : FINDINGS;
	char made[] = "/tmp/report_bench.XXXXXX";
	const char *folder = argc > 2 ? argv[2] : mkdtemp(made);
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct audit_result result;
	bool is_good = true;
	size_t formats;

	if (folder == NULL)
		bench_fail("cannot make a folder");
	struct snapshot *snapshot = make_result(count, arena, &result);
	long base_kib = measure_peak(NULL, &result);
	const struct renderer *all = report_renderers(&formats);
	(void)printf("%zu findings: megabytes, milliseconds to render, to "
		     "write the same bytes, megabytes of memory\n",
	    count);
	for (size_t i = 0; i < formats; i++)
		is_good &= measure(&all[i], &result, folder, base_kib);
	snapshot_free(snapshot);
	if (argc > 2)
		return is_good ? 0 : 1;
	for (size_t i = 0; i < formats; i++) {
		char path[4096];
		(void)snprintf(
		    path, sizeof(path), "%s/report.%s", folder, all[i].name);
		(void)unlink(path);
	}
	(void)rmdir(folder);
	return is_good ? 0 : 1;
}
