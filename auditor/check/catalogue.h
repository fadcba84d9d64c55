/*
 * catalogue.h - the tables that the catalogue is put together from.
 *
 * One file catalogue_*.c a family of ids; the rows of a table are sorted by
 * id, and so are the tables (catalogue.c).  Conditions and points follow the
 * published catalogue of this project; where it leaves something open, the
 * reason for what was decided stands beside the row.
 */
#ifndef AUDITOR_CHECK_CATALOGUE_H
#define AUDITOR_CHECK_CATALOGUE_H

#include "auditor/check/check.h"

struct check_table {
	const struct check *rows;
	size_t count;
};

/* For needs and compares: LIST(MAIL_CONTACT) | LIST(TRANSPORT_RULE). */
#define LIST(kind) KIND_BIT(KIND_##kind)

extern const struct check_table catalogue_ac;
extern const struct check_table catalogue_ap;
extern const struct check_table catalogue_ar;
extern const struct check_table catalogue_au;
extern const struct check_table catalogue_cf;
extern const struct check_table catalogue_ch;
extern const struct check_table catalogue_cr;
extern const struct check_table catalogue_dk;
extern const struct check_table catalogue_fd;
extern const struct check_table catalogue_gr;
extern const struct check_table catalogue_gr_more;
extern const struct check_table catalogue_hx;
extern const struct check_table catalogue_ic;
extern const struct check_table catalogue_ic_trust;
extern const struct check_table catalogue_jr;
extern const struct check_table catalogue_mb;
extern const struct check_table catalogue_oc;
extern const struct check_table catalogue_og;
extern const struct check_table catalogue_ov;
extern const struct check_table catalogue_pt;
extern const struct check_table catalogue_qp;
extern const struct check_table catalogue_rd;
extern const struct check_table catalogue_rl;
extern const struct check_table catalogue_sc;
extern const struct check_table catalogue_sf;
extern const struct check_table catalogue_si;
extern const struct check_table catalogue_ta;
extern const struct check_table catalogue_tr;
extern const struct check_table catalogue_tr_bypass;
extern const struct check_table catalogue_tr_control;
extern const struct check_table catalogue_tr_collection;
extern const struct check_table catalogue_tx;

#endif
