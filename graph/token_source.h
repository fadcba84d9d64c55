/*
 * token_source.h - the ways to get a token, one row each.
 */
#ifndef GRAPH_TOKEN_SOURCE_H
#define GRAPH_TOKEN_SOURCE_H

#include "graph/collect.h"
#include "graph/keypair.h"
#include "graph/token.h"

/* Where a sign-in by device code stands (token_device.c). */
enum device_state {
	DEVICE_IDLE,
	DEVICE_STARTING, /* a code is being asked for */
	DEVICE_POLLING,  /* the person is asked */
	DEVICE_SIGNED,   /* there is a refresh token */
	DEVICE_FAILED,
};

/* What a way of signing in keeps between its requests. */
struct token_way {
	const struct token_source *source;
	const struct collect_settings *settings;
	struct http *http;
	struct strbuf login;     /* https://HOST/TENANT/oauth2/v2.0 */
	struct strbuf url;       /* the token endpoint */
	struct keypair *keypair; /* of a certificate */
	struct {
		enum device_state state;
		const char *scope; /* of who asks the person */
		struct secret code;
		struct secret refresh;
		int64_t interval_ms;
		int64_t expires_ms; /* time_monotonic_ms */
		struct err err;     /* of DEVICE_FAILED */
	} device;
};

/* A request for a token, for token_request_done. */
struct token_request {
	bool is_get;
	bool is_local; /* no proxy, http will do */
	struct strbuf url;
	struct strbuf head; /* one more header line; may hold a secret */
	struct strbuf body; /* of a form; holds secrets */
	uint32_t wait_ms;   /* not 0: nothing to send yet, try again then */
};

void token_request_done(struct token_request *request);

/* What came of one. */
struct token_reading {
	int64_t now;         /* seconds; given */
	struct arena *arena; /* given */
	const char *scope;   /* given */
	uint32_t wait_ms;    /* before asking again; 0: the usual */
	unsigned tries_max;  /* in vain; 0: the usual */
	struct token_answer token;
	enum coverage_reason reason;
	struct err err;
};

struct token_source {
	const char *name;  /* as `sign-in:` in the configuration says it */
	bool needs_client; /* a client id has to be configured */
	/* Refuse settings that cannot work; ERR_CONFIG with a hint. */
	int (*check)(const struct credential *credential, struct err *err);
	/* Load what is needed; NULL: nothing is. */
	int (*open)(struct token_way *way, struct err *err);
	/* Write the request for a token for ${scope}. */
	int (*write)(struct token_way *way, const char *scope,
	    struct token_request *request, struct err *err);
	/* Judge the answer. */
	enum token_verdict (*read)(struct token_way *way,
	    const struct http_answer *answer, struct token_reading *reading);
};

extern const struct token_source token_source_device;
extern const struct token_source token_source_managed;

/* token_source_of(type): the row. */
const struct token_source *token_source_of(enum credential_type type);

/* token_source_find(name, type): by name; false when there is none. */
bool token_source_find(strview name, enum credential_type *type) MUST_USE;

/*
 * token_way_open(settings, http, way, err):
 * Check ${settings} and load what the way needs, for token_way_done.
 */
int token_way_open(const struct collect_settings *settings, struct http *http,
    struct token_way *way, struct err *err) MUST_USE;
void token_way_done(struct token_way *way);

/* token_reading_done(reading): wipe what nobody took. */
void token_reading_done(struct token_reading *reading);

/* token_read_plain(way, answer, reading): token_read into ${reading}. */
enum token_verdict token_read_plain(struct token_way *way,
    const struct http_answer *answer, struct token_reading *reading);

#endif
