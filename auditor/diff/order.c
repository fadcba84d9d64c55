/*
 * order.c - rules whose place among the others changed.
 */
#include "auditor/diff/order.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/banned.h"

/* The longest decimal that may fit into 64 bits. */
#define NUMBER_MAX 20

static const struct {
	enum kind kind;
	const char *field;
} ordered[] = {
    {KIND_TRANSPORT_RULE, "Priority"},
};

strview
order_field(enum kind kind)
{
	for (size_t i = 0; i < COUNT_OF(ordered); i++) {
		if (ordered[i].kind == kind)
			return sv_from(ordered[i].field);
	}
	return (strview){NULL, 0};
}

/* A pair by its numbers before and after. */
struct place {
	size_t pair;
	strview id;
	int64_t before;
	int64_t after;
	size_t rank; /* among the places, by number before */
};

static bool
read_number(const struct object *object, strview field, int64_t *number)
{
	strview text = json_get_text(object->state, field);
	char digits[NUMBER_MAX + 1] = {0};
	char *end;

	if (text.len == 0 || text.len > NUMBER_MAX)
		return false;
	memcpy(digits, text.ptr, text.len);
	errno = 0;
	*number = strtoll(digits, &end, 10);
	return errno == 0 && end == digits + text.len;
}

static int
compare(
    int64_t left, int64_t right, const struct place *a, const struct place *b)
{
	if (left != right)
		return left < right ? -1 : 1;
	return sv_cmp(a->id, b->id);
}

static int
order_before(const void *a, const void *b)
{
	const struct place *left = a;
	const struct place *right = b;

	return compare(left->before, right->before, left, right);
}

static int
order_after(const void *a, const void *b)
{
	const struct place *left = a;
	const struct place *right = b;

	return compare(left->after, right->after, left, right);
}

/* The places in their order after, ranked by their order before. */
static size_t
find_places(const struct pairing *pairing, strview field, struct place *places)
{
	size_t count = 0;

	for (size_t i = 0; i < pairing->count; i++) {
		const struct pair *pair = &pairing->pairs[i];
		struct place place = {.pair = i, .id = pair->after->id};
		if (read_number(pair->before, field, &place.before) &&
		    read_number(pair->after, field, &place.after))
			places[count++] = place;
	}
	if (count == 0)
		return 0;
	qsort(places, count, sizeof(*places), order_before);
	for (size_t i = 0; i < count; i++)
		places[i].rank = i;
	qsort(places, count, sizeof(*places), order_after);
	return count;
}

/* In how long a rising run, given the least last rank of each length? */
static size_t
find_length(const struct place *places, const size_t *tails, size_t longest,
    size_t rank)
{
	size_t low = 0;
	size_t high = longest;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (places[tails[middle]].rank < rank)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Those outside the longest rising subsequence of ranks have moved. */
static void
mark_moved(
    const struct place *places, size_t count, struct arena *arena, bool *moved)
{
	size_t *tails = arena_alloc(arena, count, sizeof(*tails));
	size_t *previous = arena_alloc(arena, count, sizeof(*previous));
	size_t longest = 0;

	for (size_t i = 0; i < count; i++) {
		size_t length =
		    find_length(places, tails, longest, places[i].rank);
		moved[places[i].pair] = true;
		previous[i] = length > 0 ? tails[length - 1] : i;
		tails[length] = i;
		longest += length == longest;
	}
	if (longest == 0)
		return;
	size_t at = tails[longest - 1];
	while (moved[places[at].pair]) {
		moved[places[at].pair] = false;
		at = previous[at];
	}
}

bool *
order_moved(enum kind kind, const struct pairing *pairing, struct arena *arena)
{
	strview field = order_field(kind);

	if (field.len == 0)
		return NULL;

	struct place *places =
	    arena_alloc(arena, pairing->count, sizeof(*places));
	bool *moved = arena_alloc(arena, pairing->count, sizeof(*moved));
	size_t count = find_places(pairing, field, places);
	mark_moved(places, count, arena, moved);
	return moved;
}
