/*
 * bench.h - what the benchmarks share: a clock, an end on failure, a snapshot
 * to fill.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "auditor/model/snapshot.h"

#define BENCH_TENANT "aaaaaaaa-0000-4000-8000-000000000001"

static inline double
bench_ms(clockid_t clock)
{
	struct timespec now;

	(void)clock_gettime(clock, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* On the wall. */
static inline double
bench_now(void)
{
	return bench_ms(CLOCK_MONOTONIC);
}

/* Of the processor: other work on the machine does not count. */
static inline double
bench_cpu(void)
{
	return bench_ms(CLOCK_PROCESS_CPUTIME_ID);
}

/* Ends a child as well. */
static inline _Noreturn void
bench_fail(const char *what)
{
	(void)fprintf(stderr, "%s: %s\n", program_invocation_short_name, what);
	_exit(2);
}

static inline void
bench_must(int status, const struct err *err)
{
	if (status != 0)
		bench_fail(err->text);
}

static inline struct snapshot *
bench_snapshot(void)
{
	return snapshot_new(SV(BENCH_TENANT), SV("live"), SV("bench"));
}

/* bench_add(snapshot, kind, text, scratch): the object ${text}. */
static inline void
bench_add(struct snapshot *snapshot, enum kind kind, strview text,
    struct arena *scratch)
{
	const struct json *raw;
	struct err err = {0};

	bench_must(json_parse(text, JSON_WIRE, scratch, &raw, &err), &err);
	bench_must(snapshot_add(snapshot, kind, raw, &err), &err);
	arena_reset(scratch);
}

#endif
