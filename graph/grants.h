/*
 * grants.h - permissions and directory roles: what the auditor needs, and what
 * lets it do more than read.
 */
#ifndef GRAPH_GRANTS_H
#define GRAPH_GRANTS_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/strview.h"
#include "graph/endpoints.h"

#define GRANTS_GRAPH_APP    "00000003-0000-0000-c000-000000000000"
#define GRANTS_EXCHANGE_APP "00000002-0000-0ff1-ce00-000000000000"

#define GRANTS_ROLE_NAME "Global Reader"
#define GRANTS_ROLE_ID   "f2ef992c-3afb-46b9-b7cf-a126ee74c451"

/* An application permission of a service that reads. */
struct grant {
	const char *name;
	const char *id; /* of the app role, the same in every tenant */
	enum service service;
};

/* grants_table(count): those a list may need, sorted by service, then name. */
const struct grant *grants_table(size_t *count);

/* grants_find(service, name): the row, or NULL. */
const struct grant *grants_find(enum service service, strview name);

/* grants_is_needed(grant): the lists of today's table want it. */
bool grants_is_needed(const struct grant *grant);

/* A directory role. */
struct directory_role {
	const char *id; /* of the template */
	const char *name;
	bool reads; /* and does nothing else */
};

/* grants_roles(count): the known roles, sorted by id. */
const struct directory_role *grants_roles(size_t *count);

/* grants_role(id): the row, letter case ignored; NULL: not known. */
const struct directory_role *grants_role(strview id);

/*
 * grants_reads(permission):
 * True when the name of ${permission} says that it only reads: a part between
 * its dots is Read or begins so, ReadWrite excepted.  Exchange.ManageAsApp is
 * taken for one, since a directory role decides what it is for.
 */
bool grants_reads(strview permission);

#endif
