/*
 * credential.c - secrets and certificates by which applications sign in.
 */
#include "auditor/check/credential.h"

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/remedy.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

static const char *const lists[] = {"keyCredentials", "passwordCredentials"};

static int64_t
time_of(const struct json *value, strview key)
{
	int64_t seconds;

	return time_read(json_get_text(value, key), &seconds) ? seconds : 0;
}

bool
credential_at(
    const struct object *object, size_t index, struct credential *credential)
{
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		const struct json *list = object_field(object, lists[i]);
		size_t count = json_is_type(list, JSON_ARRAY) ? list->count : 0;
		if (index >= count) {
			index -= count;
			continue;
		}
		const struct json *value = &list->items[index];
		*credential = (struct credential){
		    .value = value,
		    .list = lists[i],
		    .key_id = json_get_text(value, SV("keyId")),
		    .is_key = i == 0,
		    .starts = time_of(value, SV("startDateTime")),
		    .ends = time_of(value, SV("endDateTime")),
		};
		return true;
	}
	return false;
}

/* Absent is not another. */
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

enum credential_match
credential_find(
    const struct object *object, const struct credential *credential)
{
	enum credential_match match = CREDENTIAL_ABSENT;
	struct credential other;

	for (size_t i = 0; object != NULL && credential_at(object, i, &other);
	     i++) {
		if (credential->key_id.len == 0 ||
		    credential->is_key != other.is_key ||
		    !sv_eq(credential->key_id, other.key_id))
			continue;
		if (is_same_key(credential->value, other.value))
			return CREDENTIAL_SAME;
		match = CREDENTIAL_OTHER;
	}
	return match;
}

bool
credential_is_live(
    const struct check_run *run, const struct credential *credential)
{
	return credential->ends == 0 || credential->ends > run->input->as_of;
}

bool
credential_is_signing(
    const struct object *object, const struct credential *credential)
{
	strview mark =
	    json_get_text(credential->value, SV("customKeyIdentifier"));
	struct credential other;

	for (size_t i = 0; credential_at(object, i, &other); i++) {
		if (!other.is_key ||
		    !sv_eq(json_get_text(other.value, SV("usage")), SV("Sign")))
			continue;
		if (other.value == credential->value ||
		    (mark.len > 0 && sv_eq(json_get_text(other.value,
					       SV("customKeyIdentifier")),
					 mark)))
			return true;
	}
	return false;
}

/* Secrets go by id; a list of certificates is written without it. */
static strview
removal(const struct check_run *run, const struct object *object,
    const struct credential *credential)
{
	bool is_app = object->kind == KIND_APPLICATION;
	const char *noun = is_app ? "Application" : "ServicePrincipal";
	strview id = remedy_quote(object->id, run->arena);
	strview key = remedy_quote(credential->key_id, run->arena);

	if (!credential->is_key)
		return arena_printf(run->arena,
		    "Remove-Mg%sPassword -%sId " SV_FMT " -KeyId " SV_FMT, noun,
		    noun, SV_ARG(id), SV_ARG(key));
	return arena_printf(run->arena,
	    "Update-Mg%s -%sId " SV_FMT
	    " -KeyCredentials @((Get-Mg%s -%sId " SV_FMT
	    ").KeyCredentials | Where-Object KeyId -ne " SV_FMT ")",
	    noun, noun, SV_ARG(id), noun, noun, SV_ARG(id), SV_ARG(key));
}

void
credential_note(const struct check_run *run, struct finding *finding,
    const struct credential *credential, strview expected)
{
	const struct json *value = credential->value;
	strview name = json_get_text(value, SV("displayName"));

	/* The id, then the name where it has one. */
	name = name.len > 0 ? arena_printf(run->arena, SV_FMT " " SV_FMT,
				  SV_ARG(credential->key_id), SV_ARG(name))
			    : credential->key_id;
	run_note(run, finding, credential->list,
	    arena_printf(run->arena, _(SV_FMT ", valid " SV_FMT " to " SV_FMT),
		SV_ARG(name), SV_ARG(json_get_text(value, SV("startDateTime"))),
		SV_ARG(json_get_text(value, SV("endDateTime")))),
	    expected);
	finding->remediation = remedy_append(finding->remediation,
	    removal(run, finding->object, credential), run->arena);
}

bool
credential_is_approved(
    const struct holder *holder, const struct credential *credential)
{
	return holder->approved != NULL &&
	       policy_set_has(
		   &holder->approved->credentials, credential->key_id);
}

void
credential_report(struct check_run *run, struct finding *finding,
    const struct holder *holder, bool is_approved)
{
	holder_note(run, finding, holder);
	holder_cover(run, finding, holder, is_approved,
	    SV_("the policy approves the application, but not with this "
		"credential"));
	run_add(run, finding);
}
