#!/bin/sh
# import_test.sh - exported files as input.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$work/exoaudit.yaml" <<EOF
store: history.db
tenants:
  contoso: {tenant: $tenant_id}
EOF

cat >"$work/rules.json" <<'EOF'
{"TransportRule": [
 {"Name": "Clean up", "Guid": "E0000000-0000-4000-8000-000000000001",
  "State": "Enabled", "Mode": "Enforce", "Priority": 0,
  "RemoveHeader": "DKIM-Signature", "SetHeaderName": null,
  "BlindCopyTo": null, "CopyTo": null, "RedirectMessageTo": null,
  "AddToRecipients": null, "WhenChanged": "/Date(1777880642000)/",
  "Comments": "MARKER"}],
 "SomethingElse": []}
EOF
expect 3 "a partial document is taken" import rules.json --label first
says err 'skipped "SomethingElse"' "what is not known is named"
says out "import:first" "the series is named"
expect 1 "and judged" audit --series import:first --format json
query out '.findings | any(.check == "TR-002")' "the header removal is found"
query out '.complete == false' "and the report is not complete"
query out '[.coverage[] | select(.kind == "inbound-connector")][0].status == "not-collected"' \
	"a kind that is absent is not collected"

# One odd byte in a comment: the object is judged as before, and said to be odd.
odd() { # odd NAME PERL-STRING
	perl -pe "s/MARKER/$2/" "$work/rules.json" >"$work/odd.json"
	expect 3 "$1: taken" import odd.json --label "odd"
	expect 1 "$1: judged" audit --series import:odd --format json
	query out '[.findings[].check] | index("TR-002") and index("TX-001")' \
		"$1: found, and the odd text too"
}
odd "NUL escape" 'a\\u0000b'
odd "lone surrogate" 'a\\ud800b'
odd "invalid UTF-8" 'a\xffb'
perl -pe 's/"MARKER"/123456789012345678901234567890/' "$work/rules.json" \
	>"$work/big.json"
expect 3 "a number beyond 2^63: taken" import big.json --label big
expect 1 "a number beyond 2^63: judged" audit --series import:big --format json
query out '.findings | any(.check == "TR-002")' "and found"

expect 3 "an export of the past" import rules.json --label past \
	--taken-at 2026-01-31
expect 1 "is judged as of then" audit --series import:past \
	--as-of 2026-02-01 --format json
query out '.as_of == "2026-02-01T00:00:00Z"' "and says so"

printf '{"InboundConnector": null}' >"$work/null.json"
expect 3 "null is neither empty nor unread" import null.json --label null
says err "neither empty nor unread" "and is said to be so"

# Two ways in, one tenant: same content.
jq '{TransportRule: {"@odata.context": "x", value: .TransportRule}}' \
	"$work/rules.json" >"$work/rest.json"
jq '{TransportRule: .TransportRule[0]}' "$work/rules.json" >"$work/ps.json"
expect 3 "a REST envelope" import rest.json --label rest
expect 3 "a list of one as an object" import ps.json --label ps
run audit --series import:rest --format json
one=$(jq -r .snapshot.content_digest "$work/out")
run audit --series import:ps --format json
two=$(jq -r .snapshot.content_digest "$work/out")
good=0
[ -n "$one" ] && [ "$one" = "$two" ] || good=1
result $good "give the same content digest"

done_testing
