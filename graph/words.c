/*
 * words.c - the service's own words, fit to be kept in a report.
 */
#include "graph/words.h"

#include "auditor/base/attr.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* A JWT begins with base64url of {" and is never this short. */
#define TOKEN_HEAD SV("eyJ")
#define TOKEN_MIN  20

/* What follows one of these is a secret. */
static const strview secret_names[] = {
    SV_INIT("access_token"),
    SV_INIT("authorization"),
    SV_INIT("bearer"),
    SV_INIT("client_assertion"),
    SV_INIT("client_secret"),
    SV_INIT("id_token"),
    SV_INIT("password"),
    SV_INIT("refresh_token"),
};

static bool
is_secret_name(strview word)
{
	for (size_t i = 0; i < COUNT_OF(secret_names); i++) {
		if (sv_eq_fold(word, secret_names[i]))
			return true;
	}
	return false;
}

/* Characters of names and of tokens, the three base64 alphabets among them. */
static bool
is_word_char(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
	       c == '-' || c == '.' || c == '~' || c == '+' || c == '/';
}

/* What may stand between the name of a secret and its value. */
static bool
is_joint(strview gap)
{
	bool has_equal = false;

	for (size_t i = 0; i < gap.len; i++) {
		char c = gap.ptr[i];
		if (c != ' ' && c != '=' && c != ':' && c != '"' && c != '\'')
			return false;
		has_equal = has_equal || c == '=' || c == ':';
	}
	return has_equal;
}

static size_t
span(strview sv, size_t from, bool of_words)
{
	while (from < sv.len && is_word_char(sv.ptr[from]) == of_words)
		from++;
	return from;
}

/* "Bearer x" needs no equal sign between. */
static bool
is_value(strview name, strview gap)
{
	return is_secret_name(name) &&
	       (is_joint(gap) || sv_eq_fold(name, SV("bearer")));
}

static void
redact(struct strbuf *buf, strview text)
{
	strview before = {NULL, 0};
	size_t at = 0;

	while (at < text.len) {
		size_t word_at = span(text, at, false);
		strview gap = sv_slice(text, at, word_at);
		size_t end = span(text, word_at, true);
		strview word = sv_slice(text, word_at, end);
		bool is_token =
		    sv_starts(word, TOKEN_HEAD) && word.len >= TOKEN_MIN;

		strbuf_add(buf, gap);
		/* "Authorization: Bearer x": the second name is no value. */
		if (word.len > 0 && (is_token || (is_value(before, gap) &&
						     !is_secret_name(word))))
			strbuf_add_text(buf, "[redacted]");
		else
			strbuf_add(buf, word);
		before = word;
		at = end;
	}
}

static void
flatten(struct strbuf *buf, strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool is_break = c == '\n' || c == '\r' || c == '\t';
		strbuf_add(buf, is_break ? SV(" ") : sv_slice(text, i, i + 1));
	}
}

void
words_add(struct strbuf *buf, strview foreign)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	CLEANUP(strbuf_done) struct strbuf flat = {0};
	CLEANUP(strbuf_done) struct strbuf clean = {0};

	/* A megabyte of words says no more than its beginning. */
	foreign = utf8_clip(foreign, 8 * (size_t)WORDS_MAX);
	/* Text out of JSON has been escaped already. */
	if (text_is_odd(foreign))
		strbuf_add(&kept, foreign);
	else
		(void)text_keep(&kept, foreign);
	flatten(&flat, sv_trim(text_shown(strbuf_view(&kept))));
	redact(&clean, strbuf_view(&flat));
	strbuf_add(buf, utf8_clip(strbuf_view(&clean), WORDS_MAX));
}
