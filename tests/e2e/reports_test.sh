#!/bin/sh
# reports_test.sh - all reports or none, and nothing else is written over.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

prepare_baseline
tenant_stop

# refused NAME TEXT ARG…: status 2, says so, no result and no report.
refused() {
	name=$1
	text=$2
	shift 2
	bad 2 "$text" "$name" audit --snapshot 1 "$@"
	good=0
	[ ! -s "$work/out" ] || good=1
	for file in "$work"/*.html* "$work"/*.txt*; do
		[ ! -e "$file" ] || good=1
	done
	result $good "$name: nothing was written"
}

mkdir "$work/folder"
refused "one report of three has no folder" "nowhere/two.json" \
	--report html=one.html --report json=nowhere/two.json \
	--report text=three.txt
refused "one report is to replace a folder" "folder" \
	--report html=one.html --report json=folder --report text=three.txt
refused "two reports into one file" "two reports" \
	--report html=one.html --report json=./one.html
ln -s one.html "$work/link.json"
refused "two reports into one file by a link" "two reports" \
	--report html=one.html --report json=link.json
rm "$work/link.json"
refused "two reports to standard output" "two reports" --report html=-
for input in history.db exoaudit.yaml baseline.json \
	baseline.json.alice.p7s certs/alice.crt.pem certs/client.pem; do
	cp "$work/$input" "$work/kept"
	refused "a report over $input" "$input" --report html=one.html \
		--report json=$input
	good=0
	cmp -s "$work/kept" "$work/$input" || good=1
	result $good "$input is as it was"
done

# coloured COUNT NAME VARIABLE…: lines with colours on a terminal.
coloured() {
	wanted=$1
	name=$2
	shift 2
	(cd "$work" && env -u NO_COLOR TERM=xterm "$@" \
		script -qec "$exoaudit audit --snapshot 1" /dev/null) \
		</dev/null >"$work/out" 2>"$work/err" || true
	found=$(grep -c "$(printf '\033\\[')" "$work/out" || true)
	result "$(truth test "$found" "$wanted" 0)" "$name"
}
if has_terminal; then
	coloured -gt "a terminal gets colours" A=b
	coloured -eq "none with NO_COLOR" NO_COLOR=1
	coloured -eq "none with TERM=dumb" TERM=dumb
else
	skip "a terminal gets colours" "no terminal can be made here"
fi

status=0
(cd "$work" && "$exoaudit" audit --snapshot 1 --report html=one.html) \
	>/dev/full 2>"$work/err" || status=$?
good=0
[ "$status" -eq 2 ] && [ ! -e "$work/one.html" ] || good=1
result $good "no report where the result cannot be shown"

ln -s target.json "$work/link.json"
expect 0 "reports to files, through a link, and to a device twice" \
	audit --snapshot 1 --report html=one.html --report json=link.json \
	--report text=/dev/null --report html=/dev/null
query target.json '.exit_status == 0' "behind the link is the report"
good=0
[ -L "$work/link.json" ] && [ -s "$work/one.html" ] || good=1
result $good "and the link is still one"
good=0
[ "$(find "$work" -name '*.??????' -newer "$work/kept" ! -name '*.sqlite' |
	wc -l)" -eq 0 ] || good=1
result $good "nothing is left beside them"

done_testing
