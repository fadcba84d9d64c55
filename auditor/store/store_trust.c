/*
 * store_trust.c - the memory of trust documents, among that of baselines: a
 * tenant is a GUID, so that no other one has such a name.
 */
#include "auditor/store/store_trust.h"

#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

static strview
name_of(strview tenant, struct arena *arena)
{
	strview id = normal_id(tenant, arena);

	return arena_printf(arena, "trust:" SV_FMT, SV_ARG(id));
}

int
store_last_trust(struct store *store, strview tenant,
    struct store_baseline *trust, bool *has, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	return store_last_baseline(
	    store, name_of(tenant, arena), trust, has, err);
}

int
store_accept_trust(struct store *store, strview tenant,
    const struct store_baseline *trust, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	return store_accept_baseline(store, name_of(tenant, arena), trust, err);
}
