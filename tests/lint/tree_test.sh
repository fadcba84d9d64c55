#!/bin/sh
# tree_test.sh - the lints, over the tree as it is.
set -u
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
number=0

lint() { # lint NAME COMMAND…
	name=$1
	shift
	number=$((number + 1))
	if "$@"; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
	fi
}

lint "who includes whom" tests/lint/layers.sh
lint "sizes of files" tests/lint/size.sh
lint "names of what is exported" tests/lint/names.sh "${EXOAUDIT_BUILD:-build}"
echo "1..$number"
