/*
 * name.c - what SQLite is told to open.
 */
#include "auditor/store/name.h"

#include <string.h>
#include <sys/stat.h>

#include "auditor/base/banned.h"

/* A path that SQLite takes for one: neither :memory: nor an URI. */
void
name_plain(const char *path, struct strbuf *name)
{
	if (path[0] != '/')
		strbuf_add_text(name, "./");
	strbuf_add_text(name, path);
}

/* The path as URI of a file that does not change; see RFC 3986, 2.1. */
void
name_immutable(const char *path, struct strbuf *name)
{
	strbuf_add_text(name, path[0] == '/' ? "file://" : "file:./");
	for (; *path != '\0'; path++) {
		if (strchr("%?#", *path) != NULL)
			strbuf_printf(name, "%%%02X", (unsigned char)*path);
		else
			strbuf_add_char(name, *path);
	}
	strbuf_add_text(name, "?immutable=1");
}

bool
name_has_log(const char *path)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	struct stat info;

	strbuf_printf(&name, "%s-wal", path);
	return stat(strbuf_cstr(&name), &info) == 0 && info.st_size > 0;
}
