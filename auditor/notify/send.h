/*
 * send.h - one notice to one target, tried some times.
 */
#ifndef AUDITOR_NOTIFY_SEND_H
#define AUDITOR_NOTIFY_SEND_H

#include "auditor/notify/notify.h"

/*
 * send_notice(settings, target, notice, told, err):
 * ${told} is set to how many items, from the first on, ${target} has heard of:
 * with a system log that may be some.  ERR_NETWORK after the last try.
 */
int send_notice(const struct notify_settings *settings,
    const struct notify_target *target, const struct notice *notice,
    size_t *told, struct err *err) MUST_USE;

#endif
