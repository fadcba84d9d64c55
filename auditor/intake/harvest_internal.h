/*
 * harvest_internal.h - shared by the files harvest*.c.
 */
#ifndef AUDITOR_INTAKE_HARVEST_INTERNAL_H
#define AUDITOR_INTAKE_HARVEST_INTERNAL_H

#include "auditor/intake/harvest.h"

/* Most lines about one file, and bytes of a foreign name in them. */
#define HARVEST_LINES 40
#define HARVEST_SHOWN 100

/* harvest_event(harvest, thing, value, err): a record of an audit log. */
int harvest_event(struct harvest *harvest, enum thing thing,
    const struct json *value, struct err *err) MUST_USE;

/* harvest_plain(harvest, kind, value): plain_object, and what it noted. */
void harvest_plain(struct harvest *harvest, enum kind kind, struct json *value);

#endif
