/*
 * baseline_gate.c - no tenant becomes a baseline with open findings.
 */
#include "cmd/baseline_gate.h"

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/check/run.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define NAME_SHOWN 200

static bool
is_in_way(const struct finding *finding)
{
	return finding->status != FINDING_ACCEPTED &&
	       finding->severity >= SEVERITY_MEDIUM;
}

static bool
is_about(const struct finding *finding, kind_set scope)
{
	return (scope & KIND_BIT(finding->kind)) != 0 ||
	       sv_starts(sv_from(finding->check->id), SV("CH-"));
}

static void
name(const struct finding *finding)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	term_escape(&shown, sv_slice(finding->name, 0, NAME_SHOWN));
	output_note(false, "%s (%s): %s %s: %s", finding->check->id,
	    lang(severity_word(finding->severity)), kind_name(finding->kind),
	    strbuf_cstr(&shown), lang(finding->check->title));
}

int
baseline_gate(const struct check_input *input, kind_set scope,
    struct arena *arena, struct err *err)
{
	struct check_outcome outcome = {0};
	size_t count = 0;
	size_t outside = 0;

	check_evaluate(input, arena, &outcome);
	for (size_t i = 0; i < outcome.findings.count; i++) {
		const struct finding *finding = &outcome.findings.at[i];
		if (!is_in_way(finding))
			continue;
		if (!is_about(finding, scope)) {
			outside++;
			continue;
		}
		name(finding);
		count++;
	}
	if (outside > 0)
		output_note(false,
		    PLURAL(outside,
			"%zu more finding of medium or more is about a list "
			"that is not in its scope",
			"%zu more findings of medium or more are about lists "
			"that are not in its scope"),
		    outside);
	if (count == 0)
		return 0;
	(void)err_set(err, ERR_USAGE,
	    PLURAL(count,
		"%zu finding of medium or more is neither covered by the "
		"policy nor approved; no baseline was written",
		"%zu findings of medium or more are neither covered by the "
		"policy nor approved; no baseline was written"),
	    count);
	return err_hint(err, "mend them, or declare them in the policy with a "
			     "reason");
}
