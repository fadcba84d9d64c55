#!/bin/sh
# size.sh [ROOT] - no source file is longer than 400 lines.
set -eu
cd "${1:-$(dirname "$0")/../..}"

find auditor graph baselines cmd tests -name '*.[ch]' 2>/dev/null |
	LC_ALL=C sort |
	xargs -r awk '
	FNR == 401 {
		print "size: " FILENAME " is longer than 400 lines"
		bad = 1
	}
	END { exit bad }
	' || exit 1
