/*
 * baseline_pending.c - a baseline that waits for signatures.
 */
#include "cmd/baseline_pending.h"

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "cmd/install.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

struct pending {
	const struct session *session;
	const char *path;
	const char *pending;
	struct arena *arena;
	struct strbuf bytes;
	struct baseline current; /* what it is to replace, if there is any */
	struct baseline next;
	struct baseline_verdict verdict;
};

static void
pending_done(struct pending *pending)
{
	strbuf_done(&pending->bytes);
	baseline_done(&pending->current);
	baseline_done(&pending->next);
}

static int
read_current(struct pending *pending, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};

	if (!file_exists(pending->path))
		return 0;
	TRY(beside_read(pending->path, LIMIT_BASELINE, &bytes, err));
	if (baseline_parse(strbuf_view(&bytes), &pending->current, err) != 0)
		return err_wrap(err, "%s", pending->path);
	return 0;
}

static int
hold(struct pending *pending, struct err *err)
{
	CLEANUP(baseline_done) struct baseline peek = {0};
	struct trust trust;

	TRY(beside_read(
	    pending->pending, LIMIT_BASELINE, &pending->bytes, err));
	if (baseline_parse(strbuf_view(&pending->bytes), &peek, err) != 0)
		return err_wrap(err, "%s", pending->pending);
	const struct trusted_request trusted = {
	    .tenant = peek.tenant,
	    .as_of = time_now(),
	    .is_past = true,
	    .is_clock = true,
	};
	TRY(trusted_load(
	    pending->session, &trusted, pending->arena, &trust, err));
	const struct hold_request request = {
	    .path = pending->pending,
	    .trust = &trust,
	    .tenant = peek.tenant,
	    .as_of = time_now(),
	    .is_past = true,
	    .is_clock = true,
	};
	return hold_baseline(
	    &request, pending->arena, &pending->next, &pending->verdict, err);
}

/* It rests on what is there; or it is there already, half-way installed. */
static bool
follows(const struct pending *pending)
{
	const struct baseline *current = &pending->current;
	const struct baseline *next = &pending->next;

	if (current->objects == NULL)
		return !next->has_previous;
	return digest_eq(&current->digest, &next->digest) ||
	       (next->has_previous &&
		   digest_eq(&current->digest, &next->previous));
}

/* The serial of what ${path} holds. */
static int64_t
number_of(const struct pending *pending)
{
	return pending->current.objects != NULL ? pending->current.serial : 0;
}

int
baseline_pending_install(const struct session *session, const char *path,
    struct arena *arena, strview *problem, struct err *err)
{
	CLEANUP(pending_done)
	struct pending pending = {
	    .session = session,
	    .path = path,
	    .pending = beside_path(path, SV(BESIDE_PENDING), arena),
	    .arena = arena,
	    .bytes = {.max = LIMIT_BASELINE},
	};

	TRY(read_current(&pending, err));
	TRY(hold(&pending, err));
	*problem = pending.verdict.problem;
	if (pending.verdict.state != BASELINE_TRUSTED)
		return 0;
	if (!follows(&pending)) {
		*problem = arena_printf(arena,
		    _("%s does not rest on %s: it was made for another one"),
		    pending.pending, path);
		return 0;
	}
	const struct install_request request = {
	    .path = path,
	    .pending = pending.pending,
	    .document = strbuf_view(&pending.bytes),
	    .verdicts = pending.verdict.signatures,
	    .verdict_count = pending.verdict.signature_count,
	    .number = number_of(&pending),
	};
	return install_document(&request, arena, err);
}
