import { z } from "zod";
import type { PolicyWordsFieldsFragment } from "../gql/graphql.js";
import { zonedTime } from "../time/zoned-time.js";

export interface FactLine {
  label: string;
  value: string;
}

const factsSchema = z.object({
  account: z
    .object({
      plan: z.string(),
      billing: z.string().nullish(),
      signedUpAt: z.string().nullish(),
      standing: z.string(),
      supportContract: z.object({ startsOn: z.string(), endsOn: z.string() }).nullish(),
      trial: z.object({ startsAt: z.string(), endsAt: z.string() }).nullish(),
    })
    .nullish(),
  requester: z.object({ relation: z.string(), active: z.boolean() }),
  request: z.object({
    kind: z.string(),
    production: z.boolean().nullish(),
    critical: z.boolean().nullish(),
    thirdParty: z.boolean().nullish(),
    protocol: z.string().nullish(),
    platform: z.object({ name: z.string(), version: z.string() }).nullish(),
  }),
});
type Facts = z.infer<typeof factsSchema>;

/** What a decision was made from, in words. Nothing where the facts are not the reader's to see. */
export function factLines(
  factsJson: string | null,
  policy: Pick<PolicyWordsFieldsFragment, "hours" | "requestKinds">,
): FactLine[] {
  const facts = parseFacts(factsJson);
  if (facts === null) return [];
  const { zone, zoneName } = policy.hours;
  const moment = (instant: string) => `${zonedTime(instant, "moment", zone)} ${zoneName}`;
  const kind = policy.requestKinds.find((words) => words.kind === facts.request.kind.toUpperCase());
  return [
    ...accountLines(facts.account ?? null, moment),
    { label: "Asked by", value: requesterWords(facts.requester) },
    { label: "Request", value: kind?.title ?? facts.request.kind },
    ...requestLines(facts.request),
  ];
}

function parseFacts(json: string | null): Facts | null {
  if (json === null) return null;
  try {
    return factsSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

function accountLines(
  account: NonNullable<Facts["account"]> | null,
  moment: (instant: string) => string,
): FactLine[] {
  if (account === null) return [{ label: "Account", value: "none that is known" }];
  const { plan, billing, standing, signedUpAt, supportContract, trial } = account;
  return [
    {
      label: "Plan",
      value: [plan, billing && `billed ${billing === "annual" ? "yearly" : billing}`]
        .filter(Boolean)
        .join(", "),
    },
    ...(standing === "active" ? [] : [{ label: "Standing", value: standing.replaceAll("_", " ") }]),
    ...(plan === "free"
      ? [{ label: "Signed up", value: signedUpAt == null ? "not known" : moment(signedUpAt) }]
      : []),
    ...(supportContract == null
      ? []
      : [{ label: "Support contract", value: `${supportContract.startsOn} to ${supportContract.endsOn}` }]),
    ...(trial == null
      ? []
      : [{ label: "Trial", value: `${moment(trial.startsAt)} to ${moment(trial.endsAt)}` }]),
  ];
}

function requesterWords({ relation, active }: Facts["requester"]): string {
  const words = new Map([
    ["admin", "an administrator of the account"],
    ["end_user", "an end user of the account"],
    ["staff", "our own staff"],
  ]);
  const who = words.get(relation) ?? "somebody unknown to the account";
  return active || relation === "none" ? who : `${who}, deactivated`;
}

function requestLines({
  production,
  critical,
  thirdParty,
  protocol,
  platform,
}: Facts["request"]): FactLine[] {
  const marks = [
    production && "affects production",
    critical && "a critical defect that affects all customers",
    thirdParty && "lies in another vendor's product",
  ].filter((mark) => typeof mark === "string");
  return [
    ...(marks.length === 0 ? [] : [{ label: "Stated", value: marks.join("; ") }]),
    ...(protocol == null ? [] : [{ label: "Protocol", value: protocol }]),
    ...(platform == null ? [] : [{ label: "Platform", value: `${platform.name} ${platform.version}` }]),
  ];
}
