#!/bin/sh
# import_files_test.sh - files of many forms at once, into one snapshot or none.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$work/exoaudit.yaml" <<EOF
store: history.db
tenants:
  contoso: {tenant: $tenant_id}
EOF
mkdir -p "$work/case/deep"

# What an administrator is shown, and what runs.
cat >"$work/case/rules.json" <<'EOF'
[{"Name": "Clean up", "Guid": "e0000000-0000-4000-8000-000000000001",
  "ImmutableId": "e0000000-0000-4000-8000-000000000001",
  "State": 0, "Mode": 2, "Priority": 0, "Comments": null,
  "FromScope": null, "SentToScope": null, "StopRuleProcessing": false,
  "SetHeaderName": null, "RemoveHeader": null, "BlindCopyTo": null,
  "CopyTo": null, "RedirectMessageTo": null, "AddToRecipients": null,
  "DeleteMessage": false, "RuleErrorAction": 0, "SenderAddressLocation": 0,
  "WhenChanged": "\/Date(1777880642000)\/"}]
EOF
cat >"$work/case/rules.xml" <<'EOF'
<?xml version="1.0" encoding="utf-16" standalone="yes"?>
<rules name="TransportVersioned">
  <rule name="Clean up" id="e0000000-0000-4000-8000-000000000001" format="cmdlet">
    <version requiredMinVersion="15.0.3.0">
      <commandBlock><![CDATA[New-TransportRule -Name 'Clean up' -Mode Enforce -BlindCopyTo 'drop@mail.example']]></commandBlock>
    </version>
  </rule>
</rules>
EOF
cat >"$work/case/deep/connectors.xml" <<'EOF'
<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
  <Obj RefId="0">
    <TN RefId="0"><T>Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantInboundConnector</T></TN>
    <ToString>From outside</ToString>
    <Props>
      <S N="Name">From outside_x001B_[31m</S>
      <G N="Guid">e0000000-0000-4000-8000-000000000002</G>
      <B N="Enabled">true</B>
      <S N="ConnectorType">OnPremises</S>
      <Nil N="TlsSenderCertificateName" />
      <Obj N="SenderIPAddresses" RefId="1"><LST><S>203.0.113.7</S></LST></Obj>
    </Props>
    <MS><BA N="SerializationData">AAEAAAD/////AQ==</BA></MS>
  </Obj>
</Objs>
EOF
iconv -f UTF-8 -t UTF-16LE "$work/case/deep/connectors.xml" >"$work/utf16"
{ printf '\377\376' && cat "$work/utf16"; } >"$work/case/deep/connectors.xml"
printf 'notes of the examiner\n' >"$work/case/notes.txt"
printf '{"value": [{"a": 1}]}\n' >"$work/case/odd.json"

expect 3 "a folder of many forms" import case
says err "case/rules.json: 1 transport-rule" "PowerShell JSON is recognised"
says err "case/rules.xml: 1 rule of a rule collection" "a rule collection too"
says err "case/deep/connectors.xml: 1 inbound-connector" "and CLIXML in UTF-16"
says err "case/notes.txt: skipped: no format that is known here" \
	"another file is named"
says err 'its properties do not tell its kind' "and so is an unknown object"
says out "3 objects" "all are in one snapshot"

expect 1 "it is judged" audit --series import:files --format json
query out '.findings[] | select(.check == "TR-060") | .evidence |
	any(.field == "BlindCopyTo" and (.expected | contains("drop@mail")))' \
	"the rule that is shown otherwise than it runs is found"
query out '.findings | any(.check == "TX-001")' "and the terminal escape"
query out '[.coverage[] | select(.kind == "domain")][0].status == "not-collected"' \
	"a kind in no file is not collected"

# All or nothing.
before=$(cksum <"$work/history.db")
printf '[{"Name": "x",\n' >"$work/case/cut.json"
bad 2 "case/cut.json: line" "one file that is cut ends the import" import case
good=0
[ "$before" = "$(cksum <"$work/history.db")" ] || good=1
result $good "and the history is as before"
expect 3 "unless it is to be left out" import case --keep-going --label kept
says err "case/cut.json: left out: line" "it is named then"
says out "3 objects" "and the rest is there"
rm "$work/case/cut.json"

# What attacks the readers.
cat >"$work/bomb.xml" <<'EOF'
<!DOCTYPE Objs [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<Objs><S>&b;</S></Objs>
EOF
bad 2 "document type" "entities of its own are refused" import bomb.xml
printf '<!DOCTYPE Objs SYSTEM "file:///etc/passwd"><Objs><S>x</S></Objs>' \
	>"$work/outside.xml"
bad 2 "document type" "and those of the outside" import outside.xml
awk 'BEGIN { for (i = 0; i < 100; i++) printf "["; print "" }' >"$work/deep.json"
bad 2 "nested deeper" "a depth is a limit" import deep.json
awk 'BEGIN { printf "<Objs>"; for (i = 0; i < 300; i++) printf "<Obj>"; }' \
	>"$work/deep.xml"
bad 2 "nested deeper" "in XML too" import deep.xml
sed "s/-BlindCopyTo.*]]>/-Comments @'\nx\n'@]]>/" "$work/case/rules.xml" \
	>"$work/here.xml"
bad 2 'here-string is refused' "a command that would have to be run" \
	import here.xml
printf '{"Organization": [{"id": "99999999-2222-4333-8444-555555555555"}]}' \
	>"$work/other.json"
bad 2 "other.json: it is of tenant 99999999" "a file of another tenant" \
	import case other.json

# Records of the audit log are no objects.
cat >"$work/log.csv" <<'EOF'
"RecordType","CreationDate","Operations","AuditData"
"ExchangeAdmin","5/4/2026","New-InboundConnector","{""CreationTime"":""2026-05-04T07:44:02"",""Id"":""11111111-0000-4000-8000-000000000001"",""Operation"":""New-InboundConnector"",""RecordType"":1,""Workload"":""Exchange""}"
EOF
expect 3 "a search of the audit log" import case log.csv --label log
says err "log.csv: 1 exchange-audit" "its records are counted"

done_testing
