/*
 * cmd_review.c - exoaudit review: one change, expected or not.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "auditor/intake/import.h"
#include "auditor/model/normal.h"
#include "auditor/report/review_report.h"
#include "auditor/store/store_event.h"
#include "cmd/output.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

#define NUMBER_DIGITS 15
#define WIDTH         80

struct review_options {
	struct common_options common;
	const char *before;
	const char *after;
	const char *expect;
	const char *series;
	const char *format;
	const char *output;
};

static const struct option_row rows[] = {
    {'\0', "before", OPTION_INPUT, offsetof(struct review_options, before),
	"N|FILE",
	N_("state before: number of a snapshot, or an exported file")},
    {'\0', "after", OPTION_INPUT, offsetof(struct review_options, after),
	"N|FILE", N_("state after")},
    {'e', "expect", OPTION_INPUT, offsetof(struct review_options, expect),
	"FILE", N_("change.yaml: what was announced")},
    {'\0', "series", OPTION_TEXT, offsetof(struct review_options, series),
	"NAME", N_("series of the snapshots (otherwise live)")},
    {'f', "format", OPTION_TEXT, offsetof(struct review_options, format),
	"NAME", N_("text, json or markdown")},
    {'o', "output", OPTION_OUTPUT, offsetof(struct review_options, output),
	"FILE", N_("write the review there")},
};

static const struct {
	const char *name;
	void (*render)(const struct review_result *result,
	    const struct report_style *style, struct strbuf *out);
} formats[] = {
    {"text", review_text},
    {"json", review_json},
    {"markdown", review_markdown},
};

struct work {
	const struct invocation *invocation;
	const struct review_options *options;
	struct session session;
	struct store *store; /* NULL: no history is needed */
	struct snapshot *before;
	struct snapshot *after;
	struct baseline baseline;
	struct expectations expected;
	struct event_log events;
};

static void
work_done(struct work *work)
{
	snapshot_free(work->before);
	snapshot_free(work->after);
	baseline_done(&work->baseline);
	store_close(work->store);
}

static bool
is_number(const char *word)
{
	size_t len = strlen(word);

	return len > 0 && len <= NUMBER_DIGITS &&
	       strspn(word, "0123456789") == len;
}

static const char *
series_of(const struct work *work)
{
	return work->options->series != NULL ? work->options->series
					     : SERIES_LIVE;
}

static int
need_store(struct work *work, struct err *err)
{
	const struct common_options *common = &work->options->common;
	struct arena *arena = work->invocation->arena;

	if (work->store != NULL)
		return 0;
	TRY(store_open(
	    work->session.store_path, STORE_READ, &work->store, err));
	return session_tenant_id(
	    &work->session, work->store, common, arena, err);
}

/* A file is as old as it is, when the file system knows. */
static int64_t
taken_at(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && info.st_mtime < time_now()
		   ? info.st_mtime
		   : time_now();
}

/* An import keeps the bodies of objects alone: read them again. */
static int
make_whole(
    const struct snapshot *lean, struct snapshot **snapshot, struct err *err)
{
	CLEANUP(snapshot_drop)
	struct snapshot *made =
	    snapshot_new(lean->tenant, lean->series, lean->tool_version);

	made->tenant_name = arena_dup(made->arena, lean->tenant_name);
	made->started = lean->started;
	made->finished = lean->finished;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &lean->lists[i];
		for (size_t j = 0; j < list->count; j++) {
			const struct object *at = &list->objects[j];
			strview id = arena_dup(made->arena, at->id);
			strview body = arena_dup(made->arena, at->body);
			struct object object;
			TRY(normal_restore(
			    list->kind, id, body, made->arena, &object, err));
			snapshot_add_object(made, &object);
		}
		snapshot_cover(made, list->kind, &list->coverage);
	}
	snapshot_seal(made);
	*snapshot = TAKE(made);
	return 0;
}

static int
load_file(struct work *work, const char *path, struct snapshot **snapshot,
    struct err *err)
{
	const struct tenant_config *tenant = work->session.tenant;
	const char *wanted =
	    tenant != NULL ? tenant->tenant : work->options->common.tenant;
	struct import_report report = {0};
	const struct import_settings settings = {
	    .tenant = sv_from(wanted),
	    .series = SV("import:review"),
	    .taken_at = taken_at(path),
	    .tool_version = PROGRAM_TOOL,
	};

	CLEANUP(snapshot_drop) struct snapshot *lean = NULL;
	TRY(import_read(
	    &path, 1, &settings, work->invocation->arena, &lean, &report, err));
	return make_whole(lean, snapshot, err);
}

static int
load(struct work *work, const char *word, const char *what,
    struct snapshot **snapshot, struct err *err)
{
	if (word == NULL) {
		(void)err_set(err, ERR_USAGE, "%s is missing", what);
		return err_hint(err, "--before 3 --after 4, or files");
	}
	if (!is_number(word))
		return load_file(work, word, snapshot, err);
	TRY(need_store(work, err));
	return store_get(work->store, work->session.tenant_id,
	    sv_from(series_of(work)), strtoll(word, NULL, 10), snapshot, err);
}

static int
check_order(const struct work *work, struct err *err)
{
	if (!sv_eq(work->before->tenant, work->after->tenant)) {
		(void)err_set(err, ERR_USAGE,
		    "these are two tenants: " SV_FMT " and " SV_FMT,
		    SV_ARG(work->before->tenant), SV_ARG(work->after->tenant));
		return err_hint(err, "review two states of one tenant");
	}
	if (work->before->number == 0 || work->after->number == 0 ||
	    work->before->number < work->after->number)
		return 0;
	(void)err_set(err, ERR_USAGE, "--before is not before --after");
	return err_hint(err, "see `exoaudit history` for the numbers");
}

/* Records of the history lie between its own snapshots only. */
static int
load_events(struct work *work, struct err *err)
{
	int64_t since[EVENT_TYPE_COUNT];

	if (work->store == NULL || work->before->number == 0 ||
	    work->after->number == 0)
		return 0;
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		since[i] = work->before->started;
	return store_events(work->store, work->session.tenant_id,
	    sv_from(series_of(work)), 0, since, work->invocation->arena,
	    &work->events, err);
}

/* Only a baseline that is trusted lowers what is a risk. */
static int
load_baseline(struct work *work, struct err *err)
{
	struct arena *arena = work->invocation->arena;
	const struct tenant_config *tenant = work->session.tenant;
	struct baseline_verdict verdict = {0};
	struct trust trust = {0};

	if (tenant == NULL || tenant->baseline == NULL)
		return 0;
	const struct trusted_request asked = {
	    .tenant = work->after->tenant,
	    .as_of = work->after->finished,
	    .is_past = true,
	};
	TRY(trusted_load(&work->session, &asked, arena, &trust, err));
	const struct hold_request request = {
	    .path = tenant->baseline,
	    .trust = &trust,
	    .tenant = work->after->tenant,
	    .as_of = work->after->finished,
	    .is_past = true,
	};
	TRY(hold_baseline(&request, arena, &work->baseline, &verdict, err));
	if (verdict.state != BASELINE_TRUSTED)
		output_note(work->options->common.is_quiet,
		    "the baseline is %s: the risk is that without its policy",
		    lang(baseline_state_word(verdict.state)));
	return 0;
}

static int
load_expected(struct work *work, struct err *err)
{
	const char *path = work->options->expect;
	CLEANUP(strbuf_done) struct strbuf bytes = {0};

	if (path == NULL)
		return 0;
	TRY(file_read(path, LIMIT_POLICY, &bytes, err));
	return expect_read(strbuf_view(&bytes), path, work->invocation->arena,
	    &work->expected, err);
}

static int
find_format(const char *name, size_t *format, struct err *err)
{
	*format = 0;
	for (size_t i = 0; name != NULL && i < COUNT_OF(formats); i++) {
		if (strcmp(formats[i].name, name) == 0) {
			*format = i;
			return 0;
		}
	}
	if (name == NULL)
		return 0;
	(void)err_set(err, ERR_USAGE, "--format: no format \"%s\"", name);
	return err_hint(err, "one of: text, json, markdown");
}

static int
show(struct work *work, size_t format, int *status, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const struct baseline *baseline = &work->baseline;
	bool has_baseline = baseline->objects != NULL;
	const struct review_request request = {
	    .before = work->before,
	    .after = work->after,
	    .expected = work->options->expect != NULL ? &work->expected : NULL,
	    .events = work->store != NULL && work->before->number > 0 &&
			      work->after->number > 0
			  ? &work->events
			  : NULL,
	    .baseline = has_baseline ? baseline->objects : NULL,
	    .policy = has_baseline ? &baseline->policy : NULL,
	    .policy_expires = has_baseline ? baseline->expires : 0,
	    .own_app_id = sv_from(work->session.tenant != NULL
				      ? work->session.tenant->client_id
				      : NULL),
	};
	const struct report_style style = {
	    .use_colour = work->options->output == NULL && output_is_coloured(),
	    .width = WIDTH,
	};
	struct review_result result;

	review_run(&request, work->invocation->arena, &result);
	formats[format].render(&result, &style, &out);
	TRY(strbuf_check(&out, _("the review"), err));
	*status = result.exit_status;
	return output_to(work->options->output, strbuf_view(&out), err);
}

static int
review(struct work *work, int *status, struct err *err)
{
	const struct review_options *options = work->options;
	size_t format;

	TRY(find_format(options->format, &format, err));
	TRY(load_expected(work, err));
	TRY(session_open(&options->common, false, work->invocation->arena,
	    &work->session, err));
	TRY(load(work, options->before, "--before", &work->before, err));
	TRY(load(work, options->after, "--after", &work->after, err));
	TRY(check_order(work, err));
	TRY(load_events(work, err));
	TRY(load_baseline(work, err));
	return show(work, format, status, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(work_done)
	struct work work = {.invocation = invocation, .options = options};
	int status = STATUS_FAILED;

	if (review(&work, &status, invocation->err) != 0)
		return STATUS_FAILED;
	return status;
}

const struct command command_review = {
    .name = "review",
    .arguments = "",
    .summary = N_("tell expected from unexpected changes"),
    .about = N_(
	"Say what changed between two states, in words: what was announced in\n"
	"change.yaml, what was not, and what is missing; what was created and\n"
	"removed in between, by the audit records; and the risk before and\n"
	"after.  Without --expect nothing is expected.\n"
	"\n"
	"    change: CHG-1042, new journal archive\n"
	"    expect:\n"
	"      - kind: transport-rule\n"
	"        object: Journal to archive     # id, or name before or after\n"
	"        operation: changed             # added, removed, renamed ...\n"
	"        fields: [BlindCopyTo, Comments]\n"
	"\n"
	"Each entry stands for one change.  Status 1 when something was\n"
	"unexpected or is missing, 3 when a list could not be compared whole."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct review_options),
    .is_offline = command_is_offline,
    .run = run,
};
