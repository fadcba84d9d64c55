# selftest_server.sh - options, fixtures, load; read by selftest.sh.
# shellcheck shell=sh disable=SC2016,SC2154

test_options() {
	echo '/organization always 404' >"$work/script"
	mkdir -p "$work/other"
	echo "{\"extends\":\"$fixture\",\"tokenLifetimeSeconds\":1,
	    \"tokenTid\":\"$exo_app\"}" >"$work/other/tenant.json"
	start "$work/other" --faults "$work/script" --clock-offset 86400
	sign_in
	check '--faults' 404 "$(graph_status /organization)"
	check '--clock-offset' 1 "$(get -o /dev/null -D - "$base/_fake/stats" |
	    grep -c "$(LC_ALL=C date -u -d tomorrow '+%d %b %Y')")"
	check 'a token of another tenant' "$exo_app" "$(echo "$graph" |
	    cut -d. -f2 | tr '_-' '/+' | sed 's/$/==/' |
	    openssl base64 -d -A 2>/dev/null | jq -r .tid)"
	sleep 1.1
	check 'a token expires' 401 "$(graph_status /domains)"
	stop
	"$fake" --root "$work/none" --cert x --key y 2>/dev/null
	check 'no fixture' 2 $?
	# The shell is the parent; it ends as soon as the port is known.
	sh -c '"$1" --root "$2" --cert "$3/server.pem" --key "$3/server.key" \
	    --die-with-parent >"$4" & while [ ! -s "$4" ]; do sleep 0.1; done' \
	    sh "$fake" "$fixture" "$work/certs" "$work/out"
	check 'it prints its port' 1 "$(grep -c '^[0-9]*$' "$work/out")"
	sleep 0.5
	check '--die-with-parent' 7 "$(code get \
	    "https://localhost:$(cat "$work/out")/_fake/stats")"
}

test_fixtures() {
	for name in compromised renamed; do
		start "$root/fixtures/tenants/$name"
		sign_in
		cmdlet Get-InboundConnector >/dev/null
		check "$name: a connector more" 6 "$(body '.value | length')"
		cmdlet Get-TransportRule >/dev/null
		check "$name: twelve rules more" 23 "$(body '.value | length')"
		check "$name: twelve headers" 12 "$(body '[.value[].RemoveHeader |
		    select(. != null) | ascii_downcase] | unique | length')"
		check "$name: an application more" 12 \
		    "$(graph /applications | jq '.value | length')"
		check "$name: that administers all" 2 "$(graph \
		    /roleManagement/directory/roleAssignments \
		    -d '$expand=principal' | jq --arg n "$name" '[.value[] |
		    select(.principal.displayName == "contoso_qzk" or
		    .principal.displayName == "Mail Archive Helper")] | length')"
		stop
	done
}

test_load() {
	start "$fixture" --delay-ms 400
	sign_in
	get -o /dev/null -X POST "$base/_fake/reset"
	begin=$(date +%s%N)
	i=0
	clients=
	while [ $i -lt 50 ]; do
		graph /servicePrincipals -o "$work/load.$i" &
		clients="$clients $!"
		i=$((i + 1))
	done
	for client in $clients; do wait "$client"; done
	spent=$((($(date +%s%N) - begin) / 1000000))
	check 'fifty at once are answered' 50 "$(cat "$work"/load.* |
	    jq '.value | length' | grep -c '^51$')"
	check 'and counted' 50 "$(stats '.statuses."200"')"
	check_true 'they do not wait for each other' [ $spent -lt 10000 ]
	check_true 'connections were counted' \
	    [ "$(stats .connections.max)" -ge 10 ]
	stop
	check 'it ends cleanly' 0 $?
}
