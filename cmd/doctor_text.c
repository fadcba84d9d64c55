/*
 * doctor_text.c - a diagnosis for people.
 */
#include <string.h>

#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/report/textw.h"
#include "cmd/doctor.h"
#include "cmd/output.h"
#include "graph/grants.h"
#include "graph/token_source.h"

#include "auditor/base/banned.h"

#define WIDTH       100
#define LIST_COLUMN 37
#define NEED_COLUMN 41
#define HAS_COLUMN  8

static void
put_rights(const struct doctor *doctor, struct textw *w)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const char *service = NULL;

	for (size_t i = 0; i < doctor->right_count; i++) {
		const struct doctor_right *right = &doctor->rights[i];
		bool is_new =
		    service == NULL || strcmp(service, right->service) != 0;
		if (is_new && text.len > 0) {
			textw_para(w, 0, 2, TONE_PLAIN, strbuf_view(&text));
			strbuf_clear(&text);
		}
		strbuf_printf(&text, "%s%s" SV_FMT,
		    is_new ? lang(right->service) : "", is_new ? ": " : ", ",
		    SV_ARG(right->name));
		service = right->service;
	}
	if (text.len > 0)
		textw_para(w, 0, 2, TONE_PLAIN, strbuf_view(&text));
	else
		textw_para(w, 0, 2, TONE_BAD,
		    SV_("The token names no permission and no directory "
			"role."));
}

static void
put_excess(const struct doctor *doctor, struct textw *w)
{
	if (doctor->excess == 0)
		return;
	textw_heading(
	    w, TONE_BAD, SV_("!! THE AUDITOR MAY DO MORE THAN READ !!"));
	for (size_t i = 0; i < doctor->right_count; i++) {
		CLEANUP(strbuf_done) struct strbuf text = {0};
		const struct doctor_right *right = &doctor->rights[i];
		if (right->reads)
			continue;
		strbuf_printf(&text, _("!! " SV_FMT " (%s): remove it"),
		    SV_ARG(right->name), lang(right->service));
		textw_para(w, 0, 3, TONE_BAD, strbuf_view(&text));
	}
	textw_para(w, 0, 3, TONE_PLAIN,
	    SV_("Who gets hold of this credential can change the tenant. "
		"Exchange.ManageAsApp and Global Reader are all that Exchange "
		"takes, and permissions that end in .Read or .Read.All all "
		"that Microsoft Graph takes."));
}

static void
put_unneeded(const struct doctor *doctor, struct textw *w)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};
	CLEANUP(strbuf_done) struct strbuf text = {0};

	for (size_t i = 0; i < doctor->right_count; i++) {
		const struct doctor_right *right = &doctor->rights[i];
		if (right->is_needed || !right->reads ||
		    grants_find(SERVICE_GRAPH, right->name) != NULL ||
		    strcmp(right->service, "directory role") == 0)
			continue;
		strbuf_printf(&names, "%s" SV_FMT, names.len > 0 ? ", " : "",
		    SV_ARG(right->name));
	}
	strbuf_printf(
	    &text, _("Held, though no list needs it: %s"), strbuf_cstr(&names));
	if (names.len > 0)
		textw_para(w, 0, 2, TONE_DOUBT, strbuf_view(&text));
}

static const char *
need_of(const struct endpoint *endpoint)
{
	return endpoint->service == SERVICE_EXCHANGE
		   ? "Exchange.ManageAsApp + " GRANTS_ROLE_NAME
		   : endpoint->permission;
}

static void
put_row(const struct probe_row *row, struct strbuf *out)
{
	const struct endpoint *endpoint = row->endpoint;
	CLEANUP(strbuf_done) struct strbuf list = {0};

	strbuf_printf(&list, "%s%s", kind_name(endpoint->kind),
	    endpoint->about != NULL ? " *" : "");
	output_cell(out, LIST_COLUMN, strbuf_cstr(&list));
	output_cell(out, NEED_COLUMN, need_of(endpoint));
	output_cell(out, HAS_COLUMN, row->holds ? _("has") : _("lacks"));
	strbuf_printf(out, "%s\n",
	    row->is_answered ? _("answered")
			     : lang(coverage_reason_word(row->reason)));
}

static void
put_table(const struct doctor *doctor, struct strbuf *out)
{
	output_cell(out, LIST_COLUMN, _("LIST"));
	output_cell(out, NEED_COLUMN, _("NEEDS"));
	output_cell(out, HAS_COLUMN, _("TOKEN"));
	strbuf_printf(out, "%s\n", _("ANSWER"));
	for (size_t i = 0; i < doctor->count; i++)
		put_row(&doctor->rows[i], out);
	output_line(out, 0,
	    "* a part of the list, or one of several calls that make it");
}

static void
put_gap(const struct probe_row *row, struct textw *w)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf lost = {0};
	const struct endpoint *endpoint = row->endpoint;

	strbuf_printf(&text, "%s%s%s: %s", kind_name(endpoint->kind),
	    endpoint->about != NULL ? " " : "",
	    endpoint->about != NULL ? lang(endpoint->about) : "",
	    lang(coverage_reason_word(row->reason)));
	if (row->words.len > 0)
		strbuf_printf(&text, ": " SV_FMT, SV_ARG(row->words));
	textw_para(w, 0, 4, TONE_DOUBT, strbuf_view(&text));
	strbuf_clear(&text);
	doctor_lost(endpoint->kind, &lost);
	strbuf_printf(
	    &text, _("Cannot be assessed without it: %s"), strbuf_cstr(&lost));
	if (lost.len > 0)
		textw_para(w, 4, 6, TONE_PLAIN, strbuf_view(&text));
}

/* Each command once, and the consent that makes them count. */
static void
put_commands(const struct doctor *doctor, struct textw *w)
{
	CLEANUP(strbuf_done) struct strbuf commands = {0};

	for (size_t i = 0; i < doctor->count; i++) {
		CLEANUP(strbuf_done) struct strbuf one = {0};
		const struct probe_row *row = &doctor->rows[i];
		if (row->is_answered)
			continue;
		doctor_row_grant(doctor, row, &one);
		if (!sv_has(strbuf_view(&commands), strbuf_view(&one)))
			strbuf_add(&commands, strbuf_view(&one));
	}
	if (commands.len == 0)
		return;
	if (!doctor->is_person &&
	    doctor->settings->credential.type != CREDENTIAL_MANAGED)
		strbuf_printf(&commands,
		    "az ad app permission admin-consent --id " SV_FMT "\n",
		    SV_ARG(guid_is(doctor->client_id) ? doctor->client_id
						      : SV("CLIENT_ID")));
	textw_heading(w, TONE_STRONG,
	    SV_("How to grant what is missing (as an administrator)"));
	strview rest = strbuf_view(&commands);
	strview line;
	while (sv_cut(&rest, '\n', &line)) {
		if (line.len > 0)
			textw_code(w, 2, NULL, line);
	}
}

static void
put_gaps(const struct doctor *doctor, struct textw *w)
{
	if (doctor->answered == doctor->count)
		return;
	textw_heading(w, TONE_DOUBT, SV_("Not answered"));
	for (size_t i = 0; i < doctor->count; i++) {
		if (!doctor->rows[i].is_answered)
			put_gap(&doctor->rows[i], w);
	}
	put_commands(doctor, w);
	textw_para(w, 0, 2, TONE_PLAIN,
	    SV_("A new permission or role takes from minutes to two hours to "
		"work; the next token shows it first."));
}

void
doctor_text(const struct doctor *doctor, struct strbuf *out)
{
	CLEANUP(strbuf_done) struct strbuf line = {0};
	struct textw w = {.out = out, .width = WIDTH};
	const struct token_source *source =
	    token_source_of(doctor->settings->credential.type);

	strbuf_printf(&line,
	    _("%s: tenant " SV_FMT ", application " SV_FMT ", by %s at %s"),
	    doctor->session->tenant->name, SV_ARG(probe_tenant(doctor->probe)),
	    SV_ARG(doctor->client_id), source->name,
	    doctor->settings->cloud.login);
	textw_para(&w, 0, 2, TONE_STRONG, strbuf_view(&line));
	put_rights(doctor, &w);
	put_excess(doctor, &w);
	put_unneeded(doctor, &w);
	textw_blank(&w);
	put_table(doctor, out);
	put_gaps(doctor, &w);
	strbuf_clear(&line);
	strbuf_printf(&line,
	    doctor->excess > 0
		? _("%zu of %zu lists answered; THE AUDITOR MAY DO MORE THAN "
		    "READ.")
		: _("%zu of %zu lists answered; the auditor may only read."),
	    doctor->answered, doctor->count);
	textw_blank(&w);
	textw_para(&w, 0, 2, TONE_STRONG, strbuf_view(&line));
}
