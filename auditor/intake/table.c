/*
 * table.c - tables of records.
 */
#include "auditor/intake/table.h"

#include "auditor/base/lang.h"
#include "auditor/intake/csv.h"
#include "auditor/intake/table_portal.h"

#include "auditor/base/banned.h"

#define NAME_SHOWN 80
#define RECORD     "AuditData"

/* What a table is of, and in which column a record is as a whole. */
struct form {
	enum thing thing;
	size_t record;
};

/* "a";"b";"c" and no more, as Export-Csv begins. */
static bool
is_quoted_line(strview line)
{
	size_t cells = 0;

	while (line.len > 1 && line.ptr[0] == '"') {
		line = sv_slice(line, 1, line.len);
		line = sv_slice(line, sv_find(line, SV("\"")) + 1, line.len);
		cells++;
		if (line.len > 0 && sv_has(SV(",;\t"), sv_slice(line, 0, 1)))
			line = sv_slice(line, 1, line.len);
	}
	return line.len == 0 && cells > 1;
}

/* The names of the columns, or a record that stands in a cell, say it. */
bool
table_is(strview head)
{
	strview line;

	if (sv_starts(head, SV("#TYPE ")) || sv_starts_fold(head, SV("sep=")))
		return true;
	strview rest = head;
	if (!sv_cut(&rest, '\n', &line))
		return false;
	line = sv_trim(line);
	bool has_date = sv_find_fold(line, SV("Date")) < line.len;
	bool has_id = sv_find_fold(line, SV("CorrelationId")) < line.len ||
		      sv_find_fold(line, SV("Request ID")) < line.len;
	bool has_cells = sv_has(line, SV(",")) || sv_has(line, SV(";")) ||
			 sv_has(line, SV("\t"));
	if (has_cells && sv_find_fold(line, SV(RECORD)) < line.len)
		return true;
	return sv_eq_fold(line, SV(RECORD)) ||
	       sv_eq_fold(line, SV("\"" RECORD "\"")) ||
	       (has_cells && has_date && has_id) || is_quoted_line(line) ||
	       (has_cells && sv_has(rest, SV("\"{\"\"")) &&
		   sv_has(rest, SV("\"\"CreationTime\"\"")));
}

static bool
find_record(const struct csv *csv, const struct json *row, struct form *form)
{
	form->thing = THING_UNIFIED_AUDIT;
	for (size_t i = 0; i < csv->column_count; i++) {
		form->record = i;
		if (sv_eq_fold(csv->columns[i], SV(RECORD)))
			return true;
	}
	/* Under a name in another language. */
	for (size_t i = 0; i < row->count; i++) {
		form->record = i;
		if (sv_starts(sv_trim(row->items[i].text), SV("{")) &&
		    sv_has(row->items[i].text, SV("\"CreationTime\"")))
			return true;
	}
	return false;
}

static bool
find_form(const struct csv *csv, const struct json *row, struct form *form)
{
	return table_portal_form(
		   csv->columns, csv->column_count, &form->thing) ||
	       find_record(csv, row, form);
}

static bool
is_used(const struct form *form, strview column)
{
	return form->thing == THING_UNIFIED_AUDIT
		   ? sv_eq_fold(column, SV(RECORD))
		   : table_portal_means(form->thing, column);
}

/* A column that is looked at stands there once: one of two would be hidden. */
static int
check_columns(const struct csv *csv, const struct form *form, struct err *err)
{
	for (size_t i = 0; i < csv->column_count; i++) {
		strview name = csv->columns[i];
		for (size_t j = 0; j < i; j++) {
			if (sv_eq_fold(name, csv->columns[j]) &&
			    is_used(form, name))
				return err_set(err, ERR_FORMAT,
				    "the column \"" SV_FMT "\" occurs twice",
				    SV_ARG(sv_slice(name, 0, NAME_SHOWN)));
		}
	}
	return 0;
}

static int
take_row(struct harvest *harvest, const struct form *form, struct json *row,
    struct err *err)
{
	struct found found = {
	    .is_known = true, .is = {.thing = form->thing}, .source = SV("")};
	struct json record = *row;

	if (form->thing == THING_UNIFIED_AUDIT)
		record.items[form->record].key = SV(RECORD);
	else
		record =
		    table_portal_record(form->thing, row, harvest->scratch);
	return harvest_value(harvest, &found, &record, err);
}

int
table_read(struct feed *feed, struct harvest *harvest, struct err *err)
{
	CLEANUP(csv_done) struct csv csv = {0};
	struct form form;
	bool is_known = false;
	bool is_one = true;

	TRY(csv_begin(&csv, feed, err));
	for (;;) {
		struct json row;
		arena_reset(harvest->scratch);
		TRY(csv_next(&csv, harvest->scratch, &row, &is_one, err));
		if (!is_one)
			return 0;
		if (!is_known && !find_form(&csv, &row, &form)) {
			harvest_skip(harvest, SV_("table"),
			    _("no records that are known here; export objects "
			      "as JSON or CLIXML, which keep lists apart"));
			return 0;
		}
		if (!is_known)
			TRY(check_columns(&csv, &form, err));
		is_known = true;
		TRY(take_row(harvest, &form, &row, err));
	}
}
