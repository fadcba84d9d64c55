/*
 * cmd_trust_show.c - exoaudit trust show: who may sign, and is it so?
 */
#include <stddef.h>

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/trust_document.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

struct show_options {
	struct common_options common;
	int64_t as_of;
};

static const struct option_row rows[] = {
    {'\0', "as-of", OPTION_TIME, offsetof(struct show_options, as_of), "TIME",
	N_("does it hold at that time?")},
};

struct show {
	const struct show_options *options;
	struct arena *arena;
	struct session session;
	struct store *store; /* NULL: no memory */
	const char *path;
	struct trust_document document;
	struct trust trust;
};

static void
show_done(struct show *show)
{
	store_close(show->store);
}

static int
load(struct show *show, const struct option_list *words, struct err *err)
{
	session_try(&show->options->common, show->arena, &show->session);
	TRY(trust_document_path(&show->session, words, &show->path, err));
	TRY(hold_trust_read(show->path, show->arena, &show->document, err));
	if (words->count == 0 && file_exists(show->session.store_path))
		TRY(store_open(
		    show->session.store_path, STORE_READ, &show->store, err));
	return 0;
}

/* Of the configured tenant, or, for a FILE alone, of the first it names. */
static strview
tenant_of(const struct show *show)
{
	const struct tenant_config *tenant = show->session.tenant;

	if (tenant != NULL &&
	    trust_has_tenant(&show->document, sv_from(tenant->tenant)))
		return sv_from(tenant->tenant);
	return show->document.tenants[0];
}

static int
judge(struct show *show, struct err *err)
{
	struct digest pin;
	const struct tenant_config *tenant = show->session.tenant;
	const char *text = tenant != NULL ? tenant->trust_digest : NULL;
	bool has_pin = text != NULL && digest_read(sv_from(text), &pin);
	const struct trust_request request = {
	    .path = show->path,
	    .tenant = tenant_of(show),
	    .pin = has_pin ? &pin : NULL,
	    .as_of =
		show->options->as_of > 0 ? show->options->as_of : time_now(),
	    .store = show->store,
	    .is_past = true,
	    .is_clock = show->options->as_of == 0,
	};

	return hold_trust(
	    &request, TRUST_BASELINE, show->arena, &show->trust, err);
}

static int
put_waiting(struct show *show, struct strbuf *out, struct err *err)
{
	const char *pending =
	    beside_path(show->path, SV(BESIDE_PENDING), show->arena);
	struct trust_document next;
	strview problem;

	if (!file_exists(pending))
		return 0;
	TRY(hold_trust_read(pending, show->arena, &next, err));
	TRY(hold_trust_signed(
	    pending, &next, &show->document, show->arena, &problem, err));
	strbuf_add_char(out, '\n');
	if (problem.len > 0)
		output_line(out, 0, "Version %lld waits: " SV_FMT,
		    (long long)next.version, SV_ARG(problem));
	else
		output_line(out, 0, "Version %lld waits: it has its signatures",
		    (long long)next.version);
	return 0;
}

static int
show_document(
    struct show *show, const struct option_list *words, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	TRY(load(show, words, err));
	TRY(judge(show, err));
	trust_document_put(&show->document, &out);
	if (show->trust.note.len > 0) {
		strbuf_add_char(&out, '\n');
		output_line(&out, 0, "Note: " SV_FMT, SV_ARG(show->trust.note));
	}
	if (show->trust.problem.len == 0)
		strbuf_printf(&out, "\n%s\n", _("This document is trusted."));
	TRY(put_waiting(show, &out, err));
	TRY(output_write(strbuf_view(&out), err));
	if (show->trust.problem.len == 0)
		return 0;
	(void)err_set(err, ERR_TRUST, "%s: " SV_FMT, show->path,
	    SV_ARG(show->trust.problem));
	return err_hint(err, SV_FMT, SV_ARG(show->trust.hint));
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(show_done)
	struct show show = {.options = options, .arena = invocation->arena};
	struct err *err = invocation->err;

	if (show_document(&show, &invocation->words, err) == 0)
		return STATUS_GOOD;
	return err->code == ERR_TRUST ? STATUS_UNTRUSTED : STATUS_FAILED;
}

const struct command command_trust_show = {
    .name = "trust show",
    .arguments = "[FILE]",
    .summary = N_("who may sign, and is that document trusted?"),
    .about = N_(
	"Show signers, roles and thresholds of the trust document and judge\n"
	"it as an audit would: signatures, the versions before it, the\n"
	"version accepted last, expiry, clock.  Status 4 when it is not\n"
	"trusted."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct show_options),
    .most_words = 1,
    .words_use = WORDS_READ,
    .run = run,
};
