/*
 * fake_main - the fake tenant: a test server that speaks as Microsoft Entra,
 * Graph and the Exchange admin interface do, from a fixture folder.
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "tests/support/fake_data.h"
#include "tests/support/fake_faults.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_util.h"

struct settings {
	const char *root;
	const char *certificate;
	const char *key;
	const char *faults;
	const char *port_file;
	const char *plain_port_file;
	const char *bind;
	bool die_with_parent;
};

static const char usage[] =
    "usage: fake-tenant --root DIR --cert FILE --key FILE\n"
    "       [--client-cert FILE]... [--faults FILE] [--page-size N]\n"
    "       [--delay-ms N] [--clock-offset SECONDS] [--port-file FILE]\n"
    "       [--plain-port-file FILE] [--bind ADDRESS] [--die-with-parent]\n";

static const struct option options[] = {
    {"root", required_argument, NULL, 'r'},
    {"cert", required_argument, NULL, 'c'},
    {"key", required_argument, NULL, 'k'},
    {"client-cert", required_argument, NULL, 'C'},
    {"faults", required_argument, NULL, 'f'},
    {"page-size", required_argument, NULL, 'p'},
    {"delay-ms", required_argument, NULL, 'd'},
    {"clock-offset", required_argument, NULL, 'o'},
    {"port-file", required_argument, NULL, 'P'},
    {"plain-port-file", required_argument, NULL, 'H'},
    {"bind", required_argument, NULL, 'b'},
    {"die-with-parent", no_argument, NULL, 'D'},
    {NULL, 0, NULL, 0},
};

/* NOLINTBEGIN(concurrency-mt-unsafe): no thread runs yet */

_Noreturn static void
refuse_usage(void)
{
	(void)fputs(usage, stderr);
	exit(2);
}

static unsigned
need_number(const char *text)
{
	if (!fake_is_number(text))
		fake_die("%s: not a number", text);
	return fake_number(text);
}

static void
take_option(int option, struct fake_site *site, struct settings *settings)
{
	switch (option) {
	case 'r':
		settings->root = optarg;
		break;
	case 'c':
		settings->certificate = optarg;
		break;
	case 'k':
		settings->key = optarg;
		break;
	case 'C':
		fake_data_add_cert(site, optarg);
		break;
	case 'f':
		settings->faults = optarg;
		break;
	case 'p':
		site->page_size = need_number(optarg);
		break;
	case 'd':
		site->delay_ms = need_number(optarg);
		break;
	case 'o':
		fake_clock_set_offset(strtol(optarg, NULL, 10));
		break;
	case 'P':
		settings->port_file = optarg;
		break;
	case 'H':
		settings->plain_port_file = optarg;
		break;
	case 'b':
		settings->bind = optarg;
		break;
	case 'D':
		settings->die_with_parent = true;
		break;
	default:
		refuse_usage();
	}
}

static void
read_options(
    int argc, char **argv, struct fake_site *site, struct settings *settings)
{
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		take_option(option, site, settings);
	if (optind != argc || settings->root == NULL ||
	    settings->certificate == NULL || settings->key == NULL) {
		refuse_usage();
	}
}

/* NOLINTEND(concurrency-mt-unsafe) */

static void
load_faults(const char *path)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text script = {0};
	char *error = NULL;

	if (path == NULL)
		return;
	if (!fake_read_file(path, &script))
		fake_die("%s: cannot be read", path);
	if (!fake_faults_load(script.len > 0 ? script.data : "", &error))
		fake_die("%s: %s", path, error);
}

/* A reader of the port file sees no file or a whole one. */
static void
publish_port(const char *path, unsigned short port)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text temp = {0};

	if (path == NULL)
		return;
	fake_text_printf(&temp, "%s.new", path);
	FILE *file = fopen(temp.data, "we");
	if (file == NULL)
		fake_die("%s: %s", temp.data, strerrordesc_np(errno));
	(void)fprintf(file, "%hu\n", port);
	if (fclose(file) != 0 || rename(temp.data, path) != 0)
		fake_die("%s: %s", path, strerrordesc_np(errno));
}

static void
follow_parent(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	/* The parent may have died before we asked. */
	if (getppid() != parent)
		exit(0); /* NOLINT(concurrency-mt-unsafe) */
}

/* Managed identities are asked for over plain HTTP, on the host itself. */
static struct MHD_Daemon *
start_plain(struct fake_site *site, const struct settings *settings)
{
	unsigned short port = 0;

	if (settings->plain_port_file == NULL)
		return NULL;
	struct MHD_Daemon *plain =
	    fake_http_start(site, settings->bind, NULL, NULL, &port);
	if (plain == NULL)
		fake_die("cannot serve on %s", settings->bind);
	publish_port(settings->plain_port_file, port);
	return plain;
}

static void
run(struct fake_site *site, const struct settings *settings)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text certificate = {0};
	FAKE_CLEANUP(fake_text_done) struct fake_text key = {0};
	sigset_t ends;
	int got;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	if (!fake_read_file(settings->certificate, &certificate) ||
	    !fake_read_file(settings->key, &key))
		fake_die("server certificate or key cannot be read");
	struct MHD_Daemon *daemon = fake_http_start(
	    site, settings->bind, certificate.data, key.data, &site->port);
	if (daemon == NULL)
		fake_die("cannot serve on %s", settings->bind);
	struct MHD_Daemon *plain = start_plain(site, settings);
	(void)printf("%hu\n", site->port);
	(void)fflush(stdout);
	publish_port(settings->port_file, site->port);
	sigwait(&ends, &got);
	if (plain != NULL)
		fake_http_stop(plain);
	fake_http_stop(daemon);
}

int
main(int argc, char **argv)
{
	struct fake_site site = {0};
	struct settings settings = {.bind = "127.0.0.1"};
	pid_t parent = getppid();

	(void)signal(SIGPIPE, SIG_IGN);
	read_options(argc, argv, &site, &settings);
	if (settings.die_with_parent)
		follow_parent(parent);
	fake_data_load(&site, settings.root);
	load_faults(settings.faults);
	run(&site, &settings);
	fake_faults_done();
	fake_data_done(&site);
	return 0;
}
