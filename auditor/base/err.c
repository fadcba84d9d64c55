/*
 * err.c - what went wrong, for the person who has to act on it.
 */
#include "auditor/base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

static const char *const words[] = {
#define ERR_WORD(name, word) word,
    ERR_CODES(ERR_WORD)
#undef ERR_WORD
};

/* What a file or a socket may answer, as the C library says it: its own
 * translations lie where a sandbox does not let it look. */
static const struct {
	int number;
	const char *text;
} meanings[] = {
    {EACCES, N_("Permission denied")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {EBUSY, N_("Device or resource busy")},
    {ECONNREFUSED, N_("Connection refused")},
    {ECONNRESET, N_("Connection reset by peer")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EEXIST, N_("File exists")},
    {EFBIG, N_("File too large")},
    {EINVAL, N_("Invalid argument")},
    {EIO, N_("Input/output error")},
    {EISDIR, N_("Is a directory")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EMFILE, N_("Too many open files")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENFILE, N_("Too many open files in system")},
    {ENODEV, N_("No such device")},
    {ENOENT, N_("No such file or directory")},
    {ENOMEM, N_("Cannot allocate memory")},
    {ENOSPC, N_("No space left on device")},
    {ENOSYS, N_("Function not implemented")},
    {ENOTDIR, N_("Not a directory")},
    {ENOTEMPTY, N_("Directory not empty")},
    {ENXIO, N_("No such device or address")},
    {EOPNOTSUPP, N_("Operation not supported")},
    {EPERM, N_("Operation not permitted")},
    {EPIPE, N_("Broken pipe")},
    {EROFS, N_("Read-only file system")},
    {ETIMEDOUT, N_("Connection timed out")},
    {ETXTBSY, N_("Text file busy")},
};

int
err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
	char text[sizeof(err->text)];
	va_list args;

	if (err == NULL)
		return -1;

	/* The arguments may point into the text that is replaced. */
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), lang(fmt), args);
	va_end(args);
	memcpy(err->text, text, strlen(text) + 1);
	err->code = code;
	err->hint[0] = '\0';
	return -1;
}

int
err_hint(struct err *err, const char *fmt, ...)
{
	char hint[sizeof(err->hint)];
	va_list args;

	if (err == NULL)
		return -1;

	va_start(args, fmt);
	(void)vsnprintf(hint, sizeof(hint), lang(fmt), args);
	va_end(args);
	memcpy(err->hint, hint, strlen(hint) + 1);
	return -1;
}

int
err_wrap(struct err *err, const char *fmt, ...)
{
	char outer[sizeof(err->text)];
	va_list args;

	if (err == NULL)
		return -1;

	va_start(args, fmt);
	(void)vsnprintf(outer, sizeof(outer), lang(fmt), args);
	va_end(args);

	/* The inner text gives way: what was asked for matters most. */
	size_t used = strlen(outer);
	size_t room = sizeof(outer) - 1 - used;
	if (room > 2)
		(void)snprintf(
		    outer + used, room + 1, ": %.*s", (int)room - 2, err->text);
	memcpy(err->text, outer, sizeof(outer));
	return -1;
}

const char *
err_errno(int number)
{
	const char *text = strerrordesc_np(number);

	for (size_t i = 0; i < COUNT_OF(meanings); i++) {
		if (meanings[i].number == number)
			return lang(meanings[i].text);
	}
	return text != NULL ? text : _("unknown error");
}

const char *
err_word(enum err_code code)
{
	return words[code];
}
