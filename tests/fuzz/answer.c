/*
 * answer.c - only what is plainly a page of a list is taken for one.
 *
 * The first byte chooses service, form and status; headers end with the first
 * empty line, the rest is the body.
 */
#include "graph/answer.h"

#include "tests/fuzz/fuzz.h"

static const unsigned statuses[] = {
    200, 200, 200, 204, 302, 400, 401, 403, 404, 429, 500, 503, 599, 0};

/* They stand in one line of a table; what is odd in them is shown escaped. */
static void
check_words(strview words)
{
	FUZZ_CHECK(words.len < 4096);
	FUZZ_CHECK(!sv_has(words, SV("\n")) && !sv_has(words, SV("\r")));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(answer_done) struct answer answer = {0};

	if (size == 0)
		return 0;
	strview rest = fuzz_view(data + 1, size - 1);
	size_t end = sv_find(rest, SV("\n\n"));
	enum answer_form form =
	    (data[0] & 2) != 0 ? ANSWER_SINGLE : ANSWER_LIST;
	const struct http_answer from = {
	    .outcome = HTTP_ANSWERED,
	    .status = statuses[(data[0] >> 2) % COUNT_OF(statuses)],
	    .headers = sv_slice(rest, 0, end),
	    .body =
		end + 2 < rest.len ? sv_slice(rest, end + 2, rest.len) : SV(""),
	    .problem = "",
	};
	answer_read((data[0] & 1) != 0 ? SERVICE_EXCHANGE : SERVICE_GRAPH, form,
	    &from, arena, &answer);
	FUZZ_CHECK((answer.action == ANSWER_PAGE) == (answer.page != NULL));
	if (answer.action != ANSWER_PAGE) {
		FUZZ_CHECK(answer.action == ANSWER_REDIRECT ||
			   answer.reason != COVERAGE_NONE_REASON);
		check_words(strbuf_view(&answer.words));
		return 0;
	}
	FUZZ_CHECK(from.status == 200);
	FUZZ_CHECK(answer.reason == COVERAGE_NONE_REASON);
	FUZZ_CHECK(json_is_type(answer.page, JSON_OBJECT));
	if (form == ANSWER_LIST)
		FUZZ_CHECK(json_is_type(
		    json_get(answer.page, SV("value")), JSON_ARRAY));
	return 0;
}
