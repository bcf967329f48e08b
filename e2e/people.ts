import { join } from "node:path";

/** People of the demo who appear in the journeys, and where their sign-in is kept for one run. */
export const people = {
  freeAdmin: "fay@foxglove.example",
  payingAdmin: "ada@aurora.example",
  endUser: "uma@aurora.example",
  /** Of a free account whose trial is over; nobody else's journey changes it. */
  trialOver: "jon@juniper.example",
  clinicAdmin: "bea@brightwater.example",
  otherClinicAdmin: "ben@brightwater.example",
  agent: "avery@halyard.example",
  author: "noor@halyard.example",
  lead: "lena@halyard.example",
  specialist: "sam@halyard.example",
} as const;
export type PersonName = keyof typeof people;

export const demoPassword = "recourse-demo";

/** The file with somebody's session, written once before the journeys. */
export function sessionOf(name: PersonName): string {
  return join(process.env["E2E_DATA_DIR"] ?? "", "sessions", `${name}.json`);
}
