/*
 * notice_test.c - what is news, by what was told before; and that nothing
 * hostile gets through any of its forms.
 */
#include "auditor/report/notice.h"

#include <string.h>

#include "auditor/base/json.h"
#include "auditor/base/jsonw.h"
#include "auditor/report/flat.h"
#include "tests/unit/auditor/report/nasty.h"

/* One finding, its state now, and what was told of it. */
static const struct news_row {
	const char *name;
	const char *told; /* NULL: nothing was ever told */
	enum finding_status status;
	bool is_there;
	enum severity least;
	int news; /* -1: none */
} rows[] = {
    {"new to whom nothing was told", NULL, FINDING_NEW, true, SEVERITY_INFO,
	NOTICE_NEW},
    {"open long since, to somebody new", NULL, FINDING_OPEN, true,
	SEVERITY_INFO, NOTICE_NEW},
    {"told, and still open", "open", FINDING_OPEN, true, SEVERITY_INFO, -1},
    {"told, and not read this time", "open", FINDING_UNVERIFIED, true,
	SEVERITY_INFO, -1},
    {"never told, and not read", NULL, FINDING_UNVERIFIED, true, SEVERITY_INFO,
	-1},
    {"told, and gone", "open", FINDING_OPEN, false, SEVERITY_INFO,
	NOTICE_RESOLVED},
    {"told, and accepted since", "open", FINDING_ACCEPTED, true, SEVERITY_INFO,
	NOTICE_RESOLVED},
    {"told as gone, and gone", "resolved", FINDING_OPEN, false, SEVERITY_INFO,
	-1},
    {"told as gone, and back", "resolved", FINDING_NEW, true, SEVERITY_INFO,
	NOTICE_REOPENED},
    {"its approval ended", NULL, FINDING_REOPENED, true, SEVERITY_INFO,
	NOTICE_REOPENED},
    {"accepted and never told", NULL, FINDING_ACCEPTED, true, SEVERITY_INFO,
	-1},
    {"below the threshold", NULL, FINDING_NEW, true, SEVERITY_CRITICAL, -1},
};

static const struct finding *
some_finding(struct made *made)
{
	for (size_t i = 0; i < made->result.findings.count; i++) {
		if (made->result.findings.at[i].severity < SEVERITY_CRITICAL)
			return &made->result.findings.at[i];
	}
	return NULL;
}

static const struct json *
told_of(const struct news_row *row, strview key, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *told = NULL;
	struct err err;

	strbuf_printf(&text,
	    "{\"" SV_FMT "\":{\"state\":\"%s\",\"severity\":\"high\","
	    "\"check\":\"TR-010\",\"title\":\"t\",\"kind\":\"k\",\"name\":"
	    "\"n\",\"id\":\"i\"}}",
	    SV_ARG(key), row->told);
	KIT_GOOD(json_parse(arena_dup(arena, strbuf_view(&text)), JSON_OWN,
		     arena, &told, &err),
	    &err);
	return told;
}

static void
tells(const void *at)
{
	const struct news_row *row = at;
	struct made made;
	struct notice notice;
	struct notice again;
	char hex[DIGEST_HEX_MAX];

	made_compromised(&made);
	struct finding finding = *some_finding(&made);
	const struct digest digest = flat_key(&finding);
	strview key = arena_dup(made.arena, sv_from(digest_hex(&digest, hex)));
	const struct json *told =
	    row->told != NULL ? told_of(row, key, made.arena) : NULL;
	finding.status = row->status;
	made.result.findings =
	    (struct finding_list){.at = &finding, .count = row->is_there};
	notice_make(&made.result, told, row->least, made.arena, &notice);
	KIT_INT(notice.count, row->news >= 0);
	if (notice.count == 1)
		KIT_INT(notice.items[0].news, row->news);

	/* What was told is no news the second time. */
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	struct jsonw w = {.out = &kept};
	struct err err;
	notice_remember(&notice, told, &w, NULL);
	KIT_GOOD(
	    json_parse(strbuf_view(&kept), JSON_OWN, made.arena, &told, &err),
	    &err);
	notice_make(&made.result, told, row->least, made.arena, &again);
	KIT_INT(again.count, 0);
	made_done(&made);
}

static const struct form_row {
	const char *name;
	void (*write)(const struct notice *notice, struct strbuf *out);
	bool is_json;
} forms[] = {
    {"JSON", notice_json, true},
    {"Slack", notice_slack, true},
    {"Teams", notice_teams, true},
    {"text", notice_text, false},
    {"subject", notice_subject, false},
};

static void
stays_text(const void *at)
{
	const struct form_row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const struct json *root;
	struct notice notice;
	struct made made;
	struct err err;

	made_hostile_sample(&made);
	notice_make(&made.result, NULL, SEVERITY_INFO, made.arena, &notice);
	KIT_TRUE(notice.count > 0);
	row->write(&notice, &out);
	KIT_TRUE(out.len > 0);
	for (size_t i = 0; i < out.len; i++)
		KIT_TRUE((unsigned char)out.ptr[i] >= ' ' ||
			 (out.ptr[i] == '\n' && !row->is_json));
	if (row->is_json)
		KIT_GOOD(json_parse(strbuf_view(&out), JSON_OWN, made.arena,
			     &root, &err),
		    &err);
	made_done(&made);
}

int
main(void)
{
	KIT_ROWS(rows, tells);
	KIT_ROWS(forms, stays_text);
	return kit_finish();
}
