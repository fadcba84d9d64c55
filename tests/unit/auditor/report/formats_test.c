/*
 * formats_test.c - tables, events and exchange formats: golden files, and that
 * hostile text stays text in each.
 */
#include <string.h>

#include "auditor/base/json.h"
#include "tests/unit/auditor/report/golden.h"
#include "tests/unit/auditor/report/nasty.h"

static const struct report_style usual = {.width = 80};

struct golden {
	const char *name;
	void (*make)(struct made *made);
	const char *format;
};

/* JUnit and OCSF list the catalogue, which grows: tests/conformance. */
static const struct golden golden[] = {
    {"clean.csv", made_clean, "csv"},
    {"clean.md", made_clean, "markdown"},
    {"clean.prom", made_clean, "prometheus"},
    {"clean.sarif", made_clean, "sarif"},
    {"compromised.csv", made_compromised, "csv"},
    {"compromised-plan.csv", made_compromised, "plan"},
    {"compromised.md", made_compromised, "markdown"},
    {"compromised.ndjson", made_compromised, "ndjson"},
    {"compromised.prom", made_compromised, "prometheus"},
    {"compromised.sarif", made_compromised, "sarif"},
    {"incomplete.csv", made_incomplete, "csv"},
    {"incomplete-plan.csv", made_incomplete, "plan"},
    {"incomplete.md", made_incomplete, "markdown"},
    {"incomplete.ndjson", made_incomplete, "ndjson"},
    {"incomplete.prom", made_incomplete, "prometheus"},
    {"incomplete.sarif", made_incomplete, "sarif"},
    {"untrusted.md", made_untrusted, "markdown"},
    {"untrusted.sarif", made_untrusted, "sarif"},
    {"many-plan.csv", made_many, "plan"},
    {"many.md", made_many, "markdown"},
    {"hostile.csv", made_hostile_sample, "csv"},
    {"hostile.md", made_hostile_sample, "markdown"},
    {"hostile.ndjson", made_hostile_sample, "ndjson"},
    {"hostile.prom", made_hostile_sample, "prometheus"},
    {"hostile.sarif", made_hostile_sample, "sarif"},
};

static void
matches_golden(const void *at)
{
	const struct golden *row = at;

	golden_matches(row->name, row->make, row->format, &usual);
}

static void
render_hostile(const char *format, strview text, struct strbuf *out)
{
	struct made made;

	made_hostile(&made, text);
	golden_render(format, &usual, &made, out);
	made_done(&made);
	has_nothing_hidden(strbuf_view(out));
}

/* --- CSV ----------------------------------------------------------------- */

/* Take one field of RFC 4180 from the front; its quotes are gone then. */
static strview
take_field(strview *rest, struct strbuf *field)
{
	strbuf_clear(field);
	if (rest->ptr[0] != '"') {
		size_t end = strcspn(rest->ptr, ",\r");
		strbuf_add(field, sv_slice(*rest, 0, end));
		*rest = sv_slice(*rest, end, rest->len);
		return strbuf_view(field);
	}
	size_t i = 1;
	while (rest->ptr[i] != '"' || rest->ptr[i + 1] == '"') {
		strbuf_add_char(field, rest->ptr[i]);
		i += rest->ptr[i] == '"' ? 2 : 1;
		KIT_TRUE(i < rest->len);
	}
	*rest = sv_slice(*rest, i + 1, rest->len);
	return strbuf_view(field);
}

static void
is_no_formula(strview field)
{
	field = sv_trim(field);
	KIT_TRUE(field.len == 0 || strchr("=+-@", field.ptr[0]) == NULL);
	KIT_TRUE(!sv_starts(field, SV("\xef\xbc\x9d")));
}

static void
is_a_table(strview out, size_t columns)
{
	CLEANUP(strbuf_done) struct strbuf field = {0};
	size_t count = 0;

	KIT_TRUE(sv_starts(out, SV("\xef\xbb\xbf")));
	out = sv_slice(out, 3, out.len);
	while (out.len > 0) {
		is_no_formula(take_field(&out, &field));
		count++;
		if (sv_starts(out, SV(","))) {
			out = sv_slice(out, 1, out.len);
			continue;
		}
		KIT_TRUE(sv_starts(out, SV("\r\n")));
		KIT_INT(count, columns);
		out = sv_slice(out, 2, out.len);
		count = 0;
	}
	KIT_INT(count, 0);
}

static void
csv_is_safe(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf plan = {0};
	struct made made;

	made_hostile(&made, row->text);
	golden_render("csv", &usual, &made, &out);
	golden_render("plan", &usual, &made, &plan);
	made_done(&made);
	is_a_table(strbuf_view(&out), 20);
	is_a_table(strbuf_view(&plan), 11);
}

/* --- Markdown ------------------------------------------------------------ */

/* What stands outside of code spans, without escaped signs. */
static void
add_prose(strview out, struct strbuf *prose)
{
	bool is_code = false;

	for (size_t i = 0; i < out.len; i++) {
		if (!is_code && out.ptr[i] == '\\') {
			i++;
			continue;
		}
		KIT_TRUE(!is_code || out.ptr[i] != '\n');
		if (out.ptr[i] == '`')
			is_code = !is_code;
		else if (!is_code)
			strbuf_add_char(prose, out.ptr[i]);
	}
	KIT_TRUE(!is_code);
}

static void
markdown_is_safe(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf prose = {0};

	render_hostile("markdown", row->text, &out);
	is_well_formed(strbuf_view(&out), "Markdown is well-formed");
	add_prose(strbuf_view(&out), &prose);
	for (size_t i = 0; i < prose.len; i++)
		KIT_TRUE(strchr("<>[]@&!", prose.ptr[i]) == NULL);
	KIT_TRUE(!sv_has(strbuf_view(&prose), SV("www.")));
	KIT_TRUE(!sv_has(strbuf_view(&prose), SV("alert")));
}

/* --- XML ----------------------------------------------------------------- */

static void
junit_is_safe(const void *at)
{
	static const char *const tags[] = {"testsuites", "testsuite",
	    "testcase", "properties", "property", "failure", "error", "skipped",
	    "system-out", "system-err", "?xml"};
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t open = 0;

	render_hostile("junit", row->text, &out);
	is_well_formed(strbuf_view(&out), "XML is well-formed");
	KIT_TRUE(!sv_has(strbuf_view(&out), SV("\xef\xbf\xbf")));
	for (size_t i = 0; i < out.len; i++) {
		if (out.ptr[i] != '<')
			continue;
		bool is_end = out.ptr[i + 1] == '/';
		const char *name = &out.ptr[i + 1 + is_end];
		size_t len = strcspn(name, " />");
		bool is_ours = false;
		for (size_t j = 0; j < COUNT_OF(tags); j++)
			is_ours |=
			    sv_eq((strview){name, len}, sv_from(tags[j]));
		KIT_TRUE(is_ours);
		const char *end = strchr(name, '>');
		KIT_TRUE(end != NULL);
		if (is_end)
			open--;
		else if (end[-1] != '/' && end[-1] != '?')
			open++;
	}
	KIT_INT(open, 0);
}

/* --- JSON ---------------------------------------------------------------- */

static void
is_json(strview text)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct err err;

	KIT_GOOD(json_parse(text, JSON_WIRE, arena, &root, &err), &err);
}

static void
json_is_safe(const void *at)
{
	static const char *const formats[] = {"sarif", "ocsf"};
	const struct nasty *row = at;

	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		CLEANUP(strbuf_done) struct strbuf out = {0};
		render_hostile(formats[i], row->text, &out);
		is_well_formed(strbuf_view(&out), "JSON is well-formed");
		is_json(strbuf_view(&out));
	}
}

static void
events_are_lines(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	strview line;

	render_hostile("ndjson", row->text, &out);
	is_well_formed(strbuf_view(&out), "JSON is well-formed");
	strview rest = strbuf_view(&out);
	KIT_TRUE(sv_ends(rest, SV("\n")));
	while (sv_cut(&rest, '\n', &line) && line.len > 0)
		is_json(line);
}

/* --- Prometheus ---------------------------------------------------------- */

/* {name="value",…} with \\, \" and \n as the only escapes. */
static void
take_labels(strview *line)
{
	size_t i = 1;

	while (line->ptr[i - 1] != '}') {
		i += strspn(&line->ptr[i], "abcdefghijklmnopqrstuvwxyz_");
		KIT_TRUE(line->ptr[i] == '=' && line->ptr[i + 1] == '"');
		for (i += 2; line->ptr[i] != '"'; i++) {
			KIT_TRUE(i < line->len);
			if (line->ptr[i] != '\\')
				continue;
			i++;
			KIT_TRUE(strchr("\\\"n", line->ptr[i]) != NULL);
		}
		i++;
		KIT_TRUE(line->ptr[i] == ',' || line->ptr[i] == '}');
		i++;
	}
	*line = sv_slice(*line, i, line->len);
}

static void
prometheus_is_safe(const void *at)
{
	const struct nasty *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	strview line;

	render_hostile("prometheus", row->text, &out);
	is_well_formed(strbuf_view(&out), "figures are well-formed");
	strview rest = strbuf_view(&out);
	while (sv_cut(&rest, '\n', &line) && line.len > 0) {
		if (line.ptr[0] == '#')
			continue;
		KIT_TRUE(sv_starts(line, SV("exoaudit_")));
		line = sv_slice(line, strcspn(line.ptr, "{"), line.len);
		take_labels(&line);
		KIT_TRUE(line.len > 1 && line.ptr[0] == ' ');
		for (size_t i = 1; i < line.len; i++)
			KIT_TRUE(strchr("0123456789", line.ptr[i]) != NULL);
	}
}

/* Rows of several tables need names of their own. */
static void
add_nasty(const char *prefix, void (*run)(const void *row), struct arena *arena)
{
	struct nasty *rows = arena_alloc(arena, COUNT_OF(nasty), sizeof(*rows));

	for (size_t i = 0; i < COUNT_OF(nasty); i++)
		rows[i] = (struct nasty){
		    arena_printf(arena, "%s: %s", prefix, nasty[i].name).ptr,
		    nasty[i].text};
	kit_rows(rows, COUNT_OF(nasty), sizeof(*rows), run);
}

int
main(void)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	KIT_ROWS(golden, matches_golden);
	add_nasty("CSV", csv_is_safe, arena);
	add_nasty("Markdown", markdown_is_safe, arena);
	add_nasty("JUnit", junit_is_safe, arena);
	add_nasty("JSON", json_is_safe, arena);
	add_nasty("events", events_are_lines, arena);
	add_nasty("Prometheus", prometheus_is_safe, arena);
	return kit_finish();
}
