/*
 * fields_exchange.c - properties that every object of Exchange has.
 *
 * Names: the output of every Get- cmdlet of Exchange Online.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_exchange[] = {
    {"AdminDisplayVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"DistinguishedName", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ExchangeObjectId", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ExchangeVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Guid", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"Id", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Identity", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"IsValid", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Name", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"NameHashGuid", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ObjectCategory", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ObjectClass", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ObjectState", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ObjectVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"OrganizationConfigHash", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"OrganizationId", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"OrganizationalUnitRoot", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"OrganizationalUnitRootInternal", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"OriginatingServer", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"PSComputerName", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"PSShowComputerName", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RunspaceId", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"WhenChanged", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"WhenChangedUTC", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"WhenCreated", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"WhenCreatedUTC", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
};

const size_t fields_exchange_count = COUNT_OF(fields_exchange);
