/*
 * succession.c - does this baseline follow what was accepted before?
 */
#include "auditor/audit/succession.h"

#include "auditor/audit/beside.h"
#include "auditor/audit/hold_internal.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

struct succession {
	const struct hold_request *request;
	const struct baseline *baseline;
	struct arena *arena;
	struct baseline_verdict *verdict;
	struct store_baseline last; /* accepted */
	bool has_last;
};

static void
refuse(const struct succession *at, enum baseline_state state, strview problem,
    const char *hint)
{
	hold_refuse(at->arena, at->verdict, state, problem, hint);
}

/* The document of ${serial} beside, when its digest is ${digest}. */
static bool
read_beside(const struct succession *at, int64_t serial,
    const struct digest *digest, struct baseline *found)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};
	const char *path = beside_number(at->request->path, serial, at->arena);
	struct err ignored = {0};

	if (beside_read(path, LIMIT_BASELINE, &bytes, &ignored) != 0 ||
	    baseline_parse(strbuf_view(&bytes), found, &ignored) != 0)
		return false;
	if (found->serial == serial && digest_eq(&found->digest, digest))
		return true;
	baseline_done(found);
	return false;
}

/*
 * From ${baseline} back to the one accepted last, each by the digest that the
 * one behind it gives, which the signatures on the newest cover.
 */
static void
check_chain(const struct succession *at)
{
	struct digest wanted = at->baseline->previous;

	for (int64_t i = at->baseline->serial - 1; i > at->last.serial; i--) {
		CLEANUP(baseline_done) struct baseline between = {0};
		if (!read_beside(at, i, &wanted, &between)) {
			refuse(at, BASELINE_GAP,
			    arena_printf(at->arena,
				_("serial %lld was accepted last, and serial "
				  "%lld, on which it rests, is not there"),
				(long long)at->last.serial, (long long)i),
			    _("put the documents between beside it: "
			      "baseline.N.json is serial N of baseline.json"));
			return;
		}
		wanted = between.previous;
	}
	if (!digest_eq(&wanted, &at->last.digest))
		refuse(at, BASELINE_FORKED,
		    arena_printf(at->arena,
			_("it does not follow the baseline accepted last: it "
			  "rests on another serial %lld"),
			(long long)at->last.serial),
		    _("use the baseline that follows the accepted one, and "
		      "find out who signed this one"));
}

static void
check_memory(const struct succession *at)
{
	const struct baseline *baseline = at->baseline;
	const struct store_baseline *last = &at->last;

	if (baseline->serial < last->serial) {
		refuse(at, BASELINE_ROLLED_BACK,
		    arena_printf(at->arena,
			_("its serial is %lld, but %lld was already accepted"),
			(long long)baseline->serial, (long long)last->serial),
		    _("use the newest signed baseline"));
	} else if (baseline->serial > last->serial) {
		check_chain(at);
	} else if (!digest_eq(&baseline->digest, &last->digest)) {
		refuse(at, BASELINE_FORKED,
		    arena_printf(at->arena,
			_("serial %lld was accepted before with another "
			  "content"),
			(long long)baseline->serial),
		    _("use the one that was accepted, and find out who signed "
		      "this one"));
	}
}

static void
list_kinds(kind_set kinds, struct strbuf *out)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0)
			strbuf_printf(out, "%s%s", out->len > 0 ? ", " : "",
			    kind_name((enum kind)i));
	}
}

/* What the one before judged and this one does not, it has to say. */
static void
check_scope(const struct succession *at)
{
	CLEANUP(baseline_done) struct baseline before = {0};
	CLEANUP(strbuf_done) struct strbuf names = {0};
	const struct baseline *baseline = at->baseline;

	if (!baseline->has_previous || !read_beside(at, baseline->serial - 1,
					   &baseline->previous, &before))
		return;
	kind_set silent = before.scope & ~baseline->scope & ~baseline->dropped;
	if (silent == 0)
		return;
	list_kinds(silent, &names);
	refuse(at, BASELINE_NARROWED,
	    arena_printf(at->arena,
		_("serial %lld judged %s, this one does not, and does not say "
		  "so"),
		(long long)before.serial, strbuf_cstr(&names)),
	    _("a narrower scope is made by `exoaudit baseline renew --kinds`, "
	      "which puts it on record"));
}

static void
check_clock(const struct succession *at)
{
	int64_t now = at->request->as_of;
	int64_t known = at->baseline->created;
	char says[TIME_TEXT_MAX];
	char was[TIME_TEXT_MAX];
	bool is_later = at->has_last && at->last.accepted > known;

	if (is_later)
		known = at->last.accepted;
	if (!at->request->is_clock || now >= known - HOLD_CLOCK_SLACK)
		return;
	(void)time_text(now, says);
	(void)time_text(known, was);
	refuse(at, BASELINE_CLOCK_BACK,
	    is_later ? arena_printf(at->arena,
			   _("the clock says %s, but a baseline was accepted "
			     "here on %s: it was set back"),
			   says, was)
		     : arena_printf(at->arena,
			   _("the clock says %s, but this baseline was made "
			     "on %s: it was set back"),
			   says, was),
	    _("set the clock; to judge the past, give --as-of"));
}

static void
note_first(const struct succession *at)
{
	char hex[DIGEST_HEX_MAX];

	hold_note(at->verdict, at->arena,
	    arena_printf(at->arena,
		_("first baseline that is held here (serial %lld): whether a "
		  "newer one exists cannot be known; compare sha256 %s by "
		  "another channel"),
		(long long)at->baseline->serial,
		digest_hex(&at->baseline->digest, hex)));
}

int
succession_check(const struct hold_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct baseline_verdict *verdict, struct err *err)
{
	struct succession at = {
	    .request = request,
	    .baseline = baseline,
	    .arena = arena,
	    .verdict = verdict,
	};

	if (request->store != NULL)
		TRY(store_last_baseline(request->store, request->tenant,
		    &at.last, &at.has_last, err));
	check_clock(&at);
	if (verdict->state != BASELINE_TRUSTED)
		return 0;
	if (at.has_last)
		check_memory(&at);
	else
		note_first(&at);
	bool is_known = at.has_last && at.last.serial == baseline->serial;
	if (verdict->state == BASELINE_TRUSTED && !is_known)
		check_scope(&at);
	return 0;
}
