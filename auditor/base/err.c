/*
 * err.c - what went wrong, for the person who has to act on it.
 */
#include "auditor/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/banned.h"

static const char *const words[] = {
#define ERR_WORD(name, word) word,
    ERR_CODES(ERR_WORD)
#undef ERR_WORD
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
	(void)vsnprintf(text, sizeof(text), fmt, args);
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
	(void)vsnprintf(hint, sizeof(hint), fmt, args);
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
	(void)vsnprintf(outer, sizeof(outer), fmt, args);
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

	return text != NULL ? text : "unknown error";
}

const char *
err_word(enum err_code code)
{
	return words[code];
}
