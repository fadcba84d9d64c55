/*
 * flow_internal.h - which objects of a list have findings; for flow*.c.
 */
#ifndef AUDITOR_REPORT_FLOW_INTERNAL_H
#define AUDITOR_REPORT_FLOW_INTERNAL_H

#include "auditor/report/flow.h"

/* An object of the list, and what was found on it. */
struct flow_mark {
	const struct object *object;
	strview checks;
	enum severity severity;
	bool is_marked;
	bool is_alone;
};

struct flow_marks {
	struct flow_mark *at;
	size_t count;
};

/*
 * flow_marks_build(result, kind, arena, marks):
 * All objects of ${kind}, rules as they run, connectors by severity and name,
 * with the open findings on them.
 */
void flow_marks_build(const struct audit_result *result, enum kind kind,
    struct arena *arena, struct flow_marks *marks);

/* flow_is_off(object): the connector or rule is switched off. */
bool flow_is_off(const struct object *object);

#endif
