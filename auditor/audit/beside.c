/*
 * beside.c - the files that belong to a signed document, and stand beside it.
 */
#include "auditor/audit/beside.h"

#include <glob.h>
#include <string.h>

#include "auditor/base/file.h"

#include "auditor/base/banned.h"

#define SIGNATURE_END ".p7s"

static void
glob_done(glob_t *found)
{
	globfree(found);
}

const char *
beside_path(const char *path, strview word, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(base, '.');
	strview whole = sv_from(path);
	size_t front =
	    dot != NULL && dot != base ? (size_t)(dot - path) : whole.len;

	return arena_printf(arena, SV_FMT "." SV_FMT SV_FMT,
	    SV_ARG(sv_slice(whole, 0, front)), SV_ARG(word),
	    SV_ARG(sv_slice(whole, front, whole.len)))
	    .ptr;
}

const char *
beside_base(const char *path, struct arena *arena)
{
	const strview word = SV("." BESIDE_PENDING);
	const char *dot = strrchr(path, '.');
	strview whole = sv_from(path);
	size_t front = dot != NULL ? (size_t)(dot - path) : whole.len;

	if (sv_ends(whole, word))
		front = whole.len;
	if (!sv_ends(sv_slice(whole, 0, front), word))
		return NULL;
	return arena_printf(arena, SV_FMT SV_FMT,
	    SV_ARG(sv_slice(whole, 0, front - word.len)),
	    SV_ARG(sv_slice(whole, front, whole.len)))
	    .ptr;
}

const char *
beside_number(const char *path, int64_t number, struct arena *arena)
{
	return beside_path(
	    path, arena_printf(arena, "%lld", (long long)number), arena);
}

const char *
beside_signature(const char *path, strview name, struct arena *arena)
{
	return arena_printf(
	    arena, "%s." SV_FMT SIGNATURE_END, path, SV_ARG(name))
	    .ptr;
}

strview
beside_signer(const char *path, const char *signature)
{
	strview whole = sv_from(signature);

	return sv_slice(
	    whole, strlen(path) + 1, whole.len - strlen(SIGNATURE_END));
}

/* The pattern PATH.*.p7s, what is special in PATH quoted. */
static void
signature_pattern(const char *path, struct strbuf *pattern)
{
	for (; *path != '\0'; path++) {
		if (strchr("*?[\\", *path) != NULL)
			strbuf_add_char(pattern, '\\');
		strbuf_add_char(pattern, *path);
	}
	strbuf_add_text(pattern, ".*" SIGNATURE_END);
}

int
beside_signatures(const char *path, struct arena *arena, const char ***paths,
    size_t *count, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf pattern = {0};
	CLEANUP(glob_done) glob_t found = {0};

	signature_pattern(path, &pattern);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	int status = glob(strbuf_cstr(&pattern), 0, NULL, &found);
	if (status != 0 && status != GLOB_NOMATCH)
		return err_set(
		    err, ERR_IO, "cannot list the signatures of %s", path);
	const char **list =
	    arena_alloc(arena, found.gl_pathc, sizeof(const char *));
	for (size_t i = 0; i < found.gl_pathc; i++)
		list[i] = arena_dup(arena, sv_from(found.gl_pathv[i])).ptr;
	*paths = list;
	*count = found.gl_pathc;
	return 0;
}

int
beside_read(const char *path, size_t max, struct strbuf *bytes, struct err *err)
{
	if (file_exists(path) && !file_is_plain(path)) {
		(void)err_set(err, ERR_IO, "%s is not a file", path);
		return err_hint(err, "find out who put it there, and put the "
				     "file back");
	}
	return file_read(path, max, bytes, err);
}
