#!/bin/sh
# hostile.sh FOLDER - the fixture tenants `before` and `compromised` with an
# attack for every name and comment, below FOLDER.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)

for tenant in before compromised; do
	mkdir -p "$1/$tenant"
	seed=0
	for file in "$top/fixtures/tenants/$tenant"/*.json; do
		name=$(basename "$file")
		seed=$((seed + 5))
		case $name in
		# The last two are named by rules, which have to find them.
		tenant.json | defaults.json | mail-contacts.json | \
			outbound-connectors.json)
			cp "$file" "$1/$tenant/$name" ;;
		*)
			jq --argjson seed $seed -f \
				"$top/tests/support/hostile.jq" "$file" \
				>"$1/$tenant/$name" ;;
		esac
	done
done
