/*
 * fold_disguise.c - what hides in a name.
 */
#include "auditor/base/fold.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Canonical combining class of the signs that kill a vowel. */
#define VIRAMA_CLASS 9

/* One character of a name and its neighbours; 0 at the ends. */
struct spot {
	UChar32 before;
	UChar32 point;
	UChar32 after;
};

static UScriptCode
script_of(UChar32 point)
{
	UErrorCode status = U_ZERO_ERROR;

	return uscript_getScript(point, &status);
}

static bool
is_pictograph(UChar32 point)
{
	return u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC) ||
	       u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER);
}

static bool
is_emoji_tag(UChar32 point)
{
	return point >= 0xe0020 && point <= 0xe007f;
}

/* Joiners and selectors where emoji have them (UTS #51). */
static bool
is_part_of_emoji(const struct spot *spot)
{
	bool in_keycap = spot->before < 0x80 && spot->after == 0x20e3 &&
			 u_hasBinaryProperty(spot->before, UCHAR_EMOJI);

	if (spot->point == 0xfe0f)
		return in_keycap || is_pictograph(spot->before);
	if (spot->point == 0xfe0e)
		return is_pictograph(spot->before);
	if (spot->point == 0x200d)
		return (is_pictograph(spot->before) ||
			   spot->before == 0xfe0f) &&
		       is_pictograph(spot->after);
	/* Flags of regions: a black flag and its tags. */
	return is_emoji_tag(spot->point) &&
	       (spot->before == 0x1f3f4 || is_emoji_tag(spot->before));
}

static bool
joins(UChar32 point, int32_t side)
{
	int32_t type = u_getIntPropertyValue(point, UCHAR_JOINING_TYPE);

	return type == U_JT_DUAL_JOINING || type == side;
}

/* Joiners where writing needs them (RFC 5892, appendix A.1 and A.2). */
static bool
is_orthography(const struct spot *spot)
{
	if (spot->point != 0x200c && spot->point != 0x200d)
		return false;
	if (u_getCombiningClass(spot->before) == VIRAMA_CLASS)
		return true;
	return joins(spot->before, U_JT_LEFT_JOINING) &&
	       joins(spot->after, U_JT_RIGHT_JOINING);
}

/* The variant of a Chinese character. */
static bool
is_ideographic_variant(const struct spot *spot)
{
	return u_hasBinaryProperty(spot->point, UCHAR_VARIATION_SELECTOR) &&
	       script_of(spot->before) == USCRIPT_HAN;
}

/* What the characters of a name are, counted together. */
struct census {
	bool latin;
	bool foreign; /* of a script whose letters look like Latin */
	bool japanese;
	bool fullwidth;
	bool invisible;
};

static void
count_spot(struct census *census, const struct spot *spot)
{
	UChar32 point = spot->point;
	UScriptCode script = script_of(point);

	census->latin |= script == USCRIPT_LATIN;
	census->foreign |=
	    script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
	    script == USCRIPT_ARMENIAN || script == USCRIPT_CHEROKEE ||
	    script == USCRIPT_COPTIC || script == USCRIPT_LISU;
	census->japanese |=
	    script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
	    script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL;
	census->fullwidth |= point >= 0xff01 && point <= 0xff5e;
	census->invisible |= term_is_hidden((uint32_t)point) &&
			     !is_part_of_emoji(spot) && !is_orthography(spot) &&
			     !is_ideographic_variant(spot);
}

static struct census
count_points(strview text)
{
	struct census census = {0};
	struct spot spot = {0};
	uint32_t point = 0;

	while (text.len > 0 || spot.after != 0) {
		spot.before = spot.point;
		spot.point = spot.after;
		spot.after = 0;
		if (text.len > 0) {
			(void)utf8_next(&text, &point);
			spot.after = (UChar32)point;
		}
		if (spot.point != 0)
			count_spot(&census, &spot);
	}
	return census;
}

unsigned
fold_disguises(strview name)
{
	CLEANUP(strbuf_done) struct strbuf visible = {0};
	unsigned found = 0;

	text_visible(&visible, name);
	struct census census = count_points(strbuf_view(&visible));
	if (census.invisible)
		found |= FOLD_INVISIBLE;
	if (census.latin && census.foreign)
		found |= FOLD_MIXED;
	if (census.fullwidth && !census.japanese)
		found |= FOLD_FULLWIDTH;
	if (text_is_odd(name))
		found |= FOLD_ODD;
	return found;
}

bool
fold_has_letter(strview name)
{
	CLEANUP(strbuf_done) struct strbuf visible = {0};
	uint32_t point;

	text_visible(&visible, name);
	strview rest = strbuf_view(&visible);
	while (rest.len > 0) {
		/* The fillers of Hangul are letters that draw nothing. */
		if (utf8_next(&rest, &point) && u_isalnum((UChar32)point) &&
		    !term_is_hidden(point))
			return true;
	}
	return false;
}
