/*
 * counting.c - which findings count, by baseline, profiles and command line.
 */
#include "auditor/audit/counting.h"

#include "auditor/base/banned.h"

static enum severity
lower(enum severity a, enum severity b)
{
	return a < b ? a : b;
}

/* What was signed, or, without a baseline, what the profiles say. */
static struct profile_limit
signed_limit(const struct counting *counting, const struct check *check)
{
	struct profile_limit limit =
	    profile_limit(&counting->bound, check, counting->fail_on);

	if (!limit.is_ruled && !limit.is_never && counting->is_signed)
		limit.from = lower(limit.from, counting->fail_on);
	return limit;
}

struct profile_limit
counting_limit(const struct counting *counting, const struct check *check)
{
	struct profile_limit limit = signed_limit(counting, check);

	if (profile_decides(&counting->asked)) {
		struct profile_limit more =
		    profile_limit(&counting->asked, check, limit.from);
		if (profile_is_laxer(limit, more))
			limit = more;
	}
	if (!limit.is_never)
		limit.from = lower(limit.from, counting->asked_fail_on);
	return limit;
}

bool
counting_has(const struct counting *counting, const struct finding *finding)
{
	if (finding->status == FINDING_ACCEPTED)
		return false;
	struct profile_limit limit = counting_limit(counting, finding->check);
	return !limit.is_never && finding->severity >= limit.from;
}

/* The least fail-on of the deciding profiles of ${set}. */
static enum severity
set_fail_on(const struct profile_set *set, enum severity least)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->at[i].is_deciding)
			least = lower(least, set->at[i].fail_on);
	}
	return least;
}

enum severity
counting_fail_on(const struct counting *counting)
{
	enum severity limit = counting->fail_on;

	if (profile_decides(&counting->bound)) {
		limit = set_fail_on(&counting->bound, SEVERITY_CRITICAL);
		if (counting->is_signed)
			limit = lower(limit, counting->fail_on);
	}
	return lower(
	    set_fail_on(&counting->asked, limit), counting->asked_fail_on);
}

static bool
is_set_strict(const struct profile_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->at[i].strict_coverage)
			return true;
	}
	return false;
}

bool
counting_is_strict(const struct counting *counting)
{
	return is_set_strict(&counting->bound) ||
	       is_set_strict(&counting->asked);
}

/* --- what was signed ----------------------------------------------------- */

static int
check_own(
    const struct ownrun *own, const struct binding_list *list, struct err *err)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct binding_entry *entry = &list->at[i];
		const struct checkfile *file = NULL;
		for (size_t j = 0; j < own->count; j++) {
			if (sv_eq_fold(own->files[j].head.id, entry->name))
				file = &own->files[j];
		}
		if (file != NULL && digest_eq(&file->digest, &entry->digest))
			continue;
		if (file != NULL)
			(void)err_set(err, ERR_TRUST,
			    "check " SV_FMT " (%s) was edited since the "
			    "baseline was signed",
			    SV_ARG(entry->name), file->path);
		else
			(void)err_set(err, ERR_TRUST,
			    "check " SV_FMT ", which the baseline names, is "
			    "not there",
			    SV_ARG(entry->name));
		return err_hint(err,
		    "give the folder that was signed with --checks or "
		    "`checks:`, or sign a new baseline");
	}
	return 0;
}

static const struct profile *
find_profile(const struct profile_set *set, const struct digest *digest)
{
	for (size_t i = 0; i < set->count; i++) {
		if (digest_eq(&set->at[i].digest, digest))
			return &set->at[i];
	}
	return NULL;
}

/* All that ship, to find one by its digest. */
static int
shipped(struct arena *arena, struct profile_set *set, struct err *err)
{
	const struct profile_file *file;

	for (size_t i = 0; (file = profile_shipped(i)) != NULL; i++)
		TRY(profile_add(set, file->name, arena, err));
	return 0;
}

static int
bind_profiles(const struct profile_set *asked, const struct binding_list *list,
    struct arena *arena, struct counting *counting, struct err *err)
{
	struct profile_set all = {0};

	if (list->count == 0)
		return 0;
	TRY(shipped(arena, &all, err));
	counting->bound.at =
	    arena_alloc(arena, list->count, sizeof(*counting->bound.at));
	for (size_t i = 0; i < list->count; i++) {
		const struct binding_entry *entry = &list->at[i];
		const struct profile *profile =
		    find_profile(asked, &entry->digest);
		if (profile == NULL)
			profile = find_profile(&all, &entry->digest);
		if (profile != NULL) {
			counting->bound.at[counting->bound.count++] = *profile;
			continue;
		}
		(void)err_set(err, ERR_TRUST,
		    "profile " SV_FMT ", as the baseline names it, is not "
		    "there",
		    SV_ARG(entry->name));
		return err_hint(err,
		    "give the file that was signed, unedited, with --profile "
		    "or `profile:`, or sign a new baseline");
	}
	return 0;
}

/* --- what is asked for --------------------------------------------------- */

static int
fail_laxer(
    const struct counting *counting, const struct check *check, struct err *err)
{
	(void)err_set(err, ERR_USAGE,
	    "profile " SV_FMT " is laxer than what was signed: %s: %s, where "
	    "%s was signed",
	    SV_ARG(counting->asked.at[0].name), check->id,
	    profile_limit_word(
		profile_limit(&counting->asked, check, counting->fail_on)),
	    profile_limit_word(signed_limit(counting, check)));
	return err_hint(err,
	    "configuration and command line can only tighten; sign a new "
	    "baseline with this profile");
}

static int
check_tighter(
    const struct counting *counting, const struct ownrun *own, struct err *err)
{
	if (!profile_decides(&counting->asked))
		return 0;
	for (size_t i = 0; i < check_count() + own->count; i++) {
		const struct check *check =
		    i < check_count() ? check_at(i)
				      : &own->checks[i - check_count()];
		struct profile_limit asked =
		    profile_limit(&counting->asked, check, counting->fail_on);
		if (profile_is_laxer(asked, signed_limit(counting, check)))
			return fail_laxer(counting, check, err);
	}
	return 0;
}

/* What is asked for and was not signed already. */
static void
take_asked(const struct profile_set *asked, struct arena *arena,
    struct counting *counting)
{
	counting->asked.at =
	    arena_alloc(arena, asked->count, sizeof(*counting->asked.at));
	for (size_t i = 0; i < asked->count; i++) {
		if (find_profile(&counting->bound, &asked->at[i].digest) ==
		    NULL)
			counting->asked.at[counting->asked.count++] =
			    asked->at[i];
	}
}

static int
check_names(const struct counting *counting, const struct ownrun *own,
    struct arena *arena, struct err *err)
{
	struct own_result *known =
	    arena_alloc(arena, own->count, sizeof(*known));

	for (size_t i = 0; i < own->count; i++)
		known[i].check = &own->checks[i];
	TRY(profile_check_names(&counting->bound, known, own->count, err));
	return profile_check_names(&counting->asked, known, own->count, err);
}

int
counting_settle(const struct counting_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct counting *counting, struct err *err)
{
	*counting = (struct counting){
	    .fail_on = SEVERITY_MEDIUM,
	    .asked_fail_on = request->fail_on,
	    .is_signed = baseline != NULL,
	};
	if (baseline == NULL) {
		counting->bound = *request->profiles;
		return check_names(counting, request->own, arena, err);
	}
	(void)severity_find(baseline->fail_on, &counting->fail_on);
	TRY(check_own(request->own, &baseline->binding.checks, err));
	TRY(bind_profiles(request->profiles, &baseline->binding.profiles, arena,
	    counting, err));
	take_asked(request->profiles, arena, counting);
	TRY(check_names(counting, request->own, arena, err));
	return check_tighter(counting, request->own, err);
}
