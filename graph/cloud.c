/*
 * cloud.c - where the services of each cloud are.
 *
 * Sources: Microsoft Entra "National clouds", Microsoft Graph "National cloud
 * deployments", Exchange admin API endpoints.  The Exchange scope of the cloud
 * in China is not documented: its host is taken.
 */
#include "auditor/base/attr.h"
#include "graph/collect.h"

#include "auditor/base/banned.h"

static const struct cloud presets[] = {
    {
	.name = "china",
	.login = "https://login.partner.microsoftonline.cn",
	.graph = "https://microsoftgraph.chinacloudapi.cn",
	.exchange = "https://partner.outlook.cn",
	.graph_scope = "https://microsoftgraph.chinacloudapi.cn/.default",
	.exchange_scope = "https://partner.outlook.cn/.default",
	.exchange_suffix = ".outlook.cn",
    },
    {
	.name = "dod",
	.login = "https://login.microsoftonline.us",
	.graph = "https://dod-graph.microsoft.us",
	.exchange = "https://outlook-dod.office365.us",
	.graph_scope = "https://dod-graph.microsoft.us/.default",
	.exchange_scope = "https://outlook-dod.office365.us/.default",
	.exchange_suffix = ".office365.us",
    },
    {
	.name = "gcc-high",
	.login = "https://login.microsoftonline.us",
	.graph = "https://graph.microsoft.us",
	.exchange = "https://outlook.office365.us",
	.graph_scope = "https://graph.microsoft.us/.default",
	.exchange_scope = "https://outlook.office365.us/.default",
	.exchange_suffix = ".office365.us",
    },
    {
	.name = "global",
	.login = "https://login.microsoftonline.com",
	.graph = "https://graph.microsoft.com",
	.exchange = "https://outlook.office365.com",
	.graph_scope = "https://graph.microsoft.com/.default",
	.exchange_scope = "https://outlook.office365.com/.default",
	.exchange_suffix = ".outlook.office365.com",
    },
};

const struct cloud *
cloud_find(strview name)
{
	for (size_t i = 0; i < COUNT_OF(presets); i++) {
		if (sv_eq(name, sv_from(presets[i].name)))
			return &presets[i];
	}
	return NULL;
}
