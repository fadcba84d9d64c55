/*
 * fake_graph_routes.h - which Graph paths exist, and who may read them.
 */
#ifndef TESTS_SUPPORT_FAKE_GRAPH_ROUTES_H
#define TESTS_SUPPORT_FAKE_GRAPH_ROUTES_H

#include <stdbool.h>
#include <stddef.h>

#define FAKE_SEGMENTS_MAX 8

/* What stands behind a path. */
enum fake_route_kind {
	FAKE_ROUTE_LIST,     /* a whole list */
	FAKE_ROUTE_TYPED,    /* the objects of its type in a list */
	FAKE_ROUTE_SINGLE,   /* the one object of a list */
	FAKE_ROUTE_ENTITY,   /* one object of it */
	FAKE_ROUTE_RELATED,  /* the owners or members of one object */
	FAKE_ROUTE_NESTED,   /* an array member of one object */
	FAKE_ROUTE_ASSIGNED, /* assignments to one resource */
	FAKE_ROUTE_HELD,     /* assignments of one principal */
	FAKE_ROUTE_EVENTS,   /* by time (fake_events.h); in beta as well */
};

struct fake_route {
	const char *pattern; /* below /v1.0; '#' stands for a key */
	enum fake_route_kind kind;
	const char *list;    /* fixture list of the served objects */
	const char *parent;  /* fixture list that the key is looked up in */
	const char *type;    /* name of the served type */
	const char *expands; /* relationships that can be expanded */
	const char *roles;   /* each of them suffices */
};

/* A path cut at its slashes; keys in brackets are segments of their own. */
struct fake_path {
	char *segments[FAKE_SEGMENTS_MAX];
	bool by_app_id[FAKE_SEGMENTS_MAX];
	size_t count;
};

/* fake_path_read(path, out): cut ${path}; false when it is too deep. */
bool fake_path_read(const char *path, struct fake_path *out);

/* fake_path_done(path): free the segments. */
void fake_path_done(struct fake_path *path);

/*
 * fake_route_find(path, key, second):
 * Return the route that ${path} takes, or NULL, and the indexes of its first
 * and second key segment.
 */
const struct fake_route *fake_route_find(
    const struct fake_path *path, size_t *key, size_t *second);

#endif
