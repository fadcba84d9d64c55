/*
 * outbound.h - where an outbound connector takes mail.
 */
#ifndef AUDITOR_CHECK_OUTBOUND_H
#define AUDITOR_CHECK_OUTBOUND_H

#include "auditor/check/view.h"

/*
 * outbound_hosts(run, connector):
 * Its smart hosts that are not ours; those among them that the policy has are
 * approved.
 */
struct view_tally outbound_hosts(
    const struct check_run *run, const struct object *connector);

/* outbound_note_hosts(run, finding, connector): each as evidence. */
void outbound_note_hosts(const struct check_run *run, struct finding *finding,
    const struct object *connector);

/* outbound_is_for_all(connector): without a rule, for every recipient. */
bool outbound_is_for_all(const struct object *connector);

/*
 * outbound_is_own_hybrid(run, connector):
 * As the Hybrid Configuration Wizard makes it, in a tenant that declares to be
 * hybrid: own hosts, their certificate verified by a name of ours.
 */
bool outbound_is_own_hybrid(
    const struct check_run *run, const struct object *connector);

#endif
