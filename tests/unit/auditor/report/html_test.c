/*
 * html_test.c - sentences with elements in them, in whatever order.
 */
#include "auditor/report/html_internal.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview sentence;
	const char *want; /* a slot is written as its number in braces */
};

static const struct row rows[] = {
    {"as in English", SV_INIT(HTML_SLOT_1 " through " HTML_SLOT_2),
	"{1} through {2}"},
    {"the other way round", SV_INIT("via " HTML_SLOT_2 ": " HTML_SLOT_1 "."),
	"via {2}: {1}."},
    {"three", SV_INIT(HTML_SLOT_3 HTML_SLOT_1 HTML_SLOT_2), "{3}{1}{2}"},
    {"one left out", SV_INIT("from " HTML_SLOT_2), "from {2}"},
    {"none", SV_INIT("at an unknown time"), "at an unknown time"},
    {"what a translator wrote is no markup", SV_INIT("<b>" HTML_SLOT_1 "</b>"),
	"&lt;b&gt;{1}&lt;/b&gt;"},
    {"empty", SV_INIT(""), ""},
};

static void
fills_slots(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct html_report report = {.w = {.out = &out}};
	strview sentence = row->sentence;
	unsigned slot;

	while ((slot = html_slot(&report, &sentence)) != 0)
		strbuf_printf(&out, "{%u}", slot);
	KIT_TEXT(strbuf_view(&out), sv_from(row->want));
}

int
main(void)
{
	KIT_ROWS(rows, fills_slots);
	return kit_finish();
}
