/*
 * terms.c - how the points of a finding came about, term by term.
 */
#include "auditor/report/terms.h"

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/check/chain.h"
#include "auditor/check/score.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

#define LABEL_COLUMNS 26

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
	strview padded =
	    phrase_padded(sv_from(label), LABEL_COLUMNS, work->arena);

	strbuf_printf(work->out, "  " SV_FMT " ", SV_ARG(padded));
	term_escape(work->out, text);
	strbuf_add_char(work->out, '\n');
}

static void
put_line(struct work *work, strview text)
{
	strbuf_add_text(work->out, "  ");
	term_escape(work->out, text);
	strbuf_add_char(work->out, '\n');
}

static void
put_heading(struct work *work, const char *words)
{
	strbuf_printf(work->out, "\n%s\n", words);
}

static void
put_head(struct work *work, const struct finding *finding)
{
	strview object = phrase_object(finding->name, finding->id, work->arena);

	strbuf_printf(work->out, "%s  %s\n", finding->check->id,
	    lang(finding->check->title));
	put_row(work, kind_name(finding->kind), object);
	put_row(work, _("status"), SV_(finding_status_word(finding->status)));
}

/* base x state, and what an acceptance leaves. */
static void
put_points(struct work *work, const struct finding *finding)
{
	const struct check *check = finding->check;
	unsigned percent = score_factor(finding);
	unsigned counted = (finding->base_points * percent + 50) / 100;
	strview who = finding_accepted_by(finding);

	put_heading(work, _("Points"));
	put_row(work, _("usual for this check"),
	    arena_printf(work->arena, "%u", check->points));
	if (check->points_note != NULL)
		put_row(work, _("what moves them"), SV_(check->points_note));
	put_row(work, _("base of this finding"),
	    arena_printf(work->arena, "%u", finding->base_points));
	if (percent != 100)
		put_row(work, _("its object is not fully on"),
		    arena_printf(
			work->arena, _("x %u %% = %u"), percent, counted));
	if (finding->status == FINDING_ACCEPTED)
		put_row(work, _("accepted by"),
		    arena_printf(work->arena,
			_(SV_FMT " (" SV_FMT "): at most %u stay"), SV_ARG(who),
			SV_ARG(finding->accepted_why), check->approved));
	put_row(work, _("points"),
	    arena_printf(work->arena, "%u", finding->points));
}

static void
put_evidence(struct work *work, const struct finding *finding)
{
	put_heading(work, _("Seen"));
	for (size_t i = 0; i < finding->evidence_count; i++) {
		put_line(
		    work, phrase_evidence(&finding->evidence[i], work->arena));
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
	put_heading(work, _("Score of its object"));
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
	put_row(work, _("score, at most 100"),
	    arena_printf(work->arena, "%u", finding->object_points));
	put_row(work, _("severity of this finding"),
	    SV_(severity_word(finding->severity)));
}

static void
put_term(struct work *work, const struct chain_term *term)
{
	put_line(work,
	    arena_printf(work->arena,
		_("%-8s x %-8s root(%s %u x %s %u) = %u.%03u, x %u %% (%s)"),
		lang(term->a_stage), lang(term->b_stage), term->a->check->id,
		term->a->points, term->b->check->id, term->b->points,
		term->root / 1000, term->root % 1000, term->percent,
		lang(term->words)));
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
	put_heading(work, _("Chain"));
	if (!is_chain && !is_part(&terms, finding)) {
		put_line(work, arena_printf(work->arena,
				   _("another finding counts for the stage %s"),
				   lang(stage)));
		return;
	}
	for (size_t i = 0; i < terms.count; i++) {
		const struct chain_term *term = &terms.at[i];
		if (is_chain || term->a == finding || term->b == finding)
			put_term(work, term);
	}
	put_line(work, arena_printf(work->arena,
			   _("sum of all pairs x (%zu - 1) / 2 = %u points"),
			   terms.stages, terms.points));
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
	if (known.len == 0)
		return err_hint(
		    err, "CHECK or CHECK:ID; there are no findings");
	return err_hint(err, "CHECK or CHECK:ID; there are findings of: %s",
	    strbuf_cstr(&known));
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
