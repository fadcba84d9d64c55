/*
 * fold.c - a folded name is folded for good, and hides nothing.
 */
#include "auditor/base/fold.h"

#include "auditor/base/strbuf.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"
#include "tests/fuzz/fuzz.h"

static void
check_folded(strview folded)
{
	uint32_t point;

	FUZZ_CHECK(sv_eq(folded, sv_trim(folded)));
	while (folded.len > 0) {
		FUZZ_CHECK(utf8_next(&folded, &point));
		FUZZ_CHECK(point < 'A' || point > 'Z');
		FUZZ_CHECK(!term_is_hidden(point));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf name = {0};

	bool is_odd = text_keep(&name, fuzz_view(data, size));
	strview folded = fold(strbuf_view(&name), arena);
	check_folded(folded);
	FUZZ_CHECK(sv_eq(fold(folded, arena), folded));
	FUZZ_CHECK(sv_eq(fold_skeleton(strbuf_view(&name), arena),
	    fold_skeleton(folded, arena)));

	unsigned found = fold_disguises(strbuf_view(&name));
	FUZZ_CHECK(((found & FOLD_ODD) != 0) == is_odd);
	/* A letter that folding takes away was no letter. */
	FUZZ_CHECK(!fold_has_letter(strbuf_view(&name)) || folded.len > 0);
	return 0;
}
