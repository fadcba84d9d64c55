#!/bin/sh
# names.sh BUILD [ROOT] - what a file exports begins with the name of the file
# or with its first words (store_get.c: store_…; endpoints.c: endpoint_…), or
# with the name of a header beside it (sign.c: signature_… of signature.h);
# exceptions, each with its reason, in names.txt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "${2:-$here/../..}" && pwd)
cd "${1:?usage: names.sh BUILD [ROOT]}"

list_symbols() {
	for folder in auditor graph baselines cmd tests/support; do
		[ ! -d "$folder" ] || find "$folder" -name '*.o'
	done | grep -v '^tests/support/fake_' | LC_ALL=C sort |
		while read -r object; do
			# An object whose source is gone is left over.
			[ -f "$root/${object%.o}.c" ] || continue
			nm -g --defined-only --format=posix "$object" |
				awk -v object="${object%.o}" \
					'{ print "symbol", object, $1 }'
		done
}

list_headers() {
	(cd "$root" && find auditor graph baselines cmd tests/support \
		-name '*.h' 2>/dev/null | sed 's/^/header /; s/\.h$//')
}

{ list_headers && list_symbols; } | awk -v table="$here/names.txt" '
	function has_prefix(symbol, prefix) {
		return symbol == prefix || index(symbol, prefix "_") == 1
	}
	function is_named_by(symbol, stem,  single) {
		for (;;) {
			single = stem
			sub(/s$/, "", single)
			if (has_prefix(symbol, stem) || has_prefix(symbol, single))
				return 1
			if (!sub(/_[^_]*$/, "", stem))
				return 0
		}
	}
	function is_of_header(symbol, folder,  prefix) {
		prefix = symbol
		for (;;) {
			if ((folder prefix) in headers)
				return 1
			if (!sub(/_[^_]*$/, "", prefix))
				return 0
		}
	}
	function is_exception(object, symbol,  i, n, part) {
		n = split(extra[object], part, " ")
		for (i = 1; i <= n; i++)
			if (index(symbol, part[i]) == 1)
				return 1
		return 0
	}
	BEGIN {
		while ((getline row < table) > 0) {
			sub(/#.*/, "", row)
			if (row ~ /^[ \t]*$/)
				continue
			object = row
			sub(/[ \t].*/, "", object)
			sub(/^[^ \t]*[ \t]+/, "", row)
			extra[object] = row
		}
	}
	$1 == "header" { headers[$2] = 1; next }
	# The compiler adds these under SAN=address.
	$3 ~ /^__(odr_)?asan/ { next }
	{
		folder = $2
		sub(/[^\/]*$/, "", folder)
		stem = substr($2, length(folder) + 1)
		if ($3 == "main" || is_named_by($3, stem) ||
		    is_of_header($3, folder) || is_exception($2, $3))
			next
		print "name: " $2 ".c exports " $3
		bad = 1
	}
	END { exit bad }
	'
