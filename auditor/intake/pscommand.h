/*
 * pscommand.h - one command line of PowerShell, as a rule collection holds it.
 *
 * What is text is understood: parameters and their values, quoted or bare,
 * lists, arrays and hash tables of them, comments (about_Parsing,
 * about_Quoting_Rules).  Variables, expressions, here-strings, pipes and second
 * commands would have to be run to be known: they are refused.
 */
#ifndef AUDITOR_INTAKE_PSCOMMAND_H
#define AUDITOR_INTAKE_PSCOMMAND_H

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"

/* Most parameters of a command; New-TransportRule has some 200. */
#define PSCOMMAND_PARAMETERS 512

/*
 * pscommand_parse(text, arena, name, parameters, err):
 * Split ${text} into the ${name} of its command and its ${parameters}: an
 * object whose values are texts, booleans (switches, $true, $false), null
 * ($null), arrays of them, or objects (hash tables).  Errors name the offset.
 */
int pscommand_parse(strview text, struct arena *arena, strview *name,
    struct json *parameters, struct err *err) MUST_USE;

/*
 * pscommand_write(name, parameters, buf): the same as a command line again.
 */
void pscommand_write(
    strview name, const struct json *parameters, struct strbuf *buf);

#endif
