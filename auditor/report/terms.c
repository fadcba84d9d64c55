/*
 * terms.c - how the points of a finding came about, term by term.
 */
#include "auditor/report/terms.h"

#include "auditor/base/term.h"
#include "auditor/check/chain.h"
#include "auditor/check/score.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

#define ROW "  %-26s %s\n"

struct work {
	const struct audit_result *result;
	struct arena *arena;
	struct strbuf *out;
};

static bool
is_wanted(const struct finding *finding, strview which)
{
	strview rest = which;
	strview check;

	(void)sv_cut(&rest, ':', &check);
	return sv_eq_fold(sv_from(finding->check->id), check) &&
	       (rest.len == 0 || sv_eq_fold(finding->id, rest));
}

static void
put_row(struct work *work, const char *label, strview text)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	term_escape(&shown, text);
	strbuf_printf(work->out, ROW, label, strbuf_cstr(&shown));
}

static void
put_head(struct work *work, const struct finding *finding)
{
	strview object = phrase_object(finding->name, finding->id, work->arena);

	strbuf_printf(
	    work->out, "%s  %s\n", finding->check->id, finding->check->title);
	put_row(work, kind_name(finding->kind), object);
	put_row(work, "status", sv_from(finding_status_word(finding->status)));
}

/* base x state, and what an acceptance leaves. */
static void
put_points(struct work *work, const struct finding *finding)
{
	const struct check *check = finding->check;
	unsigned percent = score_factor(finding);
	unsigned counted = (finding->base_points * percent + 50) / 100;

	strbuf_add_text(work->out, "\nPoints\n");
	put_row(work, "usual for this check",
	    arena_printf(work->arena, "%u", check->points));
	if (check->points_note != NULL)
		put_row(work, "what moves them", sv_from(check->points_note));
	put_row(work, "base of this finding",
	    arena_printf(work->arena, "%u", finding->base_points));
	if (percent != 100)
		put_row(work, "its object is not fully on",
		    arena_printf(
			work->arena, "x %u %% = %u", percent, counted));
	if (finding->status == FINDING_ACCEPTED)
		put_row(work, "accepted by",
		    arena_printf(work->arena,
			SV_FMT " (" SV_FMT "): at most %u stay",
			SV_ARG(finding->accepted_by),
			SV_ARG(finding->accepted_why), check->approved));
	put_row(
	    work, "points", arena_printf(work->arena, "%u", finding->points));
}

static void
put_evidence(struct work *work, const struct finding *finding)
{
	strbuf_add_text(work->out, "\nSeen\n");
	for (size_t i = 0; i < finding->evidence_count; i++) {
		CLEANUP(strbuf_done) struct strbuf shown = {0};
		term_escape(&shown,
		    phrase_evidence(&finding->evidence[i], work->arena));
		strbuf_printf(work->out, "  %s\n", strbuf_cstr(&shown));
	}
}

/* The worst of an object counts whole, the others a quarter each. */
static void
put_object(struct work *work, const struct finding *finding)
{
	const struct finding_list *all = &work->result->findings;
	bool is_first = true;

	if (finding->status == FINDING_ACCEPTED)
		return;
	strbuf_add_text(work->out, "\nScore of its object\n");
	for (size_t i = 0; i < all->count; i++) {
		const struct finding *other = &all->at[i];
		if (other->status == FINDING_ACCEPTED ||
		    !score_same_object(other, finding))
			continue;
		put_row(work, other->check->id,
		    is_first
			? arena_printf(work->arena, "%u", other->points)
			: arena_printf(work->arena, "+ %u / 4", other->points));
		is_first = false;
	}
	put_row(work, "score, at most 100",
	    arena_printf(work->arena, "%u", finding->object_points));
	put_row(work, "severity of this finding",
	    sv_from(severity_word(finding->severity)));
}

static void
put_term(struct work *work, const struct chain_term *term)
{
	strbuf_printf(work->out,
	    "  %-8s x %-8s root(%s %u x %s %u) = %u.%03u, x %u %% (%s)\n",
	    term->a_stage, term->b_stage, term->a->check->id, term->a->points,
	    term->b->check->id, term->b->points, term->root / 1000,
	    term->root % 1000, term->percent, term->words);
}

static bool
is_part(const struct chain_terms *terms, const struct finding *finding)
{
	for (size_t i = 0; i < terms->count; i++) {
		if (terms->at[i].a == finding || terms->at[i].b == finding)
			return true;
	}
	return false;
}

static void
put_chain(struct work *work, const struct finding *finding)
{
	bool is_chain = sv_eq(sv_from(finding->check->id), SV("CH-001"));
	const char *stage = finding->check->stage;
	struct chain_terms terms;

	chain_explain(&work->result->findings, work->arena, &terms);
	if (!is_chain && (stage == NULL || work->result->chain == 0))
		return;
	strbuf_add_text(work->out, "\nChain\n");
	if (!is_chain && !is_part(&terms, finding)) {
		strbuf_printf(work->out,
		    "  another finding counts for the stage %s\n", stage);
		return;
	}
	for (size_t i = 0; i < terms.count; i++) {
		const struct chain_term *term = &terms.at[i];
		if (is_chain || term->a == finding || term->b == finding)
			put_term(work, term);
	}
	strbuf_printf(work->out,
	    "  sum of all pairs x (%zu - 1) / 2 = %u points\n", terms.stages,
	    terms.points);
}

static int
fail_missing(const struct audit_result *result, strview which, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf known = {0};
	const struct check *last = NULL;

	for (size_t i = 0; i < check_count(); i++) {
		for (size_t j = 0; j < result->findings.count; j++) {
			const struct check *check =
			    result->findings.at[j].check;
			if (check != check_at(i) || check == last)
				continue;
			strbuf_printf(&known, "%s%s", known.len > 0 ? ", " : "",
			    check->id);
			last = check;
		}
	}
	(void)err_set(err, ERR_USAGE, "there is no finding \"" SV_FMT "\"",
	    SV_ARG(which));
	return err_hint(err, "CHECK or CHECK:ID; there are findings of: %s",
	    known.len > 0 ? strbuf_cstr(&known) : "no check");
}

int
terms_explain(const struct audit_result *result, strview which,
    struct arena *arena, struct strbuf *out, struct err *err)
{
	struct work work = {result, arena, out};
	size_t found = 0;

	for (size_t i = 0; i < result->findings.count; i++) {
		const struct finding *finding = &result->findings.at[i];
		if (!is_wanted(finding, which))
			continue;
		if (found++ > 0)
			strbuf_add_text(out, "\n\n");
		put_head(&work, finding);
		put_points(&work, finding);
		put_object(&work, finding);
		put_chain(&work, finding);
		put_evidence(&work, finding);
	}
	return found > 0 ? 0 : fail_missing(result, which, err);
}
