/*
 * confine.c - commands that need no network run without it.
 */
#include "cmd/confine.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auditor/base/draft.h"
#include "auditor/base/file.h"
#include "auditor/base/sandbox.h"
#include "auditor/check/profile.h"
#include "cmd/config.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

struct paths {
	struct sandbox_path *at;
	size_t count;
	size_t cap;
	struct arena *arena;
};

static void
add(struct paths *paths, strview path, enum sandbox_access access)
{
	paths->at = arena_grow(paths->arena, paths->at, paths->count,
	    &paths->cap, sizeof(*paths->at));
	paths->at[paths->count++] = (struct sandbox_path){
	    arena_printf(paths->arena, SV_FMT, SV_ARG(path)).ptr, access};
}

static bool
is_named(const char *path)
{
	return path != NULL && path[0] != '\0' && strcmp(path, "-") != 0;
}

/* What ${path} lies in: "/" and "." where it names no folder. */
static strview
folder_of(strview path)
{
	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	if (path.len == 0)
		return SV(".");
	return path.len > 1 ? sv_slice(path, 0, path.len - 1) : path;
}

/* Up to its last extension, if it has one. */
static strview
stem_of(strview path)
{
	size_t end = path.len;

	while (end > 0 && path.ptr[end - 1] != '.' && path.ptr[end - 1] != '/')
		end--;
	bool has_one =
	    end > 1 && path.ptr[end - 1] == '.' && path.ptr[end - 2] != '/';
	return has_one ? sv_slice(path, 0, end - 1) : path;
}

/* Each by itself: what is a link leads elsewhere. */
static void
add_matches(struct paths *paths, strview stem, const char *rest)
{
	strview pattern =
	    arena_printf(paths->arena, SV_FMT "%s", SV_ARG(stem), rest);
	glob_t found = {0};

	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	if (glob(pattern.ptr, 0, NULL, &found) == 0) {
		for (size_t i = 0; i < found.gl_pathc; i++)
			add(paths, sv_from(found.gl_pathv[i]), SANDBOX_READ);
	}
	globfree(&found);
}

/*
 * Signatures and earlier serials lie beside a document, and begin with its
 * name: baseline.json.alice.p7s, baseline.3.json.  A folder has checks in it.
 */
static void
add_companions(struct paths *paths, const char *path)
{
	add(paths, folder_of(sv_from(path)), SANDBOX_LIST);
	add_matches(paths, stem_of(sv_from(path)), ".*");
	add_matches(paths, sv_from(path), "/*.sql");
}

static void
add_input(struct paths *paths, const char *path)
{
	if (!is_named(path))
		return;
	add(paths, sv_from(path), SANDBOX_READ);
	add_companions(paths, path);
}

/* Files are written beside their place and renamed into it. */
static void
add_output(struct paths *paths, const char *path)
{
	CLEANUP(strbuf_done) struct strbuf place = {0};
	struct err err = {0};

	if (!is_named(path))
		return;
	if (draft_is_device(path))
		add(paths, sv_from(path), SANDBOX_WRITE);
	/* Where it cannot be, the command will say so. */
	else if (draft_place(path, &place, &err) == 0)
		add(paths, folder_of(strbuf_view(&place)), SANDBOX_WRITE);
}

static void
free_path(char **path)
{
	free(*path);
}

/*
 * A history that is new gets its folders, too.  SQLite keeps its journal beside
 * the file that a link leads to.
 */
static void
add_store(struct paths *paths, const char *path)
{
	CLEANUP(free_path) char *target = NULL;

	if (!is_named(path))
		return;
	target = realpath(path, NULL);
	if (target != NULL)
		add(paths, folder_of(sv_from(target)), SANDBOX_WRITE);
	strview folder = folder_of(sv_from(path));
	while (folder.len > 1) {
		strview name =
		    arena_printf(paths->arena, SV_FMT, SV_ARG(folder));
		if (file_exists(name.ptr))
			break;
		folder = folder_of(folder);
	}
	add(paths, folder, SANDBOX_WRITE);
}

static void
add_outputs(struct paths *paths, const struct option_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *equals = strchr(list->at[i], '=');
		add_output(paths, equals != NULL ? equals + 1 : NULL);
	}
}

static void
add_words(
    struct paths *paths, const struct option_list *words, enum words_use use)
{
	for (size_t i = 0; i < words->count && use != WORDS_PLAIN; i++) {
		add_input(paths, words->at[i]);
		if (use == WORDS_WRITTEN)
			add_output(paths, words->at[i]);
	}
}

static void
add_options(
    struct paths *paths, const struct option_table *table, const void *options)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct option_row *row = &table->rows[i];
		const void *field = (const char *)options + row->offset;
		if (row->type == OPTION_INPUT)
			add_input(paths, *(const char *const *)field);
		else if (row->type == OPTION_INPUTS)
			add_words(paths, field, WORDS_READ);
		else if (row->type == OPTION_OUTPUT)
			add_output(paths, *(const char *const *)field);
		else if (row->type == OPTION_OUTPUTS)
			add_outputs(paths, field);
	}
}

static void
add_tenant(struct paths *paths, const struct tenant_config *tenant)
{
	strview rest = sv_from(tenant->profile);
	strview name;

	add_input(paths, tenant->baseline);
	add_input(paths, tenant->trust);
	add_input(paths, tenant->checks);
	while (rest.len > 0 && sv_cut(&rest, ',', &name)) {
		if (profile_is_file(name))
			add_input(paths, arena_dup(paths->arena, name).ptr);
	}
	for (size_t i = 0; i < tenant->signer_count; i++)
		add_input(paths, tenant->signers[i].certificate);
}

static int
add_config(
    struct paths *paths, const struct common_options *common, struct err *err)
{
	struct config config;

	TRY(config_load(common->config, paths->arena, &config, err));
	add_input(paths, config.path);
	add_store(paths, common->store != NULL ? common->store : config.store);
	for (size_t i = 0; i < config.tenant_count; i++)
		add_tenant(paths, &config.tenants[i]);
	return 0;
}

int
confine_command(const struct command *command, const void *options,
    const struct invocation *invocation)
{
	const struct common_options *common = options;
	struct paths paths = {.arena = invocation->arena};
	struct sandbox_lacks lacks = {0};

	if (common->is_unconfined || command->is_offline == NULL ||
	    !command->is_offline(options))
		return 0;
	TRY(add_config(&paths, common, invocation->err));
	add_options(&paths, &command->options, options);
	add_words(&paths, &invocation->words, command->words_use);
	TRY(sandbox_enter(paths.at, paths.count, &lacks, invocation->err));
	if (lacks.has_no_files)
		output_note(common->is_quiet,
		    "this kernel has no Landlock: other files stay open");
	if (lacks.has_no_calls)
		output_note(common->is_quiet,
		    "this kernel filters no system calls: the network stays "
		    "open");
	return 0;
}
