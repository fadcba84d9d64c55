#!/bin/sh
# schedule_test.sh - units and crontab lines by which audits run on their own.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

# A service manager of ours, which writes down what it is told.
mkdir "$work/bin" "$work/units"
cat >"$work/bin/systemctl" <<'EOF'
#!/bin/sh
echo "$*" >>"$(dirname "$0")/../told"
EOF
cat >"$work/bin/systemd-analyze" <<'EOF'
#!/bin/sh
[ "$*" != "calendar -- nonsense" ]
EOF
chmod +x "$work/bin/systemctl" "$work/bin/systemd-analyze"
PATH=$work/bin:$PATH

touch "$work/key.pem" "$work/auditor.pem"
cat >"$work/exoaudit.yaml" <<'EOF'
store: history.db
tenants:
  contoso:
    tenant: aaaaaaaa-0000-4000-8000-000000000001
    client-id: aaaaaaaa-0000-4000-8000-000000000002
    certificate: auditor.pem
    key: key.pem
  "tail spin":
    tenant: aaaaaaaa-0000-4000-8000-000000000003
  tail-spin:
    tenant: aaaaaaaa-0000-4000-8000-000000000003
    certificate: odd names/100%.pem
  -spin:
    tenant: aaaaaaaa-0000-4000-8000-000000000003
  lost:
    tenant: aaaaaaaa-0000-4000-8000-000000000003
    certificate: lost.pem
EOF
mkdir "$work/odd names"
touch "$work/odd names/100%.pem"

expect 0 "without an answer it only shows" schedule --tenant contoso \
	--folder units
says out "ExecStart=" "the service"
says out "OnCalendar=*-*-* 06:17" "the timer, daily"
says out "LoadCredential=key:$work/key.pem" "keys as credentials"
says out "systemctl enable --now exoaudit@contoso.timer" "what comes then"
says err "nothing was changed" "and says so"
result "$(find "$work/units" -type f | wc -l)" "nothing was written"
result "$(truth [ ! -e "$work/told" ])" "the manager was told nothing"

expect 0 "agreed to" schedule --tenant contoso --folder units --yes \
	--at "Mon 07:00"
result "$(truth [ -s "$work/units/exoaudit@.service" ])" "the service"
says units/exoaudit@.timer "OnCalendar=Mon 07:00" "the time that was given"
says units/exoaudit@contoso.service.d/credentials.conf \
	"LoadCredential=certificate:$work/auditor.pem" "the credentials"
says told "daemon-reload" "the manager reads the units"
says told "enable --now exoaudit@contoso.timer" "and starts the timer"
expect 0 "a second time it says what it replaces" schedule --tenant contoso \
	--folder units
says out "takes the place of what is there" "in the list"

expect 0 "for cron" schedule --tenant contoso --cron
says out "audit --config $work/exoaudit.yaml --tenant contoso" "one line"

expect 0 "for any tenant, as packages want it" schedule --units \
	--folder any --program /usr/bin/exoaudit
says any/exoaudit@.service "ExecStart=/usr/bin/exoaudit audit --config /etc/" \
	"the installed program and configuration"
result "$(truth [ "$(find "$work/any" -type f | wc -l)" -eq 2 ])" \
	"and nothing of a tenant"

expect 0 "a name with a hyphen" schedule --tenant tail-spin --folder units
says out "exoaudit@tail-spin.timer" "is an instance"
says out "LoadCredential=certificate:$work/odd names/100%%.pem" \
	"and a path of odd characters is the same to systemd"
says err "history.db: the service writes only below" "where its store cannot be is said"
says err "ProtectHome" "and what the service cannot see"
bad 2 'lost.pem' "a key that is not there" \
	schedule --tenant lost --folder units
bad 2 '"nonsense" is no time' "a time that systemd refuses" \
	schedule --tenant contoso --folder units --at nonsense
bad 2 'is no time' "an empty time" \
	schedule --tenant contoso --folder units --at ""
bad 2 'is no time' "a time of two lines" \
	schedule --tenant contoso --folder units --at "daily
OnBootSec=1"
bad 2 'cannot be the name of a unit' "a name that is an option" \
	schedule --tenant=-spin --folder units
bad 2 'cannot be the name of a unit' "a name that is no instance" \
	schedule --tenant "tail spin" --folder units
# shellcheck disable=SC2016
bad 2 'read as their own' "a program that a shell would read" \
	schedule --tenant contoso --program '/bin/$(touch x)' --folder units
bad 2 'no tenant' "an unknown tenant" schedule --tenant fabrikam --cron
ln -sf /bin/false "$work/bin/systemctl"
bad 2 'systemctl daemon-reload failed' "a manager that refuses" \
	schedule --tenant contoso --folder units --yes

# What the manager hands over goes before what the file names.
mkdir "$work/handed"
echo "no key" >"$work/handed/certificate"
CREDENTIALS_DIRECTORY=$work/handed
export CREDENTIALS_DIRECTORY
rm "$work/auditor.pem"
run snapshot --tenant contoso
result "$(truth [ "$status" -eq 2 ])" "a credential is read"
says err "neither PEM nor PKCS#12" "in place of the configured file"

done_testing
