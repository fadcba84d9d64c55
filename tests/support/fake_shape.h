/*
 * fake_shape.h - brings a directory object into the shape that Graph serves.
 */
#ifndef TESTS_SUPPORT_FAKE_SHAPE_H
#define TESTS_SUPPORT_FAKE_SHAPE_H

#include "tests/support/fake_data.h"
#include "tests/support/fake_odata.h"

/*
 * fake_shape_object(site, object, options):
 * Return a copy of ${object} as these ${options} serve it: selected, expanded
 * (at most twenty related objects, and no link to the rest), keys hidden.
 */
cJSON *fake_shape_object(const struct fake_site *site, const cJSON *object,
    const struct fake_odata *options);

/*
 * fake_shape_related(site, object, member, items):
 * Collect the objects whose ids ${member} of ${object} lists ("_owners"),
 * borrowed, in ${items}.
 */
void fake_shape_related(const struct fake_site *site, const cJSON *object,
    const char *member, struct fake_items *items);

/*
 * fake_shape_find(list, member, value):
 * The object of ${list} whose ${member} equals ${value}, or NULL.
 */
const cJSON *fake_shape_find(
    const cJSON *list, const char *member, const char *value);

#endif
