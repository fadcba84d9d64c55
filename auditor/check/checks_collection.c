/*
 * checks_collection.c - two witnesses of the transport rules: the list that is
 * shown, and the collection from which they could be made anew.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/*
 * What only the list tells, or tells with a default that the command line
 * leaves out: names of classes, places, and how texts are looked for.
 */
static const char *const one_sided[] = {"Actions", "Conditions", "Exceptions",
    "RecipientAddressType", "RuleErrorAction", "RuleSubType",
    "SenderAddressLocation", "SetAuditSeverity", "IncidentReportContent",
    "ApplyHtmlDisclaimerFallbackAction", "ApplyHtmlDisclaimerLocation"};

static bool
is_one_sided(strview name)
{
	for (size_t i = 0; i < COUNT_OF(one_sided); i++) {
		if (sv_eq(name, sv_from(one_sided[i])))
			return true;
	}
	return false;
}

/* What it does, whether it does it, and what it is called. */
static bool
is_compared(strview name)
{
	static const char *const others[] = {"Mode", "Name", "State"};
	const struct field *field = kind_field(KIND_TRANSPORT_RULE, name);

	for (size_t i = 0; i < COUNT_OF(others); i++) {
		if (sv_eq(name, sv_from(others[i])))
			return true;
	}
	return field != NULL && (field->flags & FIELD_BEHAVIOUR) != 0;
}

static bool
says_nothing(const struct json *value)
{
	return value == NULL || json_is_empty(value) ||
	       (value->type == JSON_BOOL && !value->truth);
}

/* XML turns CR LF into LF. */
static strview
without_returns(const struct check_run *run, strview text)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview rest = text;
	strview part;

	while (sv_cut(&rest, '\r', &part))
		strbuf_add(&buf, part);
	return arena_dup(run->arena, strbuf_view(&buf));
}

static bool
has_tables(const struct json *list)
{
	for (size_t i = 0; list->type == JSON_ARRAY && i < list->count; i++) {
		if (list->items[i].type == JSON_OBJECT)
			return true;
	}
	return list->type == JSON_OBJECT;
}

/*
 * Classifications are hash tables on the command line.  How the list spells
 * them is not documented: where it is otherwise, they cannot be compared.
 */
static bool
is_spelt_otherwise(const struct json *a, const struct json *b)
{
	return has_tables(a) != has_tables(b);
}

static bool
is_same(const struct check_run *run, const struct json *a, const struct json *b)
{
	if (says_nothing(a) || says_nothing(b))
		return says_nothing(a) && says_nothing(b);
	if (is_spelt_otherwise(a, b))
		return true;
	if (a->type == JSON_STRING && b->type == JSON_STRING)
		return sv_eq(without_returns(run, a->text),
		    without_returns(run, b->text));
	return normal_compare(a, b) == 0;
}

/* Note each field of ${from} in which the two differ; count them. */
static size_t
compare(const struct check_run *run, struct finding *finding,
    const struct object *shown, const struct object *exported,
    const struct object *from)
{
	size_t count = 0;

	for (size_t i = 0; i < from->state->count; i++) {
		strview name = from->state->items[i].key;
		const struct json *one = json_get(shown->state, name);
		const struct json *other = json_get(exported->state, name);
		bool was_met = from == shown && other != NULL;
		/* A default is no word of the collection's own. */
		bool is_default = is_one_sided(name) && from == shown;
		if (!is_compared(name) || was_met || is_default ||
		    one == NULL || is_same(run, one, other))
			continue;
		count++;
		run_note(run, finding, name.ptr, run_value(run, one),
		    run_value(run, other));
	}
	return count;
}

static void
judge_pair(struct check_run *run, const struct check *check,
    const struct object *shown, const struct object *exported)
{
	struct finding finding = run_begin(run, check, shown, check->points);

	if (compare(run, &finding, shown, exported, exported) +
		compare(run, &finding, shown, exported, shown) ==
	    0)
		return;
	finding.remediation =
	    remedy_on("Get-TransportRule", shown, "", run->arena);
	run_ground(run, &finding, exported);
	run_say(run, &finding,
	    SV_("the rule that is shown is not the rule that the collection "
		"would make; the values beside it are those of the "
		"collection"));
	run_add(run, &finding);
}

static void
judge_lone(struct check_run *run, const struct check *check,
    const struct object *object, strview why)
{
	struct finding finding = run_begin(run, check, object, check->points);

	finding.remediation =
	    remedy_on("Get-TransportRule", object, "", run->arena);
	run_say(run, &finding, why);
	run_add(run, &finding);
}

/* Shown to administrators is one rule, exported with them another. */
void
check_tr_060(struct check_run *run, const struct check *check)
{
	const struct object_list *shown =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);
	const struct object_list *exported =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE_EXPORT);
	bool is_shown = snapshot_is_complete(run->now, KIND_TRANSPORT_RULE);
	bool is_exported =
	    snapshot_is_complete(run->now, KIND_TRANSPORT_RULE_EXPORT);

	for (size_t i = 0; i < exported->count; i++) {
		const struct object *other = &exported->objects[i];
		const struct object *one =
		    snapshot_find(run->now, KIND_TRANSPORT_RULE, other->id);
		if (one != NULL)
			judge_pair(run, check, one, other);
		else if (is_shown)
			judge_lone(run, check, other,
			    SV_("it is in the rule collection and not among "
				"the rules that are shown"));
	}
	for (size_t i = 0; is_exported && i < shown->count; i++) {
		const struct object *one = &shown->objects[i];
		if (snapshot_find(
			run->now, KIND_TRANSPORT_RULE_EXPORT, one->id) == NULL)
			judge_lone(run, check, one,
			    SV_("it is shown and not in the rule collection"));
	}
}
