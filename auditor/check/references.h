/*
 * references.h - where a check stands in published frameworks.
 *
 * ATT&CK numbers are data with a version: v19 took T1562 and its parts .001
 * and .006 into T1685, .008 into T1685.002; where only v18.1 is given, v19 was
 * not looked up.  SCuBA as of ScubaGear v1.8.0.
 */
#ifndef AUDITOR_CHECK_REFERENCES_H
#define AUDITOR_CHECK_REFERENCES_H

#include "auditor/check/check.h"

/* .references = REFERENCES(ATTACK_KEPT("T1098.001"), NIST("IA-5")) */
#define REFERENCES(...)                                                        \
	(const struct reference[])                                             \
	{                                                                      \
		__VA_ARGS__,                                                   \
		{                                                              \
			NULL, NULL                                             \
		}                                                              \
	}

#define ATTACK_18(id)                                                          \
	{                                                                      \
		"MITRE ATT&CK v18.1", id                                       \
	}
#define ATTACK_19(id)                                                          \
	{                                                                      \
		"MITRE ATT&CK v19", id                                         \
	}
/* The same number in both, or another one in v19. */
#define ATTACK_KEPT(id)       ATTACK_18(id), ATTACK_19(id)
#define ATTACK_MOVED(id, now) ATTACK_18(id), ATTACK_19(now)
#define SCUBA(id)                                                              \
	{                                                                      \
		"SCuBA", id                                                    \
	}
#define CIS(id)                                                                \
	{                                                                      \
		"CIS Microsoft 365 v7.0.0", id                                 \
	}
#define NIST(id)                                                               \
	{                                                                      \
		"NIST SP 800-53r5", id                                         \
	}

#endif
