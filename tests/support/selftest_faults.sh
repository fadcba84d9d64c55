# selftest_faults.sh - faults on demand; read by selftest.sh.
# shellcheck shell=sh disable=SC2016,SC2154

# code: what curl ends with
code() {
	"$@" >/dev/null 2>&1
	echo $?
}

test_fault_answers() {
	faults '/domains 1 429 2.128'
	check 'fault 429' 429 "$(graph_status /domains)"
	check 'its Retry-After' 2.128 "$(header retry-after)"
	check 'its code' TooManyRequests "$(body .error.code)"
	check 'only once' 200 "$(graph_status /domains)"
	check 'it was counted' 1 "$(stats .faultsFired)"
	faults '/domains always 429 none'
	graph_status /domains >/dev/null
	check '429 without a time' '' "$(header retry-after)"
	faults '/domains always 503 date+5'
	check '503' 503 "$(graph_status /domains)"
	check 'with a date' GMT "$(header retry-after | awk '{ print $6 }')"
	faults '/domains always 429 "Fri, 31 Dec 1999 23:59:59 GMT"'
	graph_status /domains >/dev/null
	check 'or with any date' 'Fri, 31 Dec 1999 23:59:59 GMT' \
	    "$(header retry-after)"
	for number in 400 401 403 404 500 502 504; do
		faults "/domains 1 $number"
		check "fault $number" $number "$(graph_status /domains)"
		check "in Graph's shape" object "$(body '.error | type')"
	done
	faults 'Get-RemoteDomain 1 403'
	check '403 of Exchange' 403 "$(cmdlet Get-RemoteDomain)"
	check 'is NUL bytes' 16 "$(tr -dc '\000' <"$work/body" | wc -c)"
	faults 'Get-RemoteDomain 1 500'
	check '500 of Exchange' 500 "$(cmdlet Get-RemoteDomain)"
	check 'has its envelope' ADTransientException "$(inner)"
	faults '/token 1 503 1'
	ask auditor "$graph_scope" >"$work/body"
	check '503 of the token endpoint' 90033 "$(body '.error_codes[0]')"
	faults '/domains 1 redirect https://eu.localhost:{port}{target}'
	check 'redirect' 302 "$(graph_status /domains)"
	check 'its place' "https://eu.localhost:$port/v1.0/domains?" \
	    "$(header location)?"
	faults '/domains 1 html'
	check 'html' 200 "$(graph_status /domains)"
	check 'is a page' 1 "$(grep -c '<html>' "$work/body")"
	faults '/domains 1 empty'
	check 'empty' 200 "$(graph_status /domains)"
	check 'has no body' 0 "$(wc -c <"$work/body")"
	faults '/domains 1 hang'
	check 'hang' 28 "$(code graph /domains --max-time 0.5)"
	faults '/domains 1 close'
	check 'close' 52 "$(code graph /domains)"
	faults '/domains 1 body {"value":[{"id":1}]}'
	check 'body' 1 "$(graph /domains | jq '.value[0].id')"
}

test_fault_bodies() {
	whole=$(graph /domains | wc -c)
	faults '/domains 1 cut 100'
	check 'cut' 18 "$(code graph_status /domains)"
	check 'after so many bytes' 100 "$(wc -c <"$work/body")"
	faults '/domains 1 truncate 100'
	check 'truncate is good HTTP' 0 "$(code graph_status /domains)"
	check 'of so many bytes' 100 "$(wc -c <"$work/body")"
	faults '/domains 1 slow 100 400'
	begin=$(date +%s%N)
	graph_status /domains >/dev/null
	spent=$((($(date +%s%N) - begin) / 1000000))
	check_true 'slow takes its time' \
	    [ $spent -ge $((whole * 100 / 400 - 100)) ]
	check 'and comes whole' "$whole" "$(wc -c <"$work/body")"
	faults '/domains 1 delay 300'
	begin=$(date +%s%N)
	graph_status /domains >/dev/null
	spent=$((($(date +%s%N) - begin) / 1000000))
	check_true 'delay' [ $spent -ge 300 ]
	faults '/domains 1 encoding gzip'
	check 'encoding' 200 "$(graph_status /domains)"
	check 'is claimed' gzip "$(header content-encoding)"
	check 'and not done' contoso.com "$(body '.value[0].id')"
	faults '/domains always drop isDefault'
	check 'drop' 0 "$(graph /domains | grep -c isDefault)"
	faults 'Get-RemoteDomain always drop Guid'
	cmdlet Get-RemoteDomain >/dev/null
	check 'drop takes the annotation too' 0 "$(grep -c '"Guid' "$work/body")"
	faults '/domains always add newSwitch {"on": true}'
	check 'add' '[true,true,true,true,true]' \
	    "$(graph /domains | jq -c '[.value[].newSwitch.on]')"
	faults '/domains always hide CONTOSO.co.jp'
	check 'hide' 4 "$(graph /domains | jq '.value | length')"
	check 'leaves the object itself' contoso.co.jp \
	    "$(graph /domains/contoso.co.jp | jq -r .id)"
	faults 'Get-RemoteDomain always warn'
	cmdlet Get-RemoteDomain >/dev/null
	check 'warn' 'There are more results available' \
	    "$(body '."@adminapi.warnings"[0]' | cut -c1-32)"
	faults 'Get-RemoteDomain always error200'
	check 'error200' 200 "$(cmdlet Get-RemoteDomain)"
	check 'has an error' object "$(body '.error | type')"
	check 'beside values' 2 "$(body '.value | length')"
	faults 'Get-RemoteDomain always error200 @odata.error'
	cmdlet Get-RemoteDomain >/dev/null
	check 'error200 by another name' object "$(body '."@odata.error" | type')"
	faults '/domains always error200 alone'
	check 'error200 alone' '["error"]' "$(graph /domains | jq -c keys)"
	test_fault_raw
}

# raw NAME HEX EXPECTED-GREP: is the marker replaced by the bytes?
raw() {
	faults "/domains always add note \"@@\"
/domains always raw @@ $2"
	graph_status /domains >/dev/null
	check "raw $1" 5 "$(LC_ALL=C grep -oa "$3" "$work/body" | wc -l)"
}

test_fault_raw() {
	raw 'invalid UTF-8' c328 "$(printf '"note":"\303(')"
	raw 'escaped NUL' 615c753030303062 '"note":"a\\u0000b"'
	raw 'lone surrogate' 5c7564383030 '"note":"\\ud800"'
	faults '/domains always add note "@@"
/domains always raw "\"@@\"" 3132333435363738393031323334353637383930'
	graph_status /domains >/dev/null
	check 'raw number of twenty digits' 5 \
	    "$(grep -o '"note":12345678901234567890[,}]' "$work/body" | wc -l)"
}

test_fault_pages() {
	top='$top=3'
	faults '/domains always loop'
	graph_status /domains -d "$top" >/dev/null
	next=$(body '."@odata.nextLink"')
	check 'loop' "$base/v1.0/domains?$top" "$next"
	faults '/domains always foreign-next'
	graph_status /domains -d "$top" >/dev/null
	check 'foreign-next' 'https://foreign.example/v1.0/domains' \
	    "$(body '."@odata.nextLink"' | cut -d'?' -f1)"
	faults '/domains always foreign-next https://127.0.0.1:9'
	graph_status /domains -d "$top" >/dev/null
	check 'foreign-next to a place' 'https://127.0.0.1:9/v1.0/domains' \
	    "$(body '."@odata.nextLink"' | cut -d'?' -f1)"
	faults '/domains always no-next'
	check 'no-next' null \
	    "$(graph /domains -d "$top" | jq '."@odata.nextLink"')"
	faults '/domains 1 empty-page'
	check 'empty-page' 5 "$(all_pages /domains | wc -l)"
	check 'has a page more' 2 "$(cat "$work/n")"
	faults '/domains always dup'
	check 'dup' 6 "$(all_pages /domains -d "$top" | wc -l)"
	check 'has one twice' 1 "$(sort "$work/pages" | uniq -d | wc -l)"
	faults '/domains 1 expired-page'
	graph_status /domains -d "$top" >/dev/null
	check 'expired-page leaves the first page' 3 "$(body '.value | length')"
	next=$(body '."@odata.nextLink"')
	check 'refuses the next' 400 \
	    "$(status -H "Authorization: Bearer $graph" "$next")"
	check 'its code' Directory_ExpiredPageToken "$(body .error.code)"
	check 'and then works' 200 \
	    "$(status -H "Authorization: Bearer $graph" "$next")"
}

test_fault_script() {
	faults '/domains after=1 500'
	check 'after=1: first' 200 "$(graph_status /domains)"
	check 'after=1: second' 500 "$(graph_status /domains)"
	check 'after=1: third' 500 "$(graph_status /domains)"
	faults '/domains after=1,1 500'
	graph_status /domains >/dev/null
	check 'after=1,1: second' 500 "$(graph_status /domains)"
	check 'after=1,1: third' 200 "$(graph_status /domains)"
	get -o /dev/null -X POST "$base/_fake/reset"
	graph_status /domains >/dev/null
	check 'reset counts anew' 500 "$(graph_status /domains)"
	check 'and forgets requests' 2 "$(stats .requests)"
	faults '# nothing

  "POST *InvokeCommand Get-Re*" always 500   # quoted, a glob'
	check 'a glob that matches' 500 "$(cmdlet Get-RemoteDomain)"
	check 'and one that does not' 200 "$(cmdlet Get-AcceptedDomain)"
	faults '$select=id always 500'
	check 'the target is decoded' 500 \
	    "$(graph_status /domains --data-urlencode '$select=id')"
	faults '/domains always add a 1
/domains always add b 2'
	check 'faults add up' '[1,2]' \
	    "$(graph /domains | jq -c '.value[0] | [.a, .b]')"
	for wrong in '/x' '/x sometimes 500' '/x 1 explode' '/x 1 cut' \
	    '/x 1 add a {' '/x 1 500 now' '/x after= 500'; do
		check "refused: $wrong" 400 "$(status --data-binary "$wrong" \
		    "$base/_fake/faults")"
	done
	faults ''
	check 'no faults' 0 "$(stats '.faults | length')"
}
