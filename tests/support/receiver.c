/*
 * receiver.c - an HTTPS server that keeps what is posted to it.
 *
 *   receiver CERT KEY FOLDER
 *
 * Writes its port to FOLDER/port once it listens, each body to FOLDER/1, 2, …,
 * and answers with the status that stands in FOLDER/status, 200 without one.
 * Ends when standard input does.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *folder;
static unsigned count;

static char *
read_all(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 65536);

	if (file == NULL || text == NULL) {
		perror(path);
		exit(2);
	}
	(void)!fread(text, 1, 65535, file);
	(void)fclose(file);
	return text;
}

static FILE *
open_in_folder(const char *name, const char *mode)
{
	char path[4096];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	return fopen(path, mode);
}

static unsigned
status_now(void)
{
	FILE *file = open_in_folder("status", "r");
	char text[16] = "";

	if (file == NULL)
		return MHD_HTTP_OK;
	(void)!fgets(text, sizeof(text), file);
	(void)fclose(file);
	return (unsigned)strtoul(text, NULL, 10);
}

/* Called with the head, with each part of the body, and at its end. */
static enum MHD_Result
answer(void *cookie, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *part, size_t *size,
    void **state)
{
	char name[32];

	(void)cookie;
	(void)url;
	(void)method;
	(void)version;
	if (*state == NULL) {
		(void)snprintf(name, sizeof(name), "%u", ++count);
		*state = open_in_folder(name, "w");
		return *state != NULL ? MHD_YES : MHD_NO;
	}
	if (*size > 0) {
		(void)fwrite(part, 1, *size, *state);
		*size = 0;
		return MHD_YES;
	}
	(void)fclose(*state);
	struct MHD_Response *response =
	    MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
	enum MHD_Result result =
	    MHD_queue_response(connection, status_now(), response);
	MHD_destroy_response(response);
	return result;
}

int
main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	folder = argv[3];
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct MHD_Daemon *daemon =
	    MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_TLS, 0,
		NULL, NULL, answer, NULL, MHD_OPTION_HTTPS_MEM_CERT,
		read_all(argv[1]), MHD_OPTION_HTTPS_MEM_KEY, read_all(argv[2]),
		MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_END);
	if (daemon == NULL)
		return 2;
	const union MHD_DaemonInfo *info =
	    MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
	FILE *port = open_in_folder("port.new", "w");
	if (info == NULL || port == NULL)
		return 2;
	(void)fprintf(port, "%u\n", info->port);
	(void)fclose(port);
	char from[4096];
	char to[4096];
	(void)snprintf(from, sizeof(from), "%s/port.new", folder);
	(void)snprintf(to, sizeof(to), "%s/port", folder);
	if (rename(from, to) != 0)
		return 2;
	while (getchar() != EOF)
		;
	MHD_stop_daemon(daemon);
	return 0;
}
