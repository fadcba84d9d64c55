/*
 * signin_check.h - settings that cannot work are found before anything is sent.
 */
#ifndef GRAPH_SIGNIN_CHECK_H
#define GRAPH_SIGNIN_CHECK_H

#include "graph/collect.h"

/*
 * signin_check(settings, err):
 * Fail with ERR_CONFIG and a hint for a tenant, client id, credential or
 * address that the login service could only refuse, or that would end up as
 * something else in an address.
 */
int signin_check(
    const struct collect_settings *settings, struct err *err) MUST_USE;

#endif
