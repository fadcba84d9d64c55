/*
 * mailword_test.c - text in the header of a mail.
 */
#include "auditor/net/mailword.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	const char *header;
};

#define TEN "ああああああああああ"
#define TEN_ENCODED                                                            \
	"=E3=81=82=E3=81=82=E3=81=82=E3=81=82=E3=81=82=E3=81=82=E3=81=82"

static const struct row rows[] = {
    {"nothing", SV_INIT(""), ""},
    {"printable ASCII as it stands", SV_INIT("exoaudit: 3 new, 0 back"),
	"exoaudit: 3 new, 0 back"},
    {"a letter outside of it", SV_INIT("drei gelöst"),
	"=?UTF-8?Q?drei_gel=C3=B6st?="},
    {"line breaks do not survive", SV_INIT("a\r\nBcc: b@contoso.example"),
	"=?UTF-8?Q?a=0D=0ABcc=3A_b=40contoso=2Eexample?="},
    {"what looks encoded", SV_INIT("=?UTF-8?Q?x?="),
	"=?UTF-8?Q?=3D=3FUTF=2D8=3FQ=3Fx=3F=3D?="},
    {"words of 75 characters at most, none cut", SV_INIT(TEN),
	"=?UTF-8?Q?" TEN_ENCODED
	"?=\r\n =?UTF-8?Q?=E3=81=82=E3=81=82=E3=81=82?="},
    {"a byte that is no UTF-8", SV_INIT("\xff"), "=?UTF-8?Q?=FF?="},
    {"NUL", SV_INIT("a\0b"), "=?UTF-8?Q?a=00b?="},
};

static void
is_header(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};

	mailword_add(&out, row->text);
	KIT_TEXT(strbuf_view(&out), sv_from(row->header));
}

int
main(void)
{
	KIT_ROWS(rows, is_header);
	return kit_finish();
}
