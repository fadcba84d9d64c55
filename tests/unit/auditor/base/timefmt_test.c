/*
 * timefmt_test.c - points in time as the services spell them.
 */
#include "auditor/base/timefmt.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	const char *want; /* NULL when it is no time */
};

static const struct row rows[] = {
    {"UTC", SV_INIT("2026-11-22T01:25:00Z"), "2026-11-22T01:25:00Z"},
    {"small letters", SV_INIT("2026-11-22t01:25:00z"), "2026-11-22T01:25:00Z"},
    {"blank between", SV_INIT("2026-11-22 01:25:00Z"), "2026-11-22T01:25:00Z"},
    {"seven digits", SV_INIT("2026-07-24T19:01:54.0000000Z"),
	"2026-07-24T19:01:54Z"},
    {"fraction kept", SV_INIT("2026-07-24T19:01:54.1200000Z"),
	"2026-07-24T19:01:54.12Z"},
    {"nine digits", SV_INIT("2026-07-24T19:01:54.123456789Z"),
	"2026-07-24T19:01:54.123456789Z"},
    {"more than nine digits", SV_INIT("2026-07-24T19:01:54.1234567891Z"),
	"2026-07-24T19:01:54.123456789Z"},
    {"zone east", SV_INIT("2026-11-22T01:25:00+09:00"), "2026-11-21T16:25:00Z"},
    {"zone west", SV_INIT("2026-12-31T23:30:00-01:30"), "2027-01-01T01:00:00Z"},
    {"zone zero", SV_INIT("2026-11-22T01:25:00+00:00"), "2026-11-22T01:25:00Z"},
    {"leap day", SV_INIT("2028-02-29T00:00:00Z"), "2028-02-29T00:00:00Z"},
    {"leap century", SV_INIT("2000-02-29T00:00:00Z"), "2000-02-29T00:00:00Z"},
    {"leap second", SV_INIT("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z"},
    {"before 1970", SV_INIT("1969-12-31T23:59:59.5Z"),
	"1969-12-31T23:59:59.5Z"},
    {"year 1", SV_INIT("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z"},
    {"last of all", SV_INIT("9999-12-31T23:59:59.9999999Z"),
	"9999-12-31T23:59:59.9999999Z"},
    {"PowerShell", SV_INIT("/Date(1777880642000)/"), "2026-05-04T07:44:02Z"},
    {"PowerShell, escaped twice", SV_INIT("\\/Date(1777880642017)\\/"),
	"2026-05-04T07:44:02.017Z"},
    {"PowerShell with zone", SV_INIT("/Date(1777880642000+0900)/"),
	"2026-05-04T07:44:02Z"},
    {"PowerShell before 1970", SV_INIT("/Date(-1500)/"),
	"1969-12-31T23:59:58.5Z"},
    {"PowerShell year 1", SV_INIT("/Date(-62135596800000)/"),
	"0001-01-01T00:00:00Z"},
    {"PowerShell last of all", SV_INIT("/Date(253402300799999)/"),
	"9999-12-31T23:59:59.999Z"},

    {"no zone", SV_INIT("2026-11-22T01:25:00"), NULL},
    {"date alone", SV_INIT("2026-11-22"), NULL},
    {"no such day", SV_INIT("2026-02-29T00:00:00Z"), NULL},
    {"no leap century", SV_INIT("2100-02-29T00:00:00Z"), NULL},
    {"no such month", SV_INIT("2026-13-01T00:00:00Z"), NULL},
    {"month zero", SV_INIT("2026-00-01T00:00:00Z"), NULL},
    {"hour 24", SV_INIT("2026-11-22T24:00:00Z"), NULL},
    {"second 61", SV_INIT("2026-11-22T01:25:61Z"), NULL},
    {"zone without colon", SV_INIT("2026-11-22T01:25:00+0900"), NULL},
    {"zone of a day", SV_INIT("2026-11-22T01:25:00+24:00"), NULL},
    {"point without digits", SV_INIT("2026-11-22T01:25:00.Z"), NULL},
    {"trailing text", SV_INIT("2026-11-22T01:25:00Z "), NULL},
    {"one digit month", SV_INIT("2026-1-22T01:25:00Z"), NULL},
    {"NUL byte", SV_INIT("2026-11-22T01:25:00\0"), NULL},
    {"empty", SV_INIT(""), NULL},
    {"behind the year 9999", SV_INIT("9999-12-31T23:59:59-01:00"), NULL},
    {"before the year 0", SV_INIT("0000-01-01T00:00:00+01:00"), NULL},
    {"PowerShell behind 9999", SV_INIT("/Date(253402300800000)/"), NULL},
    {"PowerShell without digits", SV_INIT("/Date()/"), NULL},
    {"PowerShell too many digits", SV_INIT("/Date(17778806420000000)/"), NULL},
    {"PowerShell broken zone", SV_INIT("/Date(1777880642000+abcd)/"), NULL},
    {"PowerShell short zone", SV_INIT("/Date(1777880642000+09)/"), NULL},
    {"PowerShell without end", SV_INIT("/Date(1777880642000)"), NULL},
    {"PowerShell with tail", SV_INIT("/Date(1777880642000)/x"), NULL},
};

static void
reads_and_writes(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	struct moment moment = {.seconds = 7, .nanos = 7};
	int64_t seconds = 7;
	bool is_time = moment_read(row->text, &moment);

	KIT_INT(is_time, row->want != NULL);
	KIT_INT(time_read(row->text, &seconds), is_time);
	KIT_INT(seconds, moment.seconds);
	if (!is_time) {
		KIT_INT(moment.seconds, 7);
		KIT_INT(moment.nanos, 7);
		return;
	}
	moment_write(&buf, &moment);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));
}

struct text_row {
	const char *name;
	int64_t seconds;
	const char *want;
};

static const struct text_row texts[] = {
    {"text of 0", 0, "1970-01-01T00:00:00Z"},
    {"text of -1", -1, "1969-12-31T23:59:59Z"},
    {"text of a day", TIME_DAY, "1970-01-02T00:00:00Z"},
    {"text of now", 1795310700, "2026-11-22T01:25:00Z"},
    {"text of a leap day", 951782400, "2000-02-29T00:00:00Z"},
    {"text of the year 1600", -11676096000, "1600-01-01T00:00:00Z"},
    {"text of year 0", -62167219200, "0000-01-01T00:00:00Z"},
};

static void
writes_text(const void *at)
{
	const struct text_row *row = at;
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	char text[TIME_TEXT_MAX];
	int64_t again;

	KIT_TEXT(sv_from(time_text(row->seconds, text)), sv_from(row->want));
	time_write(&buf, row->seconds);
	KIT_TEXT(strbuf_view(&buf), sv_from(row->want));
	KIT_TRUE(time_read(strbuf_view(&buf), &again));
	KIT_INT(again, row->seconds);
}

/* Every day of 800 years is written and read as itself. */
static void
counts_all_days(const void *at)
{
	char text[TIME_TEXT_MAX];

	(void)at;
	for (int64_t day = -150000; day < 150000; day++) {
		int64_t again = 0;
		KIT_TRUE(time_read(
		    sv_from(time_text(day * TIME_DAY, text)), &again));
		KIT_INT(again, day * TIME_DAY);
	}
}

static void
survives_extremes(const void *at)
{
	char text[TIME_TEXT_MAX];

	(void)at;
	KIT_TRUE(sv_ends(sv_from(time_text(INT64_MAX, text)), SV("Z")));
	KIT_TRUE(sv_ends(sv_from(time_text(INT64_MIN, text)), SV("Z")));
}

static void
has_clocks(const void *at)
{
	int64_t before = time_monotonic_ms();

	(void)at;
	KIT_TRUE(time_now() > INT64_C(1600000000));
	KIT_TRUE(time_monotonic_ms() >= before);
}

int
main(void)
{
	KIT_ROWS(rows, reads_and_writes);
	KIT_ROWS(texts, writes_text);
	kit_case("all days of 800 years", counts_all_days);
	kit_case("extreme seconds", survives_extremes);
	kit_case("clocks run", has_clocks);
	return kit_finish();
}
