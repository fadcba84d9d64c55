/*
 * join_mail.h - what the parts of the joins share.
 */
#ifndef AUDITOR_CHECK_JOIN_MAIL_H
#define AUDITOR_CHECK_JOIN_MAIL_H

#include "auditor/check/join.h"

/* join_add(join, index, key, object): unsorted; an empty key is left out. */
void join_add(struct join *join, struct join_index *index, strview key,
    const struct object *object);

/* join_sort(index): make it ready for join_first. */
void join_sort(struct join_index *index);

/* join_index_grants(join): join->granted. */
void join_index_grants(struct join *join);

/* join_index_recipients(join): contacts, groups, people by all their names. */
void join_index_recipients(struct join *join);

#endif
