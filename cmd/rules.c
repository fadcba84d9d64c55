/*
 * rules.c - profiles and checks of the user's own: of the configuration, and
 * of the command line beside it.
 */
#include "cmd/rules.h"

#include <string.h>

#include "auditor/audit/controlrun.h"
#include "auditor/audit/ownrun.h"

#include "auditor/base/banned.h"

static int
add_profiles(
    const char *list, struct arena *arena, struct rules *rules, struct err *err)
{
	strview rest = sv_from(list);
	strview name;

	while (rest.len > 0 && sv_cut(&rest, ',', &name))
		TRY(profile_add(&rules->profiles,
		    arena_dup(arena, sv_trim(name)).ptr, arena, err));
	return 0;
}

/* ${more} behind what is there; a check cannot be in both. */
static int
add_checks(const char *folder, struct arena *arena, struct rules *rules,
    struct err *err)
{
	struct checkfile *more;
	size_t count;

	TRY(ownrun_load(folder, arena, &more, &count, err));
	struct checkfile *all =
	    arena_alloc(arena, rules->check_count + count, sizeof(*all));
	for (size_t i = 0; i < rules->check_count; i++)
		all[i] = rules->checks[i];
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < rules->check_count; j++) {
			if (sv_eq_fold(more[i].head.id, all[j].head.id))
				return err_set(err, ERR_CONFIG,
				    "%s:%u: " SV_FMT " is the id of %s already",
				    more[i].path, more[i].head.id_line,
				    SV_ARG(more[i].head.id), all[j].path);
		}
		all[rules->check_count + i] = more[i];
	}
	rules->checks = all;
	rules->check_count += count;
	return 0;
}

int
rules_load(const struct tenant_config *tenant,
    const struct rules_options *options, struct arena *arena,
    struct rules *rules, struct err *err)
{
	const char *configured = tenant != NULL ? tenant->checks : NULL;

	*rules = (struct rules){0};
	if (tenant != NULL && tenant->profile != NULL)
		TRY(add_profiles(tenant->profile, arena, rules, err));
	for (size_t i = 0; i < options->profiles.count; i++)
		TRY(add_profiles(options->profiles.at[i], arena, rules, err));
	TRY(controlrun_check(&rules->profiles, err));
	if (configured != NULL)
		TRY(add_checks(configured, arena, rules, err));
	if (options->checks == NULL ||
	    (configured != NULL && strcmp(configured, options->checks) == 0))
		return 0;
	return add_checks(options->checks, arena, rules, err);
}

bool
rules_has_check(const struct rules *rules, strview id)
{
	for (size_t i = 0; i < rules->check_count; i++) {
		if (sv_eq_fold(rules->checks[i].head.id, id))
			return true;
	}
	return false;
}

enum severity
rules_fail_on(const struct rules *rules)
{
	static const struct check any = {.id = ""};
	struct profile_limit limit =
	    profile_limit(&rules->profiles, &any, SEVERITY_MEDIUM);

	return limit.is_never ? SEVERITY_CRITICAL : limit.from;
}

void
rules_bind(
    const struct rules *rules, struct arena *arena, struct binding *binding)
{
	for (size_t i = 0; i < rules->profiles.count; i++)
		binding_add(&binding->profiles, arena,
		    rules->profiles.at[i].name, &rules->profiles.at[i].digest);
	for (size_t i = 0; i < rules->check_count; i++)
		binding_add(&binding->checks, arena, rules->checks[i].head.id,
		    &rules->checks[i].digest);
}

int
rules_run(const struct rules *rules, const struct snapshot *snapshot,
    int64_t as_of, struct arena *arena, struct check_input *input,
    struct err *err)
{
	struct ownrun run = {
	    .files = rules->checks,
	    .count = rules->check_count,
	    .baseline = snapshot,
	    .as_of = as_of,
	    .arena = arena,
	};
	struct own_result *results;

	ownrun_begin(&run, snapshot);
	TRY(ownrun_results(&run, snapshot, 0, &results, err));
	input->own = results;
	input->own_count = run.count;
	return 0;
}
