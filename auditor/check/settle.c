/*
 * settle.c - which entries of the policy settle which findings.
 */
#include "auditor/check/check.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

#define APPLICATIONS "applications"
#define RANGES       "sender-ranges"
#define HOSTS        "smart-hosts"
#define RECIPIENTS   "recipients"

/* By id; what is not here only an approval settles. */
static const struct {
	const char *check;
	struct settled by;
} rows[] = {
    {"AP-001", {.section = APPLICATIONS}},
    {"AP-002", {.section = APPLICATIONS}},
    {"AP-003", {.section = APPLICATIONS}},
    {"AP-004", {.section = APPLICATIONS}},
    {"AP-005", {.section = APPLICATIONS}},
    {"AR-001", {.section = "arc-sealers"}},
    {"CF-001", {.section = "allow-list-ranges"}},
    {"CR-001", {.section = APPLICATIONS, .other = "rotation-tickets"}},
    {"CR-003", {.section = APPLICATIONS}},
    {"CR-004", {.section = APPLICATIONS}},
    {"CR-005", {.section = APPLICATIONS}},
    {"CR-007", {.section = APPLICATIONS}},
    {"GR-001", {.section = APPLICATIONS}},
    {"GR-002", {.section = APPLICATIONS}},
    {"GR-003", {.section = APPLICATIONS}},
    {"GR-004", {.section = APPLICATIONS}},
    {"GR-005", {.section = APPLICATIONS}},
    {"GR-006", {.section = APPLICATIONS}},
    {"GR-007", {.section = APPLICATIONS}},
    {"GR-008", {.section = APPLICATIONS}},
    {"GR-010", {.section = APPLICATIONS}},
    {"GR-011", {.section = APPLICATIONS}},
    {"GR-012", {.section = APPLICATIONS}},
    {"GR-013", {.section = APPLICATIONS}},
    {"IC-010", {.section = "hybrid"}},
    {"IC-011", {.section = RANGES}},
    {"IC-012", {.section = RANGES}},
    {"IC-014", {.section = "certificates", .other = "hybrid"}},
    {"IC-015", {.section = "certificates"}},
    {"IC-019", {.section = RANGES}},
    {"IC-020", {.section = "certificates", .other = RANGES}},
    {"IC-022", {.section = "hybrid"}},
    {"JR-001", {.section = RECIPIENTS}},
    {"JR-002", {.section = RECIPIENTS}},
    {"MB-001", {.section = RECIPIENTS}},
    {"MB-002", {.section = RECIPIENTS}},
    {"OC-001", {.section = HOSTS}},
    {"OC-002", {.section = HOSTS}},
    {"OC-003", {.section = HOSTS}},
    {"OC-004", {.section = HOSTS, .other = "hybrid"}},
    {"OC-006", {.section = HOSTS}},
    {"OC-007", {.section = HOSTS}},
    {"OC-008", {.section = HOSTS}},
    {"OG-008", {.section = RANGES}},
    {"OV-001", {.section = "simulation", .other = RANGES, .needs_both = true}},
    {"OV-002", {.section = "soc-mailboxes"}},
    {"RD-002", {.section = "hybrid"}},
    {"RL-002", {.section = APPLICATIONS}},
    {"RL-003", {.section = APPLICATIONS}},
    {"TA-001", {.section = "simulation"}},
    {"TR-005", {.section = RANGES}},
    {"TR-010", {.section = RECIPIENTS}},
    {"TR-022", {.section = RANGES}},
    {"TR-042", {.section = HOSTS}},
    {"TR-049", {.section = "administrators"}},
};

const struct settled *
check_settled_by(const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (sv_eq(sv_from(rows[i].check), sv_from(check->id)))
			return &rows[i].by;
	}
	return NULL;
}
