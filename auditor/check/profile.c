/*
 * profile.c - from which severity on a check counts.
 */
#include "auditor/check/profile.h"

#include "auditor/check/own.h"

#include "auditor/base/banned.h"

/* How well ${rule} fits ${id}: the length of what is the same, 0 for not. */
static size_t
fit(const struct profile_rule *rule, strview id)
{
	strview pattern = rule->pattern;

	if (sv_eq_fold(pattern, id))
		return pattern.len + 1;
	if (!sv_ends(pattern, SV("*")))
		return 0;
	strview head = sv_slice(pattern, 0, pattern.len - 1);
	return sv_starts_fold(id, head) ? pattern.len : 0;
}

static struct profile_limit
limit_of(const struct profile *profile, const struct check *check)
{
	struct profile_limit limit = {.from = profile->fail_on};
	size_t best = 0;

	for (size_t i = 0; i < profile->rule_count; i++) {
		const struct profile_rule *rule = &profile->rules[i];
		size_t found = fit(rule, sv_from(check->id));
		if (found <= best)
			continue;
		best = found;
		limit = (struct profile_limit){.is_never = rule->is_never,
		    .is_ruled = true,
		    .from = rule->from};
	}
	return limit;
}

bool
profile_is_laxer(struct profile_limit a, struct profile_limit b)
{
	if (a.is_never || b.is_never)
		return a.is_never && !b.is_never;
	return a.from > b.from;
}

bool
profile_decides(const struct profile_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->at[i].is_deciding)
			return true;
	}
	return false;
}

struct profile_limit
profile_limit(const struct profile_set *set, const struct check *check,
    enum severity otherwise)
{
	struct profile_limit strictest = {.is_never = true};

	if (!profile_decides(set))
		return (struct profile_limit){.from = otherwise};
	for (size_t i = 0; i < set->count; i++) {
		if (!set->at[i].is_deciding)
			continue;
		struct profile_limit limit = limit_of(&set->at[i], check);
		if (profile_is_laxer(strictest, limit))
			strictest = limit;
	}
	return strictest;
}

const char *
profile_limit_word(struct profile_limit limit)
{
	return limit.is_never ? "never" : severity_word(limit.from);
}

static bool
names_some(const struct profile_rule *rule, const struct own_result *own,
    size_t own_count)
{
	for (size_t i = 0; i < check_count(); i++) {
		if (fit(rule, sv_from(check_at(i)->id)) > 0)
			return true;
	}
	for (size_t i = 0; i < own_count; i++) {
		if (fit(rule, sv_from(own[i].check->id)) > 0)
			return true;
	}
	return false;
}

int
profile_check_names(const struct profile_set *set, const struct own_result *own,
    size_t own_count, struct err *err)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct profile *profile = &set->at[i];
		for (size_t j = 0; j < profile->rule_count; j++) {
			if (names_some(&profile->rules[j], own, own_count))
				continue;
			(void)err_set(err, ERR_CONFIG,
			    "%s: there is no check \"" SV_FMT "\"",
			    profile->path, SV_ARG(profile->rules[j].pattern));
			return err_hint(err,
			    "see `exoaudit checks`; checks of your own are "
			    "known with --checks");
		}
	}
	return 0;
}
