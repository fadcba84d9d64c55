#!/bin/sh
# scenario_test.sh - what happens to one connector over time, list by list:
# findings, changes and statuses are right at each step.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

tenant=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957
other=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a958

# connector N NAME ADDRESSES: one that was read whole.
connector() {
	printf '{"Guid": "aaaaaaaa-0000-4000-8000-00000000000%s", ' "$1"
	printf '"Name": "%s", "Enabled": true, "SenderDomains": ["smtp:*;1"], ' "$2"
	printf '"ConnectorType": "OnPremises", "TlsSenderCertificateName": null, '
	printf '"SenderIPAddresses": [%s]}' "$3"
}
ours='"192.0.2.1"'
theirs='"203.0.113.7", "203.0.113.8", "203.0.113.9"'
moved='"203.0.113.7", "203.0.113.8", "198.51.100.9"'
partner=$(connector 1 Partner "$ours")
cut=$(connector 1 Partner "$ours" | sed 's/"ConnectorType": "[A-Za-z]*", //')
ran=$(connector 2 Ran_abcde "$theirs")
again=$(connector 3 Ran_abcde "$theirs")
hidden=$(connector 4 Harmless "$moved")

# take DAY LIST [OPTION…]: an export of that day, which holds that list.
take() {
	day=$1
	printf '%s\n' "$2" >"$work/export.json"
	shift 2
	run import export.json --store h.db --tenant $tenant \
		--taken-at "2026-05-${day}T06:00:00Z" "$@"
}

# step NAME DAY LIST: taken and judged.
step() {
	take "$2" "$3"
	good=0
	[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || good=1
	result $good "$1: taken"
	judge
	cp "$work/out" "$work/judged.json"
}

judge() {
	run audit --store h.db --tenant $tenant --series import:files \
		--format json
}

# holds NAME FILTER: the audit says so.
holds() {
	good=0
	[ "$(jq "$2" "$work/judged.json" 2>"$work/err")" = true ] || good=1
	result $good "$1"
}
finding='[.findings[] | select(.check == "IC-001")][0]'
only_rules='{"TransportRule": []}'

step "before it" 01 "{\"InboundConnector\": [$partner]}"
holds "there is nothing" "$finding == null"

step "complete" 02 "{\"InboundConnector\": [$partner, $ran]}"
holds "it is new" "$finding.status == \"new\""
holds "and added" '[.changes[] | select(.type == "added")] | length == 1'

step "partial, without the object" 03 "{\"InboundConnector\": [$cut]}"
holds "the list is partial" \
	'.coverage | any(.kind == "inbound-connector" and .status == "partial")'
holds "it is unverified" "$finding.status == \"unverified\""
holds "and nothing is removed or resolved" \
	'([.changes[] | select(.type == "removed")] + .resolved) == []'

step "permission lost" 04 "$only_rules"
holds "it is unverified still" "$finding.status == \"unverified\""
holds "and nothing is removed or resolved" \
	'([.changes[] | select(.type == "removed")] + .resolved) == []'

step "read again" 05 "{\"InboundConnector\": [$partner, $ran]}"
holds "it is open" "$finding.status == \"open\""
holds "and nothing changed since it was last read" \
	'[.changes[] | select(.object.kind == "inbound-connector" and .type != "touched")] == []'

step "complete, without it" 06 "{\"InboundConnector\": [$partner]}"
holds "it is resolved" \
	"$finding == null and (.resolved | any(.check == \"IC-001\"))"
holds "and removed" '[.changes[] | select(.type == "removed")] | length == 1'

step "back with another id" 07 "{\"InboundConnector\": [$partner, $again]}"
holds "it is new" "$finding.status == \"new\""
holds "and known to have been there" \
	'.findings | any(.check == "HX-001" and .object.name == "Ran_abcde")'

step "gone again" 08 "{\"InboundConnector\": [$partner]}"
step "back under another name" 09 \
	"{\"InboundConnector\": [$partner, $hidden]}"
holds "the name says nothing" "$finding == null"
holds "its history does, though one address changed" \
	'.findings | any(.check == "HX-001" and .object.name == "Harmless")'
kept=$(jq -c '[.findings[] | [.check, .object.id, .status]] | sort' \
	"$work/judged.json")

# --- an older file in between --------------------------------------------------
take 03 "{\"InboundConnector\": [$ran]}"
good=0
[ "$status" -eq 2 ] && grep -q 'before snapshot 9' "$work/err" || good=1
result $good "an older file does not go in between"
take 03 "{\"InboundConnector\": [$ran]}" --label old
good=0
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || good=1
result $good "but into a series of its own"
judge
cp "$work/out" "$work/judged.json"
holds "and nothing is judged otherwise" \
	"([.findings[] | [.check, .object.id, .status]] | sort) == $kept"
bad 2 "in the future" "a clock that is ahead is refused" \
	import export.json --store h.db --tenant $tenant --taken-at 2999-01-01

# --- two tenants in one store --------------------------------------------------
printf '{"InboundConnector": [%s]}\n' "$again" >"$work/export.json"
run import export.json --store h.db --tenant $other \
	--taken-at "2026-05-04T06:00:00Z"
says out "snapshot 1 of $other" "another tenant begins with 1"
judge
cp "$work/out" "$work/judged.json"
holds "and changes nothing for the first" \
	"([.findings[] | [.check, .object.id, .status]] | sort) == $kept"
bad 2 "more than one tenant" "without saying which, nothing is judged" \
	audit --store h.db --series import:files
expect 0 "a name is searched in both" history Ran_abcde --store h.db
expect 0 "or in one" history Ran_abcde --store h.db --tenant $other
lacks out "2026-05-02" "which shows only its own"

# --- two machines ----------------------------------------------------------------
cp "$work/h.db" "$work/mine.db"
expect 0 "to another machine" history export moved.db --store h.db
expect 0 "taken in there" history import moved.db --store there.db
printf '{"InboundConnector": [%s]}\n' "$partner" >"$work/export.json"
run import export.json --store there.db --tenant $tenant \
	--taken-at "2026-05-10T06:00:00Z"
says out "snapshot 10" "it goes on there"
expect 0 "back here" history export back.db --store there.db
expect 0 "taken in here" history import back.db --store h.db
says out "snapshots 10 to 10 taken in" "what is new"
expect 0 "one chain" history verify --store h.db
run import export.json --store mine.db --tenant $tenant \
	--taken-at "2026-05-11T06:00:00Z"
bad 4 "went another way there: snapshot 10" "two that went on apart" \
	history import back.db --store mine.db

# --- two administrators at once ----------------------------------------------------
printf '{"InboundConnector": [%s]}\n' "$partner" >"$work/export.json"
pids=
for label in one two three four; do
	(cd "$work" && "$exoaudit" import export.json --store crowd.db \
		--tenant $tenant --label $label \
		--taken-at "2026-05-01T06:00:00Z" >"crowd.$label" 2>&1) &
	pids="$pids $!"
done
good=0
for pid in $pids; do
	wait "$pid" || [ $? -eq 3 ] || good=1
done
result $good "four runs at once wait for each other"
expect 0 "and all of it holds" history verify --store crowd.db
good=0
[ "$(grep -c '1 snapshots, all digests' "$work/out")" -eq 4 ] || good=1
result $good "each of them"

# --- prune -----------------------------------------------------------------------
cp "$work/mine.db" "$work/h.db"
run import export.json --store mine.db --tenant $tenant --taken-at \
	"2026-05-12T06:00:00Z"
expect 0 "pruned to the last" history prune --keep 1 --store h.db
take 13 "{\"InboundConnector\": [$partner, $hidden]}"
judge
cp "$work/out" "$work/judged.json"
holds "what returns is still known by its fingerprint" \
	'.findings | any(.check == "HX-001" and .object.name == "Harmless")'
expect 0 "and the chain holds" history verify --store h.db

done_testing
