/*
 * clixml_internal.h - shared by the files clixml*.c.
 */
#ifndef AUDITOR_INTAKE_CLIXML_INTERNAL_H
#define AUDITOR_INTAKE_CLIXML_INTERNAL_H

#include "auditor/base/xml.h"
#include "auditor/intake/clixml.h"

#define CLIXML_INTERNED 4096 /* a power of two */

/* What a reference may refer to. */
struct clixml_ref {
	/* REF_TOP: handed over, and not kept. */
	enum { REF_NONE, REF_OPEN, REF_TEXT, REF_TREE, REF_TOP } state;
	strview text;
	const struct json *tree;
};

struct clixml_refs {
	struct clixml_ref *objects; /* by RefId of Obj */
	size_t object_cap;
	strview *types; /* by RefId of TN: the first name in it */
	size_t type_cap;
	struct arena *arena;
	size_t bytes; /* taken from it, about */
	strview interned[CLIXML_INTERNED];
};

void clixml_refs_done(struct clixml_refs *refs);

/* clixml_refs_begin(refs, id, err): the object with ${id}, read, is open. */
int clixml_refs_begin(
    struct clixml_refs *refs, strview id, struct err *err) MUST_USE;

/* clixml_refs_top(refs, id, err): the object with ${id} is one at the top. */
int clixml_refs_top(
    struct clixml_refs *refs, strview id, struct err *err) MUST_USE;
bool clixml_refs_is_top(const struct clixml_refs *refs, strview id);

/* clixml_refs_keep(refs, id, value, err): it is ${value}. */
int clixml_refs_keep(struct clixml_refs *refs, strview id,
    const struct json *value, struct err *err) MUST_USE;

/* clixml_refs_get(refs, id, value): false when it is not known. */
bool clixml_refs_get(
    const struct clixml_refs *refs, strview id, struct json *value);

/* The first type name of a list of them, kept and found again. */
int clixml_refs_keep_type(struct clixml_refs *refs, strview id, strview name,
    struct err *err) MUST_USE;
strview clixml_refs_type(const struct clixml_refs *refs, strview id);

struct clixml {
	struct xml *xml;
	const struct clixml_sink *sink;
	struct arena *scratch; /* of one item */
	struct arena *kept;    /* of a dictionary at the top */
	struct clixml_refs refs;
	size_t depth; /* of objects, those at the top left out */
	bool has_lost;
	bool is_rest; /* of a dictionary, of which lists were handed over */
	strview odd;  /* what in it is of no known type, or "" */
};

/*
 * clixml_value(reader, value, err):
 * Read the element that just began, with its end, into ${value}; ${is_one}
 * is false for what is skipped.
 */
int clixml_value(struct clixml *reader, struct json *value, bool *is_one,
    struct err *err) MUST_USE;

/* An Obj while it is read. */
struct clixml_draft {
	bool is_top; /* it is an object, whatever text it has */
	bool is_enum;
	bool has_text;
	bool has_list;
	bool has_members;
	bool has_primitive;
	strview type;
	strview text;
	struct json list;
	struct json members;
	size_t member_cap;
	struct json primitive;
};

/* clixml_draft_put(reader, draft, member): it is in a dictionary. */
void clixml_draft_put(struct clixml *reader, struct clixml_draft *draft,
    const struct json *member);

/* clixml_draft_count(reader, draft, err): not too many members. */
int clixml_draft_count(const struct clixml *reader,
    const struct clixml_draft *draft, struct err *err) MUST_USE;

/* clixml_draft_repeats(reader, draft, err): and none of them twice. */
int clixml_draft_repeats(const struct clixml *reader,
    const struct clixml_draft *draft, struct err *err) MUST_USE;

/* clixml_draft_part(reader, draft, err): the part of it that just began. */
int clixml_draft_part(struct clixml *reader, struct clixml_draft *draft,
    struct err *err) MUST_USE;

/* clixml_draft_settle(reader, draft): what it is, all parts read. */
struct json clixml_draft_settle(
    struct clixml *reader, struct clixml_draft *draft);

/* clixml_primitive: as clixml_value, for all but Obj and Ref. */
int clixml_primitive(struct clixml *reader, struct json *value, bool *is_one,
    struct err *err) MUST_USE;

/* clixml_type(reader, is_enum, name, err): TN or TNRef, which just began. */
int clixml_type(struct clixml *reader, bool *is_enum, strview *name,
    struct err *err) MUST_USE;

/* clixml_is_list(name): LST, IE, QUE or STK. */
bool clixml_is_list(strview name);

/* clixml_next_element(reader, has_one, err): the next one inside, if any. */
int clixml_next_element(
    struct clixml *reader, bool *has_one, struct err *err) MUST_USE;

/* clixml_content(reader, text, err): the text up to the end of the element. */
int clixml_content(
    struct clixml *reader, strview *text, struct err *err) MUST_USE;

#endif
