/*
 * object.c - one object of a tenant in canonical form.
 */
#include "auditor/model/object.h"

#include "auditor/base/banned.h"

const struct json *
object_field(const struct object *object, const char *name)
{
	return json_get(object->state, sv_from(name));
}

strview
object_text(const struct object *object, const char *name)
{
	return json_text(object_field(object, name));
}

bool
object_is(const struct object *object, const char *name)
{
	return json_is_true(object_field(object, name));
}

bool
object_is_not(const struct object *object, const char *name)
{
	const struct json *value = object_field(object, name);

	return json_is_type(value, JSON_BOOL) && !value->truth;
}

bool
object_is_set(const struct object *object, const char *name)
{
	return !json_is_empty(object_field(object, name));
}

strview
object_stamp(const struct object *object, const char *name)
{
	return json_get_text(object->stamps, sv_from(name));
}

const struct json *
object_each(const struct object *object, const char *name, size_t index)
{
	const struct json *value = object_field(object, name);

	if (json_is_empty(value))
		return NULL;
	if (value->type != JSON_ARRAY)
		return index == 0 ? value : NULL;
	return index < value->count ? &value->items[index] : NULL;
}
