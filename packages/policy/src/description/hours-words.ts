import { weekdays, type Weekday } from "../policy-file/hours-schema.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { dateWords, listWords, sentenceStart } from "./plain-words.js";

interface DaysAlike {
  days: Weekday[];
  openings: string;
}

/** `Monday to Friday, 09:00 to 17:00 Mountain time` */
export function openingWords(policy: SupportPolicy): string {
  const open = daysAlike(policy).filter(({ openings }) => openings !== "");
  return `${open.map(({ days, openings }) => `${dayWords(days)}, ${openings}`).join("; ")} ${policy.zoneName}`;
}

export function holidayWords(policy: SupportPolicy): string {
  const { add, calendar, open } = policy.holidays;
  const sentences = [
    calendar === "none"
      ? ""
      : "The desk is closed on U.S. federal holidays on the day on which they are observed: Saturday's on the Friday " +
        "before, Sunday's on the Monday after.",
    add.length === 0
      ? ""
      : `It is closed on ${listWords(add.map(({ date, name }) => `${dateWords(date)} (${name})`))}.`,
    open.length === 0
      ? ""
      : `It is open on ${listWords(open.map((day) => (/^\d/.test(day) ? dateWords(day) : day)))}.`,
    calendar === "none" ? "" : "Inauguration Day and one-off closings of the government are not among them.",
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? "The desk is not closed for holidays." : sentences.join(" ");
}

/** Days that follow each other with the same openings. */
function daysAlike(policy: SupportPolicy): DaysAlike[] {
  const runs: DaysAlike[] = [];
  for (const day of weekdays) {
    const openings = policy.hours[day].map(({ opens, closes }) => `${opens} to ${closes}`).join(" and ");
    const run = runs.at(-1);
    if (run !== undefined && run.openings === openings) {
      run.days.push(day);
    } else {
      runs.push({ days: [day], openings });
    }
  }
  return runs;
}

function dayWords(days: readonly Weekday[]): string {
  const names = days.map(sentenceStart);
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}` : listWords(names);
}
