/*
 * doctor.h - what the auditor may read, what it may do beyond, and how that is
 * shown.
 */
#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H

#include "auditor/base/strbuf.h"
#include "cmd/session.h"
#include "graph/probe.h"

/* Something the auditor holds. */
struct doctor_right {
	const char *service; /* "Microsoft Graph", "directory role" … */
	strview name;        /* foreign text */
	bool reads;          /* and does nothing else */
	bool is_needed;      /* some list wants it */
};

/* A diagnosis; texts live in the arena or borrow from the probe. */
struct doctor {
	const struct session *session;
	const struct collect_settings *settings;
	const struct probe *probe;
	const struct probe_row *rows;
	size_t count;
	size_t answered;
	struct doctor_right *rights;
	size_t right_count;
	size_t right_cap;
	size_t excess; /* rights that do more than read */
	bool is_person;
	strview client_id;
	strview object_id;
	int status;
};

/* doctor_examine(doctor, arena): fill the rest from session to probe. */
void doctor_examine(struct doctor *doctor, struct arena *arena);

/* doctor_lost(kind, out): append the ids of the checks that need ${kind}. */
void doctor_lost(enum kind kind, struct strbuf *out);

/* doctor_service(service): its name for people. */
const char *doctor_service(enum service service);

/* To whom something is granted. */
struct doctor_grantee {
	const char *graph; /* address of Microsoft Graph in that cloud */
	enum credential_type type;
	strview client; /* application (client) id */
	strview object; /* id of the principal */
};

/*
 * doctor_grant(name, service, grantee, out):
 * Append the command that grants permission ${name}, for Exchange also the one
 * for the directory role, each on a line.  Nothing when the permission is not
 * known, or when a person has to consent.
 */
void doctor_grant(strview name, enum service service,
    const struct doctor_grantee *grantee, struct strbuf *out);

/* doctor_row_grant(doctor, row, out): what ${row} lacks. */
void doctor_row_grant(const struct doctor *doctor, const struct probe_row *row,
    struct strbuf *out);

/* The two forms of a report. */
void doctor_text(const struct doctor *doctor, struct strbuf *out);
void doctor_json(const struct doctor *doctor, struct strbuf *out);

#endif
