/*
 * fold_domain.c - what a domain written in ASCII reads as.
 */
#include <unicode/uidna.h>

#include "auditor/base/fold.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

/* RFC 5890: what a label starts with whose letters are encoded. */
#define ENCODED SV("xn--")
/* A label of one letter beyond ASCII takes four bytes at most. */
#define BYTES_A_LETTER 4

/* As that of fold.c: one for the process. */
static const UIDNA *
decoder(void)
{
	static UIDNA *instance;
	UErrorCode status = U_ZERO_ERROR;

	if (instance == NULL)
		instance =
		    uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);
	if (U_FAILURE(status))
		mem_exhausted("Unicode data");
	return instance;
}

strview
fold_domain(strview domain, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;

	if (domain.len > KIB || sv_find_fold(domain, ENCODED) == domain.len)
		return domain;
	size_t cap = (domain.len + 1) * BYTES_A_LETTER;
	char *out = arena_alloc(arena, cap, 1);
	/* A label that cannot be decoded stays, and is noted in ${info}. */
	int32_t len = uidna_nameToUnicodeUTF8(decoder(), domain.ptr,
	    (int32_t)domain.len, out, (int32_t)cap, &info, &status);

	return U_FAILURE(status) ? domain : (strview){out, (size_t)len};
}
