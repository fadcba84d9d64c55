/*
 * bundle.h - an evidence bundle: all that one audit rests on, in one zip.
 */
#ifndef CMD_BUNDLE_H
#define CMD_BUNDLE_H

#include "auditor/audit/result.h"
#include "cmd/signkey.h"

struct bundle_request {
	const char *path; /* of the zip */
	const char *raw;  /* folder of --evidence, or NULL */
	const struct signkey_options
	    *key; /* NULL: the manifest is not signed */
	const struct audit_result *result;
};

/*
 * bundle_write(request, arena, err):
 * Canonical objects, coverage, the baseline with its signatures, the report in
 * three formats, raw answers, SHA256SUMS over all of them for sha256sum -c, a
 * CMS signature over that, and a README.  Entries bear the time of the
 * snapshot, so that the same audit gives the same bytes, the signature
 * excepted.
 */
int bundle_write(const struct bundle_request *request, struct arena *arena,
    struct err *err) MUST_USE;

#endif
