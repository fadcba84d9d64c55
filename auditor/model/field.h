/*
 * field.h - what is known of one property of a kind.
 *
 * A property that no row lists is state, ordered and exact.
 */
#ifndef AUDITOR_MODEL_FIELD_H
#define AUDITOR_MODEL_FIELD_H

enum field_type {
	FIELD_TEXT, /* exact */
	FIELD_BOOL,
	FIELD_NUMBER, /* compared by text; "-1" and -1 are one value */
	FIELD_TIME,   /* RFC 3339 in UTC; year 1 is empty */
	FIELD_ENUM,   /* letter case has no meaning */
	FIELD_GUID,   /* lower case */
	FIELD_DOMAIN, /* lower case */
	FIELD_SMTP,   /* lower case, smtp: dropped */
	FIELD_HEADER, /* trimmed, lower case */
	FIELD_RANGE,  /* address or range, normalised by itself */
	FIELD_SPACE,  /* address space: type:domain;priority */
	FIELD_WORDS,  /* words between blanks, whose order has no meaning */
	FIELD_ID,     /* of another object; an object is its member "id" */
	FIELD_OBJECT, /* nested members have rows "field.member" */
};

enum field_class {
	FIELD_STATE,  /* a difference is drift */
	FIELD_STAMP,  /* stored; a difference alone is "touched" */
	FIELD_NOISE,  /* not kept */
	FIELD_SECRET, /* never kept */
};

enum field_flags {
	FIELD_LIST = 1,      /* a scalar is a list of one */
	FIELD_SET = 3,       /* a list whose order has no meaning */
	FIELD_BEHAVIOUR = 4, /* what the object does: in the fingerprint */
	FIELD_EXPECTED = 8,  /* its absence makes the list partial */
	FIELD_PERSONAL = 16, /* names people */
};

struct field {
	const char *name;
	enum field_type type;
	enum field_class class;
	unsigned flags;
	/* FIELD_ENUM: the documented spellings, "A|B"; NULL: lower case. */
	const char *values;
	/* Behaviour that names another object: "outbound-connector". */
	const char *refers_to;
};

#endif
