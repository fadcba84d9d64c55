# selftest_graph.sh - the Graph paths; read by selftest.sh.
# shellcheck shell=sh disable=SC2016,SC2154

# bad NAME CODE PATH CURL-OPTIONS...: is it refused with 400 and that code?
bad() {
	name=$1
	code=$2
	shift 2
	graph_status "$@" >/dev/null
	check "$name" "$code" "$(body .error.code)"
}

test_graph_options() {
	bad '$top above the maximum' Request_BadRequest /applications \
	    -d '$top=1000'
	check 'its text' 'Invalid page size specified' \
	    "$(body .error.message | cut -d: -f1)"
	bad 'unknown property in $select' Request_BadRequest /applications \
	    -d '$select=id,displayname2'
	bad 'two relationships in $expand' Request_BadRequest /applications \
	    -d '$expand=owners,federatedIdentityCredentials'
	bad 'unknown relationship' Request_BadRequest /applications \
	    -d '$expand=members'
	bad 'unsupported filter' Request_UnsupportedQuery /applications \
	    --data-urlencode "\$filter=displayName eq 'x'"
	bad 'filter on a property of others' Request_BadRequest /applications \
	    --data-urlencode "\$filter=clientId eq 'x'"
	bad 'unknown option' Request_BadRequest /applications -d '$skip=1'
	bad 'foreign page token' Directory_ExpiredPageToken /applications \
	    -d '$skiptoken=abc'
	check '$select keeps what was asked for' '["displayName","id"]' \
	    "$(graph /applications -d '$select=id,displayName' |
		jq -c '.value[0] | keys')"
	check '$filter by appId' 1 "$(graph /servicePrincipals \
	    --data-urlencode "\$filter=appId eq '$exo_app'" |
	    jq '.value | length')"
	check '$filter by clientId' 2 "$(graph /oauth2PermissionGrants \
	    --data-urlencode "\$filter=clientId eq '$(graph /servicePrincipals \
	    --data-urlencode "\$filter=appId eq '14d82eec-204b-4c2f-b7e8-296a70dab67e'" |
	    jq -r '.value[0].id')'" | jq '.value | length')"
	check '$filter by roleDefinitionId' 3 "$(graph \
	    /roleManagement/directory/roleAssignments --data-urlencode \
	    "\$filter=roleDefinitionId eq '29232cdf-9323-42fd-ade2-1d097af3e4de'" |
	    jq '.value | length')"
}

test_graph_related() {
	portal="\$filter=appId eq '$(jq -r '.[] |
	    select(.displayName == "Intranet portal") | .appId' \
	    "$fixture/applications.json")'"
	id=$(graph /applications --data-urlencode "$portal" |
	    jq -r '.value[0].id')
	graph /applications --data-urlencode "$portal" \
	    -d '$expand=owners($select=id,displayName)' >"$work/body"
	check '$expand is cut at twenty' 20 "$(body '.value[0].owners | length')"
	check 'without a link' 0 "$(jq '[paths | map(tostring) | join(".") |
	    select(test("nextLink"))] | length' "$work/body")"
	check '$expand selects' '["@odata.type","displayName","id"]' \
	    "$(jq -c '.value[0].owners[0] | keys' "$work/body")"
	check 'the owners themselves are whole' 25 \
	    "$(graph "/applications/$id/owners" | jq '.value | length')"
	check '$expand=principal' '#microsoft.graph.servicePrincipal' \
	    "$(graph /roleManagement/directory/roleAssignments \
		-d '$expand=principal($select=id)' | jq -r '[.value[].principal |
		select(."@odata.type" | test("service"))][0]."@odata.type"')"
	check 'federated credentials' main-branch "$(graph /applications \
	    -d '$expand=federatedIdentityCredentials' | jq -r \
	    '[.value[].federatedIdentityCredentials[].name] | join(",")')"
}

test_graph_keys() {
	check 'keys are hidden' null \
	    "$(graph /applications | jq -c '.value[0].keyCredentials[0].key')"
	check 'unless they are selected' string "$(graph /applications \
	    -d '$select=keyCredentials' |
	    jq -r '.value[0].keyCredentials[0].key | type')"
	check 'secrets never' 0 \
	    "$(graph /applications -d '$top=999' | grep -c secretText)"
}

test_graph_single() {
	sp=$(graph "/servicePrincipals(appId='$exo_app')" | jq -r .id)
	check 'by appId and by id' \
	    "$(graph "/servicePrincipals(appId='$exo_app')/appRoleAssignedTo" |
		jq -cS .value)" \
	    "$(graph "/servicePrincipals/$sp/appRoleAssignedTo" |
		jq -cS .value)"
	one=$(graph "/servicePrincipals/$sp/appRoleAssignedTo" |
	    jq -r '.value[0].id')
	check 'one assignment' "$one" \
	    "$(graph "/servicePrincipals/$sp/appRoleAssignedTo/$one" | jq -r .id)"
	holder=$(graph "/servicePrincipals/$sp/appRoleAssignedTo/$one" |
	    jq -r .principalId)
	check 'assignments of a principal' 12 \
	    "$(graph "/servicePrincipals/$holder/appRoleAssignments" |
		jq '.value | length')"
	check 'no such object' 404 "$(graph_status /applications/none)"
	check 'its code' Request_ResourceNotFound "$(body .error.code)"
	check 'no such parent' 404 "$(graph_status /applications/none/owners)"
	check 'writing' 405 "$(status -X PATCH -d '{}' \
	    -H "Authorization: Bearer $graph" "$base/v1.0/applications/x")"
	check 'the request id is echoed' abc-1 "$(graph_status /domains \
	    -H 'client-request-id: abc-1' >/dev/null; header client-request-id)"
	check 'and given' 36 "$(header request-id | tr -d '\n' | wc -c)"
}

test_graph() {
	for path in organization:1 domains:5 applications:11 \
	    servicePrincipals:51 oauth2PermissionGrants:11 \
	    roleManagement/directory/roleAssignments:12 \
	    roleManagement/directory/roleDefinitions:37; do
		check "$path" "${path#*:}" "$(graph "/${path%:*}" |
		    jq '.value | length')"
	done
	test_graph_options
	test_graph_related
	test_graph_keys
	test_graph_single
}

# all_pages PATH CURL-OPTIONS...: the objects of every page; pages in $work/n
all_pages() {
	: >"$work/pages"
	graph "$@" >"$work/page"
	echo 1 >"$work/n"
	while :; do
		jq -c '.value[]' "$work/page" >>"$work/pages"
		next=$(jq -r '."@odata.nextLink" // empty' "$work/page")
		[ -n "$next" ] || break
		get -H "Authorization: Bearer $graph" "$next" >"$work/page"
		echo $(($(cat "$work/n") + 1)) >"$work/n"
	done
	cat "$work/pages"
}

# whole_lists: every list that pages, in one text
whole_lists() {
	all_pages /applications -d '$top=999' \
	    -d '$select=id,appId,displayName,keyCredentials' \
	    -d '$expand=owners($select=id)'
	all_pages /servicePrincipals -d '$top=999'
	all_pages "/servicePrincipals(appId='$exo_app')/appRoleAssignedTo"
	all_pages /oauth2PermissionGrants
	all_pages /roleManagement/directory/roleAssignments \
	    -d '$expand=principal'
	all_commands Get-TransportRule '{"ResultSize":"Unlimited"}'
	all_commands Get-InboundConnector
}

test_paging() {
	for size in 999 7 1; do
		start "$fixture" --page-size $size
		sign_in
		whole_lists >"$work/whole.$size"
		stop
	done
	check 'pages: the lists are not empty' 105 "$(wc -l <"$work/whole.999")"
	check_true 'pages of seven' cmp "$work/whole.999" "$work/whole.7"
	check_true 'pages of one' cmp "$work/whole.999" "$work/whole.1"
	start "$fixture"
	sign_in
	all_pages /servicePrincipals -d '$top=10' >/dev/null
	check '$top makes pages' 6 "$(cat "$work/n")"
	stop
}
