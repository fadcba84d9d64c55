/*
 * facts.h - whose tenant, which snapshot, held against which baseline.
 */
#ifndef AUDITOR_REPORT_FACTS_H
#define AUDITOR_REPORT_FACTS_H

#include "auditor/audit/result.h"

struct fact {
	const char
	    *label;     /* translated; at most twelve characters in English */
	strview value;  /* a phrase */
	bool is_code;   /* digest: to be copied, never broken */
	bool is_detail; /* not for the first screen */
};

struct facts {
	struct fact *at;
	size_t count;
	size_t cap;
};

/* facts_build(result, arena, facts): in the order they are shown. */
void facts_build(const struct audit_result *result, struct arena *arena,
    struct facts *facts);

#endif
