/*
 * harvest_finish.c - what the files together say: tenant, coverage, rules.
 */
#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/intake/harvest_internal.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

void
harvest_plain(struct harvest *harvest, enum kind kind, struct json *value)
{
	struct plain_note note = {.cut = SV("")};

	plain_object(kind, value, harvest->scratch, &note);
	if (note.cut.len > 0)
		harvest_lower(harvest, kind, COVERAGE_TRUNCATED_REASON,
		    arena_printf(harvest->scratch,
			_(SV_FMT " was cut: export again with -Depth 10"),
			SV_ARG(note.cut)));
	if (note.number.len > 0)
		harvest_lower(harvest, kind, COVERAGE_MALFORMED_REASON,
		    arena_printf(harvest->scratch,
			_(SV_FMT " is a number whose meaning is not known"),
			SV_ARG(note.number)));
	if (note.joined.len > 0)
		harvest_lower(harvest, kind, COVERAGE_TRUNCATED_REASON,
		    arena_printf(harvest->scratch,
			_(SV_FMT " has several values in one text: export "
				 "again with -Depth 10"),
			SV_ARG(note.joined)));
	if (note.complex.len > 0)
		harvest_lower(harvest, kind, COVERAGE_MALFORMED_REASON,
		    arena_printf(harvest->scratch,
			_(SV_FMT " is an object where a text was expected"),
			SV_ARG(note.complex)));
}

int
harvest_tenant(struct harvest *harvest, strview id, struct err *err)
{
	strview found = normal_id(id, harvest->arena);

	if (!guid_is(found) || sv_starts(found, SV("00000000-0000-")))
		return 0;
	if (harvest->tenant.len == 0) {
		harvest->tenant = found;
		harvest->tenant_from = harvest->file;
		return 0;
	}
	if (sv_eq(harvest->tenant, found))
		return 0;
	if (harvest->tenant_from.len > 0)
		(void)err_set(err, ERR_USAGE,
		    "it is of tenant " SV_FMT ", but " SV_FMT
		    " is of tenant " SV_FMT,
		    SV_ARG(found), SV_ARG(harvest->tenant_from),
		    SV_ARG(harvest->tenant));
	else
		(void)err_set(err, ERR_USAGE,
		    "it is of tenant " SV_FMT ", not of " SV_FMT, SV_ARG(found),
		    SV_ARG(harvest->tenant));
	return err_hint(err, "import the files of one tenant at a time");
}

/*
 * CN=…,CN=contoso.onmicrosoft.com,CN=ConfigurationUnits,DC=…: the first domain
 * of the tenant, which never changes.  What all tenants share lies elsewhere.
 * A name in front may look like it, and has no DC behind it.
 */
static strview
place_of(strview name)
{
	const strview units = SV(",CN=ConfigurationUnits,DC=");
	size_t end = sv_find(name, units);
	strview rest = sv_slice(name, end + units.len, name.len);
	size_t from = end;

	if (end == name.len || sv_has(rest, SV("CN=")))
		return SV("");
	while (from > 0 && name.ptr[from - 1] != ',')
		from--;
	strview place = sv_slice(name, from, end);
	if (!sv_starts(place, SV("CN=")))
		return SV("");
	place = sv_slice(place, 3, place.len);
	return sv_has(place, SV(".onmicrosoft.")) ||
		       sv_has(place, SV(".onmschina."))
		   ? place
		   : SV("");
}

void
harvest_place(struct harvest *harvest, enum kind kind, strview name)
{
	strview place = place_of(name);

	if (place.len == 0 || sv_eq_fold(place, harvest->place))
		return;
	if (harvest->place.len == 0) {
		harvest->place = arena_dup(harvest->arena, place);
		harvest->place_from = harvest->file;
		return;
	}
	harvest_lower(harvest, kind, COVERAGE_INCONSISTENT_REASON,
	    arena_printf(harvest->scratch,
		_("two tenants in one import? Of the organization " SV_FMT
		  " in " SV_FMT ", of " SV_FMT " in " SV_FMT),
		SV_ARG(place), SV_ARG(harvest->file), SV_ARG(harvest->place),
		SV_ARG(harvest->place_from)));
}

static struct coverage
cover(enum coverage_status status, enum coverage_reason reason, strview detail)
{
	return (struct coverage){
	    .status = status, .reason = reason, .detail = detail};
}

/* Fewer than the service said there are; repeats are seen later. */
static bool
is_short(const struct harvest *harvest, enum kind kind)
{
	return harvest->tallies[kind].said_count >
	       harvest->snapshot->lists[kind].count;
}

static struct coverage
coverage_of(const struct harvest *harvest, enum kind kind)
{
	const struct tally *tally = &harvest->tallies[kind];
	size_t lists = tally->lists + tally->pages_open + tally->pages_last;
	bool is_single = kind_fallback(kind) == KIND_BY_ITSELF;

	if (lists + tally->entities == 0 &&
	    tally->reason != COVERAGE_NONE_REASON)
		return cover(
		    COVERAGE_NOT_COLLECTED, tally->reason, tally->detail);
	if (lists + tally->entities == 0)
		return tally->unread != NULL
			   ? cover(COVERAGE_NOT_COLLECTED,
				 COVERAGE_MALFORMED_REASON,
				 sv_from(tally->unread))
			   : cover(COVERAGE_NOT_COLLECTED,
				 COVERAGE_NOT_REQUESTED_REASON, SV(""));
	if (tally->reason != COVERAGE_NONE_REASON)
		return cover(COVERAGE_PARTIAL, tally->reason, tally->detail);
	if (tally->unread != NULL)
		return cover(COVERAGE_PARTIAL, COVERAGE_MALFORMED_REASON,
		    sv_from(tally->unread));
	if (lists == 0 && !is_single)
		return cover(COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
		    SV_("single objects were saved, not the list"));
	/* What was left out may have been one of its pages. */
	if (tally->pages_open > 0 &&
	    (tally->pages_last == 0 || harvest->report->failed > 0))
		return cover(COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
		    SV_("the saved answer has a next page"));
	if (is_short(harvest, kind))
		return cover(COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
		    arena_printf(harvest->arena,
			_("%zu of the %zu that the service counted are here"),
			harvest->snapshot->lists[kind].count,
			tally->said_count));
	return cover(COVERAGE_COMPLETE, COVERAGE_NONE_REASON, SV(""));
}

static void
copy_tree(struct arena *arena, const struct json *from, struct json *to)
{
	*to = *from;
	to->key = arena_dup(arena, from->key);
	to->text = arena_dup(arena, from->text);
	to->items = arena_alloc(arena, from->count, sizeof(*to));
	for (size_t i = 0; i < from->count; i++)
		copy_tree(arena, &from->items[i], &to->items[i]);
}

int
harvest_rule(struct harvest *harvest, const struct json *rule, struct err *err)
{
	(void)err;
	harvest->rules = arena_grow(harvest->arena, harvest->rules,
	    harvest->rule_count, &harvest->rule_cap, sizeof(*harvest->rules));
	copy_tree(harvest->arena, rule, &harvest->rules[harvest->rule_count++]);
	return 0;
}

static void
move_reason(struct harvest *harvest, enum kind from, enum kind to)
{
	struct tally *tally = &harvest->tallies[from];

	if (tally->reason != COVERAGE_NONE_REASON)
		harvest_lower(harvest, to, tally->reason, tally->detail);
	tally->reason = COVERAGE_NONE_REASON;
}

/*
 * Without Get-TransportRule a rule collection is what is known of the rules;
 * beside it, it is a second witness, which a check compares with the first.
 */
static int
settle_rules(struct harvest *harvest, struct err *err)
{
	enum kind kind = KIND_TRANSPORT_RULE_EXPORT;

	if (harvest->collections == 0)
		return 0;
	if (coverage_of(harvest, KIND_TRANSPORT_RULE).status ==
	    COVERAGE_NOT_COLLECTED)
		kind = KIND_TRANSPORT_RULE;
	if (kind == KIND_TRANSPORT_RULE)
		move_reason(harvest, KIND_TRANSPORT_RULE_EXPORT, kind);
	for (size_t i = 0; i < harvest->rule_count; i++)
		TRY(snapshot_add(
		    harvest->snapshot, kind, &harvest->rules[i], err));
	harvest->tallies[kind].lists += harvest->collections;
	return 0;
}

int
harvest_finish(struct harvest *harvest, struct err *err)
{
	TRY(settle_rules(harvest, err));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		struct coverage coverage = coverage_of(harvest, (enum kind)i);
		snapshot_cover(harvest->snapshot, (enum kind)i, &coverage);
	}
	return 0;
}
