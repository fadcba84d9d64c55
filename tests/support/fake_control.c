/*
 * fake_control - the test's own paths: /_fake/stats, reset, faults.
 */
#include "tests/support/fake_control.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_faults.h"
#include "tests/support/fake_stats.h"

static void
serve_stats(struct fake_reply *reply)
{
	cJSON *report = fake_stats_report();

	fake_faults_report(report);
	fake_reply_json(reply, 200, report);
}

static void
load_faults(const struct fake_request *req, struct fake_reply *reply)
{
	char *error = NULL;

	if (fake_faults_load(req->body.len > 0 ? req->body.data : "", &error)) {
		serve_stats(reply);
		return;
	}
	fake_reply_bytes(reply, 400, "text/plain", error, strlen(error));
	free(error);
}

void
fake_control_handle(const struct fake_request *req, struct fake_reply *reply)
{
	bool is_post = strcmp(req->method, "POST") == 0;

	if (strcmp(req->path, "/_fake/stats") == 0) {
		serve_stats(reply);
	} else if (is_post && strcmp(req->path, "/_fake/reset") == 0) {
		fake_stats_reset();
		fake_faults_rearm();
		serve_stats(reply);
	} else if (is_post && strcmp(req->path, "/_fake/faults") == 0) {
		load_faults(req, reply);
	} else {
		fake_reply_bytes(
		    reply, 404, "text/plain", "no such path\n", 13);
	}
}
