/*
 * sql.h - every statement on the history, prepared once a connection.
 *
 * ?1, ?2 … are bound in the order of the calls that fill them in.
 */
#ifndef AUDITOR_STORE_SQL_H
#define AUDITOR_STORE_SQL_H

/* Columns of a header, in the order in which header.c reads them. */
#define SQL_HEADER                                                             \
	"SELECT series.id, number, canon, tenant, name, tenant_name,"          \
	" tool_version, started, finished, complete, partial,"                 \
	" content_digest, previous_link, link, "

/*
 * States that held at snapshot ?3.  Open ones and those closed later are asked
 * for apart, so that the work is in proportion to the tenant and to what
 * changed since, not to the age of the history.
 */
#define SQL_VERSION "SELECT object, versions.digest, body FROM versions "
#define SQL_BODY                                                               \
	" JOIN bodies ON bodies.digest = versions.digest"                      \
	" WHERE series = ?1 AND kind = ?2 AND first <= ?3"

/* All states of objects, a pruned one with its fingerprint; see pruning.h. */
#define SQL_LIFE                                                               \
	"SELECT object, versions.digest, coalesce(sketch, body), first, "      \
	"until,"                                                               \
	" behaviour, fingerprints.state FROM versions"                         \
	" JOIN bodies ON bodies.digest = versions.digest"                      \
	" LEFT JOIN fingerprints ON fingerprints.series = versions.series"     \
	" AND fingerprints.digest = versions.digest AND body = ''"             \
	" WHERE versions.series = ?1 AND "
#define SQL_LIFE_ORDER " ORDER BY object, first"

/* Digests of states that are still wanted, whatever the series. */
#define SQL_WANTED                                                             \
	"SELECT digest FROM versions WHERE until IS NULL OR until >"           \
	" (SELECT coalesce(max(below), 0) FROM prunings"                       \
	" WHERE prunings.series = versions.series)"

#define SQL_STATEMENTS(X)                                                      \
	X(SERIES_FIND,                                                         \
	    "SELECT id FROM series WHERE tenant = ?1 AND name = ?2")           \
	X(SERIES_ADD, "INSERT INTO series (tenant, name) VALUES (?1, ?2)")     \
	X(HEADER_AT,                                                           \
	    SQL_HEADER "coverage FROM snapshots"                               \
		       " JOIN series ON series.id = series"                    \
		       " WHERE tenant = ?1 AND name = ?2 AND number = ?3")     \
	X(HEADER_NEWEST, SQL_HEADER "coverage FROM snapshots"                  \
				    " JOIN series ON series.id = series"       \
				    " WHERE tenant = ?1 AND name = ?2"         \
				    " ORDER BY number DESC LIMIT 1")           \
	X(HEADERS,                                                             \
	    SQL_HEADER "'' FROM snapshots JOIN series ON series.id = series"   \
		       " WHERE (?1 = '' OR tenant = ?1)"                       \
		       " AND (?2 = '' OR name = ?2)"                           \
		       " ORDER BY started, tenant, name, number")              \
	X(HEADER_ADD,                                                          \
	    "INSERT INTO snapshots (series, number, canon, tenant_name,"       \
	    " tool_version, started, finished, complete, partial,"             \
	    " content_digest, previous_link, link, coverage) VALUES"           \
	    " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")       \
	X(LINK_AT,                                                             \
	    "SELECT link FROM snapshots WHERE series = ?1 AND number = ?2")    \
	X(FINISHED_AT, "SELECT finished FROM snapshots"                        \
		       " WHERE series = ?1 AND number = ?2")                   \
	X(COMPLETE_BEFORE,                                                     \
	    "SELECT number FROM snapshots WHERE series = ?1 AND number < ?2"   \
	    " AND instr(complete, ?3) > 0 ORDER BY number DESC LIMIT 1")       \
	X(VERSIONS_OPEN,                                                       \
	    "SELECT object, digest FROM versions INDEXED BY versions_open"     \
	    " WHERE series = ?1 AND kind = ?2 AND until IS NULL"               \
	    " ORDER BY object")                                                \
	X(VERSIONS_STILL_OPEN, SQL_VERSION "INDEXED BY versions_open" SQL_BODY \
					   " AND until IS NULL")               \
	X(VERSIONS_CLOSED_LATER, SQL_VERSION                                   \
	    "INDEXED BY versions_closed" SQL_BODY " AND until > ?3")           \
	X(VERSIONS_ALL, SQL_LIFE "kind = ?2" SQL_LIFE_ORDER)                   \
	X(VERSIONS_OF, SQL_LIFE "kind = ?2 AND object = ?3" SQL_LIFE_ORDER)    \
	X(VERSIONS_NAMED, "SELECT DISTINCT kind, object FROM versions"         \
			  " WHERE series = ?1 AND digest IN (SELECT digest"    \
			  " FROM bodies WHERE instr(body, ?2) > 0 UNION ALL"   \
			  " SELECT digest FROM fingerprints"                   \
			  " WHERE series = ?1 AND instr(sketch, ?2) > 0)")     \
	X(VERSIONS_CHANGED,                                                    \
	    "SELECT object, first, until, versions.digest, body,"              \
	    " fingerprints.state FROM versions"                                \
	    " LEFT JOIN bodies ON bodies.digest = versions.digest"             \
	    " LEFT JOIN fingerprints ON fingerprints.series = versions.series" \
	    " AND fingerprints.digest = versions.digest AND body = ''"         \
	    " WHERE versions.series = ?1 AND kind = ?2"                        \
	    " ORDER BY object, first")                                         \
	X(VERSIONS_SPAN,                                                       \
	    "SELECT object, digest, first, until FROM versions"                \
	    " WHERE series = ?1 AND kind = ?2 ORDER BY object, first")         \
	X(BODY_AT, "SELECT body FROM bodies WHERE digest = ?1")                \
	X(VERSIONS_COUNT, "SELECT count(*) FROM versions"                      \
			  " WHERE series = ?1 AND kind = ?2")                  \
	X(VERSIONS_STRAY,                                                      \
	    "SELECT kind, object FROM versions WHERE series = ?1"              \
	    " AND (first > ?2 OR until > ?2) LIMIT 1")                         \
	X(VERSIONS_BLANK,                                                      \
	    "SELECT 1 FROM versions INDEXED BY versions_closed"                \
	    " JOIN bodies ON bodies.digest = versions.digest"                  \
	    " WHERE series = ?1 AND kind = ?2 AND first <= ?3 AND until > ?3"  \
	    " AND body = '' LIMIT 1")                                          \
	X(VERSION_CLOSE,                                                       \
	    "UPDATE versions SET until = ?4 WHERE series = ?1 AND kind = ?2"   \
	    " AND object = ?3 AND until IS NULL")                              \
	X(VERSION_ADD,                                                         \
	    "INSERT INTO versions (series, kind, object, first, digest)"       \
	    " VALUES (?1, ?2, ?3, ?4, ?5)")                                    \
	X(BODY_ADD, "INSERT INTO bodies (digest, body) VALUES (?1, ?2)"        \
		    " ON CONFLICT (digest) DO UPDATE SET body = excluded.body" \
		    " WHERE body = ''")                                        \
	X(PRUNINGS, "SELECT number, below, made, previous, digest"             \
		    " FROM prunings WHERE series = ?1 ORDER BY number")        \
	X(PRUNING_ADD,                                                         \
	    "INSERT INTO prunings (series, number, below, made, previous,"     \
	    " digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                        \
	X(PRUNING_SEAL, "UPDATE prunings SET digest = ?3"                      \
			" WHERE series = ?1 AND number = ?2")                  \
	X(PRUNING_LIST,                                                        \
	    "SELECT DISTINCT kind, versions.digest, body FROM versions"        \
	    " JOIN bodies ON bodies.digest = versions.digest"                  \
	    " WHERE series = ?1 AND until <= ?2"                               \
	    " AND versions.digest NOT IN (SELECT digest FROM fingerprints"     \
	    " WHERE series = ?1)"                                              \
	    " AND versions.digest NOT IN (SELECT digest FROM versions"         \
	    " WHERE series = ?1 AND (until IS NULL OR until > ?2))"            \
	    " ORDER BY versions.digest")                                       \
	X(PRUNING_BLANK,                                                       \
	    "UPDATE bodies SET body = '' WHERE body <> '' AND digest IN"       \
	    " (SELECT digest FROM fingerprints)"                               \
	    " AND digest NOT IN (" SQL_WANTED ")")                             \
	X(FINGERPRINT_ADD,                                                     \
	    "INSERT INTO fingerprints (series, digest, pruning, state,"        \
	    " behaviour, sketch) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")             \
	X(FINGERPRINTS,                                                        \
	    "SELECT digest, state, behaviour, sketch FROM fingerprints"        \
	    " WHERE series = ?1 AND pruning = ?2 ORDER BY digest")             \
	X(SERIES_ALL, "SELECT id, tenant, name FROM series"                    \
		      " ORDER BY tenant, name")                                \
	X(SERIES_LOST, "SELECT count(*) FROM snapshots WHERE series NOT IN"    \
		       " (SELECT id FROM series)")                             \
	X(HEADERS_OF, SQL_HEADER "coverage FROM snapshots"                     \
				 " JOIN series ON series.id = series"          \
				 " WHERE series.id = ?1 ORDER BY number")      \
	X(BASELINE_LAST, "SELECT serial, digest, accepted FROM baselines"      \
			 " WHERE tenant = ?1 ORDER BY serial DESC LIMIT 1")    \
	X(BASELINE_ADD,                                                        \
	    "INSERT INTO baselines (tenant, serial, digest, accepted, mark)"   \
	    " VALUES (?1, ?2, ?3, ?4, ?5)")                                    \
	X(BASELINES, "SELECT serial, digest, accepted, mark, tenant"           \
		     " FROM baselines WHERE ?1 = '' OR tenant = ?1"            \
		     " ORDER BY tenant, serial")                               \
	X(BASELINE_NAMES, "SELECT DISTINCT tenant FROM baselines")             \
	X(EVENT_IS_KNOWN, "SELECT 1 FROM events"                               \
			  " WHERE series = ?1 AND type = ?2 AND id = ?3")      \
	X(EVENT_ADD,                                                           \
	    "INSERT INTO events (series, type, id, time, snapshot, body)"      \
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                \
	X(EVENTS_SINCE,                                                        \
	    "SELECT type, id, time, body FROM events INDEXED BY events_time"   \
	    " WHERE series = ?1 AND type = ?2 AND time >= ?3"                  \
	    " AND snapshot <= ?4 ORDER BY time DESC LIMIT ?5")                 \
	X(EVENTS_OF_RUN,                                                       \
	    "SELECT type, id, time, body FROM events"                          \
	    " INDEXED BY events_snapshot WHERE series = ?1 AND snapshot = ?2"  \
	    " ORDER BY type, id")                                              \
	X(EVENT_RUN_AT, "SELECT windows, pruned FROM event_runs"               \
			" WHERE series = ?1 AND snapshot = ?2")                \
	X(EVENT_RUN_ADD, "INSERT INTO event_runs (series, snapshot, windows)"  \
			 " VALUES (?1, ?2, ?3)")                               \
	X(EVENT_RUNS,                                                          \
	    "SELECT snapshot, windows, pruned FROM event_runs"                 \
	    " WHERE series = ?1 AND snapshot <= ?2 ORDER BY snapshot DESC")    \
	X(EVENT_RUNS_PRUNE,                                                    \
	    "UPDATE event_runs SET pruned = ?2 WHERE series = ?1 AND snapshot" \
	    " IN (SELECT snapshot FROM events"                                 \
	    " WHERE series = ?1 AND time < ?2)")                               \
	X(EVENTS_PRUNE, "DELETE FROM events WHERE series = ?1 AND time < ?2")

enum sql {
#define SQL_ENUM(name, text) SQL_##name,
	SQL_STATEMENTS(SQL_ENUM)
#undef SQL_ENUM
	    SQL_COUNT
};

#endif
