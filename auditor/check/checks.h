/*
 * checks.h - the eval functions of the catalogue.
 */
#ifndef AUDITOR_CHECK_CHECKS_H
#define AUDITOR_CHECK_CHECKS_H

#include "auditor/check/run.h"

/* checks_app.c */
void check_ap_001(struct check_run *run, const struct check *check);
void check_ap_002(struct check_run *run, const struct check *check);

/* checks_credential.c */
void check_cr_001(struct check_run *run, const struct check *check);

/* checks_grant.c */
void check_gr_001(struct check_run *run, const struct check *check);
void check_gr_002(struct check_run *run, const struct check *check);
void check_gr_003(struct check_run *run, const struct check *check);
void check_rl_001(struct check_run *run, const struct check *check);
void check_rl_002(struct check_run *run, const struct check *check);

/* checks_connector.c */
void check_ic_010(struct check_run *run, const struct check *check);
void check_ic_011(struct check_run *run, const struct check *check);
void check_ic_019(struct check_run *run, const struct check *check);

/* checks_name.c */
void check_ic_001(struct check_run *run, const struct check *check);
void check_ic_003(struct check_run *run, const struct check *check);
void check_tr_001(struct check_run *run, const struct check *check);
void check_tr_046(struct check_run *run, const struct check *check);

/* checks_rule.c */
void check_tr_002(struct check_run *run, const struct check *check);
void check_tr_003(struct check_run *run, const struct check *check);
void check_tr_004(struct check_run *run, const struct check *check);
void check_tr_005(struct check_run *run, const struct check *check);

/* checks_recipient.c */
void check_tr_010(struct check_run *run, const struct check *check);

/* checks_text.c */
void check_tx_001(struct check_run *run, const struct check *check);

#endif
