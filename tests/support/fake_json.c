/*
 * fake_json - short access to JSON for the fake tenant.
 */
#include "tests/support/fake_json.h"

const cJSON *
fake_json_get(const cJSON *object, const char *key)
{
	return cJSON_GetObjectItemCaseSensitive(object, key);
}

const char *
fake_json_text(const cJSON *object, const char *key)
{
	const cJSON *member = fake_json_get(object, key);

	return cJSON_IsString(member) ? member->valuestring : NULL;
}

double
fake_json_number(const cJSON *object, const char *key, double fallback)
{
	const cJSON *member = fake_json_get(object, key);

	return cJSON_IsNumber(member) ? member->valuedouble : fallback;
}

void
fake_json_put(cJSON *object, const char *key, cJSON *value)
{
	if (fake_json_get(object, key) != NULL)
		cJSON_ReplaceItemInObjectCaseSensitive(object, key, value);
	else
		cJSON_AddItemToObject(object, key, value);
}

const char *
fake_json_id(const cJSON *object)
{
	const char *id = fake_json_text(object, "id");

	return id != NULL ? id : fake_json_text(object, "Guid");
}

void
fake_json_delete(cJSON **value)
{
	cJSON_Delete(*value);
	*value = NULL;
}
