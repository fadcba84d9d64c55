/*
 * http_header.c - reading the headers of an answer.
 */
#include <curl/curl.h>
#include <string.h>
#include <time.h>

#include "auditor/net/http.h"

#include "auditor/base/banned.h"

/* The longest date of RFC 9110 has 34 characters. */
#define DATE_MAX 64

strview
http_header(const struct http_answer *answer, const char *name)
{
	strview rest = answer->headers;
	strview found = {NULL, 0};
	strview line;

	while (sv_cut(&rest, '\n', &line)) {
		strview key;
		if (sv_cut(&line, ':', &key) && line.ptr != NULL &&
		    sv_eq_fold(key, sv_from(name)))
			found = sv_trim(line);
	}
	return found;
}

bool
http_date(strview text, int64_t *seconds)
{
	char copy[DATE_MAX];

	if (text.len == 0 || text.len >= sizeof(copy) ||
	    memchr(text.ptr, '\0', text.len) != NULL)
		return false;
	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	time_t at = curl_getdate(copy, NULL);
	if (at == (time_t)-1)
		return false;
	*seconds = at;
	return true;
}
