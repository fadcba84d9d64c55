/*
 * log_test.c - one line each, and no more than was asked for.
 */
#include "auditor/base/log.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	enum log_level least;
	enum log_level level;
	const char *text;
	const char *want;
};

static const struct row rows[] = {
    {"error", LOG_WARN, LOG_ERROR, "a=1", "exoaudit: error: a=1\n"},
    {"warning", LOG_WARN, LOG_WARN, "a", "exoaudit: warning: a\n"},
    {"below the level", LOG_WARN, LOG_INFO, "a", ""},
    {"info asked for", LOG_INFO, LOG_INFO, "a", "exoaudit: info: a\n"},
    {"debug asked for", LOG_DEBUG, LOG_DEBUG, "a", "exoaudit: debug: a\n"},
    {"only errors", LOG_ERROR, LOG_WARN, "a", ""},
    {"line break", LOG_WARN, LOG_WARN, "a\nexoaudit: b",
	"exoaudit: warning: a\\u{A}exoaudit: b\n"},
    {"escape", LOG_WARN, LOG_WARN, "\x1b[2J",
	"exoaudit: warning: \\u{1B}[2J\n"},
    {"quoted odd text", LOG_WARN, LOG_WARN,
	"name=\x1a"
	"a\\u0000",
	"exoaudit: warning: name=a\\u0000\n"},
};

/* What ${row} writes to standard error. */
static void
log_into(const struct row *row, const char *path, struct strbuf *said)
{
	struct err err = {0};
	int kept = dup(STDERR_FILENO);
	int file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);

	KIT_TRUE(kept >= 0 && file >= 0);
	(void)fflush(stderr);
	(void)dup2(file, STDERR_FILENO);
	log_set_level(row->least);
	log_line(row->level, "%s", row->text);
	log_set_level(LOG_WARN);
	(void)fflush(stderr);
	(void)dup2(kept, STDERR_FILENO);
	(void)close(kept);
	(void)close(file);
	KIT_GOOD(file_read(path, 100000, said, &err), &err);
}

static void
logs(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf said = {0};

	strbuf_printf(&path, "%s/log", kit_folder());
	log_into(row, path.ptr, &said);
	KIT_TEXT(strbuf_view(&said), sv_from(row->want));
}

static void
cuts_long_lines(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf said = {0};
	char big[9000];
	struct row row = {"", LOG_WARN, LOG_WARN, big, ""};

	(void)at;
	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	strbuf_printf(&path, "%s/log", kit_folder());
	log_into(&row, path.ptr, &said);
	KIT_TRUE(said.len > 4000 && said.len < 4200);
	KIT_TRUE(sv_ends(strbuf_view(&said), SV("xxx\n")));
}

int
main(void)
{
	KIT_ROWS(rows, logs);
	kit_case("a long line is cut", cuts_long_lines);
	return kit_finish();
}
