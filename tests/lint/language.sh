#!/bin/sh
# language.sh [FOLDER…] - every text for people goes through gettext, whole.
# ROOT in the environment is the tree that is looked at; this one else.
#
# A literal that reads like prose is a text for people unless language.txt says
# what else it is; a msgid with a blank at an end is a piece of a sentence.  With
# FOLDERs only what lies in them is looked at.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
messages=$here/../../cmd/package/messages.sh
cd "${ROOT:-$here/../..}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# flat FILE.pot: "place<TAB>text", a line for each text.
flat() {
	msgcat --no-wrap "$1" | awk '
	function say(  i, n, place) {
		n = split(places, place, " ")
		for (i = 1; i <= n; i++)
			print place[i] "\t" text
		places = ""
	}
	/^#: / { places = places " " substr($0, 4) }
	/^msgid(_plural)? "/ {
		kept = places
		if (is_text) {
			say()
			places = kept
		}
		text = $0
		sub(/^[a-z_]* "/, "", text)
		sub(/"$/, "", text)
		is_text = 1
		next
	}
	is_text && /^"/ { text = text substr($0, 2, length($0) - 2); next }
	is_text { is_text = 0; say() }
	END { if (is_text) say() }
	'
}

"$messages" "$work/marked.pot"
"$messages" "$work/all.pot" --extract-all 2> "$work/noise"
flat "$work/marked.pot" > "$work/marked"
flat "$work/all.pot" > "$work/all"

awk -F '\t' -v only="$*" '
function is_exempt(file, text,  i) {
	sub(/^ +/, "", text)
	sub(/^ +/, "", text)
	for (i = 1; i <= rules; i++)
		if (file ~ pattern[i] &&
		    (start[i] == "*" || index(text, start[i]) == 1))
			return 1
	return 0
}
# Two words, or one beside a value; a command with its options is none.
function is_prose(text) {
	if (text ~ /[A-Za-z][a-z\047]+,? [a-z]+/)
		return 1
	gsub(/%[-+ #0]*[0-9.*]*(<PRI[a-z]64>|(hh|h|ll|l|z|j)?[a-zA-Z])/, "%",
	    text)
	return text !~ / -[A-Z]/ && text ~ /[a-z][a-z]+,? %|%,? [a-z][a-z]+/
}
function is_wanted(file,  i, n, part) {
	n = split(only, part, " ")
	for (i = 1; i <= n; i++)
		if (index(file, part[i]) == 1)
			return 1
	return n == 0
}
FILENAME ~ /language.txt$/ {
	if (/^#/ || NF == 0)
		next
	rules++
	match($0, / +/)
	pattern[rules] = "^" substr($0, 1, RSTART - 1) "$"
	gsub(/\./, "\\.", pattern[rules])
	gsub(/\*/, "[^/]*", pattern[rules])
	start[rules] = substr($0, RSTART + RLENGTH)
	next
}
{
	file = $1
	sub(/:[0-9]*$/, "", file)
	if (!is_wanted(file))
		next
}
FILENAME ~ /marked$/ {
	is_marked[$2] = 1
	if (($2 ~ /^ / || $2 ~ / $/) && !is_exempt(file, $2)) {
		print "language: " $1 " a piece of a sentence: \"" $2 "\""
		bad = 1
	}
	next
}
is_prose($2) && !($2 in is_marked) && !is_exempt(file, $2) {
	print "language: " $1 " not translated: \"" $2 "\""
	bad = 1
}
END { exit bad }
' "$here/language.txt" "$work/marked" "$work/all"
