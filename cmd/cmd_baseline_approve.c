/*
 * cmd_baseline_approve.c - exoaudit baseline approve: one finding is accepted.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/run.h"
#include "cmd/output.h"
#include "cmd/renewal.h"
#include "cmd/rules.h"

#include "auditor/base/banned.h"

#define NAME_SHOWN 200

struct approve_options {
	struct common_options common;
	struct rules_options rules;
	int64_t number;
	const char *series;
	const char *reason;
	const char *ticket;
	const char *approver;
	const char *expires;
	bool is_dry;
	int64_t as_of;
};

static const struct option_row rows[] = {
    {'\0', "reason", OPTION_TEXT, offsetof(struct approve_options, reason),
	"TEXT", N_("why it may stay")},
    {'\0', "ticket", OPTION_TEXT, offsetof(struct approve_options, ticket),
	"ID", N_("where that was decided")},
    {'\0', "expires", OPTION_TEXT, offsetof(struct approve_options, expires),
	"DATE", N_("until when (otherwise as long as the baseline holds)")},
    {'\0', "approver", OPTION_TEXT, offsetof(struct approve_options, approver),
	"NAME", N_("who approves (otherwise who is logged in)")},
    {'n', "snapshot", OPTION_NUMBER, offsetof(struct approve_options, number),
	"N", N_("stored snapshot (otherwise the newest)")},
    {'\0', "series", OPTION_TEXT, offsetof(struct approve_options, series),
	"NAME", N_("series of the snapshot (otherwise live)")},
    {'\0', "dry-run", OPTION_FLAG, offsetof(struct approve_options, is_dry),
	NULL, N_("show what it would say, and write nothing")},
    {'\0', "as-of", OPTION_TIME, offsetof(struct approve_options, as_of),
	"TIME", N_("date of the approval (otherwise now)")},
    RULES_OPTION_ROWS(struct approve_options, rules),
};

struct approve {
	const struct approve_options *options;
	struct arena *arena;
	struct renewal renewal;
	struct rules rules;
	strview word; /* what the finding was called */
	struct policy policy;
	struct approval approval;
};

static void
approve_done(struct approve *approve)
{
	renewal_done(&approve->renewal);
}

static int
settle_words(struct approve *approve, struct err *err)
{
	const struct approve_options *options = approve->options;
	const char *approver = options->approver;

	if (options->reason == NULL || options->reason[0] == '\0') {
		(void)err_set(err, ERR_USAGE, "--reason is missing");
		return err_hint(
		    err, "--reason \"archive of the works council\"");
	}
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	const char *user = getenv("USER");
	if (approver == NULL)
		approver = user;
	if (approver == NULL || approver[0] == '\0') {
		(void)err_set(err, ERR_USAGE, "who approves is not known");
		return err_hint(err, "--approver alice");
	}
	approve->approval.canon = SV(OBJECT_CANON);
	approve->approval.reason = sv_from(options->reason);
	approve->approval.ticket = sv_from(options->ticket);
	approve->approval.approver = sv_from(approver);
	return 0;
}

/* Never longer than the baseline, for which people have looked at it. */
static int
settle_expiry(struct approve *approve, struct err *err)
{
	int64_t end = approve->renewal.base->expires;
	const char *text = approve->options->expires;
	int64_t *expires = &approve->approval.expires;
	char when[TIME_TEXT_MAX];

	*expires = end;
	if (end <= approve->renewal.now) {
		(void)err_set(err, ERR_TRUST, "the baseline expired on %s",
		    time_text(end, when));
		return err_hint(
		    err, "renew it first: `exoaudit baseline renew`");
	}
	if (text == NULL)
		return 0;
	if (!policy_end(sv_from(text), expires)) {
		(void)err_set(
		    err, ERR_USAGE, "--expires: \"%s\" is no date", text);
		return err_hint(err, "--expires 2027-01-31");
	}
	if (*expires <= approve->renewal.now) {
		(void)err_set(
		    err, ERR_USAGE, "--expires: \"%s\" is over already", text);
		return err_hint(err, "take a later date");
	}
	if (*expires <= end)
		return 0;
	(void)err_set(err, ERR_USAGE,
	    "--expires: the baseline itself ends on %s", time_text(end, when));
	return err_hint(err, "take an earlier date, or renew the baseline for "
			     "longer");
}

/* --- the finding ----------------------------------------------------------- */

/* CHECK, CHECK:ID, CHECK:KIND:ID or CHECK:NAME. */
static bool
is_called(const struct finding *finding, strview word)
{
	strview rest = word;
	strview check;
	strview kind;

	(void)sv_cut(&rest, ':', &check);
	if (!sv_eq_fold(sv_from(finding->check->id), check))
		return false;
	if (check.len == word.len || sv_eq_fold(finding->id, rest) ||
	    sv_eq(finding->name, rest))
		return true;
	return sv_cut(&rest, ':', &kind) && rest.len > 0 &&
	       sv_eq(sv_from(kind_name(finding->kind)), kind) &&
	       sv_eq_fold(finding->id, rest);
}

static void
fail_many(const struct check_outcome *outcome, strview word, struct err *err)
{
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		CLEANUP(strbuf_done) struct strbuf name = {0};
		term_escape(&name, sv_slice(finding->name, 0, NAME_SHOWN));
		if (is_called(finding, word))
			output_note(false, "%s:%s:" SV_FMT "  %s",
			    finding->check->id, kind_name(finding->kind),
			    SV_ARG(finding->id), strbuf_cstr(&name));
	}
	(void)err_set(err, ERR_USAGE,
	    "\"" SV_FMT "\" names more than one finding", SV_ARG(word));
	(void)err_hint(err, "give one of those above");
}

/* The one that is called ${word}; NULL with ${err} filled. */
static const struct finding *
find(const struct check_outcome *outcome, strview word, int64_t number,
    struct err *err)
{
	const struct finding *found = NULL;

	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		if (!is_called(finding, word))
			continue;
		if (found != NULL) {
			fail_many(outcome, word, err);
			return NULL;
		}
		found = finding;
	}
	if (found != NULL)
		return found;
	(void)err_set(err, ERR_NOT_FOUND,
	    "no finding \"" SV_FMT "\" in snapshot %lld", SV_ARG(word),
	    (long long)number);
	(void)err_hint(err, "CHECK:ID, as `exoaudit audit --format json` has "
			    "them");
	return NULL;
}

static int
evaluate(struct approve *approve, const struct policy *policy,
    struct check_outcome *outcome, struct err *err)
{
	struct renewal *renewal = &approve->renewal;
	struct check_input input = renewal_input(renewal, renewal->snapshot,
	    renewal->base->objects, policy, renewal->base->expires);

	TRY(rules_run(&approve->rules, renewal->snapshot, renewal->now,
	    approve->arena, &input, err));
	return renewal_evaluate(renewal, &input, outcome, err);
}

static int
bind(struct approve *approve, struct err *err)
{
	struct renewal *renewal = &approve->renewal;
	struct approval *approval = &approve->approval;
	struct check_outcome outcome = {0};

	TRY(evaluate(approve, &renewal->base->policy, &outcome, err));
	const struct finding *finding =
	    find(&outcome, approve->word, renewal->snapshot->number, err);
	if (finding == NULL)
		return -1;
	if (sv_starts(sv_from(finding->check->id), SV("CH-"))) {
		(void)err_set(
		    err, ERR_USAGE, "an attack chain is not approved as such");
		return err_hint(err, "approve what it is made of, one by one");
	}
	approval->check = sv_from(finding->check->id);
	approval->kind = finding->kind;
	approval->id = finding->id;
	approval->name = finding->name;
	approval->behaviour = finding->object != NULL
				  ? finding->object->behaviour_digest
				  : policy_set_behaviour(finding->members,
					finding->member_count, approve->arena);
	return 0;
}

/* It is of no use when something that the finding rests on has changed too. */
static int
check_effect(struct approve *approve, struct err *err)
{
	struct check_outcome outcome = {0};

	TRY(evaluate(approve, &approve->policy, &outcome, err));
	for (size_t i = 0; i < outcome.findings.count; i++) {
		const struct finding *finding = &outcome.findings.at[i];
		if (!sv_eq(
			sv_from(finding->check->id), approve->approval.check) ||
		    finding->kind != approve->approval.kind ||
		    !sv_eq(finding->id, approve->approval.id))
			continue;
		if (finding->status == FINDING_ACCEPTED)
			return 0;
		(void)err_set(err, ERR_USAGE,
		    "the approval would not hold: the finding rests on other "
		    "objects that changed since the baseline");
		return err_hint(err, "take those changes into the baseline "
				     "first: `exoaudit baseline renew`");
	}
	return 0;
}

static int
approve_finding(struct approve *approve, struct err *err)
{
	const struct approve_options *options = approve->options;
	const struct renewal_request request = {
	    .common = &options->common,
	    .series = options->series,
	    .number = options->number,
	    .as_of = options->as_of,
	};

	TRY(settle_words(approve, err));
	TRY(renewal_open(&request, &approve->renewal, approve->arena, err));
	TRY(rules_load(approve->renewal.session.tenant, &options->rules,
	    approve->arena, &approve->rules, err));
	const struct baseline *base = approve->renewal.base;
	TRY(settle_expiry(approve, err));
	TRY(bind(approve, err));
	approve->policy = base->policy;
	policy_approve(&approve->policy, &approve->approval, approve->arena);
	TRY(check_effect(approve, err));
	struct snapshot source = *base->objects;
	source.content_digest = base->source_content;
	const struct renewal_recipe recipe = {
	    .objects = base->objects,
	    .source = &source,
	    .scope = base->scope,
	    .binding = base->binding,
	    .policy = &approve->policy,
	    .expires = base->expires,
	    .fail_on = arena_dup(approve->arena, base->fail_on).ptr,
	};
	return renewal_write(&approve->renewal, &recipe, options->is_dry, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(approve_done)
	struct approve approve = {
	    .options = options,
	    .arena = invocation->arena,
	    .word = sv_from(invocation->words.at[0]),
	};

	if (approve_finding(&approve, invocation->err) == 0)
		return STATUS_GOOD;
	return invocation->err->code == ERR_TRUST ? STATUS_UNTRUSTED
						  : STATUS_FAILED;
}

const struct command command_baseline_approve = {
    .name = "baseline approve",
    .arguments = "FINDING",
    .summary = N_("accept one finding, with a reason and an end"),
    .about = N_(
	"Add an approval of FINDING (CHECK:ID, CHECK:NAME, or CHECK when\n"
	"there is but one) to the pending renewal of the baseline.  It binds\n"
	"what the object does: when that changes, or the approval ends, the\n"
	"finding is open again.  It counts once the renewal is signed, and\n"
	"is shown as accepted, by whom and until when; nothing approved is\n"
	"hidden."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct approve_options),
    .least_words = 1,
    .most_words = 1,
    .run = run,
};
