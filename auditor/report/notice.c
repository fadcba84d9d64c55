/*
 * notice.c - what changed since people were last told.
 */
#include "auditor/report/notice.h"

#include <stdlib.h>

#include "auditor/base/jsonw.h"
#include "auditor/report/flat.h"
#include "auditor/report/verdict.h"

#include "auditor/base/banned.h"

/* What was told of a finding, as it is kept. */
#define TOLD_OPEN     "open"
#define TOLD_RESOLVED "resolved"

static strview
key_of(const struct finding *finding, struct arena *arena)
{
	const struct digest digest = flat_key(finding);
	char hex[DIGEST_HEX_MAX];

	return arena_dup(arena, sv_from(digest_hex(&digest, hex)));
}

static bool
is_open(const struct finding *finding)
{
	return finding->status == FINDING_NEW ||
	       finding->status == FINDING_OPEN ||
	       finding->status == FINDING_REOPENED;
}

static strview
told_state(const struct json *told, strview key)
{
	const struct json *entry = told != NULL ? json_get(told, key) : NULL;

	return entry != NULL ? json_get_text(entry, SV("state")) : SV("");
}

static struct notice_item
item_of(const struct finding *finding, strview key, enum notice_news news)
{
	return (struct notice_item){
	    .key = key,
	    .news = news,
	    .severity = finding->severity,
	    .points = finding->points,
	    .check = sv_from(finding->check->id),
	    .title = sv_from(finding->check->title),
	    .kind = sv_from(kind_name(finding->kind)),
	    .name = finding->name,
	    .id = finding->id,
	};
}

/* What was told, with its finding no longer there. */
static struct notice_item
item_of_told(const struct json *entry)
{
	enum severity severity = SEVERITY_INFO;

	(void)severity_find(json_get_text(entry, SV("severity")), &severity);
	return (struct notice_item){
	    .key = entry->key,
	    .news = NOTICE_RESOLVED,
	    .severity = severity,
	    .check = json_get_text(entry, SV("check")),
	    .title = json_get_text(entry, SV("title")),
	    .kind = json_get_text(entry, SV("kind")),
	    .name = json_get_text(entry, SV("name")),
	    .id = json_get_text(entry, SV("id")),
	};
}

static const struct finding *
find_finding(const struct finding_list *list, strview key, struct arena *arena)
{
	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq(key_of(&list->at[i], arena), key))
			return &list->at[i];
	}
	return NULL;
}

static void
add_open(const struct json *told, enum severity least, struct arena *arena,
    struct notice *notice)
{
	const struct finding_list *findings = &notice->result->findings;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];
		if (!is_open(finding) || finding->severity < least)
			continue;
		strview key = key_of(finding, arena);
		strview state = told_state(told, key);
		if (sv_eq(state, SV(TOLD_OPEN)))
			continue;
		bool came_back =
		    state.len > 0 || finding->status == FINDING_REOPENED;
		notice->items[notice->count++] = item_of(
		    finding, key, came_back ? NOTICE_REOPENED : NOTICE_NEW);
	}
}

/*
 * Accepted counts as resolved: somebody answers for it.  What is carried over
 * from a list that was not read stays as it was told.
 */
static void
add_resolved(
    const struct json *told, struct arena *arena, struct notice *notice)
{
	for (size_t i = 0; told != NULL && i < told->count; i++) {
		const struct json *entry = &told->items[i];
		const struct finding *now =
		    find_finding(&notice->result->findings, entry->key, arena);
		if (!sv_eq(json_get_text(entry, SV("state")), SV(TOLD_OPEN)))
			continue;
		if (now != NULL && now->status != FINDING_ACCEPTED)
			continue;
		notice->items[notice->count++] = item_of_told(entry);
	}
}

static int
by_points(const void *a, const void *b)
{
	const struct notice_item *left = a;
	const struct notice_item *right = b;
	bool left_is_over = left->news == NOTICE_RESOLVED;
	bool right_is_over = right->news == NOTICE_RESOLVED;

	if (left_is_over != right_is_over)
		return left_is_over ? 1 : -1;
	if (left->points != right->points)
		return left->points < right->points ? 1 : -1;
	return sv_cmp(left->key, right->key);
}

void
notice_make(const struct audit_result *result, const struct json *told,
    enum severity least, struct arena *arena, struct notice *notice)
{
	size_t most = result->findings.count + (told != NULL ? told->count : 0);
	struct overview view = {0};
	struct gaps gaps = {0};
	struct verdict verdict = {0};

	*notice = (struct notice){.result = result};
	notice->items = arena_alloc(arena, most, sizeof(*notice->items));
	add_open(told, least, arena, notice);
	add_resolved(told, arena, notice);
	if (notice->count > 0)
		qsort(notice->items, notice->count, sizeof(*notice->items),
		    by_points);
	overview_build(result, arena, &view);
	gaps_build(result, arena, &gaps);
	verdict_build(&view, &gaps, &verdict);
	notice->headline = verdict.headline;
}

static void
write_entry(struct jsonw *w, const struct notice_item *item, const char *state,
    struct arena *arena)
{
	jsonw_object(w, arena_printf(arena, SV_FMT, SV_ARG(item->key)).ptr);
	jsonw_cstr(w, "state", state);
	jsonw_cstr(w, "severity", severity_word(item->severity));
	jsonw_text(w, "check", item->check);
	jsonw_text(w, "title", item->title);
	jsonw_text(w, "kind", item->kind);
	jsonw_text(w, "name", item->name);
	jsonw_text(w, "id", item->id);
	jsonw_end(w);
}

static bool
is_in(const struct notice *notice, strview key)
{
	for (size_t i = 0; i < notice->count; i++) {
		if (sv_eq(notice->items[i].key, key))
			return true;
	}
	return false;
}

void
notice_remember(const struct notice *notice, const struct json *told,
    struct jsonw *w, const char *key)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	jsonw_object(w, key);
	for (size_t i = 0; i < notice->count; i++) {
		const struct notice_item *item = &notice->items[i];
		write_entry(w, item,
		    item->news == NOTICE_RESOLVED ? TOLD_RESOLVED : TOLD_OPEN,
		    arena);
	}
	for (size_t i = 0; told != NULL && i < told->count; i++) {
		const struct json *entry = &told->items[i];
		if (is_in(notice, entry->key))
			continue;
		jsonw_value(w,
		    arena_printf(arena, SV_FMT, SV_ARG(entry->key)).ptr, entry);
	}
	jsonw_end(w);
}
