/*
 * checks_name.c - names: a hint, never more than that by themselves.
 */
#include "auditor/base/fold.h"
#include "auditor/base/lang.h"
#include "auditor/check/bigram.h"
#include "auditor/check/checks.h"
#include "auditor/check/names.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

void
check_ic_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_INBOUND_CONNECTOR);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *connector = &list->objects[i];
		strview folded = names_fold(connector->name, run->arena);
		if (!names_is_ran(folded))
			continue;
		/* Switched off it counts half of 80. */
		bool is_off = object_is_not(connector, "Enabled");
		struct finding finding = run_begin(
		    run, check, connector, is_off ? 80 : check->points);
		finding.happened_at = connector_time(run, connector);
		finding.remediation = remedy_on(
		    "Remove-InboundConnector", connector, "", run->arena);
		/* Whom it lets in says more than its name. */
		run_note_field(run, &finding, "SenderIPAddresses", SV(""));
		run_note_field(run, &finding, "ConnectorType", SV(""));
		run_note_field(run, &finding, "Enabled", SV(""));
		view_note_name(run, &finding, folded);
		run_add(run, &finding);
	}
}

/* Short forms of trades, and names of products: no words, and no accident. */
static const char *const short_forms[] = {"dkim", "dmarc", "ftps", "http",
    "https", "imap", "ldap", "mfps", "qnap", "sftp", "smtp", "smtps", "snmp",
    "vlan", "wsus", "xmpp"};

/* The letters behind the last of "_-.", or all of it. */
static strview
last_token(strview folded)
{
	size_t at = folded.len;

	while (at > 0 && folded.ptr[at - 1] != '_' &&
	       folded.ptr[at - 1] != '-' && folded.ptr[at - 1] != '.')
		at--;
	return sv_slice(folded, at, folded.len);
}

/* Part of the tenant's own names: domains, and what it is called. */
static bool
is_own_word(const struct check_run *run, strview word)
{
	const struct object_list *domains =
	    snapshot_list(run->now, KIND_ACCEPTED_DOMAIN);

	for (size_t i = 0; i < domains->count; i++) {
		strview name = object_text(&domains->objects[i], "DomainName");
		if (sv_find_fold(name, word) < name.len)
			return true;
	}
	strview name = fold(run->now->tenant_name, run->arena);
	if (sv_has(name, word))
		return true;
	for (size_t i = 0; i < COUNT_OF(short_forms); i++) {
		if (sv_eq(word, sv_from(short_forms[i])))
			return true;
	}
	return false;
}

/*
 * The catalogue names 5.5 bits for a table of its own making; with the one of
 * bigram.c, 5 bits catch four of five random names of five letters and less
 * than one word of a hundred (bigram_test.c).
 */
#define SURPRISE_MOST (5 * BIGRAM_BIT)

static void
judge_random(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	strview token = last_token(names_fold(connector->name, run->arena));
	unsigned surprise = bigram_surprise(token);

	if (token.len < 4 || token.len > 8 || surprise <= SURPRISE_MOST ||
	    is_own_word(run, token))
		return;
	struct finding finding =
	    view_begin(run, check, connector, check->points);
	finding.remediation = remedy_on(
	    "Get-InboundConnector", connector, " | Format-List", run->arena);
	run_note(run, &finding, "Name", connector->name, SV(""));
	run_say(run, &finding,
	    arena_printf(run->arena,
		_(SV_FMT " is no word: %u.%u bits a letter, words have less "
			 "than 5"),
		SV_ARG(token), surprise / BIGRAM_BIT,
		surprise % BIGRAM_BIT * 10 / BIGRAM_BIT));
	run_add(run, &finding);
}

void
check_ic_002(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_random);
}

void
check_tr_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		strview folded = names_fold(rule->name, run->arena);
		if (!names_is_test(folded))
			continue;
		bool removes = object_is_set(rule, "RemoveHeader");
		struct finding finding =
		    run_begin(run, check, rule, removes ? 30 : check->points);
		finding.happened_at = rule_time(rule);
		finding.remediation =
		    remedy_on("Remove-TransportRule", rule, "", run->arena);
		view_note_name(run, &finding, folded);
		if (removes)
			run_note_field(run, &finding, "RemoveHeader", SV(""));
		run_add(run, &finding);
	}
}
