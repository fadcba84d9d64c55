/*
 * references.h - where the checks stand in published frameworks.
 */
#ifndef AUDITOR_CHECK_REFERENCES_H
#define AUDITOR_CHECK_REFERENCES_H

#include "auditor/check/check.h"

/* One list a check, or a family of them; each ends with {NULL, NULL}. */
extern const struct reference references_ap[];
extern const struct reference references_ap_new[];
extern const struct reference references_ch[];
extern const struct reference references_cr[];
extern const struct reference references_gr[];
extern const struct reference references_gr_mail[];
extern const struct reference references_ic_name[];
extern const struct reference references_ic_hidden[];
extern const struct reference references_ic_new[];
extern const struct reference references_ic_address[];
extern const struct reference references_ic_edited[];
extern const struct reference references_rl_global[];
extern const struct reference references_rl_exchange[];
extern const struct reference references_tr_name[];
extern const struct reference references_tr_authentication[];
extern const struct reference references_tr_forensic[];
extern const struct reference references_tr_sweep[];
extern const struct reference references_tr_forged[];
extern const struct reference references_tr_outside[];
extern const struct reference references_tr_hidden[];
extern const struct reference references_tx[];

#endif
