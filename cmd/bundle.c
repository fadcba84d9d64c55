/*
 * bundle.c - an evidence bundle: all that one audit rests on, in one zip.
 */
#include "cmd/bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "auditor/base/file.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/report/report.h"

#include "auditor/base/banned.h"

#define MANIFEST  "SHA256SUMS"
#define SIGNATURE MANIFEST ".p7s"

static const char readme[] = N_(
    "What lies here is one audit of the mail-flow configuration of an\n"
    "Exchange Online tenant, and all that it rests on.\n"
    "\n"
    "  report.html, report.txt, report.json   the verdict\n"
    "  objects.ndjson     every object that was judged, one a line, with the\n"
    "                     SHA-256 of its canonical form\n"
    "  coverage.json      which lists were read, and why others were not\n"
    "  baseline/          the signed baseline and its signatures\n"
    "  raw/               the answers of the services as they came\n"
    "  SHA256SUMS         of all these files\n"
    "  SHA256SUMS.p7s     a signature over it (CMS, RFC 5652)\n"
    "\n"
    "Folders and files that are not here did not exist at the time.  What\n"
    "SHA256SUMS does not name is no part of the bundle.\n"
    "\n"
    "To check that nothing was changed:\n"
    "\n"
    "  sha256sum -c SHA256SUMS\n"
    "  openssl cms -verify -binary -inform PEM -in SHA256SUMS.p7s \\\n"
    "    -content SHA256SUMS -certfile SIGNER.pem -CAfile SIGNER.pem \\\n"
    "    -partial_chain -purpose any -no_check_time -out /dev/null\n"
    "\n"
    "SIGNER.pem is the signer's certificate, which has to come from elsewhere\n"
    "than this archive.\n");

struct bundle {
	const struct bundle_request *request;
	struct arena *arena;
	struct archive *zip;
	struct strbuf bytes; /* of the zip */
	struct strbuf manifest;
	struct err *err;
};

static void
bundle_done(struct bundle *bundle)
{
	if (bundle->zip != NULL)
		(void)archive_write_free(bundle->zip);
	strbuf_done(&bundle->bytes);
	strbuf_done(&bundle->manifest);
}

static la_ssize_t
take_bytes(struct archive *zip, void *cookie, const void *bytes, size_t size)
{
	struct bundle *bundle = cookie;

	(void)zip;
	strbuf_add(&bundle->bytes, (strview){bytes, size});
	return (la_ssize_t)size;
}

static int
fail(struct bundle *bundle)
{
	return err_set(bundle->err, ERR_IO, "%s: %s", bundle->request->path,
	    archive_error_string(bundle->zip));
}

static int
put_entry(struct bundle *bundle, const char *name, strview bytes)
{
	struct archive_entry *entry = archive_entry_new();
	bool is_good;

	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, (la_int64_t)bytes.len);
	archive_entry_set_mtime(
	    entry, bundle->request->result->snapshot->finished, 0);
	is_good = archive_write_header(bundle->zip, entry) == ARCHIVE_OK &&
		  archive_write_data(bundle->zip, bytes.ptr, bytes.len) ==
		      (la_ssize_t)bytes.len;
	archive_entry_free(entry);
	return is_good ? 0 : fail(bundle);
}

/* An entry, and its line in the manifest. */
static int
put(struct bundle *bundle, const char *name, strview bytes)
{
	const struct digest digest = digest_of(bytes);
	char hex[DIGEST_HEX_MAX];

	strbuf_printf(
	    &bundle->manifest, "%s  %s\n", digest_hex(&digest, hex), name);
	return put_entry(bundle, name, bytes);
}

/* --- what is in it ------------------------------------------------------- */

static int
put_reports(struct bundle *bundle)
{
	static const struct {
		const char *name;
		const char *format;
	} rows[] = {
	    {"report.html", "html"},
	    {"report.json", "json"},
	    {"report.txt", "text"},
	};
	const struct report_style style = {.width = 100, .is_verbose = true};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		CLEANUP(strbuf_done) struct strbuf text = {0};
		report_find(sv_from(rows[i].format))
		    ->render(bundle->request->result, &style, &text);
		TRY(strbuf_check(&text, rows[i].name, bundle->err));
		TRY(put(bundle, rows[i].name, strbuf_view(&text)));
	}
	return 0;
}

static void
write_object(const struct object *object, struct strbuf *out)
{
	struct jsonw w = {.out = out};

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "kind", kind_name(object->kind));
	jsonw_text(&w, "id", object->id);
	jsonw_text(&w, "name", object->name);
	jsonw_digest(&w, "record_digest", &object->record_digest);
	jsonw_value(&w, "stamps", object->stamps);
	jsonw_value(&w, "state", object->state);
	jsonw_end(&w);
	strbuf_add_char(out, '\n');
}

static int
put_objects(struct bundle *bundle)
{
	const struct snapshot *snapshot = bundle->request->result->snapshot;
	CLEANUP(strbuf_done) struct strbuf lines = {0};

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(snapshot, (enum kind)i);
		for (size_t j = 0; j < list->count; j++)
			write_object(&list->objects[j], &lines);
	}
	TRY(strbuf_check(&lines, _("the objects"), bundle->err));
	return put(bundle, "objects.ndjson", strbuf_view(&lines));
}

static int
put_coverage(struct bundle *bundle)
{
	const struct snapshot *snapshot = bundle->request->result->snapshot;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct jsonw w = {.out = &out, .pretty = true};

	jsonw_object(&w, NULL);
	jsonw_text(&w, "tenant", snapshot->tenant);
	jsonw_int(&w, "snapshot", snapshot->number);
	jsonw_digest(&w, "content_digest", &snapshot->content_digest);
	jsonw_digest(&w, "link", &snapshot->link);
	jsonw_array(&w, "lists");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(snapshot, (enum kind)i);
		const struct coverage *coverage = &list->coverage;
		jsonw_object(&w, NULL);
		jsonw_cstr(&w, "kind", kind_name((enum kind)i));
		jsonw_cstr(
		    &w, "status", coverage_status_word(coverage->status));
		jsonw_cstr(
		    &w, "reason", coverage_reason_word(coverage->reason));
		jsonw_text(&w, "detail", coverage->detail);
		jsonw_int(&w, "objects", (int64_t)list->count);
		jsonw_end(&w);
	}
	jsonw_end(&w);
	jsonw_end(&w);
	return put(bundle, "coverage.json", strbuf_view(&out));
}

/* The file ${path} under its own name in ${folder}. */
static int
put_file(struct bundle *bundle, const char *folder, const char *path)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const char *slash = strrchr(path, '/');
	strview name = arena_printf(
	    bundle->arena, "%s/%s", folder, slash != NULL ? slash + 1 : path);

	/* A manifest has one line a file. */
	if (sv_has(name, SV("\n")) || sv_has(name, SV("\\")))
		return err_set(bundle->err, ERR_USAGE,
		    "%s: a file with such a name cannot be listed", path);
	TRY(file_read(path, LIMIT_BASELINE, &bytes, bundle->err));
	return put(bundle, name.ptr, strbuf_view(&bytes));
}

static int
put_baseline(struct bundle *bundle)
{
	const struct baseline_verdict *baseline =
	    &bundle->request->result->baseline;

	if (baseline->path.len == 0 || baseline->state == BASELINE_MISSING)
		return 0;
	TRY(put_file(bundle, "baseline",
	    arena_printf(bundle->arena, SV_FMT, SV_ARG(baseline->path)).ptr));
	for (size_t i = 0; i < baseline->signature_count; i++)
		TRY(put_file(bundle, "baseline",
		    arena_printf(bundle->arena, SV_FMT,
			SV_ARG(baseline->signatures[i].file))
			.ptr));
	return 0;
}

static void
free_entries(struct dirent ***entries)
{
	free(*entries);
}

static int
put_raw(struct bundle *bundle)
{
	const char *folder = bundle->request->raw;
	CLEANUP(free_entries) struct dirent **entries = NULL;
	int failure = 0;

	if (folder == NULL)
		return 0;
	int count = scandir(folder, &entries, NULL, alphasort);
	if (count < 0) {
		(void)err_set(bundle->err, ERR_NOT_FOUND,
		    "%s: no folder of raw answers", folder);
		return err_hint(bundle->err,
		    "`exoaudit snapshot --evidence FOLDER` keeps them");
	}
	for (int i = 0; i < count; i++) {
		const char *path = arena_printf(
		    bundle->arena, "%s/%s", folder, entries[i]->d_name)
				       .ptr;
		if (failure == 0 && file_is_plain(path))
			failure = put_file(bundle, "raw", path);
		free(entries[i]);
	}
	return failure;
}

static int
put_manifest(struct bundle *bundle)
{
	const struct signkey_options *key = bundle->request->key;
	strview manifest = strbuf_view(&bundle->manifest);
	CLEANUP(strbuf_done) struct strbuf signature = {0};

	TRY(put_entry(bundle, MANIFEST, manifest));
	if (key == NULL)
		return 0;
	TRY(signkey_make(key, manifest, bundle->request->result->as_of,
	    &signature, bundle->err));
	return put_entry(bundle, SIGNATURE, strbuf_view(&signature));
}

int
bundle_write(
    const struct bundle_request *request, struct arena *arena, struct err *err)
{
	CLEANUP(bundle_done)
	struct bundle bundle = {
	    .request = request,
	    .arena = arena,
	    .zip = archive_write_new(),
	    .err = err,
	};

	if (bundle.zip == NULL)
		mem_exhausted("archive");
	/* A zip has the time of a place: let it be the same place always. */
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	(void)setenv("TZ", "UTC0", 1);
	tzset();
	if (archive_write_set_format_zip(bundle.zip) != ARCHIVE_OK ||
	    archive_write_open(bundle.zip, &bundle, NULL, take_bytes, NULL) !=
		ARCHIVE_OK)
		return fail(&bundle);
	TRY(put(&bundle, "README.txt", sv_from(lang(readme))));
	TRY(put_reports(&bundle));
	TRY(put_objects(&bundle));
	TRY(put_coverage(&bundle));
	TRY(put_baseline(&bundle));
	TRY(put_raw(&bundle));
	TRY(put_manifest(&bundle));
	if (archive_write_close(bundle.zip) != ARCHIVE_OK)
		return fail(&bundle);
	TRY(strbuf_check(&bundle.bytes, _("the bundle"), err));
	return file_publish(
	    request->path, strbuf_view(&bundle.bytes), 0600, err);
}
