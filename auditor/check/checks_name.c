/*
 * checks_name.c - names: a hint, never more than that by themselves.
 */
#include "auditor/base/fold.h"
#include "auditor/check/checks.h"
#include "auditor/check/names.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* The name as it stands, and what it reads like when that differs. */
static void
note_name(const struct check_run *run, struct finding *finding, strview folded)
{
	run_note(run, finding, "Name", finding->name, SV(""));
	if (!sv_eq_fold(finding->name, folded))
		run_say(run, finding,
		    arena_printf(run->arena,
			"without disguise it reads " SV_FMT, SV_ARG(folded)));
}

void
check_ic_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_INBOUND_CONNECTOR);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *connector = &list->objects[i];
		strview folded = fold(connector->name, run->arena);
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
		note_name(run, &finding, folded);
		run_add(run, &finding);
	}
}

void
check_tr_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *rule = &list->objects[i];
		strview folded = fold(rule->name, run->arena);
		if (!names_is_test(folded))
			continue;
		bool removes = object_is_set(rule, "RemoveHeader");
		struct finding finding =
		    run_begin(run, check, rule, removes ? 30 : check->points);
		finding.happened_at = rule_time(rule);
		finding.remediation =
		    remedy_on("Remove-TransportRule", rule, "", run->arena);
		note_name(run, &finding, folded);
		if (removes)
			run_note_field(run, &finding, "RemoveHeader", SV(""));
		run_add(run, &finding);
	}
}

/* Was ${a} surely there before ${b}?  Then ${b} is the copy. */
static bool
is_older(
    const struct check_run *run, const struct object *a, const struct object *b)
{
	bool was_a = run_before(run, a) != NULL;
	bool was_b = run_before(run, b) != NULL;
	int64_t made_a = run_time(a, "WhenCreatedUTC");
	int64_t made_b = run_time(b, "WhenCreatedUTC");

	if (was_a != was_b)
		return was_a;
	return made_a != 0 && made_b != 0 && made_a < made_b;
}

/* An object whose name ${list}[${at}] imitates, or NULL. */
static const struct object *
find_original(const struct check_run *run, const struct object_list *list,
    const struct name_shape *shapes, size_t at)
{
	for (size_t i = 0; i < list->count; i++) {
		if (i != at && names_look_alike(&shapes[i], &shapes[at]) &&
		    !is_older(run, &list->objects[at], &list->objects[i]))
			return &list->objects[i];
	}
	return NULL;
}

static void
add_hidden(struct check_run *run, struct finding *finding, strview disguise,
    const struct object *original)
{
	note_name(run, finding, fold(finding->name, run->arena));
	if (disguise.len > 0)
		run_say(run, finding,
		    arena_printf(run->arena, "the name holds " SV_FMT,
			SV_ARG(disguise)));
	if (original != NULL)
		run_note(run, finding, "looks like", original->name, SV(""));
	if (!fold_has_letter(finding->name))
		run_say(
		    run, finding, SV("the name has neither letter nor digit"));
	run_add(run, finding);
}

static void
judge_names(struct check_run *run, const struct check *check, enum kind kind,
    const char *cmdlet, const char *rest)
{
	const struct object_list *list = snapshot_list(run->now, kind);
	bool is_rule = kind == KIND_TRANSPORT_RULE;
	struct name_shape *shapes =
	    arena_alloc(run->arena, list->count, sizeof(*shapes));

	for (size_t i = 0; i < list->count; i++)
		shapes[i] = names_shape(list->objects[i].name, run->arena);
	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		strview disguise = names_disguise(object->name, run->arena);
		const struct object *original =
		    find_original(run, list, shapes, i);
		bool is_wordless = is_rule && object->name.len > 0 &&
				   !fold_has_letter(object->name);
		if (disguise.len == 0 && original == NULL && !is_wordless)
			continue;
		struct finding finding =
		    run_begin(run, check, object, check->points);
		finding.happened_at =
		    is_rule ? rule_time(object) : connector_time(run, object);
		finding.remediation =
		    remedy_on(cmdlet, object, rest, run->arena);
		add_hidden(run, &finding, disguise, original);
	}
}

void
check_ic_003(struct check_run *run, const struct check *check)
{
	judge_names(run, check, KIND_INBOUND_CONNECTOR, "Set-InboundConnector",
	    " -Enabled $false");
}

void
check_tr_046(struct check_run *run, const struct check *check)
{
	judge_names(
	    run, check, KIND_TRANSPORT_RULE, "Disable-TransportRule", "");
}
