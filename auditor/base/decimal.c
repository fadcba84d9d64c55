/*
 * decimal.c - whole numbers as they are written.
 */
#include "auditor/base/decimal.h"

#include "auditor/base/banned.h"

bool
decimal_read(strview text, uint64_t most, uint64_t *number)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned digit = (unsigned char)text.ptr[i] - (unsigned)'0';
		if (digit > 9 || digit > most || sum > (most - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	if (text.len == 0)
		return false;
	*number = sum;
	return true;
}
