/*
 * names.c - the shapes of names that the campaign of 2022 left behind.
 */
#include "auditor/check/names.h"

#include "auditor/base/fold.h"
#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"

#include "auditor/base/banned.h"

static bool
is_letters(strview text, size_t count)
{
	if (text.len != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (text.ptr[i] < 'a' || text.ptr[i] > 'z')
			return false;
	}
	return true;
}

/* ${text} behind ${prefix}; false when it does not begin with it. */
static bool
cut_prefix(strview text, strview prefix, strview *rest)
{
	if (!sv_starts(text, prefix))
		return false;
	*rest = sv_slice(text, prefix.len, text.len);
	return true;
}

bool
names_is_ran(strview folded)
{
	strview rest;

	return cut_prefix(folded, SV("ran_"), &rest) && is_letters(rest, 5);
}

bool
names_is_test(strview folded)
{
	static const strview numbers[] = {SV_INIT("01"), SV_INIT("02"),
	    SV_INIT("03"), SV_INIT("04"), SV_INIT("05"), SV_INIT("06"),
	    SV_INIT("07"), SV_INIT("08"), SV_INIT("09"), SV_INIT("010"),
	    SV_INIT("011"), SV_INIT("012"), SV_INIT("10"), SV_INIT("11"),
	    SV_INIT("12")};
	strview rest;

	if (!cut_prefix(folded, SV("test"), &rest))
		return false;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		if (sv_eq(rest, numbers[i]))
			return true;
	}
	return false;
}

static bool
is_stem_and_letters(strview folded, strview stem)
{
	strview rest;

	return stem.len > 0 && cut_prefix(folded, stem, &rest) &&
	       cut_prefix(rest, SV("_"), &rest) && is_letters(rest, 3);
}

bool
names_is_domain_app(strview folded, strview domain)
{
	strview label = sv_slice(domain, 0, sv_find(domain, SV(".")));

	return is_stem_and_letters(folded, domain) ||
	       is_stem_and_letters(folded, label);
}

bool
names_is_wizard(strview name, strview *guid)
{
	strview rest;

	if (!cut_prefix(name, SV("Inbound from "), &rest) || !guid_is(rest))
		return false;
	*guid = rest;
	return true;
}

strview
names_disguise(strview name, struct arena *arena)
{
	static const struct {
		unsigned bit;
		const char *words;
	} rows[] = {
	    {FOLD_INVISIBLE, N_("characters that cannot be seen")},
	    {FOLD_MIXED, N_("Cyrillic or Greek letters among Latin ones")},
	    {FOLD_FULLWIDTH, N_("full-width letters")},
	};
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	unsigned found = fold_disguises(name);

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if ((found & rows[i].bit) == 0)
			continue;
		strbuf_add_text(&buf, buf.len > 0 ? ", " : "");
		strbuf_add_text(&buf, lang(rows[i].words));
	}
	return arena_dup(arena, strbuf_view(&buf));
}

/* Without blanks, ASCII letters in lower case. */
static strview
plain(strview name, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != ' ')
			strbuf_add_char(&buf, c);
	}
	return arena_dup(arena, strbuf_view(&buf));
}

struct name_shape
names_shape(strview name, struct arena *arena)
{
	/* The skeleton of 0 is O, and of o is o. */
	return (struct name_shape){
	    .skeleton = plain(fold_skeleton(name, arena), arena),
	    .plain = plain(name, arena),
	};
}

bool
names_look_alike(const struct name_shape *a, const struct name_shape *b)
{
	return a->skeleton.len > 0 && !sv_eq(a->plain, b->plain) &&
	       sv_eq(a->skeleton, b->skeleton);
}

bool
names_is_plain(strview name)
{
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] < ' ' || name.ptr[i] > '~')
			return false;
	}
	return true;
}

strview
names_fold(strview name, struct arena *arena)
{
	bool has_blanks = sv_has(name, SV("  ")) || sv_starts(name, SV(" ")) ||
			  sv_ends(name, SV(" "));

	return names_is_plain(name) && !has_blanks ? arena_lower(arena, name)
						   : fold(name, arena);
}

strview
names_loose(strview name, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c == 'm')
			strbuf_add_text(&buf, "rn");
		else if (c == '0')
			strbuf_add_char(&buf, 'o');
		else if (c == '1' || c == 'i' || c == '|')
			strbuf_add_char(&buf, 'l');
		else if (c != ' ' && c != '\'' && c != '"' && c != '`')
			strbuf_add_char(&buf, c);
	}
	return arena_dup(arena, strbuf_view(&buf));
}
