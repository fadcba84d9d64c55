/*
 * doctor_json.c - a diagnosis for programs.
 */
#include "auditor/base/jsonw.h"
#include "cmd/doctor.h"
#include "graph/token_source.h"

#include "auditor/base/banned.h"

static void
put_rights(const struct doctor *doctor, struct jsonw *w)
{
	jsonw_array(w, "rights");
	for (size_t i = 0; i < doctor->right_count; i++) {
		const struct doctor_right *right = &doctor->rights[i];
		jsonw_object(w, NULL);
		jsonw_cstr(w, "service", right->service);
		jsonw_text(w, "name", right->name);
		jsonw_bool(w, "reads_only", right->reads);
		jsonw_bool(w, "needed", right->is_needed);
		jsonw_end(w);
	}
	jsonw_end(w);
}

/* Words between ${separator} as an array of text. */
static void
put_words(struct jsonw *w, const char *key, strview words, char separator)
{
	strview word;

	jsonw_array(w, key);
	while (sv_cut(&words, separator, &word)) {
		if (word.len > 0)
			jsonw_text(w, NULL, word);
	}
	jsonw_end(w);
}

static void
put_gap(
    const struct doctor *doctor, const struct probe_row *row, struct jsonw *w)
{
	CLEANUP(strbuf_done) struct strbuf lost = {0};
	CLEANUP(strbuf_done) struct strbuf grant = {0};
	const struct endpoint *endpoint = row->endpoint;

	jsonw_cstr(w, "reason", coverage_reason_word(row->reason));
	jsonw_text(w, "words", row->words);
	doctor_lost(endpoint->kind, &lost);
	put_words(w, "lost", strbuf_view(&lost), ' ');
	doctor_row_grant(doctor, row, &grant);
	put_words(w, "grant", strbuf_view(&grant), '\n');
}

static void
put_row(
    const struct doctor *doctor, const struct probe_row *row, struct jsonw *w)
{
	const struct endpoint *endpoint = row->endpoint;

	jsonw_object(w, NULL);
	jsonw_cstr(w, "list", kind_name(endpoint->kind));
	if (endpoint->about != NULL)
		jsonw_cstr(w, "part", endpoint->about);
	jsonw_cstr(w, "service", doctor_service(endpoint->service));
	jsonw_cstr(w, "needs", endpoint->permission);
	jsonw_bool(w, "holds", row->holds);
	jsonw_bool(w, "answered", row->is_answered);
	jsonw_int(w, "requests", (int64_t)row->requests);
	jsonw_int(w, "ms", (int64_t)row->ms);
	if (!row->is_answered)
		put_gap(doctor, row, w);
	jsonw_end(w);
}

void
doctor_json(const struct doctor *doctor, struct strbuf *out)
{
	struct jsonw w = {.out = out, .pretty = true};
	const struct collect_settings *settings = doctor->settings;

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "tool", PROGRAM_TOOL);
	jsonw_text(&w, "tenant", probe_tenant(doctor->probe));
	jsonw_text(&w, "application", doctor->client_id);
	jsonw_cstr(
	    &w, "sign_in", token_source_of(settings->credential.type)->name);
	jsonw_cstr(&w, "cloud", settings->cloud.name);
	jsonw_bool(&w, "person", doctor->is_person);
	jsonw_int(&w, "status", (int64_t)doctor->status);
	jsonw_bool(&w, "reads_only", doctor->excess == 0);
	jsonw_bool(&w, "complete", doctor->answered == doctor->count);
	put_rights(doctor, &w);
	jsonw_array(&w, "lists");
	for (size_t i = 0; i < doctor->count; i++)
		put_row(doctor, &doctor->rows[i], &w);
	jsonw_end(&w);
	jsonw_end(&w);
	strbuf_add_char(out, '\n');
}
