/*
 * golden.h - reports against tests/golden/report.
 *
 * UPDATE_GOLDEN=1 in the environment writes the golden files anew.
 */
#ifndef TESTS_UNIT_AUDITOR_REPORT_GOLDEN_H
#define TESTS_UNIT_AUDITOR_REPORT_GOLDEN_H

#include <stdlib.h>

#include "auditor/base/file.h"
#include "auditor/report/report.h"
#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/report/results.h"

static inline void
golden_render(const char *format, const struct report_style *style,
    const struct made *made, struct strbuf *out)
{
	const struct renderer *renderer = report_find(sv_from(format));

	KIT_TRUE(renderer != NULL);
	renderer->render(&made->result, style, out);
	KIT_TRUE(!out->overflow);
}

/* What ${make} makes comes out as the file ${name}, each time. */
static inline void
golden_matches(const char *name, void (*make)(struct made *made),
    const char *format, const struct report_style *style)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct made made;
	struct err err;

	make(&made);
	golden_render(format, style, &made, &out);
	golden_render(format, style, &made, &again);
	made_done(&made);
	KIT_TEXT(strbuf_view(&again), strbuf_view(&out));
	strbuf_printf(&path, "tests/golden/report/%s", name);
	if (getenv("UPDATE_GOLDEN") != NULL)
		KIT_GOOD(file_publish(
			     strbuf_cstr(&path), strbuf_view(&out), 0644, &err),
		    &err);
	KIT_TEXT(strbuf_view(&out), kit_file(strbuf_cstr(&path)));
}

#endif
