/*
 * references.c - where the checks stand in published frameworks.
 *
 * ATT&CK numbers are data with a version: v19 took T1562 and its parts .001
 * and .006 into T1685; where only v18.1 is given, v19 was not looked up.
 * SCuBA as of ScubaGear v1.8.0.
 */
#include "auditor/check/references.h"

#include "auditor/base/banned.h"

#define ATTACK_18(id)                                                          \
	{                                                                      \
		"MITRE ATT&CK v18.1", id                                       \
	}
#define ATTACK_19(id)                                                          \
	{                                                                      \
		"MITRE ATT&CK v19", id                                         \
	}
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
#define END                                                                    \
	{                                                                      \
		NULL, NULL                                                     \
	}

/* clang-format off */
const struct reference references_ap[] = {
    ATTACK_18("T1098.001"), ATTACK_18("T1036.005"), ATTACK_19("T1098.001"),
    SCUBA("MS.AAD.5.1"), CIS("5.1.2.2"), END,
};

const struct reference references_ap_new[] = {
    ATTACK_18("T1098"), SCUBA("MS.AAD.5.1"), CIS("5.1.2.2"), NIST("CM-8"),
    END,
};

const struct reference references_ch[] = {
    ATTACK_18("T1098"), ATTACK_18("T1562.001"), ATTACK_18("T1672"),
    ATTACK_19("T1685"), NIST("IR-4"), NIST("SI-4"), END,
};

const struct reference references_cr[] = {
    ATTACK_18("T1098.001"), ATTACK_19("T1098.001"), SCUBA("MS.AAD.5.5"),
    SCUBA("MS.AAD.5.6"), SCUBA("MS.AAD.5.7"), NIST("IA-5"), NIST("SC-12"),
    END,
};

const struct reference references_gr[] = {
    ATTACK_18("T1098.003"), ATTACK_18("T1550.001"), ATTACK_19("T1098.003"),
    ATTACK_19("T1550.001"), SCUBA("MS.AAD.5.1"), SCUBA("MS.AAD.5.2"),
    SCUBA("MS.AAD.5.3"), NIST("AC-6(10)"), NIST("CM-5"), END,
};

const struct reference references_gr_mail[] = {
    ATTACK_18("T1098.002"), ATTACK_18("T1098.003"), ATTACK_18("T1114.002"),
    ATTACK_19("T1098.002"), ATTACK_19("T1098.003"), SCUBA("MS.AAD.5.2"),
    NIST("AC-6(10)"), END,
};

const struct reference references_ic_name[] = {
    ATTACK_18("T1672"), ATTACK_18("T1036.005"), ATTACK_18("T1098"),
    SCUBA("MS.SECURITYSUITE.4.1b"), NIST("SI-4"), NIST("CM-3"), END,
};

const struct reference references_ic_hidden[] = {
    ATTACK_18("T1036"), NIST("SI-7"), END,
};

const struct reference references_ic_new[] = {
    ATTACK_18("T1098"), ATTACK_18("T1672"), ATTACK_18("T1586.002"),
    SCUBA("MS.SECURITYSUITE.4.1b"), NIST("CM-3"), NIST("CM-5"), END,
};

const struct reference references_ic_address[] = {
    ATTACK_18("T1672"), ATTACK_18("T1090"), NIST("AC-4"), NIST("SC-8"), END,
};

const struct reference references_ic_edited[] = {
    ATTACK_18("T1672"), ATTACK_18("T1098"), NIST("CM-3"), END,
};

const struct reference references_rl_global[] = {
    ATTACK_18("T1098.003"), ATTACK_19("T1098.003"), SCUBA("MS.AAD.7.1"),
    SCUBA("MS.AAD.7.2"), CIS("1.1.3"), NIST("AC-5"), END,
};

const struct reference references_rl_exchange[] = {
    ATTACK_18("T1098.003"), ATTACK_19("T1098.003"), SCUBA("MS.AAD.7.2"),
    NIST("AC-5"), END,
};

const struct reference references_tr_name[] = {
    ATTACK_18("T1036.005"), NIST("CM-3"), END,
};

const struct reference references_tr_authentication[] = {
    ATTACK_18("T1562.001"), ATTACK_18("T1672"), ATTACK_18("T1564"),
    ATTACK_19("T1685"), NIST("SI-8"), NIST("AU-10"), NIST("CM-3"), END,
};

const struct reference references_tr_forensic[] = {
    ATTACK_18("T1562.006"), ATTACK_19("T1685"), NIST("SI-8"), END,
};

const struct reference references_tr_sweep[] = {
    ATTACK_18("T1562.001"), ATTACK_18("T1672"), ATTACK_19("T1685"),
    NIST("SI-4"), NIST("SI-8"), END,
};

const struct reference references_tr_forged[] = {
    ATTACK_18("T1562.001"), ATTACK_19("T1685"), CIS("6.2.2"), NIST("SI-8"),
    END,
};

const struct reference references_tr_outside[] = {
    ATTACK_18("T1114.003"), ATTACK_18("T1020"), ATTACK_19("T1114.003"),
    SCUBA("MS.EXO.1.1"), CIS("6.2.1"), NIST("AC-4"), END,
};

const struct reference references_tr_hidden[] = {
    ATTACK_18("T1036"), ATTACK_18("T1564.008"), ATTACK_19("T1564.008"),
    NIST("SI-7"), END,
};

const struct reference references_tx[] = {
    ATTACK_18("T1036"), NIST("SI-7"), END,
};
/* clang-format on */
