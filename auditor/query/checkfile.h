/*
 * checkfile.h - checks of the user's own: files with one SELECT each.
 *
 *   -- id: ORG-001
 *   -- title: Connector without a comment
 *   -- points: 20
 *   -- remediation: Set-InboundConnector -Comment 'who, what for'
 *   SELECT 'inbound-connector' AS kind, id, name, 'no comment' AS evidence
 *   FROM inbound_connector WHERE Comment IS NULL
 *
 * Each row is a finding: the kind and the id of its object, a name for people,
 * and what is to be seen there.
 */
#ifndef AUDITOR_QUERY_CHECKFILE_H
#define AUDITOR_QUERY_CHECKFILE_H

#include "auditor/base/digest.h"
#include "auditor/query/checkhead.h"
#include "auditor/query/select.h"

struct checkfile {
	const char *path;
	unsigned first_line; /* of ${sql} in ${path} */
	struct checkhead head;
	strview sql;          /* the whole file: its header is comment */
	struct digest digest; /* of the file */
	struct select_reads reads;
};

/*
 * checkfile_folder(folder, is_taken, arena, files, count, err):
 * Read all *.sql of ${folder}, in the order of their names.  A file without
 * one of the four header lines or with one not known, an id that is malformed,
 * repeated, or one for which ${is_taken} is true, what is not one SELECT with
 * the columns kind, id, name and evidence over the tables there are: ERR_CONFIG
 * naming file and line.  So is a folder without any such file.
 */
int checkfile_folder(const char *folder, bool (*is_taken)(strview id),
    struct arena *arena, struct checkfile **files, size_t *count,
    struct err *err) MUST_USE;

/*
 * checkfile_check(file, db, err):
 * Whether file->sql, of file->path from file->first_line on, is one SELECT as
 * checks have it over the tables of ${db}; sets file->reads.  ERR_CONFIG naming
 * path and line.
 */
int checkfile_check(
    struct checkfile *file, struct querydb *db, struct err *err) MUST_USE;

struct checkfile_row {
	strview kind;
	strview id;
	strview name;
	strview evidence;
};

struct checkfile_result {
	struct checkfile_row *rows;
	size_t count;
	strview problem; /* why there may be more rows, or "" */
};

/*
 * checkfile_run(file, db, arena, result):
 * The rows that the file gives over ${db}, and what stopped it, if anything.
 */
void checkfile_run(const struct checkfile *file, struct querydb *db,
    struct arena *arena, struct checkfile_result *result);

#endif
