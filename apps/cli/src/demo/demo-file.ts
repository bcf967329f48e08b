import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ratings, requestKinds, ticketSharings } from "@recourse/policy";
import { parse } from "yaml";
import { z } from "zod";
import { rootFolder } from "../env.js";

export const demoAccountsFile = join(rootFolder, "demo", "accounts.yaml");
export const demoArticlesFolder = join(rootFolder, "demo", "articles");

const hours = z.number().nonnegative();
const reply = z.strictObject({
  by: z.email(),
  hoursAgo: hours,
  body: z.string(),
  note: z.boolean().default(false),
  waitOnCustomer: z.boolean().default(false),
  solve: z.boolean().default(false),
});
const request = z.strictObject({
  by: z.email(),
  account: z.string().optional(),
  hoursAgo: hours,
  kind: z.enum(requestKinds),
  subject: z.string(),
  body: z.string(),
  critical: z.boolean().default(false),
  protocol: z.string().nullable().default(null),
  platform: z.strictObject({ name: z.string(), version: z.string() }).nullable().default(null),
  production: z
    .strictObject({ resource: z.string(), affected: z.string(), sinceHoursAgo: hours })
    .nullable()
    .default(null),
  /** What they searched for on the form before they sent it. */
  searched: z.string().nullable().default(null),
  replies: z.array(reply).default([]),
  /** Only its requester and these colleagues read it, by address. */
  private: z.boolean().default(false),
  participants: z.array(z.email()).default([]),
  /** What the requester said after it was solved. */
  rated: z
    .strictObject({ hoursAgo: hours, rating: z.enum(ratings), words: z.string().nullable().default(null) })
    .nullable()
    .default(null),
});
/** Of somebody who is signed in, or of a visitor. */
const feedback = z.strictObject({
  by: z.email().nullable(),
  hoursAgo: hours,
  subject: z.string(),
  body: z.string(),
});
/** A refused request, and what its requester and the staff said of it afterwards. */
const refusedRequest = request.extend({
  contest: z
    .strictObject({
      hoursAgo: hours,
      words: z.string(),
      upheld: z.strictObject({ by: z.email(), hoursAgo: hours, words: z.string() }).nullable().default(null),
    })
    .nullable()
    .default(null),
});
const person = z.strictObject({
  name: z.string(),
  email: z.email(),
  role: z.enum(["admin", "end_user"]),
  active: z.boolean().default(true),
  /** What the sign-in page says of this person; people without it can sign in but are not listed. */
  shown: z.string().optional(),
});
const account = z.strictObject({
  name: z.string(),
  plan: z.enum(["free", "paying"]),
  billing: z.enum(["monthly", "annual"]).nullable().default(null),
  standing: z.enum(["active", "past_due", "suspended", "closed"]).default("active"),
  signedUpDaysAgo: z.number().nullable(),
  ticketSharing: z.enum(ticketSharings).default("admins"),
  contract: z.strictObject({ startedDaysAgo: z.number(), endsInDays: z.number() }).nullable().default(null),
  trial: z
    .strictObject({ startedDaysAgo: z.number(), endsInDays: z.number(), specialist: z.email() })
    .nullable()
    .default(null),
  people: z.array(person),
});
const demoFile = z.strictObject({
  password: z.string().min(8),
  staff: z.array(
    z.strictObject({
      name: z.string(),
      email: z.email(),
      role: z.enum(["agent", "author", "lead"]),
      shown: z.string().optional(),
    }),
  ),
  accounts: z.array(account),
  tickets: z.array(request),
  refused: z.array(refusedRequest),
  feedback: z.array(feedback),
});

export type DemoFile = z.infer<typeof demoFile>;
export type DemoAccount = z.infer<typeof account>;
export type DemoRequest = z.infer<typeof request>;
export type DemoFeedback = z.infer<typeof feedback>;
export type DemoRefusedRequest = z.infer<typeof refusedRequest>;
export type DemoReply = z.infer<typeof reply>;

/** Reads `demo/accounts.yaml`. Days and hours in it count back from when it is loaded. */
export async function readDemoFile(file: string): Promise<DemoFile> {
  return demoFile.parse(parse(await readFile(file, "utf8")));
}

/** One of the people whom the sign-in page of the demo offers. */
export interface DemoSignIn {
  label: string;
  email: string;
  password: string;
  hint: string;
}

/** The sign-ins that the demo shows: its three kinds of users first, as listed. */
export function demoSignIns(demo: DemoFile): DemoSignIn[] {
  const people = [...demo.staff, ...demo.accounts.flatMap((each) => each.people)];
  return people.flatMap(({ name, email, shown }) =>
    shown === undefined ? [] : [{ label: name, email, password: demo.password, hint: shown }],
  );
}
