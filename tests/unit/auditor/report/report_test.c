/*
 * report_test.c - reports against golden files, and hostile text in them.
 */
#include "auditor/report/report.h"

#include <string.h>

#include "auditor/base/jsonw.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"
#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/report/golden.h"
#include "tests/unit/auditor/report/nasty.h"
#include "tests/unit/auditor/report/results.h"

/* --- golden files -------------------------------------------------------- */

struct golden {
	const char *name;
	void (*make)(struct made *made);
	const char *format;
	struct report_style style;
};

#define NARROW                                                                 \
	{                                                                      \
		.width = 40                                                    \
	}
#define USUAL                                                                  \
	{                                                                      \
		.width = 80                                                    \
	}
#define VERBOSE                                                                \
	{                                                                      \
		.width = 80, .is_verbose = true                                \
	}
#define COLOUR                                                                 \
	{                                                                      \
		.width = 80, .use_colour = true                                \
	}

static const struct golden golden[] = {
    {"clean.txt", made_clean, "text", USUAL},
    {"clean.json", made_clean, "json", USUAL},
    {"clean.html", made_clean, "html", USUAL},
    {"compromised.txt", made_compromised, "text", USUAL},
    {"compromised-40.txt", made_compromised, "text", NARROW},
    {"compromised-verbose.txt", made_compromised, "text", VERBOSE},
    {"compromised-colour.txt", made_compromised, "text", COLOUR},
    {"compromised.json", made_compromised, "json", USUAL},
    {"compromised.html", made_compromised, "html", USUAL},
    {"incomplete.txt", made_incomplete, "text", USUAL},
    {"incomplete.json", made_incomplete, "json", USUAL},
    {"incomplete.html", made_incomplete, "html", USUAL},
    {"untrusted.txt", made_untrusted, "text", USUAL},
    {"untrusted.json", made_untrusted, "json", USUAL},
    {"untrusted.html", made_untrusted, "html", USUAL},
    {"many.txt", made_many, "text", USUAL},
    {"many.json", made_many, "json", USUAL},
    {"many.html", made_many, "html", USUAL},
    {"hostile.txt", made_hostile_sample, "text", USUAL},
    {"hostile.json", made_hostile_sample, "json", USUAL},
    {"hostile.html", made_hostile_sample, "html", USUAL},
};

static void
matches_golden(const void *at)
{
	const struct golden *row = at;

	golden_matches(row->name, row->make, row->format, &row->style);
}

/* --- hostile text -------------------------------------------------------- */

static const char *const tags[] = {"a", "article", "bdi", "body", "caption",
    "code", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "head",
    "header", "html", "li", "main", "meta", "nav", "ol", "p", "pre", "section",
    "span", "style", "summary", "table", "tbody", "td", "th", "thead", "time",
    "title", "tr", "ul", "svg", "g", "rect", "path", "text", "figure",
    "figcaption"};

static bool
is_our_tag(strview name)
{
	for (size_t i = 0; i < COUNT_OF(tags); i++) {
		if (sv_eq(name, sv_from(tags[i])))
			return true;
	}
	return false;
}

/* Every "<" begins or ends an element of ours, and all of them are closed. */
static void
has_only_our_tags(strview html)
{
	size_t open = 0;
	size_t closed = 0;

	KIT_TRUE(sv_starts(html, SV("<!DOCTYPE html>\n")));
	html = sv_slice(html, 16, html.len);
	for (size_t i = 0; i < html.len; i++) {
		if (html.ptr[i] != '<')
			continue;
		bool is_end = html.ptr[i + 1] == '/';
		size_t from = i + 1 + is_end;
		size_t to = from;
		while (strchr(" >", html.ptr[to]) == NULL)
			to++;
		strview name = sv_slice(html, from, to);
		KIT_TRUE(is_our_tag(name));
		closed += is_end;
		open += !is_end && !sv_eq(name, SV("meta"));
	}
	KIT_INT(open, closed);
}

static void
render_one(const char *format, strview text, struct strbuf *out)
{
	const struct report_style style = {.width = 80, .is_verbose = true};
	struct made made;

	made_hostile(&made, text);
	golden_render(format, &style, &made, out);
	made_done(&made);
}

static void
text_is_safe(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};

	render_one("text", row->text, &out);
	is_well_formed(strbuf_view(&out), "text is well-formed");
	has_nothing_hidden(strbuf_view(&out));
}

static void
html_is_safe(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};

	render_one("html", row->text, &out);
	strview html = strbuf_view(&out);
	is_well_formed(html, "HTML is well-formed");
	has_nothing_hidden(html);
	has_only_our_tags(html);
	KIT_TRUE(!sv_has(html, SV("<script")));
	KIT_TRUE(!sv_has(html, SV("http://")));
	KIT_TRUE(!sv_has(html, SV("https://")));
	KIT_TRUE(!sv_has(html, SV("url(")));
}

static void
json_is_safe(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};
	struct jsonw w = {.out = &again, .pretty = true, .is_shown = true};
	const struct json *root;
	struct err err;

	render_one("json", row->text, &out);
	is_well_formed(strbuf_view(&out), "JSON is well-formed");
	has_nothing_hidden(strbuf_view(&out));
	KIT_GOOD(
	    json_parse(strbuf_view(&out), JSON_WIRE, arena, &root, &err), &err);
	jsonw_value(&w, NULL, root);
	strbuf_add_char(&again, '\n');
	KIT_TEXT(strbuf_view(&again), strbuf_view(&out));
}

/* Rows of a second and third table need names of their own. */
static struct nasty for_html[COUNT_OF(nasty)];
static struct nasty for_json[COUNT_OF(nasty)];

static void
add_nasty(struct arena *arena)
{
	for (size_t i = 0; i < COUNT_OF(nasty); i++) {
		for_html[i] = nasty[i];
		for_html[i].name =
		    arena_printf(arena, "HTML: %s", nasty[i].name).ptr;
		for_json[i] = nasty[i];
		for_json[i].name =
		    arena_printf(arena, "JSON: %s", nasty[i].name).ptr;
	}
	KIT_ROWS(nasty, text_is_safe);
	KIT_ROWS(for_html, html_is_safe);
	KIT_ROWS(for_json, json_is_safe);
}

#define LONG ((size_t)64 * 1024)

/* Cut in what people read, whole for programs, and said so. */
static void
long_names_are_told(const void *row)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf json = {0};
	CLEANUP(strbuf_done) struct strbuf html = {0};

	(void)row;
	while (name.len < LONG)
		strbuf_add_text(&name, "\xe6\xa0\xaa!");
	render_one("text", strbuf_view(&name), &text);
	KIT_TRUE(text.len < LONG);
	KIT_HAS(strbuf_view(&text), "(65536 bytes in all, whole in the JSON");
	render_one("json", strbuf_view(&name), &json);
	KIT_TRUE(sv_has(strbuf_view(&json), strbuf_view(&name)));
	render_one("html", strbuf_view(&name), &html);
	KIT_TRUE(sv_has(strbuf_view(&html), strbuf_view(&name)));
	is_well_formed(strbuf_view(&text), "text is well-formed");
	is_well_formed(strbuf_view(&html), "HTML is well-formed");
}

/* Colour adds nothing but colour. */
static void
colour_is_all(const void *row)
{
	const struct report_style plain = {.width = 80};
	const struct report_style painted = {.width = 80, .use_colour = true};
	CLEANUP(strbuf_done) struct strbuf want = {0};
	CLEANUP(strbuf_done) struct strbuf have = {0};
	CLEANUP(strbuf_done) struct strbuf stripped = {0};
	struct made made;

	(void)row;
	made_compromised(&made);
	golden_render("text", &plain, &made, &want);
	golden_render("text", &painted, &made, &have);
	made_done(&made);
	for (size_t i = 0; i < have.len; i++) {
		if (have.ptr[i] == '\x1b')
			i += sv_find(
			    sv_slice(strbuf_view(&have), i, have.len), SV("m"));
		else
			strbuf_add_char(&stripped, have.ptr[i]);
	}
	KIT_TRUE(have.len > want.len);
	KIT_TEXT(strbuf_view(&stripped), strbuf_view(&want));
}

static void
finds_renderers(const void *row)
{
	size_t count;
	const struct renderer *all = report_renderers(&count);

	(void)row;
	KIT_INT(count, 11);
	KIT_TEXT(sv_from(all[0].name), SV("text"));
	for (size_t i = 0; i < count; i++)
		KIT_TRUE(report_find(sv_from(all[i].name)) == &all[i]);
	KIT_HAS(sv_from(report_find(SV("json"))->about), AUDIT_SCHEMA);
	KIT_TRUE(report_find(SV("pdf")) == NULL);
	KIT_TRUE(report_find(SV("")) == NULL);
}

int
main(void)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_ROWS(golden, matches_golden);
	add_nasty(arena);
	kit_case("long names are told", long_names_are_told);
	kit_case("colour is all", colour_is_all);
	kit_case("finds renderers", finds_renderers);
	return kit_finish();
}
