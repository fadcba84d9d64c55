/*
 * ocsf_internal.h - what both classes of events have; for ocsf*.c.
 */
#ifndef AUDITOR_REPORT_OCSF_INTERNAL_H
#define AUDITOR_REPORT_OCSF_INTERNAL_H

#include "auditor/report/json_internal.h"

enum ocsf_class {
	OCSF_COMPLIANCE = 2003,
	OCSF_DETECTION = 2004,
};

enum ocsf_activity {
	OCSF_CREATE = 1,
	OCSF_UPDATE = 2,
	OCSF_CLOSE = 3,
};

struct ocsf_head {
	enum ocsf_class class;
	enum ocsf_activity activity;
	enum severity severity;
	const char *uid; /* of the event's record: metadata.uid */
};

/* ocsf_begin(report, head): open an event; ocsf_end ends it and its line. */
void ocsf_begin(struct json_report *report, const struct ocsf_head *head);
void ocsf_end(struct json_report *report);

/* ocsf_attacks(report, check): ATT&CK techniques, a member of finding_info. */
void ocsf_attacks(struct json_report *report, const struct check *check);

/* ocsf_compliance(report): the events of class 2003. */
void ocsf_compliance(struct json_report *report);

#endif
