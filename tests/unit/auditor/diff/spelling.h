/*
 * spelling.h - random objects of any kind, spelt in random ways.
 */
#ifndef TESTS_UNIT_AUDITOR_DIFF_SPELLING_H
#define TESTS_UNIT_AUDITOR_DIFF_SPELLING_H

#include "tests/unit/auditor/diff/spelling_scalar.h"

static inline void
put_empty(struct writer *w)
{
	static const char *const spellings[] = {"null", "\"\"", "[]", "{}"};

	strbuf_add_text(w->out, spellings[way(w, COUNT_OF(spellings))]);
}

static inline void put_members(
    struct writer *w, const char *path, uint64_t value, bool is_top);

static inline void
put_one(struct writer *w, const struct field *field, uint64_t value)
{
	if (field->type == FIELD_OBJECT)
		put_members(w, field->name, value, false);
	else
		put_scalar(w, field, value);
}

/* Distinct elements; those of a set in any order, perhaps one twice. */
static inline void
put_list(struct writer *w, const struct field *field, uint64_t value)
{
	bool is_set = (field->flags & FIELD_SET) == FIELD_SET;
	size_t count = 1 + value % ITEMS;
	size_t turn = is_set ? way(w, count) : 0;

	if (count == 1 && way(w, 2) == 1) {
		put_one(w, field, value);
		return;
	}
	strbuf_add_char(w->out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_add_char(w->out, ',');
		put_one(w, field, value + (i + turn) % count * 7919);
	}
	if (is_set && way(w, 3) == 1) {
		strbuf_add_char(w->out, ',');
		put_one(w, field, value);
	}
	strbuf_add_char(w->out, ']');
}

static inline void
put_value(struct writer *w, const struct field *field, uint64_t value)
{
	if (value % 5 == 0)
		put_empty(w);
	else if ((field->flags & FIELD_LIST) != 0)
		put_list(w, field, value);
	else
		put_one(w, field, value);
}

static inline bool
is_id(enum kind kind, const char *name)
{
	const char *id;

	for (size_t i = 0; (id = kind_id_field(kind, i)) != NULL; i++) {
		if (sv_eq(sv_from(id), sv_from(name)))
			return true;
	}
	return false;
}

/* The seed of the field at ${index}: only that of the edited one differs. */
static inline uint64_t
seed_of(const struct recipe *recipe, const struct field *field, size_t index)
{
	if (field->class == FIELD_STAMP)
		return mix(recipe->stamps, index);
	if (index == recipe->edited)
		return recipe->edit;
	return mix(recipe->meaning, index);
}

static inline void
put_member(struct writer *w, const struct field *field, const char *name,
    uint64_t value, bool is_top)
{
	const char *called = kind_name_field(w->recipe->kind);

	strbuf_printf(w->out, "\"%s\":", name);
	if (field->class == FIELD_NOISE || field->class == FIELD_SECRET)
		strbuf_printf(
		    w->out, "\"noise %u\"", (unsigned)way(w, 1000000));
	else if (is_top && is_id(w->recipe->kind, name))
		strbuf_printf(w->out, "\"%08x-aaaa-4bbb-8ccc-eeeeeeeeeeee\"",
		    (unsigned)(w->recipe->meaning % 4000000000U));
	else if (is_top && called != NULL &&
		 sv_eq(sv_from(called), sv_from(name)))
		strbuf_printf(
		    w->out, "\"Name %u\"", (unsigned)(value % 4000000000U));
	else if (field->class == FIELD_STAMP)
		put_one(w, field, value);
	else
		put_value(w, field, value);
}

static inline bool
is_listed(enum kind kind, const char *name)
{
	size_t count;
	const struct field *fields = kind_fields(kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(fields[i].name, name) == 0)
			return true;
	}
	return false;
}

/* The identity, where no table of the kind has it. */
static inline void
put_identity(struct writer *w)
{
	const char *id = kind_id_field(w->recipe->kind, 0);
	const struct field as_guid = {.name = id, .type = FIELD_GUID};

	if (id == NULL || is_listed(w->recipe->kind, id))
		return;
	put_member(w, &as_guid, id, 0, true);
	strbuf_add_char(w->out, ',');
}

/* The part of ${field} behind ${path}, when it is a member of that. */
static inline const char *
member_of(const struct field *field, const char *path)
{
	size_t len = strlen(path);

	if (len == 0)
		return strchr(field->name, '.') == NULL ? field->name : NULL;
	if (strncmp(field->name, path, len) != 0 || field->name[len] != '.' ||
	    strchr(field->name + len + 1, '.') != NULL)
		return NULL;
	return field->name + len + 1;
}

static inline void
put_members(struct writer *w, const char *path, uint64_t value, bool is_top)
{
	size_t count;
	const struct field *fields = kind_fields(w->recipe->kind, &count);
	size_t turn = way(w, count);
	bool is_first = true;

	strbuf_add_char(w->out, '{');
	if (is_top)
		put_identity(w);
	for (size_t i = 0; i < count; i++) {
		size_t at = (i + turn) % count;
		const char *name = member_of(&fields[at], path);
		if (name == NULL)
			continue;
		if (!is_first)
			strbuf_add_char(w->out, ',');
		is_first = false;
		put_member(w, &fields[at], name,
		    is_top ? seed_of(w->recipe, &fields[at], at)
			   : mix(value, at),
		    is_top);
	}
	if (way(w, 2) == 1)
		strbuf_printf(w->out, "%s\"x@odata.type\":\"%u\"",
		    is_first ? "" : ",", (unsigned)way(w, 1000));
	/* Members that no row lists are there, so that none is empty. */
	strbuf_printf(w->out, "%s\"unlisted\":\"%u\"}",
	    w->out->ptr[w->out->len - 1] == '{' ? "" : ",",
	    (unsigned)(value % 1000000));
}

#endif
