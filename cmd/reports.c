/*
 * reports.c - the reports of one audit: planned first, written all or none.
 */
#include "cmd/reports.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "auditor/base/draft.h"
#include "auditor/base/lang.h"
#include "auditor/report/terms.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define WIDTH_DEFAULT 80
#define WIDTH_MOST    120

struct planned {
	const struct renderer *renderer;
	const char *path;    /* NULL: standard output */
	const char *explain; /* the terms of this finding instead; or NULL */
};

struct reports {
	struct planned *at;
	size_t count;
	struct arena *arena;
};

/* --- before -------------------------------------------------------------- */

static int
hint_formats(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};
	size_t count;
	const struct renderer *all = report_renderers(&count);

	for (size_t i = 0; i < count; i++)
		strbuf_printf(&names, "%s%s", i > 0 ? ", " : "", all[i].name);
	return err_hint(err, "one of: %s", strbuf_cstr(&names));
}

static int
find_renderer(strview name, const struct renderer **renderer, struct err *err)
{
	*renderer = report_find(name);
	if (*renderer != NULL)
		return 0;
	(void)err_set(
	    err, ERR_USAGE, "no report format \"" SV_FMT "\"", SV_ARG(name));
	return hint_formats(err);
}

static const char *
path_or_null(const char *path)
{
	return path != NULL && strcmp(path, "-") == 0 ? NULL : path;
}

static int
plan_more(const char *word, struct planned *planned, struct err *err)
{
	strview rest = sv_from(word);
	strview name;

	(void)sv_cut(&rest, '=', &name);
	if (rest.len == 0) {
		(void)err_set(
		    err, ERR_USAGE, "--report %s: a file is missing", word);
		return err_hint(err, "--report html=report.html");
	}
	planned->path = path_or_null(rest.ptr);
	return find_renderer(name, &planned->renderer, err);
}

int
reports_plan(const struct reports_request *request, struct arena *arena,
    struct reports **reports, struct err *err)
{
	const char *format = request->format != NULL ? request->format : "text";
	struct reports *made = arena_alloc(arena, 1, sizeof(*made));

	made->arena = arena;
	made->at =
	    arena_alloc(arena, request->more.count + 1, sizeof(*made->at));
	TRY(find_renderer(sv_from(format), &made->at[0].renderer, err));
	made->at[0].path = path_or_null(request->output);
	made->at[0].explain = request->explain;
	made->count = 1;
	for (size_t i = 0; i < request->more.count; i++)
		TRY(plan_more(
		    request->more.at[i], &made->at[made->count++], err));
	*reports = made;
	return 0;
}

bool
reports_want_trend(const struct reports *reports)
{
	for (size_t i = 0; i < reports->count; i++) {
		if (reports->at[i].renderer->shows_trend)
			return true;
	}
	return false;
}

/* The place of a file as text; "-" is standard output, "" is nobody's. */
static int
find_place(const struct reports *reports, const char *path, strview *place,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf found = {0};

	if (path == NULL)
		strbuf_add_char(&found, '-');
	else if (!draft_is_device(path))
		TRY(draft_place(path, &found, err));
	*place = arena_dup(reports->arena, strbuf_view(&found));
	return 0;
}

static int
fail_twice(const char *path, struct err *err)
{
	(void)err_set(err, ERR_USAGE, "two reports go to %s",
	    path != NULL ? path : _("standard output"));
	return err_hint(err, "give each report a file of its own");
}

static int
guard_input(const struct reports *reports, const strview *places,
    const char *input, struct err *err)
{
	struct err missing = {0};
	strview place;

	/* An input that is not there is for others to complain about. */
	if (input == NULL || find_place(reports, input, &place, &missing) != 0)
		return 0;
	for (size_t i = 0; i < reports->count; i++) {
		if (place.len == 0 || !sv_eq(places[i], place))
			continue;
		(void)err_set(err, ERR_USAGE,
		    "the report would take the place of %s", input);
		return err_hint(err, "name another file for the report");
	}
	return 0;
}

int
reports_guard(const struct reports *reports, const char *const *inputs,
    size_t count, struct err *err)
{
	strview *places =
	    arena_alloc(reports->arena, reports->count, sizeof(*places));

	for (size_t i = 0; i < reports->count; i++) {
		const char *path = reports->at[i].path;
		TRY(find_place(reports, path, &places[i], err));
		for (size_t j = 0; j < i; j++) {
			if (places[i].len > 0 && sv_eq(places[i], places[j]))
				return fail_twice(path, err);
		}
	}
	for (size_t i = 0; i < count; i++)
		TRY(guard_input(reports, places, inputs[i], err));
	return 0;
}

/* --- after --------------------------------------------------------------- */

struct written {
	struct strbuf *texts;
	struct draft *drafts;
	size_t count;
};

static void
written_done(struct written *written)
{
	for (size_t i = 0; i < written->count; i++) {
		draft_done(&written->drafts[i]);
		strbuf_done(&written->texts[i]);
	}
}

static unsigned
terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 40)
		return WIDTH_DEFAULT;
	return size.ws_col < WIDTH_MOST ? size.ws_col : WIDTH_MOST;
}

/* A file looks the same whatever the terminal is. */
static struct report_style
style_of(const struct planned *planned, bool is_verbose)
{
	bool is_terminal = planned->path == NULL && isatty(STDOUT_FILENO) != 0;

	return (struct report_style){
	    .use_colour = is_terminal && output_is_coloured(),
	    .width = is_terminal ? terminal_width() : WIDTH_DEFAULT,
	    .is_verbose = is_verbose,
	};
}

static int
write_one(const struct planned *planned, const struct audit_result *result,
    bool is_verbose, struct arena *arena, struct written *written,
    struct err *err)
{
	struct report_style style = style_of(planned, is_verbose);
	struct strbuf *text = &written->texts[written->count];
	struct draft *draft = &written->drafts[written->count];

	written->count++;
	if (planned->explain != NULL)
		TRY(terms_explain(
		    result, sv_from(planned->explain), arena, text, err));
	else
		planned->renderer->render(result, &style, text);
	TRY(strbuf_check(text, _("the report"), err));
	if (planned->path == NULL)
		return 0;
	return draft_write(planned->path, strbuf_view(text), 0644, draft, err);
}

int
reports_publish(const struct reports *reports,
    const struct audit_result *result, bool is_verbose, struct err *err)
{
	CLEANUP(written_done)
	struct written written = {
	    .texts = arena_alloc(
		reports->arena, reports->count, sizeof(*written.texts)),
	    .drafts = arena_alloc(
		reports->arena, reports->count, sizeof(*written.drafts)),
	};

	for (size_t i = 0; i < reports->count; i++)
		TRY(write_one(&reports->at[i], result, is_verbose,
		    reports->arena, &written, err));
	/* What most easily fails comes before what cannot be taken back. */
	for (size_t i = 0; i < reports->count; i++) {
		if (reports->at[i].path == NULL)
			TRY(output_write(strbuf_view(&written.texts[i]), err));
	}
	for (size_t i = 0; i < reports->count; i++) {
		if (reports->at[i].path != NULL)
			TRY(draft_publish(&written.drafts[i], err));
	}
	return 0;
}
