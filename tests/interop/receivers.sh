#!/bin/sh
# receivers.sh - notices to receivers of other makers, all on loopback: a mail
# server (Exim: STARTTLS, TLS from the start, a password, a mailbox that is
# full) and a system log (rsyslog: UDP, TCP, a local socket).
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/../e2e/lib.sh"

export PATH="$PATH:/usr/sbin"
pids=
stop_all() {
	for pid in $pids; do
		kill "$pid" 2>/dev/null || true
	done
	pids=
}
trap 'stop_all; finish' EXIT

# Both give up root: what they write into is theirs.
chmod 711 "$work"
make_certs
tenant_start compromised

free_port() {
	node -e 'const s = require("net").createServer();
		s.listen(0, "127.0.0.1", () => {
			console.log(s.address().port); s.close(); });'
}

# soon COMMAND…: it succeeds within ten seconds.
soon() {
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.05
	done
}

# notify TARGET: the configuration names it, and nobody was told yet.
notify() {
	tenant_config | sed '/^    baseline:/d' >"$work/exoaudit.yaml"
	printf '    notify:\n      - %s\n' "$1" >>"$work/exoaudit.yaml"
	rm -f "$work/history.db.notices"
}

# --- a mail server -----------------------------------------------------------
plain_port=$(free_port)
tls_port=$(free_port)
mkdir "$work/mail" "$work/spool"
cp "$work/certs/server.pem" "$work/certs/server.key" "$work/mail"
chmod 644 "$work/mail/"server.*
chmod 777 "$work/mail" "$work/spool"
cat >"$work/exim.conf" <<END
primary_hostname = localhost
keep_environment =
spool_directory = $work/spool
log_file_path = $work/mail/%slog
pid_file_path = $work/spool/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $plain_port : $tls_port
tls_on_connect_ports = $tls_port
tls_advertise_hosts = *
tls_certificate = $work/mail/server.pem
tls_privatekey = $work/mail/server.key
acl_smtp_rcpt = rcpt
domainlist local_domains = contoso.example
begin acl
rcpt:
  defer message = mailbox is full
        local_parts = full
  deny  message = sign in first
        !authenticated = *
  accept domains = +local_domains
  deny  message = no relaying
begin routers
all:
  driver = accept
  transport = keep
begin transports
keep:
  driver = appendfile
  file = $work/mail/box
  envelope_to_add
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_set_id = \$auth2
  server_advertise_condition = \${if def:tls_cipher}
  server_condition = \${if and {{eq{\$auth2}{auditor}}{eq{\$auth3}{pass word}}}}
END
chmod 644 "$work/exim.conf"
exim4 -C "$work/exim.conf" -bdf >"$work/exim.out" 2>&1 &
pids="$pids $!"
result "$(truth soon grep -q "daemon started" "$work/mail/mainlog")" "Exim runs"
printf 'pass word\n' >"$work/mail-password"
printf 'wrong\n' >"$work/wrong-password"

mail() { # mail SCHEME PORT TO [MORE]: a target
	echo "{type: mail, url: \"$1://localhost:$2\", from: audit@contoso.example,
	  to: [$3], user: auditor, ca-file: certs/ca.pem${4-}}" | tr -d '\n\t'
}
password=", password-file: mail-password"

notify "$(mail smtp "$plain_port" soc@contoso.example "$password")"
expect 1 "an audit tells a mail server that wants STARTTLS" audit
result "$(truth grep -q "^notified by mail: [0-9]* findings" "$work/err")" "which took it"
result "$(truth soon grep -q "^Message-ID" "$work/mail/box")" "it is delivered"
says mail/box "Subject: exoaudit: " "with a subject"
says mail/box "Auto-Submitted: auto-generated" "marked as no person's"
# Of the part in base64, up to its boundary.
tr -d '\r' <"$work/mail/box" | awk '
	/^Content-Transfer-Encoding: base64/ { is_part = 1 }
	is_body && /^--/ { exit }
	is_body
	is_part && /^$/ { is_body = 1 }' | base64 -d >"$work/body" || true
says body "TR-004" "its body names the rules"
says body "tenant $tenant_id" "and the tenant"
says mail/mainlog "A=plain:auditor" "after signing in"
says mail/mainlog "X=TLS1.3" "under TLS"
first=$(grep -c "^Message-ID" "$work/mail/box" || true)
expect 1 "the next audit" audit
result "$(truth [ "$(grep -c "^Message-ID" "$work/mail/box")" -eq "$first" ])" \
	"tells nobody twice"

notify "$(mail smtps "$tls_port" "second@contoso.example, third@contoso.example" \
	"$password")"
expect 1 "TLS from the start, two people" audit
result "$(truth soon grep -q "^Envelope-to:.*second" "$work/mail/box")" "the one"
result "$(truth soon grep -q "^Envelope-to:.*third" "$work/mail/box")" "and the other"

missed() { # missed NAME TARGET: reported, told another time
	notify "$2"
	expect 1 "$1 fails no audit" audit
	says err "not notified by mail" "and is reported"
	lacks err "pass word" "without the password"
}
missed "a mailbox that is full" \
	"$(mail smtp "$plain_port" full@contoso.example "$password")"
missed "a wrong password" "$(mail smtp "$plain_port" soc@contoso.example \
	", password-file: wrong-password")"
missed "a foreign address" \
	"$(mail smtp "$plain_port" soc@fabrikam.example "$password")"
missed "TLS where none is spoken" \
	"$(mail smtps "$plain_port" soc@contoso.example "$password")"
notify "$(mail smtp "$plain_port" soc@contoso.example "$password" |
	sed 's/, ca-file: [^,}]*//')"
expect 1 "a server of an unknown authority" audit
says err "not notified by mail" "is told nothing"

# --- a system log ------------------------------------------------------------
udp_port=$(free_port)
tcp_port=$(free_port)
mkdir "$work/log"
cat >"$work/rsyslog.conf" <<END
global(workDirectory="$work/log" maxMessageSize="64k")
module(load="imudp")
module(load="imtcp")
module(load="imuxsock" SysSock.Use="off")
input(type="imudp" address="127.0.0.1" port="$udp_port" ruleset="udp")
input(type="imtcp" address="127.0.0.1" port="$tcp_port" ruleset="tcp")
input(type="imuxsock" Socket="$work/log/socket" ruleset="unix"
      UseSpecialParser="off" ParseHostname="on")
template(name="parts" type="string"
         string="%syslogfacility-text%.%syslogseverity-text%|%protocol-version%|%app-name%|%msgid%|%timereported:::date-rfc3339%|%msg%\n")
ruleset(name="udp") { action(type="omfile" file="$work/log/udp" template="parts") }
ruleset(name="tcp") { action(type="omfile" file="$work/log/tcp" template="parts") }
ruleset(name="unix") { action(type="omfile" file="$work/log/unix" template="parts") }
END
rsyslogd -n -f "$work/rsyslog.conf" -i "$work/log/pid" >"$work/rsyslog.out" 2>&1 &
pids="$pids $!"
result "$(truth soon test -S "$work/log/socket")" "rsyslog runs"

# open findings of the audit: as many lines.
run audit --report "json=findings.json"
open=$(jq '[.findings[] | select(.status != "accepted")] | length' \
	"$work/findings.json")
whole() { # whole WAY: all lines came
	[ -s "$work/log/$1" ] && [ "$(wc -l <"$work/log/$1")" -ge "$open" ]
}
logs() { # logs WAY URL
	notify "{type: syslog, url: \"$2\", severity: info}"
	expect 1 "an audit tells the log by $1" audit
	says err "notified by syslog: $open findings" "all of it"
	result "$(truth soon whole "$1")" "and all arrive"
	good=0
	grep -v '^[a-z0-9]*\.[a-z]*|1|exoaudit|[^|]*|[0-9T:.+Z-]*|' \
		"$work/log/$1" >"$work/out" && good=1
	result $good "each is a message of RFC 5424 to it"
	result "$(truth grep -q '\.crit|.*CH-001' "$work/log/$1")" \
		"the chain is critical"
	result "$(truth grep -q "tenant $tenant_id" "$work/log/$1")" \
		"and says of which tenant"
}
logs udp "udp://127.0.0.1:$udp_port"
logs tcp "tcp://127.0.0.1:$tcp_port"
logs unix "unix://$work/log/socket"
stop_all
notify "{type: syslog, url: \"tcp://127.0.0.1:$tcp_port\"}"
expect 1 "a log that is down fails no audit" audit
says err "not notified by syslog" "and is reported"

done_testing
