/*
 * checks_domain.c - who may vouch for the users of a domain.
 */
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/x509.h"

#include "auditor/base/banned.h"

#define FEDERATION "federationConfiguration"

/* AD FS makes its own for a year. */
#define CERTIFICATE_DAYS 366

static bool
is_federated(const struct object *domain)
{
	return sv_eq(
	    object_text(domain, "authenticationType"), SV("Federated"));
}

static bool
has_baseline(const struct check_run *run)
{
	return run->baseline != NULL &&
	       snapshot_is_complete(run->baseline, KIND_DOMAIN);
}

/* The issuer that AADInternals leaves behind, or NULL. */
static const struct json *
find_back_door(const struct object *domain)
{
	const struct json *trust;

	for (size_t i = 0; (trust = object_each(domain, FEDERATION, i)) != NULL;
	     i++) {
		const struct json *issuer = json_get(trust, SV("issuerUri"));
		strview text = json_text(issuer);
		if (sv_find_fold(text, SV("any.sts")) < text.len)
			return issuer;
	}
	return NULL;
}

static strview
remedy(const struct check_run *run, const struct object *domain)
{
	return arena_printf(run->arena,
	    "Update-MgDomain -DomainId " SV_FMT
	    " -AuthenticationType 'Managed'",
	    SV_ARG(remedy_quote(domain->id, run->arena)));
}

void
check_fd_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list = snapshot_list(run->now, KIND_DOMAIN);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *domain = &list->objects[i];
		const struct object *before = run_before(run, domain);
		const struct json *issuer = find_back_door(domain);
		/* A domain that comes federated is one made for it. */
		bool is_new = has_baseline(run) && is_federated(domain) &&
			      (before == NULL || !is_federated(before));
		if (issuer == NULL && !is_new)
			continue;
		struct finding finding =
		    run_begin(run, check, domain, check->points);
		finding.remediation = remedy(run, domain);
		run_note_field(run, &finding, "authenticationType",
		    before != NULL ? object_text(before, "authenticationType")
				   : SV("Managed"));
		if (issuer != NULL)
			run_note(run, &finding, "issuerUri", json_text(issuer),
			    SV_("an issuer of your own"));
		if (is_new)
			run_say(run, &finding,
			    before != NULL
				? SV_("federated since the baseline")
				: SV_("the domain is new, and federated"));
		run_add(run, &finding);
	}
}

/* --- what of a trust was edited ------------------------------------------ */

/* Whoever can change one of these can sign in as anybody in the domain. */
static const char *const fields[] = {"issuerUri", "signingCertificate",
    "nextSigningCertificate", "federatedIdpMfaBehavior", "passiveSignInUri",
    "activeSignInUri", "metadataExchangeUri"};

static const struct json *
trust_of(const struct object *domain)
{
	return domain != NULL ? object_each(domain, FEDERATION, 0) : NULL;
}

/*
 * The yearly roll-over: the next certificate of the baseline became the one in
 * use, or there is none next any more.
 */
static bool
is_roll_over(const struct json *before, const char *field, strview value)
{
	strview next = json_get_text(before, SV("nextSigningCertificate"));

	if (sv_eq(sv_from(field), SV("signingCertificate")))
		return value.len > 0 && sv_eq(next, value);
	return sv_eq(sv_from(field), SV("nextSigningCertificate")) &&
	       value.len == 0;
}

/* Certificates are long; their digest tells them apart. */
static strview
shown(const struct check_run *run, const char *field, strview value)
{
	char hex[DIGEST_HEX_MAX];

	if (value.len == 0)
		return SV_("none");
	if (!sv_ends_fold(sv_from(field), SV("certificate")))
		return value;
	struct digest digest = digest_of(value);
	return arena_printf(
	    run->arena, _("SHA-256 of the text %s"), digest_hex(&digest, hex));
}

/*
 * What the baseline does not have at all is not compared: the service may have
 * begun to return it.  These two are as old as the trust itself.
 */
static bool
is_ancient(const char *field)
{
	return sv_eq(sv_from(field), SV("nextSigningCertificate")) ||
	       sv_eq(sv_from(field), SV("federatedIdpMfaBehavior"));
}

static size_t
note_edits(const struct check_run *run, struct finding *finding,
    const struct json *before, const struct json *now)
{
	size_t found = 0;

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		const struct json *old = json_get(before, sv_from(fields[i]));
		const struct json *new = json_get(now, sv_from(fields[i]));
		strview value = json_text(new);
		if (new == NULL || (old == NULL && !is_ancient(fields[i])) ||
		    sv_eq(json_text(old), value) ||
		    is_roll_over(before, fields[i], value))
			continue;
		run_note(run, finding, fields[i], shown(run, fields[i], value),
		    shown(run, fields[i], json_text(old)));
		found++;
	}
	return found;
}

static size_t
note_certificates(const struct check_run *run, struct finding *finding,
    const struct json *trust)
{
	static const char *const certificates[] = {
	    "signingCertificate", "nextSigningCertificate"};
	size_t found = 0;

	for (size_t i = 0; i < COUNT_OF(certificates); i++) {
		strview text = json_get_text(trust, sv_from(certificates[i]));
		struct x509 x509;
		if (!x509_read(text, run->arena, &x509))
			continue;
		int64_t days = (x509.ends - x509.starts) / TIME_DAY;
		if (days > CERTIFICATE_DAYS) {
			run_note(run, finding, certificates[i],
			    arena_printf(run->arena,
				PLURAL((unsigned long)days,
				    "valid for %lld day",
				    "valid for %lld days"),
				(long long)days),
			    SV_("at most a year"));
			found++;
		}
		if (!x509.is_self_signed) {
			run_note(run, finding, certificates[i],
			    SV_("issuer and subject differ"),
			    SV_("a certificate that AD FS made itself"));
			found++;
		}
	}
	return found;
}

void
check_fd_002(struct check_run *run, const struct check *check)
{
	const struct object_list *list = snapshot_list(run->now, KIND_DOMAIN);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *domain = &list->objects[i];
		const struct json *trust = trust_of(domain);
		const struct json *before = trust_of(run_before(run, domain));
		struct finding finding =
		    run_begin(run, check, domain, check->points);
		size_t found = 0;
		if (trust == NULL)
			continue;
		if (before != NULL)
			found = note_edits(run, &finding, before, trust);
		found += note_certificates(run, &finding, trust);
		if (found == 0)
			continue;
		finding.remediation = remedy(run, domain);
		run_add(run, &finding);
	}
}
