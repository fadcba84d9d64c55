/*
 * fake_json.h - short access to JSON for the fake tenant.
 */
#ifndef TESTS_SUPPORT_FAKE_JSON_H
#define TESTS_SUPPORT_FAKE_JSON_H

#include <stdbool.h>

#include <cjson/cJSON.h>

/* fake_json_get(object, key): the member called exactly ${key}, or NULL. */
const cJSON *fake_json_get(const cJSON *object, const char *key);

/* fake_json_text(object, key): its text, or NULL when it is no text. */
const char *fake_json_text(const cJSON *object, const char *key);

/* fake_json_number(object, key, fallback): its number, or ${fallback}. */
double fake_json_number(const cJSON *object, const char *key, double fallback);

/* fake_json_put(object, key, value): set member ${key}, taking ${value}. */
void fake_json_put(cJSON *object, const char *key, cJSON *value);

/* fake_json_id(object): its id or Guid, or NULL. */
const char *fake_json_id(const cJSON *object);

/* fake_json_delete(value): free ${*value}; for FAKE_CLEANUP. */
void fake_json_delete(cJSON **value);

#endif
