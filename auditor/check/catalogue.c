/*
 * catalogue.c - all checks as one table.
 */
#include "auditor/check/catalogue.h"

#include "auditor/base/banned.h"

/* In the order of their ids. */
static const struct check_table *const tables[] = {
    &catalogue_ac,
    &catalogue_ap,
    &catalogue_ar,
    &catalogue_au,
    &catalogue_cf,
    &catalogue_ch,
    &catalogue_cr,
    &catalogue_dk,
    &catalogue_fd,
    &catalogue_gr,
    &catalogue_gr_more,
    &catalogue_hx,
    &catalogue_ic,
    &catalogue_ic_trust,
    &catalogue_jr,
    &catalogue_mb,
    &catalogue_oc,
    &catalogue_og,
    &catalogue_ov,
    &catalogue_pt,
    &catalogue_qp,
    &catalogue_rd,
    &catalogue_rl,
    &catalogue_sc,
    &catalogue_sf,
    &catalogue_si,
    &catalogue_ta,
    &catalogue_tr,
    &catalogue_tr_bypass,
    &catalogue_tr_control,
    &catalogue_tr_collection,
    &catalogue_tx,
};

size_t
check_count(void)
{
	size_t count = 0;

	for (size_t i = 0; i < COUNT_OF(tables); i++)
		count += tables[i]->count;
	return count;
}

const struct check *
check_at(size_t index)
{
	size_t i = 0;

	while (index >= tables[i]->count)
		index -= tables[i++]->count;
	return &tables[i]->rows[index];
}

const struct check *
check_find(strview id)
{
	for (size_t i = 0; i < COUNT_OF(tables); i++) {
		for (size_t j = 0; j < tables[i]->count; j++) {
			const struct check *check = &tables[i]->rows[j];
			if (sv_eq_fold(id, sv_from(check->id)))
				return check;
		}
	}
	return NULL;
}
