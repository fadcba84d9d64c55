/*
 * send.c - one notice to one target, tried some times.
 */
#include "auditor/notify/send.h"

#include <string.h>
#include <time.h>

#include "auditor/net/post.h"

#include "auditor/base/banned.h"

/* What is said, to whom, and by what means. */
struct letter {
	const struct notify_settings *settings;
	const struct notify_target *target;
	const struct notice *notice;
	const char *url;
	size_t told; /* items, from the first on */
	struct post_settings post;
	struct secret password;
	struct secret address;
};

static void
letter_done(struct letter *letter)
{
	secret_done(&letter->password);
	secret_done(&letter->address);
}

/* --- means --------------------------------------------------------------- */

static int
send_json(struct letter *letter,
    void (*write)(const struct notice *notice, struct strbuf *out),
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf body = {0};

	write(letter->notice, &body);
	return post_json(letter->url, strbuf_view(&body), &letter->post, err);
}

static int
send_webhook(struct letter *letter, struct err *err)
{
	return send_json(letter, notice_json, err);
}

static int
send_slack(struct letter *letter, struct err *err)
{
	return send_json(letter, notice_slack, err);
}

static int
send_teams(struct letter *letter, struct err *err)
{
	return send_json(letter, notice_teams, err);
}

static int
send_mail(struct letter *letter, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf subject = {0};
	CLEANUP(strbuf_done) struct strbuf body = {0};
	CLEANUP(strbuf_done) struct strbuf id = {0};
	const struct digest *link = &letter->notice->result->snapshot->link;
	char hex[DIGEST_HEX_MAX];

	notice_subject(letter->notice, &subject);
	notice_text(letter->notice, &body);
	/* The same for each try: a server may take one and not say so. */
	strbuf_printf(&id, "%.32s.%zu@exoaudit.invalid", digest_hex(link, hex),
	    letter->notice->count);
	const struct post_mail mail = {
	    .from = letter->target->from,
	    .to = letter->target->to,
	    .to_count = letter->target->to_count,
	    .subject = strbuf_view(&subject),
	    .body = strbuf_view(&body),
	    .message_id = strbuf_view(&id),
	    .sent_at = letter->settings->now,
	};
	return post_mail(letter->url, &mail, &letter->post, err);
}

/* RFC 5424, 6.2.1. */
static const unsigned log_severities[] = {
    [SEVERITY_INFO] = 6,
    [SEVERITY_LOW] = 5,
    [SEVERITY_MEDIUM] = 4,
    [SEVERITY_HIGH] = 3,
    [SEVERITY_CRITICAL] = 2,
};

static int
send_log(struct letter *letter, struct err *err)
{
	for (size_t i = letter->told; i < letter->notice->count; i++) {
		CLEANUP(strbuf_done) struct strbuf line = {0};
		const struct notice_item *item = &letter->notice->items[i];
		bool is_over = item->news == NOTICE_RESOLVED;
		notice_line(letter->notice, item, &line);
		TRY(post_log(letter->url,
		    log_severities[is_over ? SEVERITY_INFO : item->severity],
		    strbuf_view(&line), letter->settings->now, err));
		letter->told++;
	}
	return 0;
}

static const struct means {
	const char *type;
	int (*send)(struct letter *letter, struct err *err);
	const char *schemes[4]; /* of the address */
	const char *example;
} all_means[] = {
    {"mail", send_mail, {"smtp://", "smtps://"}, "smtps://mail.example"},
    {"slack", send_slack, {"https://"}, "https://hooks.slack.com/services/…"},
    {"syslog", send_log, {"udp://", "tcp://", "unix://"},
	"unix:///dev/log, udp://log.example:514"},
    {"teams", send_teams, {"https://"}, "https://….logic.azure.com/…"},
    {"webhook", send_webhook, {"https://"}, "https://hooks.example/exoaudit"},
};

static const struct means *
find_means(const char *type)
{
	for (size_t i = 0; type != NULL && i < COUNT_OF(all_means); i++) {
		if (strcmp(all_means[i].type, type) == 0)
			return &all_means[i];
	}
	return NULL;
}

/* --- before -------------------------------------------------------------- */

static bool
fits(const struct means *means, const char *url)
{
	for (size_t i = 0;
	     i < COUNT_OF(means->schemes) && means->schemes[i] != NULL; i++) {
		if (sv_starts(sv_from(url), sv_from(means->schemes[i])))
			return true;
	}
	return false;
}

int
notify_check(const struct notify_target *target, struct err *err)
{
	const struct means *means = find_means(target->type);

	if (means == NULL) {
		(void)err_set(err, ERR_CONFIG,
		    "no way to notify is called "
		    "\"%s\"",
		    target->type != NULL ? target->type : "");
		return err_hint(
		    err, "one of: mail, slack, syslog, teams, webhook");
	}
	if ((target->url == NULL) == (target->url_file == NULL)) {
		(void)err_set(err, ERR_CONFIG,
		    "a %s needs either `url:` or `url-file:`", means->type);
		return err_hint(err, "such as %s", means->example);
	}
	if (target->url != NULL && !fits(means, target->url)) {
		(void)err_set(err, ERR_CONFIG,
		    "a %s cannot be sent to that address", means->type);
		return err_hint(err, "such as %s", means->example);
	}
	if (means->send == send_mail &&
	    (target->from == NULL || target->to_count == 0)) {
		(void)err_set(err, ERR_CONFIG, "mail needs `from:` and `to:`");
		return err_hint(err, "such as to: [soc@contoso.example]");
	}
	return 0;
}

/* --- and then ------------------------------------------------------------ */

static int
prepare(struct letter *letter, const struct means *means, struct err *err)
{
	const struct notify_target *target = letter->target;

	letter->url = target->url;
	if (target->url_file != NULL) {
		TRY(secret_read(target->url_file, &letter->address, err));
		letter->url = letter->address.ptr;
		if (!fits(means, letter->url))
			return err_set(err, ERR_CONFIG,
			    "%s: a %s cannot be sent to that address",
			    target->url_file, means->type);
	}
	if (target->password_file != NULL)
		TRY(secret_read(target->password_file, &letter->password, err));
	letter->post = (struct post_settings){
	    .ca_file = target->ca_file,
	    .user_agent = letter->settings->user_agent,
	    .wait_ms = letter->settings->wait_ms,
	    .user = target->user,
	    .password = &letter->password,
	};
	return 0;
}

static void
pause_ms(unsigned wait)
{
	const struct timespec time = {
	    .tv_sec = wait / 1000, .tv_nsec = (long)(wait % 1000) * 1000000};

	(void)nanosleep(&time, NULL);
}

int
send_notice(const struct notify_settings *settings,
    const struct notify_target *target, const struct notice *notice,
    size_t *told, struct err *err)
{
	CLEANUP(letter_done)
	struct letter letter = {
	    .settings = settings,
	    .target = target,
	    .notice = notice,
	};
	const struct means *means = find_means(target->type);

	TRY(notify_check(target, err));
	TRY(prepare(&letter, means, err));
	for (unsigned try = 1;; try++) {
		int failure = means->send(&letter, err);
		*told = failure == 0 ? notice->count : letter.told;
		if (failure == 0) {
			*err = (struct err){0};
			return 0;
		}
		/* What is wrong with the configuration stays so. */
		if (try >= settings->tries || err->code != ERR_NETWORK)
			return -1;
		pause_ms(settings->pause_ms << (try - 1));
	}
}
