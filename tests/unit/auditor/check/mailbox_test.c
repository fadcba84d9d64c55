/*
 * mailbox_test.c - mail that leaves a mailbox, hides in it, or is read by
 * others.
 */
#include "tests/unit/auditor/check/rows.h"

#define BOX(more)                                                              \
	"{'Mailbox':[{'Guid':'1','DisplayName':'Alice',"                       \
	"'PrimarySmtpAddress':'alice@contoso.com'" more "}]}"
#define CONTACT                                                                \
	"'MailContact':[{'Guid':'m','Name':'Vault','ExternalEmailAddress':"    \
	"'SMTP:x@evil.example'}]"
#define RULE(more)                                                             \
	"{'InboxRule':[{'RuleIdentity':'1','Name':'r','Enabled':true,"         \
	"'MailboxOwnerId':'alice'" more "}]}"
#define FOLDER(path, user, rights)                                             \
	"{'MailboxFolderPermission':[{'Mailbox':'alice','FolderPath':'" path   \
	"','User':'" user "','AccessRights':['" rights "']}]}"
#define ACCESS(user, more)                                                     \
	"{'Identity':'alice','User':'" user                                    \
	"','AccessRights':['FullAccess']" more "}"
#define ENTRIES(list) "{'MailboxPermission':[" list "]}"
#define SENDAS(user)                                                           \
	"{'RecipientPermission':[{'Identity':'alice','Trustee':'" user         \
	"','AccessRights':['SendAs'],'AccessControlType':'Allow'}]}"
#define ROBOT                                                                  \
	"'ExchangeServicePrincipal':[{'DisplayName':'Robot','ObjectId':'o1',"  \
	"'AppId':'b0000000-0000-4000-8000-000000000001'}]"

/* clang-format off */
static const struct check_row rows[] = {
    {"MB-001 address", "MB-001", 45,
	BOX(",'ForwardingSmtpAddress':'smtp:x@evil.example'"), NULL,
	"ForwardingSmtpAddress=x@evil.example"},
    {"MB-001 contact", "MB-001", 45,
	"{'Mailbox':[{'Guid':'1','ForwardingAddress':'Vault'}]," CONTACT "}",
	NULL, "goes to x@evil.example"},
    {"MB-001 path of a contact", "MB-001", 45,
	"{'Mailbox':[{'Guid':'1','ForwardingAddress':"
	"'contoso.example/People/Vault'}]," CONTACT "}", NULL, NULL},
    {"MB-001 ours", "MB-001", 0,
	BOX(",'ForwardingSmtpAddress':'smtp:bob@contoso.com'"), NULL, NULL},
    {"MB-001 none", "MB-001", 0, BOX(""), NULL, NULL},

    {"MB-002 forwards", "MB-002", 45,
	RULE(",'ForwardTo':['\\\"X\\\" [SMTP:x@evil.example]']"), NULL,
	"ForwardTo="},
    {"MB-002 redirects", "MB-002", 45, RULE(",'RedirectTo':['x@evil.example']"),
	NULL, NULL},
    {"MB-002 as attachment", "MB-002", 45,
	RULE(",'ForwardAsAttachmentTo':['x@evil.example']"), NULL, NULL},
    {"MB-002 deletes warnings", "MB-002", 45, RULE(",'DeleteMessage':true,"
	"'SubjectContainsWords':['security alert']"), NULL, "it deletes"},
    {"MB-002 hides warnings", "MB-002", 45, RULE(",'MoveToFolder':"
	"'RSS Feeds','BodyContainsWords':['hacked']"), NULL,
	"MoveToFolder=RSS Feeds"},
    {"MB-002 hides bounces", "MB-002", 45, RULE(",'MoveToFolder':"
	"'Conversation History','From':['MAILER-DAEMON']"), NULL, NULL},
    {"MB-002 deletes all", "MB-002", 45, RULE(",'DeleteMessage':true"), NULL,
	"takes away all mail"},
    {"MB-002 switched off", "MB-002", 23,
	"{'InboxRule':[{'RuleIdentity':'1','Enabled':false,"
	"'RedirectTo':['x@evil.example']}]}", NULL, NULL},
    {"MB-002 newsletters", "MB-002", 0, RULE(",'DeleteMessage':true,"
	"'SubjectContainsWords':['newsletter']"), NULL, NULL},
    {"MB-002 sorts", "MB-002", 0, RULE(",'MoveToFolder':'Projects',"
	"'SubjectContainsWords':['security alert']"), NULL, NULL},
    {"MB-002 to a contact of the address book", "MB-002", 45,
	"{'InboxRule':[{'RuleIdentity':'1','Enabled':true,'ForwardTo':"
	"['\\\"Vault\\\" [EX:/o=x/cn=vault-1f]']}]," CONTACT "}", NULL,
	"goes to x@evil.example"},
    {"MB-002 to a colleague", "MB-002", 0,
	RULE(",'ForwardTo':['\\\"Bob\\\" [EX:/o=x/cn=bob]']"), NULL, NULL},

    {"MB-003 inbox", "MB-003", 45, FOLDER("\\\\Inbox", "Default", "Reviewer"),
	NULL, "AccessRights="},
    {"MB-003 all of it", "MB-003", 45, FOLDER("/", "Anonymous", "ReadItems"),
	NULL, "the whole mailbox"},
    {"MB-003 Japanese", "MB-003", 45,
	FOLDER("\\\\受信トレイ", "既定", "Owner"), NULL, NULL},
    {"MB-003 by identity", "MB-003", 45,
	"{'MailboxFolderPermission':[{'Identity':'alice:\\\\Inbox','User':"
	"'Default','AccessRights':['Reviewer']}]}", NULL, NULL},
    {"MB-003 user as object", "MB-003", 45,
	"{'MailboxFolderPermission':[{'Identity':'alice:\\\\Inbox','User':"
	"{'DisplayName':'Default'},'AccessRights':'Reviewer'}]}", NULL,
	"DisplayName"},
    {"MB-003 nothing given", "MB-003", 0, FOLDER("\\\\Inbox", "Default", "None"),
	NULL, NULL},
    {"MB-003 calendar", "MB-003", 0,
	FOLDER("\\\\Calendar", "Default", "AvailabilityOnly"), NULL, NULL},
    {"MB-003 colleague", "MB-003", 0, FOLDER("\\\\Inbox", "Bob", "Reviewer"),
	NULL, NULL},

    {"MB-004 application", "MB-004", 40,
	"{'MailboxPermission':[" ACCESS("robot", "") "]," ROBOT "}", NULL,
	"this is an application"},
    {"MB-004 application by id", "MB-004", 40,
	"{'MailboxPermission':[" ACCESS("90000000-0000-4000-8000-00000000000A",
	"") "],'ServicePrincipal':[{'id':"
	"'90000000-0000-4000-8000-00000000000a','appId':'x'}]}", NULL, NULL},
    {"MB-004 guest", "MB-004", 40,
	ENTRIES(ACCESS("eve_evil.example#EXT#@contoso.com", "")), NULL,
	"a guest"},
    {"MB-004 everybody sends", "MB-004", 40, SENDAS("Everyone"), NULL,
	"everybody"},
    {"MB-004 new", "MB-004", 40, ENTRIES(ACCESS("bob", "")), ENTRIES(""),
	"not in the baseline"},
    {"MB-004 on behalf", "MB-004", 40, BOX(",'GrantSendOnBehalfTo':['Bob']"),
	BOX(",'GrantSendOnBehalfTo':[]"), "GrantSendOnBehalfTo=Bob"},
    {"MB-004 guest on behalf", "MB-004", 40,
	BOX(",'GrantSendOnBehalfTo':['eve_evil.example#EXT#@contoso.com']"),
	NULL, "(not a guest)"},
    {"MB-004 known", "MB-004", 0, ENTRIES(ACCESS("bob", "")),
	ENTRIES(ACCESS("bob", "")), NULL},
    {"MB-004 colleague", "MB-004", 0, ENTRIES(ACCESS("bob", "")), NULL, NULL},
    {"MB-004 inherited", "MB-004", 0,
	ENTRIES(ACCESS("Everyone", ",'IsInherited':true")), NULL, NULL},
    {"MB-004 denied", "MB-004", 0,
	ENTRIES(ACCESS("Everyone", ",'Deny':true")), NULL, NULL},
    {"MB-004 oneself", "MB-004", 0,
	ENTRIES(ACCESS("NT AUTHORITY\\\\SELF", "")), ENTRIES(""), NULL},
};

#define RECIPIENT "recipients:\n- {address: '@archive.example', reason: r}\n"

static const struct settle_row covers[] = {
    {"MB-001 archive", "MB-001", RECIPIENT, true,
	BOX(",'ForwardingSmtpAddress':'smtp:a@archive.example'"), NULL},
    {"MB-002 archive", "MB-002", RECIPIENT, true,
	RULE(",'RedirectTo':['a@archive.example']"), NULL},
    {"MB-002 archive, and hidden", "MB-002", RECIPIENT, false,
	RULE(",'RedirectTo':['a@archive.example'],'DeleteMessage':true"), NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	return kit_finish();
}
