/*
 * recognise_fields.c - of which kind an object is, by its properties.
 */
#include "auditor/base/attr.h"
#include "auditor/intake/recognise.h"

#include "auditor/base/banned.h"

/* A name that one kind alone has; one that n kinds have counts 1/n of it. */
#define WHOLE 60
/* As much as this has to be there, and this many times the next one's. */
#define ENOUGH      100
#define AHEAD_OF    3 /* thirds ... */
#define AHEAD_BY    4 /* ... at least */
#define MOST_FIELDS 4096

/* Records of the audit logs: what each of them has. */
static const struct {
	enum thing thing;
	const char *fields[5];
} records[] = {
    {THING_UNIFIED_AUDIT, {"AuditData", "RecordType", "Operations"}},
    {THING_ACTIVITY,
	{"CreationTime", "Operation", "RecordType", "Workload", "Id"}},
    {THING_DIRECTORY_AUDIT,
	{"activityDisplayName", "activityDateTime", "targetResources"}},
    {THING_AUDIT_RECORD,
	{"auditLogRecordType", "createdDateTime", "operation", "auditData"}},
    {THING_SIGN_IN, {"createdDateTime", "appId", "ipAddress", "status",
			"conditionalAccessStatus"}},
    {THING_SIGN_IN, {"createdDateTime", "appId", "ipAddress", "status",
			"signInEventTypes"}},
};

static bool
has_fields(const struct json *object, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count && fields[i] != NULL; i++) {
		if (json_get(object, sv_from(fields[i])) == NULL)
			return false;
	}
	return true;
}

static bool
is_record(const struct json *object, struct recognised *found)
{
	for (size_t i = 0; i < COUNT_OF(records); i++) {
		if (has_fields(object, records[i].fields,
			COUNT_OF(records[i].fields))) {
			*found = (struct recognised){.thing = records[i].thing};
			return true;
		}
	}
	return false;
}

/*
 * Kinds of few properties, and rules that differ by what they apply: these
 * names together tell them, unless they tell another one as well.
 */
static const struct {
	enum kind kind;
	const char *fields[3];
} marks[] = {
    {KIND_ARC_CONFIG, {"ArcTrustedSealers"}},
    {KIND_MAILBOX_AUDIT_BYPASS_ASSOCIATION, {"AuditBypassEnabled", "ObjectId"}},
    {KIND_EXTERNAL_IN_OUTLOOK, {"AllowList", "Enabled", "Identity"}},
    {KIND_HOSTED_CONTENT_FILTER_RULE, {"HostedContentFilterPolicy", "State"}},
    {KIND_HOSTED_OUTBOUND_SPAM_FILTER_RULE,
	{"HostedOutboundSpamFilterPolicy", "State"}},
    {KIND_ANTI_PHISH_RULE, {"AntiPhishPolicy", "State"}},
    {KIND_MALWARE_FILTER_RULE, {"MalwareFilterPolicy", "State"}},
};

static bool
has_mark(const struct json *object, struct recognised *found)
{
	struct recognised last = {.thing = THING_OBJECT};
	size_t met = 0;

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		if (!has_fields(
			object, marks[i].fields, COUNT_OF(marks[i].fields)))
			continue;
		last.kind = marks[i].kind;
		met++;
	}
	if (met == 1)
		*found = last;
	return met == 1;
}

/* What every object of Exchange has says nothing. */
static bool
is_common(strview key)
{
	const struct field *field = kind_field(KIND_ACCEPTED_DOMAIN, key);

	return sv_has(key, SV("@")) || sv_eq(key, SV("id")) ||
	       (field != NULL && kind_field(KIND_REMOTE_DOMAIN, key) == field);
}

struct score {
	unsigned points;
	size_t known; /* properties in its table */
};

/* Deleted applications are told by their date, rules by their file. */
static bool
is_candidate(size_t kind)
{
	return kind != KIND_DELETED_APPLICATION &&
	       kind != KIND_TRANSPORT_RULE_EXPORT;
}

static void
add_points(strview key, struct score scores[KIND_COUNT])
{
	bool has[KIND_COUNT];
	unsigned count = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		has[i] =
		    is_candidate(i) && kind_field((enum kind)i, key) != NULL;
		count += has[i];
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		scores[i].points += has[i] ? WHOLE / count : 0;
		scores[i].known += has[i];
	}
}

/*
 * An object of another kind may share some names.  Either most of its own are
 * known of the kind, or most that the kind has are there.
 */
static bool
is_like(const struct score *score, enum kind kind, size_t own)
{
	size_t count;
	const struct field *fields = kind_fields(kind, &count);
	size_t top = 0;

	for (size_t i = 0; i < count; i++)
		top += !sv_has(sv_from(fields[i].name), SV("."));
	return 2 * score->known >= own || 2 * score->known >= top;
}

static bool
is_deleted(const struct json *object)
{
	return !json_is_empty(json_get(object, SV("deletedDateTime")));
}

static size_t
find_best(const struct score scores[KIND_COUNT], unsigned *next)
{
	size_t best = 0;

	*next = 0;
	for (size_t i = 1; i < KIND_COUNT; i++) {
		if (scores[i].points > scores[best].points)
			best = i;
	}
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (i != best && scores[i].points > *next)
			*next = scores[i].points;
	}
	return best;
}

static bool
tell_by_points(const struct json *object, struct recognised *found)
{
	struct score scores[KIND_COUNT] = {{0, 0}};
	size_t own = 0;
	unsigned next;

	for (size_t i = 0; i < object->count && i < MOST_FIELDS; i++) {
		if (is_common(object->items[i].key))
			continue;
		own++;
		add_points(object->items[i].key, scores);
	}
	size_t best = find_best(scores, &next);
	if (scores[best].points < ENOUGH ||
	    AHEAD_OF * scores[best].points < AHEAD_BY * next ||
	    !is_like(&scores[best], (enum kind)best, own))
		return false;
	*found = (struct recognised){THING_OBJECT, (enum kind)best};
	if (best == KIND_APPLICATION && is_deleted(object))
		found->kind = KIND_DELETED_APPLICATION;
	return true;
}

static bool
judge(const struct json *object, struct recognised *found)
{
	return is_record(object, found) || tell_by_points(object, found) ||
	       has_mark(object, found);
}

static size_t
hash_keys(const struct json *object)
{
	size_t hash = object->count + is_deleted(object);

	for (size_t i = 0; i < object->count; i++) {
		strview key = object->items[i].key;
		for (size_t j = 0; j < key.len; j++)
			hash = hash * 31 + (unsigned char)key.ptr[j];
		hash = hash * 31 + key.len;
	}
	return hash | 1;
}

bool
recognise_fields(const struct json *object, struct recognise_cache *cache,
    struct recognised *found)
{
	size_t hash = hash_keys(object);
	size_t at = (hash >> 7) % COUNT_OF(cache->seen);

	if (cache->seen[at].hash != hash) {
		struct recognised is = {.thing = THING_UNKNOWN};
		(void)judge(object, &is);
		cache->seen[at].hash = hash;
		cache->seen[at].found = is;
	}
	if (cache->seen[at].found.thing == THING_UNKNOWN)
		return false;
	*found = cache->seen[at].found;
	return true;
}
