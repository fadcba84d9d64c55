/*
 * input.h - what is read as a file: a file, or a pipe that somebody writes to.
 */
#ifndef AUDITOR_BASE_INPUT_H
#define AUDITOR_BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/err.h"

struct input {
	int fd;           /* -1 for input_done: none */
	const char *name; /* borrowed, for messages */
	bool is_fresh;    /* a pipe, of which nothing was read yet */
};

/*
 * input_open(path, name, input, err):
 * Open ${path}, which messages call ${name}, without waiting for a writer that may never come; "-" is
 * standard input.  ERR_NOT_FOUND, or ERR_IO with a hint for a folder, a socket
 * and a device; /dev/null is empty, and a terminal is read.
 */
int input_open(const char *path, const char *name, struct input *input,
    struct err *err) MUST_USE;
void input_done(struct input *input);

/*
 * input_read(input, buf, size, got, err):
 * Read up to ${size} bytes; ${got} is 0 at the end.  ERR_IO with a hint for a
 * named pipe that nobody has open for writing; a writer that has nothing yet
 * is waited for.
 */
int input_read(struct input *input, char *buf, size_t size, size_t *got,
    struct err *err) MUST_USE;

#endif
