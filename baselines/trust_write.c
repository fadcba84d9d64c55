/*
 * trust_write.c - a trust document as canonical JSON, one person a line.
 */
#include "auditor/base/lang.h"
#include "baselines/trust.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/codec.h"
#include "auditor/base/limits.h"
#include "baselines/jsonline.h"

#include "auditor/base/banned.h"

static int
compare_texts(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

static int
compare_people(const void *a, const void *b)
{
	const struct trust_person *left = a;
	const struct trust_person *right = b;

	return sv_cmp(left->signer.name, right->signer.name);
}

static int
compare_denied(const void *a, const void *b)
{
	const struct trust_denied *left = a;
	const struct trust_denied *right = b;

	return memcmp(left->spki.bytes, right->spki.bytes, DIGEST_SIZE);
}

static void *
sorted(struct arena *arena, const void *items, size_t count, size_t size,
    int (*compare)(const void *a, const void *b))
{
	char *copy = arena_alloc(arena, count, size);

	if (count > 0) {
		memcpy(copy, items, count * size);
		qsort(copy, count, size, compare);
	}
	return copy;
}

static int
check_head(const struct trust_document *document, struct err *err)
{
	if (document->version < 1 ||
	    document->has_previous != (document->version > 1))
		return err_set(err, ERR_CONFIG,
		    "the first trust document has version 1 and none before "
		    "it, every other one a digest of the one before");
	if (document->expires <= document->created)
		return err_set(
		    err, ERR_CONFIG, "a trust document that expires at once");
	if (document->tenant_count == 0)
		return err_set(
		    err, ERR_CONFIG, "a trust document for no tenant");
	for (size_t i = 1; i < document->tenant_count; i++) {
		if (sv_eq(document->tenants[i - 1], document->tenants[i]))
			return err_set(err, ERR_CONFIG,
			    "tenant " SV_FMT " is named twice",
			    SV_ARG(document->tenants[i]));
	}
	return 0;
}

static int
check_denied(const struct trust_document *document,
    const struct trust_person *person, struct err *err)
{
	for (size_t i = 0; i < document->denied_count; i++) {
		if (!digest_eq(&document->denied[i].spki, &person->signer.spki))
			continue;
		(void)err_set(err, ERR_CONFIG,
		    "the key of " SV_FMT " is denied",
		    SV_ARG(person->signer.name));
		return err_hint(err, "a person who comes back needs another "
				     "key");
	}
	return 0;
}

/* ${people} are sorted by name: one name is one person with one key. */
static int
check_person(const struct trust_document *document, size_t at, struct err *err)
{
	const struct trust_person *person = &document->people[at];
	const unsigned evidence = 1U << TRUST_EVIDENCE;

	if (person->roles == 0)
		return err_set(err, ERR_CONFIG, SV_FMT " has no role",
		    SV_ARG(person->signer.name));
	if ((person->roles & evidence) != 0 && person->roles != evidence)
		return err_set(err, ERR_CONFIG,
		    SV_FMT ": a key that signs evidence, as that of an "
			   "auditing host, may sign nothing else",
		    SV_ARG(person->signer.name));
	for (size_t i = 0; i < at; i++) {
		const struct trust_person *other = &document->people[i];
		if (sv_eq(other->signer.name, person->signer.name))
			return err_set(err, ERR_CONFIG,
			    SV_FMT " is named twice",
			    SV_ARG(person->signer.name));
		if (!digest_eq(&other->signer.spki, &person->signer.spki))
			continue;
		(void)err_set(err, ERR_CONFIG,
		    SV_FMT " and " SV_FMT " have the same key",
		    SV_ARG(other->signer.name), SV_ARG(person->signer.name));
		return err_hint(err, "each person needs a key of his own");
	}
	return check_denied(document, person, err);
}

static int
check_threshold(const struct trust_document *document, enum trust_role role,
    struct err *err)
{
	size_t able = 0;
	size_t needed = document->thresholds[role];

	for (size_t i = 0; i < document->person_count; i++)
		able += (document->people[i].roles & 1U << role) != 0;
	if (needed >= 1 && (able >= needed || role == TRUST_EVIDENCE))
		return 0;
	(void)err_set(err, ERR_CONFIG,
	    PLURAL(able, "%zu person may sign %s, and %zu are needed",
		"%zu people may sign %s, and %zu are needed"),
	    able, lang(trust_role_word(role)), needed);
	return err_hint(err, "add signers with that role, or lower its "
			     "threshold");
}

static int
check(const struct trust_document *document, struct err *err)
{
	TRY(check_head(document, err));
	for (size_t i = 0; i < document->person_count; i++)
		TRY(check_person(document, i, err));
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++)
		TRY(check_threshold(document, (enum trust_role)i, err));
	for (size_t i = 1; i < document->denied_count; i++) {
		if (digest_eq(&document->denied[i - 1].spki,
			&document->denied[i].spki))
			return err_set(err, ERR_CONFIG,
			    "the key of " SV_FMT " is denied twice",
			    SV_ARG(document->denied[i].name));
	}
	return 0;
}

static void
write_head(struct jsonw *w, const struct trust_document *document)
{
	jsonw_cstr(w, "schema", TRUST_SCHEMA);
	jsonw_int(w, "version", document->version);
	jsonw_time(w, "created", document->created);
	jsonw_time(w, "expires", document->expires);
	if (document->has_previous)
		jsonw_digest(w, "previous", &document->previous);
	else
		jsonw_null(w, "previous");
	jsonline_words(w, "tenants", document->tenants, document->tenant_count);
	bool was_pretty = jsonline_object(w, "thresholds");
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++)
		jsonw_int(w, trust_role_word((enum trust_role)i),
		    (int64_t)document->thresholds[i]);
	jsonline_end(w, was_pretty);
}

static void
write_person(struct jsonw *w, const struct trust_person *person)
{
	CLEANUP(strbuf_done) struct strbuf certificate = {0};
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "name", person->signer.name);
	jsonw_array(w, "roles");
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++) {
		if ((person->roles & 1U << i) != 0)
			jsonw_cstr(
			    w, NULL, trust_role_word((enum trust_role)i));
	}
	jsonw_end(w);
	jsonw_digest(w, "spki", &person->signer.spki);
	codec_base64url(&certificate, person->signer.certificate);
	jsonw_text(w, "certificate", strbuf_view(&certificate));
	jsonline_end(w, was_pretty);
}

static void
write_denied(struct jsonw *w, const struct trust_denied *denied)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "name", denied->name);
	jsonw_digest(w, "spki", &denied->spki);
	jsonw_time(w, "since", denied->since);
	jsonw_text(w, "reason", denied->reason);
	jsonline_end(w, was_pretty);
}

int
trust_compose(
    const struct trust_document *document, struct strbuf *out, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct trust_document whole = *document;
	struct jsonw w = {.out = out, .pretty = true};

	whole.tenants = sorted(arena, document->tenants, document->tenant_count,
	    sizeof(*document->tenants), compare_texts);
	whole.people = sorted(arena, document->people, document->person_count,
	    sizeof(*document->people), compare_people);
	whole.denied = sorted(arena, document->denied, document->denied_count,
	    sizeof(*document->denied), compare_denied);
	TRY(check(&whole, err));
	jsonw_object(&w, NULL);
	write_head(&w, &whole);
	jsonw_array(&w, "signers");
	for (size_t i = 0; i < whole.person_count; i++)
		write_person(&w, &whole.people[i]);
	jsonw_end(&w);
	jsonw_array(&w, "denied");
	for (size_t i = 0; i < whole.denied_count; i++)
		write_denied(&w, &whole.denied[i]);
	jsonw_end(&w);
	jsonw_end(&w);
	strbuf_add_char(out, '\n');
	return strbuf_check(out, "the trust document", err);
}
