/*
 * cmd_baseline_renew.c - exoaudit baseline renew: the next baseline.
 */
#include <stddef.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "cmd/baseline_gate.h"
#include "cmd/kind_words.h"
#include "cmd/output.h"
#include "cmd/renewal.h"
#include "cmd/renewal_approvals.h"
#include "cmd/renewal_walk.h"
#include "cmd/rules.h"

#include "auditor/base/banned.h"

#define DAYS_DEFAULT 90
#define DAYS_MOST    3660

struct renew_options {
	struct common_options common;
	struct rules_options rules;
	int64_t number;
	const char *series;
	const char *policy;
	const char *kinds;
	const char *fail_on;
	struct option_list accepted;
	bool accepts_all;
	bool is_interactive;
	bool is_dry;
	int64_t days;
	int64_t as_of;
};

static const struct option_row rows[] = {
    {'n', "snapshot", OPTION_NUMBER, offsetof(struct renew_options, number),
	"N", N_("stored snapshot (otherwise the newest)")},
    {'\0', "series", OPTION_TEXT, offsetof(struct renew_options, series),
	"NAME", N_("series of the snapshot (otherwise live)")},
    {'i', "interactive", OPTION_FLAG,
	offsetof(struct renew_options, is_interactive), NULL,
	N_("decide each change in turn: accept, reject, skip, show, quit")},
    {'a', "accept", OPTION_LIST, offsetof(struct renew_options, accepted),
	"KIND:ID", N_("accept this change, by id or name; may be repeated")},
    {'\0', "accept-all", OPTION_FLAG,
	offsetof(struct renew_options, accepts_all), NULL,
	N_("accept every change; read them with --dry-run first")},
    {'\0', "dry-run", OPTION_FLAG, offsetof(struct renew_options, is_dry), NULL,
	N_("show what it would say, and write nothing")},
    {'p', "policy", OPTION_INPUT, offsetof(struct renew_options, policy),
	"FILE", N_("policy.yaml (otherwise the policy stays as it is)")},
    {'\0', "kinds", OPTION_TEXT, offsetof(struct renew_options, kinds), "LIST",
	N_("judge these kinds from now on (otherwise those as before)")},
    {'\0', "fail-on", OPTION_TEXT, offsetof(struct renew_options, fail_on),
	"SEVERITY", N_("threshold of audits (otherwise as before)")},
    {'\0', "expires-in", OPTION_NUMBER, offsetof(struct renew_options, days),
	"DAYS", N_("how long it holds (otherwise 90)")},
    RULES_OPTION_ROWS(struct renew_options, rules),
    {'\0', "as-of", OPTION_TIME, offsetof(struct renew_options, as_of), "TIME",
	N_("date of the document (otherwise now)")},
};

struct renew {
	const struct renew_options *options;
	struct arena *arena;
	struct renewal renewal;
	struct renewal_units units;
	struct renewal_recipe recipe;
	struct rules rules;
	struct binding binding;
	struct policy policy;
	struct snapshot *objects;
};

static void
renew_done(struct renew *renew)
{
	snapshot_free(renew->objects);
	renewal_done(&renew->renewal);
}

static int
settle_recipe(struct renew *renew, struct err *err)
{
	const struct renew_options *options = renew->options;
	const struct baseline *base = renew->renewal.base;
	struct renewal_recipe *recipe = &renew->recipe;
	int64_t days = options->days > 0 ? options->days : DAYS_DEFAULT;
	enum severity fail_on;

	if (days > DAYS_MOST)
		return err_set(
		    err, ERR_USAGE, "--expires-in: at most %d days", DAYS_MOST);
	recipe->expires = renew->renewal.now + days * TIME_DAY;
	recipe->scope = base->scope;
	recipe->binding = renew->binding;
	if (options->kinds != NULL)
		TRY(kind_words_read(
		    "--kinds", options->kinds, &recipe->scope, err));
	recipe->fail_on = arena_dup(renew->arena, base->fail_on).ptr;
	if (options->fail_on != NULL) {
		TRY(session_severity(options->fail_on, "--fail-on",
		    SEVERITY_MEDIUM, &fail_on, err));
		recipe->fail_on = severity_word(fail_on);
	}
	recipe->source = renew->renewal.snapshot;
	return 0;
}

/* The policy as it was or as FILE has it; approvals go along. */
static int
settle_policy(struct renew *renew, struct err *err)
{
	const struct policy *old = &renew->renewal.base->policy;
	CLEANUP(strbuf_done) struct strbuf yaml = {0};
	const char *path = renew->options->policy;

	renew->policy = *old;
	if (path != NULL) {
		TRY(file_read(path, LIMIT_POLICY, &yaml, err));
		strview text = arena_dup(renew->arena, strbuf_view(&yaml));
		TRY(policy_compile(text, path, renew->renewal.snapshot,
		    renew->recipe.expires, renew->arena, &renew->policy, err));
		TRY(renewal_approvals_check(
		    &renew->policy, path, &renew->rules, err));
		renewal_approvals_join(&renew->policy, old, renew->arena);
	}
	renewal_approvals_end(
	    &renew->policy, renew->recipe.expires, renew->arena);
	renew->recipe.policy = &renew->policy;
	return 0;
}

static int
choose(struct renew *renew, struct err *err)
{
	const struct renew_options *options = renew->options;
	struct renewal_units *units = &renew->units;

	for (size_t i = 0; i < options->accepted.count; i++)
		TRY(renewal_units_choose(units, options->accepted.at[i], err));
	for (size_t i = 0; i < units->count && options->accepts_all; i++)
		units->at[i].choice = RENEWAL_TAKEN;
	if (options->is_interactive)
		return renewal_walk(units, renew->arena, err);
	return 0;
}

/* What stays out of the baseline goes on being reported. */
static int
show_left(const struct renew *renew, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	for (size_t i = 0; i < renew->units.count; i++) {
		if (renew->units.at[i].choice == RENEWAL_TAKEN)
			continue;
		if (out.len == 0)
			output_line(&out, 0, "Changes that are left out:");
		renewal_units_put(&renew->units.at[i], renew->arena, &out);
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((renew->recipe.scope & KIND_BIT(i)) != 0 &&
		    !snapshot_is_complete(
			renew->renewal.snapshot, (enum kind)i))
			output_line(&out, 0,
			    "%s was not read whole: it stays as it was",
			    kind_name((enum kind)i));
	}
	return output_write(strbuf_view(&out), err);
}

static int
prepare(struct renew *renew, struct err *err)
{
	const struct renew_options *options = renew->options;
	const struct renewal_request request = {
	    .common = &options->common,
	    .series = options->series,
	    .number = options->number,
	    .as_of = options->as_of,
	};

	if (options->is_interactive && options->accepts_all)
		return err_set(err, ERR_USAGE,
		    "--interactive and --accept-all exclude each other");
	TRY(renewal_open(&request, &renew->renewal, renew->arena, err));
	TRY(rules_load(renew->renewal.session.tenant, &options->rules,
	    renew->arena, &renew->rules, err));
	rules_bind(&renew->rules, renew->arena, &renew->binding);
	TRY(settle_recipe(renew, err));
	TRY(settle_policy(renew, err));
	renewal_units_find(renew->renewal.base, renew->renewal.snapshot,
	    renew->recipe.scope, renew->arena, &renew->units);
	TRY(choose(renew, err));
	TRY(renewal_units_apply(&renew->units, renew->renewal.base,
	    renew->renewal.snapshot, renew->recipe.scope, &renew->objects,
	    err));
	renew->recipe.objects = renew->objects;
	return options->common.is_quiet ? 0 : show_left(renew, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	struct err *err = invocation->err;
	CLEANUP(renew_done)
	struct renew renew = {.options = options, .arena = invocation->arena};

	if (prepare(&renew, err) != 0)
		return err->code == ERR_TRUST ? STATUS_UNTRUSTED
					      : STATUS_FAILED;
	struct check_input input = renewal_input(&renew.renewal, renew.objects,
	    renew.objects, &renew.policy, renew.recipe.expires);
	if (rules_run(&renew.rules, renew.objects, input.as_of, renew.arena,
		&input, err) != 0)
		return STATUS_FAILED;
	if (baseline_gate(&input, renew.recipe.scope, renew.arena, err) != 0)
		return STATUS_FINDINGS;
	return renewal_write(&renew.renewal, &renew.recipe,
		   renew.options->is_dry, err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_baseline_renew = {
    .name = "baseline renew",
    .arguments = "",
    .summary = N_("the next baseline, with chosen changes"),
    .about = N_(
	"Make the next baseline from the signed one, with those changes of\n"
	"the tenant that are accepted; the others stay out of it and go on\n"
	"being reported.  It is written beside, as FILE.pending, and takes\n"
	"its place when enough people have signed it (`exoaudit baseline\n"
	"sign`).  As `baseline create` it refuses while findings of medium\n"
	"or more in what it would hold are neither covered by the policy nor\n"
	"approved."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct renew_options),
    .run = run,
};
