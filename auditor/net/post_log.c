/*
 * post_log.c - one message to a system log (RFC 5424).
 */
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/post.h"

#include "auditor/base/banned.h"

#define FACILITY_AUDIT 13
#define WAIT_SECONDS   10
#define HOST_MOST      256
/* What a receiver has to take, RFC 5424 6.1: 2048; more may be cut. */
#define MESSAGE_MOST 2000

struct place {
	int type; /* SOCK_DGRAM or SOCK_STREAM */
	bool is_local;
	strview rest; /* host:port, or a path */
};

static void
close_socket(const int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
}

static int
fail_io(const char *what, struct err *err)
{
	return err_set(err, ERR_NETWORK, "%s: %s", what, err_errno(errno));
}

static int
read_place(const char *url, struct place *place, struct err *err)
{
	static const struct {
		strview head;
		int type;
		bool is_local;
	} schemes[] = {
	    {SV_INIT("udp://"), SOCK_DGRAM, false},
	    {SV_INIT("tcp://"), SOCK_STREAM, false},
	    {SV_INIT("unix://"), SOCK_DGRAM, true},
	};
	strview text = sv_from(url);

	for (size_t i = 0; i < COUNT_OF(schemes); i++) {
		if (!sv_starts(text, schemes[i].head))
			continue;
		place->type = schemes[i].type;
		place->is_local = schemes[i].is_local;
		place->rest = sv_slice(text, schemes[i].head.len, text.len);
		return 0;
	}
	(void)err_set(err, ERR_CONFIG, "\"%s\" is no address of a log", url);
	return err_hint(
	    err, "udp://host:514, tcp://host:601 or unix:///dev/log");
}

static int
connect_local(const struct place *place, int *fd, struct err *err)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	if (place->rest.len >= sizeof(address.sun_path))
		return err_set(err, ERR_CONFIG, "the path is too long");
	memcpy(address.sun_path, place->rest.ptr, place->rest.len);
	*fd = socket(AF_UNIX, place->type | SOCK_CLOEXEC, 0);
	if (*fd < 0 || connect(*fd, (const struct sockaddr *)&address,
			   sizeof(address)) != 0)
		return fail_io(_("cannot reach the log"), err);
	return 0;
}

static void
free_addresses(struct addrinfo **list)
{
	if (*list != NULL)
		freeaddrinfo(*list);
}

/* host:port; an IPv6 address stands in brackets. */
static int
split(strview rest, char *host, char *port, struct err *err)
{
	size_t colon = rest.len;

	while (colon > 0 && rest.ptr[colon - 1] != ':')
		colon--;
	strview name = sv_slice(rest, 0, colon > 0 ? colon - 1 : 0);
	strview number = sv_slice(rest, colon, rest.len);
	if (sv_starts(name, SV("[")) && sv_ends(name, SV("]")))
		name = sv_slice(name, 1, name.len - 1);
	if (name.len == 0 || name.len >= HOST_MOST || number.len == 0 ||
	    number.len > 5) {
		(void)err_set(err, ERR_CONFIG, "\"" SV_FMT "\" is no host:port",
		    SV_ARG(rest));
		return err_hint(err, "such as log.example:514");
	}
	(void)snprintf(host, HOST_MOST, SV_FMT, SV_ARG(name));
	(void)snprintf(port, HOST_MOST, SV_FMT, SV_ARG(number));
	return 0;
}

static int
connect_host(const struct place *place, int *fd, struct err *err)
{
	const struct addrinfo hints = {.ai_socktype = place->type};
	const struct timeval wait = {.tv_sec = WAIT_SECONDS};
	CLEANUP(free_addresses) struct addrinfo *found = NULL;
	char host[HOST_MOST];
	char port[HOST_MOST];

	TRY(split(place->rest, host, port, err));
	int failure = getaddrinfo(host, port, &hints, &found);
	if (failure != 0)
		return err_set(
		    err, ERR_NETWORK, "%s: %s", host, gai_strerror(failure));
	for (const struct addrinfo *at = found; at != NULL; at = at->ai_next) {
		*fd = socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC,
		    at->ai_protocol);
		if (*fd < 0)
			continue;
		(void)setsockopt(
		    *fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
		if (connect(*fd, at->ai_addr, at->ai_addrlen) == 0)
			return 0;
		(void)close(*fd);
		*fd = -1;
	}
	return fail_io(host, err);
}

/* Of a name only what RFC 5424 lets stand there. */
static void
add_host(struct strbuf *out)
{
	char name[HOST_MOST] = "";

	(void)gethostname(name, sizeof(name) - 1);
	for (const char *at = name; *at != '\0'; at++) {
		if (*at > ' ' && *at < 0x7f)
			strbuf_add_char(out, *at);
	}
	if (name[0] == '\0')
		strbuf_add_char(out, '-');
}

static int
send_all(int fd, strview bytes, struct err *err)
{
	while (bytes.len > 0) {
		ssize_t sent = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
		if (sent < 0)
			return fail_io(_("the log takes nothing"), err);
		bytes = sv_slice(bytes, (size_t)sent, bytes.len);
	}
	return 0;
}

int
post_log(const char *url, unsigned severity, strview message, int64_t sent_at,
    struct err *err)
{
	CLEANUP(close_socket) int fd = -1;
	CLEANUP(strbuf_done) struct strbuf line = {0};
	CLEANUP(strbuf_done) struct strbuf framed = {0};
	char when[TIME_TEXT_MAX];
	struct place place = {0};

	TRY(read_place(url, &place, err));
	strbuf_printf(&line, "<%u>1 %s ", FACILITY_AUDIT * 8 + severity,
	    time_text(sent_at, when));
	add_host(&line);
	strbuf_printf(&line, " exoaudit %ld audit - \xef\xbb\xbf" SV_FMT,
	    (long)getpid(), SV_ARG(sv_slice(message, 0, MESSAGE_MOST)));
	TRY(place.is_local ? connect_local(&place, &fd, err)
			   : connect_host(&place, &fd, err));
	if (place.type == SOCK_STREAM)
		strbuf_printf(&framed, "%zu ", line.len);
	strbuf_add(&framed, strbuf_view(&line));
	return send_all(fd, strbuf_view(&framed), err);
}
