/*
 * who.c - who did it: changes joined with audit records.
 */
#include "auditor/audit/who.h"

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/event_cmdlet.h"

#include "auditor/base/banned.h"

/* --- Exchange ------------------------------------------------------------ */

#define MAKES   1U
#define REMOVES 2U
#define EDITS   4U

/* What a verb does to an object of Exchange. */
static const struct {
	const char *verb;
	unsigned effects;
} verbs[] = {
    {"New", MAKES},
    {"Import", MAKES | REMOVES | EDITS},
    {"Add", MAKES | EDITS},
    {"Remove", REMOVES | EDITS},
    {"Set", EDITS},
    {"Enable", EDITS | MAKES},
    {"Disable", EDITS | REMOVES},
    {"Update", EDITS},
    {"Rotate", EDITS},
    {"Validate", EDITS},
};

static unsigned
effect_of(const struct change *change)
{
	switch (change->type) {
	case CHANGE_ADDED:
	case CHANGE_RECREATED:
		return MAKES;
	case CHANGE_REMOVED:
		return REMOVES;
	case CHANGE_CHANGED:
	case CHANGE_RENAMED:
	case CHANGE_MOVED:
	case CHANGE_TOUCHED:
		break;
	}
	return EDITS;
}

static bool
has_effect(strview verb, unsigned effect)
{
	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		if (sv_eq_fold(verb, sv_from(verbs[i].verb)))
			return (verbs[i].effects & effect) != 0;
	}
	return false;
}

/* Of some kinds there is one, or the cmdlet is about all of them. */
static bool
needs_no_name(const struct event *event, enum kind kind)
{
	strview names[EVENT_NAMES_MAX];

	return kind_fallback(kind) == KIND_BY_ITSELF ||
	       (sv_starts_fold(event->operation, SV("Import-")) &&
		   event_names(event, names) == 0);
}

static bool
fits_cmdlet(const struct event *event, const struct change *change)
{
	strview verb;
	enum kind kind;

	if (!event_cmdlet(event, &verb, &kind) || kind != change->kind ||
	    !has_effect(verb, effect_of(change)))
		return false;
	return needs_no_name(event, kind) ||
	       event_is_called(event, change->name) ||
	       event_is_called(event, change->old_name) ||
	       event_is_called(event, change->id);
}

/* --- Entra ID ------------------------------------------------------------ */

#define PARTS_MAX 2

/*
 * Kinds that a directory audit is about.  The id of a grant or a role
 * assignment is in no record: it tells who got what.
 */
static const struct {
	enum kind kind;
	const char *parts[PARTS_MAX]; /* fields; none: the id or the name */
	const char *about;            /* part of the activity; NULL: any */
} kinds[] = {
    {KIND_ORGANIZATION, {NULL}, NULL},
    {KIND_DOMAIN, {NULL}, "domain"},
    {KIND_APPLICATION, {NULL}, NULL},
    {KIND_DELETED_APPLICATION, {NULL}, NULL},
    {KIND_SERVICE_PRINCIPAL, {NULL}, NULL},
    {KIND_APP_ROLE_ASSIGNMENT, {"principalId", "resourceId"},
	"app role assignment"},
    {KIND_OAUTH2_PERMISSION_GRANT, {"clientId", "resourceId"},
	"permission grant"},
    {KIND_ROLE_ASSIGNMENT, {"principalId", "roleDefinitionId"}, "role"},
    {KIND_ROLE_ELIGIBILITY_SCHEDULE, {"principalId", "roleDefinitionId"},
	"role"},
    {KIND_ROLE_DEFINITION, {NULL}, "role definition"},
    {KIND_GROUP, {NULL}, NULL},
    {KIND_USER, {NULL}, NULL},
    {KIND_USER_REGISTRATION_DETAILS, {NULL}, NULL},
    {KIND_CONDITIONAL_ACCESS_POLICY, {NULL}, "policy"},
    {KIND_NAMED_LOCATION, {NULL}, "location"},
    {KIND_SECURITY_DEFAULTS, {NULL}, "security defaults"},
    {KIND_AUTHORIZATION_POLICY, {NULL}, "authorization policy"},
    {KIND_PERMISSION_GRANT_POLICY, {NULL}, "permission grant policy"},
    {KIND_ON_PREMISES_SYNCHRONIZATION, {NULL}, "DirSync"},
    {KIND_DELEGATED_ADMIN_RELATIONSHIP, {NULL}, NULL},
    {KIND_CROSS_TENANT_ACCESS_POLICY, {NULL}, "cross-tenant"},
};

/* The row of ${kind}, or -1 for kinds of Exchange. */
static int
row_of(enum kind kind)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		if (kinds[i].kind == kind)
			return (int)i;
	}
	return -1;
}

/* The record names ${text}: as target, or among what was modified. */
static bool
names(const struct event *event, strview text)
{
	for (size_t i = 0; text.len > 0 && i < event->target_count; i++) {
		if (sv_eq_fold(event->targets[i].id, text) ||
		    sv_eq_fold(event->targets[i].name, text))
			return true;
	}
	for (size_t i = 0; text.len > 0 && i < event->parameter_count; i++) {
		if (sv_eq_fold(event->parameters[i].value, text))
			return true;
	}
	return false;
}

static bool
is_removal(strview operation)
{
	return sv_find_fold(operation, SV("delete")) < operation.len ||
	       sv_find_fold(operation, SV("remove")) < operation.len;
}

/* Whether a record of that activity can be behind such a change. */
static bool
has_activity(const struct event *event, const struct change *change)
{
	switch (effect_of(change)) {
	case MAKES:
		return !is_removal(event->operation);
	case REMOVES:
		return is_removal(event->operation);
	default:
		return true;
	}
}

static bool
fits_audit(const struct event *event, const struct change *change, size_t row)
{
	const struct object *object =
	    change->after != NULL ? change->after : change->before;
	const char *about = kinds[row].about;

	if (event->type != EVENT_DIRECTORY_AUDIT ||
	    !has_activity(event, change))
		return false;
	if (about != NULL && sv_find_fold(event->operation, sv_from(about)) ==
				 event->operation.len)
		return false;
	if (kind_fallback(change->kind) == KIND_BY_ITSELF && about != NULL)
		return true;
	if (kinds[row].parts[0] == NULL)
		return names(event, change->id) ||
		       (change->kind == KIND_DOMAIN &&
			   names(event, change->name));
	for (size_t i = 0; i < PARTS_MAX; i++) {
		if (!names(event, object_text(object, kinds[row].parts[i])))
			return false;
	}
	return true;
}

/* --- both ---------------------------------------------------------------- */

static bool
fits(const struct event *event, const struct change *change)
{
	int row = row_of(change->kind);

	if (event->has_failed)
		return false;
	return row < 0 ? fits_cmdlet(event, change)
		       : fits_audit(event, change, (size_t)row);
}

/* Nobody is named: because nobody did it, or because nobody looked? */
static enum who_state
state_without(const struct event_log *log, enum event_type type,
    struct event_window between)
{
	int64_t end = event_log_end(log, type);
	struct event_window read = between;

	if (read.to > end)
		read.to = end;
	if (read.from >= read.to || !event_log_covers(log, type, read))
		return WHO_NOT_COVERED;
	return between.to > end - event_type_lag(type) ? WHO_PENDING
						       : WHO_NO_RECORD;
}

void
who_did(const struct event_log *log, const struct change *change,
    struct event_window between, struct who *who)
{
	*who = (struct who){0};
	for (size_t i = 0; i < log->count; i++) {
		const struct event *event = &log->at[i];
		if (event->time < between.from || event->time > between.to ||
		    !fits(event, change))
			continue;
		size_t count = who->count + 1;
		*who = (struct who){
		    .state = WHO_FOUND,
		    .time = event->time,
		    .actor = event->actor,
		    .address = event->address,
		    .application = event->app_name.len > 0 ? event->app_name
							   : event->app_id,
		    .operation = event->operation,
		    .count = count,
		};
	}
	if (who->count == 0)
		who->state = state_without(log,
		    row_of(change->kind) < 0 ? EVENT_EXCHANGE_AUDIT
					     : EVENT_DIRECTORY_AUDIT,
		    between);
}

struct who *
who_changes(const struct event_log *log, const struct diff *diff,
    struct event_window between, struct arena *arena)
{
	if (event_log_end(log, EVENT_EXCHANGE_AUDIT) == 0 &&
	    event_log_end(log, EVENT_DIRECTORY_AUDIT) == 0)
		return NULL;
	struct who *made = arena_alloc(arena, diff->count, sizeof(*made));
	for (size_t i = 0; i < diff->count; i++)
		who_did(log, &diff->changes[i], between, &made[i]);
	return made;
}

const struct who *
who_of(
    const struct who *who, const struct diff *diff, const struct change *change)
{
	return who != NULL ? &who[change - diff->changes] : NULL;
}

const char *
who_state_word(enum who_state state)
{
	static const char *const words[] = {
	    [WHO_FOUND] = "found",
	    [WHO_NO_RECORD] = "no-record",
	    [WHO_PENDING] = "pending",
	    [WHO_NOT_COVERED] = "not-covered",
	};

	return words[state];
}

strview
who_words(const struct who *who, struct arena *arena)
{
	static const char *const words[] = {
	    [WHO_FOUND] = "",
	    [WHO_NO_RECORD] = N_("no record found"),
	    [WHO_PENDING] = N_("no record found; it may still come"),
	    [WHO_NOT_COVERED] =
		N_("no record found; not all audit records of that time were "
		   "read"),
	};
	bool has_app = who->application.len > 0 &&
		       !sv_eq_fold(who->application, who->actor);
	char when[TIME_TEXT_MAX];

	if (who->state != WHO_FOUND)
		return SV_(words[who->state]);
	(void)time_text(who->time, when);
	if (who->address.len > 0 && has_app)
		return arena_printf(arena,
		    _("%s by " SV_FMT " from " SV_FMT " through " SV_FMT
		      " (" SV_FMT ")"),
		    when, SV_ARG(who->actor), SV_ARG(who->address),
		    SV_ARG(who->application), SV_ARG(who->operation));
	if (who->address.len > 0)
		return arena_printf(arena,
		    _("%s by " SV_FMT " from " SV_FMT " (" SV_FMT ")"), when,
		    SV_ARG(who->actor), SV_ARG(who->address),
		    SV_ARG(who->operation));
	if (has_app)
		return arena_printf(arena,
		    _("%s by " SV_FMT " through " SV_FMT " (" SV_FMT ")"), when,
		    SV_ARG(who->actor), SV_ARG(who->application),
		    SV_ARG(who->operation));
	return arena_printf(arena, _("%s by " SV_FMT " (" SV_FMT ")"), when,
	    SV_ARG(who->actor), SV_ARG(who->operation));
}
