/*
 * output.c - results to standard output, the rest to standard error.
 */
#include "cmd/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auditor/base/columns.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "auditor/base/term.h"

#include "auditor/base/banned.h"

int
output_write(strview text, struct err *err)
{
	errno = 0;
	size_t put = text.len > 0 ? fwrite(text.ptr, 1, text.len, stdout) : 0;
	if (put != text.len || fflush(stdout) != 0)
		return err_set(err, ERR_IO, "cannot write the result: %s",
		    err_errno(errno));
	return 0;
}

int
output_to(const char *path, strview text, struct err *err)
{
	if (path == NULL || strcmp(path, "-") == 0)
		return output_write(text, err);
	return file_publish(path, text, 0644, err);
}

bool
output_is_coloured(void)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	const char *refused = getenv("NO_COLOR");
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	const char *terminal = getenv("TERM");

	return isatty(STDOUT_FILENO) != 0 &&
	       (refused == NULL || refused[0] == '\0') && terminal != NULL &&
	       strcmp(terminal, "dumb") != 0;
}

static void
free_text(char **text)
{
	mem_free(*text);
}

static void
put_line(const char *text)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};

	term_escape(&safe, sv_from(text));
	(void)fprintf(stderr, "%s\n", strbuf_cstr(&safe));
}

void
output_error(const struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf line = {0};

	strbuf_printf(&line, "exoaudit: %s", err->text);
	put_line(strbuf_cstr(&line));
	if (err->hint[0] == '\0')
		return;
	strbuf_clear(&line);
	strbuf_printf(&line, _("hint: %s"), err->hint);
	put_line(strbuf_cstr(&line));
}

void
output_note(bool is_quiet, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	if (is_quiet)
		return;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), lang(fmt), args);
	va_end(args);
	put_line(text);
}

void
output_line(struct strbuf *out, unsigned indent, const char *fmt, ...)
{
	va_list args;
	va_list again;

	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, lang(fmt), args);
	va_end(args);
	size_t size = len > 0 ? (size_t)len + 1 : 1;
	CLEANUP(free_text) char *text = mem_new(size, 1);
	(void)vsnprintf(text, size, lang(fmt), again);
	va_end(again);
	strbuf_printf(out, "%*s", (int)indent, "");
	term_escape(out, sv_from(text));
	strbuf_add_char(out, '\n');
}

void
output_cell(struct strbuf *out, size_t width, const char *text)
{
	size_t used = columns_of(sv_from(text));

	strbuf_add_text(out, text);
	do
		strbuf_add_char(out, ' ');
	while (++used < width);
}

void
output_pair(struct strbuf *out, size_t width, const char *label, strview value)
{
	output_cell(out, width, label);
	term_escape(out, value);
	strbuf_add_char(out, '\n');
}
