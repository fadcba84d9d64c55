/*
 * reader.c PORT CA-FILE - read all lists of Graph; print kind and requests.
 */
#include <stdio.h>

#include "auditor/base/mem.h"
#include "graph/collect.h"
#include "graph/endpoints.h"

static kind_set
kinds_of_graph(void)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);
	kind_set kinds = 0;

	for (size_t i = 0; i < count; i++) {
		if (rows[i].service == SERVICE_GRAPH)
			kinds |= KIND_BIT(rows[i].kind);
	}
	return kinds;
}

int
main(int argc, char **argv)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	char base[64];
	struct err err;

	if (argc != 3)
		return 2;
	mem_hook_libraries();
	(void)snprintf(base, sizeof(base), "https://localhost:%s", argv[1]);
	struct collect_settings settings = {
	    .cloud = *cloud_find(SV("global")),
	    .tenant = "7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957",
	    .client_id = "b1abd1b9-4621-41bb-a41a-0e1a4ddb765e",
	    .ca_file = argv[2],
	    .budget_ms = 60000,
	    .kinds = kinds_of_graph(),
	    .tool_version = "exoaudit/contract",
	};
	settings.cloud.login = base;
	settings.cloud.graph = base;
	secret_set(&settings.credential.secret, SV("any"));
	int status = collect(&settings, &snapshot, &err);
	secret_done(&settings.credential.secret);
	if (status != 0) {
		(void)fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((settings.kinds & KIND_BIT(i)) != 0)
			(void)printf("%s %u\n", kind_name((enum kind)i),
			    snapshot->lists[i].coverage.requests);
	}
	return 0;
}
