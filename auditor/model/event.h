/*
 * event.h - what happened in a tenant: sign-ins and audit records.
 *
 * Events are no objects: they have no state, never change, and are in no
 * comparison, baseline or content digest.
 */
#ifndef AUDITOR_MODEL_EVENT_H
#define AUDITOR_MODEL_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/json.h"

/* Constant, printed name, the key in import files and cases. */
#define EVENT_TYPES(X)                                                         \
	X(SIGN_IN, "sign-in", "SignIn")                                        \
	X(PRINCIPAL_SIGN_IN, "service-principal-sign-in",                      \
	    "ServicePrincipalSignIn")                                          \
	X(DIRECTORY_AUDIT, "directory-audit", "DirectoryAudit")                \
	X(EXCHANGE_AUDIT, "exchange-audit", "AuditEvent")

enum event_type {
#define EVENT_ENUM(constant, name, key) EVENT_##constant,
	EVENT_TYPES(EVENT_ENUM)
#undef EVENT_ENUM
	    EVENT_TYPE_COUNT
};

#define EVENT_BIT(type) (1U << (unsigned)(type))

/* event_type_name(type): sign-in, the printed spelling. */
const char *event_type_name(enum event_type type);
bool event_type_find(strview name, enum event_type *type);

/* event_type_find_key(key, type): by import key, letter case ignored. */
bool event_type_find_key(strview key, enum event_type *type);

/*
 * event_type_lag(type):
 * How long a record may take to arrive, seconds: what happened since then may
 * not be on record yet.  Sign-in and audit logs of Entra are said to take up
 * to two hours; for the unified audit log no time is promised, and a day was
 * seen to be enough.
 */
int64_t event_type_lag(enum event_type type);

/* What an audit record is about. */
struct event_target {
	strview type; /* as the service says it, or "" */
	strview id;
	strview name;
};

/* Parameter of a cmdlet, or property that was modified, with its new value. */
struct event_parameter {
	strview name;
	strview value;
};

/* By how much a user who signed in was proven to be that. */
enum event_factor {
	EVENT_FACTOR_UNKNOWN,
	EVENT_FACTOR_SINGLE,
	EVENT_FACTOR_MULTI,
};

/* All texts are foreign and may be "". */
struct event {
	enum event_type type;
	strview id;        /* of the service; else made from what it says */
	int64_t time;      /* seconds */
	strview operation; /* cmdlet or activity; of a sign-in the resource */
	strview actor;     /* user principal name, or name of the application */
	strview actor_id;  /* of the user or service principal */
	strview app_id;    /* application through which it was done */
	strview app_name;
	strview address; /* of the client, without its port */
	strview result;  /* as the service says it; of a sign-in the code */
	bool has_failed;
	bool is_by_service; /* Microsoft's own hand, no delegated one */
	/* Of sign-ins. */
	enum event_factor factor;
	strview country;
	strview network; /* number of the autonomous system */
	strview agent;   /* of the client */
	/* Of audit records. */
	struct event_target *targets;
	size_t target_count;
	struct event_parameter *parameters;
	size_t parameter_count;
	/* What the service said, as JSON within bounds; "" when restored. */
	strview body;
};

/*
 * event_type_refine(type, raw):
 * Sign-ins of users and of service principals come under one key: those of
 * ${raw} that name no user are EVENT_PRINCIPAL_SIGN_IN.
 */
enum event_type event_type_refine(enum event_type type, const struct json *raw);

/*
 * event_read(type, raw, arena, event, err):
 * Make ${event} of what the service said: a signIn or directoryAudit of Graph,
 * or a record of the unified audit log, alone or as AuditData of a row.  It
 * lives in ${arena} and borrows nothing from ${raw}.  Texts and lists that are
 * too long are cut.  ERR_FORMAT when it is no object or has no time.
 */
int event_read(enum event_type type, const struct json *raw,
    struct arena *arena, struct event *event, struct err *err) MUST_USE;

/*
 * event_restore(type, body, arena, event, err):
 * The same from the ${body} of an event, which is not kept.
 */
int event_restore(enum event_type type, strview body, struct arena *arena,
    struct event *event, struct err *err) MUST_USE;

/* event_parameter(event, name): its value, letter case ignored; else "". */
strview event_parameter(const struct event *event, const char *name);

/* event_compare(a, b): order by time, type and id. */
int event_compare(const struct event *a, const struct event *b);

#endif
