/*
 * inbound.h - what an inbound connector trusts.
 */
#ifndef AUDITOR_CHECK_INBOUND_H
#define AUDITOR_CHECK_INBOUND_H

#include "auditor/check/view.h"

/*
 * inbound_certificate(connector):
 * The host of its certificate, which Exchange also gives as
 * "<I>CN=issuer<S>CN=host"; "" when it has none.
 */
strview inbound_certificate(const struct object *connector);

/*
 * inbound_hybrid_flaw(run, connector):
 * What about it is not as the Hybrid Configuration Wizard makes it in a tenant
 * that declares to be hybrid: own certificate, TLS required, no address, one of
 * a pair.  NULL when all is.  Name and source are free for anybody to choose;
 * the certificate is not.
 */
const char *inbound_hybrid_flaw(
    const struct check_run *run, const struct object *connector);

/* inbound_is_partner(connector) */
bool inbound_is_partner(const struct object *connector);

/* inbound_is_for_all(connector): it stands for every sender. */
bool inbound_is_for_all(const struct object *connector);

/*
 * inbound_is_by_address(connector):
 * Mail of ours is taken from addresses, without any certificate.
 */
bool inbound_is_by_address(
    const struct check_run *run, const struct object *connector);

/* inbound_is_wide(run, connector): from many addresses, or from a service's. */
bool inbound_is_wide(
    const struct check_run *run, const struct object *connector);

/* inbound_is_internal(run, connector): its mail counts as internal. */
bool inbound_is_internal(
    const struct check_run *run, const struct object *connector);

/* inbound_takes_headers(run, connector): verdicts of its senders count. */
bool inbound_takes_headers(
    const struct check_run *run, const struct object *connector);

/* inbound_is_foreign(run, connector): somebody else holds the certificate. */
bool inbound_is_foreign(
    const struct check_run *run, const struct object *connector);

/*
 * inbound_is_pinned(run, connector, why):
 * TLS with a certificate that the policy names; ${why} gets its reason.
 */
bool inbound_is_pinned(
    const struct check_run *run, const struct object *connector, strview *why);

#endif
