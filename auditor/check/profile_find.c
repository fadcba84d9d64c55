/*
 * profile_find.c - profiles that ship, and those in files.
 */
#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/check/profile.h"

#include "auditor/base/banned.h"

/* YYYYMMDD- */
#define DATE_LEN 9

bool
profile_is_file(strview name)
{
	return sv_has(name, SV("/")) || sv_ends(name, SV(".yaml")) ||
	       sv_ends(name, SV(".yml"));
}

/* By its name, or the newest of a word: the last, as they are sorted. */
static const struct profile_file *
find_shipped(strview name)
{
	const struct profile_file *found = NULL;
	const struct profile_file *file;

	for (size_t i = 0; (file = profile_shipped(i)) != NULL; i++) {
		strview full = sv_from(file->name);
		if (sv_eq(full, name) ||
		    sv_eq(sv_slice(full, DATE_LEN, full.len), name))
			found = file;
	}
	return found;
}

static int
fail_unknown(const char *name, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf known = {0};
	const struct profile_file *file;

	for (size_t i = 0; (file = profile_shipped(i)) != NULL; i++)
		strbuf_printf(
		    &known, "%s%s", i > 0 ? ", " : "", file->name + DATE_LEN);
	(void)err_set(err, ERR_CONFIG, "there is no profile \"%s\"", name);
	return err_hint(err, "one of: %s; or a file such as ./%s.yaml",
	    strbuf_cstr(&known), name);
}

void
profile_shipped_text(const struct profile_file *file, struct strbuf *out)
{
	for (const char *const *line = file->lines; *line != NULL; line++)
		strbuf_add_text(out, *line);
}

static int
read_text(const char *name, struct strbuf *text, struct err *err)
{
	if (profile_is_file(sv_from(name)))
		return file_read(name, LIMIT_CONFIG, text, err);
	const struct profile_file *file = find_shipped(sv_from(name));
	if (file == NULL)
		return fail_unknown(name, err);
	profile_shipped_text(file, text);
	return 0;
}

int
profile_add(struct profile_set *set, const char *name, struct arena *arena,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct profile *all = arena_alloc(arena, set->count + 1, sizeof(*all));

	TRY(read_text(name, &text, err));
	for (size_t i = 0; i < set->count; i++)
		all[i] = set->at[i];
	TRY(profile_parse(
	    strbuf_view(&text), name, arena, &all[set->count], err));
	set->at = all;
	/* The same profile may be asked for twice; once is enough. */
	for (size_t i = 0; i < set->count; i++) {
		if (digest_eq(&all[i].digest, &all[set->count].digest))
			return 0;
	}
	set->count++;
	return 0;
}
