/*
 * profile.h - which findings count, and how controls of a framework stand.
 *
 * A profile is a YAML file with the keys
 *
 *   profile          its name: YYYYMMDD-word when it ships with the program
 *   title, source    for people
 *   fail-on          findings count from this severity on
 *   strict-coverage  yes: status 3 whenever a list was not read whole
 *   checks           for single checks, or all that begin with what stands
 *                    before a final *, another severity, or never
 *   controls         of a framework (controls.h)
 *
 * Several add up: the strictest counts.  One without fail-on and checks decides
 * nothing, and only shows its controls.  Those that ship are never edited: what
 * is signed names them by digest.
 */
#ifndef AUDITOR_CHECK_PROFILE_H
#define AUDITOR_CHECK_PROFILE_H

#include "auditor/base/digest.h"
#include "auditor/base/strbuf.h"
#include "auditor/check/check.h"

struct profile_rule {
	strview pattern; /* id of a check, or its beginning and * */
	bool is_never;
	enum severity from; /* when not never */
};

/* A line of a framework, and what tells how it stands. */
struct control {
	strview id;
	strview title;
	strview *checks; /* ids in the catalogue; open findings fail it */
	size_t check_count;
	strview sql; /* "", or a SELECT whose rows fail it (checkfile.h) */
	unsigned sql_line;
	strview manual; /* "", or what people have to look at themselves */
};

struct profile {
	const char *path; /* as it was asked for */
	strview name;
	strview title;
	strview source;
	struct digest digest; /* of the file */
	bool is_deciding;     /* it has fail-on or checks */
	enum severity fail_on;
	bool strict_coverage;
	struct profile_rule *rules;
	size_t rule_count;
	struct control *controls;
	size_t control_count;
};

struct profile_set {
	struct profile *at;
	size_t count;
};

/*
 * profile_parse(yaml, path, arena, profile, err):
 * ERR_CONFIG with line and column of ${path} for what is no profile; checks of
 * the catalogue that controls name have to be there.
 */
int profile_parse(strview yaml, const char *path, struct arena *arena,
    struct profile *profile, struct err *err) MUST_USE;

/*
 * profile_add(set, name, arena, err):
 * Add the profile ${name}: one that ships, of which the word alone stands for
 * the newest, or a file, which has a / or ends in .yaml or .yml.
 */
int profile_add(struct profile_set *set, const char *name, struct arena *arena,
    struct err *err) MUST_USE;

/* profile_is_file(name): a file is meant, not one that ships. */
bool profile_is_file(strview name);

/* A file that ships. */
struct profile_file {
	const char *name; /* 20261122-default */
	const char *const
	    *lines; /* each with its line break; NULL at the end */
};

/* profile_shipped(index): sorted by name; NULL past the last. */
const struct profile_file *profile_shipped(size_t index);

/* profile_shipped_text(file, out): append the file. */
void profile_shipped_text(const struct profile_file *file, struct strbuf *out);

/* From which severity on a check counts. */
struct profile_limit {
	bool is_never;
	bool is_ruled; /* by a rule of the profile, not by its fail-on */
	enum severity from;
};

/*
 * profile_limit(set, check, otherwise):
 * The strictest that the deciding profiles of ${set} say of ${check};
 * ${otherwise} when none decides.
 */
struct profile_limit profile_limit(const struct profile_set *set,
    const struct check *check, enum severity otherwise);

/* profile_decides(set): some profile of it does. */
bool profile_decides(const struct profile_set *set);

/* profile_is_laxer(a, b): fewer findings count by ${a} than by ${b}. */
bool profile_is_laxer(struct profile_limit a, struct profile_limit b);

/* profile_limit_word(limit): the severity, or "never". */
const char *profile_limit_word(struct profile_limit limit);

/*
 * profile_check_names(set, own, own_count, err):
 * ERR_CONFIG when a rule names a check, or the beginning of checks, that is
 * neither in the catalogue nor among ${own}.
 */
int profile_check_names(const struct profile_set *set,
    const struct own_result *own, size_t own_count, struct err *err) MUST_USE;

#endif
