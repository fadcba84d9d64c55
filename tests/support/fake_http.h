/*
 * fake_http.h - the HTTPS server: reads requests, routes them, sends answers.
 */
#ifndef TESTS_SUPPORT_FAKE_HTTP_H
#define TESTS_SUPPORT_FAKE_HTTP_H

#include "tests/support/fake_data.h"

struct MHD_Daemon;

/*
 * fake_http_start(site, bind, certificate, key, port):
 * Listen on a free port of IPv4 address ${bind}, store it in ${port}, and serve
 * until stopped.  Without ${certificate} over plain HTTP.  Return NULL when it
 * cannot be done.
 */
struct MHD_Daemon *fake_http_start(struct fake_site *site, const char *bind,
    char *certificate, char *key, unsigned short *port);

/* fake_http_stop(daemon): end every connection and the server. */
void fake_http_stop(struct MHD_Daemon *daemon);

#endif
