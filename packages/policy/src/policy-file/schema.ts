import { z } from "zod";
import { holidaysSchema, hoursSchema, zoneSchema } from "./hours-schema.js";
import { group, listOf, patternText, plainText, wholeNumber } from "./leaves.js";
import { platformsSchema } from "./platforms-schema.js";
import { productAreasSchema } from "./product-areas-schema.js";
import { scopeSchema } from "./scope-schema.js";
import { staffReadingSchema } from "./staff-reading-schema.js";
import { targetsSchema } from "./targets-schema.js";

const email = z.email({ error: "an e-mail address such as support@company.example" });
const slug = patternText(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  "the slug of an article, such as open-a-support-ticket",
);
const languageTag = patternText(/^[a-z]{2,3}$/, "the first part of a language tag in lower case, such as en");

const contact = group({ name: plainText(60), email, phone: plainText(40).nullable() }).readonly();

const DEFAULT_MAILS_AN_HOUR = 20;

const mailSchema = group({ perRecipientAndHour: wholeNumber(1, 10_000) })
  .readonly()
  .default({ perRecipientAndHour: DEFAULT_MAILS_AN_HOUR });

/** The shape of policy/support-policy.yaml. Every name is required unless it has a default here; others are refused. */
export const supportPolicySchema = group({
  version: patternText(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
    'a version such as "2026.1", in quotes when it looks like a number',
  ),
  company: group({ name: plainText(60), product: plainText(60) }).readonly(),
  zone: zoneSchema,
  zoneName: plainText(60),
  hours: hoursSchema,
  holidays: holidaysSchema,
  signUp: group({ windowDays: wholeNumber(0, 365) }).readonly(),
  languages: listOf(languageTag, "a list of languages such as [en]")
    .min(1, { error: "at least one language" })
    .readonly(),
  scope: scopeSchema,
  protocols: listOf(plainText(40), "a list of protocols, or []").readonly(),
  platforms: platformsSchema,
  productAreas: productAreasSchema,
  contacts: group({ support: contact, sales: contact, customer_success: contact }).readonly(),
  articles: group({
    policyExplained: slug,
    openTicket: slug,
    criticalDefect: slug,
    buyContract: slug,
    findAdministrator: slug,
    inviteAdministrator: slug,
    protocols: slug,
    platforms: slug,
    changePassword: slug,
    resetUserPassword: slug,
    deleteAccount: slug,
    updateSystem: slug,
    thirdParty: slug,
    training: slug,
  }).readonly(),
  ticket: group({ closeAfterDays: wholeNumber(1, 365) }).readonly(),
  targets: targetsSchema,
  mail: mailSchema,
  staffReading: staffReadingSchema,
  verification: group({
    reauthenticatedWithinMinutes: wholeNumber(1, 60),
    contactOnFileDays: wholeNumber(0, 365),
    validForMinutes: wholeNumber(1, 120),
    deletionWaitingHours: wholeNumber(0, 720),
    attempts: wholeNumber(1, 10),
  }).readonly(),
}).readonly();

/** The values of the policy file, checked and frozen. */
export type SupportPolicy = z.infer<typeof supportPolicySchema>;
