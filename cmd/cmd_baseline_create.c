/*
 * cmd_baseline_create.c - exoaudit baseline create: a snapshot and a policy
 * become the document that people sign.
 */
#include <stddef.h>

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "baselines/baseline.h"
#include "cmd/baseline_gate.h"
#include "cmd/install.h"
#include "cmd/kind_words.h"
#include "cmd/output.h"
#include "cmd/renewal_approvals.h"
#include "cmd/rules.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

#define DAYS_DEFAULT 90
#define DAYS_MOST    3660

struct create_options {
	struct common_options common;
	int64_t number;
	const char *series;
	const char *policy;
	const char *output;
	const char *fail_on;
	const char *kinds;
	struct rules_options rules;
	int64_t days;
	int64_t as_of;
};

static const struct option_row rows[] = {
    {'n', "snapshot", OPTION_NUMBER, offsetof(struct create_options, number),
	"N", N_("stored snapshot (otherwise the newest)")},
    {'\0', "series", OPTION_TEXT, offsetof(struct create_options, series),
	"NAME", N_("series of the snapshot (otherwise live)")},
    {'p', "policy", OPTION_INPUT, offsetof(struct create_options, policy),
	"FILE", N_("policy.yaml: what is approved, and why")},
    {'o', "output", OPTION_OUTPUT, offsetof(struct create_options, output),
	"FILE", N_("the document (otherwise the configured baseline)")},
    {'\0', "fail-on", OPTION_TEXT, offsetof(struct create_options, fail_on),
	"SEVERITY",
	N_("audits end with 1 from here on (otherwise as the profile says, or "
	   "medium)")},
    RULES_OPTION_ROWS(struct create_options, rules),
    {'\0', "kinds", OPTION_TEXT, offsetof(struct create_options, kinds), "LIST",
	N_("judge these kinds and no others (otherwise all that were read)")},
    {'\0', "expires-in", OPTION_NUMBER, offsetof(struct create_options, days),
	"DAYS", N_("how long it holds (otherwise 90)")},
    {'\0', "as-of", OPTION_TIME, offsetof(struct create_options, as_of), "TIME",
	N_("date of the document (otherwise now)")},
};

struct create {
	const struct create_options *options;
	struct session session;
	struct arena *arena;
	const char *output;
	const char *policy_path; /* NULL: no policy */
	struct strbuf policy_yaml;
	struct store *store;
	struct snapshot *snapshot;
	struct policy policy;
	struct rules rules;
	struct baseline_recipe recipe;
	struct baseline old; /* what is there, if there is anything */
	struct digest previous;
	kind_set wanted;
};

static void
create_done(struct create *create)
{
	strbuf_done(&create->policy_yaml);
	baseline_done(&create->old);
	snapshot_free(create->snapshot);
	store_close(create->store);
}

static int
settle_output(struct create *create, struct err *err)
{
	const struct tenant_config *tenant = create->session.tenant;

	create->output = create->options->output;
	if (create->output == NULL && tenant != NULL)
		create->output = tenant->baseline;
	if (create->output != NULL)
		return 0;
	(void)err_set(err, ERR_USAGE, "no file for the baseline is named");
	return err_hint(
	    err, "give --output FILE, or set `baseline:` in the configuration");
}

static int
load(struct create *create, struct err *err)
{
	const struct create_options *options = create->options;
	const char *series =
	    options->series != NULL ? options->series : SERIES_LIVE;

	TRY(store_open(
	    create->session.store_path, STORE_READ, &create->store, err));
	TRY(session_tenant_id(&create->session, create->store, &options->common,
	    create->arena, err));
	return store_get(create->store, create->session.tenant_id,
	    sv_from(series), options->number, &create->snapshot, err);
}

static int
settle_times(struct create *create, struct err *err)
{
	const struct create_options *options = create->options;
	int64_t days = options->days > 0 ? options->days : DAYS_DEFAULT;

	if (days > DAYS_MOST)
		return err_set(
		    err, ERR_USAGE, "--expires-in: at most %d days", DAYS_MOST);
	create->recipe.created =
	    options->as_of > 0 ? options->as_of : time_now();
	create->recipe.expires = create->recipe.created + days * TIME_DAY;
	return 0;
}

static int
settle_policy(struct create *create, struct err *err)
{
	const char *path = create->options->policy;

	if (path == NULL)
		return 0;
	TRY(file_read(path, LIMIT_POLICY, &create->policy_yaml, err));
	if (policy_compile(strbuf_view(&create->policy_yaml), path,
		create->snapshot, create->recipe.expires, create->arena,
		&create->policy, err) == 0)
		return 0;
	if (err->hint[0] == '\0')
		(void)err_hint(err, "the README names a complete example");
	return -1;
}

static void
put_behind(struct create *create)
{
	create->previous = create->old.digest;
	create->recipe.previous = &create->previous;
	create->recipe.serial = create->old.serial + 1;
}

/*
 * Behind the document that is there; but one that nobody signed was never a
 * baseline, and the new one takes its number.
 */
static int
settle_previous(struct create *create, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};
	const char **signatures;
	size_t count;

	create->recipe.serial = 1;
	if (!file_exists(create->output))
		return 0;
	TRY(file_read(create->output, LIMIT_BASELINE, &bytes, err));
	if (baseline_parse(strbuf_view(&bytes), &create->old, err) != 0) {
		(void)err_wrap(err, "%s is in the way", create->output);
		return err_hint(err, "name another file with --output");
	}
	if (!sv_eq(create->old.tenant, create->snapshot->tenant))
		return err_set(err, ERR_TRUST,
		    "%s is the baseline of another tenant, " SV_FMT,
		    create->output, SV_ARG(create->old.tenant));
	TRY(beside_signatures(
	    create->output, create->arena, &signatures, &count, err));
	for (size_t i = 0; i < count; i++) {
		if (install_is_over(signatures[i], strbuf_view(&bytes))) {
			put_behind(create);
			return 0;
		}
	}
	if (!create->old.has_previous)
		return 0;
	create->previous = create->old.previous;
	create->recipe.previous = &create->previous;
	create->recipe.serial = create->old.serial;
	return 0;
}

static bool
is_wanted(const struct create *create, size_t kind)
{
	return (create->wanted & KIND_BIT(kind)) != 0;
}

static int
settle_scope(struct create *create, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};
	const struct create_options *options = create->options;
	kind_set lacking = 0;

	create->wanted = KIND_BIT(KIND_COUNT) - 1;
	if (options->kinds != NULL)
		TRY(kind_words_read(
		    "--kinds", options->kinds, &create->wanted, err));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (!is_wanted(create, i))
			continue;
		if (snapshot_is_complete(create->snapshot, (enum kind)i))
			create->recipe.scope |= KIND_BIT(i);
		else if (options->kinds != NULL)
			return err_set(err, ERR_USAGE,
			    "--kinds: %s was not read whole in this snapshot",
			    kind_name((enum kind)i));
		else if (snapshot_lacks(create->snapshot, (enum kind)i))
			lacking |= KIND_BIT(i);
	}
	kind_words_put(lacking, &names);
	if (lacking != 0)
		output_note(options->common.is_quiet,
		    "not read whole, and not judged against this baseline: %s",
		    strbuf_cstr(&names));
	/* That it judges less than the one before, it says itself. */
	if (create->recipe.previous != NULL)
		create->recipe.dropped =
		    (create->old.scope | create->old.dropped) &
		    ~create->recipe.scope;
	if (create->recipe.scope != 0)
		return 0;
	return err_set(err, ERR_FORMAT, "no list of this snapshot is complete");
}

static int
check_findings(const struct create *create, struct err *err)
{
	const struct tenant_config *tenant = create->session.tenant;
	struct check_input input = {
	    .now = create->snapshot,
	    .baseline = create->snapshot,
	    .policy = &create->policy,
	    .as_of = create->recipe.created,
	    .policy_expires = create->recipe.expires,
	    .own_app_id = sv_from(tenant != NULL ? tenant->client_id : NULL),
	};

	TRY(rules_run(&create->rules, create->snapshot, create->recipe.created,
	    create->arena, &input, err));
	return baseline_gate(&input, create->recipe.scope, create->arena, err);
}

static int
announce(const struct create *create, strview document, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct digest digest = digest_of(document);
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	output_line(&out, 0, "%s: serial %lld, expires %s", create->output,
	    (long long)create->recipe.serial,
	    time_text(create->recipe.expires, when));
	strbuf_printf(&out, "sha256 %s\n", digest_hex(&digest, hex));
	output_line(&out, 0,
	    "now have it signed: exoaudit baseline sign --name NAME "
	    "--certificate FILE --key FILE %s",
	    create->output);
	return output_write(strbuf_view(&out), err);
}

static int
prepare(struct create *create, struct err *err)
{
	enum severity fail_on;

	TRY(session_open(&create->options->common, false, create->arena,
	    &create->session, err));
	TRY(rules_load(create->session.tenant, &create->options->rules,
	    create->arena, &create->rules, err));
	TRY(session_severity(create->options->fail_on, "--fail-on",
	    rules_fail_on(&create->rules), &fail_on, err));
	TRY(settle_output(create, err));
	TRY(load(create, err));
	TRY(settle_times(create, err));
	TRY(settle_policy(create, err));
	TRY(renewal_approvals_check(
	    &create->policy, create->options->policy, &create->rules, err));
	TRY(settle_previous(create, err));
	TRY(settle_scope(create, err));
	create->recipe.snapshot = create->snapshot;
	create->recipe.policy = &create->policy;
	rules_bind(&create->rules, create->arena, &create->recipe.binding);
	create->recipe.fail_on = severity_word(fail_on);
	return 0;
}

static int
write_document(struct create *create, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf document = {.max = LIMIT_BASELINE};

	TRY(baseline_compose(&create->recipe, &document, err));
	TRY(strbuf_check(&document, _("the baseline"), err));
	if (create->recipe.serial > create->old.serial &&
	    create->old.objects != NULL)
		TRY(install_archive(
		    create->output, create->old.serial, create->arena, err));
	TRY(file_publish(create->output, strbuf_view(&document), 0644, err));
	return announce(create, strbuf_view(&document), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	struct err *err = invocation->err;
	CLEANUP(create_done)
	struct create create = {.options = options, .arena = invocation->arena};

	if (prepare(&create, err) != 0)
		return err->code == ERR_TRUST ? STATUS_UNTRUSTED
					      : STATUS_FAILED;
	if (check_findings(&create, err) != 0)
		return STATUS_FINDINGS;
	return write_document(&create, err) == 0 ? STATUS_GOOD : STATUS_FAILED;
}

const struct command command_baseline_create = {
    .name = "baseline create",
    .arguments = "",
    .summary = N_("make the document that people sign"),
    .about =
	N_("Make a baseline of a stored snapshot and a policy.  Refuses while\n"
	   "findings of medium or more are neither covered by the policy nor\n"
	   "approved by name: being in the baseline excuses nothing."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct create_options),
    .run = run,
};
