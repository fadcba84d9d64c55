#!/bin/sh
# lint_selftest.sh - the lints accept a good tree and refuse a planted one.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/exoaudit-selftest.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
number=0

# check NAME STATUS HAS COMMAND...
check() {
	name=$1 status=$2 has=$3
	shift 3
	number=$((number + 1))
	"$@" >"$work/said" 2>&1
	got=$?
	if [ "$got" -eq "$status" ] &&
		{ [ -z "$has" ] || grep -q -e "$has" "$work/said"; }; then
		echo "ok $number - $name"
		return
	fi
	echo "status $got, output:"
	sed 's/^/  /' "$work/said"
	echo "not ok $number - $name"
}

plant() {
	mkdir -p "$(dirname "$work/tree/$1")"
	printf '%s\n' "$2" >"$work/tree/$1"
}

grow_tree() {
	rm -rf "$work/tree"
	plant auditor/base/err.h '#include <stdio.h>'
	plant auditor/base/err.c '#include "auditor/base/err.h"'
	plant auditor/base/json.c '#include <cjson/cJSON.h>'
	plant auditor/net/http.c '#include <curl/curl.h>'
	plant auditor/store/store.c '#include <sqlite3.h>'
	plant auditor/check/check.h '#include "baselines/policy.h"'
	plant baselines/policy.h '#include "auditor/base/err.h"'
	plant baselines/sign.c '#include <openssl/cms.h>'
	plant graph/token.c '#include <openssl/evp.h>'
	plant cmd/main.c '#include "auditor/check/check.h"'
	plant tests/support/kit_rows.c '#include <cmocka.h>'
	plant tests/support/fake_http.c '#include <microhttpd.h>'
	plant tests/unit/auditor/store/store_test.c '#include <sqlite3.h>'
}

# refuse NAME FILE LINE HAS: a tree with that file is refused.
refuse() {
	grow_tree
	plant "$2" "$3"
	check "$1" 1 "$4" "$here/layers.sh" "$work/tree"
}

# accept NAME FILE LINE: a tree with that file is accepted.
accept() {
	grow_tree
	plant "$2" "$3"
	check "$1" 0 "" "$here/layers.sh" "$work/tree"
}

check_layers() {
	grow_tree
	check "a tree in order" 0 "" "$here/layers.sh" "$work/tree"
	refuse "base includes above it" auditor/base/up.c \
		'#include "baselines/policy.h"' \
		"layer: auditor/base/up.c:1 includes baselines/policy.h"
	refuse "twins know each other" graph/twin.c \
		'#include "auditor/store/store.h"' "graph may not include from"
	refuse "the command line is included" auditor/check/up.c \
		'#include "cmd/main.c"' "includes the source file"
	refuse "blanks hide nothing" auditor/base/up.c \
		'	#  include   "baselines/policy.h"' "auditor/base/up.c:1"
	refuse "an unknown folder" auditor/new/new.c \
		'#include "auditor/base/err.h"' "layers.txt does not know"
	refuse "a path that is not from the root" auditor/base/near.c \
		'#include "err.h"' "not there by that path"
	refuse "a test includes a source" tests/unit/auditor/base/err_test.c \
		'#include "auditor/base/err.c"' "includes the source file"
	refuse "an include by a macro" auditor/base/macro.c \
		'#include HEADER' "includes by a macro"
	refuse "curl outside net" graph/curl.c '#include <curl/curl.h>' \
		"belongs in: auditor/net"
	refuse "cJSON outside base" graph/json.c '#include <cjson/cJSON.h>' \
		"belongs in: auditor/base"
	refuse "YAML outside base" baselines/yaml.c '#include <yaml.h>' \
		"belongs in: auditor/base"
	refuse "ICU outside base" auditor/check/name.c \
		'#include <unicode/uchar.h>' "belongs in: auditor/base"
	refuse "SQLite outside store" auditor/diff/db.c '#include <sqlite3.h>' \
		"belongs in: auditor/store"
	refuse "CMS outside baselines" graph/cms.c '#include <openssl/cms.h>' \
		"belongs in: baselines"
	refuse "OpenSSL in the model" auditor/model/digest.c \
		'#include <openssl/evp.h>' "belongs in: auditor/base graph"
	refuse "cmocka in a test" tests/unit/auditor/base/err_test.c \
		'#include <cmocka.h>' "belongs in: tests/support/kit_rows.c"
	refuse "threads in the program" cmd/thread.c '#include <pthread.h>' \
		"belongs in: tests/support"
	refuse "a library under cmd" cmd/curl.c '#include <curl/curl.h>' \
		"belongs in: auditor/net"
	accept "a test may use a library" tests/unit/graph/x_test.c \
		'#include <openssl/x509.h>'
}

check_size() {
	grow_tree
	yes '/* */' | head -n 400 >"$work/tree/cmd/long.c"
	check "400 lines" 0 "" "$here/size.sh" "$work/tree"
	yes '/* */' | head -n 401 >"$work/tree/cmd/long.c"
	check "401 lines" 1 "size: cmd/long.c is longer than 400 lines" \
		"$here/size.sh" "$work/tree"
}

# name NAME STATUS FILE FUNCTION: an object that exports FUNCTION.
name() {
	rm -rf "$work/build"
	grow_tree
	mkdir -p "$work/build/$(dirname "$3")"
	plant "$3.c" "int $4(void); int $4(void) { return 0; }"
	${CC:-cc} -c -o "$work/build/$3.o" "$work/tree/$3.c"
	has=
	[ "$2" -eq 0 ] || has="name: $3.c exports $4"
	check "$1" "$2" "$has" "$here/names.sh" "$work/build" "$work/tree"
}

check_names() {
	name "name of the file" 0 auditor/base/err err_set
	name "the name alone" 0 auditor/base/fold fold
	name "first words of the file" 0 auditor/store/store_get store_list
	name "one of many" 0 graph/endpoints endpoint_url
	name "header beside it" 0 baselines/compile policy_compile
	name "an exception" 0 auditor/base/mem size_add
	name "main" 0 cmd/main main
	name "of the address sanitizer" 0 auditor/base/err __odr_asan_text
	name "of its run-time library" 0 auditor/base/err __asan_text
	name "only the letters of a sanitizer" 1 auditor/base/err odr_asan_text
	name "no name of the file" 1 auditor/base/err fail
	name "only the letters of it" 1 auditor/base/err errno_text
	name "header of another folder" 1 graph/token err_token
	name "an exception of another file" 1 auditor/base/err size_add
}

check_layers
check_size
check_names
echo "1..$number"
