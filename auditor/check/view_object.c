/*
 * view_object.c - times, differences and approvals of any object.
 */
#include "auditor/check/view.h"

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

int64_t
view_time(const struct check_run *run, const struct object *object)
{
	static const char *const stamps[] = {
	    "WhenChanged", "LastModifiedDateTime", "CreatedDateTime"};
	int64_t when = connector_time(run, object);

	for (size_t i = 0; i < COUNT_OF(stamps) && when == 0; i++)
		when = run_time(object, stamps[i]);
	return when;
}

void
view_each(struct check_run *run, const struct check *check, enum kind kind,
    void (*judge)(struct check_run *run, const struct check *check,
	const struct object *object))
{
	const struct object_list *list = snapshot_list(run->now, kind);

	for (size_t i = 0; i < list->count; i++)
		judge(run, check, &list->objects[i]);
}

struct finding
view_begin(const struct check_run *run, const struct check *check,
    const struct object *object, unsigned points)
{
	struct finding finding = run_begin(run, check, object, points);

	finding.happened_at = view_time(run, object);
	return finding;
}

bool
view_turned_on(
    const struct object *before, const struct object *object, const char *field)
{
	return object_is_not(before, field) && object_is(object, field);
}

bool
view_turned_off(
    const struct object *before, const struct object *object, const char *field)
{
	return object_is(before, field) && object_is_not(object, field);
}

strview
view_text(const struct json *entry)
{
	static const strview members[] = {SV_INIT("Domain"), SV_INIT("Sender"),
	    SV_INIT("Address"), SV_INIT("PrimarySmtpAddress"),
	    SV_INIT("DisplayName"), SV_INIT("Name")};

	for (size_t i = 0; i < COUNT_OF(members); i++) {
		const struct json *inner = json_get(entry, members[i]);
		if (!json_is_empty(inner))
			entry = inner;
	}
	return json_text(entry);
}

bool
view_has_item(const struct json *list, strview item)
{
	if (list == NULL)
		return false;
	if (list->type != JSON_ARRAY)
		return sv_eq(json_text(list), item);
	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq(json_text(&list->items[i]), item))
			return true;
	}
	return false;
}

bool
view_note_gains(const struct check_run *run, struct finding *finding,
    const struct object *before, const char *field)
{
	const struct json *old = object_field(before, field);
	const struct json *value;
	bool has_gained = false;

	for (size_t i = 0; old != NULL && (value = object_each(finding->object,
					       field, i)) != NULL;
	     i++) {
		if (view_has_item(old, json_text(value)))
			continue;
		run_note(run, finding, field, json_text(value),
		    SV_("not there, as in the baseline"));
		has_gained = true;
	}
	return has_gained;
}

void
view_note_name(
    const struct check_run *run, struct finding *finding, strview folded)
{
	run_note(run, finding, "Name", finding->name, SV(""));
	if (!sv_eq_fold(finding->name, folded))
		run_say(run, finding,
		    arena_printf(run->arena,
			_("without disguise it reads " SV_FMT),
			SV_ARG(folded)));
}

const struct policy_pattern *
view_match(const struct policy_patterns *patterns, strview text)
{
	for (size_t i = 0; i < patterns->count; i++) {
		struct policy_patterns one = {&patterns->at[i], 1};
		if (policy_matches(&one, text))
			return &patterns->at[i];
	}
	return NULL;
}

strview
view_domain(strview address)
{
	size_t at = address.len;

	while (at > 0 && address.ptr[at - 1] != '@')
		at--;
	return sv_slice(address, at, address.len);
}

bool
view_is_like_ours(const struct check_run *run, strview domain)
{
	return join_is_ours(&run->join, domain) ||
	       join_is_own_host(&run->join, domain);
}

void
view_note_imitation(
    const struct check_run *run, struct finding *finding, strview domain)
{
	strview ours = join_imitated(&run->join, domain);

	if (ours.len > 0)
		run_say(run, finding,
		    arena_printf(run->arena,
			_(SV_FMT " looks like " SV_FMT ", which is ours"),
			SV_ARG(domain), SV_ARG(ours)));
}

void
view_settle(const struct check_run *run, struct finding *finding,
    const struct view_tally *tally)
{
	if (tally->foreign > 0 && tally->approved == tally->foreign)
		run_cover(run, finding, tally->why);
}

void
view_recipient(const struct check_run *run, struct finding *finding,
    const char *field, strview text, struct view_tally *tally)
{
	size_t count;
	size_t behind_count;
	const strview *outside = join_outside(&run->join, text, &count);
	const struct object *const *behind =
	    join_behind(&run->join, text, &behind_count);

	/* An approval of the finding holds while these are as they were. */
	for (size_t i = 0; count > 0 && i < behind_count; i++)
		run_ground(run, finding, behind[i]);
	for (size_t i = 0; i < count; i++) {
		const struct policy_pattern *entry =
		    view_match(&run->policy->recipients, outside[i]);
		tally->foreign++;
		if (entry != NULL && tally->approved++ == 0)
			tally->why = entry->reason;
		run_note(run, finding, field, text,
		    entry != NULL ? SV("") : SV_("an address of ours"));
		if (!sv_eq(text, outside[i]))
			run_say(run, finding,
			    arena_printf(run->arena,
				_("mail for " SV_FMT " goes to " SV_FMT),
				SV_ARG(text), SV_ARG(outside[i])));
		view_note_imitation(run, finding, view_domain(outside[i]));
	}
}
