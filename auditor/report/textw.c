/*
 * textw.c - writer of plain text: escaping, wrapping, colour in one place.
 */
#include "auditor/report/textw.h"

#include "auditor/base/columns.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Select Graphic Rendition (ECMA-48, 8.3.117). */
static const char *const codes[] = {
    [TONE_PLAIN] = "",
    [TONE_STRONG] = "\x1b[1m",
    [TONE_DIM] = "\x1b[2m",
    [TONE_GOOD] = "\x1b[1;32m",
    [TONE_DOUBT] = "\x1b[1;33m",
    [TONE_BAD] = "\x1b[1;31m",
};
static const char code_off[] = "\x1b[0m";

/* Where a paragraph stands. */
struct flow {
	struct textw *w;
	enum tone tone;
	unsigned limit;
	unsigned hang;
	unsigned column;
	size_t blanks;    /* not written yet: dropped at the end of a line */
	bool is_at_start; /* of a line */
};

static void
pad(struct textw *w, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		strbuf_add_char(w->out, ' ');
}

static void
paint(const struct textw *w, const char *code)
{
	if (w->use_colour)
		strbuf_add_text(w->out, code);
}

static void
open_line(struct flow *flow)
{
	if (flow->tone != TONE_PLAIN)
		paint(flow->w, codes[flow->tone]);
}

static void
close_line(struct flow *flow)
{
	if (flow->tone != TONE_PLAIN)
		paint(flow->w, code_off);
	strbuf_add_char(flow->w->out, '\n');
}

static void
break_line(struct flow *flow)
{
	close_line(flow);
	pad(flow->w, flow->hang);
	open_line(flow);
	flow->column = flow->hang;
	flow->blanks = 0;
	flow->is_at_start = true;
}

/*
 * Take what may not be torn from the front of ${rest}: a wide character with
 * what stays with it, or narrow characters up to a blank or a wide one.
 */
static strview
take_chunk(strview *rest)
{
	strview whole = *rest;
	strview ahead = *rest;
	unsigned first = 0;
	uint32_t point;

	while (ahead.len > 0 && ahead.ptr[0] != ' ') {
		bool is_valid = utf8_next(&ahead, &point);
		unsigned columns = is_valid ? columns_of_point(point) : 1;
		if (first == 2 && columns != 0 && columns_may_begin_line(point))
			break;
		if (first == 1 && columns == 2 && columns_may_begin_line(point))
			break;
		if (first == 0)
			first = columns;
		*rest = ahead;
	}
	return sv_slice(whole, 0, whole.len - rest->len);
}

/* A chunk that no line can hold: broken where the line ends. */
static void
put_torn(struct flow *flow, strview chunk)
{
	while (chunk.len > 0) {
		strview rest = chunk;
		uint32_t point;
		bool is_valid = utf8_next(&rest, &point);
		unsigned columns = is_valid ? columns_of_point(point) : 1;
		if (flow->column + columns > flow->limit)
			break_line(flow);
		strbuf_add(
		    flow->w->out, sv_slice(chunk, 0, chunk.len - rest.len));
		flow->column += columns;
		chunk = rest;
	}
	flow->is_at_start = false;
}

static void
put_chunk(struct flow *flow, strview chunk)
{
	size_t columns = columns_of(chunk);
	size_t room = flow->limit - flow->hang;

	if (!flow->is_at_start &&
	    flow->column + flow->blanks + columns > flow->limit &&
	    columns <= room)
		break_line(flow);
	if (!flow->is_at_start && flow->column + flow->blanks < flow->limit) {
		pad(flow->w, flow->blanks);
		flow->column += (unsigned)flow->blanks;
	}
	flow->blanks = 0;
	if (flow->column + columns > flow->limit) {
		put_torn(flow, chunk);
		return;
	}
	strbuf_add(flow->w->out, chunk);
	flow->column += (unsigned)columns;
	flow->is_at_start = false;
}

static void
put_text(struct flow *flow, strview text)
{
	while (text.len > 0) {
		if (text.ptr[0] == ' ') {
			flow->blanks++;
			text = sv_slice(text, 1, text.len);
			continue;
		}
		put_chunk(flow, take_chunk(&text));
	}
}

static unsigned
limit_of(const struct textw *w)
{
	if (w->width < TEXTW_WIDTH_MIN)
		return TEXTW_WIDTH_MIN;
	return w->width < TEXTW_WIDTH_MAX ? w->width : TEXTW_WIDTH_MAX;
}

/* The rest of a paragraph whose line stands at ${column} already. */
static void
flow_text(struct textw *w, unsigned column, unsigned hang, enum tone tone,
    strview text)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};
	struct flow flow = {.w = w,
	    .tone = tone,
	    .limit = limit_of(w),
	    .hang = hang,
	    .column = column,
	    .is_at_start = true};

	term_escape(&safe, text);
	open_line(&flow);
	put_text(&flow, strbuf_view(&safe));
	close_line(&flow);
}

void
textw_para(struct textw *w, unsigned indent, unsigned hang, enum tone tone,
    strview text)
{
	pad(w, indent);
	flow_text(w, indent, hang, tone, text);
}

/* The label and what is between it and the text; return that column. */
static unsigned
put_label(struct textw *w, unsigned indent, const char *label)
{
	size_t columns = columns_of(sv_from(label));
	size_t whole = columns < TEXTW_LABEL ? TEXTW_LABEL : columns + 1;

	pad(w, indent);
	paint(w, codes[TONE_DIM]);
	strbuf_add_text(w->out, label);
	paint(w, code_off);
	pad(w, whole - columns);
	return indent + (unsigned)whole;
}

void
textw_field(struct textw *w, unsigned indent, const char *label, enum tone tone,
    strview text)
{
	unsigned column = put_label(w, indent, label);

	flow_text(w, column, indent + TEXTW_LABEL, tone, text);
}

void
textw_code(struct textw *w, unsigned indent, const char *label, strview text)
{
	if (label != NULL)
		(void)put_label(w, indent, label);
	else
		pad(w, indent);
	term_escape(w->out, text);
	strbuf_add_char(w->out, '\n');
}

void
textw_heading(struct textw *w, enum tone tone, strview text)
{
	textw_blank(w);
	textw_para(w, 0, 0, tone, text);
}

void
textw_blank(struct textw *w)
{
	strbuf_add_char(w->out, '\n');
}
