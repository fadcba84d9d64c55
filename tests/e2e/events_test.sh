#!/bin/sh
# events_test.sh - sign-ins and audit records: read once, judged, never taken
# for clean when they could not be read.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs

# A tenant of our own over another: over BASE SETTINGS.
over() {
	rm -rf "$work/tenant"
	mkdir -p "$work/tenant"
	printf '{"extends": "%s/fixtures/tenants/%s"%s}' "$top" "$1" "$2" \
		>"$work/tenant/tenant.json"
}

# configure DB: the running tenant, without a baseline, into a history of its own.
configure() {
	tenant_config | sed -e '/^    baseline:/d' -e "s/^store:.*/store: $1/" \
		>"$work/exoaudit.yaml"
}

# record ID OPERATION NAME PARAMETER [AGO]: of the application, an hour old.
record() {
	printf '{"Id":"%s","_ago":%s,"Operation":"%s","Workload":"Exchange",' \
		"$1" "${5:-3600}" "$2"
	printf '"UserId":"app@sharepoint","ResultStatus":"True","ObjectId":"",'
	printf '"ClientIP":"203.0.113.45:4711","Parameters":'
	printf '[{"Name":"%s","Value":"%s"}]}' "$4" "$3"
}

# gaps CHECK TYPE REASON NAME: not assessed, for that reason.
gaps() {
	query out ".not_assessed | any(.check == \"$1\" and .kind == \"$2\" and (.reason | startswith(\"$3\")))" \
		"$4"
}

over before ''
tenant_start "$work/tenant"
configure events.db
expect 0 "the first run reads what there is" snapshot
events=$(sqlite3 "$work/events.db" 'SELECT count(*) FROM events')
result "$([ "$events" -gt 20 ]; echo $?)" "and keeps it"
content=$(sqlite3 "$work/events.db" 'SELECT hex(content_digest) FROM snapshots')
tenant_stop

# A connector and a rule that came and went since, and no snapshot has.
{
	printf '['
	record r1 New-InboundConnector Ran_qwert Name
	printf ','
	record r2 Remove-InboundConnector Ran_qwert Identity
	printf ','
	record r3 New-TransportRule 'Stays unseen' Name
	printf ']'
} >"$work/tenant/exchange-audit-records.json"
tenant_start "$work/tenant"
configure events.db
run snapshot
result "$status" "the second run"
now=$(sqlite3 "$work/events.db" 'SELECT count(*) FROM events')
result "$([ "$now" -eq $((events + 3)) ]; echo $?)" "adds only what is new"
same=$(sqlite3 "$work/events.db" 'SELECT hex(content_digest) FROM snapshots WHERE number = 2')
result "$([ "$same" = "$content" ]; echo $?)" \
	"and the content of the tenant is the same"
run audit --snapshot 2 --format json
query out '[.findings[] | select(.check == "HX-002") | .object.name] == ["Ran_qwert"]' \
	"the connector that came and went is found"
query out '.findings[] | select(.check == "HX-002") | .evidence | any(.value | test("app@sharepoint from 203.0.113.45"))' \
	"with who did it, and from where"
query out '.complete and ([.not_assessed[] | select(.check == "HX-002")] | length == 0)' \
	"and everything was assessed"
run audit --snapshot 2 --format text
says out "HX-002" "the text names it"
run audit --snapshot 1 --format json
query out '[.findings[] | select(.check == "HX-002")] | length == 0' \
	"nobody knew of it when the first snapshot was taken"
tenant_stop

# A connector that is there now: who made it stands beside the change.
printf '[%s]' "$(record r4 New-InboundConnector 'Plant relay' Name 3)" \
	>"$work/tenant/exchange-audit-records.json"
printf '[{"Name": "Plant relay", "Guid": "0d3f4c5b-1f0e-4c8e-9a8d-3a5f6a7b8c9d", "ConnectorType": "OnPremises", "RequireTls": true, "SenderIPAddresses": ["192.0.2.9"]}, {"Name": "Depot relay", "Guid": "1d3f4c5b-1f0e-4c8e-9a8d-3a5f6a7b8c9d", "ConnectorType": "OnPremises", "RequireTls": true, "SenderIPAddresses": ["192.0.2.8"]}]' \
	>"$work/tenant/inbound-connectors.json"
# The record has to lie between the two snapshots.
sleep 5
tenant_start "$work/tenant"
configure events.db
run snapshot
run diff 2 3
says out "by app@sharepoint from 203.0.113.45 (New-InboundConnector)" \
	"diff: who made the connector"
says out "no record found; it may still come" \
	"diff: and that there is no record of the other"
run audit --snapshot 3 --format json --report text=who.txt
query out '.changes | any(.object.name == "Plant relay" and .who.actor == "app@sharepoint" and .who.address == "203.0.113.45")' \
	"the report says so"
query out '.changes | any(.object.name == "Depot relay" and .who.state == "pending")' \
	"and what it does not know"
says who.txt "by app@sharepoint" "in the text too"
tenant_stop

over before ', "entraPremium": false'
tenant_start "$work/tenant"
configure free.db
expect 3 "without a licence for sign-ins a snapshot is incomplete" snapshot
says err "sign-in: not-collected (licence)" "and says why"
run audit --snapshot 1 --format json
gaps SI-001 sign-in licence "what sign-ins would show is not assessed"
query out '.complete == false' "and the audit is not complete"
tenant_stop

over before ', "apps": [{"clientId": "b1abd1b9-4621-41bb-a41a-0e1a4ddb765e", "certificates": true, "graph": {"roles": ["Application.Read.All", "Directory.Read.All", "Policy.Read.All"]}, "exchange": {"roles": ["Exchange.ManageAsApp"]}, "wids": ["5d6b6bb7-de71-4623-b4af-96380a352509"]}]'
tenant_start "$work/tenant"
configure poor.db
expect 3 "without the permissions a snapshot is incomplete" snapshot
says err "exchange-audit: not-collected (permission): needs" \
	"what is needed is named"
says err "directory-audit: not-collected (permission): needs AuditLog.Read.All" \
	"for the directory too"
run audit --snapshot 1 --format json
gaps HX-002 exchange-audit permission "what came and went is not assessed"
gaps SI-002 sign-in permission "nor who signed in"
tenant_stop

tenant_start before
configure off.db
expect 3 "events can be left out" snapshot --no-events
says err "exchange-audit: not-collected (not-requested)" "and that is said"
run audit --snapshot 1 --format json
gaps HX-002 exchange-audit not-requested "and is no clean result"
expect 0 "and be read from any time on" snapshot --events-since 2026-01-01
tenant_stop

tenant_start compromised
configure attack.db
expect 1 "the attack" audit --format json --report text=attack.txt
for check in SI-001 SI-002 HX-002; do
	query out ".findings | any(.check == \"$check\" and .severity == \"high\")" \
		"the attack: $check"
done
query out '[.findings[] | select(.check == "IC-011" and .object.name == "Ran_kvbtx")][0].evidence | any(.value | test("contoso_qzk"))' \
	"the connector names the application that made it"
says attack.txt "HX-002" "the text names what came and went"
tenant_stop

done_testing
