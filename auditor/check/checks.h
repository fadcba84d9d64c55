/*
 * checks.h - the eval functions of the catalogue.
 */
#ifndef AUDITOR_CHECK_CHECKS_H
#define AUDITOR_CHECK_CHECKS_H

#include "auditor/check/run.h"

/* checks_app.c */
void check_ap_001(struct check_run *run, const struct check *check);
void check_ap_002(struct check_run *run, const struct check *check);

/* checks_app_name.c */
void check_ap_003(struct check_run *run, const struct check *check);
void check_ap_005(struct check_run *run, const struct check *check);

/* checks_app_url.c */
void check_ap_004(struct check_run *run, const struct check *check);

/* checks_manifest.c */
void check_ap_006(struct check_run *run, const struct check *check);
void check_gr_009(struct check_run *run, const struct check *check);

/* checks_credential.c */
void check_cr_001(struct check_run *run, const struct check *check);

/* checks_credential_kind.c */
void check_cr_002(struct check_run *run, const struct check *check);
void check_cr_002b(struct check_run *run, const struct check *check);
void check_cr_003(struct check_run *run, const struct check *check);
void check_cr_004(struct check_run *run, const struct check *check);

/* checks_federated.c */
void check_cr_005(struct check_run *run, const struct check *check);
void check_cr_007(struct check_run *run, const struct check *check);

/* checks_grant.c */
void check_gr_001(struct check_run *run, const struct check *check);
void check_gr_002(struct check_run *run, const struct check *check);
void check_gr_003(struct check_run *run, const struct check *check);
void check_gr_004(struct check_run *run, const struct check *check);
void check_gr_005(struct check_run *run, const struct check *check);
void check_gr_008(struct check_run *run, const struct check *check);
void check_gr_010(struct check_run *run, const struct check *check);
void check_gr_011(struct check_run *run, const struct check *check);
void check_gr_012(struct check_run *run, const struct check *check);
void check_gr_013(struct check_run *run, const struct check *check);

/* checks_consent.c */
void check_gr_006(struct check_run *run, const struct check *check);
void check_gr_007(struct check_run *run, const struct check *check);

/* checks_role.c */
void check_rl_001(struct check_run *run, const struct check *check);
void check_rl_002(struct check_run *run, const struct check *check);
void check_rl_003(struct check_run *run, const struct check *check);
void check_rl_004(struct check_run *run, const struct check *check);
void check_rl_005(struct check_run *run, const struct check *check);

/* checks_rbac.c */
void check_rl_006(struct check_run *run, const struct check *check);

/* checks_role_group.c */
void check_rl_008(struct check_run *run, const struct check *check);
void check_rl_009(struct check_run *run, const struct check *check);
void check_rl_010(struct check_run *run, const struct check *check);
void check_rl_011(struct check_run *run, const struct check *check);

/* checks_domain.c */
void check_fd_001(struct check_run *run, const struct check *check);
void check_fd_002(struct check_run *run, const struct check *check);

/* checks_access.c */
void check_og_005(struct check_run *run, const struct check *check);
void check_og_006(struct check_run *run, const struct check *check);

/* checks_access_drift.c */
void check_og_011(struct check_run *run, const struct check *check);
void check_og_012(struct check_run *run, const struct check *check);

/* checks_trust.c */
void check_pt_001(struct check_run *run, const struct check *check);
void check_pt_002(struct check_run *run, const struct check *check);

/* checks_history.c */
void check_hx_001(struct check_run *run, const struct check *check);

/* checks_event.c */
void check_hx_002(struct check_run *run, const struct check *check);

/* checks_signin.c */
void check_si_001(struct check_run *run, const struct check *check);
void check_si_002(struct check_run *run, const struct check *check);

/* checks_signin_app.c */
void check_si_003(struct check_run *run, const struct check *check);

/* checks_gap.c */
void check_hx_003(struct check_run *run, const struct check *check);

/* checks_touched.c */
void check_hx_004(struct check_run *run, const struct check *check);

/* checks_schema.c */
void check_sc_001(struct check_run *run, const struct check *check);

/* checks_connector.c */
void check_ic_010(struct check_run *run, const struct check *check);
void check_ic_011(struct check_run *run, const struct check *check);
void check_ic_019(struct check_run *run, const struct check *check);

/* checks_inbound_trust.c */
void check_ic_012(struct check_run *run, const struct check *check);
void check_ic_013(struct check_run *run, const struct check *check);
void check_ic_014(struct check_run *run, const struct check *check);
void check_ic_015(struct check_run *run, const struct check *check);
void check_ic_016(struct check_run *run, const struct check *check);
void check_ic_021(struct check_run *run, const struct check *check);
void check_ic_022(struct check_run *run, const struct check *check);

/* checks_inbound_drift.c */
void check_ic_017(struct check_run *run, const struct check *check);
void check_ic_018(struct check_run *run, const struct check *check);

/* checks_inbound_off.c */
void check_ic_020(struct check_run *run, const struct check *check);

/* checks_name.c */
void check_ic_001(struct check_run *run, const struct check *check);
void check_ic_002(struct check_run *run, const struct check *check);
void check_tr_001(struct check_run *run, const struct check *check);

/* checks_rule.c */
void check_tr_002(struct check_run *run, const struct check *check);
void check_tr_003(struct check_run *run, const struct check *check);
void check_tr_004(struct check_run *run, const struct check *check);
void check_tr_005(struct check_run *run, const struct check *check);

/* checks_recipient.c */
void check_tr_010(struct check_run *run, const struct check *check);

/* checks_name_disguise.c */
void check_ic_003(struct check_run *run, const struct check *check);
void check_tr_046(struct check_run *run, const struct check *check);

/* checks_outbound.c */
void check_oc_001(struct check_run *run, const struct check *check);
void check_oc_003(struct check_run *run, const struct check *check);
void check_oc_004(struct check_run *run, const struct check *check);
void check_oc_005(struct check_run *run, const struct check *check);
void check_oc_006(struct check_run *run, const struct check *check);
void check_oc_007(struct check_run *run, const struct check *check);

/* checks_outbound_route.c */
void check_oc_002(struct check_run *run, const struct check *check);
void check_oc_008(struct check_run *run, const struct check *check);

/* checks_transport_bypass.c */
void check_tr_020(struct check_run *run, const struct check *check);
void check_tr_021(struct check_run *run, const struct check *check);
void check_tr_022(struct check_run *run, const struct check *check);

/* checks_transport_cover.c */
void check_tr_030(struct check_run *run, const struct check *check);
void check_tr_032(struct check_run *run, const struct check *check);

/* checks_transport_drift.c */
void check_tr_012(struct check_run *run, const struct check *check);
void check_tr_041(struct check_run *run, const struct check *check);
void check_tr_043(struct check_run *run, const struct check *check);
void check_tr_044(struct check_run *run, const struct check *check);
void check_tr_050(struct check_run *run, const struct check *check);

/* checks_transport_hand.c */
void check_tr_049(struct check_run *run, const struct check *check);
void check_tr_048(struct check_run *run, const struct check *check);

/* checks_transport_harm.c */
void check_tr_006(struct check_run *run, const struct check *check);
void check_tr_008(struct check_run *run, const struct check *check);
void check_tr_042(struct check_run *run, const struct check *check);
void check_tr_045(struct check_run *run, const struct check *check);

/* checks_transport_text.c */
void check_tr_007(struct check_run *run, const struct check *check);

/* checks_filter.c */
void check_cf_001(struct check_run *run, const struct check *check);
void check_cf_002(struct check_run *run, const struct check *check);
void check_sf_001(struct check_run *run, const struct check *check);

/* checks_filter_outbound.c */
void check_rd_001(struct check_run *run, const struct check *check);
void check_rd_002(struct check_run *run, const struct check *check);
void check_sf_004(struct check_run *run, const struct check *check);
void check_sf_005(struct check_run *run, const struct check *check);

/* checks_filter_verdict.c */
void check_qp_001(struct check_run *run, const struct check *check);
void check_sf_003(struct check_run *run, const struct check *check);

/* checks_journal.c */
void check_jr_001(struct check_run *run, const struct check *check);
void check_jr_002(struct check_run *run, const struct check *check);

/* checks_mail_domain.c */
void check_ac_001(struct check_run *run, const struct check *check);
void check_ac_002(struct check_run *run, const struct check *check);
void check_ac_003(struct check_run *run, const struct check *check);
void check_dk_001(struct check_run *run, const struct check *check);

/* checks_mailbox.c */
void check_mb_001(struct check_run *run, const struct check *check);
void check_mb_002(struct check_run *run, const struct check *check);

/* checks_mailbox_access.c */
void check_mb_003(struct check_run *run, const struct check *check);
void check_mb_004(struct check_run *run, const struct check *check);

/* checks_override.c */
void check_ar_001(struct check_run *run, const struct check *check);
void check_ov_001(struct check_run *run, const struct check *check);
void check_ov_002(struct check_run *run, const struct check *check);
void check_ta_001(struct check_run *run, const struct check *check);
void check_ta_002(struct check_run *run, const struct check *check);

/* checks_collection.c */
void check_tr_060(struct check_run *run, const struct check *check);

/* checks_settings.c */
/* For settings that are one property: by the id of the row. */
void check_setting(struct check_run *run, const struct check *check);
void check_au_003(struct check_run *run, const struct check *check);
void check_au_005(struct check_run *run, const struct check *check);
void check_og_008(struct check_run *run, const struct check *check);
void check_og_010(struct check_run *run, const struct check *check);

/* checks_settings_user.c */
void check_og_001(struct check_run *run, const struct check *check);
void check_og_003(struct check_run *run, const struct check *check);
void check_og_007(struct check_run *run, const struct check *check);

/* checks_text.c */
void check_tx_001(struct check_run *run, const struct check *check);

#endif
