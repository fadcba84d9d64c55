/*
 * diff_recreated_test.c - objects that go and come back as others.
 */
#include "auditor/diff/diff.h"

#include "tests/unit/auditor/diff/diff_rows.h"

#define HOST(id, name, host)                                                   \
	"{'Guid':'" id "','Name':'" name "','SmartHosts':['" host "']}"
#define OUT(list) "{'OutboundConnector':[" list "]}"

static const struct diff_row recreated_rows[] = {
    {"recreated", OUT(HOST("a", "Out", "x.example")),
	OUT(HOST("b", "Out", "x.example")),
	"recreated outbound-connector b Out Guid:\"a\">\"b\"\n"},
    {"recreated under another name", OUT(HOST("a", "Out", "x.example")),
	OUT(HOST("b", "Way", "x.example")),
	"recreated outbound-connector b Way<-Out Guid:\"a\">\"b\" "
	"Name:\"Out\">\"Way\"\n"},
    {"does something else", OUT(HOST("a", "Out", "x.example")),
	OUT(HOST("b", "Out", "y.example")),
	"removed outbound-connector a Out !\n"
	"added outbound-connector b Out !\n"},
    {"says nothing", OUT("{'Guid':'a','Name':'Out'}"),
	OUT("{'Guid':'b','Name':'Out'}"),
	"removed outbound-connector a Out !\n"
	"added outbound-connector b Out !\n"},
    {"several alike go by name",
	OUT(HOST("a", "One", "x.example") "," HOST("b", "Two", "x.example")),
	OUT(HOST("c", "Two", "x.example") "," HOST("d", "Six", "x.example")),
	"removed outbound-connector a One !\n"
	"recreated outbound-connector c Two Guid:\"b\">\"c\"\n"
	"added outbound-connector d Six !\n"},
    {"one that stays does the same",
	OUT(HOST("a", "One", "x.example") "," HOST("b", "Two", "x.example")),
	OUT(HOST("a", "One", "x.example") "," HOST("c", "Six", "x.example")),
	"removed outbound-connector b Two !\n"
	"added outbound-connector c Six !\n"},
    {"switched on as it came back",
	OUT("{'Guid':'a','Name':'Out','SmartHosts':['h'],'Enabled':false}"),
	OUT("{'Guid':'b','Name':'Out','SmartHosts':['h'],'Enabled':true}"),
	"recreated outbound-connector b Out ! Enabled:false>true "
	"Guid:\"a\">\"b\"\n"},
    {"not recreated in a partial list", OUT(HOST("a", "Out", "x.example")),
	"{'OutboundConnector':{'timeout':[" HOST("b", "Out", "x.example") "]}}",
	"added outbound-connector b Out !\n"},
};

int
main(void)
{
	KIT_ROWS(recreated_rows, diff_compares);
	return kit_finish();
}
