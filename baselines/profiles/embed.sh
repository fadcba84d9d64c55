#!/bin/sh
# embed.sh - the dated profiles as C, for auditor/check/profile_shipped.c: an
# installed program has them within.  A test holds the two against each other.
set -eu
cd "$(dirname "$0")"

cat <<'END'
/*
 * profile_shipped.c - the profiles that ship with the program.
 *
 * Made by baselines/profiles/embed.sh of the files beside it.
 */
#include "auditor/base/attr.h"
#include "auditor/check/profile.h"

#include "auditor/base/banned.h"

/* clang-format off */
END
for file in [0-9]*.yaml; do
	name=$(printf '%s' "${file%.yaml}" | tr -c 'a-zA-Z0-9' '_')
	printf 'static const char *const lines_%s[] = {\n' "$name"
	sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/    "&\\n",/' "$file"
	printf '    NULL,\n};\n\n'
done
printf 'static const struct profile_file files[] = {\n'
for file in [0-9]*.yaml; do
	name=$(printf '%s' "${file%.yaml}" | tr -c 'a-zA-Z0-9' '_')
	printf '    {"%s", lines_%s},\n' "${file%.yaml}" "$name"
done
cat <<'END'
};
/* clang-format on */

const struct profile_file *
profile_shipped(size_t index)
{
	return index < COUNT_OF(files) ? &files[index] : NULL;
}
END
