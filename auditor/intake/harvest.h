/*
 * harvest.h - what the files of one import hold, on its way to a snapshot.
 *
 * Each value that a reader finds is told apart here, brought into plain form
 * and counted; what is skipped is named with the reason.
 */
#ifndef AUDITOR_INTAKE_HARVEST_H
#define AUDITOR_INTAKE_HARVEST_H

#include "auditor/intake/plain.h"
#include "auditor/intake/recognise.h"
#include "auditor/model/snapshot.h"

/* One line about one file. */
struct import_line {
	strview file;
	enum { IMPORT_TOOK, IMPORT_SKIPPED, IMPORT_FAILED } what;
	strview subject; /* name of a kind or event; what was skipped */
	size_t count;    /* objects or records; 0: what has no count */
	strview why;     /* of what was skipped or failed */
};

/* Texts are foreign. */
struct import_report {
	struct import_line *lines; /* by file, in the order of reading */
	size_t count;
	size_t cap;
	size_t failed; /* that could not be read; with keep_going */
};

/* What a reader knows of a list, or a value, before it looks at it. */
struct found {
	bool is_known;
	struct recognised is; /* when known */
	bool is_entity;       /* asked for by its id, or of one object only */
	bool has_context;     /* it was an answer of REST that says of what */
	bool has_lost;        /* a part of it could not be followed */
	strview source;       /* key or context, as the file says it */
};

/* What is known of one kind so far. */
struct tally {
	size_t lists;       /* read whole, or single objects of PowerShell */
	size_t entities;    /* asked for by id, or of one object only */
	size_t pages_open;  /* answers that say there is a next page */
	size_t pages_last;  /* answers that do not */
	size_t said_count;  /* @odata.count, the largest */
	const char *unread; /* a list was there that says nothing */
	enum coverage_reason reason; /* something is missing */
	strview detail;
};

struct harvest {
	struct snapshot *snapshot; /* borrowed */
	struct arena *arena;       /* of the report; borrowed */
	struct import_report *report;
	struct arena *scratch; /* of one value; borrowed */
	struct tally tallies[KIND_COUNT];
	/* Of rule collections; which list they become is settled last. */
	struct json *rules;
	size_t rule_count;
	size_t rule_cap;
	size_t collections; /* files */
	struct recognise_cache cache;
	strview tenant; /* that the files name, or "" */
	strview tenant_from;
	strview place; /* organization of Exchange that they name, or "" */
	strview place_from;
	strview file;     /* that is read */
	size_t file_from; /* its first line in the report */
	size_t objects;
	size_t known; /* lines that are of something known */
};

/* How far it was before a file. */
struct harvest_mark {
	size_t counts[KIND_COUNT];
	struct tally tallies[KIND_COUNT];
	size_t lines;
	size_t events;
	size_t rules;
	size_t collections;
	size_t known;
	strview tenant;
	strview tenant_from;
	strview place;
	strview place_from;
};

/* harvest_file(harvest, name): what follows is of that file. */
void harvest_file(struct harvest *harvest, strview name);

/* harvest_begin(harvest, mark): note how far it is. */
void harvest_begin(const struct harvest *harvest, struct harvest_mark *mark);

/*
 * harvest_undo(harvest, mark, name, why):
 * Drop what came since ${mark}, of file ${name}, which could not be read whole
 * because of ${why}; the kinds of which it had some are partial.
 */
void harvest_undo(struct harvest *harvest, const struct harvest_mark *mark,
    strview name, const char *why);

/* harvest_by_key(key), harvest_by_context(context): what they say. */
struct found harvest_by_key(strview key);
struct found harvest_by_context(strview context);

/*
 * harvest_tell(harvest, found, value):
 * ${found}, or what ${value} itself says when that is not known.
 */
struct found harvest_tell(struct harvest *harvest, const struct found *found,
    const struct json *value);

/*
 * harvest_value(harvest, found, value, err):
 * Take ${value}, which is changed; ${found} becomes what it was.
 */
int harvest_value(struct harvest *harvest, struct found *found,
    struct json *value, struct err *err) MUST_USE;

/* harvest_list(harvest, found): a whole list, perhaps an empty one. */
void harvest_list(struct harvest *harvest, const struct found *found);

/*
 * harvest_answer(harvest, found, answer):
 * An answer of REST has ended; ${answer} holds its members but the list.
 */
void harvest_answer(struct harvest *harvest, const struct found *found,
    const struct json *answer);

/* harvest_rule(harvest, rule, err): one of a rule collection. */
int harvest_rule(
    struct harvest *harvest, const struct json *rule, struct err *err) MUST_USE;

/* harvest_skip(harvest, subject, why): one more thing that was not taken. */
void harvest_skip(struct harvest *harvest, strview subject, const char *why);

/* harvest_took(harvest, subject, count): one more line of what was. */
void harvest_took(struct harvest *harvest, strview subject, size_t count);

/* harvest_lower(harvest, kind, reason, detail): something is missing. */
void harvest_lower(struct harvest *harvest, enum kind kind,
    enum coverage_reason reason, strview detail);

/* harvest_empty(harvest, kind, why): a list is there that says nothing. */
void harvest_empty(struct harvest *harvest, enum kind kind, const char *why);

/*
 * harvest_tenant(harvest, id): the file is of tenant ${id}.
 */
int harvest_tenant(
    struct harvest *harvest, strview id, struct err *err) MUST_USE;

/*
 * harvest_place(harvest, kind, name):
 * ${name}, a distinguished name, says of which organization an object of
 * ${kind} is.  When that is another one than before, no list that holds one of
 * them counts as whole: the files may be of two tenants.
 */
void harvest_place(struct harvest *harvest, enum kind kind, strview name);

/* harvest_finish(harvest): coverage of all kinds; before snapshot_seal. */
int harvest_finish(struct harvest *harvest, struct err *err) MUST_USE;

#endif
