/*
 * beside.h - the files that belong to a signed document, and stand beside it.
 *
 * Of baseline.json: baseline.3.json is serial 3, which it has replaced,
 * baseline.pending.json waits for signatures, and baseline.json.NAME.p7s is a
 * signature.
 */
#ifndef AUDITOR_AUDIT_BESIDE_H
#define AUDITOR_AUDIT_BESIDE_H

#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"

#define BESIDE_PENDING "pending"

/*
 * beside_path(path, word, arena):
 * ${path} with ".${word}" before its extension.
 */
const char *beside_path(const char *path, strview word, struct arena *arena);

/*
 * beside_base(path, arena):
 * The document that the pending ${path} is to replace; NULL when ${path} is not
 * called as a pending one.
 */
const char *beside_base(const char *path, struct arena *arena);

/* beside_number(path, number, arena): the same for a serial or version. */
const char *beside_number(
    const char *path, int64_t number, struct arena *arena);

/* beside_signature(path, name, arena): the signature file of ${name}. */
const char *beside_signature(
    const char *path, strview name, struct arena *arena);

/*
 * beside_signatures(path, arena, paths, count, err):
 * All signature files of ${path}, sorted.
 */
int beside_signatures(const char *path, struct arena *arena,
    const char ***paths, size_t *count, struct err *err) MUST_USE;

/*
 * beside_signer(path, signature):
 * The name that stands in ${signature}, a path of beside_signatures.
 */
strview beside_signer(const char *path, const char *signature);

/*
 * beside_read(path, max, bytes, err):
 * As file_read, of a plain file: a pipe, of which nobody may ever write the
 * other end, is not opened.
 */
int beside_read(const char *path, size_t max, struct strbuf *bytes,
    struct err *err) MUST_USE;

#endif
