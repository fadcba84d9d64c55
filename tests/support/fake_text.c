/*
 * fake_text - growing text and the few string helpers of the fake tenant.
 */
#include "tests/support/fake_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void *
fake_alloc(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (memory == NULL) {
		(void)fputs("fake-tenant: out of memory\n", stderr);
		abort();
	}
	return memory;
}

char *
fake_copy(const char *data, size_t len)
{
	char *copy = fake_alloc(len + 1, 1);

	if (len > 0)
		memcpy(copy, data, len);
	return copy;
}

char *
fake_string(const char *text)
{
	return text == NULL ? NULL : fake_copy(text, strlen(text));
}

void
fake_free_string(char **text)
{
	free(*text);
	*text = NULL;
}

static void
reserve(struct fake_text *text, size_t more)
{
	size_t cap = text->cap == 0 ? 256 : text->cap;

	while (cap - text->len <= more)
		cap *= 2;
	if (cap == text->cap)
		return;

	char *data = fake_alloc(cap, 1);
	if (text->len > 0)
		memcpy(data, text->data, text->len);
	free(text->data);
	text->data = data;
	text->cap = cap;
}

void
fake_text_add(struct fake_text *text, const char *data, size_t len)
{
	reserve(text, len);
	if (len > 0)
		memcpy(text->data + text->len, data, len);
	text->len += len;
	text->data[text->len] = '\0';
}

void
fake_text_puts(struct fake_text *text, const char *string)
{
	fake_text_add(text, string, strlen(string));
}

void
fake_text_printf(struct fake_text *text, const char *fmt, ...)
{
	char *made = NULL;
	va_list args;

	va_start(args, fmt);
	int len = vasprintf(&made, fmt, args);
	va_end(args);
	if (len < 0)
		abort();
	fake_text_add(text, made, (size_t)len);
	free(made);
}

void
fake_text_done(struct fake_text *text)
{
	free(text->data);
	*text = (struct fake_text){0};
}

bool
fake_has_prefix(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool
fake_has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	const char *at = words;

	while (*at != '\0') {
		size_t span = strcspn(at, " ");

		if (span == len && len > 0 && strncasecmp(at, word, len) == 0)
			return true;
		at += span;
		at += strspn(at, " ");
	}
	return false;
}
