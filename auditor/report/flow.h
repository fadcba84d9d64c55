/*
 * flow.h - the way mail takes through the tenant: connectors and rules, with
 * the findings on them.
 */
#ifndef AUDITOR_REPORT_FLOW_H
#define AUDITOR_REPORT_FLOW_H

#include "auditor/audit/result.h"

/* A connector, a rule, or several of them that nothing was found on. */
struct flow_node {
	strview label;  /* a phrase */
	strview note;   /* "priority 3, switched off"; or "" */
	strview checks; /* ids of those with open findings here; or "" */
	enum severity severity;        /* of the worst of them */
	bool is_marked;                /* there are open findings here */
	const struct object **objects; /* it stands for; none: the list */
	size_t count;                  /* was not read whole, see note */
};

/* A way into the tenant or out of it. */
struct flow_way {
	strview outside;            /* senders, or destinations */
	struct flow_node connector; /* see has_connector */
	bool has_connector;
	/* Out only: index + 1 in rules of the rule that sends mail there; 0
	 * when mail takes it behind all rules. */
	size_t by_rule;
};

struct flow {
	struct flow_way *in;
	size_t in_count;
	size_t in_cap;
	struct flow_node *rules; /* in the order they run */
	size_t rule_count;
	size_t rule_cap;
	struct flow_way *out;
	size_t out_count;
	size_t out_cap;
	bool is_marked; /* somewhere */
};

/*
 * flow_build(result, arena, flow):
 * What has findings stands alone, the worst FLOW_ALONE_MAX of a list at least;
 * what has none is taken together where it is more than a few.  Borrows from
 * ${result}.
 */
#define FLOW_ALONE_MAX 20
void flow_build(
    const struct audit_result *result, struct arena *arena, struct flow *flow);

#endif
