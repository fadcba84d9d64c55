/*
 * fake_text.h - growing text and the few string helpers of the fake tenant.
 *
 * The fake tenant is a test double: it shares no code with the program, and an
 * exhausted memory simply ends it.
 */
#ifndef TESTS_SUPPORT_FAKE_TEXT_H
#define TESTS_SUPPORT_FAKE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define FAKE_CLEANUP(fn)       __attribute__((cleanup(fn)))
#define FAKE_FORMAT(fmt, args) __attribute__((format(printf, fmt, args)))

/* Bytes with a length; always terminated once something was added. */
struct fake_text {
	char *data;
	size_t len;
	size_t cap;
};

/*
 * fake_alloc(count, size):
 * Return zeroed memory for ${count} elements of ${size} bytes, never NULL.
 */
void *fake_alloc(size_t count, size_t size);

/*
 * fake_copy(data, len):
 * Return a terminated copy of ${len} bytes at ${data}; the caller frees it.
 */
char *fake_copy(const char *data, size_t len);

/* fake_string(text): return a copy of ${text}; NULL gives NULL. */
char *fake_string(const char *text);

/* fake_free_string(text): free ${*text}; for FAKE_CLEANUP. */
void fake_free_string(char **text);

/* fake_text_add(text, data, len): append ${len} bytes, NUL included. */
void fake_text_add(struct fake_text *text, const char *data, size_t len);

/* fake_text_puts(text, string): append ${string}. */
void fake_text_puts(struct fake_text *text, const char *string);

/* fake_text_printf(text, fmt, ...): append formatted text. */
void fake_text_printf(struct fake_text *text, const char *fmt, ...)
    FAKE_FORMAT(2, 3);

/* fake_text_done(text): free what ${text} holds and leave it empty. */
void fake_text_done(struct fake_text *text);

/* fake_has_prefix(text, prefix): does ${text} begin with ${prefix}? */
bool fake_has_prefix(const char *text, const char *prefix);

/*
 * fake_has_word(words, word):
 * Is ${word} one of the space separated ${words}, whatever the case?
 */
bool fake_has_word(const char *words, const char *word);

#endif
