/*
 * manual.h - the manual pages, from the tables of commands and keys.
 */
#ifndef CMD_MANUAL_H
#define CMD_MANUAL_H

#include "auditor/base/err.h"

/* manual_program(err): exoaudit(1) in man(7) form, to standard output. */
int manual_program(struct err *err) MUST_USE;

/* manual_config(err): exoaudit.yaml(5), likewise. */
int manual_config(struct err *err) MUST_USE;

#endif
