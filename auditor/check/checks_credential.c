/*
 * checks_credential.c - secrets and certificates by which applications sign in.
 */
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

static const char *const lists[] = {"keyCredentials", "passwordCredentials"};

/* Credentials of one object that the baseline does not have. */
struct gains {
	size_t count;
	size_t approved;
	int64_t latest; /* start of the youngest, 0 when unknown */
	strview commands;
};

/* How a credential was found among those of the baseline. */
enum known { KNOWN_NOT, KNOWN_OTHERWISE, KNOWN_SAME };

/*
 * Besides the id, which whoever adds a certificate may choose: the thumbprint,
 * and from when to when it is valid.  Absent is not another.
 */
static bool
is_same_key(const struct json *a, const struct json *b)
{
	static const strview members[] = {SV_INIT("customKeyIdentifier"),
	    SV_INIT("endDateTime"), SV_INIT("startDateTime")};

	for (size_t i = 0; i < COUNT_OF(members); i++) {
		const struct json *left = json_get(a, members[i]);
		const struct json *right = json_get(b, members[i]);
		if (left != NULL && right != NULL &&
		    normal_compare(left, right) != 0)
			return false;
	}
	return true;
}

static enum known
find_key(const struct object *object, const char *list,
    const struct json *credential)
{
	strview key_id = json_get_text(credential, SV("keyId"));
	enum known known = KNOWN_NOT;
	const struct json *other;

	for (size_t i = 0;
	     object != NULL && (other = object_each(object, list, i)) != NULL;
	     i++) {
		if (key_id.len == 0 ||
		    !sv_eq(json_get_text(other, SV("keyId")), key_id))
			continue;
		if (is_same_key(other, credential))
			return KNOWN_SAME;
		known = KNOWN_OTHERWISE;
	}
	return known;
}

/* Secrets go by id; a list of certificates is written without it. */
static strview
removal(const struct check_run *run, const struct object *object, bool is_key,
    strview key_id)
{
	bool is_app = object->kind == KIND_APPLICATION;
	const char *noun = is_app ? "Application" : "ServicePrincipal";
	strview id = remedy_quote(object->id, run->arena);
	strview key = remedy_quote(key_id, run->arena);

	if (!is_key)
		return arena_printf(run->arena,
		    "Remove-Mg%sPassword -%sId " SV_FMT " -KeyId " SV_FMT, noun,
		    noun, SV_ARG(id), SV_ARG(key));
	return arena_printf(run->arena,
	    "Update-Mg%s -%sId " SV_FMT
	    " -KeyCredentials @((Get-Mg%s -%sId " SV_FMT
	    ").KeyCredentials | Where-Object KeyId -ne " SV_FMT ")",
	    noun, noun, SV_ARG(id), noun, noun, SV_ARG(id), SV_ARG(key));
}

/* keyId, and from when to when it is valid. */
static strview
describe(const struct check_run *run, const struct json *credential)
{
	strview start = json_get_text(credential, SV("startDateTime"));
	strview end = json_get_text(credential, SV("endDateTime"));

	return arena_printf(run->arena, SV_FMT ", valid " SV_FMT " to " SV_FMT,
	    SV_ARG(json_get_text(credential, SV("keyId"))), SV_ARG(start),
	    SV_ARG(end));
}

static void
note_gain(const struct check_run *run, struct finding *finding,
    const char *list, const struct json *credential, struct gains *gains)
{
	strview key_id = json_get_text(credential, SV("keyId"));
	int64_t start;

	gains->count++;
	run_note(run, finding, list, describe(run, credential),
	    SV("no credential that the baseline does not have"));
	gains->commands = remedy_append(gains->commands,
	    removal(run, finding->object, list == lists[0], key_id),
	    run->arena);
	if (time_read(json_get_text(credential, SV("startDateTime")), &start) &&
	    start > gains->latest)
		gains->latest = start;
}

static void
note_gains(const struct check_run *run, struct finding *finding,
    const struct holder *holder, struct gains *gains)
{
	const struct object *before = run_before(run, finding->object);

	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		const struct json *credential;
		for (size_t j = 0; (credential = object_each(
					finding->object, lists[i], j)) != NULL;
		     j++) {
			strview key_id = json_get_text(credential, SV("keyId"));
			enum known known =
			    find_key(before, lists[i], credential);
			if (known == KNOWN_SAME)
				continue;
			note_gain(run, finding, lists[i], credential, gains);
			/* What was approved is in the baseline as it was. */
			gains->approved +=
			    known == KNOWN_NOT && holder->approved != NULL &&
			    policy_set_has(
				&holder->approved->credentials, key_id);
		}
	}
}

/* Why a new credential on this application matters, or "" if it does not. */
static strview
importance(const struct check_run *run, const struct object *object,
    const struct holder *holder)
{
	strview power =
	    holder->id.len > 0 ? join_power(&run->join, holder->id) : SV("");

	if (power.len > 0)
		return arena_printf(
		    run->arena, "the application holds " SV_FMT, SV_ARG(power));
	if (run_before(run, object) == NULL)
		return SV("the application itself is new");
	return SV("");
}

static void
judge(struct check_run *run, const struct check *check,
    const struct object *object)
{
	struct finding finding = run_begin(run, check, object, check->points);
	struct holder holder =
	    holder_of_app(run, object_text(object, "appId"), object->name);
	struct gains gains = {0};
	strview why = importance(run, object, &holder);

	if (why.len == 0)
		return;
	note_gains(run, &finding, &holder, &gains);
	if (gains.count == 0)
		return;
	run_say(run, &finding, why);
	holder_note(run, &finding, &holder);
	finding.happened_at = gains.latest;
	finding.remediation = gains.commands;
	holder_cover(run, &finding, &holder, gains.approved == gains.count,
	    "credential");
	run_add(run, &finding);
}

void
check_cr_001(struct check_run *run, const struct check *check)
{
	static const enum kind kinds[] = {
	    KIND_APPLICATION, KIND_SERVICE_PRINCIPAL};

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i]);
		if (run->baseline == NULL ||
		    !snapshot_is_complete(run->baseline, kinds[i]))
			continue;
		for (size_t j = 0; j < list->count; j++)
			judge(run, check, &list->objects[j]);
	}
}
