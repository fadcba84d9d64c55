/*
 * lang_test.c - texts of a catalogue, and the language it says it is in.
 */
#include "auditor/base/lang.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "auditor/base/file.h"
#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

/* The msgids of our catalogues, sorted as the format wants them. */
static const char *const msgids[] = {"", "en"};

#define HEAD "Content-Type: text/plain; charset=UTF-8\n"

/* --- a catalogue --------------------------------------------------------- */

static void
add_word(struct strbuf *mo, size_t word)
{
	uint32_t bytes = (uint32_t)word;

	strbuf_add(mo, (strview){(const char *)&bytes, sizeof(bytes)});
}

/* Where each text lies: its length, its place. */
static void
add_places(struct strbuf *mo, const char *const *texts, size_t at)
{
	for (size_t i = 0; i < COUNT_OF(msgids); i++) {
		add_word(mo, strlen(texts[i]));
		add_word(mo, at);
		at += strlen(texts[i]) + 1;
	}
}

static void
add_texts(struct strbuf *mo, const char *const *texts)
{
	for (size_t i = 0; i < COUNT_OF(msgids); i++)
		strbuf_add(mo, (strview){texts[i], strlen(texts[i]) + 1});
}

/* The format of GNU gettext ("The Format of GNU MO Files"), in the order of
 * bytes of this machine, without a table of hashes. */
static void
write_catalogue(struct strbuf *mo, const char *code)
{
	const char *const msgstrs[] = {HEAD, code};
	const size_t table = COUNT_OF(msgids) * 2 * sizeof(uint32_t);
	const size_t head = 7 * sizeof(uint32_t);
	size_t ids = 0;

	for (size_t i = 0; i < COUNT_OF(msgids); i++)
		ids += strlen(msgids[i]) + 1;
	add_word(mo, 0x950412de);
	add_word(mo, 0);
	add_word(mo, COUNT_OF(msgids));
	add_word(mo, head);
	add_word(mo, head + table);
	add_word(mo, 0);
	add_word(mo, head + 2 * table);
	add_places(mo, msgids, head + 2 * table);
	add_places(mo, msgstrs, head + 2 * table + ids);
	add_texts(mo, msgids);
	add_texts(mo, msgstrs);
}

static void
make_folder(const char *path)
{
	KIT_INT(mkdir(path, 0700), 0);
}

/* The catalogue of ${language}, which is one of this test's own. */
static void
install(const char *language, const char *code)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf mo = {0};
	struct err err;

	write_catalogue(&mo, code);
	strbuf_printf(&path, "%s/%s", kit_folder(), language);
	make_folder(strbuf_cstr(&path));
	strbuf_add_text(&path, "/LC_MESSAGES");
	make_folder(strbuf_cstr(&path));
	strbuf_add_text(&path, "/exoaudit.mo");
	KIT_GOOD(file_publish(strbuf_cstr(&path), strbuf_view(&mo), 0600, &err),
	    &err);
}

static void
speak(const char *language)
{
	/* NOLINTBEGIN(concurrency-mt-unsafe): there are no threads */
	KIT_INT(setenv("TEXTDOMAINDIR", kit_folder(), 1), 0);
	KIT_INT(setenv("LC_ALL", "C.UTF-8", 1), 0);
	KIT_INT(setenv("LANGUAGE", language, 1), 0);
	/* NOLINTEND(concurrency-mt-unsafe) */
	lang_start();
}

/* --- the language of a catalogue ----------------------------------------- */

struct row {
	const char *name;
	const char *code; /* what a translator wrote */
	const char *want;
};

static const struct row rows[] = {
    {"a language", "ja", "ja"},
    {"and a country", "pt-BR", "pt-BR"},
    {"and a script", "zh-Hant-TW", "zh-Hant-TW"},
    {"and a region by number", "es-419", "es-419"},
    {"a private one", "qaa-x-test", "qaa-x-test"},
    {"of a locale", "pt_BR", "en"},
    {"a name", "Japanese!", "en"},
    {"too long", "japaneseish", "en"},
    {"not said", "", "en"},
    {"an end too many", "ja-", "en"},
    {"two", "ja fr", "en"},
    {"a number", "419", "en"},
    {"markup", "ja\"><b>", "en"},
};

static void
says_its_language(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf language = {0};

	strbuf_printf(&language, "x%zu", (size_t)(row - rows));
	install(strbuf_cstr(&language), row->code);
	speak(strbuf_cstr(&language));
	KIT_TEXT(sv_from(lang_code()), sv_from(row->want));
}

/* Comes first: what was read stays read. */
static void
is_english_at_first(const void *row)
{
	(void)row;
	KIT_TEXT(sv_from(lang_code()), SV("en"));
	KIT_TEXT(sv_from(lang("no such text")), SV("no such text"));
	KIT_TEXT(sv_from(PLURAL(1, "one", "many")), SV("one"));
	KIT_TEXT(sv_from(PLURAL(2, "one", "many")), SV("many"));
}

static void
keeps_what_no_catalogue_has(const void *row)
{
	(void)row;
	install("y", "ja");
	speak("y");
	KIT_TEXT(sv_from(lang("en")), SV("ja"));
	KIT_TEXT(sv_from(lang("no such text")), SV("no such text"));
	KIT_TEXT(sv_from(lang("")), SV(""));
	KIT_TEXT(sv_from(PLURAL(1, "one", "many")), SV("one"));
	speak("no-such-language");
	KIT_TEXT(sv_from(lang_code()), SV("en"));
}

int
main(void)
{
	kit_case("is English at first", is_english_at_first);
	KIT_ROWS(rows, says_its_language);
	kit_case("keeps what no catalogue has", keeps_what_no_catalogue_has);
	return kit_finish();
}
