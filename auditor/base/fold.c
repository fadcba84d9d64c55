/*
 * fold.c - names without disguise.
 */
#include "auditor/base/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Far more than a name holds; ICU counts in int32_t. */
#define NAME_MAX_BYTES MIB
#define MOST_ROUNDS    8

static const UNormalizer2 *
nfkc(void)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *instance = unorm2_getNFKCInstance(&status);

	if (U_FAILURE(status))
		mem_exhausted("Unicode data");
	return instance;
}

/* One checker for the process: making it costs more than all its work. */
static const USpoofChecker *
spoof(void)
{
	static USpoofChecker *checker;
	UErrorCode status = U_ZERO_ERROR;

	if (checker == NULL)
		checker = uspoof_open(&status);
	if (U_FAILURE(status))
		mem_exhausted("Unicode data");
	return checker;
}

/* What fails in ICU here is memory; the text itself cannot be refused. */
static void
check_icu(UErrorCode status)
{
	if (U_FAILURE(status))
		mem_exhausted("Unicode text");
}

static UChar *
to_wide(strview text, struct arena *arena, int32_t *len)
{
	UErrorCode status = U_ZERO_ERROR;
	size_t cap = size_add(text.len, 1);
	UChar *wide = arena_alloc(arena, cap, sizeof(*wide));

	/* Broken bytes become U+FFFD. */
	u_strFromUTF8WithSub(wide, (int32_t)cap, len, text.ptr,
	    (int32_t)text.len, 0xfffd, NULL, &status);
	check_icu(status);
	return wide;
}

static UChar *
compose(const UChar *wide, int32_t len, struct arena *arena, int32_t *used)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t cap = len + 32;
	UChar *out = arena_alloc(arena, (size_t)cap, sizeof(*out));

	*used = unorm2_normalize(nfkc(), wide, len, out, cap, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR) {
		status = U_ZERO_ERROR;
		cap = *used + 1;
		out = arena_alloc(arena, (size_t)cap, sizeof(*out));
		*used = unorm2_normalize(nfkc(), wide, len, out, cap, &status);
	}
	check_icu(status);
	return out;
}

/* Normalisation form KC (Unicode Standard Annex #15). */
static strview
normalise(strview text, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len;
	int32_t used;
	UChar *wide = to_wide(text, arena, &len);
	UChar *normal = compose(wide, len, arena, &len);
	size_t cap = size_add(size_mul((size_t)len, 3), 1);
	char *out = arena_alloc(arena, cap, 1);

	u_strToUTF8(out, (int32_t)cap, &used, normal, len, &status);
	check_icu(status);
	return (strview){out, (size_t)used};
}

/* The one ASCII letter or digit that the skeleton of ${point} is, or 0. */
static UChar32
ascii_twin(UChar32 point)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar in[2];
	UChar out[8];
	int32_t len = 0;

	U16_APPEND_UNSAFE(in, len, point);
	int32_t used = uspoof_getSkeleton(spoof(), 0, in, len, out, 8, &status);
	if (U_FAILURE(status) || used != 1 || out[0] >= 0x80 ||
	    !u_isalnum(out[0]))
		return 0;
	/* The skeleton writes capital I as l. */
	return out[0] == 'l' && u_isupper(point) ? 'i' : out[0];
}

/*
 * The ASCII look-alike of a letter, or the letter itself.  Where a letter has
 * none its other case may: small Cyrillic en is a small capital H.
 */
static UChar32
to_latin(UChar32 point)
{
	if (point < 0x80 || !u_isalnum(point))
		return point;
	UChar32 twin = ascii_twin(point);
	if (twin == 0)
		twin = ascii_twin(
		    u_isupper(point) ? u_tolower(point) : u_toupper(point));
	return twin != 0 ? twin : point;
}

static void
add_folded(struct strbuf *buf, UChar32 point)
{
	if (term_is_hidden((uint32_t)point))
		return;
	if (u_isUWhiteSpace(point)) {
		if (buf->len > 0 && buf->ptr[buf->len - 1] != ' ')
			strbuf_add_char(buf, ' ');
		return;
	}
	point = to_latin(point);
	if (point >= 'A' && point <= 'Z')
		point += 'a' - 'A';
	utf8_add(buf, (uint32_t)point);
}

static bool
is_ascii(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	}
	return true;
}

static strview
fold_once(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview rest = is_ascii(text) ? text : normalise(text, arena);
	uint32_t point;

	while (rest.len > 0) {
		(void)utf8_next(&rest, &point);
		add_folded(&buf, (UChar32)point);
	}
	return arena_dup(arena, sv_trim(strbuf_view(&buf)));
}

strview
fold(strview name, struct arena *arena)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf visible = {0};

	text_visible(&visible, sv_slice(name, 0, NAME_MAX_BYTES));
	strview text = fold_once(strbuf_view(&visible), scratch);
	/* What was dropped or mapped may let its neighbours compose. */
	for (unsigned round = 1; round < MOST_ROUNDS; round++) {
		strview again = fold_once(text, scratch);
		if (sv_eq(again, text))
			break;
		text = again;
	}
	return arena_dup(arena, text);
}

strview
fold_skeleton(strview name, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	strview text = fold(name, arena);
	int32_t need = uspoof_getSkeletonUTF8(
	    spoof(), 0, text.ptr, (int32_t)text.len, NULL, 0, &status);

	status = U_ZERO_ERROR;
	char *out = arena_alloc(arena, (size_t)need + 1, 1);
	need = uspoof_getSkeletonUTF8(
	    spoof(), 0, text.ptr, (int32_t)text.len, out, need + 1, &status);
	return U_FAILURE(status) ? text : (strview){out, (size_t)need};
}
