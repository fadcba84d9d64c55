/*
 * text.c - any bytes are kept without loss, as text that can be stored.
 */
#include "auditor/base/codec.h"
#include "auditor/base/utf8.h"
#include "tests/fuzz/fuzz.h"

/* No odd point but the tag in front, and UTF-8 throughout. */
static void
check_kept(strview kept)
{
	strview rest = text_shown(kept);
	uint32_t point;

	while (rest.len > 0) {
		FUZZ_CHECK(utf8_next(&rest, &point));
		FUZZ_CHECK(!utf8_is_odd_point(point));
	}
}

static unsigned char
hex_byte(strview digits)
{
	unsigned char byte = 0;

	FUZZ_CHECK(digits.len == 2 && codec_hex_decode(digits, &byte));
	return byte;
}

/* Take one escape from the front of ${rest} and append what it stands for. */
static void
undo_escape(strview *rest, struct strbuf *buf)
{
	size_t used;

	FUZZ_CHECK(rest->len > 1);
	if (rest->ptr[1] == 'x') {
		strbuf_add_char(buf, (char)hex_byte(sv_slice(*rest, 2, 4)));
		used = 4;
	} else if (rest->ptr[1] == 'u') {
		FUZZ_CHECK(hex_byte(sv_slice(*rest, 2, 4)) == 0);
		utf8_add(buf, hex_byte(sv_slice(*rest, 4, 6)));
		used = 6;
	} else {
		FUZZ_CHECK(rest->ptr[1] == '\\');
		strbuf_add_char(buf, '\\');
		used = 2;
	}
	*rest = sv_slice(*rest, used, rest->len);
}

static void
undo(strview kept, struct strbuf *buf)
{
	bool is_odd = text_is_odd(kept);
	strview rest = text_shown(kept);

	while (rest.len > 0) {
		if (is_odd && rest.ptr[0] == '\\') {
			undo_escape(&rest, buf);
			continue;
		}
		strbuf_add_char(buf, rest.ptr[0]);
		rest = sv_slice(rest, 1, rest.len);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	CLEANUP(strbuf_done) struct strbuf back = {0};
	CLEANUP(strbuf_done) struct strbuf visible = {0};
	strview bytes = fuzz_view(data, size);
	bool is_odd = text_keep(&kept, bytes);

	FUZZ_CHECK(text_is_odd(strbuf_view(&kept)) == is_odd);
	FUZZ_CHECK(is_odd || sv_eq(strbuf_view(&kept), bytes));
	check_kept(strbuf_view(&kept));
	undo(strbuf_view(&kept), &back);
	FUZZ_CHECK(sv_eq(strbuf_view(&back), bytes));
	text_visible(&visible, strbuf_view(&kept));
	FUZZ_CHECK(visible.len <= size);
	check_kept(strbuf_view(&visible));
	/* Never made by us, never fatal. */
	text_visible(&back, bytes);
	return 0;
}
