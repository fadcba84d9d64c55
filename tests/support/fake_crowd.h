/*
 * fake_crowd.h - makes a small fixture tenant a large one.
 */
#ifndef TESTS_SUPPORT_FAKE_CROWD_H
#define TESTS_SUPPORT_FAKE_CROWD_H

#include "tests/support/fake_data.h"

/*
 * fake_crowd_add(site):
 * For each list that "crowd" of tenant.json names, add so many objects like
 * those it has, with ids of their own and without owners.
 */
void fake_crowd_add(struct fake_site *site);

#endif
