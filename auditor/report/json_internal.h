/*
 * json_internal.h - what the parts of the JSON report share.
 */
#ifndef AUDITOR_REPORT_JSON_INTERNAL_H
#define AUDITOR_REPORT_JSON_INTERNAL_H

#include "auditor/audit/result.h"
#include "auditor/base/jsonw.h"

struct json_report {
	struct jsonw w;
	const struct audit_result *result;
	struct arena *arena;
};

/* json_foreign(report, key, text): without the tag of odd text. */
void json_foreign(struct json_report *report, const char *key, strview text);

/* json_tree(report, key, value): likewise for a whole tree; NULL is null. */
void json_tree(
    struct json_report *report, const char *key, const struct json *value);

/* json_time(report, key, seconds): RFC 3339; null for 0. */
void json_time(struct json_report *report, const char *key, int64_t seconds);

/* json_digest(report, key, digest): hexadecimal; null when all zero. */
void json_digest(
    struct json_report *report, const char *key, const struct digest *digest);

/* json_object_ref(report, key, kind, id, name): {"kind","id","name"}. */
void json_object_ref(struct json_report *report, const char *key,
    enum kind kind, strview id, strview name);

/* json_findings(report, key, list), json_changes(report): members of the
 * document. */
void json_findings(struct json_report *report, const char *key,
    const struct finding_list *list);
void json_changes(struct json_report *report);

/* json_controls(report), json_trend(report): likewise. */
void json_controls(struct json_report *report);
void json_trend(struct json_report *report);

/* json_edits(report, change): its member "edits". */
void json_edits(struct json_report *report, const struct change *change);

/* json_schema_notes(report, changes): a member: fields that came or went. */
void json_schema_notes(struct json_report *report, const struct diff *changes);

#endif
