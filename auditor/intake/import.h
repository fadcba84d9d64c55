/*
 * import.h - the offline producer of snapshots: exported files.
 *
 * Files are told apart by what is in them: Export-Clixml, JSON of REST and of
 * PowerShell, Export-TransportRuleCollection, tables and JSON of the unified
 * audit log and of the portals, zip archives of all these.
 */
#ifndef AUDITOR_INTAKE_IMPORT_H
#define AUDITOR_INTAKE_IMPORT_H

#include "auditor/intake/harvest.h"

struct import_settings {
	strview tenant;   /* GUID, or "": take it from the files */
	strview series;   /* import:<label> */
	int64_t taken_at; /* seconds */
	const char *tool_version;
	/* What cannot be read is left out and named; otherwise it ends the
	 * import. */
	bool keeps_going;
};

/*
 * import_read(paths, count, settings, arena, snapshot, report, err):
 * Read the files ${paths}, and those in the folders among them, into one
 * sealed snapshot, for snapshot_free.  "-" is standard input.  A kind that is
 * in no file is not collected; one of which a part is missing is partial with
 * the reason.  What is not understood is skipped and stands in ${report},
 * which lives in ${arena}.  Fails when a file cannot be read whole (see
 * keeps_going), when nothing in them is ours, when they are of another tenant
 * than ${settings} or each other, or when no tenant is known; messages name
 * the file, and the line or offset in it.
 */
int import_read(const char *const *paths, size_t count,
    const struct import_settings *settings, struct arena *arena,
    struct snapshot **snapshot, struct import_report *report,
    struct err *err) MUST_USE;

/* import_bytes: the same of one file with ${bytes}, called ${name}. */
int import_bytes(strview bytes, const char *name,
    const struct import_settings *settings, struct arena *arena,
    struct snapshot **snapshot, struct import_report *report,
    struct err *err) MUST_USE;

#endif
