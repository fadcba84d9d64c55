/*
 * kind_test.c - the tables of kinds and fields say what they may.
 */
#include "auditor/model/kind.h"

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

/* Every row of every kind, for the walks below. */
struct place {
	enum kind kind;
	const struct field *field;
};

static void
each_field(void (*look)(const struct place *place))
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		size_t count;
		const struct field *fields = kind_fields((enum kind)i, &count);
		KIT_TRUE(count > 0);
		for (size_t j = 0; j < count; j++) {
			struct place place = {(enum kind)i, &fields[j]};
			look(&place);
		}
	}
}

static void
rows_are_sorted(const void *at)
{
	(void)at;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		size_t count;
		const struct field *fields = kind_fields((enum kind)i, &count);
		for (size_t j = 1; j < count; j++) {
			strview before = sv_from(fields[j - 1].name);
			strview name = sv_from(fields[j].name);
			if (sv_cmp(before, name) >= 0)
				KIT_TEXT(before, name);
		}
	}
}

static void
look_for_itself(const struct place *place)
{
	strview name = sv_from(place->field->name);

	KIT_TRUE(name.len > 0);
	KIT_TRUE(kind_field(place->kind, name) == place->field);
}

static void
look_at_reference(const struct place *place)
{
	enum kind kind;

	if (place->field->refers_to == NULL)
		return;
	KIT_TRUE(kind_find(sv_from(place->field->refers_to), &kind));
	KIT_TRUE((place->field->flags & FIELD_BEHAVIOUR) != 0);
}

static void
look_at_spellings(const struct place *place)
{
	strview rest = sv_from(place->field->values);
	strview value;
	strview before = {NULL, 0};

	if (place->field->values == NULL)
		return;
	KIT_INT(place->field->type, FIELD_ENUM);
	while (sv_cut(&rest, '|', &value)) {
		KIT_TRUE(value.len > 0);
		KIT_TRUE(!sv_eq_fold(value, before));
		before = value;
	}
}

/* What is in a fingerprint, or has to be there, is state. */
static void
look_at_flags(const struct place *place)
{
	unsigned flags = place->field->flags;
	bool is_nested = sv_has(sv_from(place->field->name), SV("."));

	if ((flags & (FIELD_BEHAVIOUR | FIELD_EXPECTED)) != 0)
		KIT_INT(place->field->class, FIELD_STATE);
	if ((flags & FIELD_EXPECTED) != 0)
		KIT_TRUE(!is_nested);
	if (place->field->class == FIELD_STAMP)
		KIT_TRUE(!is_nested);
	KIT_TRUE((flags & ~31U) == 0);
}

/* A member stands below an object that is listed too, and kept. */
static void
look_at_parent(const struct place *place)
{
	strview name = sv_from(place->field->name);
	size_t dot = name.len;

	while (dot > 0 && name.ptr[dot - 1] != '.')
		dot--;
	if (dot == 0)
		return;
	const struct field *parent =
	    kind_field(place->kind, sv_slice(name, 0, dot - 1));
	KIT_TRUE(parent != NULL);
	if (parent == NULL)
		return;
	KIT_INT(parent->type, FIELD_OBJECT);
	KIT_INT(parent->class, FIELD_STATE);
	if ((place->field->flags & FIELD_BEHAVIOUR) != 0)
		KIT_TRUE((parent->flags & FIELD_BEHAVIOUR) != 0);
}

/* Ours to keep secret, whatever kind of credential they stand in. */
static void
look_at_secrets(const struct place *place)
{
	strview name = sv_from(place->field->name);

	if (sv_ends(name, SV(".key")) || sv_ends(name, SV(".secretText")) ||
	    sv_ends(name, SV(".hint")))
		KIT_INT(place->field->class, FIELD_SECRET);
}

struct walk_row {
	const char *name;
	void (*look)(const struct place *place);
};

static const struct walk_row walks[] = {
    {"each row is found by its name", look_for_itself},
    {"references name kinds", look_at_reference},
    {"spellings are of enums", look_at_spellings},
    {"flags fit the class", look_at_flags},
    {"members have parents", look_at_parent},
    {"secrets are secret", look_at_secrets},
};

static void
walks_tables(const void *at)
{
	const struct walk_row *row = at;

	each_field(row->look);
}

static bool
is_kebab(strview name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		if (c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9'))
			return false;
	}
	return name.len > 0;
}

static void
names_are_found(const void *at)
{
	(void)at;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		enum kind found = KIND_COUNT;
		strview key = sv_from(kind_import_key(kind));
		KIT_TRUE(is_kebab(sv_from(kind_name(kind))));
		KIT_TRUE(kind_find(sv_from(kind_name(kind)), &found));
		KIT_INT(found, kind);
		found = KIND_COUNT;
		KIT_TRUE(kind_find_key(key, &found));
		KIT_INT(found, kind);
	}
}

static void
kinds_have_identity(const void *at)
{
	(void)at;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		size_t count = 0;
		while (kind_id_field(kind, count) != NULL)
			count++;
		KIT_TRUE(count < 10);
		KIT_TRUE(count > 0 || kind_fallback(kind) != KIND_BY_NOTHING);
		const struct field *field = NULL;
		if (count > 0) {
			strview best = sv_from(kind_id_field(kind, 0));
			field = kind_field(kind, best);
			KIT_TRUE(field != NULL && field->class == FIELD_STATE);
		}
		if (kind_name_field(kind) == NULL)
			continue;
		field = kind_field(kind, sv_from(kind_name_field(kind)));
		KIT_TRUE(field != NULL && field->class == FIELD_STATE);
	}
}

static void
scope_is_told(const void *at)
{
	(void)at;
	KIT_TRUE(kind_is_collected(KIND_TRANSPORT_RULE));
	KIT_TRUE(!kind_is_collected(KIND_MAILBOX));
	kind_set collected = kind_collected();
	KIT_TRUE((collected & KIND_BIT(KIND_TRANSPORT_RULE)) != 0);
	KIT_TRUE((collected & KIND_BIT(KIND_MAILBOX)) == 0);
}

struct find_row {
	const char *name;
	strview text;
	bool by_name;
	bool by_key;
};

static const struct find_row finds[] = {
    {"printed name", SV_INIT("inbound-connector"), true, false},
    {"import key", SV_INIT("InboundConnector"), false, true},
    {"import key of other case", SV_INIT("inboundconnector"), false, true},
    {"printed name of other case", SV_INIT("Inbound-Connector"), false, false},
    {"both", SV_INIT("domain"), true, true},
    {"no kind", SV_INIT("mail-box"), false, false},
    {"plural noun", SV_INIT("TenantAllowBlockListItems"), false, true},
    {"former noun", SV_INIT("SecOpsOverrideRule"), false, true},
    {"part of a name", SV_INIT("inbound"), false, false},
    {"empty", SV_INIT(""), false, false},
};

static void
finds_kinds(const void *at)
{
	const struct find_row *row = at;
	enum kind kind;

	KIT_INT(kind_find(row->text, &kind), row->by_name);
	KIT_INT(kind_find_key(row->text, &kind), row->by_key);
}

struct path_row {
	const char *name;
	enum kind kind;
	strview path;
	const char *want; /* name of the row, NULL for none */
};

static const struct path_row paths[] = {
    {"listed", KIND_TRANSPORT_RULE, SV_INIT("SetSCL"), "SetSCL"},
    {"exception", KIND_TRANSPORT_RULE, SV_INIT("ExceptIfFrom"), "From"},
    {"exception to nothing", KIND_TRANSPORT_RULE, SV_INIT("ExceptIfX"), NULL},
    {"exception alone", KIND_TRANSPORT_RULE, SV_INIT("ExceptIf"), NULL},
    {"no exceptions here", KIND_INBOUND_CONNECTOR, SV_INIT("ExceptIfEnabled"),
	NULL},
    {"other case", KIND_TRANSPORT_RULE, SV_INIT("setscl"), NULL},
    {"member", KIND_APPLICATION, SV_INIT("keyCredentials.key"),
	"keyCredentials.key"},
    {"member of a member", KIND_APPLICATION,
	SV_INIT("requiredResourceAccess.resourceAccess.id"),
	"requiredResourceAccess.resourceAccess.id"},
    {"unknown member", KIND_APPLICATION, SV_INIT("keyCredentials.x"), NULL},
    {"what all of Exchange has", KIND_ARC_CONFIG, SV_INIT("WhenChangedUTC"),
	"WhenChangedUTC"},
    {"its own row first", KIND_TRANSPORT_RULE, SV_INIT("WhenChanged"),
	"WhenChanged"},
    {"not of Graph", KIND_APPLICATION, SV_INIT("WhenChangedUTC"), NULL},
    {"empty path", KIND_APPLICATION, SV_INIT(""), NULL},
};

static void
finds_fields(const void *at)
{
	const struct path_row *row = at;
	const struct field *field = kind_field(row->kind, row->path);

	KIT_INT(field != NULL, row->want != NULL);
	if (field != NULL)
		KIT_TEXT(sv_from(field->name), sv_from(row->want));
}

int
main(void)
{
	kit_case("rows are sorted and unique", rows_are_sorted);
	KIT_ROWS(walks, walks_tables);
	kit_case("names and keys are found", names_are_found);
	kit_case("kinds have an identity", kinds_have_identity);
	kit_case("imported kinds are out of the scope", scope_is_told);
	KIT_ROWS(finds, finds_kinds);
	KIT_ROWS(paths, finds_fields);
	return kit_finish();
}
