/*
 * svg.c - the few shapes our pictures are made of.
 */
#include "auditor/report/svg.h"

#include <string.h>

#include "auditor/base/columns.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

#define ELLIPSIS 0x2026

static void
put_number(struct svg *svg, const char *name, unsigned number)
{
	htmlw_attr(svg->w, name, arena_printf(svg->arena, "%u", number));
}

void
svg_begin(struct svg *svg, const char *class, unsigned width, unsigned height,
    const char *title, strview label)
{
	htmlw_begin(svg->w, "svg", class);
	htmlw_attr(svg->w, "viewBox",
	    arena_printf(svg->arena, "0 0 %u %u", width, height));
	put_number(svg, "width", width);
	put_number(svg, "height", height);
	htmlw_attr(svg->w, "role", SV("img"));
	htmlw_attr(svg->w, "aria-labelledby", sv_from(title));
	htmlw_begin(svg->w, "title", NULL);
	htmlw_attr(svg->w, "id", sv_from(title));
	htmlw_text(svg->w, label);
	htmlw_end(svg->w);
}

void
svg_end(struct svg *svg)
{
	htmlw_end(svg->w);
}

void
svg_group(struct svg *svg, const char *class)
{
	htmlw_begin(svg->w, "g", class);
}

void
svg_title(struct svg *svg, strview text)
{
	htmlw_leaf(svg->w, "title", NULL, text);
}

void
svg_rect(struct svg *svg, const char *class, const struct svg_box *box)
{
	htmlw_begin(svg->w, "rect", class);
	put_number(svg, "x", box->x);
	put_number(svg, "y", box->y);
	put_number(svg, "width", box->width);
	put_number(svg, "height", box->height);
	put_number(svg, "rx", box->radius);
	htmlw_end(svg->w);
}

void
svg_text(
    struct svg *svg, const char *class, unsigned x, unsigned y, strview text)
{
	htmlw_begin(svg->w, "text", class);
	put_number(svg, "x", x);
	put_number(svg, "y", y);
	htmlw_text(svg->w, text);
	htmlw_end(svg->w);
}

void
svg_path(struct svg *svg, const char *class, strview d)
{
	htmlw_begin(svg->w, "path", class);
	htmlw_attr(svg->w, "d", d);
	htmlw_end(svg->w);
}

/* What a reader sees of ${text}: what is escaped is longer. */
static strview
plain_of(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	htmlw_plain(&shown, text);
	return arena_dup(arena, strbuf_view(&shown));
}

/* In twentieths of the size of the font: of DejaVu Sans, which is wide. */
static unsigned
width_of(uint32_t point)
{
	static const struct {
		const char *signs;
		unsigned width;
	} table[] = {
	    {" !',.:;Iijl|", 7},
	    {"()-/[]\\`fr{}t", 9},
	    {"%&@MWmw", 20},
	    {"ABCDEFGHJKLNOPQRSTUVXYZ", 15},
	};

	if (point >= 0x80)
		return columns_of_point(point) == 1
			   ? 15
			   : 20 * columns_of_point(point) / 2;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		if (strchr(table[i].signs, (int)point) != NULL)
			return table[i].width;
	}
	return 13;
}

/* Bytes at the front of ${text} that fit into ${room}. */
static size_t
length_of(strview text, unsigned room)
{
	strview rest = text;
	unsigned used = 0;
	size_t len = 0;
	uint32_t point;

	while (rest.len > 0 && utf8_next(&rest, &point)) {
		used += width_of(point);
		if (used > room)
			break;
		len = text.len - rest.len;
	}
	return len;
}

strview
svg_fit(strview text, unsigned room, struct arena *arena)
{
	strview shown = plain_of(text, arena);

	if (length_of(shown, room) == shown.len)
		return shown;
	strview kept =
	    sv_slice(shown, 0, length_of(shown, room - width_of(ELLIPSIS)));
	return arena_printf(arena, SV_FMT "\xe2\x80\xa6", SV_ARG(kept));
}

/* Where a line ends: behind the last blank that fits, else behind the last sign
 * between parts of a host name or an address. */
static size_t
find_break(strview text, unsigned room)
{
	static const char *const signs[] = {" ", ".-@/_"};
	size_t most = length_of(text, room);

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		for (size_t at = most; at > 0; at--) {
			if (strchr(signs[i], text.ptr[at - 1]) != NULL)
				return at;
		}
	}
	return most;
}

void
svg_wrap(
    strview text, unsigned room, struct arena *arena, strview lines[SVG_LINES])
{
	strview rest = plain_of(text, arena);

	for (size_t i = 0; i < SVG_LINES; i++) {
		bool is_last =
		    i + 1 == SVG_LINES || length_of(rest, room) == rest.len;
		size_t end = is_last ? rest.len : find_break(rest, room);
		lines[i] =
		    svg_fit(sv_trim(sv_slice(rest, 0, end)), room, arena);
		rest = sv_slice(rest, end, rest.len);
	}
}
