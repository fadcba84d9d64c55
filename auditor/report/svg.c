/*
 * svg.c - the few shapes our pictures are made of.
 */
#include "auditor/report/svg.h"

#include "auditor/base/columns.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

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

strview
svg_fit(strview text, unsigned columns, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};
	unsigned used = 0;
	uint32_t point;

	/* An escape is several columns, so that what is drawn is measured. */
	htmlw_plain(&shown, text);
	if (columns_of(strbuf_view(&shown)) <= columns)
		return arena_dup(arena, strbuf_view(&shown));
	strview rest = strbuf_view(&shown);
	const char *end = rest.ptr;
	while (rest.len > 0 && utf8_next(&rest, &point)) {
		used += columns_of_point(point);
		if (used + 1 > columns)
			break;
		end = rest.ptr;
	}
	strview kept = {shown.ptr, (size_t)(end - shown.ptr)};
	return arena_printf(arena, SV_FMT "\xe2\x80\xa6", SV_ARG(kept));
}
