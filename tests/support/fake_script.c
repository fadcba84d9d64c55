/*
 * fake_script - reads one line of a fault script.
 */
#include "tests/support/fake_script.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_util.h"

/* What follows the name of an action. */
enum arguments {
	ARGS_NONE,
	ARGS_MAY_ONE,
	ARGS_ONE,
	ARGS_ONE_MAY_TWO,
	ARGS_TWO,
	ARGS_NAME_JSON, /* a name, then JSON to the end of the line */
	ARGS_JSON,
};

struct action_row {
	const char *name;
	enum fake_action action;
	unsigned status;
	enum arguments arguments;
};

static const struct action_row actions[] = {
    {"429", FAKE_ACT_RETRY, 429, ARGS_MAY_ONE},
    {"503", FAKE_ACT_RETRY, 503, ARGS_MAY_ONE},
    {"500", FAKE_ACT_STATUS, 500, ARGS_NONE},
    {"502", FAKE_ACT_STATUS, 502, ARGS_NONE},
    {"504", FAKE_ACT_STATUS, 504, ARGS_NONE},
    {"400", FAKE_ACT_STATUS, 400, ARGS_NONE},
    {"401", FAKE_ACT_STATUS, 401, ARGS_NONE},
    {"403", FAKE_ACT_STATUS, 403, ARGS_MAY_ONE},
    {"404", FAKE_ACT_STATUS, 404, ARGS_NONE},
    {"redirect", FAKE_ACT_REDIRECT, 302, ARGS_ONE},
    {"html", FAKE_ACT_HTML, 200, ARGS_NONE},
    {"empty", FAKE_ACT_EMPTY, 200, ARGS_NONE},
    {"hang", FAKE_ACT_HANG, 0, ARGS_NONE},
    {"close", FAKE_ACT_CLOSE, 0, ARGS_NONE},
    {"expired-page", FAKE_ACT_EXPIRED_PAGE, 400, ARGS_NONE},
    {"body", FAKE_ACT_BODY, 200, ARGS_JSON},
    {"cut", FAKE_ACT_CUT, 0, ARGS_ONE},
    {"slow", FAKE_ACT_SLOW, 0, ARGS_ONE_MAY_TWO},
    {"truncate", FAKE_ACT_TRUNCATE, 0, ARGS_ONE},
    {"encoding", FAKE_ACT_ENCODING, 0, ARGS_ONE},
    {"warn", FAKE_ACT_WARN, 0, ARGS_NONE},
    {"error200", FAKE_ACT_ERROR200, 0, ARGS_MAY_ONE},
    {"loop", FAKE_ACT_LOOP, 0, ARGS_NONE},
    {"foreign-next", FAKE_ACT_FOREIGN_NEXT, 0, ARGS_MAY_ONE},
    {"no-next", FAKE_ACT_NO_NEXT, 0, ARGS_NONE},
    {"empty-page", FAKE_ACT_EMPTY_PAGE, 0, ARGS_NONE},
    {"drop", FAKE_ACT_DROP, 0, ARGS_ONE},
    {"add", FAKE_ACT_ADD, 0, ARGS_NAME_JSON},
    {"hide", FAKE_ACT_HIDE, 0, ARGS_ONE},
    {"raw", FAKE_ACT_RAW, 0, ARGS_TWO},
    {"dup", FAKE_ACT_DUP, 0, ARGS_NONE},
    {"delay", FAKE_ACT_DELAY, 0, ARGS_ONE},
};

/* Take the next word, or the next "quoted text"; NULL at the line's end. */
static char *
take_word(const char **line)
{
	struct fake_text word = {0};
	const char *at = *line + strspn(*line, " \t");
	bool is_quoted = *at == '"';

	*line = at;
	if (*at == '\0')
		return NULL;
	if (!is_quoted) {
		size_t len = strcspn(at, " \t");

		*line = at + len;
		return fake_copy(at, len);
	}
	fake_text_puts(&word, "");
	for (at++; *at != '\0' && *at != '"'; at++) {
		if (*at == '\\' && at[1] != '\0')
			at++;
		fake_text_add(&word, at, 1);
	}
	*line = *at == '"' ? at + 1 : at;
	return word.data;
}

static bool
read_when(const char *text, struct fake_fault *fault)
{
	char *end;

	fault->skip = 0;
	fault->times = ULONG_MAX;
	if (strcmp(text, "always") == 0)
		return true;
	if (fake_has_prefix(text, "after=")) {
		text += strlen("after=");
		fault->skip = strtoul(text, &end, 10);
		if (end == text || (*end != '\0' && *end != ','))
			return false;
		if (*end == '\0')
			return true;
		text = end + 1;
	}
	fault->times = fake_number(text);
	return fake_is_number(text);
}

static const struct action_row *
find_action(const char *name)
{
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(actions[i].name, name) == 0)
			return &actions[i];
	return NULL;
}

static const char *
read_json(const char *line, struct fake_fault *fault)
{
	fault->json = cJSON_ParseWithOpts(line, NULL, 1);
	return fault->json == NULL ? "the JSON cannot be read" : NULL;
}

static const char *
read_arguments(
    enum arguments arguments, const char *line, struct fake_fault *fault)
{
	if (arguments == ARGS_JSON)
		return read_json(line, fault);
	if (arguments != ARGS_NONE)
		fault->first = take_word(&line);
	if (arguments == ARGS_NAME_JSON && fault->first != NULL)
		return read_json(line, fault);
	if (arguments == ARGS_TWO || arguments == ARGS_ONE_MAY_TWO)
		fault->second = take_word(&line);
	bool needs_first = arguments != ARGS_NONE && arguments != ARGS_MAY_ONE;
	if ((needs_first && fault->first == NULL) ||
	    (arguments == ARGS_TWO && fault->second == NULL))
		return "an argument is missing";
	line += strspn(line, " \t");
	return *line == '\0' || *line == '#' ? NULL : "too many arguments";
}

static const char *
read_rest(const char *line, struct fake_fault *fault)
{
	FAKE_CLEANUP(fake_free_string) char *when = take_word(&line);
	FAKE_CLEANUP(fake_free_string) char *name = take_word(&line);
	const struct action_row *row = name == NULL ? NULL : find_action(name);

	if (when == NULL || !read_when(when, fault))
		return "no count, \"always\" or \"after=N\"";
	if (row == NULL)
		return "no such action";
	fault->action = row->action;
	fault->status = row->status;
	return read_arguments(row->arguments, line, fault);
}

const char *
fake_script_line(const char *line, struct fake_fault *fault)
{
	const char *at = line + strspn(line, " \t");

	*fault = (struct fake_fault){0};
	if (*at == '\0' || *at == '#')
		return NULL;
	char *match = take_word(&at);
	const char *wrong = read_rest(at, fault);
	fault->match = match;
	if (wrong != NULL)
		fake_script_done(fault);
	return wrong;
}

void
fake_script_done(struct fake_fault *fault)
{
	free(fault->match);
	free(fault->first);
	free(fault->second);
	cJSON_Delete(fault->json);
	*fault = (struct fake_fault){0};
}
