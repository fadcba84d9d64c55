/*
 * import.c - the offline producer of snapshots: exported files.
 */
#include "auditor/intake/import.h"

#include "auditor/base/input.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/clixmlfile.h"
#include "auditor/intake/foreign.h"
#include "auditor/intake/jsonfile.h"
#include "auditor/intake/paths.h"
#include "auditor/intake/rulexml.h"
#include "auditor/intake/sniff.h"
#include "auditor/intake/table.h"
#include "auditor/intake/unzip.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

#define NAME_SHOWN 200

struct import {
	const struct import_settings *settings;
	struct harvest harvest;
	int64_t deadline_ms;
	uint64_t left;   /* bytes that may still be read */
	unsigned nested; /* archives around the file at hand */
	strview outer;   /* their names, "a.zip: " */
	bool is_named;   /* the failure at hand says in which file it is */
};

static int take_file(struct import *import, strview name,
    const struct feed_source *source, struct err *err);

static int
read_feed(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	return feed_take(cookie, buf, size, got, err);
}

static int
take_entry(void *cookie, strview name, const struct feed_source *source,
    struct err *err)
{
	struct import *import = cookie;
	strview full = arena_printf(import->harvest.arena, SV_FMT SV_FMT,
	    SV_ARG(import->outer), SV_ARG(name));

	return take_file(import, full, source, err);
}

static int
read_archive(struct import *import, struct feed *feed, struct err *err)
{
	const struct feed_source source = {read_feed, feed};
	const struct unzip_sink sink = {take_entry, import};
	strview outer = import->outer;
	strview name = import->harvest.file;

	if (import->nested >= BOUND_NESTED)
		return err_set(err, ERR_LIMIT, "archives nested deeper than %d",
		    BOUND_NESTED);
	import->nested++;
	import->outer =
	    arena_printf(import->harvest.arena, SV_FMT ": ", SV_ARG(name));
	int status = unzip_read(&source, &sink, err);
	import->nested--;
	import->outer = outer;
	harvest_file(&import->harvest, name);
	return status;
}

static int
read_format(struct import *import, struct feed *feed, struct err *err)
{
	struct harvest *harvest = &import->harvest;

	TRY(feed_want(feed, SNIFF_BYTES, err));
	strview head = sv_slice(feed_view(feed), 0, SNIFF_BYTES);
	const char *foreign = foreign_why(head);
	if (foreign != NULL) {
		harvest_skip(harvest, SV(""), foreign);
		return 0;
	}
	switch (sniff_format(head)) {
	case FORMAT_ZIP:
		return read_archive(import, feed, err);
	case FORMAT_CLIXML:
		return clixmlfile_read(feed, harvest, err);
	case FORMAT_RULES:
		return rulexml_read(feed, harvest, err);
	case FORMAT_JSON:
		return jsonfile_read(feed, harvest, err);
	case FORMAT_CSV:
		return table_read(feed, harvest, err);
	case FORMAT_PACKED:
		harvest_skip(harvest, SV(""),
		    _("packed, and not with zip: unpack it first"));
		return 0;
	case FORMAT_EMPTY:
		harvest_skip(harvest, SV(""), _("an empty file"));
		return 0;
	case FORMAT_XML:
		harvest_skip(harvest, SV(""),
		    _("XML, but no Export-Clixml and no rule collection"));
		return 0;
	case FORMAT_UNKNOWN:
		break;
	}
	harvest_skip(harvest, SV(""), _("no format that is known here"));
	return 0;
}

static int
wrap(strview name, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	term_escape(&shown, sv_slice(name, 0, NAME_SHOWN));
	return err_wrap(err, "%s", strbuf_cstr(&shown));
}

static int
take_file(struct import *import, strview name, const struct feed_source *source,
    struct err *err)
{
	CLEANUP(feed_done) struct feed feed;
	struct harvest_mark mark;
	struct err why = {0};
	uint64_t max = import->left < BOUND_FILE ? import->left : BOUND_FILE;

	harvest_file(&import->harvest, name);
	harvest_begin(&import->harvest, &mark);
	feed_init(&feed, source, max, import->deadline_ms);
	size_t lines = import->harvest.report->count;
	int status = read_format(import, &feed, &why);
	if (status == 0 && import->harvest.report->count == lines)
		harvest_skip(&import->harvest, SV(""), _("nothing is in it"));
	import->left -= feed.total < import->left ? feed.total : import->left;
	if (status == 0)
		return 0;
	/* Beyond a limit the rest of an archive is not unpacked either. */
	bool is_bomb = why.code == ERR_LIMIT && import->nested > 0;
	if (import->settings->keeps_going && !is_bomb) {
		import->is_named = false;
		harvest_undo(&import->harvest, &mark, name, why.text);
		return 0;
	}
	*err = why;
	/* Of nested archives the innermost name has all the others in it. */
	if (!import->is_named)
		(void)wrap(name, err);
	import->is_named = true;
	if (err->hint[0] == '\0')
		(void)err_hint(err, "mend or leave out the file, or take the "
				    "rest with --keep-going");
	return -1;
}

/* With --keep-going it is left out; a name that is not there is a mistake. */
static int
fail_path(struct import *import, const char *path, enum err_code code,
    const char *why, struct err *err)
{
	struct harvest_mark mark;

	if (import->settings->keeps_going && code != ERR_NOT_FOUND) {
		harvest_file(&import->harvest, sv_from(path));
		harvest_begin(&import->harvest, &mark);
		harvest_undo(&import->harvest, &mark, sv_from(path), why);
		return 0;
	}
	(void)err_set(err, code, "%s", why);
	(void)wrap(sv_from(path), err);
	return err_hint(err, "check the path, and who may read it");
}

/* What was in the folders and is not read. */
static int
tell_skips(struct import *import, const struct path_list *list, struct err *err)
{
	for (size_t i = 0; i < list->skip_count; i++) {
		const struct path_skip *skip = &list->skips[i];
		if (skip->has_failed) {
			TRY(fail_path(
			    import, skip->path, ERR_IO, skip->why, err));
			continue;
		}
		harvest_file(&import->harvest, sv_from(skip->path));
		harvest_skip(&import->harvest, SV(""), skip->why);
	}
	return 0;
}

static int
read_input(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	return input_read(cookie, buf, size, got, err);
}

static int
open_path(struct import *import, const char *path, struct err *err)
{
	CLEANUP(input_done) struct input opened = {.fd = -1};
	const struct feed_source source = {read_input, &opened};
	struct err why = {0};

	if (input_open(path, _("the file"), &opened, &why) != 0)
		return fail_path(import, path, why.code, why.text, err);
	return take_file(import, sv_from(path), &source, err);
}

/* The tenant that was asked for has to be that of the files. */
static int
settle_tenant(struct import *import, struct err *err)
{
	if (import->harvest.tenant.len == 0) {
		(void)err_set(err, ERR_USAGE,
		    "the files do not say which tenant they are of");
		return err_hint(err,
		    "name it with --tenant GUID, or add the organization "
		    "(Graph: /organization)");
	}
	struct snapshot *snapshot = import->harvest.snapshot;
	snapshot->tenant = arena_dup(snapshot->arena, import->harvest.tenant);
	return 0;
}

/* Nothing was recognised: say of the first file why. */
static int
fail_foreign(const struct import_report *report, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf what = {0};

	for (size_t i = 0; i < report->count && i < 1; i++) {
		const struct import_line *line = &report->lines[i];
		term_escape(&what, sv_slice(line->file, 0, NAME_SHOWN));
		strbuf_add_text(&what, line->subject.len > 0 ? ": " : "");
		term_escape(&what, line->subject);
		strbuf_add_text(&what, ": ");
		term_escape(&what, line->why);
	}
	if (what.len == 0)
		(void)err_set(
		    err, ERR_FORMAT, "nothing that is known here was found");
	else
		(void)err_set(err, ERR_FORMAT,
		    "nothing that is known here was found; %s",
		    strbuf_cstr(&what));
	return err_hint(err,
	    "expected Export-Clixml, JSON of REST or PowerShell such as "
	    "{\"InboundConnector\": [...]}, a rule collection, audit records, "
	    "or a zip archive of these");
}

static void
begin(struct import *import, const struct import_settings *settings,
    struct snapshot *snapshot, struct arena *scratch, struct arena *arena,
    struct import_report *report)
{
	*import = (struct import){
	    .settings = settings,
	    .deadline_ms = time_monotonic_ms() + BOUND_MS,
	    .left = BOUND_IMPORT,
	    .outer = SV(""),
	    .harvest =
		{
		    .snapshot = snapshot,
		    .arena = arena,
		    .scratch = scratch,
		    .report = report,
		    .tenant = normal_id(settings->tenant, arena),
		    .place = SV(""),
		},
	};
	snapshot_make_lean(snapshot);
	snapshot->started = settings->taken_at;
	snapshot->finished = settings->taken_at;
}

static int
finish(struct import *import, struct err *err)
{
	if (import->harvest.known == 0)
		return fail_foreign(import->harvest.report, err);
	TRY(settle_tenant(import, err));
	TRY(harvest_finish(&import->harvest, err));
	snapshot_seal(import->harvest.snapshot);
	return 0;
}

int
import_read(const char *const *paths, size_t count,
    const struct import_settings *settings, struct arena *arena,
    struct snapshot **snapshot, struct import_report *report, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *made = snapshot_new(
	    SV(""), settings->series, sv_from(settings->tool_version));
	struct path_list list = {0};
	struct import import;

	for (size_t i = 0; i < count; i++)
		TRY(path_collect(paths[i], arena, &list, err));
	begin(&import, settings, made, scratch, arena, report);
	TRY(tell_skips(&import, &list, err));
	for (size_t i = 0; i < list.count; i++)
		TRY(open_path(&import, list.at[i], err));
	TRY(finish(&import, err));
	*snapshot = TAKE(made);
	return 0;
}

int
import_bytes(strview bytes, const char *name,
    const struct import_settings *settings, struct arena *arena,
    struct snapshot **snapshot, struct import_report *report, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *made = snapshot_new(
	    SV(""), settings->series, sv_from(settings->tool_version));
	const struct feed_source source = feed_from_bytes(&bytes);
	struct import import;

	begin(&import, settings, made, scratch, arena, report);
	TRY(take_file(&import, sv_from(name), &source, err));
	TRY(finish(&import, err));
	*snapshot = TAKE(made);
	return 0;
}
