import { IANAZone } from "luxon";
import { z } from "zod";
import { holidayCalendars, holidayNames } from "../hours/federal-holidays.js";
import { calendarDate, group, listOf, oneForEach, oneOf, patternText, plainText } from "./leaves.js";

/** In the order of ISO 8601: Monday is the first day of the week. */
export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof weekdays)[number];

const openingWords = "times such as 09:00-17:00, closing after opening and at 24:00 at the latest";
const openingPattern = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const inOrder = "openings of a day in their order, each beginning no earlier than the one before it closes";

const opening = patternText(openingPattern, openingWords)
  .refine((text) => text.slice(0, 5) < text.slice(6), { error: openingWords })
  .transform((text) => ({ opens: text.slice(0, 5), closes: text.slice(6) }))
  .readonly();

const openingsOfDay = listOf(
  opening,
  'a list of openings such as ["09:00-12:00", "13:00-17:00"], or [] for a closed day',
)
  .superRefine((openings, context) => {
    openings.forEach((each, index) => {
      const before = openings[index - 1];
      if (before !== undefined && each.opens < before.closes) {
        context.addIssue({ code: "custom", path: [index], message: inOrder });
      }
    });
  })
  .readonly();

/** Weekly opening hours in the policy's zone. A week without any opening would leave every deadline without a date. */
export const hoursSchema = oneForEach(weekdays, openingsOfDay)
  .refine((hours) => weekdays.some((weekday) => hours[weekday].length > 0), {
    error: "at least one opening in the week",
    params: { found: "closed on all days" },
  })
  .readonly();

const openDayWords = `a date such as 2026-10-12, or a name of the calendar: ${holidayNames.join("; ")}`;
const openDay = z
  .string({ error: openDayWords })
  .refine((text) => calendarDate().safeParse(text).success || holidayNames.some((name) => name === text), {
    error: openDayWords,
  });

export const holidaysSchema = group({
  calendar: oneOf(holidayCalendars),
  add: listOf(
    group({ date: calendarDate(), name: plainText(80) }).readonly(),
    "a list of { date, name }, or []",
  ).readonly(),
  open: listOf(openDay, "a list of dates or names of holidays, or []").readonly(),
}).readonly();

export const zoneSchema = z
  .string({ error: "a time zone of the IANA database such as America/Denver" })
  .refine((zone) => IANAZone.isValidZone(zone), {
    error: "a time zone of the IANA database such as America/Denver",
  });
