/*
 * install.h - a signed document takes the place of the one before it.
 */
#ifndef CMD_INSTALL_H
#define CMD_INSTALL_H

#include "auditor/base/arena.h"
#include "baselines/signature.h"

struct install_request {
	const char *path;    /* where it belongs */
	const char *pending; /* where it waits, with its signatures */
	strview document;    /* its bytes */
	/* Of the signatures beside ${pending}, those that count go along. */
	const struct signature_verdict *verdicts;
	size_t verdict_count;
	int64_t number; /* serial or version of what is at ${path} now */
};

/*
 * install_is_over(path, document):
 * The file ${path} is a signature by whomever over ${document}.
 */
bool install_is_over(const char *path, strview document);

/*
 * install_archive(path, number, arena, err):
 * Keep the document at ${path} and the signatures over it beside, under its
 * ${number}; what is kept already stays as it is.
 */
int install_archive(const char *path, int64_t number, struct arena *arena,
    struct err *err) MUST_USE;

/*
 * install_document(request, arena, err):
 * Archive what is there, put document and signatures in its place, remove the
 * pending files.  Ended half-way it can be done again.
 */
int install_document(const struct install_request *request, struct arena *arena,
    struct err *err) MUST_USE;

#endif
