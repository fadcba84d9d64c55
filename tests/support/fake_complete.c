/*
 * fake_complete - fills a fixture's short objects up to the service's shape.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_data.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_text.h"

/* The text that {key} stands for: the object's own, else the default's. */
static const char *
lookup(const cJSON *defaults, const cJSON *object, const char *key)
{
	const char *own = fake_json_text(object, key);

	return own != NULL ? own : fake_json_text(defaults, key);
}

/* Resolve the {key} references in one default text. */
static cJSON *
fill_text(const cJSON *defaults, const cJSON *object, const char *text)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text out = {0};
	const char *at = text;

	fake_text_puts(&out, "");
	while (*at != '\0') {
		size_t plain = strcspn(at, "{");

		fake_text_add(&out, at, plain);
		at += plain;
		const char *end = *at == '{' ? strchr(at, '}') : NULL;
		if (end == NULL) {
			fake_text_puts(&out, at);
			break;
		}
		char *key = fake_copy(at + 1, (size_t)(end - at - 1));
		const char *value = lookup(defaults, object, key);
		if (value != NULL)
			fake_text_puts(&out, value);
		else
			fake_text_add(&out, at, (size_t)(end - at + 1));
		free(key);
		at = end + 1;
	}
	return cJSON_CreateString(out.data);
}

static cJSON *
fill(const cJSON *defaults, const cJSON *object, const cJSON *value)
{
	if (cJSON_IsString(value))
		return fill_text(defaults, object, value->valuestring);
	return cJSON_Duplicate(value, 1);
}

cJSON *
fake_data_complete(const cJSON *defaults, const cJSON *object)
{
	cJSON *out = cJSON_CreateObject();
	const cJSON *member;

	cJSON_ArrayForEach(member, defaults)
	{
		const cJSON *own = fake_json_get(object, member->string);
		cJSON *value = own != NULL ? cJSON_Duplicate(own, 1)
					   : fill(defaults, object, member);

		cJSON_AddItemToObject(out, member->string, value);
	}
	cJSON_ArrayForEach(member, object)
	{
		if (fake_json_get(out, member->string) == NULL)
			cJSON_AddItemToObject(
			    out, member->string, cJSON_Duplicate(member, 1));
	}
	return out;
}

cJSON *
fake_data_serve(const cJSON *object)
{
	cJSON *out = cJSON_CreateObject();
	const cJSON *member;

	cJSON_ArrayForEach(member, object)
	{
		if (member->string[0] != '_')
			cJSON_AddItemToObject(
			    out, member->string, cJSON_Duplicate(member, 1));
	}
	return out;
}
