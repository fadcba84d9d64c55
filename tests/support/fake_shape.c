/*
 * fake_shape - brings a directory object into the shape that Graph serves.
 */
#include "tests/support/fake_shape.h"

#include <string.h>
#include <strings.h>

#include "tests/support/fake_json.h"

#define EXPAND_MAX 20

const cJSON *
fake_shape_find(const cJSON *list, const char *member, const char *value)
{
	const cJSON *object;

	if (value == NULL)
		return NULL;
	cJSON_ArrayForEach(object, list)
	{
		const char *have = fake_json_text(object, member);

		if (have != NULL && strcasecmp(have, value) == 0)
			return object;
	}
	return NULL;
}

/* A user, group or service principal. */
static const cJSON *
find_principal(const struct fake_site *site, const char *id)
{
	const cJSON *found = fake_shape_find(
	    fake_data_list(site, "directory-objects"), "id", id);

	if (found != NULL)
		return found;
	return fake_shape_find(
	    fake_data_list(site, "service-principals"), "id", id);
}

/*
 * The public part of a key is served only to those who select the key
 * credentials; nobody is ever served a secret.
 */
static void
add_keys(cJSON *object, bool is_selected)
{
	cJSON *list =
	    cJSON_GetObjectItemCaseSensitive(object, "keyCredentials");
	cJSON *credential;

	cJSON_ArrayForEach(credential, list)
	{
		fake_json_put(credential, "key",
		    is_selected ? cJSON_CreateString("MIIBfakekeyAA==")
				: cJSON_CreateNull());
	}
}

/* A copy of a related object, with its type. */
static cJSON *
copy_related(const cJSON *object, const char *select)
{
	cJSON *copy = cJSON_CreateObject();
	cJSON *served = fake_data_serve(object);
	const char *kind = fake_json_text(object, "@odata.type");

	cJSON_AddStringToObject(copy, "@odata.type",
	    kind != NULL ? kind : "#microsoft.graph.servicePrincipal");
	fake_odata_project(served, select);
	add_keys(served, false);
	cJSON *member;
	while ((member = cJSON_DetachItemFromArray(served, 0)) != NULL) {
		if (strcmp(member->string, "@odata.type") == 0) {
			cJSON_Delete(member);
			continue;
		}
		char *name = fake_string(member->string);
		cJSON_AddItemToObject(copy, name, member);
		fake_free_string(&name);
	}
	cJSON_Delete(served);
	return copy;
}

void
fake_shape_related(const struct fake_site *site, const cJSON *object,
    const char *member, struct fake_items *items)
{
	const cJSON *id;

	cJSON_ArrayForEach(id, fake_json_get(object, member))
	{
		const cJSON *owner = cJSON_IsString(id)
					 ? find_principal(site, id->valuestring)
					 : NULL;

		if (owner != NULL)
			fake_items_add(items, owner);
	}
}

static void
expand_related(const struct fake_site *site, const cJSON *object,
    const struct fake_odata *options, cJSON *copy)
{
	FAKE_CLEANUP(fake_items_done) struct fake_items items = {0};
	FAKE_CLEANUP(fake_text_done) struct fake_text hidden = {0};
	cJSON *out = cJSON_AddArrayToObject(copy, options->expand);

	fake_text_printf(&hidden, "_%s", options->expand);
	fake_shape_related(site, object, hidden.data, &items);
	for (size_t i = 0; i < items.count && i < EXPAND_MAX; i++)
		cJSON_AddItemToArray(
		    out, copy_related(items.at[i], options->expand_select));
}

static void
expand_nested(
    const cJSON *object, const char *name, const char *select, cJSON *copy)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text hidden = {0};
	cJSON *out = cJSON_AddArrayToObject(copy, name);
	const cJSON *item;
	int count = 0;

	fake_text_printf(&hidden, "_%s", name);
	cJSON_ArrayForEach(item, fake_json_get(object, hidden.data))
	{
		cJSON *served = fake_data_serve(item);

		fake_odata_project(served, select);
		cJSON_AddItemToArray(out, served);
		if (++count == EXPAND_MAX)
			break;
	}
}

static void
expand_one(const struct fake_site *site, const cJSON *object,
    const struct fake_odata *options, cJSON *copy)
{
	const cJSON *found = NULL;

	if (strcmp(options->expand, "principal") == 0)
		found =
		    find_principal(site, fake_json_text(object, "principalId"));
	else
		found =
		    fake_shape_find(fake_data_list(site, "role-definitions"),
			"id", fake_json_text(object, "roleDefinitionId"));
	cJSON_AddItemToObject(copy, options->expand,
	    found == NULL ? cJSON_CreateNull()
			  : copy_related(found, options->expand_select));
}

cJSON *
fake_shape_object(const struct fake_site *site, const cJSON *object,
    const struct fake_odata *options)
{
	cJSON *copy = fake_data_serve(object);

	add_keys(copy, options->select != NULL &&
			   fake_has_word(options->select, "keyCredentials"));
	fake_odata_project(copy, options->select);
	if (options->expand == NULL)
		return copy;
	if (fake_has_word("owners members", options->expand))
		expand_related(site, object, options, copy);
	else if (strcmp(options->expand, "federatedIdentityCredentials") == 0)
		expand_nested(
		    object, options->expand, options->expand_select, copy);
	else
		expand_one(site, object, options, copy);
	return copy;
}
