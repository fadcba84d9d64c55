/*
 * fake_faults - which faults are loaded, and which are due for a request.
 */
#include "tests/support/fake_faults.h"

#include <fnmatch.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_script.h"

#define FAULTS_MAX 64

/*
 * A loaded script.  Requests under way may still hold faults of an older one,
 * so scripts are only freed at the end.
 */
struct script {
	struct script *older;
	struct fake_fault faults[FAULTS_MAX];
	size_t count;
};

static struct script *current;
static unsigned long fired_total;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void
script_free(struct script *script)
{
	for (size_t i = 0; i < script->count; i++)
		fake_script_done(&script->faults[i]);
	free(script);
}

static char *
complain(unsigned line, const char *wrong)
{
	struct fake_text text = {0};

	fake_text_printf(&text, "line %u: %s", line, wrong);
	return text.data;
}

/* Read all lines into ${script}; NULL, or what is wrong. */
static char *
read_script(const char *text, struct script *script)
{
	unsigned number = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, "\n");
		FAKE_CLEANUP(fake_free_string)
		char *line = fake_copy(text, len);
		struct fake_fault fault;
		const char *wrong = fake_script_line(line, &fault);

		number++;
		if (wrong != NULL)
			return complain(number, wrong);
		text += len;
		text += *text == '\n';
		if (fault.match == NULL)
			continue;
		fault.line = number;
		if (script->count == FAULTS_MAX) {
			fake_script_done(&fault);
			return complain(number, "too many faults");
		}
		script->faults[script->count++] = fault;
	}
	return NULL;
}

bool
fake_faults_load(const char *text, char **error)
{
	struct script *script = fake_alloc(1, sizeof(*script));

	*error = read_script(text, script);
	if (*error != NULL) {
		script_free(script);
		return false;
	}
	pthread_mutex_lock(&lock);
	script->older = current;
	current = script;
	fired_total = 0;
	pthread_mutex_unlock(&lock);
	return true;
}

void
fake_faults_rearm(void)
{
	pthread_mutex_lock(&lock);
	for (size_t i = 0; current != NULL && i < current->count; i++) {
		current->faults[i].seen = 0;
		current->faults[i].fired = 0;
	}
	fired_total = 0;
	pthread_mutex_unlock(&lock);
}

void
fake_faults_done(void)
{
	while (current != NULL) {
		struct script *older = current->older;

		script_free(current);
		current = older;
	}
}

static bool
matches(const char *match, const char *subject)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text glob = {0};

	if (strchr(match, '*') == NULL)
		return strstr(subject, match) != NULL;
	fake_text_printf(&glob, "*%s*", match);
	return fnmatch(glob.data, subject, 0) == 0;
}

static bool
is_final(enum fake_action action)
{
	return action <= FAKE_ACT_BODY;
}

/* Count this request against ${fault}; does it fire? */
static bool
is_due(struct fake_fault *fault)
{
	fault->seen++;
	if (fault->seen <= fault->skip || fault->fired >= fault->times)
		return false;
	fault->fired++;
	fired_total++;
	return true;
}

void
fake_faults_pick(const struct fake_request *req, struct fake_picks *picks)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text subject = {0};
	char *target = fake_url_decode(req->target, strlen(req->target), true);
	bool has_page = fake_query(req, "$skiptoken") != NULL;

	fake_text_printf(
	    &subject, "%s %s %s", req->method, target, req->cmdlet);
	free(target);
	pthread_mutex_lock(&lock);
	for (size_t i = 0; current != NULL && i < current->count; i++) {
		struct fake_fault *fault = &current->faults[i];

		if (!matches(fault->match, subject.data) ||
		    (fault->action == FAKE_ACT_EXPIRED_PAGE && !has_page) ||
		    !is_due(fault))
			continue;
		picks->at[picks->count++] = fault;
		if (is_final(fault->action) || picks->count == FAKE_PICKS_MAX)
			break;
	}
	pthread_mutex_unlock(&lock);
}

void
fake_faults_report(cJSON *out)
{
	cJSON *list = cJSON_AddArrayToObject(out, "faults");

	pthread_mutex_lock(&lock);
	cJSON_AddNumberToObject(out, "faultsFired", (double)fired_total);
	for (size_t i = 0; current != NULL && i < current->count; i++) {
		const struct fake_fault *fault = &current->faults[i];
		cJSON *entry = cJSON_CreateObject();

		cJSON_AddNumberToObject(entry, "line", fault->line);
		cJSON_AddStringToObject(entry, "match", fault->match);
		cJSON_AddNumberToObject(entry, "seen", (double)fault->seen);
		cJSON_AddNumberToObject(entry, "fired", (double)fault->fired);
		cJSON_AddItemToArray(list, entry);
	}
	pthread_mutex_unlock(&lock);
}
