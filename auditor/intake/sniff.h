/*
 * sniff.h - which format a file is in, by its first bytes.
 */
#ifndef AUDITOR_INTAKE_SNIFF_H
#define AUDITOR_INTAKE_SNIFF_H

#include "auditor/base/strview.h"

/* So many bytes are looked at. */
#define SNIFF_BYTES 65536

enum format {
	FORMAT_UNKNOWN,
	FORMAT_EMPTY,
	FORMAT_ZIP,
	FORMAT_PACKED, /* by another packer than zip */
	FORMAT_CLIXML,
	FORMAT_RULES, /* Export-TransportRuleCollection */
	FORMAT_XML,   /* another one */
	FORMAT_JSON,
	FORMAT_CSV, /* see table.h */
};

/* sniff_format(head): by the decoded ${head} of a file. */
enum format sniff_format(strview head);

#endif
