#!/bin/sh
# layers.sh [ROOT] - who may include whom: layers.txt, libraries.txt.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:-$here/../..}"

find auditor graph baselines cmd tests -name '*.[ch]' 2>/dev/null |
	LC_ALL=C sort |
	xargs -r grep -HnE '^[[:space:]]*#[[:space:]]*include' /dev/null |
	awk -v layers="$here/layers.txt" -v libraries="$here/libraries.txt" '
	function complain(what) {
		print "layer: " file ":" line " " what
		bad = 1
	}
	function folder_of(path) {
		if (path ~ /^tests\//)
			return "tests"
		sub(/\/[^\/]*$/, "", path)
		return path
	}
	function check_project(path,  to) {
		if (path ~ /\.c$/)
			complain("includes the source file " path)
		if ((getline ignored < path) < 0)
			complain("includes " path ", which is not there by that path from the root")
		close(path)
		to = folder_of(path)
		if (!(from in known))
			complain("lies in " from ", which layers.txt does not know")
		else if (!((from, to) in ok) && !((from, "*") in ok))
			complain("includes " path ": " from " may not include from " to)
	}
	function is_place(places,  i, n, part) {
		n = split(places, part, " ")
		for (i = 1; i <= n; i++)
			if (part[i] == from || part[i] == file || index(file, part[i] "/") == 1)
				return 1
		return 0
	}
	function check_library(name,  key, best) {
		best = ""
		for (key in allowed)
			if (name == key || (key ~ /\/$/ && index(name, key) == 1))
				if (length(key) > length(best))
					best = key
		if (best == "" || is_place(allowed[best]))
			return
		if (from == "tests" && allowed[best] !~ /tests/ && allowed[best] != "-")
			return
		complain("includes <" name ">, which belongs in: " allowed[best])
	}
	BEGIN {
		while ((getline row < layers) > 0) {
			if (row ~ /^#/ || split(row, part, " ") == 0)
				continue
			known[part[1]] = 1
			ok[part[1], part[1]] = 1
			for (i = 2; i in part; i++)
				ok[part[1], part[i]] = 1
			split("", part)
		}
		while ((getline row < libraries) > 0) {
			if (row ~ /^#/ || row ~ /^$/)
				continue
			name = row
			sub(/[ \t].*/, "", name)
			sub(/^[^ \t]*[ \t]+/, "", row)
			allowed[name] = row
		}
	}
	{
		split($0, head, ":")
		file = head[1]
		line = head[2]
		from = folder_of(file)
		if (match($0, /"[^"]*"/))
			check_project(substr($0, RSTART + 1, RLENGTH - 2))
		else if (match($0, /<[^>]*>/))
			check_library(substr($0, RSTART + 1, RLENGTH - 2))
		else
			complain("includes by a macro")
	}
	END { exit bad }
	'
