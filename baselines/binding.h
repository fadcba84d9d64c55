/*
 * binding.h - files beside a baseline that decide what counts: by digest.
 */
#ifndef BASELINES_BINDING_H
#define BASELINES_BINDING_H

#include "auditor/base/jsonw.h"
#include "baselines/record.h"

struct binding_entry {
	strview name;         /* of the profile; id of the check */
	struct digest digest; /* of its file */
};

struct binding_list {
	struct binding_entry *at; /* sorted by name, none twice */
	size_t count;
};

/* Profiles, and checks of the user's own, that people have signed. */
struct binding {
	struct binding_list profiles;
	struct binding_list checks;
};

/* binding_add(list, arena, name, digest): keeps the order. */
void binding_add(struct binding_list *list, struct arena *arena, strview name,
    const struct digest *digest);

/* binding_find(list, name): or NULL. */
const struct binding_entry *binding_find(
    const struct binding_list *list, strview name);

/* binding_write(binding, w): as members "profiles" and "checks", if any. */
void binding_write(const struct binding *binding, struct jsonw *w);

/*
 * binding_read(record, binding):
 * Take these members, where they are next in ${record}.  Refuse what
 * binding_write would not have written.
 */
int binding_read(struct record *record, struct binding *binding) MUST_USE;

#endif
