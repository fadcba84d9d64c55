/*
 * trust_read.c - a trust document out of its bytes.
 */
#include "auditor/base/lang.h"
#include "baselines/trust.h"

#include "auditor/base/codec.h"
#include "auditor/base/limits.h"
#include "baselines/record.h"
#include "baselines/signer.h"

#include "auditor/base/banned.h"

struct reader {
	struct arena *arena;
	struct trust_document *document;
	struct err *err;
};

static struct record
record_of(const struct reader *reader, const char *what)
{
	return (struct record){
	    .what = what, .arena = reader->arena, .err = reader->err};
}

static int
read_schema(struct record *head)
{
	strview text;

	TRY(record_text(head, "schema", &text));
	return sv_eq(text, SV(TRUST_SCHEMA)) ? 0 : record_fail(head, "schema");
}

static int
read_previous(struct reader *reader, struct record *head)
{
	const size_t here = head->next;
	const struct json *value;

	TRY(record_next(head, "previous", &value));
	reader->document->has_previous = value->type != JSON_NULL;
	if (value->type == JSON_NULL)
		return 0;
	head->next = here;
	return record_digest(head, "previous", &reader->document->previous);
}

static int
read_thresholds(struct reader *reader, struct record *head)
{
	struct record record = record_of(reader, "thresholds");
	const struct json *value;

	TRY(record_next(head, "thresholds", &value));
	TRY(record_begin(&record, value));
	for (size_t i = 0; i < TRUST_ROLE_COUNT; i++) {
		int64_t needed;
		TRY(record_count(
		    &record, trust_role_word((enum trust_role)i), &needed));
		reader->document->thresholds[i] = (size_t)needed;
	}
	return record_end(&record);
}

static int
read_head(struct reader *reader, struct record *head)
{
	struct trust_document *document = reader->document;
	const struct json *tenants;

	TRY(read_schema(head));
	TRY(record_count(head, "version", &document->version));
	TRY(record_time(head, "created", &document->created));
	TRY(record_time(head, "expires", &document->expires));
	TRY(read_previous(reader, head));
	TRY(record_list(head, "tenants", &tenants));
	TRY(record_words(head, tenants, &document->tenants));
	document->tenant_count = tenants->count;
	return read_thresholds(reader, head);
}

static int
read_roles(struct record *record, unsigned *roles)
{
	const struct json *list;
	enum trust_role role;

	TRY(record_list(record, "roles", &list));
	for (size_t i = 0; i < list->count; i++) {
		if (!trust_role_find(json_text(&list->items[i]), &role))
			return record_fail(record, "roles");
		*roles |= 1U << role;
	}
	return 0;
}

static int
read_person(struct reader *reader, const struct json *value,
    struct trust_person *person)
{
	CLEANUP(strbuf_done) struct strbuf der = {0};
	struct record record = record_of(reader, _("signer"));
	struct digest spki;
	strview name;
	strview text;

	TRY(record_begin(&record, value));
	TRY(record_filled(&record, "name", &name));
	TRY(read_roles(&record, &person->roles));
	TRY(record_digest(&record, "spki", &spki));
	TRY(record_filled(&record, "certificate", &text));
	TRY(record_end(&record));
	TRY(codec_base64url_decode(text, &der, reader->err));
	TRY(signer_pin(name, strbuf_view(&der), reader->arena, &person->signer,
	    reader->err));
	if (!digest_eq(&spki, &person->signer.spki))
		return err_set(reader->err, ERR_FORMAT,
		    "signer " SV_FMT ": the certificate is not of that key",
		    SV_ARG(name));
	return 0;
}

static int
read_people(struct reader *reader, struct record *head)
{
	struct trust_document *document = reader->document;
	const struct json *list;

	TRY(record_list(head, "signers", &list));
	document->people =
	    arena_alloc(reader->arena, list->count, sizeof(*document->people));
	for (size_t i = 0; i < list->count; i++) {
		document->people[i].roles = 0;
		TRY(read_person(reader, &list->items[i], &document->people[i]));
	}
	document->person_count = list->count;
	return 0;
}

static int
read_denied(struct reader *reader, struct record *head)
{
	struct trust_document *document = reader->document;
	const struct json *list;

	TRY(record_list(head, "denied", &list));
	document->denied =
	    arena_alloc(reader->arena, list->count, sizeof(*document->denied));
	for (size_t i = 0; i < list->count; i++) {
		struct trust_denied *denied = &document->denied[i];
		struct record record = record_of(reader, _("denied key"));
		TRY(record_begin(&record, &list->items[i]));
		TRY(record_filled(&record, "name", &denied->name));
		TRY(record_digest(&record, "spki", &denied->spki));
		TRY(record_time(&record, "since", &denied->since));
		TRY(record_filled(&record, "reason", &denied->reason));
		TRY(record_end(&record));
	}
	document->denied_count = list->count;
	return 0;
}

static int
read_document(struct reader *reader, strview bytes)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf again = {0};
	struct record head = record_of(reader, _("trust document"));
	const struct json *root;

	if (bytes.len > LIMIT_CONFIG)
		return err_set(reader->err, ERR_LIMIT, "more than %zu bytes",
		    LIMIT_CONFIG);
	TRY(json_parse(bytes, JSON_OWN, scratch, &root, reader->err));
	TRY(record_begin(&head, root));
	TRY(read_head(reader, &head));
	TRY(read_people(reader, &head));
	TRY(read_denied(reader, &head));
	TRY(record_end(&head));
	TRY(trust_compose(reader->document, &again, reader->err));
	if (!sv_eq(strbuf_view(&again), bytes))
		return err_set(reader->err, ERR_FORMAT,
		    "not in the form in which trust documents are written");
	return 0;
}

int
trust_parse(strview bytes, struct arena *arena, struct trust_document *document,
    struct err *err)
{
	struct trust_document result = {0};
	struct reader reader = {arena, &result, err};

	if (read_document(&reader, bytes) != 0) {
		(void)err_wrap(err, "trust document");
		err->code = ERR_FORMAT;
		return -1;
	}
	result.digest = digest_of(bytes);
	*document = result;
	return 0;
}
