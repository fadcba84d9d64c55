#!/bin/sh
# prove.sh FOLDER - the detectors see a crash, a broken invariant and a leak
# in the targets of tests/fuzz/proof, which lie built in FOLDER.
set -u
folder=${1:?usage: prove.sh FOLDER}
work=$(mktemp -d "${TMPDIR:-/tmp}/exoaudit-prove.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
number=0
failed=0

# prove TARGET HAS: running TARGET fails and says HAS.
prove() {
	number=$((number + 1))
	"$folder/$1" -runs=100 -seed=1 -artifact_prefix="$work/" \
		>"$work/said" 2>&1
	status=$?
	if [ "$status" -ne 0 ] && grep -q -e "$2" "$work/said"; then
		echo "ok $number - $1 is seen"
		return
	fi
	echo "status $status, output:"
	sed 's/^/  /' "$work/said"
	echo "not ok $number - $1 is seen"
	failed=1
}

prove must_crash "AddressSanitizer: heap-buffer-overflow"
prove must_fail "must_fail.c:[0-9]*: does not hold: size > 4096"
prove must_leak "LeakSanitizer: detected memory leaks"
echo "1..$number"
exit "$failed"
