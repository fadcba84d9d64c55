/*
 * fault.h - what tests of faults with the file of a history share.
 */
#ifndef TESTS_UNIT_AUDITOR_STORE_FAULT_H
#define TESTS_UNIT_AUDITOR_STORE_FAULT_H

#include "tests/unit/auditor/store/history.h"

static const char *const fault_docs[] = {
    "{'InboundConnector':[{'Guid':'a','Name':'a'}]}",
    "{'InboundConnector':[{'Guid':'a','Name':'b'}]}",
};

/* fault_write(path, bytes, len): a file of these bytes and no others. */
static inline void
fault_write(const char *path, const char *bytes, size_t len)
{
	FILE *out = fopen(path, "wb");

	KIT_TRUE(out != NULL);
	KIT_INT(fwrite(bytes, 1, len, out), len);
	KIT_INT(fclose(out), 0);
}

/* What came of a piece of work, also of one in another process. */
struct fault_outcome {
	int status;
	int64_t number; /* of the snapshot read or put, 0: none */
	struct err err;
};

/* fault_put_large(path, outcome): put a snapshot of more than 1 MB. */
static inline void
fault_put_large(const char *path, struct fault_outcome *outcome)
{
	CLEANUP(strbuf_done) struct strbuf doc = {0};
	CLEANUP(store_drop) struct store *store = NULL;

	strbuf_add_text(&doc, "{'InboundConnector':[");
	for (int i = 0; i < 3000; i++)
		strbuf_printf(&doc, "%s{'Guid':'%d','Name':'%0400d'}",
		    i > 0 ? "," : "", i, i);
	strbuf_add_text(&doc, "]}");
	outcome->status = store_open(path, STORE_WRITE, &store, &outcome->err);
	if (outcome->status != 0)
		return;
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 9000, strbuf_cstr(&doc));
	outcome->status = store_put(store, snapshot, &outcome->err);
	outcome->number = snapshot->number;
}

#endif
