/*
 * kit_rows.h - table-driven tests: each row is a test with a name.
 *
 * The only files that know the test framework are this one and its .c.
 */
#ifndef TESTS_SUPPORT_KIT_ROWS_H
#define TESTS_SUPPORT_KIT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/attr.h"
#include "auditor/base/err.h"
#include "auditor/base/strview.h"

/* kit_case(name, run): one test; ${run} gets NULL. */
void kit_case(const char *name, void (*run)(const void *row));

/*
 * kit_rows(rows, count, size, run):
 * A test for each of ${count} rows of ${size} bytes; a row is a struct whose
 * first member is its name, a const char *.  Names are unique in a program.
 */
void kit_rows(
    const void *rows, size_t count, size_t size, void (*run)(const void *row));

#define KIT_ROWS(rows, run)                                                    \
	kit_rows(rows, COUNT_OF(rows), sizeof((rows)[0]), run)

/* kit_finish(): run what was added; the status for main to return. */
int kit_finish(void);

/* kit_folder(): an empty folder of this test program's own, removed at exit. */
const char *kit_folder(void);

/* kit_file(path): contents of a file of the project, borrowed for the run. */
strview kit_file(const char *path);

/* Checks end the test when they fail. */
#define KIT_TRUE(cond) kit_true((cond), #cond, __FILE__, __LINE__)
#define KIT_INT(have, want)                                                    \
	kit_int((int64_t)(have), (int64_t)(want), #have, __FILE__, __LINE__)
#define KIT_TEXT(have, want) kit_text((have), (want), #have, __FILE__, __LINE__)
/* The call succeeded; else its error is shown. */
#define KIT_GOOD(call, err) kit_good((call), (err), #call, __FILE__, __LINE__)
/* The text of an error holds ${part}. */
#define KIT_HAS(have, part) kit_has((have), (part), #have, __FILE__, __LINE__)

void kit_true(bool holds, const char *what, const char *file, int line);
void kit_int(
    int64_t have, int64_t want, const char *what, const char *file, int line);
void kit_text(
    strview have, strview want, const char *what, const char *file, int line);
void kit_good(int status, const struct err *err, const char *what,
    const char *file, int line);
void kit_has(strview have, const char *part, const char *what, const char *file,
    int line);

#endif
