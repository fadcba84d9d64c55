/*
 * anchor.c - the chain of a history, fixed outside of it.
 */
#include "auditor/audit/anchor.h"

#include <inttypes.h>

#include "auditor/base/decimal.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

static void
put_series(struct strbuf *out, const struct anchor_series *at)
{
	struct jsonw w = {.out = out};

	jsonw_object(&w, NULL);
	jsonw_text(&w, "tenant", at->tenant);
	jsonw_text(&w, "series", at->series);
	jsonw_int(&w, "number", at->number);
	jsonw_digest(&w, "link", &at->link);
	jsonw_int(&w, "prunings", at->prunings);
	jsonw_digest(&w, "pruned", &at->pruned);
	jsonw_end(&w);
}

static void
put_anchor(const struct anchor *anchor, struct strbuf *out)
{
	char when[TIME_TEXT_MAX];

	strbuf_printf(out, "{\"schema\":\"%s\",\"made\":\"%s\",\"series\":[",
	    ANCHOR_SCHEMA, time_text(anchor->made, when));
	for (size_t i = 0; i < anchor->count; i++) {
		strbuf_add_text(out, i > 0 ? ",\n" : "\n");
		put_series(out, &anchor->at[i]);
	}
	strbuf_add_text(out, "\n]}\n");
}

void
anchor_compose(const struct store_chain *chains, size_t count, int64_t made,
    struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct anchor anchor = {.made = made};

	anchor.at = arena_alloc(arena, count, sizeof(*anchor.at));
	for (size_t i = 0; i < count; i++) {
		const struct store_chain *chain = &chains[i];
		if (chain->count == 0)
			continue;
		struct anchor_series *at = &anchor.at[anchor.count++];
		*at = (struct anchor_series){
		    .tenant = chain->tenant,
		    .series = chain->series,
		    .number = chain->count,
		    .link = chain->links[chain->count - 1],
		    .prunings = (int64_t)chain->pruning_count,
		};
		if (chain->pruning_count > 0)
			at->pruned = chain->prunings[chain->pruning_count - 1];
	}
	put_anchor(&anchor, out);
}

static bool
read_number(const struct json *from, const char *key, int64_t *number)
{
	uint64_t read;

	if (!decimal_read(
		json_get_text(from, sv_from(key)), DECIMAL_MOST, &read))
		return false;
	*number = (int64_t)read;
	return true;
}

static bool
read_series(
    const struct json *from, struct arena *arena, struct anchor_series *at)
{
	at->tenant = arena_dup(arena, json_get_text(from, SV("tenant")));
	at->series = arena_dup(arena, json_get_text(from, SV("series")));
	return read_number(from, "number", &at->number) &&
	       read_number(from, "prunings", &at->prunings) &&
	       digest_read(json_get_text(from, SV("link")), &at->link) &&
	       digest_read(json_get_text(from, SV("pruned")), &at->pruned);
}

int
anchor_read(
    strview bytes, struct arena *arena, struct anchor *anchor, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf again = {0};
	struct anchor read = {0};
	const struct json *root;

	TRY(json_parse(bytes, JSON_OWN, arena, &root, err));
	const struct json *series = json_get(root, SV("series"));
	bool is_good = json_is_type(series, JSON_ARRAY) &&
		       time_read(json_get_text(root, SV("made")), &read.made);
	read.count = is_good ? series->count : 0;
	read.at = arena_alloc(arena, read.count, sizeof(*read.at));
	for (size_t i = 0; is_good && i < read.count; i++)
		is_good = read_series(&series->items[i], arena, &read.at[i]);
	if (is_good)
		put_anchor(&read, &again);
	if (!is_good || !sv_eq(strbuf_view(&again), bytes)) {
		(void)err_set(
		    err, ERR_FORMAT, "this is no anchor, or it was edited");
		return err_hint(err, "an anchor is made by `exoaudit history "
				     "anchor`, and kept as it is");
	}
	*anchor = read;
	return 0;
}

static const struct store_chain *
find_chain(const struct anchor_series *at, const struct store_chain *chains,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(chains[i].tenant, at->tenant) &&
		    sv_eq(chains[i].series, at->series))
			return &chains[i];
	}
	return NULL;
}

static int
fail_series(const struct anchor_series *at, struct err *err)
{
	(void)err_set(err, ERR_TRUST,
	    "series " SV_FMT " of tenant " SV_FMT " is not in the history",
	    SV_ARG(at->series), SV_ARG(at->tenant));
	return err_hint(err,
	    "name the history that was anchored with --store, or restore the "
	    "copy that holds this series");
}

/* The chain holds no snapshot of that number. */
static int
fail_end(const struct anchor_series *at, const struct store_chain *chain,
    struct err *err)
{
	if (!chain->is_followed) {
		(void)err_set(err, ERR_TRUST,
		    "snapshot %lld of series " SV_FMT
		    " lies behind the break: whether it is the anchored one "
		    "is not known",
		    (long long)at->number, SV_ARG(at->series));
		return err_hint(
		    err, "hold the anchor against the copy that you restore");
	}
	(void)err_set(err, ERR_TRUST,
	    "series " SV_FMT " ends with snapshot %lld, the anchor names "
	    "snapshot %lld: its tail was cut off",
	    SV_ARG(at->series), (long long)chain->count, (long long)at->number);
	return err_hint(err,
	    "take the newest copy that this anchor holds for in with "
	    "`exoaudit history import`: it adds what was cut off");
}

static int
fail_link(const struct anchor_series *at, struct err *err)
{
	(void)err_set(err, ERR_TRUST,
	    "snapshot %lld of series " SV_FMT
	    " has another link than the anchor: the history was rewritten",
	    (long long)at->number, SV_ARG(at->series));
	return err_hint(err,
	    "keep this file, restore the copy that this anchor holds for, and "
	    "compare the snapshots of both up to this one");
}

static int
fail_pruning(const struct anchor_series *at, struct err *err)
{
	(void)err_set(err, ERR_TRUST,
	    "pruning %lld of series " SV_FMT
	    " is not the one that the anchor names",
	    (long long)at->prunings, SV_ARG(at->series));
	return err_hint(err,
	    "if it was not pruned here and on another machine apart, keep this "
	    "file, and restore the copy that this anchor holds for");
}

int
anchor_check(const struct anchor_series *at, const struct store_chain *chains,
    size_t count, struct err *err)
{
	const struct store_chain *chain = find_chain(at, chains, count);

	if (chain == NULL)
		return fail_series(at, err);
	if (at->number < 1 || at->number > chain->count)
		return fail_end(at, chain, err);
	if (!digest_eq(&chain->links[at->number - 1], &at->link))
		return fail_link(at, err);
	/* Prunings come last: of a broken chain they were not read. */
	if (at->prunings == 0 || chain->problem.len > 0)
		return 0;
	if (at->prunings < 0 || (size_t)at->prunings > chain->pruning_count ||
	    !digest_eq(&chain->prunings[at->prunings - 1], &at->pruned))
		return fail_pruning(at, err);
	return 0;
}
