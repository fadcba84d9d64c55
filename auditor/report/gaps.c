/*
 * gaps.c - what was not assessed, by the list that was missing.
 */
#include "auditor/report/gaps.h"

#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

/* What helps, by the reason for which a list was not read whole. */
static const char *const advice[] = {
    [COVERAGE_NONE_REASON] = "",
    [COVERAGE_NOT_REQUESTED_REASON] =
	N_("Have it collected, or add it to the imported file."),
    [COVERAGE_PERMISSION_REASON] = N_(
	"Give the auditor's application the read permission or role that the "
	"list needs, then take a new snapshot."),
    [COVERAGE_THROTTLED_REASON] =
	N_("The service was too busy: take a new snapshot later."),
    [COVERAGE_TIMEOUT_REASON] = N_(
	"The time allowed was used up: take a new snapshot, with more time."),
    [COVERAGE_NETWORK_REASON] =
	N_("Look at the network and the proxy, then take a new snapshot."),
    [COVERAGE_TRUNCATED_REASON] =
	N_("The service cut the answer short: take a new snapshot."),
    [COVERAGE_MALFORMED_REASON] = N_(
	"The answer could not be understood: take a new snapshot, and report "
	"it if that does not help."),
    [COVERAGE_INCONSISTENT_REASON] =
	N_("The list changed or contradicted itself while it was read: take a "
	   "new snapshot."),
    [COVERAGE_FIELD_REASON] =
	N_("A property that is needed was not returned: see whether the "
	   "auditor's role may read it."),
    [COVERAGE_LICENCE_REASON] =
	N_("The tenant has no licence for it; what it would show is unknown."),
    [COVERAGE_UNSUPPORTED_REASON] =
	N_("The service does not offer it for this tenant."),
    [COVERAGE_SERVICE_REASON] =
	N_("The service failed: take a new snapshot later."),
    [COVERAGE_SIGN_IN_REASON] =
	N_("Sign-in failed: look at the application's credential."),
};

static strview
words_of(const char *name, const struct coverage *coverage, struct arena *arena)
{
	const char *reason = lang(coverage_reason_word(coverage->reason));

	if (coverage->status == COVERAGE_PARTIAL)
		return arena_printf(arena,
		    _("%s: read in part only (%s); what was seen is judged, "
		      "more may be missing"),
		    name, reason);
	return arena_printf(arena, _("%s: not collected (%s)"), name, reason);
}

static struct unread *
add_list(strview title, strview detail, struct arena *arena, struct gaps *gaps)
{
	gaps->lists = arena_grow(
	    arena, gaps->lists, gaps->count, &gaps->cap, sizeof(*gaps->lists));
	struct unread *list = &gaps->lists[gaps->count++];
	*list = (struct unread){.title = title, .detail = detail, .advice = ""};
	return list;
}

static bool
has_check(
    const struct check *const *checks, size_t count, const struct check *check)
{
	for (size_t i = 0; i < count; i++) {
		if (checks[i] == check)
			return true;
	}
	return false;
}

static void
add_check(const struct check *check, struct arena *arena, struct unread *list)
{
	if (has_check(list->checks, list->count, check))
		return;
	list->checks = arena_grow(arena, list->checks, list->count, &list->cap,
	    sizeof(const struct check *));
	list->checks[list->count++] = check;
}

static bool
is_of(const struct check_gap *gap, enum kind kind)
{
	return gap->kind == kind && !gap->needs_baseline && !gap->needs_events;
}

/* The list of ${kind} was not read whole: the checks that suffer. */
static void
add_unread(const struct audit_result *result, enum kind kind,
    struct arena *arena, struct gaps *gaps)
{
	const struct coverage *coverage =
	    &snapshot_list(result->snapshot, kind)->coverage;
	struct unread *list =
	    add_list(words_of(kind_name(kind), coverage, arena),
		coverage->detail, arena, gaps);

	list->advice = lang(advice[coverage->reason]);
	gaps->list_count++;
	for (size_t i = 0; i < result->gap_count; i++) {
		const struct check_gap *gap = &result->gaps[i];
		if (is_of(gap, kind))
			add_check(gap->check, arena, list);
	}
}

/* Add the check of ${gap} to the entry of that title and reason. */
static void
add_reason(const struct check_gap *gap, strview title, struct arena *arena,
    struct gaps *gaps)
{
	for (size_t i = 0; i < gaps->count; i++) {
		if (sv_eq(gaps->lists[i].title, title) &&
		    sv_eq(gaps->lists[i].detail, gap->reason)) {
			add_check(gap->check, arena, &gaps->lists[i]);
			return;
		}
	}
	add_check(gap->check, arena, add_list(title, gap->reason, arena, gaps));
}

/* The list was read, and yet something in it could not be assessed. */
static void
add_read(const struct audit_result *result, enum kind kind, struct arena *arena,
    struct gaps *gaps)
{
	strview title =
	    arena_printf(arena, _("%s: not assessed whole"), kind_name(kind));

	for (size_t i = 0; i < result->gap_count; i++) {
		const struct check_gap *gap = &result->gaps[i];
		if (is_of(gap, kind))
			add_reason(gap, title, arena, gaps);
	}
}

/* The way in does not read this list: nobody failed, and yet the checks that
 * need it say nothing.  All such lists are told together. */
static void
add_outside(const struct audit_result *result, enum kind kind,
    struct arena *arena, struct unread *outside)
{
	bool is_needed = false;

	for (size_t i = 0; i < result->gap_count; i++) {
		const struct check_gap *gap = &result->gaps[i];
		if (!is_of(gap, kind))
			continue;
		add_check(gap->check, arena, outside);
		is_needed = true;
	}
	if (is_needed)
		outside->title = phrase_join(
		    outside->title, sv_from(kind_name(kind)), arena);
}

/* Events were not read, or not all that were asked for. */
static void
add_events(const struct audit_result *result, enum event_type type,
    struct arena *arena, struct gaps *gaps)
{
	const struct coverage *coverage =
	    &result->snapshot->events.covers[type].coverage;
	struct unread *list = NULL;

	for (size_t i = 0; i < result->gap_count; i++) {
		const struct check_gap *gap = &result->gaps[i];
		if (!gap->needs_events || gap->event != type)
			continue;
		if (list == NULL) {
			list = add_list(
			    words_of(event_type_name(type), coverage, arena),
			    coverage->detail, arena, gaps);
			list->advice = lang(advice[coverage->reason]);
		}
		add_check(gap->check, arena, list);
	}
}

static void
add_drift(
    const struct audit_result *result, struct arena *arena, struct gaps *gaps)
{
	for (size_t i = 0; i < result->gap_count; i++) {
		if (result->gaps[i].needs_baseline)
			add_reason(&result->gaps[i], SV_("drift: not judged"),
			    arena, gaps);
	}
}

size_t
gaps_checks(const struct audit_result *result)
{
	size_t count = 0;

	for (size_t i = 0; i < result->gap_count; i++) {
		size_t at = 0;
		while (result->gaps[at].check != result->gaps[i].check)
			at++;
		count += at == i;
	}
	return count;
}

void
gaps_build(
    const struct audit_result *result, struct arena *arena, struct gaps *gaps)
{
	struct unread outside = {
	    .detail = SV(""),
	    .advice = _("This way in does not read them: import an export to "
			"have them assessed."),
	};

	*gaps = (struct gaps){.check_count = gaps_checks(result)};
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		if (snapshot_is_complete(result->snapshot, kind))
			add_read(result, kind, arena, gaps);
		else if (snapshot_lacks(result->snapshot, kind))
			add_unread(result, kind, arena, gaps);
		else
			add_outside(result, kind, arena, &outside);
	}
	if (outside.count > 0) {
		outside.title = arena_printf(arena,
		    _("not read in a collection of this kind: " SV_FMT),
		    SV_ARG(outside.title));
		*add_list(SV(""), SV(""), arena, gaps) = outside;
	}
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		add_events(result, (enum event_type)i, arena, gaps);
	add_drift(result, arena, gaps);
}

strview
gaps_reason(const struct unread *list, struct arena *arena)
{
	if (list->detail.len == 0)
		return list->title;
	return phrase_pair(list->title, list->detail, arena);
}
