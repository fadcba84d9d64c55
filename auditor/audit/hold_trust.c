/*
 * hold_trust.c - may this trust document say who signs?
 */
#include "auditor/audit/hold_trust.h"

#include "auditor/audit/beside.h"
#include "auditor/audit/hold_internal.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "auditor/store/store_trust.h"

#include "auditor/base/banned.h"

struct holding {
	const struct trust_request *request;
	struct arena *arena;
	struct trust_document document;
	struct store_baseline last; /* accepted */
	bool has_last;
	bool is_pinned; /* a version of the chain has the pinned digest */
	strview problem;
	const char *hint;
};

static void
refuse(struct holding *at, strview problem, const char *hint)
{
	if (at->problem.len > 0)
		return;
	at->problem = problem;
	at->hint = hint;
}

static int
read_document(const char *path, struct arena *arena, strview *bytes,
    struct trust_document *document, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	TRY(beside_read(path, LIMIT_CONFIG, &text, err));
	*bytes = arena_dup(arena, strbuf_view(&text));
	if (trust_parse(*bytes, arena, document, err) != 0)
		return err_wrap(err, "%s", path);
	return 0;
}

int
hold_trust_read(const char *path, struct arena *arena,
    struct trust_document *document, struct err *err)
{
	strview bytes;

	return read_document(path, arena, &bytes, document, err);
}

/* Signatures of those who renew ${by}, over ${bytes}. */
static int
count_signatures(const char *path, strview bytes,
    const struct trust_document *by, struct arena *arena, strview *problem,
    struct err *err)
{
	struct signature_verdict *verdicts;
	struct trust trust;
	size_t count;

	trust_for(by, TRUST_TRUST, arena, &trust);
	TRY(hold_signatures(
	    path, bytes, &trust, arena, &verdicts, &count, err));
	size_t good = signature_count(verdicts, count);
	*problem = SV("");
	if (good >= trust.threshold)
		return 0;
	*problem = arena_printf(arena,
	    PLURAL(trust.threshold,
		"%s: %zu of the %zu signature that version %lld asks for",
		"%s: %zu of the %zu signatures that version %lld asks for"),
	    path, good, trust.threshold, (long long)by->version);
	for (size_t i = 0; i < count; i++) {
		if (!verdicts[i].is_good)
			*problem =
			    arena_printf(arena, SV_FMT "; " SV_FMT ": " SV_FMT,
				SV_ARG(*problem), SV_ARG(verdicts[i].file),
				SV_ARG(verdicts[i].problem));
	}
	return 0;
}

int
hold_trust_signed(const char *path, const struct trust_document *document,
    const struct trust_document *before, struct arena *arena, strview *problem,
    struct err *err)
{
	struct trust_document same;
	strview bytes;

	TRY(read_document(path, arena, &bytes, &same, err));
	TRY(count_signatures(path, bytes, document, arena, problem, err));
	if (problem->len > 0 || before == NULL)
		return 0;
	struct err order = {0};
	if (trust_follows(document, before, &order) != 0) {
		*problem = arena_printf(arena, "%s: %s", path, order.text);
		return 0;
	}
	return count_signatures(path, bytes, before, arena, problem, err);
}

/* The version before ${document}, which lies at ${number}, if it is there. */
static bool
read_before(const struct holding *at, const struct trust_document *document,
    struct trust_document *before)
{
	const char *path =
	    beside_number(at->request->path, document->version - 1, at->arena);
	struct err ignored = {0};

	return document->has_previous &&
	       hold_trust_read(path, at->arena, before, &ignored) == 0 &&
	       before->version == document->version - 1 &&
	       digest_eq(&before->digest, &document->previous);
}

static bool
is_pinned(const struct holding *at, const struct trust_document *document)
{
	return at->request->pin != NULL &&
	       digest_eq(at->request->pin, &document->digest);
}

static bool
is_last(const struct holding *at, const struct trust_document *document)
{
	return at->has_last && document->version == at->last.serial;
}

/*
 * Walk from the newest version back to the one that was accepted, or as far as
 * there are documents: each has to be signed by both.
 */
static int
check_chain(struct holding *at, struct err *err)
{
	struct trust_document document = at->document;
	const char *path = at->request->path;

	for (;;) {
		struct trust_document before = {0};
		bool is_end = is_last(at, &document) ||
			      (is_pinned(at, &document) && !at->has_last);
		bool has_before =
		    !is_end && read_before(at, &document, &before);
		strview problem;
		at->is_pinned = at->is_pinned || is_pinned(at, &document);
		TRY(hold_trust_signed(path, &document,
		    has_before ? &before : NULL, at->arena, &problem, err));
		if (problem.len > 0)
			refuse(at, problem,
			    _("have it signed with `exoaudit trust sign`, or "
			      "restore the signed file"));
		if (problem.len > 0 || !has_before)
			break;
		document = before;
		path = beside_number(
		    at->request->path, document.version, at->arena);
	}
	if (at->problem.len > 0 || !at->has_last)
		return 0;
	if (document.version > at->last.serial)
		refuse(at,
		    arena_printf(at->arena,
			_("version %lld of the trust document was accepted "
			  "last, and version %lld, on which this one rests, is "
			  "not "
			  "there"),
			(long long)at->last.serial,
			(long long)document.version - 1),
		    _("put the versions between beside it: trust.N.json is "
		      "version N of trust.json"));
	else if (!digest_eq(&document.digest, &at->last.digest))
		refuse(at,
		    arena_printf(at->arena,
			_("version %lld of the trust document was accepted "
			  "before with another content"),
			(long long)document.version),
		    _("use the one that was accepted, and find out who signed "
		      "this one"));
	return 0;
}

static void
check_number(struct holding *at)
{
	if (at->has_last && at->document.version < at->last.serial)
		refuse(at,
		    arena_printf(at->arena,
			_("the trust document is version %lld, but version "
			  "%lld "
			  "was already accepted"),
			(long long)at->document.version,
			(long long)at->last.serial),
		    _("use the newest trust document"));
}

static void
check_times(struct holding *at)
{
	const struct trust_request *request = at->request;
	int64_t known = at->document.created;
	char now[TIME_TEXT_MAX];
	char then[TIME_TEXT_MAX];

	if (at->has_last && at->last.accepted > known)
		known = at->last.accepted;
	if (request->is_clock && request->as_of < known - HOLD_CLOCK_SLACK)
		refuse(at,
		    arena_printf(at->arena,
			_("the clock says %s, but the trust document was there "
			  "on %s: it was set back"),
			time_text(request->as_of, now), time_text(known, then)),
		    _("set the clock; to judge the past, give --as-of"));
	if (request->as_of >= at->document.expires)
		refuse(at,
		    arena_printf(at->arena,
			_("the trust document expired on %s"),
			time_text(at->document.expires, then)),
		    _("renew it with `exoaudit trust renew`"));
}

static void
check_tenant(struct holding *at)
{
	if (!trust_has_tenant(&at->document, at->request->tenant))
		refuse(at,
		    arena_printf(at->arena,
			_("the trust document is not for tenant " SV_FMT),
			SV_ARG(at->request->tenant)),
		    _("check `trust:` of this tenant in the configuration"));
}

static void
check_pin(struct holding *at)
{
	char hex[DIGEST_HEX_MAX];

	if (at->request->pin == NULL || at->is_pinned || at->has_last)
		return;
	refuse(at,
	    arena_printf(at->arena,
		_("the trust document has sha256 %s, which is not the pinned "
		  "one"),
		digest_hex(&at->document.digest, hex)),
	    _("compare `trust-sha256:` with the people who signed it"));
}

/* What people should know about a document that counts. */
static strview
note_of(const struct holding *at)
{
	int64_t left = at->document.expires - at->request->as_of;
	int64_t days = left / TIME_DAY;
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	if (left <= HOLD_WARN_DAYS * TIME_DAY)
		return arena_printf(at->arena,
		    PLURAL((unsigned long)days,
			"the trust document expires in %lld day, on %s: renew "
			"it",
			"the trust document expires in %lld days, on %s: renew "
			"it"),
		    (long long)days, time_text(at->document.expires, when));
	if (at->has_last || at->is_pinned || at->request->store == NULL)
		return SV("");
	return arena_printf(at->arena,
	    _("first use of the trust document (version %lld) here: whether it "
	      "is the right one, and the newest, cannot be known; compare "
	      "sha256 "
	      "%s by another channel"),
	    (long long)at->document.version,
	    digest_hex(&at->document.digest, hex));
}

static int
judge(struct holding *at, struct err *err)
{
	const struct trust_request *request = at->request;
	struct err problem = {0};

	if (request->store != NULL)
		TRY(store_last_trust(request->store, request->tenant, &at->last,
		    &at->has_last, err));
	if (hold_trust_read(
		request->path, at->arena, &at->document, &problem) != 0) {
		refuse(at, arena_dup(at->arena, sv_from(problem.text)),
		    _("restore the signed file, or correct `trust:` in the "
		      "configuration"));
		return 0;
	}
	check_number(at);
	if (at->problem.len > 0)
		return 0;
	TRY(check_chain(at, err));
	check_pin(at);
	check_tenant(at);
	check_times(at);
	return 0;
}

int
hold_trust(const struct trust_request *request, enum trust_role role,
    struct arena *arena, struct trust *trust, struct err *err)
{
	struct holding at = {.request = request, .arena = arena};

	TRY(judge(&at, err));
	*trust = (struct trust){.threshold = 1};
	if (at.problem.len > 0) {
		trust->problem = at.problem;
		trust->hint = sv_from(at.hint);
		return 0;
	}
	trust_for(&at.document, role, arena, trust);
	trust->note = note_of(&at);
	if (request->store == NULL || request->is_past)
		return 0;
	const struct store_baseline accepted = {
	    .serial = at.document.version,
	    .digest = at.document.digest,
	    .accepted = request->as_of,
	};
	return store_accept_trust(
	    request->store, request->tenant, &accepted, err);
}
