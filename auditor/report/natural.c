/*
 * natural.c - names in the order people expect.
 */
#include "auditor/report/natural.h"

#include "auditor/base/banned.h"

static bool
is_digit(strview text)
{
	return text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

/* Take the digits in front of ${rest}; return them without leading zeros. */
static strview
take_number(strview *rest)
{
	strview whole = *rest;

	while (is_digit(*rest))
		*rest = sv_slice(*rest, 1, rest->len);
	strview number = sv_slice(whole, 0, whole.len - rest->len);
	while (number.len > 0 && number.ptr[0] == '0')
		number = sv_slice(number, 1, number.len);
	return number;
}

static int
compare_numbers(strview *a, strview *b)
{
	strview left = take_number(a);
	strview right = take_number(b);

	if (left.len != right.len)
		return left.len < right.len ? -1 : 1;
	return sv_cmp(left, right);
}

int
natural_compare(strview a, strview b)
{
	strview left = a;
	strview right = b;

	while (left.len > 0 && right.len > 0) {
		int order;
		if (is_digit(left) && is_digit(right)) {
			order = compare_numbers(&left, &right);
		} else {
			order = (unsigned char)left.ptr[0] -
				(unsigned char)right.ptr[0];
			left = sv_slice(left, 1, left.len);
			right = sv_slice(right, 1, right.len);
		}
		if (order != 0)
			return order;
	}
	if (left.len != right.len)
		return left.len < right.len ? -1 : 1;
	return sv_cmp(a, b);
}
