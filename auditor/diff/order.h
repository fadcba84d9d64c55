/*
 * order.h - rules whose place among the others changed.
 */
#ifndef AUDITOR_DIFF_ORDER_H
#define AUDITOR_DIFF_ORDER_H

#include "auditor/diff/pairing.h"

/* order_field(kind): the field that numbers objects of ${kind}, or "". */
strview order_field(enum kind kind);

/*
 * order_moved(kind, pairing, arena):
 * For each pair whether the object has to be taken out so that the others
 * stand in the order they had: the fewest that will do.  A number that shifts
 * because another rule came or went moves nothing.  NULL when objects of
 * ${kind} have no order.
 */
bool *order_moved(
    enum kind kind, const struct pairing *pairing, struct arena *arena);

#endif
