/*
 * clixmlfile.h - the objects of a CLIXML document, for a harvest.
 */
#ifndef AUDITOR_INTAKE_CLIXMLFILE_H
#define AUDITOR_INTAKE_CLIXMLFILE_H

#include "auditor/intake/feed.h"
#include "auditor/intake/harvest.h"

/* clixmlfile_read(feed, harvest, err): all of a file. */
int clixmlfile_read(
    struct feed *feed, struct harvest *harvest, struct err *err) MUST_USE;

/*
 * clixmlfile_text(harvest, found, text, err):
 * The document in ${text}: an element of an answer that was asked for in this
 * form (X-ResponseFormat: clixml) holds one.
 */
int clixmlfile_text(struct harvest *harvest, const struct found *found,
    strview text, struct err *err) MUST_USE;

#endif
