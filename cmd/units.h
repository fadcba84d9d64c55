/*
 * units.h - units of systemd by which audits run on their own.
 */
#ifndef CMD_UNITS_H
#define CMD_UNITS_H

#include "auditor/base/strbuf.h"
#include "cmd/config.h"

#define UNITS_SERVICE "exoaudit@.service"
#define UNITS_TIMER   "exoaudit@.timer"
#define UNITS_ACCOUNT "exoaudit" /* that audits run as */
#define UNITS_FOLDER  "/var/lib/exoaudit"

/*
 * units_service(program, config, out):
 * Append the service, one instance a tenant (%i), that runs ${program}, an
 * absolute path, with configuration ${config}; sources: systemd.exec(5),
 * systemd.service(5) of version 252.
 */
void units_service(const char *program, const char *config, struct strbuf *out);

/* units_timer(when, out): append the timer; ${when} as systemd.time(7) has it. */
void units_timer(const char *when, struct strbuf *out);

/*
 * units_credentials(tenant, out, err):
 * Append what the service of ${tenant} adds: its keys and secrets as
 * credentials, which only the service manager has to be able to read.  Nothing
 * when the configuration names no file; ERR_CONFIG when one is not there.
 */
int units_credentials(const struct tenant_config *tenant, struct strbuf *out,
    struct err *err) MUST_USE;

/*
 * units_cron(program, config, tenant, out):
 * Append a line of crontab(5) for those without systemd.
 */
void units_cron(const char *program, const char *config, const char *tenant,
    struct strbuf *out);

#endif
