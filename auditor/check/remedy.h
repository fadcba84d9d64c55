/*
 * remedy.h - commands that undo, for Windows PowerShell and PowerShell 7.
 *
 * Names come from the tenant; none may end the string it stands in.
 */
#ifndef AUDITOR_CHECK_REMEDY_H
#define AUDITOR_CHECK_REMEDY_H

#include "auditor/base/arena.h"
#include "auditor/base/strview.h"
#include "auditor/model/object.h"

/*
 * remedy_quote(text, arena):
 * ${text} as PowerShell expression: single quotes, inside which each quote,
 * the typographic ones U+2018 to U+201B among them, is doubled (PowerShell
 * takes them for quotes, about_Quoting_Rules).  Characters that cannot be
 * seen or steer a terminal are joined to it by number, in parentheses.
 */
strview remedy_quote(strview text, struct arena *arena);

/*
 * remedy_identity(object, arena):
 * What -Identity should get, quoted: the name, or the id where the name is
 * empty, disguised or odd.
 */
strview remedy_identity(const struct object *object, struct arena *arena);

/*
 * remedy_on(cmdlet, object, rest, arena):
 * "${cmdlet} -Identity 'name'${rest}".
 */
strview remedy_on(const char *cmdlet, const struct object *object,
    const char *rest, struct arena *arena);

/* remedy_list(object, field, arena): its values as @('a','b'). */
strview remedy_list(
    const struct object *object, const char *field, struct arena *arena);

/*
 * remedy_append(commands, next, arena):
 * Both, separated by "; "; behind some 8 KiB only that there are more.
 */
strview remedy_append(strview commands, strview next, struct arena *arena);

/* remedy_block_principal(id, arena): no sign-in for that application. */
strview remedy_block_principal(strview id, struct arena *arena);

#endif
