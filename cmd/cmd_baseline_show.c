/*
 * cmd_baseline_show.c - exoaudit baseline show: what people sign.
 */
#include <inttypes.h>
#include <stddef.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "baselines/baseline.h"
#include "cmd/command.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

static void
put_pair(struct strbuf *out, const char *label, strview value)
{
	strbuf_printf(out, "%-14s", label);
	term_escape(out, value);
	strbuf_add_char(out, '\n');
}

static void
put_header(struct strbuf *out, const struct baseline *baseline)
{
	char hex[DIGEST_HEX_MAX];
	char created[TIME_TEXT_MAX];
	char expires[TIME_TEXT_MAX];

	put_pair(out, "tenant", baseline->tenant);
	put_pair(out, "name", baseline->tenant_name);
	strbuf_printf(out, "serial        %" PRId64 "\n", baseline->serial);
	strbuf_printf(out, "created       %s\nexpires       %s\n",
	    time_text(baseline->created, created),
	    time_text(baseline->expires, expires));
	strbuf_printf(
	    out, "sha256        %s\n", digest_hex(&baseline->digest, hex));
	strbuf_printf(
	    out, "snapshot      %" PRId64 " of ", baseline->source_number);
	term_escape(out, baseline->series);
	strbuf_printf(out, "\nlink          %s\n",
	    digest_hex(&baseline->source_link, hex));
	if (baseline->has_previous)
		strbuf_printf(out, "previous      %s\n",
		    digest_hex(&baseline->previous, hex));
	put_pair(out, "fail-on", baseline->fail_on);
}

static void
put_scope(struct strbuf *out, const struct baseline *baseline)
{
	strbuf_add_text(out, "\nJudged against it:\n");
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
				? "judged no more"
				: "not in scope");
	}
}

static void
put_patterns(struct strbuf *out, const char *label,
    const struct policy_patterns *patterns)
{
	for (size_t i = 0; i < patterns->count; i++) {
		strbuf_printf(out, "  %-14s ", label);
		term_escape(out, patterns->at[i].pattern);
		strbuf_add_text(out, "  (");
		term_escape(out, patterns->at[i].reason);
		strbuf_add_text(out, ")\n");
	}
}

static void
put_ranges(struct strbuf *out, const char *label,
    const struct policy_range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(out, "  %-14s ", label);
		term_escape(out, ranges[i].text);
		strbuf_add_text(out, "  (");
		term_escape(out, ranges[i].reason);
		strbuf_add_text(out, ")\n");
	}
}

static void
put_policy(struct strbuf *out, const struct policy *policy)
{
	strbuf_printf(out, "\nPolicy:\n  hybrid         %s\n",
	    policy->hybrid ? "yes" : "no");
	put_ranges(out, "sender range", policy->ranges, policy->range_count);
	put_patterns(out, "certificate", &policy->certificates);
	put_patterns(out, "smart host", &policy->smart_hosts);
	put_patterns(out, "recipient", &policy->recipients);
	put_patterns(out, "SOC mailbox", &policy->soc_mailboxes);
	put_patterns(out, "ARC sealer", &policy->arc_sealers);
	put_patterns(out, "simulation", &policy->simulation);
	put_ranges(
	    out, "unfiltered", policy->allow_ranges, policy->allow_range_count);
	put_patterns(out, "administrator", &policy->administrators);
	for (size_t i = 0; i < policy->rotation_count; i++) {
		strbuf_add_text(out, "  rotation       ");
		term_escape(out, policy->rotations[i].app_id);
		strbuf_add_text(out, "  ticket ");
		term_escape(out, policy->rotations[i].ticket);
		strbuf_add_char(out, '\n');
	}
	for (size_t i = 0; i < policy->application_count; i++) {
		const struct policy_application *app = &policy->applications[i];
		strbuf_add_text(out, "  application    ");
		term_escape(out, app->app_id);
		strbuf_printf(out,
		    "  %zu grants, %zu delegated, %zu roles, %zu credentials  "
		    "(",
		    app->grants.count, app->delegated.count, app->roles.count,
		    app->credentials.count);
		term_escape(out, app->reason);
		strbuf_add_text(out, ")\n");
	}
}

static void
put_approvals(struct strbuf *out, const struct policy *policy)
{
	char when[TIME_TEXT_MAX];

	strbuf_add_text(out, "\nApprovals:\n");
	for (size_t i = 0; i < policy->approval_count; i++) {
		const struct approval *approval = &policy->approvals[i];
		strbuf_printf(out, "  " SV_FMT " %s ", SV_ARG(approval->check),
		    kind_name(approval->kind));
		term_escape(out, approval->name);
		strbuf_add_text(out, " by ");
		term_escape(out, approval->approver);
		strbuf_printf(
		    out, " until %s  (", time_text(approval->expires, when));
		term_escape(out, approval->reason);
		strbuf_add_text(out, ")\n");
	}
	if (policy->approval_count == 0)
		strbuf_add_text(out, "  none\n");
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
    .summary = "what a baseline says",
    .about =
	"Show what a baseline document says: tenant, serial, expiry, scope,\n"
	"policy and approvals.  It does not say whether it is trusted: that "
	"is\n"
	"for `exoaudit baseline verify`.",
    .options_size = sizeof(struct common_options),
    .least_words = 1,
    .most_words = 1,
    .words_use = WORDS_READ,
    .is_offline = command_is_offline,
    .run = run,
};
