/*
 * secret_test.c - reading secrets, and leaving nothing of them behind.
 */
#include "auditor/base/secret.h"

#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview file;
	size_t repeat; /* times the bytes of file are written */
	strview want;
	const char *error;
};

static const struct row rows[] = {
    {"one line", SV_INIT("s3cret\n"), 1, SV_INIT("s3cret"), NULL},
    {"no line break", SV_INIT("s3cret"), 1, SV_INIT("s3cret"), NULL},
    {"Windows line break", SV_INIT("s3cret\r\n"), 1, SV_INIT("s3cret"), NULL},
    {"first line only", SV_INIT("one\ntwo\n"), 1, SV_INIT("one"), NULL},
    {"blanks belong to it", SV_INIT(" a b \n"), 1, SV_INIT(" a b "), NULL},
    {"as long as allowed", SV_INIT("x"), LIMIT_SECRET, SV_INIT(""), NULL},
    {"too long", SV_INIT("x"), LIMIT_SECRET + 1, SV_INIT(""),
	"is longer than 4096 bytes"},
    {"empty file", SV_INIT(""), 1, SV_INIT(""), "holds no secret"},
    {"empty line", SV_INIT("\nx\n"), 1, SV_INIT(""), "holds no secret"},
    {"only a return", SV_INIT("\r\n"), 1, SV_INIT(""), "holds no secret"},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	CLEANUP(secret_done) struct secret secret = {0};
	struct err err = {0};

	secret_set(&secret, SV("old"));
	strbuf_printf(&path, "%s/secret", kit_folder());
	for (size_t i = 0; i < row->repeat; i++)
		strbuf_add(&bytes, row->file);
	KIT_GOOD(file_publish(path.ptr, strbuf_view(&bytes), 0600, &err), &err);
	int status = secret_read(path.ptr, &secret, &err);
	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->error);
		KIT_TRUE(!sv_has(sv_from(err.text), SV("xxx")));
		KIT_TEXT(secret_view(&secret), SV("old"));
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TEXT(secret_view(&secret),
	    row->repeat > 1 ? strbuf_view(&bytes) : row->want);
}

struct fail_row {
	const char *name;
	const char *path;
	enum err_code code;
};

static const struct fail_row fails[] = {
    {"file that is not there", "/nonexistent/secret", ERR_NOT_FOUND},
    {"folder", "/tmp", ERR_IO},
};

static void
fails_to_read(const void *at)
{
	const struct fail_row *row = at;
	CLEANUP(secret_done) struct secret secret = {0};
	struct err err = {0};

	KIT_INT(secret_read(row->path, &secret, &err), -1);
	KIT_INT(err.code, row->code);
	KIT_HAS(sv_from(err.text), row->path);
	KIT_TRUE(secret.ptr == NULL);
}

static void
is_set_and_done(const void *at)
{
	struct secret secret = {0};

	(void)at;
	secret_set(&secret, SV("a\0b"));
	KIT_TEXT(secret_view(&secret), SV("a\0b"));
	KIT_INT(secret.ptr[3], 0);
	secret_set(&secret, secret_view(&secret));
	KIT_TEXT(secret_view(&secret), SV("a\0b"));
	secret_set(&secret, (strview){NULL, 0});
	KIT_INT(secret_view(&secret).len, 0);
	secret_done(&secret);
	KIT_TRUE(secret.ptr == NULL && secret.len == 0);
	secret_done(&secret);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	KIT_ROWS(fails, fails_to_read);
	kit_case("set, set again, done", is_set_and_done);
	return kit_finish();
}
