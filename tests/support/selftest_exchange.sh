# selftest_exchange.sh - the Exchange cmdlets; read by selftest.sh.
# shellcheck shell=sh disable=SC2016,SC2154

# inner: the type of the exception in the last answer
inner() {
	body '.error.innererror.internalexception.type' | sed 's/.*\.//'
}

# all_commands CMDLET [PARAMETERS]: the objects of every page
all_commands() {
	cmdlet "$1" "${2:-{\}}" >/dev/null
	while :; do
		jq -c '.value[]' "$work/body"
		next=$(body '."@odata.nextLink" // empty')
		[ -n "$next" ] || break
		command='{"CmdletInput":{"CmdletName":"'$1'","Parameters":'
		status -H "Authorization: Bearer $exchange" \
		    -H 'Content-Type: application/json' \
		    -d "$command${2:-{\}}}}" "$next" >/dev/null
	done
}

test_exchange_shape() {
	check 'a cmdlet answers' 200 "$(cmdlet Get-InboundConnector)"
	check 'a GUID is annotated' System.Guid \
	    "$(body '.value[0]."Guid@data.type"')"
	check 'a list is' '#Collection(String)' \
	    "$(body '.value[0]."SenderIPAddresses@odata.type"')"
	check 'before the property' Guid@data.type,Guid \
	    "$(body '[.value[0] | keys_unsorted[] | select(test("^Guid"))] |
		join(",")')"
	check 'no warnings' '[]' "$(jq -c '."@adminapi.warnings"' "$work/body")"
	check 'all 42 properties' 42 "$(body '.value[0] | keys |
	    map(select(test("@") | not)) | length')"
	cmdlet Get-TransportRule >/dev/null
	check 'a date is annotated' System.DateTime \
	    "$(body '.value[0]."WhenChanged@data.type"')"
	check 'a number is' System.Int32 \
	    "$(body '.value[0]."Priority@data.type"')"
	check 'all 200 properties' 200 "$(body '.value[0] | keys |
	    map(select(test("@") | not)) | length')"
	check 'private members are not served' 0 "$(body '[.value[] | keys[] |
	    select(test("^_"))] | length')"
}

test_exchange_parameters() {
	check 'unknown parameter' 400 "$(cmdlet Get-RemoteDomain '{"Foo":1}')"
	check 'its type' AmbiguousParameterSetException "$(inner)"
	check 'ResultSize where there is none' 400 \
	    "$(cmdlet Get-TransportConfig '{"ResultSize":"Unlimited"}')"
	check 'a wrong ResultSize' 400 \
	    "$(cmdlet Get-RemoteDomain '{"ResultSize":"All"}')"
	check 'Unlimited' 200 \
	    "$(cmdlet Get-RemoteDomain '{"ResultSize":"Unlimited"}')"
	cmdlet Get-TransportRule '{"ResultSize":2}' >/dev/null
	check 'ResultSize cuts' 2 "$(body '.value | length')"
	check 'and warns' 1 "$(body '."@adminapi.warnings" | length')"
	cmdlet Get-OutboundConnector >/dev/null
	check 'test-mode connectors are hidden' 4 "$(body '.value | length')"
	cmdlet Get-OutboundConnector '{"IncludeTestModeConnectors":true}' \
	    >/dev/null
	check 'unless asked for' 5 "$(body '.value | length')"
	check 'Identity' 200 "$(cmdlet Get-TransportRule '{"Identity":"test"}')"
	check 'finds one' 1 "$(body '.value | length')"
	check 'or none' 404 "$(cmdlet Get-TransportRule '{"Identity":"none"}')"
	check 'its type' ManagementObjectNotFoundException "$(inner)"
}

test_exchange_refusals() {
	invoke=$base/adminapi/beta/$tid/InvokeCommand
	check 'GET' 405 "$(status -H "Authorization: Bearer $exchange" "$invoke")"
	check 'unknown cmdlet' 403 "$(cmdlet Get-Nothing)"
	check 'its body is NUL' 16 "$(tr -dc '\000' <"$work/body" | wc -c)"
	check 'and nothing else' 16 "$(wc -c <"$work/body")"
	check 'no JSON' 400 "$(status -H "Authorization: Bearer $exchange" \
	    -H 'Content-Type: application/json' -d 'x' "$invoke")"
	check 'Parameters null' 400 "$(cmdlet Get-RemoteDomain null)"
	check 'a form' 400 "$(status -H "Authorization: Bearer $exchange" \
	    -d '{"CmdletInput":{"CmdletName":"Get-RemoteDomain","Parameters":{}}}' \
	    "$invoke")"
	check 'version 1.0 too' 405 "$(status \
	    "$base/adminapi/v1.0/contoso.onmicrosoft.com/InvokeCommand")"
	check 'another tenant' 404 "$(status -H "Authorization: Bearer $exchange" \
	    -d '{}' "$base/adminapi/beta/$exo_app/InvokeCommand")"
	check 'a vanity domain' 404 "$(status -d '{}' \
	    -H "Authorization: Bearer $exchange" \
	    "$base/adminapi/beta/contoso.com/InvokeCommand")"
	keep=$exchange
	exchange=$graph
	check 'token for Graph' 401 "$(cmdlet Get-RemoteDomain)"
	for caller in 'no rights:401' 'no directory role:403' \
	    'directory role only:403' 'manage v2 only:403' \
	    'security reader:403'; do
		exchange=$(token "${caller%:*}" "$exchange_scope")
		check "${caller%:*}" "${caller#*:}" "$(cmdlet Get-RemoteDomain)"
	done
	exchange=$(token 'security reader' "$exchange_scope")
	check 'security reader at rules' 200 "$(cmdlet Get-TransportRule)"
	exchange=$keep
}

test_exchange_pages() {
	cmdlet Get-TransportRule '{}' -H 'Prefer: odata.maxpagesize=4' >/dev/null
	next=$(body '."@odata.nextLink"')
	check 'Prefer makes pages' 4 "$(body '.value | length')"
	check 'the token is encoded' 1 \
	    "$(echo "$next" | grep -c 'InvokeCommand?%24skiptoken=')"
	check 'the next page by GET' 405 \
	    "$(status -H "Authorization: Bearer $exchange" "$next")"
	check 'by another body' 400 \
	    "$(status -H "Authorization: Bearer $exchange" \
		-H 'Content-Type: application/json' -d \
		'{"CmdletInput":{"CmdletName":"Get-TransportRule","Parameters":{"ResultSize":50}}}' \
		"$next")"
	check 'its text' 'Expired or Invalid pagination request. Default Expiry time is 00:30:00' \
	    "$(body .error.innererror.internalexception.message)"
}

test_exchange() {
	for pair in Get-AcceptedDomain:4 Get-RemoteDomain:2 \
	    Get-InboundConnector:5 Get-TransportRule:11 Get-MailContact:3 \
	    Get-TransportConfig:1 Get-OrganizationConfig:1 \
	    Get-HostedConnectionFilterPolicy:1; do
		cmdlet "${pair%:*}" >/dev/null
		check "${pair%:*}" "${pair#*:}" "$(body '.value | length')"
	done
	test_exchange_shape
	test_exchange_parameters
	test_exchange_refusals
	test_exchange_pages
}
