/*
 * fake_token_device - sign-in with a device code, and what it leads to.
 *
 * An app of tenant.json says how the person acts: "device": {"pending": 1,
 * "slow_down": 0, "outcome": "granted"}.  One code at a time.
 */
#include "tests/support/fake_token.h"

#include <pthread.h>
#include <string.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_json.h"

#define CODE    "fixture-device-code-00112233445566778899"
#define REFRESH "fixture-refresh-token-00112233445566778899"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned polls; /* of the code given last */

void
fake_token_device_start(
    const struct fake_request *req, const cJSON *app, struct fake_reply *reply)
{
	cJSON *json = cJSON_CreateObject();

	(void)req;
	(void)app;
	pthread_mutex_lock(&lock);
	polls = 0;
	pthread_mutex_unlock(&lock);
	cJSON_AddStringToObject(json, "user_code", "FIXT-URE1");
	cJSON_AddStringToObject(json, "device_code", CODE);
	cJSON_AddStringToObject(
	    json, "verification_uri", "https://login.example/device");
	cJSON_AddNumberToObject(json, "expires_in", 900);
	cJSON_AddNumberToObject(json, "interval", 1);
	cJSON_AddStringToObject(json, "message", "To sign in, use a browser.");
	fake_reply_json(reply, 200, json);
}

static void
refuse(const struct fake_request *req, struct fake_reply *reply,
    const char *error, int code)
{
	fake_error_token(req, reply, 400, error, code, "As it is said.");
}

bool
fake_token_device_poll(const struct fake_request *req, const cJSON *app,
    const char *device_code, struct fake_reply *reply)
{
	const cJSON *plan = fake_json_get(app, "device");
	const char *outcome = fake_json_text(plan, "outcome");
	unsigned pending = (unsigned)fake_json_number(plan, "pending", 1);
	unsigned slow = (unsigned)fake_json_number(plan, "slow_down", 0);

	if (device_code == NULL || strcmp(device_code, CODE) != 0) {
		refuse(req, reply, "bad_verification_code", 501251);
		return false;
	}
	pthread_mutex_lock(&lock);
	unsigned now = polls++;
	pthread_mutex_unlock(&lock);
	if (now < pending)
		refuse(req, reply, "authorization_pending", 70016);
	else if (now < pending + slow)
		refuse(req, reply, "slow_down", 70016);
	else if (outcome != NULL && strcmp(outcome, "declined") == 0)
		refuse(req, reply, "authorization_declined", 70017);
	else if (outcome != NULL && strcmp(outcome, "expired") == 0)
		refuse(req, reply, "expired_token", 70020);
	else
		return true;
	return false;
}

bool
fake_token_device_refresh(
    const struct fake_request *req, const char *token, struct fake_reply *reply)
{
	if (token != NULL && strcmp(token, REFRESH) == 0)
		return true;
	refuse(req, reply, "invalid_grant", 9002313);
	return false;
}

const char *
fake_token_device_refresh_token(void)
{
	return REFRESH;
}
