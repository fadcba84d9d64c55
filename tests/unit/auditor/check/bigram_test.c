/*
 * bigram_test.c - the table is that of the word list, and tells words from
 * letters thrown together.
 */
#include "auditor/check/bigram.h"

#include "tests/support/kit_rows.h"

#define EDGE 26

static size_t counts[EDGE + 1][EDGE + 1];

static void
count_word(strview word)
{
	size_t from = EDGE;

	for (size_t i = 0; i <= word.len; i++) {
		size_t to = i < word.len ? (size_t)(word.ptr[i] - 'a') : EDGE;
		KIT_TRUE(to <= EDGE);
		counts[from][to]++;
		from = to;
	}
}

/* The words of the list, none twice; comments left out. */
static size_t
read_words(strview *words, size_t most)
{
	strview rest = kit_file("fixtures/words/names.txt");
	strview line;
	strview word;
	size_t count = 0;

	while (sv_cut(&rest, '\n', &line)) {
		while (!sv_starts(line, SV("#")) && sv_cut(&line, ' ', &word)) {
			size_t at = 0;
			while (at < count && !sv_eq(words[at], word))
				at++;
			KIT_TRUE(at < most);
			words[at] = word;
			count += word.len > 0 && at == count;
		}
	}
	return count;
}

/* Logarithm to base 2 by repeated squaring; libm is not linked. */
static double
log_two(double x)
{
	double sum = 0;
	double bit = 1;

	for (; x < 1; x *= 2)
		sum -= 1;
	for (; bit > 1e-9; bit /= 2) {
		if (x >= 2) {
			x /= 2;
			sum += bit;
		}
		x *= x;
	}
	return sum;
}

/* Of one bigram, as the table should have it. */
static double
likelihood(size_t from, size_t to)
{
	double sum = 0.5 * (EDGE + 1);

	for (size_t i = 0; i <= EDGE; i++)
		sum += (double)counts[from][i];
	return -log_two(((double)counts[from][to] + 0.5) / sum);
}

/* Each word of two letters tells three bigrams. */
static void
is_made_of_words(const void *at)
{
	static strview words[4000];
	size_t count = read_words(words, COUNT_OF(words));

	(void)at;
	KIT_TRUE(count > 1500);
	for (size_t i = 0; i < count; i++)
		count_word(words[i]);
	for (size_t a = 0; a < EDGE; a++) {
		for (size_t b = 0; b < EDGE; b++) {
			char text[] = {(char)('a' + a), (char)('a' + b)};
			double want = likelihood(EDGE, a) + likelihood(a, b) +
				      likelihood(b, EDGE);
			double have = bigram_surprise((strview){text, 2});
			double apart = have - want * BIGRAM_BIT / 3;
			KIT_TRUE(apart < 1.5 && apart > -1.5);
		}
	}
}

static void
knows_words(const void *at)
{
	static strview words[4000];
	size_t count = read_words(words, COUNT_OF(words));
	size_t odd = 0;

	(void)at;
	for (size_t i = 0; i < count; i++)
		odd += bigram_surprise(words[i]) > 5 * BIGRAM_BIT;
	KIT_TRUE(odd * 100 < count);
}

static void
catches_random(const void *at)
{
	uint64_t state = 20221122;
	size_t caught = 0;

	(void)at;
	for (size_t i = 0; i < 2000; i++) {
		char text[5];
		for (size_t j = 0; j < sizeof(text); j++) {
			state = state * UINT64_C(6364136223846793005) +
				UINT64_C(1442695040888963407);
			text[j] = (char)('a' + (state >> 33) % 26);
		}
		caught += bigram_surprise((strview){text, sizeof(text)}) >
			  5 * BIGRAM_BIT;
	}
	KIT_TRUE(caught > 1560 && caught < 1700);
}

struct word_row {
	const char *name;
	strview word;
	bool is_odd;
};

static const struct word_row rows[] = {
    {"kqzvx", SV_INIT("kqzvx"), true},
    {"xqlpw", SV_INIT("xqlpw"), true},
    {"relay", SV_INIT("relay"), false},
    {"no letters", SV_INIT("123"), false},
    {"capitals", SV_INIT("KQZVX"), false},
    {"nothing", SV_INIT(""), false},
};

static void
judges(const void *at)
{
	const struct word_row *row = at;

	KIT_INT(bigram_surprise(row->word) > 5 * BIGRAM_BIT, row->is_odd);
}

int
main(void)
{
	kit_case("made of the word list", is_made_of_words);
	kit_case("words are likely", knows_words);
	kit_case("random letters are not", catches_random);
	KIT_ROWS(rows, judges);
	return kit_finish();
}
