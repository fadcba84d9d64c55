/*
 * import.h - the offline producer of snapshots: exported files.
 *
 * First form: one JSON document {"InboundConnector":[…],"TransportRule":[…],…}
 * with objects as REST or PowerShell gave them.
 */
#ifndef AUDITOR_INTAKE_IMPORT_H
#define AUDITOR_INTAKE_IMPORT_H

#include "auditor/model/snapshot.h"

struct import_settings {
	strview tenant;   /* GUID, or "": take it from the document */
	strview series;   /* import:<label> */
	int64_t taken_at; /* seconds */
	const char *tool_version;
};

/* A member of the document that is no list of ours. */
struct import_skipped {
	strview key;
};

struct import_report {
	struct import_skipped *skipped;
	size_t count;
	size_t cap;
};

/*
 * import_read(bytes, name, settings, arena, snapshot, report, err):
 * Read document ${bytes} (file ${name}, for messages).  Kinds that are absent
 * are not collected.  A null where a list is expected says neither empty nor
 * unread, and is not collected.  Fails when nothing in it is ours, when it
 * belongs to another tenant than ${settings} says, or when no tenant is known.
 * ${report} lives in ${arena}.
 */
int import_read(strview bytes, const char *name,
    const struct import_settings *settings, struct arena *arena,
    struct snapshot **snapshot, struct import_report *report,
    struct err *err) MUST_USE;

#endif
