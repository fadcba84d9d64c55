/*
 * install.c - a signed document takes the place of the one before it.
 */
#include "cmd/install.h"

#include <errno.h>
#include <unistd.h>

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/limits.h"

#include "auditor/base/banned.h"

static int
copy_signature(const char *from, const char *to, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};

	TRY(beside_read(from, LIMIT_SIGNATURE, &bytes, err));
	return file_publish(to, strbuf_view(&bytes), 0644, err);
}

bool
install_is_over(const char *path, strview document)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct err ignored = {0};

	return beside_read(path, LIMIT_SIGNATURE, &bytes, &ignored) == 0 &&
	       signature_is_over(document, strbuf_view(&bytes));
}

static int
archive_signatures(const char *path, const char *kept, strview document,
    struct arena *arena, struct err *err)
{
	const char **files;
	size_t count;

	TRY(beside_signatures(path, arena, &files, &count, err));
	for (size_t i = 0; i < count; i++) {
		const char *to = beside_signature(
		    kept, beside_signer(path, files[i]), arena);
		if (!file_exists(to) && install_is_over(files[i], document))
			TRY(copy_signature(files[i], to, err));
	}
	return 0;
}

int
install_archive(
    const char *path, int64_t number, struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};
	const char *kept = beside_number(path, number, arena);

	TRY(beside_read(path, LIMIT_BASELINE, &bytes, err));
	/* Signatures first: a document without them would seem unsigned. */
	TRY(archive_signatures(path, kept, strbuf_view(&bytes), arena, err));
	if (file_exists(kept))
		return 0;
	return file_publish(kept, strbuf_view(&bytes), 0644, err);
}

static int
remove_file(const char *path, struct err *err)
{
	if (unlink(path) == 0 || errno == ENOENT)
		return 0;
	return err_set(
	    err, ERR_IO, "cannot remove %s: %s", path, err_errno(errno));
}

/* Remove the signatures beside ${path} over ${document}. */
static int
remove_signatures(
    const char *path, strview document, struct arena *arena, struct err *err)
{
	const char **files;
	size_t count;

	TRY(beside_signatures(path, arena, &files, &count, err));
	for (size_t i = 0; i < count; i++) {
		if (install_is_over(files[i], document))
			TRY(remove_file(files[i], err));
	}
	return 0;
}

static int
copy_signatures(
    const struct install_request *request, struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < request->verdict_count; i++) {
		const struct signature_verdict *one = &request->verdicts[i];
		const char *from = arena_dup(arena, one->file).ptr;
		strview name = beside_signer(request->pending, from);
		if (one->is_good)
			TRY(copy_signature(from,
			    beside_signature(request->path, name, arena), err));
	}
	return 0;
}

int
install_document(
    const struct install_request *request, struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf old = {.max = LIMIT_BASELINE};
	bool has_old = file_exists(request->path);

	if (has_old) {
		TRY(beside_read(request->path, LIMIT_BASELINE, &old, err));
		TRY(install_archive(
		    request->path, request->number, arena, err));
	}
	TRY(copy_signatures(request, arena, err));
	TRY(file_publish(request->path, request->document, 0644, err));
	/* What signed the old one only seems to have been refused now. */
	if (has_old && !sv_eq(strbuf_view(&old), request->document))
		TRY(remove_signatures(
		    request->path, strbuf_view(&old), arena, err));
	TRY(remove_signatures(request->pending, request->document, arena, err));
	return remove_file(request->pending, err);
}
