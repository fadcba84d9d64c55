#!/bin/sh
# doctor_test.sh - what can be read, what more could be done, and what to
# grant; the configuration that init writes.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs

# site ROLES WIDS: the fixture's auditor with these Graph roles and directory
# roles, as jq arrays.
site() {
	mkdir -p "$work/site"
	jq --arg before "$top/fixtures/tenants/before" \
		--argjson roles "$1" --argjson wids "$2" '
		(.apps[] | select(._label == "auditor")) as $auditor |
		{extends: $before, apps: [$auditor |
		  .graph.roles = (if $roles == [] then .graph.roles
		    else $roles end) | .wids = $wids]}' \
		"$top/fixtures/tenants/before/tenant.json" \
		>"$work/site/tenant.json"
	tenant_stop
	tenant_start "$work/site"
	tenant_config >"$work/exoaudit.yaml"
}

reader='["f2ef992c-3afb-46b9-b7cf-a126ee74c451"]'

site '[]' "$reader"
expect 0 "all that is needed, and no more" doctor
says out "lists answered; the auditor may only read." "it says so"
says out "directory role: Global Reader" "roles have names"
lacks out "!!" "nothing is loud"
expect 0 "the same for programs" doctor --format json
query out '.complete and .reads_only and .status == 0' "says it"
query out '[.lists[] | select(.answered and .holds | not)] | length == 0' \
	"every list is held and answered"
query out '[.lists[].list] | unique | length > 10' "every list is there"
expect 0 "into a file" doctor --format json --output doctor.json
query doctor.json '.complete' "which holds it"
bad 2 "no format" "an unknown format" doctor --format xml

# One element of each list, and nothing else.
curl -sS --cacert "$work/certs/ca.pem" \
	"https://localhost:$tenant_port/_fake/stats" >"$work/out"
query out '.requests > 0' "the fake has counted"

site '["Organization.Read.All","Domain.Read.All"]' "$reader"
expect 3 "permissions are missing" doctor
says out "Application.Read.All" "the permission is named"
says out "Authorization_RequestDenied" "the service's own words are shown"
says out "az ad app permission add --id $tenant_client --api 00000003-0000-0000-c000-000000000000 --api-permissions 9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30=Role" \
	"how to grant it"
says out "Cannot be assessed without it: " "what is lost"
expect 3 "the same for programs" doctor --format json
query out '[.lists[] | select(.list == "service-principal")][0] |
	(.answered | not) and (.holds | not) and .reason == "permission" and
	(.lost | index("CR-001")) and (.grant | length == 1)' \
	"reason, loss and grant"

site '[]' '[]'
expect 3 "no directory role" doctor --format json
query out '[.lists[] | select(.list == "transport-rule")][0] |
	(.answered | not) and (.holds | not) and
	(.grant | map(select(test("roleAssignments.*f2ef992c"))) | length == 1)' \
	"Exchange says so, and the role is what to grant"

site '[]' '["29232cdf-9323-42fd-ade2-1d097af3e4de"]'
expect 1 "Exchange Administrator" doctor
says out "!! THE AUDITOR MAY DO MORE THAN READ !!" "is loud"
says out "!! Exchange Administrator (directory role): remove it" "by name"
expect 1 "the same for programs" doctor --format json
query out '(.reads_only | not) and .status == 1' "says it"

site '[]' '["f2ef992c-3afb-46b9-b7cf-a126ee74c451",
	"00000000-1111-4222-8333-444444444444"]'
expect 1 "a role nobody knows is not taken for harmless" doctor
says out "00000000-1111-4222-8333-444444444444 (directory role)" "by id"

all=$(jq -c '[.apps[] | select(._label == "auditor")][0].graph.roles' \
	"$top/fixtures/tenants/before/tenant.json")
site "$(echo "$all" | jq -c '. + ["Application.ReadWrite.All"]')" "$reader"
expect 1 "a permission that writes" doctor
says out "!! Application.ReadWrite.All (Microsoft Graph): remove it" "by name"
site "$(echo "$all" | jq -c '. + ["Mail.Send"]')" "$reader"
expect 1 "a permission that sends" doctor
site "$(echo "$all" | jq -c '. + ["Mail.Read"]')" "$reader"
expect 0 "a permission that reads what is not needed" doctor
says out "Held, though no list needs it: Mail.Read" "is named"

# Text of a token that would be a command is none.
jq '.apps[0].servicePrincipalId = "$(touch x)" | .apps[0].wids = []' \
	"$work/site/tenant.json" >"$work/site/new"
mv "$work/site/new" "$work/site/tenant.json"
tenant_stop
tenant_start "$work/site"
tenant_config >"$work/exoaudit.yaml"
expect 3 "an object id that is a command" doctor
lacks out "touch x" "is not shown as one"
says out '"principalId":"PRINCIPAL_ID"' "but as a place to fill"

sed -i "s/^    baseline:.*/    budget: 6/" "$work/exoaudit.yaml"
printf 'Get-TransportRule always 403\nv1.0/domains always close\n' |
	curl -sS --cacert "$work/certs/ca.pem" --data-binary @- \
		"https://localhost:$tenant_port/_fake/faults" >/dev/null
expect 3 "a list that is forbidden, and one that cannot be reached" doctor \
	--format json
query out '[.lists[] | select(.list == "domain")][0].reason == "network"' \
	"each with its reason"
tenant_stop
bad 2 "cannot be reached" "nobody there" doctor

# --- init --------------------------------------------------------------------
rm "$work/exoaudit.yaml"
bad 2 "no configuration was found" "no configuration yet" doctor
expect 0 "init" init --tenant "$tenant_id" --client-id "$tenant_client"
says out "Application.Read.All                       9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30" \
	"the permissions with their ids"
says out "Global Reader                              f2ef992c-3afb-46b9-b7cf-a126ee74c451" \
	"the directory role"
lacks out "ReadWrite" "nothing that writes"
says exoaudit.yaml "tenant: $tenant_id" "the file names the tenant"
cp "$work/exoaudit.yaml" "$work/before.yaml"
bad 2 "is there already" "a file is never overwritten" init
good=0
cmp -s "$work/exoaudit.yaml" "$work/before.yaml" || good=1
result $good "and stays as it is"
bad 2 "auditor.pem" "the file is a good one, the certificate is missing" doctor
good=0
[ "$(stat -c %a "$work/exoaudit.yaml")" = 600 ] || good=1
result $good "it is for its owner only"
expect 0 "another file" init --config other.yaml
# Every setting that is commented out is one that is read.
sed -i 's/^\( *\)# \([a-z-]*: \)/\1\2/; s/^\( *\)#   - /\1  - /' \
	"$work/other.yaml"
sed -i '/sign-in:\|secret-file:\|federated-token-file:/d' "$work/other.yaml"
run doctor --config other.yaml
lacks err "unknown key" "each setting in it is known"



done_testing
