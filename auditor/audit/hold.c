/*
 * hold.c - may this baseline be held against the tenant?
 */
#include "auditor/audit/hold.h"

#include "auditor/audit/beside.h"
#include "auditor/audit/hold_internal.h"
#include "auditor/audit/succession.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

static const char *const state_words[] = {
#define BASELINE_WORD(constant, word) word,
    BASELINE_STATES(BASELINE_WORD)
#undef BASELINE_WORD
};

const char *
baseline_state_word(enum baseline_state state)
{
	return state_words[state];
}

/* Judge one file; what cannot be read is no signature. */
static void
judge_signature(const char *path, strview document, const struct trust *trust,
    struct arena *arena, struct signature_verdict *verdict)
{
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	struct err problem = {0};

	verdict->file = arena_dup(arena, sv_from(path));
	if (beside_read(path, LIMIT_SIGNATURE, &pem, &problem) == 0)
		signature_check(
		    document, strbuf_view(&pem), trust, arena, verdict);
	else
		verdict->problem = arena_dup(arena, sv_from(problem.text));
}

int
hold_signatures(const char *path, strview document, const struct trust *trust,
    struct arena *arena, struct signature_verdict **verdicts, size_t *count,
    struct err *err)
{
	const char **paths;

	TRY(beside_signatures(path, arena, &paths, count, err));
	*verdicts = arena_alloc(arena, *count, sizeof(**verdicts));
	for (size_t i = 0; i < *count; i++)
		judge_signature(
		    paths[i], document, trust, arena, &(*verdicts)[i]);
	return 0;
}

void
hold_refuse(struct arena *arena, struct baseline_verdict *verdict,
    enum baseline_state state, strview problem, const char *hint)
{
	verdict->state = state;
	verdict->problem = arena_dup(arena, problem);
	verdict->hint = arena_dup(arena, sv_from(hint));
}

void
hold_note(struct baseline_verdict *verdict, struct arena *arena, strview note)
{
	verdict->notes = arena_grow(arena, verdict->notes, verdict->note_count,
	    &verdict->note_cap, sizeof(*verdict->notes));
	verdict->notes[verdict->note_count++] = arena_dup(arena, note);
}

/* Are enough signatures good?  Else say what is wrong with those there are. */
static bool
is_signed(const struct hold_request *request, struct arena *arena,
    struct baseline_verdict *verdict)
{
	size_t good =
	    signature_count(verdict->signatures, verdict->signature_count);
	CLEANUP(strbuf_done) struct strbuf problem = {0};

	size_t needed =
	    request->trust->threshold > 0 ? request->trust->threshold : 1;

	verdict->threshold = needed;
	if (request->trust->problem.len > 0) {
		hold_refuse(arena, verdict, BASELINE_UNTRUSTED,
		    request->trust->problem,
		    arena_dup(arena, request->trust->hint).ptr);
		return false;
	}
	if (request->trust->count == 0) {
		hold_refuse(arena, verdict, BASELINE_UNTRUSTED,
		    SV_("no signers are configured, so no signature can count"),
		    _("name the people whose signatures count under "
		      "`signers:`"));
		return false;
	}
	if (good >= needed)
		return true;
	strbuf_printf(&problem,
	    PLURAL(needed, "%zu of %zu signature needed",
		"%zu of %zu signatures needed"),
	    good, needed);
	for (size_t i = 0; i < verdict->signature_count; i++) {
		const struct signature_verdict *one = &verdict->signatures[i];
		if (!one->is_good)
			strbuf_printf(&problem, "; " SV_FMT ": " SV_FMT,
			    SV_ARG(one->file), SV_ARG(one->problem));
	}
	hold_refuse(arena, verdict, BASELINE_UNTRUSTED, strbuf_view(&problem),
	    _("sign it with `exoaudit baseline sign`, or restore the signed "
	      "file"));
	return false;
}

static bool
is_for_tenant(const struct hold_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct baseline_verdict *verdict)
{
	if (sv_eq(baseline->tenant, request->tenant))
		return true;
	hold_refuse(arena, verdict, BASELINE_WRONG_TENANT,
	    arena_printf(arena,
		_("it is for tenant " SV_FMT ", this is tenant " SV_FMT),
		SV_ARG(baseline->tenant), SV_ARG(request->tenant)),
	    _("check `baseline:` of this tenant in the configuration"));
	return false;
}

static bool
is_in_time(const struct hold_request *request, const struct baseline *baseline,
    struct arena *arena, struct baseline_verdict *verdict)
{
	char text[TIME_TEXT_MAX];

	if (request->as_of < baseline->expires)
		return true;
	hold_refuse(arena, verdict, BASELINE_EXPIRED,
	    arena_printf(arena, _("it expired on %s"),
		time_text(baseline->expires, text)),
	    _("review the tenant and sign a new baseline"));
	return false;
}

/* Early enough that people can still meet and sign. */
static void
warn_early(const struct hold_request *request, struct arena *arena,
    struct baseline_verdict *verdict)
{
	int64_t left = (verdict->expires - request->as_of) / TIME_DAY;
	char text[TIME_TEXT_MAX];

	if (verdict->expires - request->as_of <= HOLD_WARN_DAYS * TIME_DAY)
		hold_note(verdict, arena,
		    arena_printf(arena,
			PLURAL((unsigned long)left,
			    "the baseline expires in %lld day, on %s: review "
			    "the tenant and renew it",
			    "the baseline expires in %lld days, on %s: review "
			    "the tenant and renew it"),
			(long long)left, time_text(verdict->expires, text)));
}

static int
judge(const struct hold_request *request, strview document, struct arena *arena,
    struct baseline *baseline, struct baseline_verdict *verdict,
    struct err *err)
{
	struct err problem = {0};

	verdict->digest = digest_of(document);
	TRY(hold_signatures(request->path, document, request->trust, arena,
	    &verdict->signatures, &verdict->signature_count, err));
	if (!is_signed(request, arena, verdict))
		return 0;
	if (baseline_parse(document, baseline, &problem) != 0) {
		hold_refuse(arena, verdict, BASELINE_UNTRUSTED,
		    sv_from(problem.text), _("restore the signed file"));
		return 0;
	}
	verdict->serial = baseline->serial;
	verdict->created = baseline->created;
	verdict->expires = baseline->expires;
	verdict->scope = baseline->scope;
	verdict->dropped = baseline->dropped;
	if (!is_for_tenant(request, baseline, arena, verdict) ||
	    !is_in_time(request, baseline, arena, verdict))
		return 0;
	verdict->state = BASELINE_TRUSTED;
	warn_early(request, arena, verdict);
	return succession_check(request, baseline, arena, verdict, err);
}

/* No document: a matter only when one is configured or was once used. */
static int
judge_absence(const struct hold_request *request, strview problem,
    struct arena *arena, struct baseline_verdict *verdict, struct err *err)
{
	struct store_baseline last;
	bool has_last = false;

	if (request->store != NULL)
		TRY(store_last_baseline(
		    request->store, request->tenant, &last, &has_last, err));
	if (request->path != NULL)
		hold_refuse(arena, verdict, BASELINE_MISSING, problem,
		    _("create one with `exoaudit baseline create`, or correct "
		      "`baseline:` in the configuration"));
	else if (has_last)
		hold_refuse(arena, verdict, BASELINE_MISSING,
		    SV_("this tenant was audited against a baseline before, "
			"and none is configured now"),
		    _("set `baseline:` for this tenant again"));
	return 0;
}

static int
remember(const struct hold_request *request, const struct baseline *baseline,
    struct err *err)
{
	const struct store_baseline accepted = {
	    .serial = baseline->serial,
	    .digest = baseline->digest,
	    .accepted = request->as_of,
	};

	if (request->store == NULL || request->is_past)
		return 0;
	return store_accept_baseline(
	    request->store, request->tenant, &accepted, err);
}

int
hold_baseline(const struct hold_request *request, struct arena *arena,
    struct baseline *baseline, struct baseline_verdict *verdict,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf document = {.max = LIMIT_BASELINE};
	struct err problem = {0};

	*verdict = (struct baseline_verdict){.state = BASELINE_NONE};
	*baseline = (struct baseline){0};
	if (request->path == NULL)
		return judge_absence(request, SV(""), arena, verdict, err);
	verdict->path = arena_dup(arena, sv_from(request->path));
	if (request->trust->note.len > 0)
		hold_note(verdict, arena, request->trust->note);
	if (beside_read(request->path, LIMIT_BASELINE, &document, &problem) !=
	    0)
		return judge_absence(
		    request, sv_from(problem.text), arena, verdict, err);
	int status = judge(
	    request, strbuf_view(&document), arena, baseline, verdict, err);
	if (status == 0 && verdict->state == BASELINE_TRUSTED)
		status = remember(request, baseline, err);
	if (status != 0 || verdict->state != BASELINE_TRUSTED)
		baseline_done(baseline);
	return status;
}
