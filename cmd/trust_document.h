/*
 * trust_document.h - the trust document of a tenant, as commands use it.
 */
#ifndef CMD_TRUST_DOCUMENT_H
#define CMD_TRUST_DOCUMENT_H

#include "auditor/base/lang.h"
#include "baselines/trust.h"
#include "cmd/session.h"

/* What `trust init` and `trust renew` have in common. */
struct trust_edit_options {
	struct option_list signers;  /* NAME=FILE: baseline and trust */
	struct option_list baseline; /* NAME=FILE: baseline alone */
	struct option_list stewards; /* NAME=FILE: trust alone */
	struct option_list evidence; /* NAME=FILE: evidence alone */
	struct option_list tenants;  /* GUID */
	int64_t threshold;           /* 0: as it is */
	int64_t trust_threshold;     /* 0: as it is */
	int64_t days;                /* 0: the usual */
};

/* Rows of a table of options, for a member ${member} of struct ${type}. */
/* NOLINTBEGIN(bugprone-macro-parentheses): members of a type */
#define TRUST_EDIT_ROWS(type, member)                                          \
	{'\0', "signer", OPTION_LIST, offsetof(type, member.signers),          \
	    "NAME=FILE",                                                       \
	    N_("NAME, with this certificate, signs baselines and this "        \
	       "document")},                                                   \
	    {'\0', "baseline-signer", OPTION_LIST,                             \
		offsetof(type, member.baseline), "NAME=FILE",                  \
		N_("signs baselines alone")},                                  \
	    {'\0', "trust-signer", OPTION_LIST,                                \
		offsetof(type, member.stewards), "NAME=FILE",                  \
		N_("signs this document alone")},                              \
	    {'\0', "evidence-signer", OPTION_LIST,                             \
		offsetof(type, member.evidence), "NAME=FILE",                  \
		N_("signs evidence alone, such as an auditing host")},         \
	    {'\0', "for-tenant", OPTION_LIST, offsetof(type, member.tenants),  \
		"GUID", N_("tenant it is for; may be repeated")},              \
	    {'\0', "threshold", OPTION_NUMBER,                                 \
		offsetof(type, member.threshold), "N",                         \
		N_("people who have to sign a baseline")},                     \
	    {'\0', "trust-threshold", OPTION_NUMBER,                           \
		offsetof(type, member.trust_threshold), "N",                   \
		N_("people who have to sign this document")},                  \
	{                                                                      \
		'\0', "expires-in", OPTION_NUMBER,                             \
		    offsetof(type, member.days), "DAYS",                       \
		    N_("how long it holds (otherwise 365)")                    \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

/*
 * trust_document_path(session, words, arena, path, err):
 * FILE of the command line, else what `trust:` of the tenant says.
 */
int trust_document_path(const struct session *session,
    const struct option_list *words, const char **path,
    struct err *err) MUST_USE;

/*
 * trust_document_edit(options, now, arena, document, err):
 * Add people and tenants, set thresholds and expiry.
 */
int trust_document_edit(const struct trust_edit_options *options, int64_t now,
    struct arena *arena, struct trust_document *document,
    struct err *err) MUST_USE;

/* trust_document_put(document, out): append what it says, for people. */
void trust_document_put(
    const struct trust_document *document, struct strbuf *out);

/*
 * trust_document_install(path, arena, problem, err):
 * Put the version that waits beside ${path} in its place, when the version
 * there and it itself are satisfied with its signatures; ${problem} says why
 * not, or is "".
 */
int trust_document_install(const char *path, struct arena *arena,
    strview *problem, struct err *err) MUST_USE;

#endif
