/*
 * kit_fake.c - a fake tenant for one test.
 */
#include "tests/support/kit_fake.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "tests/support/kit_rows.h"

#define ARGS_MAX 32

static pid_t child;

struct args {
	const char *at[ARGS_MAX];
	size_t count;
};

/* fake-tenant, and in its folder the certificates. */
static void
fake_path(struct strbuf *path)
{
	const char *given = getenv("EXOAUDIT_FAKE");
	char self[4096];

	if (given != NULL) {
		strbuf_add_text(path, given);
		return;
	}
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self));
	strview exe = {self, len > 0 ? (size_t)len : 0};
	strbuf_add(path, sv_slice(exe, 0, sv_find(exe, SV("/tests/unit/"))));
	strbuf_add_text(path, "/fake-tenant");
}

static void
add(struct args *args, const char *name, const char *value)
{
	KIT_TRUE(args->count + 3 < ARGS_MAX);
	args->at[args->count++] = name;
	if (value != NULL)
		args->at[args->count++] = value;
}

static int
run_certs(const char *folder)
{
	pid_t pid = fork();
	int status = -1;

	if (pid == 0) {
		(void)execlp(
		    "sh", "sh", "tests/support/certs.sh", folder, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	return status;
}

const char *
kit_cert(const char *name, struct strbuf *buf)
{
	CLEANUP(strbuf_done) struct strbuf fake = {0};
	CLEANUP(strbuf_done) struct strbuf done = {0};

	fake_path(&fake);
	const char *slash = strrchr(strbuf_cstr(&fake), '/');
	size_t len = slash != NULL ? (size_t)(slash - fake.ptr) : 0;
	strbuf_printf(buf, "%.*s/certs", (int)len, strbuf_cstr(&fake));
	strbuf_printf(&done, "%s/complete", strbuf_cstr(buf));
	if (!file_exists(strbuf_cstr(&done)))
		KIT_INT(run_certs(strbuf_cstr(buf)), 0);
	strbuf_printf(buf, "/%s", name);
	return strbuf_cstr(buf);
}

strview
kit_cert_bytes(const char *name)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};

	return kit_file(kit_cert(name, &path));
}

void
kit_fake_stop(void)
{
	if (child <= 0)
		return;
	(void)kill(child, SIGTERM);
	(void)waitpid(child, NULL, 0);
	child = 0;
}

/* The port that the fake writes on its first line. */
static unsigned
read_port(int fd)
{
	char text[16] = "";
	size_t len = 0;

	while (len < sizeof(text) - 1) {
		ssize_t got = read(fd, text + len, sizeof(text) - 1 - len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		len += (size_t)got;
		if (memchr(text, '\n', len) != NULL)
			break;
	}
	return (unsigned)strtoul(text, NULL, 10);
}

static unsigned
spawn(const char *program, struct args *args)
{
	int ends[2];

	KIT_INT(pipe(ends), 0);
	child = fork();
	KIT_TRUE(child >= 0);
	if (child == 0) {
		(void)dup2(ends[1], STDOUT_FILENO);
		(void)close(ends[0]);
		(void)close(ends[1]);
		/* execv takes pointers to char, and changes nothing. */
		union {
			const char *const *in;
			char *const *out;
		} argv = {.in = args->at};
		(void)execv(program, argv.out);
		_exit(127);
	}
	(void)close(ends[1]);
	unsigned port = read_port(ends[0]);
	(void)close(ends[0]);
	return port;
}

static const char *
write_faults(const char *faults, struct strbuf *path)
{
	struct err err;

	strbuf_printf(path, "%s/faults", kit_folder());
	KIT_GOOD(
	    file_publish(strbuf_cstr(path), sv_from(faults), 0600, &err), &err);
	return strbuf_cstr(path);
}

unsigned
kit_fake_start(const struct kit_fake_options *options)
{
	CLEANUP(strbuf_done) struct strbuf program = {0};
	CLEANUP(strbuf_done) struct strbuf cert = {0};
	CLEANUP(strbuf_done) struct strbuf key = {0};
	CLEANUP(strbuf_done) struct strbuf client = {0};
	CLEANUP(strbuf_done) struct strbuf faults = {0};
	char page_size[16];
	char delay[16];
	char offset[16];
	struct args args = {0};

	kit_fake_stop();
	fake_path(&program);
	add(&args, strbuf_cstr(&program), "--die-with-parent");
	add(&args, "--root",
	    options->root != NULL ? options->root : "fixtures/tenants/before");
	add(&args, "--cert", kit_cert("server.pem", &cert));
	add(&args, "--key", kit_cert("server.key", &key));
	add(&args, "--client-cert",
	    kit_cert(
		options->is_other ? "client-other.crt.pem" : "client.crt.pem",
		&client));
	(void)snprintf(page_size, sizeof(page_size), "%u", options->page_size);
	(void)snprintf(delay, sizeof(delay), "%u", options->delay_ms);
	(void)snprintf(offset, sizeof(offset), "%d", options->clock_offset);
	add(&args, "--page-size", page_size);
	add(&args, "--delay-ms", delay);
	add(&args, "--clock-offset", offset);
	if (options->bind != NULL)
		add(&args, "--bind", options->bind);
	if (options->faults != NULL)
		add(&args, "--faults", write_faults(options->faults, &faults));
	unsigned port = spawn(strbuf_cstr(&program), &args);
	if (port == 0) {
		(void)fprintf(stderr, "cannot start %s; make it first\n",
		    strbuf_cstr(&program));
		KIT_TRUE(port != 0);
	}
	return port;
}
