/*
 * svg.h - the few shapes our pictures are made of, inside a page.
 *
 * Lengths are in units of the picture.  Colours come from classes of the style
 * sheet, so that pictures follow light, dark and print.
 */
#ifndef AUDITOR_REPORT_SVG_H
#define AUDITOR_REPORT_SVG_H

#include "auditor/base/arena.h"
#include "auditor/report/htmlw.h"

struct svg {
	struct htmlw *w;
	struct arena *arena; /* scratch */
};

/*
 * svg_begin(svg, class, width, height, title, label):
 * Open a picture with the accessible name ${label}, known to the page as
 * ${title}, an id; end it with svg_end.
 */
void svg_begin(struct svg *svg, const char *class, unsigned width,
    unsigned height, const char *title, strview label);
void svg_end(struct svg *svg);

/* svg_group(svg, class): open a group; end it with svg_end. */
void svg_group(struct svg *svg, const char *class);

/* svg_title(svg, text): what a pointer resting on the group shows. */
void svg_title(struct svg *svg, strview text);

struct svg_box {
	unsigned x;
	unsigned y;
	unsigned width;
	unsigned height;
	unsigned radius; /* of its corners */
};

void svg_rect(struct svg *svg, const char *class, const struct svg_box *box);

/* svg_text(svg, class, x, y, text): its base line begins at x, y. */
void svg_text(
    struct svg *svg, const char *class, unsigned x, unsigned y, strview text);

/* svg_path(svg, class, d): the path data are ours. */
void svg_path(struct svg *svg, const char *class, strview d);

/*
 * svg_fit(text, room, arena):
 * ${text}, its end cut to fit into ${room}, as SVG_ROOM has it.  Fonts differ:
 * the widest of those in use is reckoned with.
 */
strview svg_fit(strview text, unsigned room, struct arena *arena);

/* What fits into ${width} at a size of ${font}: twentieths of that size. */
#define SVG_ROOM(width, font) ((width)*20U / (font))

#define SVG_LINES 2

/*
 * svg_wrap(text, room, arena, lines):
 * ${text} as lines, broken at a blank where there is one, the last cut to fit;
 * what is not needed is "".
 */
void svg_wrap(
    strview text, unsigned room, struct arena *arena, strview lines[SVG_LINES]);

#endif
