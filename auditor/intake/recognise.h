/*
 * recognise.h - of which kind an object is that does not say so itself.
 */
#ifndef AUDITOR_INTAKE_RECOGNISE_H
#define AUDITOR_INTAKE_RECOGNISE_H

#include "auditor/base/json.h"
#include "auditor/model/kind.h"

/* What lies in files beside the objects of kinds. */
enum thing {
	THING_UNKNOWN,         /* none of ours, or it could be more than one */
	THING_OBJECT,          /* of a kind */
	THING_UNIFIED_AUDIT,   /* Search-UnifiedAuditLog: AuditData is text */
	THING_ACTIVITY,        /* Management Activity API, or what was in that
				  AuditData */
	THING_DIRECTORY_AUDIT, /* Graph: auditLogs/directoryAudits */
	THING_SIGN_IN,         /* Graph: auditLogs/signIns */
	THING_AUDIT_RECORD, /* Graph: security/auditLog/queries/…/records */
};

struct recognised {
	enum thing thing;
	enum kind kind; /* of THING_OBJECT */
};

/*
 * recognise_key(key, found):
 * By the key of a document: InboundConnector, inbound_connectors,
 * Get-InboundConnector, or what ScubaGear calls a list.
 */
bool recognise_key(strview key, struct recognised *found);

/*
 * recognise_context(context, found, is_list):
 * By the @odata.context of an answer.  ${is_list} is false for one entity that
 * was asked for by its id, and for what belongs to one object only.
 */
bool recognise_context(
    strview context, struct recognised *found, bool *is_list);

/*
 * recognise_type(object, found):
 * By the type that ${object} names: of .NET (clixml.h) or @odata.type.
 */
bool recognise_type(const struct json *object, struct recognised *found);

/* recognise_class(object, found): by ObjectCategory or ObjectClass. */
bool recognise_class(const struct json *object, struct recognised *found);

/* Properties seen before, and what they were; {0} is empty. */
struct recognise_cache {
	struct {
		size_t hash;
		struct recognised found;
	} seen[64];
};

/*
 * recognise_fields(object, cache, found):
 * By the names of its properties: those that few kinds have count most.  Only
 * when one kind is well ahead of all others.
 */
bool recognise_fields(const struct json *object, struct recognise_cache *cache,
    struct recognised *found);

/*
 * recognise_value(object, found):
 * Where the properties do not tell: by the name or id that objects of some
 * kinds always have.  Asked last, for a name is easily given.
 */
bool recognise_value(const struct json *object, struct recognised *found);

#endif
