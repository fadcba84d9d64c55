# hostile.jq - what people may name things by, made as bad as it gets.
# Identities, enumerations, dates and domains stay what they are.
def payloads: [
	"\u001b]0;owned\u0007\u001b[2J\u001b[31mred",
	"\u202eexe.tnemtsevni\u2066\u200b\u2069\ufeff",
	"</title></script><script>alert(1)</script><svg onload=alert(2)>",
	"\"><img src=https://evil.example/x onerror=alert(3)>",
	"| [x](javascript:alert(4)) | ![y](https://evil.example/y) |\n# head",
	"=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2+3",
	"'; DROP TABLE objects; --", "\",\"x\":{\"y\":[",
	"'$(Remove-Item C:\\)’; calc; `\"",
	"\u0000\u0001\u0008\u007f\u0085\u009b", "%s%n%d", "{{7*7}}${7*7}",
	"\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8",
	("W" * 65536), "\u2028\u2029\r\n", "]]>&amp;<!--", "\ud83d\udc7e"
];
def is_free: test("^(Name|DisplayName|Comment|Comments|Description|" +
	"displayName|description|appDisplayName|AdminDisplayName|" +
	"Title|notes|principalDisplayName|resourceDisplayName)$");
# A formula is one only at the beginning.
def spoil($n): payloads[$n % (payloads | length)] as $bad |
	if $bad | test("^[=+@-]") then $bad + . else . + $bad end;
def walked($n):
	if type == "object" then
		to_entries | to_entries | map(.key as $i | .value |
			if (.value | type) == "string" and (.key | is_free) then
				.value |= spoil($n + $i)
			else
				.value |= walked($n + $i)
			end) | from_entries
	elif type == "array" then
		to_entries | map(.key as $i | .value | walked($n + 7 * $i))
	else . end;
walked($seed)
