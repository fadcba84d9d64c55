#!/bin/sh
# catalogue_test.sh - the program has every check of the list.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

expect 0 "the catalogue" checks
awk '$1 ~ /^[A-Z][A-Z]-[0-9]+[a-z]?$/ { print $1 }' "$work/out" |
	LC_ALL=C sort >"$work/ids"
good=0
LC_ALL=C sort "$top/fixtures/cases/checks.txt" >"$work/wanted"
comm -23 "$work/wanted" "$work/ids" >"$work/out"
[ ! -s "$work/out" ] || good=1
result $good "holds all of fixtures/cases/checks.txt"

done_testing
