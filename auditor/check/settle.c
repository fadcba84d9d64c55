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
	const char *sections;
} rows[] = {
    {"AP-001", APPLICATIONS},
    {"AP-002", APPLICATIONS},
    {"AP-003", APPLICATIONS},
    {"AP-004", APPLICATIONS},
    {"AP-005", APPLICATIONS},
    {"AR-001", "arc-sealers"},
    {"CF-001", "allow-list-ranges"},
    {"CR-001", APPLICATIONS " or rotation-tickets"},
    {"CR-003", APPLICATIONS},
    {"CR-004", APPLICATIONS},
    {"CR-005", APPLICATIONS},
    {"CR-007", APPLICATIONS},
    {"GR-001", APPLICATIONS},
    {"GR-002", APPLICATIONS},
    {"GR-003", APPLICATIONS},
    {"GR-004", APPLICATIONS},
    {"GR-005", APPLICATIONS},
    {"GR-006", APPLICATIONS},
    {"GR-007", APPLICATIONS},
    {"GR-008", APPLICATIONS},
    {"GR-010", APPLICATIONS},
    {"GR-011", APPLICATIONS},
    {"GR-012", APPLICATIONS},
    {"GR-013", APPLICATIONS},
    {"IC-010", "hybrid"},
    {"IC-011", RANGES},
    {"IC-012", RANGES},
    {"IC-014", "certificates or hybrid"},
    {"IC-015", "certificates"},
    {"IC-019", RANGES},
    {"IC-020", "certificates or " RANGES},
    {"IC-022", "hybrid"},
    {"JR-001", RECIPIENTS},
    {"JR-002", RECIPIENTS},
    {"MB-001", RECIPIENTS},
    {"MB-002", RECIPIENTS},
    {"OC-001", HOSTS},
    {"OC-002", HOSTS},
    {"OC-003", HOSTS},
    {"OC-004", HOSTS " or hybrid"},
    {"OC-006", HOSTS},
    {"OC-007", HOSTS},
    {"OC-008", HOSTS},
    {"OG-008", RANGES},
    {"OV-001", "simulation and " RANGES},
    {"OV-002", "soc-mailboxes"},
    {"RD-002", "hybrid"},
    {"RL-002", APPLICATIONS},
    {"RL-003", APPLICATIONS},
    {"TA-001", "simulation"},
    {"TR-005", RANGES},
    {"TR-010", RECIPIENTS},
    {"TR-022", RANGES},
    {"TR-042", HOSTS},
    {"TR-049", "administrators"},
};

const char *
check_settled_by(const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if (sv_eq(sv_from(rows[i].check), sv_from(check->id)))
			return rows[i].sections;
	}
	return NULL;
}
