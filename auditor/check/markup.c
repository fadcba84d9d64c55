/*
 * markup.c - HTML that is stamped into mail: where it leads, what it hides.
 */
#include "auditor/check/markup.h"

#include "auditor/base/strbuf.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

/* Named character references that a URL may be written with. */
static const struct {
	strview name;
	char c;
} references[] = {
    {SV_INIT("amp;"), '&'},
    {SV_INIT("colon;"), ':'},
    {SV_INIT("commat;"), '@'},
    {SV_INIT("num;"), '#'},
    {SV_INIT("period;"), '.'},
    {SV_INIT("quest;"), '?'},
    {SV_INIT("quot;"), '"'},
    {SV_INIT("sol;"), '/'},
};

/* "#47;" or "#x2f", the semicolon is not needed; 0 when it is none. */
static uint32_t
read_number(strview *rest)
{
	strview text = sv_slice(*rest, 1, rest->len);
	bool is_hex = sv_starts_fold(text, SV("x"));
	uint32_t point = 0;
	size_t at = is_hex;
	size_t first = at;

	for (; at < text.len && point < 0x110000; at++) {
		char c = text.ptr[at];
		char small = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			point =
			    point * (is_hex ? 16 : 10) + (uint32_t)(c - '0');
		else if (is_hex && small >= 'a' && small <= 'f')
			point = point * 16 + (uint32_t)(small - 'a' + 10);
		else
			break;
	}
	if (at == first || point >= 0x110000)
		return 0;
	at += at < text.len && text.ptr[at] == ';';
	*rest = sv_slice(text, at, text.len);
	return point;
}

/* What stands behind an ampersand. */
static void
add_reference(struct strbuf *buf, strview *rest)
{
	if (sv_starts(*rest, SV("#"))) {
		uint32_t point = read_number(rest);
		if (point > 0) {
			utf8_add(buf, point);
			return;
		}
	}
	for (size_t i = 0; i < COUNT_OF(references); i++) {
		if (!sv_starts_fold(*rest, references[i].name))
			continue;
		strbuf_add_char(buf, references[i].c);
		*rest = sv_slice(*rest, references[i].name.len, rest->len);
		return;
	}
	strbuf_add_char(buf, '&');
}

/*
 * Lower case, references resolved, backslashes as slashes; tabs and line ends
 * dropped, as browsers do in a URL.
 */
static strview
plain(strview html, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	while (html.len > 0) {
		char c = html.ptr[0];
		html = sv_slice(html, 1, html.len);
		if (c == '&')
			add_reference(&buf, &html);
		else if (c == '\\')
			strbuf_add_char(&buf, '/');
		else if (c != '\t' && c != '\r' && c != '\n')
			strbuf_add_char(&buf, c);
	}
	return arena_lower(arena, strbuf_view(&buf));
}

static bool
ends_host(char c)
{
	static const strview ends = SV_INIT("/?#\"'<>() ,;");

	for (size_t i = 0; i < ends.len; i++) {
		if (ends.ptr[i] == c)
			return true;
	}
	return false;
}

/* The host at the front of ${text}, without user and port. */
static strview
host_of(strview text)
{
	size_t end = 0;

	while (end < text.len && !ends_host(text.ptr[end]))
		end++;
	text = sv_slice(text, 0, end);
	for (size_t i = text.len; i > 0; i--) {
		if (text.ptr[i - 1] == '@') {
			text = sv_slice(text, i, text.len);
			break;
		}
	}
	return sv_starts(text, SV("["))
		   ? text
		   : sv_slice(text, 0, sv_find(text, SV(":")));
}

static void
add_host(struct markup_hosts *hosts, strview host, struct arena *arena)
{
	if (host.len == 0 || sv_eq(host, SV("www.w3.org")) ||
	    sv_eq(host, SV("schemas.microsoft.com")))
		return;
	for (size_t i = 0; i < hosts->count; i++) {
		if (sv_eq(hosts->at[i], host))
			return;
	}
	hosts->at = arena_grow(
	    arena, hosts->at, hosts->count, &hosts->cap, sizeof(*hosts->at));
	hosts->at[hosts->count++] = host;
}

struct markup_hosts
markup_hosts(strview html, struct arena *arena)
{
	struct markup_hosts hosts = {0};
	strview text = plain(html, arena);

	for (size_t i = 0; i < text.len; i++) {
		strview rest = sv_slice(text, i, text.len);
		bool is_word = i == 0 || ends_host(text.ptr[i - 1]);
		if (sv_starts(rest, SV("//"))) {
			while (i + 1 < text.len && text.ptr[i + 1] == '/')
				i++;
			add_host(&hosts,
			    host_of(sv_slice(text, i + 1, text.len)), arena);
		} else if (is_word && sv_starts(rest, SV("www."))) {
			/* Clients make a link of it by themselves. */
			add_host(&hosts, host_of(rest), arena);
		}
	}
	return hosts;
}

/* Styles, written without blanks; a number may not go on behind the 0. */
static const strview styles[] = {
    SV_INIT("display:none"),
    SV_INIT("visibility:hidden"),
    SV_INIT("color:transparent"),
    SV_INIT("mso-hide:all"),
    SV_INIT("text-indent:-999"),
    SV_INIT("font-size:0"),
    SV_INIT("opacity:0"),
    SV_INIT("max-height:0"),
};

static bool
has_style(strview text, strview style)
{
	while (text.len > 0) {
		size_t at = sv_find(text, style);
		if (at == text.len)
			return false;
		text = sv_slice(text, at + style.len, text.len);
		if (!sv_ends(style, SV("0")) || !sv_starts(text, SV(".")))
			return true;
	}
	return false;
}

bool
markup_hides(strview html, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf tight = {0};
	strview text = plain(html, arena);

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != ' ')
			strbuf_add_char(&tight, text.ptr[i]);
	}
	for (size_t i = 0; i < COUNT_OF(styles); i++) {
		if (has_style(strbuf_view(&tight), styles[i]))
			return true;
	}
	return false;
}
