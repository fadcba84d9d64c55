/*
 * flat.c - a finding in few words, for formats of rows and lines.
 */
#include "auditor/report/flat.h"

#include <stdlib.h>

#include "auditor/base/utf8.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

strview
flat_evidence(const struct finding *finding, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *piece = &finding->evidence[i];
		if (buf.len > 0)
			strbuf_add_text(&buf, "; ");
		strbuf_add(&buf, phrase_piece(text_shown(finding_field(piece)),
				     text_shown(piece->value),
				     text_shown(piece->expected), arena));
	}
	return arena_dup(arena, strbuf_view(&buf));
}

strview
flat_members(const struct finding *finding, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	for (size_t i = 0; i < finding->member_count; i++) {
		const struct object *member = finding->members[i];
		if (i > 0)
			strbuf_add_text(&buf, "; ");
		strbuf_add_text(&buf, kind_name(member->kind));
		strbuf_add_char(&buf, ' ');
		strbuf_add(
		    &buf, phrase_object(member->name, member->id, arena));
	}
	return arena_dup(arena, strbuf_view(&buf));
}

struct digest
flat_key(const struct finding *finding)
{
	CLEANUP(strbuf_done) struct strbuf key = {0};

	strbuf_add_text(&key, finding->check->id);
	strbuf_add_char(&key, '\0');
	strbuf_add_text(&key, kind_name(finding->kind));
	strbuf_add_char(&key, '\0');
	strbuf_add(&key, finding->id);
	return digest_of(strbuf_view(&key));
}

strview
flat_version(const struct audit_result *result)
{
	strview tool = text_shown(result->snapshot->tool_version);
	strview name;
	strview rest = tool;

	if (sv_cut(&rest, '/', &name) && rest.len > 0)
		return rest;
	return tool;
}

static void
add_check(
    const struct check *check, struct arena *arena, struct named_checks *checks)
{
	for (size_t i = 0; i < checks->count; i++) {
		if (checks->at[i] == check)
			return;
	}
	checks->at = arena_grow(arena, checks->at, checks->count, &checks->cap,
	    sizeof(const struct check *));
	checks->at[checks->count++] = check;
}

static int
compare(const void *left, const void *right)
{
	const struct check *const *a = left;
	const struct check *const *b = right;

	return sv_cmp(sv_from((*a)->id), sv_from((*b)->id));
}

void
flat_checks(const struct audit_result *result, struct arena *arena,
    struct named_checks *checks)
{
	*checks = (struct named_checks){0};
	for (size_t i = 0; i < result->findings.count; i++)
		add_check(result->findings.at[i].check, arena, checks);
	for (size_t i = 0; i < result->resolved.count; i++)
		add_check(result->resolved.at[i].check, arena, checks);
	for (size_t i = 0; i < result->gap_count; i++)
		add_check(result->gaps[i].check, arena, checks);
	if (checks->count > 0)
		qsort(checks->at, checks->count, sizeof(const struct check *),
		    compare);
}

size_t
flat_check_index(const struct named_checks *checks, const struct check *check)
{
	size_t i = 0;

	while (i < checks->count && checks->at[i] != check)
		i++;
	return i;
}
