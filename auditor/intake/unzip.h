/*
 * unzip.h - files in a zip archive, one after the other.
 *
 * Nothing is written to disk: the names in an archive are shown and not
 * followed.  Entries that are encrypted, no files, or too many, and archives
 * that unpack to far more than they are, end the reading.
 */
#ifndef AUDITOR_INTAKE_UNZIP_H
#define AUDITOR_INTAKE_UNZIP_H

#include "auditor/intake/feed.h"

struct unzip_sink {
	/* Take the entry ${name}, foreign text, with the bytes of ${source}. */
	int (*take)(void *cookie, strview name,
	    const struct feed_source *source, struct err *err);
	void *cookie;
};

/*
 * unzip_read(source, sink, err):
 * Hand all files of the archive that ${source} gives to ${sink}.  An entry
 * that cannot be unpacked fails when its bytes are read.
 */
int unzip_read(const struct feed_source *source, const struct unzip_sink *sink,
    struct err *err) MUST_USE;

#endif
