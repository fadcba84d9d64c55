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
	X(VERSION_CLOSE,                                                       \
	    "UPDATE versions SET until = ?4 WHERE series = ?1 AND kind = ?2"   \
	    " AND object = ?3 AND until IS NULL")                              \
	X(VERSION_ADD,                                                         \
	    "INSERT INTO versions (series, kind, object, first, digest)"       \
	    " VALUES (?1, ?2, ?3, ?4, ?5)")                                    \
	X(BODY_ADD, "INSERT INTO bodies (digest, body) VALUES (?1, ?2)"        \
		    " ON CONFLICT (digest) DO NOTHING")                        \
	X(BASELINE_LAST, "SELECT serial, digest, accepted FROM baselines"      \
			 " WHERE tenant = ?1 ORDER BY serial DESC LIMIT 1")    \
	X(BASELINE_ADD,                                                        \
	    "INSERT INTO baselines (tenant, serial, digest, accepted)"         \
	    " VALUES (?1, ?2, ?3, ?4)")

enum sql {
#define SQL_ENUM(name, text) SQL_##name,
	SQL_STATEMENTS(SQL_ENUM)
#undef SQL_ENUM
	    SQL_COUNT
};

#endif
