/*
 * post.h - one message to one receiver: a webhook, a mail server, a system log.
 *
 * Not through the loop of http.h: there is one, and nothing to do beside it.
 */
#ifndef AUDITOR_NET_POST_H
#define AUDITOR_NET_POST_H

#include <stddef.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/secret.h"
#include "auditor/base/strview.h"

struct post_settings {
	const char *ca_file; /* PEM, in place of the system's; NULL: those */
	const char *user_agent;
	unsigned wait_ms; /* most for all of one message */
	const char *user; /* NULL: none */
	const struct secret *password;
};

/*
 * post_json(url, body, settings, err):
 * POST ${body} to the https address ${url}; a status of 2xx is success.
 * Redirects are not followed.  On failure (ERR_NETWORK; ERR_CONFIG for another
 * scheme) the message does not hold ${url}, of which the path is a secret.
 */
int post_json(const char *url, strview body,
    const struct post_settings *settings, struct err *err) MUST_USE;

struct post_mail {
	const char *from; /* addresses */
	const char *const *to;
	size_t to_count;
	strview subject; /* UTF-8 */
	strview body;    /* UTF-8 */
	strview message_id;
	int64_t sent_at; /* seconds */
};

/*
 * post_mail(url, mail, settings, err):
 * Hand ${mail} to the server at ${url}: smtps://host, or smtp://host, where
 * STARTTLS is demanded.  The body goes out in base64 (RFC 2045), so that no
 * line of it is one of SMTP's.  Addresses hold no "<", ">" or control
 * character, else ERR_CONFIG.
 */
int post_mail(const char *url, const struct post_mail *mail,
    const struct post_settings *settings, struct err *err) MUST_USE;

/*
 * post_log(url, severity, message, sent_at, err):
 * One message of RFC 5424, facility log audit (13), to ${url}: udp://host:port,
 * tcp://host:port (RFC 6587, octet counting) or unix:///dev/log.  ${severity}
 * is that of RFC 5424, 0 to 7.
 */
int post_log(const char *url, unsigned severity, strview message,
    int64_t sent_at, struct err *err) MUST_USE;

#endif
