/*
 * policy_internal.h - what the parts of the policy share; for policy_*.c only.
 */
#ifndef BASELINES_POLICY_INTERNAL_H
#define BASELINES_POLICY_INTERNAL_H

#include "baselines/policy.h"
#include "baselines/record.h"

/* A policy file on its way into a policy. */
struct policy_source {
	const char *name; /* of the file */
	const struct snapshot *snapshot;
	int64_t expires;
	struct arena *arena;
	struct err *err;
};

/*
 * policy_yaml_keys(source, entry, known):
 * ${entry} is a mapping with no other keys than ${known}, which ends with
 * NULL.
 */
int policy_yaml_keys(const struct policy_source *source,
    const struct json *entry, const char *const *known) MUST_USE;

/*
 * policy_yaml_text(source, entry, key, text):
 * The text of ${key}, trimmed and not empty.
 */
int policy_yaml_text(const struct policy_source *source,
    const struct json *entry, const char *key, strview *text) MUST_USE;

/* policy_yaml_option(source, entry, key, text): the same, "" when left out. */
int policy_yaml_option(const struct policy_source *source,
    const struct json *entry, const char *key, strview *text) MUST_USE;

/* policy_yaml_lower(source, text): a copy, ASCII letters in lower case. */
strview policy_yaml_lower(const struct policy_source *source, strview text);

/*
 * policy_resolve(source, value, kinds, object):
 * The one object of ${kinds} whose id, or else whose name, ${value} is; its
 * list must have been read whole.
 */
int policy_resolve(const struct policy_source *source, const struct json *value,
    kind_set kinds, const struct object **object) MUST_USE;

/*
 * policy_range_compile(source, entry, to), …:
 * Check one entry of each list in a policy file; ${to} is zeroed and of the
 * list's type.
 */
int policy_range_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_certificate_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_smart_host_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_recipient_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_mailbox_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_domain_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_allow_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_person_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_rotation_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_application_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;
int policy_approval_compile(const struct policy_source *source,
    const struct json *entry, void *to) MUST_USE;

/*
 * policy_range_read(record, to), …:
 * The same for the members of an entry in the baseline document.
 */
int policy_range_read(struct record *record, void *to) MUST_USE;
int policy_certificate_read(struct record *record, void *to) MUST_USE;
int policy_smart_host_read(struct record *record, void *to) MUST_USE;
int policy_recipient_read(struct record *record, void *to) MUST_USE;
int policy_mailbox_read(struct record *record, void *to) MUST_USE;
int policy_domain_read(struct record *record, void *to) MUST_USE;
int policy_allow_read(struct record *record, void *to) MUST_USE;
int policy_person_read(struct record *record, void *to) MUST_USE;
int policy_rotation_read(struct record *record, void *to) MUST_USE;
int policy_application_read(struct record *record, void *to) MUST_USE;
int policy_approval_read(struct record *record, void *to) MUST_USE;

/* policy_approval_order(a, b): total; 0 for approvals of the same finding. */
int policy_approval_order(const void *a, const void *b);

/* A list of the policy. */
struct policy_section {
	const char *key;
	size_t items_at; /* offset in struct policy of the pointer */
	size_t count_at; /* and of the count */
	size_t size;     /* bytes of an entry */
	/* Total order of entries; 0 says that they are the same. */
	int (*order)(const void *a, const void *b);
	int (*compile)(const struct policy_source *source,
	    const struct json *entry, void *to);
	int (*read)(struct record *record, void *to);
};

/* In the order of the document. */
#define POLICY_SECTION_COUNT 12
extern const struct policy_section policy_sections[POLICY_SECTION_COUNT];

/* policy_store(policy, section, items, count): put a list into its place. */
void policy_store(struct policy *policy, const struct policy_section *section,
    void *items, size_t count);

/* policy_is_check(text): spelt as the id of a check, TR-010, ORG-001. */
bool policy_is_check(strview text);

#endif
