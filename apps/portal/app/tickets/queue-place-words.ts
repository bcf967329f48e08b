/** 1st, 2nd, 3rd, 4th, 11th, 21st … */
export function ordinal(number: number): string {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(number);
  const ending = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[rule];
  return `${number.toLocaleString("en")}${ending}`;
}

/** Places are counted so far; the one behind stands for all that are. */
const MOST_PLACES = 500;

/** `3rd`, or `Behind 500 others`. */
export function shortPlace(place: number): string {
  return place > MOST_PLACES ? `Behind ${MOST_PLACES} others` : ordinal(place);
}

/** Where a ticket stands in the queue, and the rule that put it there. It promises no time, since the policy makes no promise. */
export function queuePlaceWords(place: number, rank: number | null): { place: string; rule: string } {
  return { place: placeWords(place), rule: ruleWords(rank) };
}

function placeWords(place: number): string {
  if (place <= 1) return "Next: no open request is worked on before yours.";
  if (place > MOST_PLACES) return `More than ${MOST_PLACES - 1} requests are worked on before yours.`;
  const before = place - 1;
  return `${ordinal(place)} in the queue: ${before.toLocaleString("en")} ${before === 1 ? "request is" : "requests are"} worked on before yours.`;
}

function ruleWords(rank: number | null): string {
  switch (rank) {
    case 0:
      return "It affects production, so it is among those that are worked on before all others; among them, the earlier one comes first.";
    case 2:
      return "It is analysed as a defect, after the requests that come with personal help; among such reports, the earlier one comes first.";
    default:
      return "Requests that affect production come first, then all others in the order in which they came in.";
  }
}
