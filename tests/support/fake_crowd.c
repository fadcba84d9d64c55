/*
 * fake_crowd - makes a small fixture tenant a large one.
 */
#include "tests/support/fake_crowd.h"

#include <stdio.h>

#include "tests/support/fake_json.h"
#include "tests/support/fake_util.h"

/* Members that tell objects apart; a principal may be named by a grant. */
static const char *const names[] = {"id", "appId", "displayName"};

static void
rename_copy(cJSON *copy, unsigned number, unsigned list)
{
	char text[64];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (fake_json_text(copy, names[i]) == NULL)
			continue;
		(void)snprintf(text, sizeof(text), "%08x-%04x-4000-%04x-%012x",
		    number, list, (unsigned)(0x8000 + i), number);
		fake_json_put(copy, names[i], cJSON_CreateString(text));
	}
	cJSON_DeleteItemFromObjectCaseSensitive(copy, "_owners");
}

static void
grow(cJSON *list, unsigned count, unsigned list_number)
{
	int own = cJSON_GetArraySize(list);
	const cJSON *model = list->child;

	for (unsigned i = 0; own > 0 && i < count; i++) {
		cJSON *copy = cJSON_Duplicate(model, 1);

		rename_copy(copy, i, list_number);
		cJSON_AddItemToArray(list, copy);
		model = i % (unsigned)own == (unsigned)own - 1 ? list->child
							       : model->next;
	}
}

void
fake_crowd_add(struct fake_site *site)
{
	const cJSON *crowd = fake_json_get(site->tenant, "crowd");
	const cJSON *entry;
	unsigned number = 0;

	cJSON_ArrayForEach(entry, crowd)
	{
		cJSON *list = cJSON_GetObjectItemCaseSensitive(
		    site->lists, entry->string);

		if (list == NULL || !cJSON_IsNumber(entry))
			fake_die("crowd: no list \"%s\"", entry->string);
		grow(list, (unsigned)entry->valuedouble, ++number);
	}
}
