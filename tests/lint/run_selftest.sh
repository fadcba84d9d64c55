#!/bin/sh
# run_selftest.sh - tests/run.sh counts failures of every sort.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/exoaudit-selftest.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
number=0

# check NAME STATUS LAST-LINE HAS PROGRAM...: what run.sh says of programs.
check() {
	name=$1 status=$2 last=$3 has=$4
	shift 4
	number=$((number + 1))
	"$here/../run.sh" "$@" >"$work/said" 2>&1
	got=$?
	if [ "$got" -eq "$status" ] &&
		[ "$(tail -n 1 "$work/said")" = "$last" ] &&
		grep -q -e "$has" "$work/said"; then
		echo "ok $number - $name"
		return
	fi
	echo "status $got, output:"
	sed 's/^/  /' "$work/said"
	echo "not ok $number - $name"
}

# make FILE: a program from standard input.
make() {
	{ echo '#!/bin/sh' && cat; } >"$work/$1"
	chmod +x "$work/$1"
}

make good <<'X'
printf '1..2\nok 1 - a\nok 2 - b\n'
X
make good.sh <<'X'
printf 'ok 1 - a\n1..1\n'
X
make failing <<'X'
echo "x is 1, not 2" >&2
printf '1..2\nok 1 - a\nnot ok 2 - b\n'
exit 1
X
make crashing <<'X'
printf '1..3\nok 1 - a\n'
kill -SEGV $$
X
make empty <<'X'
exit 0
X
make planless <<'X'
echo "ok 1 - a"
X
make short <<'X'
printf '1..3\nok 1 - a\nok 2 - b\n'
X
make idle <<'X'
echo 1..0
X
make leaking <<'X'
printf '1..1\nok 1 - a\n'
echo "12 bytes are lost" >&2
exit 9
X
make hanging <<'X'
printf '1..1\nok 1 - a\n'
sleep 100
X
make quiet <<'X'
printf '1..1\nnot ok 1 - a\n'
X

check "a good program" 0 "2 passed, 0 failed" "good: 2 passed" "$work/good"
check "a good script" 0 "1 passed, 0 failed" "good.sh: 1 passed" "$work/good.sh"
check "two good programs" 0 "3 passed, 0 failed" "good.sh: 1 passed" \
	"$work/good" "$work/good.sh"
check "a failing program" 1 "1 passed, 1 failed" "    not ok 2 - b" \
	"$work/failing"
check "what a failing program said" 1 "1 passed, 1 failed" \
	"    x is 1, not 2" "$work/failing"
check "a crashing program" 1 "1 passed, 1 failed" "ended by signal 11" \
	"$work/crashing"
check "an empty program" 1 "0 passed, 1 failed" "printed no plan" "$work/empty"
check "a program without plan" 1 "1 passed, 1 failed" "printed no plan" \
	"$work/planless"
check "a program that stops early" 1 "2 passed, 1 failed" "ran 2 of 3 tests" \
	"$work/short"
check "a program without tests" 1 "0 passed, 1 failed" "holds no test" \
	"$work/idle"
check "a leaking program" 1 "1 passed, 1 failed" "ended with status 9" \
	"$work/leaking"
check "a failure that ends with 0" 1 "0 passed, 1 failed" "not ok 1 - a" \
	"$work/quiet"
check "a program that is not there" 1 "0 passed, 1 failed" "printed no plan" \
	"$work/none"
check "a failure among good ones" 1 "4 passed, 1 failed" "good: 2 passed" \
	"$work/good" "$work/failing" "$work/good.sh"
check "nothing to run" 1 "0 passed, 1 failed" "no test was given"
TEST_TIME=1
export TEST_TIME
check "a hanging program" 1 "1 passed, 1 failed" "took too long" \
	"$work/hanging"

echo "1..$number"
