#!/bin/sh
# run.sh PROGRAM... - run tests that print TAP; the last line is the sum.
#
# A program is a binary, or a script ending in .sh.  It prints a plan (1..N,
# anywhere) and a line "ok N - name" or "not ok N - name" for each test.  One
# line is shown for a program that passes; all it said for one that fails.
#
# RUN       put before each binary: valgrind and its options
# TEST_TIME seconds a program may take, 900 unless told
# JOBS      programs at once, as many as processors unless told
set -u

# Called by itself: run.sh --one FOLDER NUMBER PROGRAM.
if [ "${1:-}" = --one ]; then
	work=$2/$3
	program=$4
	mkdir "$work" || exit 2
else
	work=$(mktemp -d "${TMPDIR:-/tmp}/exoaudit-run.XXXXXX") || exit 2
	trap 'rm -rf "$work"' EXIT
	trap 'exit 2' HUP INT TERM
	program=
fi

run_one() {
	with=${RUN:-}
	case $1 in
	*.sh) with="sh" ;;
	esac
	# A command and its options, split on purpose.
	# shellcheck disable=SC2086
	timeout -k 10 "${TEST_TIME:-900}" $with "$1" \
		>"$work/out" 2>&1 </dev/null
}

# Print "good bad complaint" for the output of a program that ended with $1.
judge() {
	awk -v status="$1" '
	/^1\.\.[0-9]+/ { has_plan = 1; planned = substr($0, 4) + 0 }
	/^ok( |$)/ { good++ }
	/^not ok( |$)/ { bad++ }
	END {
		what = ""
		if (status == 124 || status == 137)
			what = "took too long"
		else if (status > 128)
			what = "ended by signal " status - 128
		else if (!has_plan)
			what = "printed no plan"
		else if (good + bad != planned)
			what = "ran " good + bad " of " planned " tests"
		else if (planned == 0)
			what = "holds no test"
		else if (status != 0 && bad == 0)
			what = "ended with status " status
		print good + 0, bad + (what != ""), what
	}
	' "$work/out"
}

# Run $program; its verdict goes to a file, what is shown to standard output,
# in one piece.
measure() {
	name=${program##*tests/}
	CMOCKA_MESSAGE_OUTPUT=TAP run_one "$program"
	judge $? >"$work/verdict"
	read -r good bad what <"$work/verdict"
	if [ "$bad" -eq 0 ]; then
		echo "$name: $good passed"
		return
	fi
	{
		echo "$name: $good passed, $bad failed${what:+ ($what)}"
		grep -av -e '^ok ' -e '^1\.\.' -e '^# ok' "$work/out" |
			sed 's/^/    /'
	} >"$work/shown"
	cat "$work/shown"
}

if [ -n "$program" ]; then
	measure
	exit 0
fi
if [ $# -eq 0 ]; then
	echo "no test was given"
	echo "0 passed, 1 failed"
	exit 1
fi
jobs=${JOBS:-$(nproc 2>/dev/null || echo 1)}
printf '%s\n' "$@" | awk '{ print NR; print }' |
	xargs -P "$jobs" -n 2 sh "$0" --one "$work"
# A program without verdict is one failure.
for number in $(seq $#); do
	cat "$work/$number/verdict" 2>/dev/null || echo "0 1"
done | awk '
	{ good += $1; bad += $2 }
	END {
		print good + 0 " passed, " bad + 0 " failed"
		exit bad > 0
	}'
