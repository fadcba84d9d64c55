/*
 * regex_byte.c - what one byte may be: characters, escapes, sets.
 */
#include <string.h>

#include "auditor/check/regex_internal.h"

#include "auditor/base/banned.h"

bool
regex_in_class(char class, unsigned char byte)
{
	bool is_digit = byte >= '0' && byte <= '9';

	if (class == 'd')
		return is_digit;
	if (class == 's')
		return byte == ' ' || (byte >= '\t' && byte <= '\r');
	/* Bytes of other scripts are taken for letters. */
	return is_digit || byte == '_' || byte >= 0x80 ||
	       ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

void
regex_set_byte(struct regex_step *step, unsigned char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		byte = (unsigned char)(byte - 'A' + 'a');
	step->bytes[byte / 8] |= (unsigned char)(1 << (byte % 8));
}

static void
set_class(struct regex_step *step, char class)
{
	char small = (char)(class | 0x20);

	for (unsigned i = 0; i < 256; i++) {
		if (regex_in_class(small, (unsigned char)i) == (class == small))
			regex_set_byte(step, (unsigned char)i);
	}
}

static bool
read_hex(struct regex_parser *parser, size_t digits, unsigned *value)
{
	char c;

	*value = 0;
	for (size_t i = 0; i < digits; i++) {
		if (!regex_take(parser, &c))
			return false;
		char small = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			*value = *value * 16 + (unsigned)(c - '0');
		else if (small >= 'a' && small <= 'f')
			*value = *value * 16 + (unsigned)(small - 'a' + 10);
		else
			return false;
	}
	return true;
}

bool
regex_read_escape(struct regex_parser *parser, struct regex_step *step)
{
	static const char controls[] = "tnrfv";
	static const char bytes[] = "\t\n\r\f\v";
	unsigned value;
	char c;

	if (!regex_take(parser, &c))
		return false;
	if (strchr("dDsSwW", c) != NULL && c != '\0') {
		set_class(step, c);
		return true;
	}
	if (c == 'x' || c == 'u') {
		if (!read_hex(parser, c == 'x' ? 2 : 4, &value) || value > 0x7f)
			return false;
		regex_set_byte(step, (unsigned char)value);
		return true;
	}
	const char *control = c != '\0' ? strchr(controls, c) : NULL;
	if (control != NULL) {
		regex_set_byte(step, (unsigned char)bytes[control - controls]);
		return true;
	}
	/* \1 is what a group took, \p a category: not understood. */
	if (regex_in_class('w', (unsigned char)c))
		return false;
	regex_set_byte(step, (unsigned char)c);
	return true;
}

static void
set_span(struct regex_step *step, unsigned char from, unsigned char to)
{
	for (unsigned i = from; i <= to; i++)
		regex_set_byte(step, (unsigned char)i);
}

bool
regex_read_set(struct regex_parser *parser)
{
	struct regex_step step = {.op = REGEX_BYTE};
	bool is_not = regex_accept(parser, '^');
	bool is_first = true;
	char c;

	for (; is_first || !regex_peek(parser, ']'); is_first = false) {
		if (!regex_take(parser, &c))
			return false;
		if (c == '\\') {
			if (!regex_read_escape(parser, &step))
				return false;
		} else if (parser->rest.len > 1 && regex_peek(parser, '-') &&
			   parser->rest.ptr[1] != ']') {
			char last;
			(void)regex_accept(parser, '-');
			if (!regex_take(parser, &last) || last == '\\')
				return false;
			set_span(&step, (unsigned char)c, (unsigned char)last);
		} else {
			regex_set_byte(&step, (unsigned char)c);
		}
	}
	(void)regex_accept(parser, ']');
	for (size_t i = 0; is_not && i < sizeof(step.bytes); i++)
		step.bytes[i] = (unsigned char)~step.bytes[i];
	return regex_emit(parser, &step);
}
