/*
 * trust.c - who may sign what, and which version follows which.
 */
#include "baselines/trust.h"

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

static const char *const role_words[] = {
#define TRUST_WORD(constant, word) word,
    TRUST_ROLES(TRUST_WORD)
#undef TRUST_WORD
};

const char *
trust_role_word(enum trust_role role)
{
	return role_words[role];
}

bool
trust_role_find(strview word, enum trust_role *role)
{
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++) {
		if (sv_eq(sv_from(role_words[i]), word)) {
			*role = (enum trust_role)i;
			return true;
		}
	}
	return false;
}

bool
trust_has_tenant(const struct trust_document *document, strview tenant)
{
	for (size_t i = 0; i < document->tenant_count; i++) {
		if (sv_eq(document->tenants[i], tenant))
			return true;
	}
	return false;
}

/* That ${person}, who lacks ${role}, may do other things. */
static strview
other_roles(const struct trust_person *person, enum trust_role role,
    struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf words = {0};

	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++) {
		if ((person->roles & 1U << i) != 0)
			strbuf_printf(&words, "%s%s", words.len > 0 ? ", " : "",
			    lang(role_words[i]));
	}
	return arena_printf(arena, _(SV_FMT " may sign %s, not %s"),
	    SV_ARG(person->signer.name), strbuf_cstr(&words),
	    lang(role_words[role]));
}

static strview
withdrawn(const struct trust_denied *denied, struct arena *arena)
{
	char when[TIME_TEXT_MAX];

	return arena_printf(arena,
	    _(SV_FMT " was removed from the signers on %s: " SV_FMT),
	    SV_ARG(denied->name), time_text(denied->since, when),
	    SV_ARG(denied->reason));
}

void
trust_for(const struct trust_document *document, enum trust_role role,
    struct arena *arena, struct trust *trust)
{
	size_t most = document->person_count + document->denied_count;

	*trust = (struct trust){
	    .signers = arena_alloc(
		arena, document->person_count, sizeof(*trust->signers)),
	    .threshold = document->thresholds[role],
	    .barred = arena_alloc(arena, most, sizeof(*trust->barred)),
	};
	for (size_t i = 0; i < document->person_count; i++) {
		const struct trust_person *person = &document->people[i];
		if ((person->roles & 1U << role) != 0)
			trust->signers[trust->count++] = person->signer;
		else
			trust->barred[trust->barred_count++] = (struct barred){
			    person->signer, other_roles(person, role, arena)};
	}
	for (size_t i = 0; i < document->denied_count; i++) {
		const struct trust_denied *denied = &document->denied[i];
		trust->barred[trust->barred_count++] = (struct barred){
		    {.name = denied->name, .spki = denied->spki},
		    withdrawn(denied, arena)};
	}
}

static bool
is_denied(const struct trust_document *document, const struct digest *spki)
{
	for (size_t i = 0; i < document->denied_count; i++) {
		if (digest_eq(&document->denied[i].spki, spki))
			return true;
	}
	return false;
}

int
trust_follows(const struct trust_document *document,
    const struct trust_document *before, struct err *err)
{
	if (document->version != before->version + 1)
		return err_set(err, ERR_TRUST,
		    "version %lld cannot follow version %lld",
		    (long long)document->version, (long long)before->version);
	if (!digest_eq(&document->previous, &before->digest))
		return err_set(err, ERR_TRUST,
		    "version %lld follows another version %lld than this one",
		    (long long)document->version, (long long)before->version);
	for (size_t i = 0; i < before->denied_count; i++) {
		const struct trust_denied *denied = &before->denied[i];
		if (!is_denied(document, &denied->spki))
			return err_set(err, ERR_TRUST,
			    "version %lld forgets that the key of " SV_FMT
			    " is denied",
			    (long long)document->version, SV_ARG(denied->name));
	}
	return 0;
}
