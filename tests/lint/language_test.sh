#!/bin/sh
# language_test.sh - no text for people bypasses gettext, in this tree and in
# one that is planted.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/exoaudit-language.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
number=0

# check NAME STATUS HAS [ROOT]: HAS is all that is said when it is empty.
check() {
	number=$((number + 1))
	ROOT=${4:-$here/../..} "$here/language.sh" >"$work/said" 2>&1
	got=$?
	if [ "$got" -eq "$2" ] &&
		if [ -n "$3" ]; then
			[ "$(cat "$work/said")" = "language: $3" ]
		else
			[ ! -s "$work/said" ]
		fi; then
		echo "ok $number - $1"
		return
	fi
	echo "status $got, output:"
	sed 's/^/  /' "$work/said"
	echo "not ok $number - $1"
}

# plant NAME STATUS HAS LINE: a tree in which a function has this line.
plant() {
	rm -rf "$work/tree"
	for folder in auditor graph baselines cmd; do
		mkdir -p "$work/tree/$folder"
	done
	cat >"$work/tree/cmd/say.c" <<-EOF
	/* No text for "people who" read. */
	void say(unsigned long count)
	{
		$4
	}
	EOF
	check "$1" "$2" "$3" "$work/tree"
}

check "this tree" 0 ""
at=cmd/say.c:4

plant "a marked sentence" 0 "" 'put(_("nothing was read"));'
plant "an unmarked one" 1 \
	"$at not translated: \"nothing was read\"" 'put("nothing was read");'
plant "one on two lines" 1 "$at not translated: \"nothing was read\"" \
	'put("nothing " "was read");'
plant "one with names in it" 1 "$at not translated: \"%s has %.*s rules\"" \
	'put("%s has " SV_FMT " rules", name, SV_ARG(many));'
plant "the second of two" 1 "$at not translated: \"a second one\"" \
	'err_hint(err, count > 1 ? "a first one" : "a second one");'
plant "what err_set translates" 0 "" \
	'err_set(err, ERR_IO, "nothing was read");'
plant "its argument" 1 "$at not translated: \"a whole number\"" \
	'err_set(err, ERR_IO, "%s is expected", "a whole number");'
plant "both forms of a count" 0 "" \
	'put(PLURAL(count, "one more thing", "many more things"));'
plant "a piece of a sentence" 1 "$at a piece of a sentence: \"read by \"" \
	'put(_("read by ")); put(name);'
plant "the other end of it" 1 "$at a piece of a sentence: \" was not read\"" \
	'put(name); put(_(" was not read"));'
plant "words of machines" 0 "" \
	'put("not-collected"); put("DisplayName,Id"); put("--as-of");'
plant "a name that stands alone" 0 "" 'put("Exchange");'
echo "1..$number"
