/*
 * cut_test.c - objects of which -Depth left less than there was: none of them
 * makes a complete list.
 */
#include "auditor/base/strbuf.h"
#include "tests/unit/auditor/intake/taken.h"

struct row {
	const char *name;
	const char *text;
	enum kind kind;
	enum coverage_status status;
	const char *detail; /* part of it */
};

/* As the Graph PowerShell SDK gives them; ${inside} was cut or not. */
#define POLICY(inside)                                                         \
	"[{\"Conditions\": " inside ", \"DisplayName\": \"a\", "               \
	"\"GrantControls\": {\"BuiltInControls\": [\"mfa\"], \"Operator\": "   \
	"\"OR\"}, \"Id\": \"e0000000-0000-4000-8000-000000000001\", "          \
	"\"State\": \"enabled\", \"SessionControls\": {}, "                    \
	"\"AdditionalProperties\": {}}]"
#define USERS(include) POLICY("{\"Users\": {\"IncludeUsers\": " include "}}")
#define APPLICATION(access, web, name)                                         \
	"[{\"AppId\": \"e0000000-0000-4000-8000-000000000002\", "              \
	"\"DisplayName\": \"a\", \"Id\": "                                     \
	"\"e0000000-0000-4000-8000-000000000003\", \"IdentifierUris\": [], "   \
	"\"KeyCredentials\": [], \"PasswordCredentials\": [{\"DisplayName\": " \
	"\"" name "\"}], \"PublisherDomain\": \"a.example\", "                 \
	"\"RequiredResourceAccess\": [{\"ResourceAppId\": "                    \
	"\"00000003-0000-0000-c000-000000000000\", "                           \
	"\"ResourceAccess\": " access "}], \"Web\": {\"RedirectUris\": " web   \
	"}, "                                                                  \
	"\"SignInAudience\": \"AzureADMyOrg\", "                               \
	"\"AdditionalProperties\": {}}]"
#define RULE(to)                                                               \
	"{\"TransportRule\": [{\"Guid\": "                                     \
	"\"e0000000-0000-4000-8000-000000000004\", \"Name\": \"a\", "          \
	"\"State\": \"Enabled\", \"Mode\": \"Enforce\", \"Priority\": 0, "     \
	"\"BlindCopyTo\": " to ", \"RedirectMessageTo\": null, \"CopyTo\": "   \
	"null, \"AddToRecipients\": null, \"RemoveHeader\": null, "            \
	"\"SetHeaderName\""                                                    \
	": null, \"SetSCL\": null}]}"
#define NESTED(inside)                                                         \
	"<Objs><Obj><TN><T>Microsoft.Graph.PowerShell.Models.MicrosoftGraph"   \
	"Application1</T></TN><Props><S N='Id'>a</S><S N='AppId'>b</S>"        \
	"<S N='DisplayName'>c</S><Nil N='KeyCredentials'/><Nil N='Password"    \
	"Credentials'/><Obj N='RequiredResourceAccess'><LST><Obj>"             \
	"<TN><T>Microsoft.Graph.PowerShell.Models.MicrosoftGraphRequired"      \
	"ResourceAccess</T></TN><Props><S N='ResourceAppId'>d</S>" inside      \
	"</Props></Obj></LST></Obj><Obj N='AdditionalProperties'><DCT/></Obj>" \
	"</Props></Obj></Objs>"
#define MODEL "Microsoft.Graph.PowerShell.Models.MicrosoftGraph"

static const struct row rows[] = {
    {"all of a policy", USERS("[\"All\"]"), KIND_CONDITIONAL_ACCESS_POLICY,
	COVERAGE_COMPLETE, ""},
    {"a list of one as its element", USERS("\"All\""),
	KIND_CONDITIONAL_ACCESS_POLICY, COVERAGE_COMPLETE, ""},
    {"an object in an object", POLICY("{\"Users\": \"" MODEL "Users\"}"),
	KIND_CONDITIONAL_ACCESS_POLICY, COVERAGE_PARTIAL,
	"conditions.users was cut"},
    {"an object in an object, as PowerShell 7 writes it",
	POLICY("{\"Users\": \"@{IncludeUsers=System.Object[]}\"}"),
	KIND_CONDITIONAL_ACCESS_POLICY, COVERAGE_PARTIAL,
	"conditions.users was cut"},
    {"a list in it, joined",
	USERS("\"e0000000-0000-4000-8000-000000000005 "
	      "e0000000-0000-4000-8000-000000000006\""),
	KIND_CONDITIONAL_ACCESS_POLICY, COVERAGE_PARTIAL,
	"conditions.users.includeUsers has several values"},
    {"a list in it, as its type", USERS("\"System.String[]\""),
	KIND_CONDITIONAL_ACCESS_POLICY, COVERAGE_PARTIAL,
	"conditions.users.includeUsers was cut"},
    {"all of an application",
	APPLICATION("[{\"Id\": \"x\", \"Type\": \"Role\"}]",
	    "[\"https://a.example\"]", "a"),
	KIND_APPLICATION, COVERAGE_COMPLETE, ""},
    {"a name that looks as if it were cut",
	APPLICATION("[{\"Id\": \"x\", \"Type\": \"Role\"}]",
	    "[\"https://a.example\"]", "@{a b}"),
	KIND_APPLICATION, COVERAGE_COMPLETE, ""},
    {"the permissions of an application",
	APPLICATION("\"" MODEL "ResourceAccess " MODEL "ResourceAccess\"",
	    "[\"https://a.example\"]", "a"),
	KIND_APPLICATION, COVERAGE_PARTIAL,
	"requiredResourceAccess.resourceAccess was cut"},
    {"its addresses",
	APPLICATION("[]", "\"https://a.example https://b.example\"", "a"),
	KIND_APPLICATION, COVERAGE_PARTIAL,
	"web.redirectUris has several values"},
    {"all of an application in CLIXML, with the types of what is in it",
	NESTED("<Obj N='ResourceAccess'><LST><Obj><TN><T>" MODEL
	       "ResourceAccess</T></TN><Props><S N='Id'>e</S><S N='Type'>Role"
	       "</S></Props></Obj></LST></Obj>"),
	KIND_APPLICATION, COVERAGE_COMPLETE, ""},
    {"the permissions of an application in CLIXML",
	NESTED("<Obj N='ResourceAccess'><LST><S>" MODEL "ResourceAccess</S>"
	       "</LST></Obj>"),
	KIND_APPLICATION, COVERAGE_PARTIAL,
	"requiredResourceAccess.resourceAccess was cut"},
    {"all of a rule", RULE("[\"a@a.example\", \"b@b.example\"]"),
	KIND_TRANSPORT_RULE, COVERAGE_COMPLETE, ""},
    {"recipients by their names", RULE("\"Journal of A\""), KIND_TRANSPORT_RULE,
	COVERAGE_COMPLETE, ""},
    {"a recipient as an object, and not as a text",
	RULE("[{\"Local\": \"a\", \"Domain\": \"a.example\"}]"),
	KIND_TRANSPORT_RULE, COVERAGE_PARTIAL,
	"BlindCopyTo is an object where a text was expected"},
    {"recipients, joined", RULE("\"a@a.example b@b.example\""),
	KIND_TRANSPORT_RULE, COVERAGE_PARTIAL,
	"BlindCopyTo has several values"},
};

static void
is_noticed(const void *at)
{
	const struct row *row = at;
	CLEANUP(taken_done)
	struct taken taken = taken_bytes(sv_from(row->text), "export", TENANT);

	KIT_GOOD(taken.status, &taken.err);
	const struct coverage *coverage =
	    &snapshot_list(taken.snapshot, row->kind)->coverage;
	KIT_HAS(coverage->detail, row->detail);
	KIT_INT(coverage->status, row->status);
}

int
main(void)
{
	KIT_ROWS(rows, is_noticed);
	return kit_finish();
}
