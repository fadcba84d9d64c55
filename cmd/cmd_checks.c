/*
 * cmd_checks.c - exoaudit checks and explain: the catalogue.
 */
#include <stddef.h>

#include "auditor/check/check.h"
#include "cmd/command.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

static int
run_checks(const struct invocation *invocation, const void *options)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct check *checks = check_catalogue(&count);

	(void)options;
	for (size_t i = 0; i < count; i++)
		strbuf_printf(&out, "%-7s %3u  %-9s%s%s\n", checks[i].id,
		    checks[i].points,
		    severity_word(severity_of(checks[i].points)),
		    checks[i].title,
		    checks[i].needs_baseline ? " (needs a baseline)" : "");
	return output_write(strbuf_view(&out), invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_checks = {
    .name = "checks",
    .arguments = "",
    .summary = "list the catalogue of checks",
    .about = "List all checks: id, usual points, severity, title.",
    .options_size = sizeof(struct common_options),
    .run = run_checks,
};

static void
put_check(struct strbuf *out, const struct check *check)
{
	strbuf_printf(out, "%s  %s\n%u points (%s)", check->id, check->title,
	    check->points, severity_word(severity_of(check->points)));
	if (check->points_note != NULL)
		strbuf_printf(out, "; %s", check->points_note);
	strbuf_add_text(out, "\nneeds:");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((check->needs & KIND_BIT(i)) != 0)
			strbuf_printf(out, " %s", kind_name((enum kind)i));
	}
	if (check->needs_baseline)
		strbuf_add_text(out, ", a signed baseline");
	strbuf_printf(out, "\n\nWhy it matters: %s\n", check->why);
	if (check->looks_like != NULL)
		strbuf_printf(
		    out, "Looks the same but is fine: %s\n", check->looks_like);
	strbuf_printf(out, "What to do: %s\n", check->fix);
	const struct reference *reference = check->references;
	for (; reference != NULL && reference->scheme != NULL; reference++)
		strbuf_printf(
		    out, "%s: %s\n", reference->scheme, reference->id);
}

static int
run_explain(const struct invocation *invocation, const void *options)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const char *id = invocation->words.at[0];
	const struct check *check = check_find(sv_from(id));

	(void)options;
	if (check == NULL) {
		(void)err_set(
		    invocation->err, ERR_USAGE, "there is no check \"%s\"", id);
		(void)err_hint(invocation->err, "see `exoaudit checks`");
		return STATUS_FAILED;
	}
	put_check(&out, check);
	return output_write(strbuf_view(&out), invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "CHECK",
    .summary = "explain one check",
    .about = "Explain one check: points, why it matters, what looks the same\n"
	     "and is fine, what to do.",
    .options_size = sizeof(struct common_options),
    .least_words = 1,
    .most_words = 1,
    .run = run_explain,
};
