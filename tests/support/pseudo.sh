#!/bin/sh
# pseudo.sh BUILD - the catalogue of a language that marks every text.
#
# Each run of a msgid between two conversions stands in brackets, values
# do not: what a reader then sees outside brackets went past gettext.  It is
# BUILD/pseudo/en@pseudo/LC_MESSAGES/exoaudit.mo: give TEXTDOMAINDIR=BUILD/pseudo,
# LC_ALL=C.UTF-8, LANGUAGE=en@pseudo.
set -eu
folder=$1/pseudo/en@pseudo/LC_MESSAGES
mkdir -p "$folder"
cmd/package/messages.sh "$folder/exoaudit.pot"

msgcat --no-wrap "$folder/exoaudit.pot" | awk '
function marked(text,  out, run) {
	out = ""
	while (match(text,
	    /%[-+ #0]*[0-9]*(\.(\*|[0-9]+))?(hh|h|ll|l|z|j)?[a-zA-Z%]|\\n|\$[1-9]?/)) {
		out = out in_brackets(substr(text, 1, RSTART - 1)) \
		    substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
	}
	return out in_brackets(text)
}
function in_brackets(run) {
	return run == "" ? "" : "⟦" run "⟧"
}
function say() {
	if (many == "") {
		print flags "msgid \"" one "\"\nmsgstr \"" marked(one) "\"\n"
	} else {
		print flags "msgid \"" one "\"\nmsgid_plural \"" many "\""
		print "msgstr[0] \"" marked(one) "\""
		print "msgstr[1] \"" marked(many) "\"\n"
	}
}
function end() {
	if (at == "str" && one != "")
		say()
	one = many = at = flags = ""
}
BEGIN {
	print "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\""
	print "\"Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n"
}
/^$/ { end(); next }
/^#,/ { flags = $0 "\n"; sub(/fuzzy/, "no-wrap", flags) }
/^#/ { next }
/^msgid_plural / { at = "many"; sub(/^msgid_plural /, "") }
/^msgid / { at = "one"; sub(/^msgid /, "") }
/^msgstr/ { at = "str"; next }
{ text = substr($0, 2, length($0) - 2) }
at == "one" { one = one text }
at == "many" { many = many text }
END { end() }
' > "$folder/exoaudit.po"
msgfmt --check-format -o "$folder/exoaudit.mo" "$folder/exoaudit.po"
