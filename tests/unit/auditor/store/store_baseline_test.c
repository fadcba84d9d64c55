/*
 * store_baseline_test.c - baselines that were accepted.
 */
#include "auditor/store/store.h"

#include "tests/unit/auditor/store/history.h"

static void
remembers_baselines(const void *at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	struct store_baseline first = {
	    .serial = 3, .digest = digest_of(SV("3")), .accepted = 10};
	struct store_baseline second = {
	    .serial = 4, .digest = digest_of(SV("4")), .accepted = 20};
	struct store_baseline other = {
	    .serial = 4, .digest = digest_of(SV("x")), .accepted = 30};
	struct store_baseline last = {.serial = 7};
	bool has = true;
	struct err err = {0};

	(void)at;
	KIT_GOOD(store_last_baseline(store, SV("t"), &last, &has, &err), &err);
	KIT_TRUE(!has);
	KIT_INT(last.serial, 7);
	KIT_GOOD(store_accept_baseline(store, SV("t"), &first, &err), &err);
	KIT_GOOD(store_accept_baseline(store, SV("t"), &second, &err), &err);
	KIT_GOOD(store_accept_baseline(store, SV("t"), &second, &err), &err);
	KIT_INT(store_accept_baseline(store, SV("t"), &first, &err), -1);
	KIT_INT(err.code, ERR_TRUST);
	KIT_HAS(sv_from(err.text), "baseline 4 was already accepted");
	KIT_INT(store_accept_baseline(store, SV("t"), &other, &err), -1);
	KIT_INT(err.code, ERR_TRUST);
	KIT_GOOD(store_last_baseline(store, SV("t"), &last, &has, &err), &err);
	KIT_TRUE(has);
	KIT_INT(last.serial, 4);
	KIT_INT(last.accepted, 20);
	same_digest(&last.digest, &second.digest, "digest");
	KIT_GOOD(store_last_baseline(store, SV("u"), &last, &has, &err), &err);
	KIT_TRUE(!has);
	KIT_GOOD(store_accept_baseline(store, SV("u"), &first, &err), &err);
}

int
main(void)
{
	kit_case("baselines", remembers_baselines);
	return kit_finish();
}
