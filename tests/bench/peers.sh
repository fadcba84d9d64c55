#!/bin/sh
# peers.sh - two snapshots of a large tenant compared: this program beside jq,
# node with a JSON diff library, sqlite3 and diff, on the same bytes in the same
# run.  Usage: peers.sh BUILD [OBJECTS].  Needs the Debian packages jq, nodejs,
# npm, sqlite3 and time; the library comes from npm.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
objects=${2:-100000}
exoaudit=$top/$build/exoaudit
work=$top/$build/peers
tenant=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957
runs=3
mkdir -p "$work"
cd "$work"

ours() {
	"$exoaudit" diff 1 2 --series import:files --store history.db \
		--no-sandbox
}
verify() { "$exoaudit" history verify --store history.db --no-sandbox; }
plain() { diff -U0 before.jsonl after.jsonl; }
node_diff() { node --max-old-space-size=8192 keyed.mjs; }
jq_diff() {
	jq -n --slurpfile a before.jsonl --slurpfile b after.jsonl \
		'($a | map({key: .id, value: .}) | from_entries) as $x |
		($b | map({key: .id, value: .}) | from_entries) as $y |
		([$x | keys_unsorted[] | select($x[.] != $y[.])] | length) +
		([$y | keys_unsorted[] | select($x[.] == null)] | length)'
}
sqlite_diff() { sqlite3 :memory: <keyed.sql; }

# A function cannot be timed by time(1): this file calls itself.
case ${PEER:-} in
"") ;;
*)
	$PEER
	exit
	;;
esac

# lines EDIT: objects of about 1 KB, one a line; with EDIT 0.08 % are changed,
# 0.01 % are gone and 0.01 % are new.
lines() {
	awk -v count="$objects" -v edit="$1" 'BEGIN {
		pad = sprintf("%0700d", 0)
		for (i = 0; i < count; i++) {
			at = i % 10000
			if (!edit || at != 9)
				put(i, edit && at < 8 ? "Changed" : "As before")
			if (edit && at == 10)
				put(count + i, "New")
		}
	}
	function put(i, name,    id) {
		id = sprintf("%08x-0000-4000-8000-%012x", i * 37, i)
		printf "{\"id\":\"%s\",\"appId\":\"%s\",", id, id
		printf "\"displayName\":\"%s\",", name
		printf "\"accountEnabled\":true,\"tags\":[\"a%d\"],", i
		printf "\"servicePrincipalType\":\"Application\","
		printf "\"replyUrls\":[\"https://app.example/%d\"],", i
		printf "\"notes\":\"%s\",\"keyCredentials\":[],", pad
		printf "\"passwordCredentials\":[]}\n"
	}'
}

document() { # document FILE: its lines as export for this program
	printf '{"ServicePrincipal": [\n'
	sed '$!s/$/,/' "$1"
	printf ']}\n'
}

if [ ! -s history.db ]; then
	lines 0 >before.jsonl
	lines 1 >after.jsonl
	day=1
	for state in before after; do
		document $state.jsonl >$state.json
		"$exoaudit" import $state.json --store history.db --quiet \
			--tenant $tenant --taken-at 2026-05-0${day}T00:00:00Z \
			>/dev/null || [ $? -eq 3 ]
		day=$((day + 1))
	done
fi
[ -d node_modules/microdiff ] ||
	npm install --silent --no-fund --no-audit microdiff@1 >/dev/null

cat >keyed.mjs <<'JS'
import { readFileSync } from "node:fs";
import diff from "microdiff";
const load = (path) => new Map(readFileSync(path, "utf8").trimEnd().split("\n")
	.map((line) => { const one = JSON.parse(line); return [one.id, one]; }));
const [before, after] = [load("before.jsonl"), load("after.jsonl")];
let changes = 0;
for (const [id, one] of before)
	changes += !after.has(id) || diff(one, after.get(id)).length > 0;
for (const id of after.keys())
	changes += !before.has(id);
console.log(changes);
JS

cat >keyed.sql <<'SQL'
CREATE TABLE a (line TEXT);
CREATE TABLE b (line TEXT);
.mode list
.separator "\037" "\n"
.import before.jsonl a
.import after.jsonl b
CREATE TABLE ka AS SELECT json_extract(line, '$.id') AS id, line FROM a;
CREATE TABLE kb AS SELECT json_extract(line, '$.id') AS id, line FROM b;
CREATE UNIQUE INDEX ia ON ka (id);
CREATE UNIQUE INDEX ib ON kb (id);
SELECT count(*) FROM ka LEFT JOIN kb USING (id) WHERE kb.line IS NULL OR
	ka.line <> kb.line;
SELECT count(*) FROM kb WHERE id NOT IN (SELECT id FROM ka);
SQL

# measure LABEL FUNCTION: the median of the runs.
measure() {
	i=0
	: >"times"
	while [ $i -lt $runs ]; do
		PEER=$2 /usr/bin/time -f '%e %M' -o one -a "$top/tests/bench/peers.sh" \
			"$build" "$objects" >result 2>/dev/null || :
		tail -n 1 one >>"times"
		rm -f one
		i=$((i + 1))
	done
	sort -n "times" | awk -v label="$1" -v at=$(((runs + 1) / 2)) \
		'NR == at { printf "%-34s %8.2f s %8.1f MB\n", label, $1,
			$2 / 1024 }'
}

printf '%s objects, %s MB a side\n' "$objects" \
	"$(du -m before.jsonl | cut -f1)"
measure "exoaudit diff" ours
measure "exoaudit history verify" verify
measure "diff -U0" plain
measure "node, microdiff by id" node_diff
measure "sqlite3, joined by id" sqlite_diff
measure "jq, keyed by id" jq_diff
