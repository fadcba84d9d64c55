/*
 * checks_rule.c - transport rules that remove or forge headers.
 *
 * RemoveHeader and SetHeaderName come trimmed and in lower case.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* The twelve that the campaign of 2022 removed. */
static const strview authentication[] = {
    SV_INIT("x-ms-exchange-externaloriginalinternetsender"),
    SV_INIT("x-ms-exchange-skiplistedinternetsender"),
    SV_INIT("received-spf"),
    SV_INIT("received"),
    SV_INIT("arc-authentication-results"),
    SV_INIT("arc-message-signature"),
    SV_INIT("dkim-signature"),
    SV_INIT("arc-seal"),
    SV_INIT("x-ms-exchange-senderadcheck"),
    SV_INIT("x-ms-exchange-authentication-results"),
    SV_INIT("authentication-results"),
    SV_INIT("x-ms-exchange-antispam-messagedata-chunkcount"),
};

/* Their neighbours: verdicts of filters, and what investigators need. */
static const strview forensic[] = {
    SV_INIT("authentication-results-original"),
    SV_INIT("return-path"),
    SV_INIT("x-eopattributedmessage"),
    SV_INIT("x-eoptenantattributedmessage"),
    SV_INIT("x-forefront-antispam-report"),
    SV_INIT("x-forefront-antispam-report-untrusted"),
    SV_INIT("x-microsoft-antispam"),
    SV_INIT("x-microsoft-antispam-mailbox-delivery"),
    SV_INIT("x-microsoft-antispam-message-info"),
    SV_INIT("x-microsoft-antispam-untrusted"),
    SV_INIT("x-ms-exchange-antispam-relay"),
    SV_INIT("x-ms-publictraffictype"),
    SV_INIT("x-originating-ip"),
};

/* What filters and clients take on trust, besides the twelve. */
static const strview trusted[] = {
    SV_INIT("x-forefront-antispam-report"),
    SV_INIT("x-microsoft-antispam"),
    SV_INIT("x-ms-exchange-organization-antispamreport"),
    SV_INIT("x-ms-exchange-organization-authas"),
    SV_INIT("x-ms-exchange-organization-authmechanism"),
    SV_INIT("x-ms-exchange-organization-authsource"),
    SV_INIT("x-ms-exchange-organization-bypassclutter"),
    SV_INIT("x-ms-exchange-organization-messagedirectionality"),
    SV_INIT("x-ms-exchange-organization-pcl"),
    SV_INIT("x-ms-exchange-organization-scl"),
    SV_INIT("x-ms-exchange-organization-skipsafeattachmentprocessing"),
    SV_INIT("x-ms-exchange-organization-skipsafelinksprocessing"),
};

static size_t
place(const strview *names, size_t count, strview name)
{
	size_t at = 0;

	while (at < count && !sv_eq(names[at], name))
		at++;
	return at;
}

#define IS_IN(names, name)                                                     \
	(place(names, COUNT_OF(names), name) < COUNT_OF(names))

/*
 * The first header in ${field} that ${is_it}, or "".  The service takes one
 * name; whatever wrote several meant all of them.
 */
static strview
find_header(
    const struct object *rule, const char *field, bool (*is_it)(strview header))
{
	const struct json *value;

	for (size_t i = 0; (value = object_each(rule, field, i)) != NULL; i++) {
		if (is_it(json_text(value)))
			return json_text(value);
	}
	return SV("");
}

static bool
is_authentication(strview header)
{
	return IS_IN(authentication, header);
}

static bool
is_forensic(strview header)
{
	return IS_IN(forensic, header) ||
	       sv_starts(header, SV("x-ms-exchange-organization-")) ||
	       sv_starts(header, SV("x-ms-exchange-crosstenant-"));
}

static bool
is_trusted(strview header)
{
	return IS_IN(authentication, header) || IS_IN(trusted, header);
}

/*
 * Mark in ${gone} which of the twelve ${rule} removes, or overwrites, which is
 * as good; true for any.
 */
static bool
mark_gone(const struct object *rule, bool *gone)
{
	static const char *const fields[] = {"RemoveHeader", "SetHeaderName"};
	const struct json *value;
	bool is_any = false;

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		for (size_t j = 0;
		     (value = object_each(rule, fields[i], j)) != NULL; j++) {
			size_t at = place(authentication,
			    COUNT_OF(authentication), json_text(value));
			if (at == COUNT_OF(authentication))
				continue;
			gone[at] = true;
			is_any = true;
		}
	}
	return is_any;
}

static size_t
count_true(const bool *flags, size_t count)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += flags[i];
	return sum;
}

/* How many of the twelve are gone by rules that are switched on. */
static size_t
count_gone(const struct object_list *rules)
{
	bool gone[COUNT_OF(authentication)] = {false};

	for (size_t i = 0; i < rules->count; i++) {
		const struct object *rule = &rules->objects[i];
		if (!sv_eq(object_text(rule, "State"), SV("Disabled")))
			(void)mark_gone(rule, gone);
	}
	return count_true(gone, COUNT_OF(authentication));
}

/* A finding on what ${rule} does with the header in ${field}. */
static struct finding
begin(const struct check_run *run, const struct check *check,
    const struct object *rule, const char *field, unsigned points)
{
	struct finding finding = run_begin(run, check, rule, points);

	finding.happened_at = rule_time(rule);
	finding.remediation =
	    remedy_on("Disable-TransportRule", rule, "", run->arena);
	run_note_field(run, &finding, field, SV_("no such rule"));
	run_note_field(run, &finding, "State", SV(""));
	run_note_field(run, &finding, "Mode", SV(""));
	if (object_is_set(rule, "FromScope"))
		run_note_field(run, &finding, "FromScope", SV(""));
	if (object_is_set(rule, "SentToScope"))
		run_note_field(run, &finding, "SentToScope", SV(""));
	return finding;
}

void
check_tr_002(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);
	bool is_alone = count_gone(list) <= 1;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		strview header =
		    find_header(rule, "RemoveHeader", is_authentication);
		if (header.len == 0)
			continue;
		/* Hiding internal hosts from the world is an old habit. */
		bool is_habit = is_alone && rule_is_outbound(rule) &&
				sv_eq(header, SV("received"));
		struct finding finding = begin(run, check, rule, "RemoveHeader",
		    is_habit ? 32 : check->points);
		run_add(run, &finding);
	}
}

void
check_tr_003(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		strview header = find_header(rule, "RemoveHeader", is_forensic);
		if (header.len == 0)
			continue;
		bool is_privacy = rule_is_outbound(rule) &&
				  sv_eq(header, SV("x-originating-ip"));
		struct finding finding = begin(run, check, rule, "RemoveHeader",
		    is_privacy ? 30 : check->points);
		run_add(run, &finding);
	}
}

static void
take_member(const struct check_run *run, struct finding *finding,
    const struct object *rule)
{
	int64_t when = rule_time(rule);

	run_member(run, finding, rule);
	/* The sweep is there when the last of its rules is. */
	if (when > finding->happened_at)
		finding->happened_at = when;
	finding->remediation = remedy_append(finding->remediation,
	    remedy_on("Disable-TransportRule", rule, "", run->arena),
	    run->arena);
}

void
check_tr_004(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);
	bool gone[COUNT_OF(authentication)] = {false};
	struct finding finding =
	    run_begin_set(run, check, KIND_TRANSPORT_RULE, check->points);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		if (rule_is_on(rule) && mark_gone(rule, gone))
			take_member(run, &finding, rule);
	}
	size_t count = count_true(gone, COUNT_OF(authentication));
	if (count < 3)
		return;
	run_say(run, &finding,
	    arena_printf(run->arena,
		PLURAL(finding.member_count,
		    "%zu rule removes or overwrites %zu of the twelve headers",
		    "%zu rules remove or overwrite %zu of the twelve headers"),
		finding.member_count, count));
	for (size_t i = 0; i < COUNT_OF(authentication); i++) {
		if (gone[i])
			run_note_label(run, &finding, N_("header"),
			    authentication[i], SV_("left as it is"));
	}
	run_add(run, &finding);
}

void
check_tr_005(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		strview why;
		if (find_header(rule, "SetHeaderName", is_trusted).len == 0)
			continue;
		bool is_locked =
		    view_are_covered(run, rule, "SenderIpRanges", &why);
		struct finding finding = begin(run, check, rule,
		    "SetHeaderName", is_locked ? 15 : check->points);
		run_note_field(run, &finding, "SetHeaderValue", SV(""));
		if (object_is_set(rule, "SenderIpRanges"))
			run_note_field(run, &finding, "SenderIpRanges",
			    is_locked ? SV("") : SV_("approved ranges"));
		run_add(run, &finding);
	}
}
