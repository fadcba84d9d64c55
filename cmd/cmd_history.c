/*
 * cmd_history.c - exoaudit history: the snapshots there are, and the life of
 * one object.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/near.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/command.h"
#include "cmd/history_life.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

#define LINK_SHOWN 16
/* Columns, with the blanks behind them. */
#define NUMBER_WIDTH 7
#define TIME_WIDTH   22
#define LISTS_WIDTH  16
/* From so many intervals on, their middle one is taken for the schedule. */
#define LEAST_INTERVALS 7
/* Somebody who takes snapshots by hand takes many in a row. */
#define GAP_LEAST INT64_C(3600)

struct history_options {
	struct common_options common;
	const char *series;
	const char *every;
};

static const struct option_row rows[] = {
    {'\0', "series", OPTION_TEXT, offsetof(struct history_options, series),
	"NAME", N_("only this series (otherwise all)")},
    {'\0', "every", OPTION_TEXT, offsetof(struct history_options, every),
	"TIME",
	N_("the schedule, such as 30m, 24h or 7d (otherwise as usual)")},
};

static unsigned
count_bits(kind_set set)
{
	unsigned count = 0;

	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

/* The columns of put_header. */
static void
put_headings(struct strbuf *out)
{
	strbuf_add_text(out, "  ");
	output_cell(out, NUMBER_WIDTH - 2, _("No."));
	output_cell(out, TIME_WIDTH, _("finished"));
	output_cell(out, LISTS_WIDTH, _("lists"));
	output_cell(out, LINK_SHOWN + 2, _("link"));
	strbuf_printf(out, "%s  %s\n", _("series"), _("tenant"));
}

static void
put_header(struct strbuf *out, const struct store_header *header)
{
	CLEANUP(strbuf_done) struct strbuf lists = {0};
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	strbuf_printf(out, "%5" PRId64 "  %s  ", header->number,
	    time_text(header->finished, when));
	strbuf_printf(&lists, _("%2u of %u lists"),
	    count_bits(header->complete),
	    count_bits(header->complete | kind_collected()));
	output_cell(out, LISTS_WIDTH, strbuf_cstr(&lists));
	strbuf_printf(
	    out, "%.*s  ", LINK_SHOWN, digest_hex(&header->link, hex));
	term_escape(out, header->series);
	strbuf_add_text(out, "  ");
	term_escape(out,
	    header->tenant_name.len > 0 ? header->tenant_name : header->tenant);
	strbuf_add_char(out, '\n');
}

static int
read_every(const char *text, int64_t *every, struct err *err)
{
	static const struct {
		const char *unit;
		int64_t seconds;
	} units[] = {{"m", 60}, {"h", 3600}, {"d", TIME_DAY}};
	size_t digits = text != NULL ? strspn(text, "0123456789") : 0;

	*every = 0;
	if (text == NULL)
		return 0;
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		if (digits > 0 && digits < 7 &&
		    strcmp(text + digits, units[i].unit) == 0)
			*every = strtoll(text, NULL, 10) * units[i].seconds;
	}
	if (*every > 0)
		return 0;
	(void)err_set(
	    err, ERR_USAGE, "--every: \"%s\" is no length of time", text);
	return err_hint(err, "--every 24h");
}

static int
compare_times(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

static bool
is_same_series(const struct store_header *a, const struct store_header *b)
{
	return sv_eq(a->tenant, b->tenant) && sv_eq(a->series, b->series);
}

/* What lies between two snapshots of one series as a rule; 0: not known. */
static int64_t
usual_interval(const struct store_header *headers, size_t count, size_t of,
    struct arena *arena)
{
	int64_t *intervals = arena_alloc(arena, count, sizeof(*intervals));
	const struct store_header *last = NULL;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_same_series(&headers[i], &headers[of]))
			continue;
		if (last != NULL)
			intervals[found++] = headers[i].started - last->started;
		last = &headers[i];
	}
	if (found < LEAST_INTERVALS)
		return 0;
	qsort(intervals, found, sizeof(*intervals), compare_times);
	return intervals[found / 2];
}

/* The snapshot before the one at ${at}, of its series, or NULL. */
static const struct store_header *
one_before(const struct store_header *headers, size_t at)
{
	for (size_t i = at; i > 0; i--) {
		if (is_same_series(&headers[i - 1], &headers[at]))
			return &headers[i - 1];
	}
	return NULL;
}

static void
put_gap(struct strbuf *out, const struct store_header *before,
    const struct store_header *now, int64_t every)
{
	char from[TIME_TEXT_MAX];
	char to[TIME_TEXT_MAX];
	int64_t gap = before != NULL ? now->started - before->started : 0;

	if (every <= 0 || gap < GAP_LEAST || gap <= 2 * every)
		return;
	int64_t missing = gap / every - 1;
	output_line(out, 2,
	    PLURAL((unsigned long)missing,
		"gap  %s to %s: about %lld snapshot is missing",
		"gap  %s to %s: about %lld snapshots are missing"),
	    time_text(before->finished, from), time_text(now->started, to),
	    (long long)missing);
}

/* All headers have the same series mostly: the interval is found once. */
static void
put_headers(struct strbuf *out, const struct store_header *headers,
    size_t count, int64_t every, struct arena *arena)
{
	int64_t usual = every;

	if (count > 0)
		put_headings(out);
	for (size_t i = 0; i < count; i++) {
		if (every == 0 &&
		    (i == 0 || !is_same_series(&headers[i], &headers[i - 1])))
			usual = usual_interval(headers, count, i, arena);
		put_gap(out, one_before(headers, i), &headers[i], usual);
		put_header(out, &headers[i]);
	}
}

struct asked {
	struct store *store;
	strview tenant;
	strview series;
	int64_t every;
};

static int
show_snapshots(const struct invocation *invocation, const struct asked *asked,
    bool is_quiet, struct strbuf *out)
{
	struct err *err = invocation->err;
	struct store_header *headers;
	size_t count;

	TRY(store_headers(asked->store, asked->tenant, asked->series,
	    invocation->arena, &headers, &count, err));
	put_headers(out, headers, count, asked->every, invocation->arena);
	if (count == 0)
		output_note(is_quiet, "the history is empty");
	return 0;
}

/* No object; perhaps a mistyped subcommand. */
static int
fail_object(const char *word, struct err *err)
{
	struct near near = {.word = sv_from(word)};
	const strview family = SV("history ");
	size_t count;
	const struct command *const *commands = command_table(&count);

	for (size_t i = 0; i < count; i++) {
		strview name = sv_from(commands[i]->name);
		if (sv_starts(name, family))
			near_try(&near, sv_slice(name, family.len, name.len));
	}
	(void)err_set(err, ERR_NOT_FOUND,
	    "no object was ever called \"%s\", or has this id", word);
	if (near.found.len > 0)
		return err_hint(err,
		    "did you mean `exoaudit history " SV_FMT "`?",
		    SV_ARG(near.found));
	return err_hint(err,
	    "give its id or a name it had, perhaps with its kind: "
	    "transport-rule/NAME");
}

static int
show_object(const struct invocation *invocation, const struct asked *asked,
    struct strbuf *out)
{
	const char *word = invocation->words.at[0];
	struct err *err = invocation->err;
	struct store_life *lives;
	size_t count;

	TRY(store_life(asked->store, asked->tenant, asked->series,
	    sv_from(word), invocation->arena, &lives, &count, err));
	if (count == 0)
		return fail_object(word, err);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_add_char(out, '\n');
		TRY(history_life_put(
		    asked->store, &lives[i], invocation->arena, out, err));
	}
	return 0;
}

static int
show(const struct invocation *invocation, const struct history_options *options)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err *err = invocation->err;
	struct session session;
	struct asked asked = {.series = sv_from(options->series)};

	TRY(read_every(options->every, &asked.every, err));
	TRY(session_open(
	    &options->common, false, invocation->arena, &session, err));
	TRY(store_open(session.store_path, STORE_READ, &store, err));
	asked.store = store;
	if (options->common.tenant != NULL) {
		TRY(session_tenant_id(
		    &session, store, &options->common, invocation->arena, err));
		asked.tenant = session.tenant_id;
	}
	if (invocation->words.count > 0)
		TRY(show_object(invocation, &asked, &out));
	else
		TRY(show_snapshots(
		    invocation, &asked, options->common.is_quiet, &out));
	return output_write(strbuf_view(&out), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return show(invocation, options) == 0 ? STATUS_GOOD : STATUS_FAILED;
}

const struct command command_history = {
    .name = "history",
    .arguments = "[OBJECT]",
    .summary = N_("list the stored snapshots, or tell the life of an object"),
    .about = N_(
	"List the stored snapshots: number, time, lists read whole, link of\n"
	"the chain, series, tenant; and the gaps in their schedule.\n"
	"\n"
	"With OBJECT, an id or any name it ever had, perhaps with its kind as\n"
	"in transport-rule/NAME: its whole life, with versions, renames,\n"
	"absences and returns, under another id as well."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct history_options),
    .most_words = 1,
    .is_offline = command_is_offline,
    .run = run,
};
