/*
 * cmd_history.c - exoaudit history: the snapshots there are.
 */
#include <inttypes.h>
#include <stddef.h>

#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

#define LINK_SHOWN 16

static unsigned
count_bits(kind_set set)
{
	unsigned count = 0;

	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

static void
put_header(struct strbuf *out, const struct store_header *header)
{
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	strbuf_printf(out, "%5" PRId64 "  %s  %2u of %d lists  %.*s  ",
	    header->number, time_text(header->finished, when),
	    count_bits(header->complete), KIND_COUNT, LINK_SHOWN,
	    digest_hex(&header->link, hex));
	term_escape(out, header->series);
	strbuf_add_text(out, "  ");
	term_escape(out,
	    header->tenant_name.len > 0 ? header->tenant_name : header->tenant);
	strbuf_add_char(out, '\n');
}

static int
show(const struct invocation *invocation, const struct common_options *common)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err *err = invocation->err;
	struct session session;
	struct store_header *headers;
	size_t count;

	TRY(session_open(common, false, invocation->arena, &session, err));
	TRY(store_open(session.store_path, STORE_READ, &store, err));
	TRY(store_headers(
	    store, SV(""), SV(""), invocation->arena, &headers, &count, err));
	for (size_t i = 0; i < count; i++)
		put_header(&out, &headers[i]);
	if (count == 0)
		output_note(common->is_quiet, "the history is empty");
	return output_write(strbuf_view(&out), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return show(invocation, options) == 0 ? STATUS_GOOD : STATUS_FAILED;
}

const struct command command_history = {
    .name = "history",
    .arguments = "",
    .summary = "list the stored snapshots",
    .about = "List the stored snapshots: number, time, lists read whole,\n"
	     "link of the chain, series, tenant.",
    .options_size = sizeof(struct common_options),
    .run = run,
};
