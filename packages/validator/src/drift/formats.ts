/**
 * Checks that a string is a `date` of JSON Schema 2020-12, which is a `full-date` of RFC 3339, section
 * 5.6. The day must exist in its month.
 */
export function isDate(text: string): boolean {
  return datePattern.test(text) && hasDay(text);
}

/**
 * Checks that a string is a `date-time` of JSON Schema 2020-12 (RFC 3339, section 5.6). `t` and `z` may be
 * lowercase, and a fraction may have any number of digits. Second 60 is allowed only in the last minute
 * of a day in UTC, where leap seconds occur.
 */
export function isDateTime(text: string): boolean {
  return dateTimePattern.test(text) && hasDay(text) && (text[17] !== "6" || isLastMinute(text));
}

const fullDate = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";

const datePattern = new RegExp(`^${fullDate}$`);

const dateTimePattern = new RegExp(
  `^${fullDate}[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$`,
);

/** Checks that the day exists in the month. The patterns check everything else. */
function hasDay(text: string): boolean {
  const day = twoDigits(text, 8);
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  return day <= 28 || day <= daysOf(year, twoDigits(text, 5));
}

/** Reads two digits of a text that matches a pattern. It makes no substring, because that is slower. */
function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - zero * 11;
}

const zero = 48;

function daysOf(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Checks that the time is 23:59 in UTC, on the given day or on the day before or after. */
function isLastMinute(text: string): boolean {
  const sign = text.at(-6);
  const offset = sign === "+" || sign === "-" ? minutesOf(text.slice(-5)) : 0;
  const minutes = minutesOf(text.slice(11, 16)) + (sign === "+" ? -offset : offset);
  return (minutes + 1440) % 1440 === 1439;
}

/** Returns the minutes since midnight of `hh:mm`. */
function minutesOf(text: string): number {
  return twoDigits(text, 0) * 60 + twoDigits(text, 3);
}
