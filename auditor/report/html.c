/*
 * html.c - the report as one self-contained page.
 */
#include "auditor/report/html.h"

#include "auditor/base/codec.h"
#include "auditor/base/timefmt.h"
#include "auditor/report/html_internal.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

void
html_section(struct html_report *report, const char *id, strview title)
{
	htmlw_begin(&report->w, "section", NULL);
	htmlw_attr(&report->w, "id", sv_from(id));
	htmlw_leaf(&report->w, "h2", NULL, title);
}

unsigned
html_slot(struct html_report *report, strview *sentence)
{
	unsigned slot = 0;
	size_t i = 0;

	while (i < sentence->len && slot == 0) {
		if (sentence->ptr[i] >= HTML_SLOT_1[0] &&
		    sentence->ptr[i] <= HTML_SLOT_3[0])
			slot = (unsigned)sentence->ptr[i];
		else
			i++;
	}
	htmlw_text(&report->w, sv_slice(*sentence, 0, i));
	*sentence = sv_slice(*sentence, i + (slot != 0), sentence->len);
	return slot;
}

void
html_check(struct html_report *report, const struct check *check)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "span", "check", check->id);
	htmlw_text(w, SV(" "));
	htmlw_text(w, SV_(check->title));
}

void
html_mark(struct html_report *report, const char *class, const char *text)
{
	htmlw_text(&report->w, SV(" "));
	htmlw_say(&report->w, "span", class, lang(text));
}

void
html_name(struct html_report *report, const char *class, strview text)
{
	htmlw_leaf(&report->w, "bdi", class,
	    phrase_cut(text, PHRASE_NAME_MAX, report->arena));
}

void
html_value(struct html_report *report, strview text)
{
	if (text.len == 0)
		return;
	if (!phrase_is_long(text, PHRASE_VALUE_MAX)) {
		htmlw_leaf(&report->w, "bdi", NULL, text);
		return;
	}
	htmlw_begin(&report->w, "details", "long");
	htmlw_begin(&report->w, "summary", NULL);
	html_name(report, NULL, text);
	htmlw_end(&report->w);
	htmlw_leaf(&report->w, "bdi", NULL, text);
	htmlw_end(&report->w);
}

static void
put_property(struct html_report *report, const struct evidence *evidence)
{
	strview value =
	    evidence->value.len > 0 ? evidence->value : SV_("(empty)");
	strview pair =
	    phrase_pair(SV(HTML_SLOT_1), SV(HTML_SLOT_2), report->arena);
	unsigned slot;

	while ((slot = html_slot(report, &pair)) != 0) {
		if (slot == 1)
			html_name(report, "field", finding_field(evidence));
		else
			html_value(report, value);
	}
}

static void
put_piece(struct html_report *report, const struct evidence *evidence)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "li", NULL);
	if (evidence->field.len > 0)
		put_property(report, evidence);
	else
		html_value(report, evidence->value);
	if (evidence->expected.len > 0)
		htmlw_leaf(w, "div", "expected",
		    arena_printf(report->arena, _("expected: " SV_FMT),
			SV_ARG(phrase_cut(evidence->expected, PHRASE_VALUE_MAX,
			    report->arena))));
	htmlw_end(w);
}

void
html_evidence(struct html_report *report, const struct finding *finding)
{
	if (finding->evidence_count == 0)
		return;
	htmlw_begin(&report->w, "ul", "evidence");
	for (size_t i = 0; i < finding->evidence_count; i++)
		put_piece(report, &finding->evidence[i]);
	htmlw_end(&report->w);
}

void
html_time(struct html_report *report, int64_t seconds)
{
	char text[TIME_TEXT_MAX];

	htmlw_begin(&report->w, "time", NULL);
	htmlw_attr(&report->w, "datetime", sv_from(time_text(seconds, text)));
	htmlw_text(&report->w, phrase_time(seconds, report->arena));
	htmlw_end(&report->w);
}

void
html_since(struct html_report *report, int64_t seconds)
{
	strview sentence =
	    arena_printf(report->arena, _("since %s"), HTML_SLOT_1);

	while (html_slot(report, &sentence) != 0)
		html_time(report, seconds);
}

void
html_day(struct html_report *report, int64_t seconds)
{
	char text[TIME_TEXT_MAX];
	strview stamp = sv_from(time_text(seconds, text));

	htmlw_begin(&report->w, "time", "day");
	htmlw_attr(&report->w, "datetime", stamp);
	htmlw_text(&report->w, sv_slice(stamp, 0, 10));
	htmlw_end(&report->w);
}

void
html_fold(struct html_report *report, size_t count, strview summary)
{
	if (count < HTML_FOLD_MIN)
		return;
	htmlw_begin(&report->w, "details", NULL);
	htmlw_leaf(&report->w, "summary", NULL, summary);
}

void
html_unfold(struct html_report *report, size_t count)
{
	if (count >= HTML_FOLD_MIN)
		htmlw_end(&report->w);
}

static void
put_meta(struct htmlw *w, const char *key, const char *name, strview content)
{
	htmlw_begin(w, "meta", NULL);
	htmlw_attr(w, key, sv_from(name));
	htmlw_attr(w, "content", content);
	htmlw_end(w);
}

/* Nothing but our style sheet, by its digest in base64 with padding (Content
 * Security Policy Level 3, 2.3.1). */
static void
put_policy(struct htmlw *w, strview css)
{
	CLEANUP(strbuf_done) struct strbuf policy = {0};
	struct digest digest = digest_of(css);

	strbuf_add_text(&policy, "default-src 'none'; style-src 'sha256-");
	size_t from = policy.len;
	codec_base64url(
	    &policy, (strview){(const char *)digest.bytes, DIGEST_SIZE});
	for (size_t i = from; i < policy.len; i++) {
		if (policy.ptr[i] == '-')
			policy.ptr[i] = '+';
		else if (policy.ptr[i] == '_')
			policy.ptr[i] = '/';
	}
	strbuf_add_text(&policy, "='; base-uri 'none'; form-action 'none'");
	put_meta(
	    w, "http-equiv", "Content-Security-Policy", strbuf_view(&policy));
}

static void
put_head(struct html_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	CLEANUP(strbuf_done) struct strbuf css = {0};
	struct htmlw *w = &report->w;
	strview name =
	    phrase_name(snapshot->tenant_name, snapshot->tenant, report->arena);

	html_css(&css);
	htmlw_begin(w, "head", NULL);
	htmlw_begin(w, "meta", NULL);
	htmlw_attr(w, "charset", SV("utf-8"));
	htmlw_end(w);
	put_policy(w, strbuf_view(&css));
	put_meta(
	    w, "name", "viewport", SV("width=device-width, initial-scale=1"));
	put_meta(w, "name", "color-scheme", SV("light dark"));
	put_meta(w, "name", "referrer", SV("no-referrer"));
	put_meta(w, "name", "robots", SV("noindex"));
	htmlw_leaf(w, "title", NULL,
	    phrase_pair(name, report->verdict.headline, report->arena));
	htmlw_style(w, strbuf_cstr(&css));
	htmlw_end(w);
}

static void
put_body(struct html_report *report)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "body", NULL);
	html_verdict(report);
	html_nav(report);
	htmlw_begin(w, "main", NULL);
	html_gaps(report);
	html_chains(report);
	html_flow(report);
	html_findings(report);
	html_accepted(report);
	html_resolved(report);
	html_changes(report);
	html_controls(report);
	html_trend(report);
	html_coverage(report);
	html_provenance(report);
	htmlw_end(w);
	htmlw_end(w);
}

void
html_render(const struct audit_result *result, const struct report_style *style,
    struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct html_report report = {
	    .w = {.out = out}, .result = result, .arena = arena};

	(void)style;
	overview_build(result, arena, &report.view);
	gaps_build(result, arena, &report.gaps);
	verdict_build(&report.view, &report.gaps, &report.verdict);
	htmlw_doctype(&report.w);
	htmlw_begin(&report.w, "html", NULL);
	htmlw_attr(&report.w, "lang", sv_from(lang_code()));
	put_head(&report);
	put_body(&report);
	htmlw_end(&report.w);
}
