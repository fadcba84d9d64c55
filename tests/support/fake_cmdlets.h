/*
 * fake_cmdlets.h - the Exchange cmdlets that the fake tenant knows.
 */
#ifndef TESTS_SUPPORT_FAKE_CMDLETS_H
#define TESTS_SUPPORT_FAKE_CMDLETS_H

#include <stdbool.h>

struct fake_cmdlet {
	const char *name;
	const char *list;        /* fixture list */
	const char *parameters;  /* that it has, spaced */
	bool by_security_reader; /* may Security Reader call it? */
};

/* fake_cmdlet_find(name): the cmdlet of that name, or NULL. */
const struct fake_cmdlet *fake_cmdlet_find(const char *name);

#endif
