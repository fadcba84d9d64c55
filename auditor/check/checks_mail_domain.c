/*
 * checks_mail_domain.c - domains: whose they are, where their mail goes, and
 * whether it is signed.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* --- DKIM ---------------------------------------------------------------- */

/* Nobody sends from the domain of a hybrid's own routing. */
static bool
is_signed_by_nobody(strview domain)
{
	return sv_ends_fold(domain, SV(".mail.onmicrosoft.com"));
}

static void
judge_dkim(struct check_run *run, const struct check *check,
    const struct object *config)
{
	const struct object *before = run_before(run, config);
	strview domain = object_text(config, "Domain");

	if (domain.len == 0)
		domain = config->name;
	if (before == NULL || !view_turned_off(before, config, "Enabled") ||
	    is_signed_by_nobody(domain))
		return;
	struct finding finding = view_begin(run, check, config, check->points);
	finding.remediation = arena_printf(run->arena,
	    "Set-DkimSigningConfig -Identity " SV_FMT " -Enabled $true",
	    SV_ARG(remedy_quote(domain, run->arena)));
	run_note_field(run, &finding, "Enabled", SV("true"));
	run_add(run, &finding);
}

void
check_dk_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_DKIM_SIGNING_CONFIG, judge_dkim);
}

/* --- accepted domains ---------------------------------------------------- */

/* What is not delivered here goes on: the more, the higher. */
static unsigned
reach_of(const struct object *domain)
{
	strview type = object_text(domain, "DomainType");

	if (sv_eq(type, SV("Authoritative")))
		return 1;
	if (sv_eq(type, SV("InternalRelay")))
		return 2;
	return sv_eq(type, SV("ExternalRelay")) ? 3 : 0;
}

static void
judge_type(struct check_run *run, const struct check *check,
    const struct object *domain)
{
	const struct object *before = run_before(run, domain);

	if (before == NULL)
		return;
	struct finding finding = view_begin(run, check, domain, check->points);
	finding.remediation =
	    remedy_on("Set-AcceptedDomain", domain, "", run->arena);
	unsigned old = reach_of(before);
	if (old > 0 && reach_of(domain) > old) {
		strview was = object_text(before, "DomainType");
		run_note_field(run, &finding, "DomainType", was);
		finding.remediation =
		    arena_printf(run->arena, SV_FMT " -DomainType " SV_FMT,
			SV_ARG(finding.remediation), SV_ARG(was));
	}
	if (view_turned_on(before, domain, "MatchSubDomains")) {
		run_note_field(run, &finding, "MatchSubDomains", SV("false"));
		finding.remediation =
		    arena_printf(run->arena, SV_FMT " -MatchSubDomains $false",
			SV_ARG(finding.remediation));
	}
	if (finding.evidence_count > 0)
		run_add(run, &finding);
}

void
check_ac_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_ACCEPTED_DOMAIN, judge_type);
}

static void
add_new(struct check_run *run, const struct check *check,
    const struct object *domain, const char *command)
{
	struct finding finding = view_begin(run, check, domain, check->points);

	if (finding.happened_at == 0)
		finding.happened_at = run_time(domain, "createdDateTime");
	finding.remediation = arena_printf(run->arena, "%s " SV_FMT, command,
	    SV_ARG(remedy_quote(
		domain->name.len > 0 ? domain->name : domain->id, run->arena)));
	run_note_label(run, &finding, N_("domain"), domain->name,
	    SV_("a domain of the baseline"));
	run_add(run, &finding);
}

static void
judge_accepted(struct check_run *run, const struct check *check,
    const struct object *domain)
{
	if (run_before(run, domain) == NULL)
		add_new(run, check, domain, "Remove-AcceptedDomain -Identity");
}

/*
 * Of one that the mail flow does not know yet.  Before it is verified a domain
 * is no more than a wish.
 */
static void
judge_directory(struct check_run *run, const struct check *check,
    const struct object *domain)
{
	if (run_before(run, domain) == NULL &&
	    !object_is_not(domain, "isVerified") &&
	    snapshot_find_by(run->now, KIND_ACCEPTED_DOMAIN, "DomainName",
		domain->id) == NULL)
		add_new(run, check, domain, "Remove-MgDomain -DomainId");
}

static bool
has_baseline(const struct check_run *run, enum kind kind)
{
	return run->baseline != NULL &&
	       snapshot_is_complete(run->baseline, kind);
}

void
check_ac_002(struct check_run *run, const struct check *check)
{
	if (has_baseline(run, KIND_ACCEPTED_DOMAIN))
		view_each(run, check, KIND_ACCEPTED_DOMAIN, judge_accepted);
	if (has_baseline(run, KIND_DOMAIN))
		view_each(run, check, KIND_DOMAIN, judge_directory);
}

static void
judge_catch_all(struct check_run *run, const struct check *check,
    const struct object *domain)
{
	static const char field[] = "CatchAllRecipientID";
	const struct object *before = run_before(run, domain);

	if (!object_is_set(domain, field))
		return;
	struct finding finding = view_begin(run, check, domain, check->points);
	finding.remediation = remedy_on("Set-AcceptedDomain", domain,
	    " -CatchAllRecipientID $null", run->arena);
	run_note_field(run, &finding, field, SV_("nobody"));
	if (before != NULL &&
	    !sv_eq(object_text(before, field), object_text(domain, field)))
		run_say(run, &finding,
		    SV_("it is somebody else than in the baseline"));
	run_add(run, &finding);
}

void
check_ac_003(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_ACCEPTED_DOMAIN, judge_catch_all);
}
