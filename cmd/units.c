/*
 * units.c - units of systemd by which audits run on their own.
 */
#include "cmd/units.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

#include "auditor/base/banned.h"

/* Status 1 is a finding, which is a result; 3 and 4 ask for somebody. */
static const char service[] =
    "[Unit]\n"
    "Description=Audit of the mail flow of tenant %%i\n"
    "Documentation=man:exoaudit(1)\n"
    "Wants=network-online.target\n"
    "After=network-online.target\n"
    "\n"
    "[Service]\n"
    "Type=oneshot\n"
    "ExecStart=%s audit --config %s --tenant %%i --quiet "
    "--report json=/var/lib/exoaudit/%%i.json\n"
    "SuccessExitStatus=1\n"
    "TimeoutStartSec=30min\n"
    "User=exoaudit\n"
    "Group=exoaudit\n"
    "StateDirectory=exoaudit\n"
    "StateDirectoryMode=0700\n"
    "WorkingDirectory=/var/lib/exoaudit\n"
    "UMask=0077\n"
    "LimitCORE=0\n"
    "\n"
    "CapabilityBoundingSet=\n"
    "AmbientCapabilities=\n"
    "LockPersonality=yes\n"
    "MemoryDenyWriteExecute=yes\n"
    "NoNewPrivileges=yes\n"
    "PrivateDevices=yes\n"
    "PrivateTmp=yes\n"
    "PrivateUsers=yes\n"
    "ProcSubset=pid\n"
    "ProtectClock=yes\n"
    "ProtectControlGroups=yes\n"
    "ProtectHome=yes\n"
    "ProtectHostname=yes\n"
    "ProtectKernelLogs=yes\n"
    "ProtectKernelModules=yes\n"
    "ProtectKernelTunables=yes\n"
    "ProtectProc=invisible\n"
    "ProtectSystem=strict\n"
    "RemoveIPC=yes\n"
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\n"
    "RestrictNamespaces=yes\n"
    "RestrictRealtime=yes\n"
    "RestrictSUIDSGID=yes\n"
    "SystemCallArchitectures=native\n"
    "SystemCallErrorNumber=EPERM\n"
    "SystemCallFilter=@system-service\n"
    "SystemCallFilter=~@privileged @resources\n"
    "SystemCallFilter=setrlimit prlimit64\n";

/* A run that was missed while the machine slept is made up for. */
static const char timer[] =
    "[Unit]\n"
    "Description=When the mail flow of tenant %%i is audited\n"
    "Documentation=man:exoaudit(1)\n"
    "\n"
    "[Timer]\n"
    "OnCalendar=%s\n"
    "RandomizedDelaySec=10min\n"
    "Persistent=yes\n"
    "\n"
    "[Install]\n"
    "WantedBy=timers.target\n";

static void
release(char **text)
{
	free(*text);
}

void
units_service(const char *program, const char *config, struct strbuf *out)
{
	strbuf_printf(out, service, program, config);
}

void
units_timer(const char *when, struct strbuf *out)
{
	strbuf_printf(out, timer, when);
}

/* "%" begins a specifier of units; a path goes on to the end of its line. */
static int
add_path(const char *key, const char *path, struct strbuf *out, struct err *err)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	CLEANUP(release) char *whole = realpath(path, NULL);

	if (whole == NULL || strpbrk(whole, "\n\r\\") != NULL) {
		(void)err_set(err, ERR_CONFIG,
		    "%s: %s cannot be handed to the service", key, path);
		return err_hint(
		    err, "the configuration has to name a file that is there");
	}
	for (const char *at = whole; *at != '\0'; at++) {
		if (*at == '%')
			strbuf_add_char(out, '%');
		strbuf_add_char(out, *at);
	}
	strbuf_add_char(out, '\n');
	return 0;
}

int
units_credentials(
    const struct tenant_config *tenant, struct strbuf *out, struct err *err)
{
	size_t count;
	const struct config_credential *rows = config_credentials(&count);
	const char *head = "[Service]\n";

	for (size_t i = 0; i < count; i++) {
		const char *path = config_credential(tenant, &rows[i]);
		if (path == NULL || strcmp(path, "-") == 0)
			continue;
		strbuf_printf(out, "%sLoadCredential=%s:", head, rows[i].key);
		TRY(add_path(rows[i].key, path, out, err));
		head = "";
	}
	return 0;
}

void
units_cron(const char *program, const char *config, const char *tenant,
    struct strbuf *out)
{
	strbuf_printf(out,
	    "17 6 * * * exoaudit %s audit --config %s --tenant %s --quiet "
	    "--output /var/lib/exoaudit/%s.txt\n",
	    program, config, tenant, tenant);
}
