/*
 * jsonfile.h - a file of JSON: what of it is list, answer, document or object.
 */
#ifndef AUDITOR_INTAKE_JSONFILE_H
#define AUDITOR_INTAKE_JSONFILE_H

#include "auditor/intake/feed.h"
#include "auditor/intake/harvest.h"

/*
 * jsonfile_read(feed, harvest, err):
 * Take the values of the JSON document, or of the documents one behind the
 * other (NDJSON), in ${feed}: an array of objects, an answer of REST around
 * one, an answer to a batch, a document with a list for each key
 * ({"InboundConnector": […]}, ScubaGear), or one object.  Arrays are read
 * element by element.
 */
int jsonfile_read(
    struct feed *feed, struct harvest *harvest, struct err *err) MUST_USE;

#endif
