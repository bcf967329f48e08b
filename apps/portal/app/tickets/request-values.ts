import { DateTime } from "luxon";
import type { RequestKind, SupportDecisionInput, TicketOpenInput } from "../gql/graphql.js";
import { isTicked, textOf, type FieldErrors, type Fields } from "../ui/form-fields.js";
import { composeReport, readReport, reportErrors, type CriticalReport } from "./critical-report.js";
import { findKind } from "./request-kinds.js";

/** What stands in the form, as typed: shown again after an answer. Names are those of the fields. */
export interface RequestValues {
  idempotencyKey: string;
  searchId: string;
  /** Of the articles that were suggested last, while it is not known that their search is finished. */
  searchReceipt: string;
  accountId: string;
  kind: RequestKind | null;
  subject: string;
  body: string;
  production: boolean;
  resource: string;
  affected: string;
  /** As `<input type="datetime-local">` gives it, in the policy's zone. */
  since: string;
  protocol: string;
  /** `name@version`, see `platformValue`. */
  platform: string;
  thirdParty: boolean;
  critical: boolean;
  report: CriticalReport;
}

export function readRequestForm(form: Fields): RequestValues {
  const text = (name: string) => textOf(form, name);
  return {
    idempotencyKey: text("idempotencyKey"),
    searchId: text("searchId"),
    searchReceipt: text("searchReceipt"),
    accountId: text("account"),
    kind: findKind(text("kind")),
    subject: text("subject"),
    body: text("body"),
    production: isTicked(form, "production"),
    resource: text("resource"),
    affected: text("affected"),
    since: text("since"),
    protocol: text("protocol"),
    platform: text("platform"),
    thirdParty: isTicked(form, "thirdParty"),
    critical: isTicked(form, "critical"),
    report: readReport(form),
  };
}

/** The facts that the gate asks for. Without a kind it is asked about a question, the plainest of them. */
export function decisionInput(values: RequestValues): SupportDecisionInput {
  return {
    ...facts(values),
    kind: values.kind ?? "QUESTION",
    production: values.production && !values.critical,
  };
}

/** What is missing before the request can be sent at all; everything else the API says. */
export function formErrors(values: RequestValues): FieldErrors {
  const errors: FieldErrors = {};
  if (values.kind === null) errors["kind"] = "Choose what your request is about.";
  if (values.subject === "") errors["subject"] = "Write a subject: a few words that say what it is about.";
  if (values.critical) return { ...errors, ...reportErrors(values.report) };
  if (values.body === "") errors["body"] = "Describe your request.";
  if (values.production) {
    if (values.resource === "") errors["resource"] = "Name the resource that is affected.";
    if (values.affected === "") errors["affected"] = "Say whose work stops.";
  }
  return errors;
}

export function openInput(values: RequestValues, kind: RequestKind, zone: string): TicketOpenInput {
  const production = values.production && !values.critical;
  return {
    ...facts(values),
    kind,
    idempotencyKey: values.idempotencyKey,
    subject: values.subject,
    body: values.critical ? composeReport(values.report) : values.body,
    production: production
      ? { resource: values.resource, affected: values.affected, since: instantOf(values.since, zone) }
      : null,
    searchId: values.searchId === "" ? null : values.searchId,
    report: values.critical ? values.report : null,
  };
}

function facts({ accountId, critical, protocol, thirdParty, platform }: RequestValues) {
  return {
    accountId: accountId === "" ? null : accountId,
    critical,
    protocol: protocol === "" ? null : protocol,
    thirdParty,
    platform: platformOf(platform),
  };
}

export function platformValue(name: string, version: string): string {
  return `${name}@${version}`;
}

function platformOf(value: string): { name: string; version: string } | null {
  const at = value.indexOf("@");
  return at <= 0 ? null : { name: value.slice(0, at), version: value.slice(at + 1) };
}

/** Null where nothing, or nothing that is a time, was typed. */
function instantOf(wallTime: string, zone: string): string | null {
  return DateTime.fromISO(wallTime, { zone }).toUTC().toISO();
}

/** The field that an error of `ticketOpen` is about: `["input", "production", "resource"]` → `resource`. */
export function fieldOfPath(path: readonly string[] | null | undefined): string {
  const last = path?.at(-1) ?? "form";
  if (last === "input" || last === "idempotencyKey") return "form";
  return last === "accountId" ? "account" : last;
}
