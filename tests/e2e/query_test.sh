#!/bin/sh
# query_test.sh - read-only SQL on a snapshot, and checks of the user's own.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

expect 0 "tables are named without a history" query .tables
says out "baseline_transport_rule" "those of the baseline, too"
expect 0 "columns of one" query '.schema transport_rule'
says out '"RemoveHeader"' "as Microsoft spells them"
bad 2 'there is no table "nothing"' "a table that is none" \
	query '.schema nothing'

prepare_baseline
expect 0 "a query" query \
	'SELECT name, ConnectorType FROM inbound_connector ORDER BY name'
says out "ConnectorType" "has a head"
says out "OnPremises" "and rows"
expect 0 "as JSON" query --format json \
	'SELECT count(*) AS n FROM transport_rule'
query out '.[0].n > 0' "is JSON"
expect 0 "as CSV" query -f csv "SELECT '=1+1' AS a, -1 AS b"
good=0
[ "$(tr -d '\r' <"$work/out" | tail -n 1)" = "'=1+1,-1" ] || good=1
result $good "guards formulas, not numbers"
expect 0 "the baseline" query --format json \
	'SELECT (SELECT count(*) FROM baseline_transport_rule) = count(*) AS same
	FROM transport_rule'
query out '.[0].same == 1' "is the same"

bad 2 "no such table: nowhere" "a table that is not there" \
	query 'SELECT 1 FROM nowhere'
bad 2 "there is no format" "a format that is none" query -f xml 'SELECT 1'
for sql in "ATTACH '$work/x.db' AS x" "PRAGMA user_version" \
	"SELECT load_extension('x')" "DELETE FROM coverage" \
	"SELECT random()"; do
	run query "$sql"
	good=0
	{ [ "$status" -eq 2 ] && grep -q "can only read" "$work/err"; } ||
		good=1
	result $good "refused: ${sql%% *}"
done
run query "VACUUM INTO '$work/x.db'"
good=0
{ [ "$status" -eq 2 ] && [ ! -e "$work/x.db" ]; } || good=1
result $good "no file is written"
run query --timeout 1 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1
	FROM n) SELECT count(*) FROM n'
good=0
{ [ "$status" -eq 2 ] && grep -q "longer than 1000 mill" "$work/err"; } ||
	good=1
result $good "time is bounded"

printf '%s\n' '.mode csv' 'SELECT 1 AS a,' '2 AS b;' 'SELECT 3 AS c;' '.quit' \
	'nonsense;' >"$work/in"
status=0
(cd "$work" && "$exoaudit" query <in) >"$work/out" 2>"$work/err" || status=$?
good=0
[ "$status" -eq 0 ] || good=1
[ "$(tr -d '\r' <"$work/out" | tr '\n' '|')" = 'a,b|1,2|c|3|' ] || good=1
result $good "statements come by a pipe, over several lines"
printf 'SELECT 1;\nnonsense;\nSELECT 2;\n' >"$work/in"
status=0
(cd "$work" && "$exoaudit" query <in) >"$work/out" 2>"$work/err" || status=$?
good=0
{ [ "$status" -eq 2 ] && ! grep -q '^2$' "$work/out"; } || good=1
result $good "there, the first error ends it"

cat >"$work/part.json" <<END
{"TransportRule": []}
END
run import part.json --label part
expect 3 "a list that was not read" query --series import:part \
	'SELECT count(*) FROM mailbox'
says err "mailbox was not read whole" "is named"
expect 0 "one that was read is empty" query --series import:part \
	'SELECT count(*) FROM transport_rule'

# Checks of one's own.
mkdir "$work/checks.d"
cat >"$work/checks.d/disclaimer.sql" <<'END'
-- id: ORG-001
-- title: Rule that is not enforced
-- points: 10
-- remediation: Set-TransportRule -Mode Enforce, or remove it
SELECT 'transport-rule' AS kind, id, name, 'Mode: ' || Mode AS evidence
FROM transport_rule WHERE Mode <> 'Enforce'
UNION ALL
SELECT 'accepted-domain', id, name, 'DomainType: ' || DomainType
FROM accepted_domain WHERE id = (SELECT min(id) FROM accepted_domain)
END
expect 0 "the catalogue with one's own" checks --checks checks.d
says out "ORG-001  10  low" "names it"
run audit -n 1 --checks checks.d --format json
query out '.findings | any(.check == "ORG-001" and .object.kind == "accepted-domain")' \
	"a check of one's own finds"
run audit -n 1 --checks checks.d
says out "Set-TransportRule -Mode Enforce" "and says what to do"
run audit -n 1 --checks checks.d --fail-on info --format json
query out '.exit_status == 1' "what it finds counts"
run audit --series import:part --checks checks.d --format json
query out '.not_assessed | any(.check == "ORG-001" and .kind == "accepted-domain")' \
	"a list it reads that was not read: not assessed"

mkdir "$work/broken"
broken() { # broken TEXT NAME: what stands in broken/x.sql
	run audit -n 1 --checks broken
	good=0
	[ "$status" -eq 2 ] || good=1
	grep -qF -- "$1" "$work/err" || good=1
	[ ! -s "$work/out" ] || good=1
	result $good "$2"
}
own=$work/checks.d/disclaimer.sql
echo 'SELECT 1' >"$work/broken/x.sql"
broken "broken/x.sql:1: its head lacks id" "no head"
sed 's/ORG-001/TR-002/' "$own" >"$work/broken/x.sql"
broken "x.sql:1: TR-002 is a check of the catalogue" "an id that is taken"
sed 's/Mode AS evidence/Mode/' "$own" >"$work/broken/x.sql"
broken "the columns kind, id, name and evidence" "other columns"
sed 's/FROM transport_rule/FROM transport_rules/' "$own" >"$work/broken/x.sql"
broken "x.sql:6: no such table: transport_rules" "no such table"
bad 2 "there is no check in" "an empty folder" audit -n 1 --checks certs

# Signed with the baseline: what it finds stands in the way, until approved.
sed 's/points: 10/points: 30/' "$work/checks.d/disclaimer.sql" >"$work/x" &&
	mv "$work/x" "$work/checks.d/disclaimer.sql"
run baseline create --policy policy.yaml --checks checks.d -o other.json
good=0
{ [ "$status" -eq 1 ] && grep -q "^ORG-001 (medium)" "$work/err"; } || good=1
result $good "what is not approved stands in the way of a baseline"
cp "$work/policy.yaml" "$work/approved.yaml"
cat >>"$work/approved.yaml" <<END
approvals:
  - check: ORG-001
    object: $(cd "$work" && "$exoaudit" query -f csv \
	'SELECT min(id) FROM accepted_domain' | tr -d '\r' | tail -n 1)
    reason: it has to be one
    approver: Alice
END
expect 0 "approved it does not" baseline create --policy approved.yaml \
	--checks checks.d -o other.json
says other.json '"check":"ORG-001"' "and the approval is part of it"
sed 's/points: 30/points: 10/' "$work/checks.d/disclaimer.sql" >"$work/x" &&
	mv "$work/x" "$work/checks.d/disclaimer.sql"
sed 's/^store/store/; s|^    baseline:|    checks: checks.d\n    baseline:|' \
	"$work/exoaudit.yaml" >"$work/with.yaml"
mv "$work/with.yaml" "$work/exoaudit.yaml"
expect 0 "a baseline that names it" baseline create --policy policy.yaml
expect 0 "is signed" baseline sign baseline.json --name alice \
	--certificate certs/alice.crt.pem --key certs/alice.key.pem
run audit -n 1 --format json
query out '.baseline.state == "trusted"' "and trusted"
cp -r "$work/checks.d" "$work/kept"
echo '-- one more remark' >>"$work/checks.d/disclaimer.sql"
bad 4 "check ORG-001 (" "an edit of the check is seen" audit -n 1
says err "was edited since the baseline was signed" "and said so"
mv "$work/checks.d/disclaimer.sql" "$work/gone.sql"
sed 's/ORG-001/ORG-002/' "$work/gone.sql" >"$work/checks.d/other.sql"
bad 4 "check ORG-001, which the baseline names, is not there" \
	"and so is its absence" audit -n 1
cp "$work/kept/disclaimer.sql" "$work/checks.d/disclaimer.sql"
run audit -n 1 --format json
query out '.baseline.state == "trusted" and
	(.findings | any(.check == "ORG-002"))' "one more check is welcome"

done_testing
