/*
 * baseline.h - the document people sign: the state of a tenant they accept,
 * the policy, and the approvals.
 */
#ifndef BASELINES_BASELINE_H
#define BASELINES_BASELINE_H

#include "auditor/model/snapshot.h"
#include "baselines/binding.h"
#include "baselines/policy.h"

#define BASELINE_SCHEMA "exoaudit-baseline/1"

struct baseline {
	strview tenant;
	strview tenant_name;
	int64_t serial;  /* from 1, never back */
	int64_t created; /* seconds */
	int64_t expires;
	bool has_previous;
	struct digest previous; /* digest of the document before */
	strview series;         /* of the source snapshot */
	int64_t source_number;
	struct digest source_link;
	struct digest source_content;
	strview fail_on;          /* severity word */
	struct binding binding;   /* profiles and own checks */
	kind_set scope;           /* kinds it judges */
	kind_set dropped;         /* kinds that the one before judged */
	struct snapshot *objects; /* lists in scope complete, others not
	                                collected; sealed */
	struct policy policy;
	struct digest digest; /* of the document's bytes */
};

/* Settings of baseline_compose. */
struct baseline_recipe {
	const struct snapshot *snapshot; /* the objects; sealed */
	const struct snapshot *source;   /* stored; NULL: the same */
	kind_set scope;                  /* complete kinds of it */
	kind_set dropped;                /* judged before, and no more */
	const struct policy *policy;
	int64_t serial;
	int64_t created;
	int64_t expires;
	const struct digest *previous; /* NULL for the first */
	const char *fail_on;
	struct binding binding;
};

/*
 * baseline_compose(recipe, out, err):
 * Append the document to ${out}: canonical JSON, one object a line, so that
 * git diff is readable; the same recipe gives the same bytes.
 */
int baseline_compose(const struct baseline_recipe *recipe, struct strbuf *out,
    struct err *err) MUST_USE;

/*
 * baseline_seal(objects):
 * snapshot_seal for lists that were whole when people looked at them: a
 * property that a later program expects takes nothing from that.
 */
void baseline_seal(struct snapshot *objects);

/*
 * baseline_parse(bytes, baseline, err):
 * Read a document.  Refuse (ERR_FORMAT) what baseline_compose would not have
 * written: the bytes must come out again exactly.  Release with
 * baseline_done.
 */
int baseline_parse(
    strview bytes, struct baseline *baseline, struct err *err) MUST_USE;

/* baseline_done(baseline): free; {0} is fine. */
void baseline_done(struct baseline *baseline);

#endif
