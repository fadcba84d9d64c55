/*
 * facts.c - whose tenant, which snapshot, held against which baseline.
 */
#include "auditor/report/facts.h"

#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

/* What a fact is, besides its text. */
enum {
	CODE = 1,
	DETAIL = 2,
};

static void
add(const char *label, strview value, unsigned flags, struct arena *arena,
    struct facts *facts)
{
	facts->at = arena_grow(
	    arena, facts->at, facts->count, &facts->cap, sizeof(*facts->at));
	facts->at[facts->count++] = (struct fact){
	    .label = label,
	    .value = value,
	    .is_code = (flags & CODE) != 0,
	    .is_detail = (flags & DETAIL) != 0,
	};
}

static void
add_tenant(
    const struct snapshot *snapshot, struct arena *arena, struct facts *facts)
{
	strview id = phrase_cut(snapshot->tenant, PHRASE_NAME_MAX, arena);

	if (snapshot->tenant_name.len == 0) {
		add(_("Tenant"), id, 0, arena, facts);
		return;
	}
	add(_("Tenant"),
	    arena_printf(arena, SV_FMT " (" SV_FMT ")",
		SV_ARG(
		    phrase_cut(snapshot->tenant_name, PHRASE_NAME_MAX, arena)),
		SV_ARG(id)),
	    0, arena, facts);
}

static void
add_snapshot(
    const struct snapshot *snapshot, struct arena *arena, struct facts *facts)
{
	strview series = phrase_cut(snapshot->series, PHRASE_NAME_MAX, arena);
	strview from = phrase_time(snapshot->started, arena);
	strview to = phrase_time(snapshot->finished, arena);

	if (snapshot->number == 0) {
		add(_("Snapshot"),
		    arena_printf(arena,
			_("series " SV_FMT ", not stored, taken " SV_FMT),
			SV_ARG(series), SV_ARG(to)),
		    0, arena, facts);
	} else {
		add(_("Snapshot"),
		    arena_printf(arena,
			_("series " SV_FMT ", number %lld, taken " SV_FMT),
			SV_ARG(series), (long long)snapshot->number,
			SV_ARG(to)),
		    0, arena, facts);
		add(_("Link"), phrase_digest(&snapshot->link, arena), CODE,
		    arena, facts);
	}
	add(_("Started"), from, DETAIL, arena, facts);
	add(_("Content"), phrase_digest(&snapshot->content_digest, arena),
	    CODE | DETAIL, arena, facts);
}

/* Signatures that count, in one line. */
static void
add_signers(const struct baseline_verdict *baseline, struct arena *arena,
    struct facts *facts)
{
	strview names = {0};

	for (size_t i = 0; i < baseline->signature_count; i++) {
		const struct signature_verdict *at = &baseline->signatures[i];
		if (at->is_good)
			names = phrase_join(names,
			    phrase_name(at->signer, at->file, arena), arena);
	}
	if (names.len == 0)
		names = SV_("nobody whose signature counts");
	add(_("Signed by"), names, 0, arena, facts);
}

static void
add_signature(const struct signature_verdict *signature, struct arena *arena,
    struct facts *facts)
{
	strview who = phrase_name(signature->signer, signature->file, arena);
	strview why = phrase_cut(signature->problem, PHRASE_VALUE_MAX, arena);
	strview when = phrase_time(signature->signed_at, arena);

	if (!signature->is_good)
		add(_("Not counted"), phrase_pair(who, why, arena), 0, arena,
		    facts);
	else if (signature->signed_at != 0)
		add(_("Signature"), phrase_join(who, when, arena), DETAIL,
		    arena, facts);
}

static strview
describe(const struct baseline_verdict *baseline, struct arena *arena)
{
	const char *word = lang(baseline_state_word(baseline->state));
	strview expires = phrase_time(baseline->expires, arena);

	/* The document could not even be read. */
	if (baseline->serial == 0)
		return sv_from(word);
	return arena_printf(arena, _("%s: serial %lld, expires " SV_FMT), word,
	    (long long)baseline->serial, SV_ARG(expires));
}

static bool
is_known(const struct digest *digest)
{
	static const struct digest none;

	return !digest_eq(digest, &none);
}

/* What was read, and is held against no baseline. */
static void
add_scope(
    const struct audit_result *result, struct arena *arena, struct facts *facts)
{
	const struct baseline_verdict *baseline = &result->baseline;
	strview outside = {0};
	size_t judged = 0;
	size_t read = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		strview name = sv_from(kind_name((enum kind)i));
		judged += (baseline->scope & KIND_BIT(i)) != 0;
		if ((baseline->scope & KIND_BIT(i)) != 0 ||
		    !snapshot_is_complete(result->snapshot, (enum kind)i))
			continue;
		read++;
		outside = phrase_join(outside, name, arena);
	}
	if (read == 0)
		return;
	add(_("Scope"),
	    arena_printf(arena,
		_("%zu lists; %zu more were read and are not held against this "
		  "baseline: " SV_FMT),
		judged, read, SV_ARG(outside)),
	    0, arena, facts);
}

static void
add_baseline(
    const struct audit_result *result, struct arena *arena, struct facts *facts)
{
	const struct baseline_verdict *baseline = &result->baseline;

	if (baseline->state == BASELINE_NONE) {
		add(_("Baseline"), SV_("none: judged without, posture only"), 0,
		    arena, facts);
		return;
	}
	add(_("Baseline"), describe(baseline, arena), 0, arena, facts);
	if (is_known(&baseline->digest))
		add(_("Digest"), phrase_digest(&baseline->digest, arena), CODE,
		    arena, facts);
	add_signers(baseline, arena, facts);
	for (size_t i = 0; i < baseline->signature_count; i++)
		add_signature(&baseline->signatures[i], arena, facts);
	if (baseline->created != 0)
		add(_("Created"), phrase_time(baseline->created, arena), DETAIL,
		    arena, facts);
	if (baseline->threshold > 0)
		add(_("Threshold"),
		    arena_printf(arena,
			PLURAL(baseline->threshold, "%zu signer is needed",
			    "%zu distinct signers are needed"),
			baseline->threshold),
		    DETAIL, arena, facts);
	if (baseline->state == BASELINE_TRUSTED)
		add_scope(result, arena, facts);
	for (size_t i = 0; i < baseline->note_count; i++)
		add(_("Note"),
		    phrase_cut(baseline->notes[i], PHRASE_VALUE_MAX, arena), 0,
		    arena, facts);
}

void
facts_build(
    const struct audit_result *result, struct arena *arena, struct facts *facts)
{
	const struct snapshot *snapshot = result->snapshot;
	*facts = (struct facts){0};
	add_tenant(snapshot, arena, facts);
	add_snapshot(snapshot, arena, facts);
	add_baseline(result, arena, facts);
	add(_("Judged as of"), phrase_time(result->as_of, arena),
	    result->is_as_of_given ? 0 : DETAIL, arena, facts);
	add(_("Tool"),
	    phrase_cut(snapshot->tool_version, PHRASE_NAME_MAX, arena), DETAIL,
	    arena, facts);
}
