/*
 * timefmt.c - points in time, as the services spell them and as we do.
 */
#include "auditor/base/timefmt.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "auditor/base/banned.h"

#define YEAR_0     INT64_C(-62167219200)
#define YEAR_10000 INT64_C(253402300800)

/* Days from 1970-01-01 to a date of the proleptic Gregorian calendar. */
static int64_t
days_from_date(int64_t year, int64_t month, int64_t day)
{
	/* Years that begin in March put the leap day last. */
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year =
	    (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

	return era * 146097 + day_of_era - 719468;
}

static void
date_from_days(int64_t days, int64_t *year, int *month, int *day)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*day = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = yoe + era * 400 + (*month <= 2);
}

/* Take exactly ${count} digits. */
static bool
take_digits(strview *rest, size_t count, int64_t *value)
{
	int64_t sum = 0;

	if (rest->len < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		char c = rest->ptr[i];
		if (c < '0' || c > '9')
			return false;
		sum = sum * 10 + (c - '0');
	}
	*value = sum;
	*rest = sv_slice(*rest, count, rest->len);
	return true;
}

static bool
take_char(strview *rest, const char *any_of)
{
	for (; *any_of != '\0'; any_of++) {
		if (rest->len > 0 && rest->ptr[0] == *any_of) {
			*rest = sv_slice(*rest, 1, rest->len);
			return true;
		}
	}
	return false;
}

static bool
take_fraction(strview *rest, uint32_t *nanos)
{
	uint32_t scale = 100000000;
	size_t digits = 0;

	*nanos = 0;
	if (!take_char(rest, "."))
		return true;
	while (rest->len > 0 && rest->ptr[0] >= '0' && rest->ptr[0] <= '9') {
		*nanos += (uint32_t)(rest->ptr[0] - '0') * scale;
		scale /= 10;
		digits++;
		*rest = sv_slice(*rest, 1, rest->len);
	}
	return digits > 0;
}

/* Offset of the zone in seconds east of UTC. */
static bool
take_zone(strview *rest, int64_t *offset)
{
	int64_t hours;
	int64_t minutes;

	*offset = 0;
	if (take_char(rest, "Zz"))
		return true;
	if (rest->len == 0 || (rest->ptr[0] != '+' && rest->ptr[0] != '-'))
		return false;
	int64_t sign = rest->ptr[0] == '-' ? -1 : 1;
	*rest = sv_slice(*rest, 1, rest->len);
	if (!take_digits(rest, 2, &hours) || !take_char(rest, ":") ||
	    !take_digits(rest, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*offset = sign * (hours * 3600 + minutes * 60);
	return true;
}

static int64_t
days_in_month(int64_t year, int64_t month)
{
	static const int64_t days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool
take_date(strview *rest, int64_t *days)
{
	int64_t year;
	int64_t month;
	int64_t day;

	if (!take_digits(rest, 4, &year) || !take_char(rest, "-") ||
	    !take_digits(rest, 2, &month) || !take_char(rest, "-") ||
	    !take_digits(rest, 2, &day))
		return false;
	if (month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return false;
	*days = days_from_date(year, month, day);
	return true;
}

/* Within the years that four digits spell. */
static bool
set_moment(int64_t seconds, uint32_t nanos, struct moment *moment)
{
	if (seconds < YEAR_0 || seconds >= YEAR_10000)
		return false;
	*moment = (struct moment){seconds, nanos};
	return true;
}

static bool
read_rfc3339(strview rest, struct moment *moment)
{
	int64_t days;
	int64_t hour;
	int64_t minute;
	int64_t second;
	int64_t offset;
	uint32_t nanos;

	if (!take_date(&rest, &days) || !take_char(&rest, "Tt ") ||
	    !take_digits(&rest, 2, &hour) || !take_char(&rest, ":") ||
	    !take_digits(&rest, 2, &minute) || !take_char(&rest, ":") ||
	    !take_digits(&rest, 2, &second) || !take_fraction(&rest, &nanos) ||
	    !take_zone(&rest, &offset) || rest.len > 0)
		return false;
	if (hour > 23 || minute > 59 || second > 60)
		return false;
	return set_moment(
	    days * TIME_DAY + hour * 3600 + minute * 60 + second - offset,
	    nanos, moment);
}

/* /Date(1777880642000)/, also \/Date(…)\/ and with a +0900 that is shown
 * time only. */
static bool
read_powershell(strview rest, struct moment *moment)
{
	int64_t millis = 0;
	int64_t zone;
	size_t digits = 0;

	(void)take_char(&rest, "\\");
	if (!sv_starts(rest, SV("/Date(")))
		return false;
	rest = sv_slice(rest, 6, rest.len);
	int64_t sign = take_char(&rest, "-") ? -1 : 1;
	for (int64_t digit; digits < 16 && take_digits(&rest, 1, &digit);
	     digits++)
		millis = millis * 10 + digit;
	if (take_char(&rest, "+-") && !take_digits(&rest, 4, &zone))
		return false;
	if (digits == 0 || !take_char(&rest, ")"))
		return false;
	(void)take_char(&rest, "\\");
	if (!take_char(&rest, "/") || rest.len > 0)
		return false;
	millis *= sign;
	int64_t part = millis % 1000;
	if (part < 0)
		part += 1000;
	return set_moment(
	    (millis - part) / 1000, (uint32_t)part * 1000000, moment);
}

bool
moment_read(strview text, struct moment *moment)
{
	return read_rfc3339(text, moment) || read_powershell(text, moment);
}

/* The last ${count} digits of ${value}, which is not negative. */
static void
put_digits(char *text, size_t count, int64_t value)
{
	for (size_t i = count; i-- > 0; value /= 10)
		text[i] = (char)('0' + value % 10);
}

/* The year, of four digits unless it is a far one; its length. */
static size_t
put_year(char text[TIME_TEXT_MAX], int64_t year)
{
	if (year < 0 || year > 9999)
		return (size_t)snprintf(
		    text, TIME_TEXT_MAX, "%04" PRId64, year);
	put_digits(text, 4, year);
	return 4;
}

void
time_write(struct strbuf *buf, int64_t seconds)
{
	char text[TIME_TEXT_MAX];

	strbuf_add_text(buf, time_text(seconds, text));
}

void
moment_write(struct strbuf *buf, const struct moment *moment)
{
	char text[TIME_TEXT_MAX];
	strview whole = sv_from(time_text(moment->seconds, text));

	strbuf_add(buf, sv_slice(whole, 0, whole.len - 1));
	if (moment->nanos > 0) {
		strview digits = {text, 9};
		put_digits(text, digits.len, moment->nanos);
		while (digits.ptr[digits.len - 1] == '0')
			digits.len--;
		strbuf_add_char(buf, '.');
		strbuf_add(buf, digits);
	}
	strbuf_add_char(buf, 'Z');
}

bool
time_read(strview text, int64_t *seconds)
{
	struct moment moment;

	if (!moment_read(text, &moment))
		return false;
	*seconds = moment.seconds;
	return true;
}

const char *
time_text(int64_t seconds, char text[TIME_TEXT_MAX])
{
	int64_t days = seconds / TIME_DAY;
	int64_t rest = seconds % TIME_DAY;
	int64_t year;
	int month;
	int day;

	if (rest < 0) {
		rest += TIME_DAY;
		days--;
	}
	date_from_days(days, &year, &month, &day);
	/* Without printf, for an export may hold millions of them. */
	size_t len = put_year(text, year);
	memcpy(text + len, "-00-00T00:00:00Z", sizeof("-00-00T00:00:00Z"));
	put_digits(text + len + 1, 2, month);
	put_digits(text + len + 4, 2, day);
	put_digits(text + len + 7, 2, rest / 3600);
	put_digits(text + len + 10, 2, rest / 60 % 60);
	put_digits(text + len + 13, 2, rest % 60);
	return text;
}

int64_t
time_now(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec;
}

int64_t
time_monotonic_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
