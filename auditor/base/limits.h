/*
 * limits.h - the largest sizes of things that come from outside.
 *
 * A limit exceeded is an ordinary error that names the limit.
 */
#ifndef AUDITOR_BASE_LIMITS_H
#define AUDITOR_BASE_LIMITS_H

#include <stddef.h>

#define KIB ((size_t)1024)
#define MIB (KIB * KIB)

/* One string buffer, unless its owner says otherwise. */
#define LIMIT_STRBUF (256 * MIB)
/* One answer of the service; a page of 999 principals is about 1.5 MB. */
#define LIMIT_BODY (64 * MIB)
/* All answers of one list. */
#define LIMIT_LIST (512 * MIB)
/* An exported file given to import. */
#define LIMIT_IMPORT (256 * MIB)
/* A baseline document, a policy, a configuration, a signature, a key. */
#define LIMIT_BASELINE  (128 * MIB)
#define LIMIT_POLICY    (4 * MIB)
#define LIMIT_CONFIG    (1 * MIB)
#define LIMIT_SIGNATURE (1 * MIB)
#define LIMIT_KEY       (1 * MIB)
#define LIMIT_SECRET    (4 * KIB)
/* Nesting of JSON of ours; it wraps what came from outside. */
#define LIMIT_DEPTH 64
/* Nesting of JSON and YAML from outside; the services stay below 10. */
#define LIMIT_WIRE_DEPTH 48
/* Nodes of one parsed document. */
#define LIMIT_NODES ((size_t)20000000)
/* Members of one JSON object; a transport rule has about 200. */
#define LIMIT_MEMBERS 8192
/* Pages of one list; the longest tenant needs some thousands. */
#define LIMIT_PAGES 100000
/* One arena. */
#define LIMIT_ARENA ((size_t)8 * 1024 * MIB)

#endif
