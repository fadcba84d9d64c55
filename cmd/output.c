/*
 * output.c - results to standard output, the rest to standard error.
 */
#include "cmd/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/file.h"
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

static void
put_line(const char *head, const char *text)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};

	term_escape(&safe, sv_from(text));
	(void)fprintf(stderr, "%s%s\n", head, strbuf_cstr(&safe));
}

void
output_error(const struct err *err)
{
	put_line("exoaudit: ", err->text);
	if (err->hint[0] != '\0')
		put_line("hint: ", err->hint);
}

void
output_note(bool is_quiet, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	if (is_quiet)
		return;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	put_line("", text);
}
