/*
 * passphrase.c - a passphrase asked for on the terminal.
 */
#include "cmd/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/term.h"

#include "auditor/base/banned.h"

#define CONTROL_C 3
#define CONTROL_D 4

struct terminal {
	int fd;
	struct termios before;
	bool is_changed;
};

static void
terminal_done(struct terminal *terminal)
{
	if (terminal->is_changed)
		(void)tcsetattr(terminal->fd, TCSAFLUSH, &terminal->before);
	if (terminal->fd > STDERR_FILENO)
		(void)close(terminal->fd);
}

/*
 * No echo, and the keys that end or stop a program come as bytes: whatever is
 * typed, the terminal is put back as it was.
 */
static int
terminal_open(struct terminal *terminal, struct err *err)
{
	terminal->fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (terminal->fd < 0 ||
	    tcgetattr(terminal->fd, &terminal->before) != 0) {
		(void)err_set(err, ERR_CONFIG,
		    "there is no terminal to ask for the passphrase");
		return err_hint(err,
		    "give --passphrase-file FILE; - is standard input, "
		    "/dev/fd/3 an open file");
	}
	struct termios quiet = terminal->before;
	quiet.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	terminal->is_changed = true;
	if (tcsetattr(terminal->fd, TCSAFLUSH, &quiet) != 0)
		return err_set(err, ERR_IO, "cannot use the terminal: %s",
		    err_errno(errno));
	return 0;
}

static void
put(const struct terminal *terminal, strview text)
{
	while (text.len > 0) {
		ssize_t done = write(terminal->fd, text.ptr, text.len);
		if (done < 0 && errno != EINTR)
			return;
		if (done > 0)
			text = sv_slice(text, (size_t)done, text.len);
	}
}

static int
read_line(
    const struct terminal *terminal, struct secret *secret, struct err *err)
{
	char line[LIMIT_SECRET];
	size_t len = 0;
	int status = 0;

	while (status == 0 && len < sizeof(line)) {
		ssize_t got = read(terminal->fd, line + len, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || line[len] == CONTROL_C ||
		    line[len] == CONTROL_D) {
			status =
			    err_set(err, ERR_CONFIG, "no passphrase was given");
			break;
		}
		if (line[len] == '\n' || line[len] == '\r')
			break;
		len++;
	}
	if (status == 0 && len == sizeof(line))
		status = err_set(err, ERR_LIMIT,
		    "a passphrase of more than %zu bytes", LIMIT_SECRET);
	if (status == 0)
		secret_set(secret, (strview){line, len});
	explicit_bzero(line, sizeof(line));
	put(terminal, SV("\n"));
	return status;
}

static int
ask(const struct terminal *terminal, const struct strbuf *question,
    struct secret *secret, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf prompt = {0};

	term_escape(&prompt, strbuf_view(question));
	strbuf_add_char(&prompt, ' ');
	put(terminal, strbuf_view(&prompt));
	return read_line(terminal, secret, err);
}

int
passphrase_ask(
    const char *what, bool is_new, struct secret *secret, struct err *err)
{
	CLEANUP(terminal_done) struct terminal terminal = {.fd = -1};
	CLEANUP(secret_done) struct secret again = {0};
	CLEANUP(strbuf_done) struct strbuf question = {0};

	TRY(terminal_open(&terminal, err));
	strbuf_printf(&question,
	    is_new ? _("New passphrase of %s:") : _("Passphrase of %s:"), what);
	TRY(ask(&terminal, &question, secret, err));
	if (!is_new)
		return 0;
	strbuf_clear(&question);
	strbuf_printf(&question, _("Once more, that of %s:"), what);
	TRY(ask(&terminal, &question, &again, err));
	if (sv_eq(secret_view(secret), secret_view(&again)))
		return 0;
	return err_set(err, ERR_CONFIG, "the two passphrases differ");
}
