/*
 * trust_document.c - the trust document of a tenant, as commands use it.
 */
#include "cmd/trust_document.h"

#include <string.h>

#include "auditor/audit/beside.h"
#include "auditor/audit/hold_trust.h"
#include "auditor/base/file.h"
#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/normal.h"
#include "cmd/install.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define DAYS_DEFAULT 365
#define DAYS_MOST    3660
#define LABEL        12

int
trust_document_path(const struct session *session,
    const struct option_list *words, const char **path, struct err *err)
{
	*path = words->count > 0          ? words->at[0]
		: session->tenant != NULL ? session->tenant->trust
					  : NULL;
	if (*path != NULL)
		return 0;
	(void)err_set(err, ERR_USAGE, "no trust document is named");
	return err_hint(err, "give FILE, or set `trust:` in the configuration");
}

/* --- changes --------------------------------------------------------------- */

static int
add_person(const char *word, unsigned roles, struct arena *arena,
    struct trust_document *document, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	const char *equals = strchr(word, '=');
	size_t cap = document->person_count;

	if (equals == NULL || equals == word || equals[1] == '\0') {
		(void)err_set(
		    err, ERR_USAGE, "\"%s\": NAME=FILE is expected", word);
		return err_hint(err, "--signer alice=alice.crt.pem");
	}
	strview name = {word, (size_t)(equals - word)};
	TRY(file_read(equals + 1, LIMIT_KEY, &pem, err));
	document->people = arena_grow(arena, document->people,
	    document->person_count, &cap, sizeof(*document->people));
	struct trust_person *person = &document->people[document->person_count];
	*person = (struct trust_person){.roles = roles};
	if (signer_load(name, strbuf_view(&pem), arena, &person->signer, err) !=
	    0)
		return err_wrap(err, "%s", equals + 1);
	document->person_count++;
	return 0;
}

static int
add_people(const struct option_list *words, unsigned roles, struct arena *arena,
    struct trust_document *document, struct err *err)
{
	for (size_t i = 0; i < words->count; i++)
		TRY(add_person(words->at[i], roles, arena, document, err));
	return 0;
}

static int
add_tenants(const struct option_list *words, struct arena *arena,
    struct trust_document *document, struct err *err)
{
	strview *all = arena_alloc(
	    arena, document->tenant_count + words->count, sizeof(*all));

	for (size_t i = 0; i < document->tenant_count; i++)
		all[i] = document->tenants[i];
	for (size_t i = 0; i < words->count; i++) {
		strview word = sv_from(words->at[i]);
		if (!guid_is(word)) {
			(void)err_set(err, ERR_USAGE,
			    "\"%s\" is no id of a tenant", words->at[i]);
			return err_hint(err, "its directory (tenant) id, a "
					     "GUID");
		}
		all[document->tenant_count + i] = normal_id(word, arena);
	}
	document->tenants = all;
	document->tenant_count += words->count;
	return 0;
}

int
trust_document_edit(const struct trust_edit_options *options, int64_t now,
    struct arena *arena, struct trust_document *document, struct err *err)
{
	const unsigned baseline = 1U << TRUST_BASELINE;
	const unsigned trust = 1U << TRUST_TRUST;
	int64_t days = options->days > 0 ? options->days : DAYS_DEFAULT;

	if (days > DAYS_MOST)
		return err_set(
		    err, ERR_USAGE, "--expires-in: at most %d days", DAYS_MOST);
	document->created = now;
	document->expires = now + days * TIME_DAY;
	TRY(add_people(
	    &options->signers, baseline | trust, arena, document, err));
	TRY(add_people(&options->baseline, baseline, arena, document, err));
	TRY(add_people(&options->stewards, trust, arena, document, err));
	TRY(add_people(
	    &options->evidence, 1U << TRUST_EVIDENCE, arena, document, err));
	TRY(add_tenants(&options->tenants, arena, document, err));
	if (options->threshold > 0)
		document->thresholds[TRUST_BASELINE] =
		    (size_t)options->threshold;
	if (options->trust_threshold > 0)
		document->thresholds[TRUST_TRUST] =
		    (size_t)options->trust_threshold;
	return 0;
}

/* --- shown ----------------------------------------------------------------- */

static void
put_person(const struct trust_person *person, struct strbuf *out)
{
	char hex[DIGEST_HEX_MAX];

	strbuf_add_text(out, "  ");
	term_escape(out, person->signer.name);
	strbuf_add_text(out, ":");
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++) {
		if ((person->roles & 1U << i) != 0)
			strbuf_printf(out, " %s",
			    lang(trust_role_word((enum trust_role)i)));
	}
	strbuf_printf(
	    out, "  spki %s\n", digest_hex(&person->signer.spki, hex));
}

static void
put_denied(const struct trust_denied *denied, struct strbuf *out)
{
	char when[TIME_TEXT_MAX];

	output_line(out, 2, SV_FMT " since %s: " SV_FMT, SV_ARG(denied->name),
	    time_text(denied->since, when), SV_ARG(denied->reason));
}

void
trust_document_put(const struct trust_document *document, struct strbuf *out)
{
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	output_cell(out, LABEL, _("version"));
	strbuf_printf(out, "%lld\n", (long long)document->version);
	output_pair(out, LABEL, _("created"),
	    sv_from(time_text(document->created, when)));
	output_pair(out, LABEL, _("expires"),
	    sv_from(time_text(document->expires, when)));
	output_pair(
	    out, LABEL, "sha256", sv_from(digest_hex(&document->digest, hex)));
	if (document->has_previous)
		output_pair(out, LABEL, _("previous"),
		    sv_from(digest_hex(&document->previous, hex)));
	for (size_t i = 0; i < document->tenant_count; i++)
		output_pair(out, LABEL, _("tenant"), document->tenants[i]);
	output_cell(out, LABEL, _("signatures"));
	output_line(out, 0, "%zu on a baseline, %zu on the next version",
	    document->thresholds[TRUST_BASELINE],
	    document->thresholds[TRUST_TRUST]);
	strbuf_printf(out, "\n%s\n", _("Signers:"));
	for (size_t i = 0; i < document->person_count; i++)
		put_person(&document->people[i], out);
	if (document->denied_count > 0)
		strbuf_printf(out, "\n%s\n", _("Removed for ever:"));
	for (size_t i = 0; i < document->denied_count; i++)
		put_denied(&document->denied[i], out);
}

/* --- in place -------------------------------------------------------------- */

static int
install(const char *path, const char *pending,
    const struct trust_document *next, const struct trust_document *current,
    struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct signature_verdict *verdicts;
	struct trust old;
	struct trust new;
	size_t count;

	/* The signatures that either version counts go along. */
	trust_for(next, TRUST_TRUST, arena, &new);
	trust_for(current, TRUST_TRUST, arena, &old);
	struct trust both = {
	    .signers = arena_alloc(
		arena, old.count + new.count, sizeof(*both.signers)),
	    .threshold = 1,
	};
	for (size_t i = 0; i < old.count; i++)
		both.signers[both.count++] = old.signers[i];
	for (size_t i = 0; i < new.count; i++)
		both.signers[both.count++] = new.signers[i];
	TRY(beside_read(pending, LIMIT_CONFIG, &bytes, err));
	TRY(hold_signatures(pending, strbuf_view(&bytes), &both, arena,
	    &verdicts, &count, err));
	const struct install_request request = {
	    .path = path,
	    .pending = pending,
	    .document = strbuf_view(&bytes),
	    .verdicts = verdicts,
	    .verdict_count = count,
	    .number = current->version,
	};
	return install_document(&request, arena, err);
}

int
trust_document_install(
    const char *path, struct arena *arena, strview *problem, struct err *err)
{
	const char *pending = beside_path(path, SV(BESIDE_PENDING), arena);
	struct trust_document current;
	struct trust_document next;

	TRY(hold_trust_read(path, arena, &current, err));
	TRY(hold_trust_read(pending, arena, &next, err));
	bool is_there = digest_eq(&current.digest, &next.digest);
	TRY(hold_trust_signed(
	    pending, &next, is_there ? NULL : &current, arena, problem, err));
	if (problem->len > 0)
		return 0;
	return install(path, pending, &next, &current, arena, err);
}
