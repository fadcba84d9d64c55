/*
 * evidence.h - the raw answers of the services, kept in a folder.
 *
 * One file for each answer with its bytes as they came, requests.jsonl with
 * what was asked and the service's request id, and SHA256SUMS over all of
 * them in the form of sha256sum -c.  Headers of requests and answers of the
 * login service are never kept: no token comes into the folder.
 */
#ifndef CMD_EVIDENCE_H
#define CMD_EVIDENCE_H

#include "auditor/base/digest.h"
#include "auditor/net/http.h"

struct evidence; /* opaque */

/*
 * evidence_open(folder, evidence, err):
 * Make ${folder} (0700), which has to be empty or not there yet.  For
 * evidence_free.
 */
int evidence_open(
    const char *folder, struct evidence **evidence, struct err *err) MUST_USE;
void evidence_free(struct evidence *evidence);
void evidence_drop(struct evidence **evidence);

/* evidence_seen(evidence, seen): keep an answer. */
void evidence_seen(struct evidence *evidence, const struct http_seen *seen);

/*
 * evidence_close(evidence, digest, err):
 * Write the index and the manifest, whose SHA-256 goes to ${digest}.  Fail when
 * this or keeping any answer failed.
 */
int evidence_close(
    struct evidence *evidence, struct digest *digest, struct err *err) MUST_USE;

#endif
