#!/bin/sh
# notify_test.sh - people are told of changes of state, once each.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

make_certs
mkdir "$work/hook"
mkfifo "$work/stop"
"$top/$build/receiver" "$work/certs/server.pem" "$work/certs/server.key" \
	"$work/hook" <"$work/stop" >"$work/receiver.log" 2>&1 &
exec 3>"$work/stop"
tries=0
while [ ! -s "$work/hook/port" ] && [ $tries -lt 500 ]; do
	tries=$((tries + 1))
	sleep 0.02
done
port=$(cat "$work/hook/port")
echo "https://localhost:$port/secret-path" >"$work/hook-url"

configure() { # configure TENANT TARGET…: lines of a list
	tenant_start "$1"
	shift
	tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
	echo "    notify:" >>"$work/exoaudit.yaml"
	printf '      - %s\n' "$@" >>"$work/exoaudit.yaml"
}
received() { # received COUNT NAME
	result "$(truth [ "$(find "$work/hook" -name '[0-9]*' | wc -l)" -eq "$1" ])" "$2"
}

hook="{type: webhook, url-file: hook-url, ca-file: certs/ca.pem}"
configure compromised "$hook"
echo 500 >"$work/hook/status"
expect 1 "a target that is down fails no audit" audit
says err "webhook" "the miss is reported"
lacks err "secret-path" "without its address"
received 3 "it was tried three times"
rm -f "$work/hook"/[0-9]* "$work/hook/status"

expect 1 "the next audit" audit
received 1 "tells once"
query hook/4 '.schema == "exoaudit-notice/1" and (.items | length) > 10' \
	"all that is open"
query hook/4 'all(.items[]; .news == "new")' "as new"
query hook/4 '.link | length == 64' "with the link of the history"
rm -f "$work/hook"/[0-9]*
expect 1 "nothing changed" audit
received 0 "and nobody is told twice"
tenant_stop

configure before "$hook"
run audit
received 1 "the tenant is mended"
query hook/5 'any(.items[]; .news == "resolved" and .check == "TR-004")' \
	"what is gone is resolved"
rm -f "$work/hook"/[0-9]*
tenant_stop

configure compromised "$hook"
expect 1 "and the intruders come back" audit
query hook/6 'any(.items[]; .news == "back" and .check == "TR-004")' \
	"which is said as such"
rm -f "$work/hook"/[0-9]*
tenant_stop

configure compromised \
	"{type: slack, url: \"https://localhost:$port/s\", ca-file: certs/ca.pem, severity: critical}" \
	"{type: teams, url: \"https://localhost:$port/t\", ca-file: certs/ca.pem}"
expect 1 "chats" audit
query hook/7 '.blocks[0].text.type == "plain_text" and
	(.blocks[0].text.text | length) <= 3000' "Slack, without markup"
query hook/8 '.attachments[0].content.type == "AdaptiveCard"' "Teams"
lacks hook/7 " medium " "below the threshold of a target it hears nothing"
tenant_stop

# Two that share an address are two.
rm -f "$work/hook"/[0-9]* "$work/history.db.notices"
twin="{type: slack, url: \"https://localhost:$port/s\", ca-file: certs/ca.pem"
configure compromised "$twin, severity: critical}" "$twin, severity: high}"
expect 1 "two targets at one address" audit
received 2 "are told each"
rm -f "$work/hook"/[0-9]*
expect 1 "and again" audit
received 0 "and each remembers"
lacks err "notified" "without complaint"

# What could not be read is not gone.
curl -s --cacert "$work/certs/ca.pem" \
	--data-binary "Get-TransportRule always 403
Get-InboundConnector always 403" \
	"https://localhost:$tenant_port/_fake/faults" >/dev/null
run audit
says out "NOT ASSESSED" "lists that cannot be read"
received 0 "resolve nothing"
curl -s --cacert "$work/certs/ca.pem" --data-binary "" \
	"https://localhost:$tenant_port/_fake/faults" >/dev/null
expect 1 "and when they are read again" audit
received 0 "nothing is new"

# One that is down keeps nobody else from being told.
tenant_stop
rm "$work/history.db.notices"
configure compromised \
	"{type: webhook, url: \"https://localhost:1/down\", ca-file: certs/ca.pem}" \
	"$hook"
expect 1 "two targets of which one is down" audit
received 1 "the other is told"
says err "not notified by webhook" "and the miss is said"
rm -f "$work/hook"/[0-9]*

# What cannot be kept is not told: it would be told each time.
ln -sf nowhere/at/all "$work/history.db.notices"
expect 1 "a memory that cannot be kept fails no audit" audit
received 0 "and nobody is told what nobody would remember"
says err "nowhere/at/all" "which is reported"
rm "$work/history.db.notices"
tenant_stop

refuse() { # refuse TEXT NAME TARGET
	configure compromised "$3"
	tenant_stop
	bad 2 "$1" "$2" audit
}
refuse 'called "pigeon"' "an unknown way" "{type: pigeon, url: x}"
refuse 'cannot be sent to that address' "no https" \
	"{type: webhook, url: \"http://localhost/\"}"
refuse '`from:` and `to:`' "mail to nobody" \
	"{type: mail, url: \"smtps://localhost\"}"
refuse 'either `url:` or `url-file:`' "no address" "{type: slack}"
echo "{" >"$work/history.db.notices"
configure compromised "$hook"
expect 1 "a memory that is broken fails no audit" audit
says err "does not say what was notified" "and is reported"
tenant_stop
exec 3>&-

done_testing
