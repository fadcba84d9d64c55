/*
 * regex.c - regular expressions of transport rules: compiled, and run.
 *
 * All states are kept side by side, so that the work is bounded by pattern
 * times text, whatever the pattern is.
 */
#include "auditor/check/regex.h"

#include <string.h>

#include "auditor/check/regex_internal.h"

#include "auditor/base/banned.h"

/* What may be at a place of the text, in order; none twice. */
struct states {
	size_t at[REGEX_INSTRUCTIONS];
	size_t count;
	bool has[REGEX_INSTRUCTIONS];
};

struct run {
	const struct regex_program *program;
	strview text;
	bool is_found;
};

static bool
is_word(strview text, size_t at)
{
	return at < text.len &&
	       regex_in_class('w', (unsigned char)text.ptr[at]);
}

static bool
holds(const struct run *run, enum regex_op op, size_t at)
{
	bool is_edge =
	    (at > 0 && is_word(run->text, at - 1)) != is_word(run->text, at);

	if (op == REGEX_FRONT)
		return at == 0;
	if (op == REGEX_END)
		return at == run->text.len;
	return op == REGEX_EDGE ? is_edge : !is_edge;
}

static size_t
target_of(const struct regex_step *step, size_t pc)
{
	return step->to < 0 ? pc - (size_t)-step->to : pc + (size_t)step->to;
}

/* Add state ${pc} at ${at}, and all that follow without taking a byte. */
static void
add(struct run *run, struct states *states, size_t pc, size_t at)
{
	size_t stack[2 * REGEX_INSTRUCTIONS + 1];
	size_t depth = 0;

	stack[depth++] = pc;
	while (depth > 0) {
		pc = stack[--depth];
		const struct regex_step *step = &run->program->steps[pc];
		if (states->has[pc])
			continue;
		states->has[pc] = true;
		if (step->op == REGEX_DONE)
			run->is_found = true;
		else if (step->op == REGEX_BYTE)
			states->at[states->count++] = pc;
		else if (step->op == REGEX_JUMP || step->op == REGEX_SPLIT)
			stack[depth++] = target_of(step, pc);
		else if (holds(run, step->op, at))
			stack[depth++] = pc + 1;
		if (step->op == REGEX_SPLIT)
			stack[depth++] = pc + 1;
	}
}

static bool
takes(const struct regex_step *step, unsigned char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		byte = (unsigned char)(byte - 'A' + 'a');
	return (step->bytes[byte / 8] >> (byte % 8) & 1) != 0;
}

enum regex_verdict
regex_find(strview pattern, strview text)
{
	struct regex_program program;
	struct states now;
	struct states next;
	struct run run = {&program, text, false};

	if (!regex_compile(pattern, &program))
		return REGEX_UNKNOWN;
	memset(&now, 0, sizeof(now));
	for (size_t at = 0; at <= text.len; at++) {
		add(&run, &now, 0, at);
		if (run.is_found)
			return REGEX_FINDS;
		if (at == text.len)
			break;
		memset(&next, 0, sizeof(next));
		for (size_t i = 0; i < now.count; i++) {
			size_t pc = now.at[i];
			if (takes(&program.steps[pc],
				(unsigned char)text.ptr[at]))
				add(&run, &next, pc + 1, at + 1);
		}
		now = next;
		if (run.is_found)
			return REGEX_FINDS;
	}
	return REGEX_MISSES;
}
