/*
 * hold.c - may this baseline be held against the tenant?
 */
#include "auditor/audit/hold.h"

#include <glob.h>
#include <string.h>

#include "auditor/base/file.h"
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

static void
glob_done(glob_t *found)
{
	globfree(found);
}

/* The pattern PATH.*.p7s, what is special in PATH quoted. */
static void
signature_pattern(const char *path, struct strbuf *pattern)
{
	for (; *path != '\0'; path++) {
		if (strchr("*?[\\", *path) != NULL)
			strbuf_add_char(pattern, '\\');
		strbuf_add_char(pattern, *path);
	}
	strbuf_add_text(pattern, ".*.p7s");
}

/* A pipe, of which nobody may ever write the other end, is not opened. */
static int
read_plain(const char *path, size_t max, struct strbuf *bytes, struct err *err)
{
	if (file_exists(path) && !file_is_plain(path))
		return err_set(err, ERR_IO, "%s is not a file", path);
	return file_read(path, max, bytes, err);
}

/* Judge one file; what cannot be read is no signature. */
static void
judge_signature(const char *path, strview document, const struct trust *trust,
    struct arena *arena, struct signature_verdict *verdict)
{
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	struct err problem = {0};

	verdict->file = arena_dup(arena, sv_from(path));
	if (read_plain(path, LIMIT_SIGNATURE, &pem, &problem) == 0)
		signature_check(
		    document, strbuf_view(&pem), trust, arena, verdict);
	else
		verdict->problem = arena_dup(arena, sv_from(problem.text));
}

int
hold_signatures(const char *path, strview document, const struct trust *trust,
    struct arena *arena, struct baseline_verdict *verdict, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf pattern = {0};
	CLEANUP(glob_done) glob_t found = {0};

	signature_pattern(path, &pattern);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	int status = glob(strbuf_cstr(&pattern), 0, NULL, &found);
	if (status == GLOB_NOMATCH)
		return 0;
	if (status != 0)
		return err_set(
		    err, ERR_IO, "cannot list the signatures of %s", path);
	verdict->signatures =
	    arena_alloc(arena, found.gl_pathc, sizeof(*verdict->signatures));
	for (size_t i = 0; i < found.gl_pathc; i++)
		judge_signature(found.gl_pathv[i], document, trust, arena,
		    &verdict->signatures[verdict->signature_count++]);
	return 0;
}

static void
refuse(struct arena *arena, struct baseline_verdict *verdict,
    enum baseline_state state, strview problem, const char *hint)
{
	verdict->state = state;
	verdict->problem = arena_dup(arena, problem);
	verdict->hint = sv_from(hint);
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
	if (request->trust->count == 0) {
		refuse(arena, verdict, BASELINE_UNTRUSTED,
		    SV("no signers are configured, so no signature can count"),
		    "name the people whose signatures count under `signers:`");
		return false;
	}
	if (good >= needed)
		return true;
	strbuf_printf(&problem, "%zu of %zu signatures needed", good, needed);
	for (size_t i = 0; i < verdict->signature_count; i++) {
		const struct signature_verdict *one = &verdict->signatures[i];
		if (!one->is_good)
			strbuf_printf(&problem, "; " SV_FMT ": " SV_FMT,
			    SV_ARG(one->file), SV_ARG(one->problem));
	}
	refuse(arena, verdict, BASELINE_UNTRUSTED, strbuf_view(&problem),
	    "sign it with `exoaudit baseline sign`, or restore the signed "
	    "file");
	return false;
}

static bool
is_for_tenant(const struct hold_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct baseline_verdict *verdict)
{
	if (sv_eq(baseline->tenant, request->tenant))
		return true;
	refuse(arena, verdict, BASELINE_WRONG_TENANT,
	    arena_printf(arena,
		"it is for tenant " SV_FMT ", this is tenant " SV_FMT,
		SV_ARG(baseline->tenant), SV_ARG(request->tenant)),
	    "check `baseline:` of this tenant in the configuration");
	return false;
}

static bool
is_in_time(const struct hold_request *request, const struct baseline *baseline,
    struct arena *arena, struct baseline_verdict *verdict)
{
	char text[TIME_TEXT_MAX];

	if (request->as_of < baseline->expires)
		return true;
	refuse(arena, verdict, BASELINE_EXPIRED,
	    arena_printf(
		arena, "it expired on %s", time_text(baseline->expires, text)),
	    "review the tenant and sign a new baseline");
	return false;
}

/* What is wrong with ${baseline} behind ${last}, the one accepted before. */
static strview
succession_problem(const struct baseline *baseline,
    const struct store_baseline *last, struct arena *arena)
{
	bool is_same = digest_eq(&baseline->digest, &last->digest);

	if (baseline->serial < last->serial)
		return arena_printf(arena,
		    "its serial is %lld, but %lld was already accepted",
		    (long long)baseline->serial, (long long)last->serial);
	if (baseline->serial == last->serial && !is_same)
		return arena_printf(arena,
		    "serial %lld was accepted before with another content",
		    (long long)baseline->serial);
	if (baseline->serial == last->serial + 1 &&
	    !digest_eq(&baseline->previous, &last->digest))
		return SV("it does not follow the baseline accepted last: "
			  "another one stood between them");
	return SV("");
}

/* The memory of what was accepted: none goes back, none is slipped in. */
static int
check_serial(const struct hold_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct baseline_verdict *verdict, struct err *err)
{
	struct store_baseline last;
	bool has_last = false;

	if (request->store == NULL)
		return 0;
	TRY(store_last_baseline(
	    request->store, request->tenant, &last, &has_last, err));
	if (!has_last)
		return 0;
	strview problem = succession_problem(baseline, &last, arena);
	if (problem.len > 0)
		refuse(arena, verdict, BASELINE_ROLLED_BACK, problem,
		    "use the newest signed baseline");
	return 0;
}

static int
judge(const struct hold_request *request, strview document, struct arena *arena,
    struct baseline *baseline, struct baseline_verdict *verdict,
    struct err *err)
{
	struct err problem = {0};

	verdict->digest = digest_of(document);
	TRY(hold_signatures(
	    request->path, document, request->trust, arena, verdict, err));
	if (!is_signed(request, arena, verdict))
		return 0;
	if (baseline_parse(document, baseline, &problem) != 0) {
		refuse(arena, verdict, BASELINE_UNTRUSTED,
		    sv_from(problem.text), "restore the signed file");
		return 0;
	}
	verdict->serial = baseline->serial;
	verdict->created = baseline->created;
	verdict->expires = baseline->expires;
	verdict->scope = baseline->scope;
	if (!is_for_tenant(request, baseline, arena, verdict) ||
	    !is_in_time(request, baseline, arena, verdict))
		return 0;
	verdict->state = BASELINE_TRUSTED;
	return check_serial(request, baseline, arena, verdict, err);
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
		refuse(arena, verdict, BASELINE_MISSING, problem,
		    "create one with `exoaudit baseline create`, or correct "
		    "`baseline:` in the configuration");
	else if (has_last)
		refuse(arena, verdict, BASELINE_MISSING,
		    SV("this tenant was audited against a baseline before, and "
		       "none is configured now"),
		    "set `baseline:` for this tenant again");
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
	if (read_plain(request->path, LIMIT_BASELINE, &document, &problem) != 0)
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
