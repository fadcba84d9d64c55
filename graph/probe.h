/*
 * probe.h - sign in and ask every list for one element: what can be read?
 */
#ifndef GRAPH_PROBE_H
#define GRAPH_PROBE_H

#include "graph/collect.h"
#include "graph/endpoints.h"
#include "graph/jwt.h"

/* What one list answered. */
struct probe_row {
	const struct endpoint *endpoint;
	bool holds;       /* the token names the permission, for Exchange also
			   * a directory role */
	bool is_answered; /* it may be read, empty or not */
	enum coverage_reason reason; /* when it is not */
	strview words;               /* the service's own, foreign text */
	unsigned requests;
	unsigned ms;
};

struct probe; /* opaque */

/*
 * probe_run(settings, probe, err):
 * Sign in and ask, for probe_free.  Lists that refuse are no failure; failures
 * are those of collect.
 */
int probe_run(const struct collect_settings *settings, struct probe **probe,
    struct err *err) MUST_USE;
void probe_free(struct probe *probe);
void probe_drop(struct probe **probe);

/* probe_rows(probe, count): in the order of the endpoints. */
const struct probe_row *probe_rows(const struct probe *probe, size_t *count);

/* probe_claims(probe, service): of its token; NULL: there was none. */
const struct jwt_claims *probe_claims(
    const struct probe *probe, enum service service);

/* probe_tenant(probe): tid of the tokens. */
strview probe_tenant(const struct probe *probe);

#endif
