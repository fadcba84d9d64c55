/*
 * turn.c - one run at a time reads a tenant into a history.
 */
#include "cmd/turn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "auditor/base/strbuf.h"

#include "auditor/base/banned.h"

/* A tenant's name is free text; two that come to one file take turns. */
static void
write_path(const struct session *session, struct strbuf *path)
{
	strbuf_printf(path, "%s.", session->store_path);
	for (const char *at = session->tenant->name; *at != '\0'; at++) {
		bool is_plain =
		    (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
		    (*at >= '0' && *at <= '9') || *at == '-' || *at == '.';
		strbuf_add(path, is_plain ? (strview){at, 1} : SV("_"));
	}
	strbuf_add_text(path, ".lock");
}

/* Who has it wrote its number there. */
static int
fail_taken(
    const struct session *session, int fd, const char *path, struct err *err)
{
	char holder[16] = "";

	if (pread(fd, holder, sizeof(holder) - 1, 0) < 0)
		holder[0] = '\0';
	(void)err_set(err, ERR_STORE,
	    "tenant %s is being read by another run, process %.15s",
	    session->tenant->name, holder);
	return err_hint(err, "wait for it to end; it holds %s", path);
}

int
turn_take(const struct session *session, struct turn *turn, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};

	write_path(session, &path);
	const char *name = strbuf_cstr(&path);
	turn->fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (turn->fd < 0) {
		(void)err_set(err, ERR_STORE, "cannot open %s: %s", name,
		    err_errno(errno));
		return err_hint(err,
		    "a plain file there, which this user may write, keeps two "
		    "runs apart");
	}
	if (flock(turn->fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EWOULDBLOCK)
			return fail_taken(session, turn->fd, name, err);
		return err_set(err, ERR_STORE, "cannot lock %s: %s", name,
		    err_errno(errno));
	}
	/* The number only helps a person: without it the turn holds as well. */
	if (ftruncate(turn->fd, 0) == 0)
		(void)dprintf(turn->fd, "%ld\n", (long)getpid());
	return 0;
}

void
turn_done(struct turn *turn)
{
	if (turn->fd >= 0)
		(void)close(turn->fd);
	turn->fd = -1;
}
