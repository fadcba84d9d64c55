#!/bin/sh
# completion_test.sh - completion scripts and the manual from the tables.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

for shell in bash fish zsh; do
	expect 0 "a script for $shell" help --completion $shell
	cp "$work/out" "$work/$shell"
	says out "strict-coverage" "with options"
	says out "no-sandbox" "and those of every command"
done
bad 2 'no completion for "csh"' "an unknown shell" help --completion csh

# offered WORD…: what bash would offer for the last of them.
offered() {
	bash -c 'source "$1"; shift
		COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
		_exoaudit 2>/dev/null; echo "${COMPREPLY[*]}"' \
		bash "$work/bash" exoaudit "$@" >"$work/out"
}
offered b
says out "baseline" "a command"
offered baseline s
says out "sign" "its second word"
lacks out "verify" "and no other"
offered audit --sn
says out "--snapshot" "an option"
offered audit --fail-on ""
result "$(truth [ -z "$(cat "$work/out")" ])" \
	"nothing where a value is to be thought of"
for shell in bash zsh fish; do
	command -v $shell >/dev/null || continue
	result "$(truth $shell -n "$work/$shell")" "$shell reads its script"
done

# What follows the last dot of its path is the section for mandoc.
lint_page() { # lint_page SECTION
	command -v mandoc >/dev/null || return 0
	cp "$work/out" "$work/page.$1"
	result "$(truth mandoc -T lint -W warning "$work/page.$1")" \
		"and mandoc has nothing to warn of"
}

expect 0 "the manual" help --man
says out ".TH EXOAUDIT 1" "is one"
lint_page 1
expect 0 "the manual of the configuration" help --man-config
says out ".TH EXOAUDIT.YAML 5" "is one"
says out "LoadCredential" "and says where keys may come from"
lint_page 5

done_testing
