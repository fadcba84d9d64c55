#!/bin/bash
# run.sh BUILD - each allocation, and each change of a file, fails once; and the
# process is killed before each change of a file.
#
# A run that met the failure either ends with status 2 (4 where a baseline is
# held) and a message, publishes nothing and leaves the history as it was; or
# it went on without what failed and says exactly what a good run says.
#   STEP=7   only every seventh failure (1: all; 0, the default: about 300 each)
set -u
build=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$top/$build/torture
exoaudit=$top/$build/exoaudit
fault=$top/$build/tests/torture/fault.so
passed=0
failed=0

rm -rf "$work"
mkdir -p "$work"
cd "$work" || exit 2
"$top/tests/support/certs.sh" "$work/certs" >/dev/null 2>&1

cat > export.json <<'JSON'
{"InboundConnector":[{"Guid":"c0000000-0000-4000-8000-000000000001",
"Name":"Ran_abcde","Enabled":true,"ConnectorType":"OnPremises",
"SenderIPAddresses":["192.0.2.7"],"SenderDomains":["smtp:*;1"]}],
"TransportRule":[{"Guid":"c0000000-0000-4000-8000-000000000002",
"Name":"Test01","State":"Enabled","Mode":"Enforce","Priority":0,
"RemoveHeader":"X-MS-Exchange-Organization-AuthAs"}],
"AcceptedDomain":[{"Guid":"c0000000-0000-4000-8000-000000000003",
"Name":"contoso.com","DomainName":"contoso.com","DomainType":"Authoritative",
"MatchSubDomains":false,"Default":true}]}
JSON
cat > exoaudit.yaml <<'YAML'
store: history.db
tenants:
  contoso:
    tenant: aaaaaaaa-0000-4000-8000-000000000001
YAML

# The state that each run begins with; then what it is: the snapshots that the
# program can list, whole, and what was published.
fresh() {
	rm -rf now
	cp -a start now
}
seen() {
	(
		cd now || exit
		"$exoaudit" history --no-sandbox 2>/dev/null | wc -l
		[ ! -s history.db ] || sqlite3 history.db \
			"pragma integrity_check;
			select number, hex(content_digest) from snapshots;
			select object, hex(digest), first, until from versions" \
			2>/dev/null | grep -v '^ok$'
		sha256sum out.json out.html 2>/dev/null
	)
}

# timeless FILE: without times, and the link that holds one.
timeless() {
	sed -E 's/[0-9]{4}-[0-9-]+T[0-9:]+Z//g; /^link /d' "$1"
}

# one KIND NUMBER COMMAND…: run it with that failure.
one() {
	local kind=$1 number=$2
	shift 2
	fresh
	(cd now && FAULT_KIND=$kind FAULT_AT=$number LD_PRELOAD=$fault \
		timeout 60 "$exoaudit" "$@" --no-sandbox >../stdout 2>../stderr) \
		2>/dev/null
	status=$?
}

bad() {
	failed=$((failed + 1))
	echo "not ok: $*"
	sed 's/^/    /' stderr | head -5
}

# judge NAME: a good outcome is the one before, or the one after.
judge() {
	local after
	after=$(seen)
	if [ "$status" -eq 2 ] && [ "$after" = "$before" ] && [ -s stderr ]; then
		passed=$((passed + 1))
	elif [ "$status" -eq "$good" ] && [ "$after" = "$done" ] &&
		[ "$(timeless stdout)" = "$(timeless good.stdout)" ]; then
		passed=$((passed + 1))
	elif [ "$status" -eq 2 ] && [ "$after" = "$done" ] && [ -s stderr ]; then
		# All was written, and then the result could not be shown.
		passed=$((passed + 1))
	elif [ "$status" -eq 137 ] &&
		{ [ "$after" = "$before" ] || [ "$after" = "$done" ]; }; then
		passed=$((passed + 1))
	else
		bad "$1: status $status, wanted 2 or $good" \
			"$([ "$after" = "$before" ] || echo ", state changed")"
	fi
}

# torture NAME COMMAND…
torture() {
	local name=$1 kind total step
	shift
	fresh
	before=$(seen)
	for kind in alloc io kill; do
		fresh
		(cd now && FAULT_KIND=$kind FAULT_COUNT=../count \
			LD_PRELOAD=$fault "$exoaudit" "$@" --no-sandbox \
			>../good.stdout 2>../good.stderr)
		good=$?
		done=$(seen)
		total=$(cat count)
		step=${STEP:-0}
		[ "$step" -gt 0 ] || step=$((total / 300 + 1))
		for ((number = 1; number <= total; number += step)); do
			one "$kind" "$number" "$@"
			judge "$name: $kind $number of $total"
		done
		echo "# $name: $kind, $total, every ${step}th"
	done
}

mkdir start
cp -a export.json exoaudit.yaml certs start/
torture "import into a new history" import export.json
(cd start && "$exoaudit" import export.json --no-sandbox) >/dev/null 2>&1
sed 's/Test01/Test02/' export.json > start/export2.json
torture "import into a history" import export2.json
torture "audit, two reports" audit --series import:export --as-of 2026-01-01 \
	--format json --output out.json --report html=out.html
torture "baseline create" baseline create --series import:export \
	--output out.json

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
