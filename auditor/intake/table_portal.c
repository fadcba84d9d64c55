/*
 * table_portal.c - rows of the portals of Entra and Azure as Graph says them.
 *
 * Columns as the downloads have them; the same log as JSON needs none of this.
 */
#include "auditor/intake/table_portal.h"

#include <string.h>

#include "auditor/base/banned.h"

#define TARGETS    "targetResources"
#define PROPERTIES "modifiedProperties"

/* A column, squashed, and where its text goes in the record. */
struct column {
	const char *name;
	const char *path;
};

static const struct column audits[] = {
    {"dateutc", "activityDateTime"},
    {"date", "activityDateTime"},
    {"id", "id"},
    {"correlationid", "correlationId"},
    {"service", "loggedByService"},
    {"category", "category"},
    {"activity", "activityDisplayName"},
    {"result", "result"},
    {"resultreason", "resultReason"},
    {"actordisplayname", "initiatedBy/user/displayName"},
    {"actorobjectid", "initiatedBy/user/id"},
    {"actoruserprincipalname", "initiatedBy/user/userPrincipalName"},
    {"ipaddress", "initiatedBy/user/ipAddress"},
    {"actorserviceprincipalid", "initiatedBy/app/servicePrincipalId"},
    {"actorserviceprincipalname", "initiatedBy/app/displayName"},
};

/* Of an actor that is an application. */
static const struct column actors[] = {
    {"actordisplayname", "initiatedBy/app/displayName"},
    {"actorobjectid", "initiatedBy/app/servicePrincipalId"},
};

/* Behind "Target1" and "Target1ModifiedProperty1". */
static const struct column targets[] = {
    {"type", "type"},
    {"displayname", "displayName"},
    {"objectid", "id"},
    {"userprincipalname", "userPrincipalName"},
};

static const struct column properties[] = {
    {"name", "displayName"},
    {"oldvalue", "oldValue"},
    {"newvalue", "newValue"},
};

static const struct column sign_ins[] = {
    {"dateutc", "createdDateTime"},
    {"date", "createdDateTime"},
    {"requestid", "id"},
    {"correlationid", "correlationId"},
    {"userid", "userId"},
    {"user", "userDisplayName"},
    {"username", "userPrincipalName"},
    {"serviceprincipalid", "servicePrincipalId"},
    {"serviceprincipalname", "servicePrincipalName"},
    {"application", "appDisplayName"},
    {"applicationid", "appId"},
    {"resource", "resourceDisplayName"},
    {"resourceid", "resourceId"},
    {"ipaddress", "ipAddress"},
    {"useragent", "userAgent"},
    {"autonomoussystemnumber", "autonomousSystemNumber"},
    {"clientapp", "clientAppUsed"},
    {"conditionalaccess", "conditionalAccessStatus"},
    {"authenticationrequirement", "authenticationRequirement"},
    {"signinerrorcode", "status/errorCode"},
    {"failurereason", "status/failureReason"},
    {"multifactorauthenticationresult", "status/additionalDetails"},
    {"location", "location/countryOrRegion"},
};

/* Each of these has to be there; "|" stands between choices. */
static const struct {
	enum thing thing;
	const char *columns[3];
} forms[] = {
    {THING_DIRECTORY_AUDIT, {"dateutc|date", "activity", "correlationid"}},
    {THING_SIGN_IN, {"dateutc|date", "requestid", "applicationid"}},
};

strview
table_squash(strview name, char to[TABLE_NAME])
{
	size_t len = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
			continue;
		if (len == TABLE_NAME)
			return SV("");
		to[len++] = c;
	}
	return (strview){to, len};
}

static bool
has_column(const strview *columns, size_t count, const char *choices)
{
	char squashed[TABLE_NAME];

	for (size_t i = 0; i < count; i++) {
		strview name = table_squash(columns[i], squashed);
		strview rest = sv_from(choices);
		strview one;
		while (sv_cut(&rest, '|', &one)) {
			if (sv_eq(one, name))
				return true;
		}
	}
	return false;
}

bool
table_portal_form(const strview *columns, size_t count, enum thing *thing)
{
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		size_t met = 0;
		for (size_t j = 0; j < COUNT_OF(forms[i].columns); j++)
			met += has_column(columns, count, forms[i].columns[j]);
		if (met == COUNT_OF(forms[i].columns)) {
			*thing = forms[i].thing;
			return true;
		}
	}
	return false;
}

static const char *
find_path(const struct column *rows, size_t count, strview name)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(sv_from(rows[i].name), name))
			return rows[i].path;
	}
	return NULL;
}

/* The number behind ${word} at the front of ${name}, both taken, less one. */
static bool
take_number(strview *name, strview word, unsigned *number)
{
	size_t at = word.len;

	*number = 0;
	if (!sv_starts(*name, word))
		return false;
	while (at < name->len && name->ptr[at] >= '0' && name->ptr[at] <= '9' &&
	       at < word.len + 2)
		*number = *number * 10 + (unsigned)(name->ptr[at++] - '0');
	if (*number == 0)
		return false;
	--*number;
	*name = sv_slice(*name, at, name->len);
	return true;
}

/* Target1DisplayName, Target1ModifiedProperty2NewValue. */
static strview
target_path(strview name, struct arena *arena)
{
	unsigned target;
	unsigned property;

	if (!take_number(&name, SV("target"), &target))
		return SV("");
	const char *path = find_path(targets, COUNT_OF(targets), name);
	if (path != NULL)
		return arena_printf(arena, TARGETS "/%u/%s", target, path);
	if (!take_number(&name, SV("modifiedproperty"), &property))
		return SV("");
	path = find_path(properties, COUNT_OF(properties), name);
	return path == NULL
		   ? SV("")
		   : arena_printf(arena, TARGETS "/%u/" PROPERTIES "/%u/%s",
			 target, property, path);
}

static strview
path_of(enum thing thing, strview column, bool is_by_app, struct arena *arena)
{
	char squashed[TABLE_NAME];
	strview name = table_squash(column, squashed);
	const char *path = NULL;

	if (thing == THING_SIGN_IN)
		return sv_from(find_path(sign_ins, COUNT_OF(sign_ins), name));
	if (is_by_app)
		path = find_path(actors, COUNT_OF(actors), name);
	if (path == NULL)
		path = find_path(audits, COUNT_OF(audits), name);
	return path != NULL ? sv_from(path) : target_path(name, arena);
}

bool
table_portal_means(enum thing thing, strview column)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	return path_of(thing, column, false, arena).len > 0;
}

/* The element ${word} of an array, or the member of an object; made anew. */
static struct json *
step(struct json *value, strview word, struct arena *arena)
{
	bool is_index = word.ptr[0] >= '0' && word.ptr[0] <= '9';
	size_t index = 0;

	for (size_t i = 0; is_index && i < word.len; i++)
		index = index * 10 + (size_t)(word.ptr[i] - '0');
	value->type = is_index ? JSON_ARRAY : JSON_OBJECT;
	for (size_t i = 0; !is_index && i < value->count; i++) {
		if (sv_eq(value->items[i].key, word))
			return &value->items[i];
	}
	size_t wanted = is_index ? index + 1 : value->count + 1;
	if (wanted <= value->count)
		return &value->items[index];
	struct json *items = arena_alloc(arena, wanted, sizeof(*items));
	for (size_t i = 0; i < value->count; i++)
		items[i] = value->items[i];
	for (size_t i = value->count; is_index && i < wanted; i++)
		items[i].type = JSON_OBJECT;
	if (!is_index)
		items[wanted - 1].key = arena_dup(arena, word);
	value->items = items;
	value->count = wanted;
	return &items[wanted - 1];
}

static void
put(struct json *record, strview path, strview text, struct arena *arena)
{
	struct json *at = record;
	strview word;

	while (sv_cut(&path, '/', &word))
		at = step(at, word, arena);
	at->type = JSON_STRING;
	at->text = text;
}

/* What Graph says otherwise than the portal. */
static strview
as_graph(strview path, strview text, struct arena *arena)
{
	char squashed[TABLE_NAME];

	/* "Oslo, Oslo, NO" */
	while (sv_eq(path, SV("location/countryOrRegion")) &&
	       sv_has(text, SV(",")))
		text = sv_trim(
		    sv_slice(text, sv_find(text, SV(",")) + 1, text.len));
	if (sv_eq(path, SV("authenticationRequirement")))
		return arena_dup(arena, table_squash(text, squashed));
	return text;
}

static strview
cell_of(const struct json *row, const char *column)
{
	char squashed[TABLE_NAME];

	for (size_t i = 0; i < row->count; i++) {
		if (sv_eq(table_squash(row->items[i].key, squashed),
			sv_from(column)))
			return row->items[i].text;
	}
	return SV("");
}

struct json
table_portal_record(
    enum thing thing, const struct json *row, struct arena *arena)
{
	struct json record = {.type = JSON_OBJECT};
	strview actor = cell_of(row, "actortype");
	bool is_by_app = sv_starts_fold(actor, SV("app")) ||
			 sv_starts_fold(actor, SV("service"));

	for (size_t i = 0; i < row->count; i++) {
		const struct json *cell = &row->items[i];
		strview path = path_of(thing, cell->key, is_by_app, arena);
		if (path.len > 0 && cell->text.len > 0)
			put(&record, path, as_graph(path, cell->text, arena),
			    arena);
	}
	if (thing == THING_SIGN_IN &&
	    sv_eq_fold(cell_of(row, "status"), SV("Success")) &&
	    cell_of(row, "signinerrorcode").len == 0)
		put(&record, SV("status/errorCode"), SV("0"), arena);
	return record;
}
