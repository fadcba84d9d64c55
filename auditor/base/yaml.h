/*
 * yaml.h - YAML as JSON values: strings only, with line and column.
 *
 * Scalars are strings whatever they look like (an unquoted no is "no");
 * aliases, tags, directives, several documents and repeated keys are refused.
 */
#ifndef AUDITOR_BASE_YAML_H
#define AUDITOR_BASE_YAML_H

#include "auditor/base/json.h"

/*
 * yaml_parse(bytes, name, arena, root, err):
 * Read ${bytes} into ${arena}.  Messages begin with ${name}:LINE:COLUMN.
 * An empty document is an empty object.
 */
int yaml_parse(strview bytes, const char *name, struct arena *arena,
    const struct json **root, struct err *err) MUST_USE;

/*
 * yaml_fail(err, name, value, fmt, ...):
 * Fill ${err} with ERR_CONFIG and "${name}:LINE:COLUMN: text", the place being
 * that of ${value}.  Return -1.
 */
int yaml_fail(struct err *err, const char *name, const struct json *value,
    const char *fmt, ...) PRINTF(4, 5);

#endif
