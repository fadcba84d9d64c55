/*
 * yaml_test.c - YAML as JSON values, and where it is refused.
 */
#include "auditor/base/yaml.h"

#include "auditor/base/jsonw.h"
#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	const char *want; /* as JSON; NULL when refused */
	const char *error;
};

static const struct row rows[] = {
    {"mapping", SV_INIT("a: 1\nb: x y\n"), "{\"a\":\"1\",\"b\":\"x y\"}", NULL},
    {"sequence", SV_INIT("- a\n- [b, c]\n- {d: e}\n"),
	"[\"a\",[\"b\",\"c\"],{\"d\":\"e\"}]", NULL},
    {"words stay words",
	SV_INIT("a: no\nb: true\nc: null\nd: 0o17\ne: ~\nf:\n"),
	"{\"a\":\"no\",\"b\":\"true\",\"c\":\"null\",\"d\":\"0o17\",\"e\":\"~"
	"\",\"f\":\"\"}",
	NULL},
    {"quotes", SV_INIT("a: \"x\\ty\"\nb: 'it''s'\n"),
	"{\"a\":\"x\\u0009y\",\"b\":\"it's\"}", NULL},
    {"blocks", SV_INIT("a: |\n  x\n  y\nb: >\n  x\n  y\n"),
	"{\"a\":\"x\\ny\\n\",\"b\":\"x y\\n\"}", NULL},
    {"comments", SV_INIT("# x\na: 1 # y\n"), "{\"a\":\"1\"}", NULL},
    {"nothing", SV_INIT(""), "{}", NULL},
    {"no bytes", {NULL, 0}, "{}", NULL},
    {"only a comment", SV_INIT("# x\n"), "{}", NULL},
    {"only a document start", SV_INIT("---\n"), "{}", NULL},
    {"document start and end", SV_INIT("---\na: 1\n...\n"), "{\"a\":\"1\"}",
	NULL},
    {"byte order mark",
	SV_INIT("\xef\xbb\xbf"
		"a: 1\n"),
	"{\"a\":\"1\"}", NULL},
    {"Japanese", SV_INIT("名前: 転送\n"), "{\"名前\":\"転送\"}", NULL},
    {"no merging", SV_INIT("<<: {a: 1}\nb: 2\n"),
	"{\"<<\":{\"a\":\"1\"},\"b\":\"2\"}", NULL},
    {"scalar alone", SV_INIT("x"), "\"x\"", NULL},

    {"repeated key", SV_INIT("a: 1\nb: 2\na: 3\n"), NULL,
	"policy.yaml:3:1: key occurs twice"},
    {"alias", SV_INIT("a: 1\nb: *x\n"), NULL,
	"policy.yaml:2:4: aliases have no use here"},
    {"anchor", SV_INIT("a: &x 1\n"), NULL,
	"1:4: anchors and tags have no use here"},
    {"anchor on a sequence", SV_INIT("a: &x [1]\n"), NULL, "anchors and tags"},
    {"anchor on a mapping", SV_INIT("&x {a: 1}\n"), NULL, "anchors and tags"},
    {"anchor on a key", SV_INIT("&x a: 1\n"), NULL, "anchors and tags"},
    {"tag", SV_INIT("a: !!str 1\n"), NULL, "1:4: anchors and tags"},
    {"tag on a mapping", SV_INIT("!x {a: 1}\n"), NULL, "anchors and tags"},
    {"version directive", SV_INIT("%YAML 1.1\n---\na: 1\n"), NULL,
	"directives have no use here"},
    {"tag directive", SV_INIT("%TAG ! x\n---\na: 1\n"), NULL,
	"directives have no use here"},
    {"two documents", SV_INIT("a: 1\n---\nb: 2\n"), NULL,
	"policy.yaml:2:1: a second document has no use here"},
    {"list as key", SV_INIT("[a]: 1\n"), NULL,
	"1:1: a key has to be plain text"},
    {"NUL escape", SV_INIT("a: \"x\\0\"\n"), NULL,
	"1:4: control character or broken text"},
    {"control escape", SV_INIT("a: \"\\e[2J\"\n"), NULL,
	"control character or broken text"},
    {"broken UTF-8", SV_INIT("a: \xff\n"), NULL, "policy.yaml:"},
    {"raw control character", SV_INIT("a: \x01\n"), NULL, "policy.yaml:"},
    {"tabs for blanks", SV_INIT("a:\n\tb: 1\n"), NULL, "policy.yaml:2:1: "},
    {"bracket left open", SV_INIT("a: [1,\n"), NULL, "policy.yaml:2:1: "},
    {"percent and a broken byte", SV_INIT("%\xff"), NULL, "policy.yaml:"},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct jsonw w = {.out = &buf};
	const struct json *root = NULL;
	struct err err = {0};
	int status = yaml_parse(row->text, "policy.yaml", arena, &root, &err);

	if (row->want == NULL) {
		KIT_INT(status, -1);
		KIT_TRUE(root == NULL);
		KIT_INT(err.code, ERR_CONFIG);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_GOOD(status, &err);
	jsonw_value(&w, NULL, root);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));
}

static void
knows_places(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct err err = {0};

	(void)at;
	KIT_GOOD(yaml_parse(SV("a: 1\nlist:\n  - x\n  - y\n"), "p", arena,
		     &root, &err),
	    &err);
	const struct json *list = json_get(root, SV("list"));
	KIT_INT(list->items[1].line, 4);
	KIT_INT(list->items[1].column, 5);
	KIT_INT(yaml_fail(&err, "p", &list->items[1], "no %s", "y"), -1);
	KIT_TEXT(sv_from(err.text), SV("p:4:5: no y"));
	(void)yaml_fail(&err, "p", NULL, "empty");
	KIT_TEXT(sv_from(err.text), SV("p:1:1: empty"));
}

struct deep_row {
	const char *name;
	unsigned depth;
	char open;
	char close;
	bool good;
};

static const struct deep_row deeps[] = {
    {"deep enough", LIMIT_WIRE_DEPTH, '[', ']', true},
    {"too deep", LIMIT_WIRE_DEPTH + 1, '[', ']', false},
    {"mappings too deep", LIMIT_WIRE_DEPTH + 1, '{', '}', false},
    {"far too deep", 5000, '[', ']', false},
};

static void
limits_depth(const void *at)
{
	const struct deep_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *root;
	struct err err = {0};

	for (unsigned i = 0; i < row->depth; i++) {
		strbuf_add_char(&text, row->open);
		if (row->open == '{')
			strbuf_add_text(&text, "a: ");
	}
	for (unsigned i = 0; i < row->depth; i++)
		strbuf_add_char(&text, row->close);
	int status = yaml_parse(strbuf_view(&text), "p", arena, &root, &err);
	KIT_INT(status, row->good ? 0 : -1);
}

static void
limits_entries(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *root;
	struct err err = {0};

	(void)at;
	for (unsigned i = 0; i < LIMIT_MEMBERS; i++)
		strbuf_add_text(&text, "- x\n");
	KIT_GOOD(yaml_parse(strbuf_view(&text), "p", arena, &root, &err), &err);
	KIT_INT(root->count, LIMIT_MEMBERS);
	strbuf_add_text(&text, "- x\n");
	KIT_INT(yaml_parse(strbuf_view(&text), "p", arena, &root, &err), -1);
	KIT_HAS(sv_from(err.text), "too many entries");
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("places of values", knows_places);
	KIT_ROWS(deeps, limits_depth);
	kit_case("entries of one list", limits_entries);
	return kit_finish();
}
