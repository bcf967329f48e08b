import { zonedTime } from "../time/zoned-time.js";

const titles: Record<string, string> = {
  plan: "Plan",
  billing: "Billing",
  standing: "Standing",
  signedUpAt: "Signed up",
  supportContract: "Support contract",
  trial: "Trial",
};

/** One fact that was corrected: `Support contract: none → 2026-04-01 to 2026-12-31`. */
export function correctionWords(
  { fact, from, to }: { fact: string; from: string; to: string },
  zone: string,
): string {
  return `${titles[fact] ?? fact}: ${valueWords(JSON.parse(from), zone)} → ${valueWords(JSON.parse(to), zone)}`;
}

function valueWords(value: unknown, zone: string): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") {
    return /^\d{4}-\d{2}-\d{2}T/.test(value) ? zonedTime(value, "moment", zone) : value.replaceAll("_", " ");
  }
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([name, part]: [string, unknown]) =>
      name === "specialist" ? `with ${String(part)}` : valueWords(part, zone),
    )
    .join(" to ")
    .replace(" to with", " with");
}
