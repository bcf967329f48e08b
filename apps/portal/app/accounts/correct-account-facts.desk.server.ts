import { DateTime } from "luxon";
import { graphql } from "../gql/desk/index.js";
import type { AccountFactsInput, Billing, Plan, Standing } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf, type FieldErrors } from "../ui/form-fields.js";
import type { AccountFactsValues } from "./load-account-facts.desk.server.js";

const ZoneDocument = graphql(`
  query AccountFactsZone {
    supportPolicy {
      hours {
        zone
      }
    }
  }
`);

const CorrectDocument = graphql(`
  mutation CorrectAccountFacts($input: AccountFactsCorrectInput!) {
    accountFactsCorrect(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** What is wrong with a correction, and what was typed. Null where it is done. */
export type CorrectionFault = { values: AccountFactsValues; errors: FieldErrors; conflict: boolean } | null;

/** Sends the whole form: what nobody changed is as it was, and the API finds out what is different. */
export async function correctAccountFacts(
  asked: Asked,
  accountId: string,
  form: FormData,
): Promise<CorrectionFault> {
  const { zone } = (await askDesk(asked, ZoneDocument)).supportPolicy.hours;
  const values = readValues(form);
  const errors = formErrors(values, zone);
  if (Object.keys(errors).length > 0) return { values, errors, conflict: false };
  const input = {
    accountId,
    version: Number(textOf(form, "version")),
    reason: values.reason,
    effectiveAt: instantOf(values.effectiveAt, zone),
    facts: factsOf(values, zone),
  };
  const { userErrors } = (await askDesk(asked, CorrectDocument, { input })).accountFactsCorrect;
  if (userErrors.length === 0) return null;
  return {
    values,
    conflict: userErrors.some(({ code }) => code === "CONFLICT"),
    errors: Object.fromEntries(userErrors.map(({ path, message }) => [fieldOf(path ?? []), message])),
  };
}

function readValues(form: FormData): AccountFactsValues {
  return {
    plan: textOf(form, "plan"),
    billing: textOf(form, "billing"),
    standing: textOf(form, "standing"),
    signedUpAt: textOf(form, "signedUpAt"),
    contractStartsOn: textOf(form, "contractStartsOn"),
    contractEndsOn: textOf(form, "contractEndsOn"),
    trialStartsAt: textOf(form, "trialStartsAt"),
    trialEndsAt: textOf(form, "trialEndsAt"),
    specialistId: textOf(form, "specialistId"),
    effectiveAt: textOf(form, "effectiveAt"),
    reason: textOf(form, "reason"),
  };
}

const isPlan = (text: string): text is Plan => text === "FREE" || text === "PAYING";
const isBilling = (text: string): text is Billing => text === "MONTHLY" || text === "ANNUAL";
const standings: readonly string[] = ["ACTIVE", "PAST_DUE", "SUSPENDED", "CLOSED"];
const isStanding = (text: string): text is Standing => standings.includes(text);

/** What the API could not even be asked. */
function formErrors(values: AccountFactsValues, zone: string): FieldErrors {
  const { contractStartsOn, contractEndsOn, trialStartsAt, trialEndsAt, reason } = values;
  const moments = [
    ["signedUpAt", values.signedUpAt],
    ["trial", trialStartsAt],
    ["trial", trialEndsAt],
    ["effectiveAt", values.effectiveAt],
  ].flatMap(([name, text]) =>
    name !== undefined && text !== undefined && text !== "" && instantOf(text, zone) === null
      ? [[name, "Give a date and a time, such as 2026-04-14 and 10:00."]]
      : [],
  );
  return {
    ...Object.fromEntries(moments),
    ...((contractStartsOn === "") !== (contractEndsOn === "") && {
      contract: "A contract has a first and a last day.",
    }),
    ...((trialStartsAt === "") !== (trialEndsAt === "") && { trial: "A trial has a beginning and an end." }),
    ...(reason === "" && { reason: "Say why: colleagues and auditors read it." }),
  };
}

function factsOf(values: AccountFactsValues, zone: string): AccountFactsInput {
  const { plan, billing, standing, contractStartsOn, contractEndsOn, specialistId } = values;
  const trialStartsAt = instantOf(values.trialStartsAt, zone);
  const trialEndsAt = instantOf(values.trialEndsAt, zone);
  if (!isPlan(plan) || !isStanding(standing)) throw new Response(null, { status: 400 });
  return {
    plan,
    billing: isBilling(billing) ? billing : null,
    standing,
    signedUpAt: instantOf(values.signedUpAt, zone),
    contract: contractStartsOn === "" ? null : { startsOn: contractStartsOn, endsOn: contractEndsOn },
    trial:
      trialStartsAt === null || trialEndsAt === null
        ? null
        : {
            startsAt: trialStartsAt,
            endsAt: trialEndsAt,
            specialistId: specialistId === "" ? null : specialistId,
          },
  };
}

/** A wall time of the policy's zone. Null for none, and for what is none. */
function instantOf(wallTime: string, zone: string): string | null {
  return wallTime === "" ? null : DateTime.fromISO(wallTime, { zone }).toUTC().toISO();
}

/** The field of the form that a path of the API is about. */
function fieldOf(path: readonly string[]): string {
  const name = path[0] === "facts" ? path[1] : path[0];
  return name === undefined || name === "version" || name === "accountId" ? "form" : name;
}
