#!/bin/sh
# history_test.sh - the chain: verified, anchored, pruned, moved; single lives.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
tenant=7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957

# connectors DAY JSON: an export of that day of May 2026 into the history.
connectors() {
	printf '{"InboundConnector": [%s]}\n' "$2" >"$work/export.json"
	(cd "$work" && "$exoaudit" import export.json --store h.db \
		--tenant $tenant --label files \
		--taken-at "2026-05-${1}T06:00:00Z") >"$work/out" \
		2>"$work/err" || [ $? -eq 3 ]
}

# connector ID NAME ADDRESS
connector() {
	printf '{"Guid": "%s", "Name": "%s", "Enabled": true, ' "$1" "$2"
	printf '"ConnectorType": "OnPremises", "SenderDomains": ["smtp:*;1"], '
	printf '"TlsSenderCertificateName": null, '
	printf '"AssociatedAcceptedDomains": [], "SenderIPAddresses": ["%s"]}' "$3"
}
partner=$(connector aaaaaaaa-0000-4000-8000-000000000001 Partner 192.0.2.1)
moved=$(connector aaaaaaaa-0000-4000-8000-000000000001 "Partner two" 192.0.2.9)
ran=$(connector aaaaaaaa-0000-4000-8000-000000000002 Ran_abcde 203.0.113.7)
again=$(connector aaaaaaaa-0000-4000-8000-000000000003 Harmless 203.0.113.7)

connectors 01 "$partner"
connectors 02 "$partner, $ran"
connectors 03 "$partner"
connectors 04 "$moved"
connectors 05 "$moved, $ran"
connectors 06 "$moved, $again"
expect 0 "the snapshots are listed" history --store h.db
says out "2026-05-06T06:00:00Z" "with their times"
says out "  No.  finished              lists           link              series" \
	"and headings"
expect 0 "with a schedule" history --store h.db --every 8h
says out "gap  2026-05-01T06:00:00Z to 2026-05-02T06:00:00Z: about 2 snapshots are missing" \
	"gaps are shown"
bad 2 "is no length of time" "a schedule that is none" \
	history --store h.db --every often

expect 0 "the life of an object by a name it had" \
	history Partner --store h.db
says out 'first seen as "Partner"' "how it began"
says out 'renamed from "Partner" to "Partner two"' "its rename"
says out 'SenderIPAddresses: -192.0.2.1 +192.0.2.9' "its change"
expect 0 "of one that came back" history Ran_abcde --store h.db
says out "3  2026-05-03T06:00:00Z  gone" "its absence"
says out "5  2026-05-05T06:00:00Z  returned as" "its return"
says out 'the same effect under another id: "Harmless"' \
	"its return under another name"
expect 0 "by kind and id" history --store h.db \
	inbound-connector/AAAAAAAA-0000-4000-8000-000000000003
says out 'another id: "Ran_abcde"' "and from the other side"
bad 2 "was ever called" "one that never was" history nobody --store h.db
says err "give its id or a name it had" "which names are good"
bad 2 "was ever called" "a subcommand mistyped" history verfy --store h.db
says err 'did you mean `exoaudit history verify`?' "is recognised"

# --- verify, head, anchor -----------------------------------------------------
expect 0 "the chain holds" history verify --store h.db
says out "6 snapshots, all digests and links hold" "all of it"
says out "not anchored" "and nothing fixes it from outside"
head=$(sed -n 's/.*head 6, [^ ]*: //p' "$work/out")
expect 0 "its head is there" history verify --store h.db --head "$head"
says out "anchored whole" "and is an anchor"
bad 2 "no link" "a head that is none" history verify --store h.db --head 12

cat >"$work/exoaudit.yaml" <<YAML
store: h.db
tenants:
  contoso:
    tenant: $tenant
    signers:
      - {name: alice, certificate: certs/alice.crt.pem}
YAML
expect 0 "an anchor is made" history anchor anchor.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
connectors 07 "$moved"
expect 0 "and shown" history verify --anchor anchor.json
says out "anchored up to 6, not from 7 on" "up to where"
sed 's/"number":6/"number":5/' "$work/anchor.json" >"$work/edited.json"
cp "$work/anchor.json.alice.p7s" "$work/edited.json.alice.p7s"
expect 4 "an edited anchor" history verify --anchor edited.json
mv "$work/edited.json.alice.p7s" "$work/kept.p7s"
expect 4 "an anchor that nobody signed" history verify --anchor edited.json

# copy NAME SQL: a copy of the history, altered.
copy() {
	cp "$work/h.db" "$work/$1.db"
	sqlite3 "$work/$1.db" "PRAGMA foreign_keys = OFF; $2" >/dev/null
}
copy body "UPDATE bodies SET body = replace(body, '203.0.113.7', '203.0.113.8')"
expect 4 "an altered state" history verify --store body.db
says out "BROKEN at snapshot 2" "is named"
says out "  hint: what is stored of this object was edited" "with what to do"
copy first "UPDATE snapshots SET started = started - 1 WHERE number = 1"
expect 4 "a chain broken at its first snapshot" history verify \
	--store first.db --anchor anchor.json --head "$head"
says out "BROKEN at snapshot 1" "is named too"
says out "behind the break" "the anchor cannot be held against it"
says out "no snapshot before the break has this link" "nor the head"
lacks out "tail was cut off" "and no tail is said to be cut off"
copy tail "DELETE FROM versions WHERE first = 7;
	UPDATE versions SET until = NULL WHERE until = 7;
	DELETE FROM snapshots WHERE number = 7"
expect 0 "a tail cut off is not seen from within" \
	history verify --store tail.db
last=$(cd "$work" && "$exoaudit" history verify --store h.db |
	sed -n 's/.*head 7, [^ ]*: //p')
expect 4 "but by the head" history verify --store tail.db --head "$last"
says out "its tail was cut off" "which says so"
says out "  hint: look for the copy" "and what to do"
copy short "DELETE FROM versions WHERE first >= 6;
	UPDATE versions SET until = NULL WHERE until >= 6;
	DELETE FROM snapshots WHERE number >= 6"
expect 4 "a longer tail" history verify --store short.db --anchor anchor.json
says out "ends with snapshot 5, the anchor names snapshot 6" "by the anchor"
says out "  hint: take the newest copy" "and what to do"

# An editor who makes all of it anew: another history with other links.
for day in 01 02 03 04 05 06; do
	printf '{"InboundConnector": [%s]}\n' "$moved" >"$work/export.json"
	(cd "$work" && "$exoaudit" import export.json --store new.db \
		--tenant $tenant --taken-at "2026-05-${day}T06:00:00Z") \
		>/dev/null 2>&1 || [ $? -eq 3 ]
done
expect 0 "a rewritten history holds by itself" history verify --store new.db
expect 4 "but not by the anchor" history verify --store new.db \
	--anchor anchor.json
says out "the history was rewritten" "which says so"
says out "  hint: keep this file" "and what to do"
mkfifo "$work/pipe"
bad 2 "a pipe that nobody writes to" "an anchor that never comes" \
	history verify --anchor pipe
bad 2 "a pipe that nobody writes to" "a baseline that never comes" \
	baseline show pipe
bad 2 "a pipe that nobody writes to" "expected changes that never come" \
	review --before 1 --after 2 --series import:files --expect pipe
bad 2 "is a device, not a file" "an anchor without end" \
	history verify --anchor /dev/zero
bad 2 "is a folder, not a file" "a folder for an anchor" \
	history verify --anchor .
cp "$work/anchor.json.alice.p7s" "$work/pipe.alice.p7s"
exec 9<>"$work/pipe" 8<"$work/pipe"
cat "$work/anchor.json" >&9
exec 9>&-
expect 0 "an anchor out of a pipe" history verify --anchor pipe
exec 8<&-
rm "$work/pipe" "$work/pipe.alice.p7s"

# --- prune, export, import ----------------------------------------------------
expect 0 "a copy for another machine" history export moved.db
bad 2 "File exists" "which replaces nothing" history export moved.db
expect 0 "it is a history" history verify --store moved.db --anchor anchor.json
chmod 444 "$work/moved.db"
mkdir "$work/media" && cp "$work/moved.db" "$work/media/" &&
	chmod 555 "$work/media"
expect 0 "also on read-only media" history verify --store media/moved.db
expect 0 "it is taken in there" history import moved.db --store there.db
says out "snapshots 1 to 7 taken in" "whole"
expect 0 "its chain intact" history verify --store there.db --head "$last"
expect 0 "again, nothing is new" history import moved.db --store there.db
says out "nothing new, 7 snapshots" "and said so"
connectors 08 "$moved, $again"
expect 0 "what came since" history export later.db
expect 0 "follows" history import later.db --store there.db
says out "snapshots 8 to 8 taken in" "where it ended"
bad 4 "went another way there: snapshot 1" "one that went another way" \
	history import later.db --store new.db
bad 4 "of snapshot 2" "one that is broken" \
	history import body.db --store there.db
expect 0 "and nothing was changed" history verify --store there.db

expect 0 "pruned" history prune --keep 2 --store there.db
says err "6 snapshots pruned" "and said so"
expect 0 "the chain still holds" history verify --store there.db \
	--anchor anchor.json
says out "pruned below 7" "and says what it lacks"
expect 0 "lives are still told" history Ran_abcde --store there.db
says out "returned as" "names and returns"
says out 'another id: "Harmless"' "what did the same"
bad 2 "was pruned" "but no contents" diff 2 8 --series import:files \
	--store there.db
expect 1 "what is kept is whole" diff 7 8 --series import:files \
	--store there.db
connectors 09 "$moved"
expect 0 "more comes from there" history export longer.db
expect 0 "into what was pruned" history import longer.db --store there.db
says out "what was pruned here below 7 stays pruned" "and stays so"
expect 0 "and it holds" history verify --store there.db --anchor anchor.json
says out "pruned below 7" "as it was"
bad 2 "was pruned" "and no contents came back" diff 2 8 \
	--series import:files --store there.db
bad 2 "--keep" "without saying what" history prune --store there.db
bad 2 "--keep" "or nonsense" history prune --keep 3w --store there.db

done_testing
