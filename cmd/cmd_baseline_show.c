/*
 * cmd_baseline_show.c - exoaudit baseline show: what people sign.
 */
#include <inttypes.h>
#include <stddef.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "baselines/baseline.h"
#include "cmd/command.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define LABEL        14
#define POLICY_LABEL 15

static void
put_pair(struct strbuf *out, const char *label, strview value)
{
	output_pair(out, LABEL, label, value);
}

static void
put_time(struct strbuf *out, const char *label, int64_t seconds)
{
	char when[TIME_TEXT_MAX];

	put_pair(out, label, sv_from(time_text(seconds, when)));
}

static void
put_digest(struct strbuf *out, const char *label, const struct digest *digest)
{
	char hex[DIGEST_HEX_MAX];

	put_pair(out, label, sv_from(digest_hex(digest, hex)));
}

static void
put_header(struct strbuf *out, const struct baseline *baseline)
{
	put_pair(out, _("tenant"), baseline->tenant);
	put_pair(out, _("name"), baseline->tenant_name);
	output_cell(out, LABEL, _("serial"));
	strbuf_printf(out, "%" PRId64 "\n", baseline->serial);
	put_time(out, _("created"), baseline->created);
	put_time(out, _("expires"), baseline->expires);
	put_digest(out, "sha256", &baseline->digest);
	output_cell(out, LABEL, _("snapshot"));
	output_line(out, 0, "%lld of " SV_FMT,
	    (long long)baseline->source_number, SV_ARG(baseline->series));
	put_digest(out, _("link"), &baseline->source_link);
	if (baseline->has_previous)
		put_digest(out, _("previous"), &baseline->previous);
	put_pair(out, "fail-on", baseline->fail_on);
}

static void
put_scope(struct strbuf *out, const struct baseline *baseline)
{
	strbuf_printf(out, "\n%s\n", _("Judged against it:"));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((baseline->scope & KIND_BIT(i)) != 0)
			strbuf_printf(out, "  %-34s %zu\n",
			    kind_name((enum kind)i),
			    baseline->objects->lists[i].count);
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((baseline->scope & KIND_BIT(i)) == 0)
			strbuf_printf(out, "  %-34s %s\n",
			    kind_name((enum kind)i),
			    (baseline->dropped & KIND_BIT(i)) != 0
				? _("judged no more")
				: _("not in scope"));
	}
}

static void
put_label(struct strbuf *out, const char *label)
{
	strbuf_add_text(out, "  ");
	output_cell(out, POLICY_LABEL, label);
}

static void
put_entry(struct strbuf *out, const char *label, strview what, strview reason)
{
	put_label(out, label);
	output_line(
	    out, 0, SV_FMT "  (" SV_FMT ")", SV_ARG(what), SV_ARG(reason));
}

static void
put_patterns(struct strbuf *out, const char *label,
    const struct policy_patterns *patterns)
{
	for (size_t i = 0; i < patterns->count; i++)
		put_entry(out, label, patterns->at[i].pattern,
		    patterns->at[i].reason);
}

static void
put_ranges(struct strbuf *out, const char *label,
    const struct policy_range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_entry(out, label, ranges[i].text, ranges[i].reason);
}

static void
put_policy(struct strbuf *out, const struct policy *policy)
{
	strbuf_printf(out, "\n%s\n", _("Policy:"));
	put_label(out, _("hybrid"));
	strbuf_printf(out, "%s\n", policy->hybrid ? _("yes") : _("no"));
	put_ranges(out, _("sender range"), policy->ranges, policy->range_count);
	put_patterns(out, _("certificate"), &policy->certificates);
	put_patterns(out, _("smart host"), &policy->smart_hosts);
	put_patterns(out, _("recipient"), &policy->recipients);
	put_patterns(out, _("SOC mailbox"), &policy->soc_mailboxes);
	put_patterns(out, _("ARC sealer"), &policy->arc_sealers);
	put_patterns(out, _("simulation"), &policy->simulation);
	put_ranges(out, _("unfiltered"), policy->allow_ranges,
	    policy->allow_range_count);
	put_patterns(out, _("administrator"), &policy->administrators);
	for (size_t i = 0; i < policy->rotation_count; i++) {
		const struct policy_rotation *one = &policy->rotations[i];
		put_label(out, _("rotation"));
		output_line(out, 0, SV_FMT "  ticket " SV_FMT,
		    SV_ARG(one->app_id), SV_ARG(one->ticket));
	}
	for (size_t i = 0; i < policy->application_count; i++) {
		const struct policy_application *app = &policy->applications[i];
		put_label(out, _("application"));
		output_line(out, 0,
		    SV_FMT "  %zu grants, %zu delegated, %zu roles, "
			   "%zu credentials  (" SV_FMT ")",
		    SV_ARG(app->app_id), app->grants.count,
		    app->delegated.count, app->roles.count,
		    app->credentials.count, SV_ARG(app->reason));
	}
}

static void
put_approvals(struct strbuf *out, const struct policy *policy)
{
	char when[TIME_TEXT_MAX];

	strbuf_printf(out, "\n%s\n", _("Approvals:"));
	for (size_t i = 0; i < policy->approval_count; i++) {
		const struct approval *approval = &policy->approvals[i];
		output_line(out, 2,
		    SV_FMT " %s " SV_FMT " by " SV_FMT " until %s  (" SV_FMT
			   ")",
		    SV_ARG(approval->check), kind_name(approval->kind),
		    SV_ARG(approval->name), SV_ARG(approval->approver),
		    time_text(approval->expires, when),
		    SV_ARG(approval->reason));
	}
	if (policy->approval_count == 0)
		output_line(out, 2, "none");
}

static int
show(const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(baseline_done) struct baseline baseline = {0};

	TRY(file_read(path, LIMIT_BASELINE, &bytes, err));
	if (baseline_parse(strbuf_view(&bytes), &baseline, err) != 0)
		return err_wrap(err, "%s", path);
	put_header(&out, &baseline);
	put_scope(&out, &baseline);
	put_policy(&out, &baseline.policy);
	put_approvals(&out, &baseline.policy);
	return output_write(strbuf_view(&out), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	(void)options;
	return show(invocation->words.at[0], invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_baseline_show = {
    .name = "baseline show",
    .arguments = "FILE",
    .summary = N_("what a baseline says"),
    .about = N_(
	"Show what a baseline document says: tenant, serial, expiry, scope,\n"
	"policy and approvals.  It does not say whether it is trusted: that\n"
	"is for `exoaudit baseline verify`."),
    .options_size = sizeof(struct common_options),
    .least_words = 1,
    .most_words = 1,
    .words_use = WORDS_READ,
    .is_offline = command_is_offline,
    .run = run,
};
