/*
 * join_mail.h - joins between join.c and join_mail.c.
 */
#ifndef AUDITOR_CHECK_JOIN_MAIL_H
#define AUDITOR_CHECK_JOIN_MAIL_H

#include "auditor/check/join.h"

/* join_add(join, index, key, object): unsorted; an empty key is left out. */
void join_add(struct join *join, struct join_index *index, strview key,
    const struct object *object);

/* join_sort(index): make it ready for join_first. */
void join_sort(struct join_index *index);

/* join_index_contacts(join): mail contacts by every name and address. */
void join_index_contacts(struct join *join);

#endif
