/*
 * event_cmdlet.c - which object a record of Exchange is about.
 */
#include "auditor/model/event_cmdlet.h"

#include "auditor/base/banned.h"

/* Nouns that differ from the kind whose objects they change. */
static const struct {
	const char *noun;
	enum kind kind;
} nouns[] = {
    {"RoleGroupMember", KIND_ROLE_GROUP},
    {"ServicePrincipal", KIND_EXCHANGE_SERVICE_PRINCIPAL},
    {"TransportRuleCollection", KIND_TRANSPORT_RULE},
};

bool
event_cmdlet(const struct event *event, strview *verb, enum kind *kind)
{
	strview noun = event->operation;

	if (event->type != EVENT_EXCHANGE_AUDIT || !sv_cut(&noun, '-', verb))
		return false;
	for (size_t i = 0; i < COUNT_OF(nouns); i++) {
		if (!sv_eq_fold(noun, sv_from(nouns[i].noun)))
			continue;
		*kind = nouns[i].kind;
		return true;
	}
	return noun.ptr != NULL && kind_find_key(noun, kind);
}

/* "contoso.onmicrosoft.com\Name" */
static strview
without_organization(strview name)
{
	for (size_t i = name.len; i > 0; i--) {
		if (name.ptr[i - 1] == '\\')
			return sv_slice(name, i, name.len);
	}
	return name;
}

size_t
event_names(const struct event *event, strview names[EVENT_NAMES_MAX])
{
	const strview said[EVENT_NAMES_MAX] = {
	    event_parameter(event, "Identity"),
	    event_parameter(event, "Name"),
	    event->target_count > 0 ? event->targets[0].name : SV(""),
	};
	size_t count = 0;

	for (size_t i = 0; i < EVENT_NAMES_MAX; i++) {
		strview name = without_organization(said[i]);
		if (name.len > 0)
			names[count++] = name;
	}
	return count;
}

bool
event_is_called(const struct event *event, strview name)
{
	strview names[EVENT_NAMES_MAX];
	size_t count = event_names(event, names);

	for (size_t i = 0; i < count; i++) {
		if (name.len > 0 && sv_eq_fold(names[i], name))
			return true;
	}
	return false;
}
