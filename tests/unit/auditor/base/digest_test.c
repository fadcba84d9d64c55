/*
 * digest_test.c - SHA-256 of bytes and of framed parts.
 */
#include "auditor/base/digest.h"

#include <string.h>

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview bytes;
	const char *want;
};

/* FIPS 180-2, appendix B, and the empty message. */
static const struct row rows[] = {
    {"empty", SV_INIT(""),
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"no bytes", {NULL, 0},
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", SV_INIT("abc"),
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"two blocks",
	SV_INIT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
	"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void
digests(const void *at)
{
	const struct row *row = at;
	struct digest digest = digest_of(row->bytes);
	struct digest again;
	char hex[DIGEST_HEX_MAX];

	KIT_TEXT(sv_from(digest_hex(&digest, hex)), sv_from(row->want));
	KIT_TRUE(digest_read(sv_from(row->want), &again));
	KIT_TRUE(digest_eq(&digest, &again));
	again.bytes[31] ^= 1;
	KIT_TRUE(!digest_eq(&digest, &again));
}

struct read_row {
	const char *name;
	strview hex;
	bool good;
};

static const struct read_row reads[] = {
    {"upper case",
	SV_INIT(
	    "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
	true},
    {"one digit short",
	SV_INIT(
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a"),
	false},
    {"one digit more",
	SV_INIT("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015"
		"ad0"),
	false},
    {"a letter at the end",
	SV_INIT(
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ag"),
	false},
    {"nothing", SV_INIT(""), false},
};

static void
reads_hex(const void *at)
{
	const struct read_row *row = at;
	struct digest digest;
	struct digest untouched;

	memset(&digest, 7, sizeof(digest));
	memset(&untouched, 7, sizeof(untouched));
	KIT_INT(digest_read(row->hex, &digest), row->good);
	KIT_INT(digest_eq(&digest, &untouched), !row->good);
}

static struct digest
run_over(const strview *parts, size_t count)
{
	struct digest_run *run = digest_begin();

	for (size_t i = 0; i < count; i++)
		digest_part(run, parts[i]);
	return digest_end(run);
}

/* A part is framed by its length in eight bytes, the highest first. */
static void
frames_parts(const void *at)
{
	const strview parts[] = {SV_INIT("ab"), SV_INIT("c")};
	const strview shifted[] = {SV_INIT("a"), SV_INIT("bc")};
	const strview longer[] = {SV_INIT("ab"), SV_INIT("c"), SV_INIT("")};
	struct digest digest = run_over(parts, COUNT_OF(parts));
	struct digest other = run_over(shifted, COUNT_OF(shifted));
	struct digest third = run_over(longer, COUNT_OF(longer));
	struct digest by_hand = digest_of(SV("\0\0\0\0\0\0\0\x02"
					     "ab"
					     "\0\0\0\0\0\0\0\x01"
					     "c"));

	(void)at;
	KIT_TRUE(!digest_eq(&digest, &other));
	KIT_TRUE(!digest_eq(&digest, &third));
	KIT_TRUE(digest_eq(&digest, &by_hand));
}

int
main(void)
{
	KIT_ROWS(rows, digests);
	KIT_ROWS(reads, reads_hex);
	kit_case("parts cannot be shifted", frames_parts);
	return kit_finish();
}
