import { languageName, listWords } from "../description/plain-words.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { articleStep, contractStep, feedbackStep, salesStep, searchStep } from "./next-steps.js";
import { reason } from "./reason.js";
import { ruleBeforeLevel, type Ruling } from "./ruling.js";

/** In plain English, whatever the language of the request. */
export function languageNotSupported(policy: SupportPolicy): Ruling {
  const languages = listWords(policy.languages.map(languageName), "or");
  const words = `We answer requests in ${languages}. Please send your request again in ${languages}.`;
  const steps = [articleStep(policy, "policyExplained", "How support works"), searchStep()];
  return ruleBeforeLevel("refuse", reason("language_not_supported", "language", words, steps));
}

export function feedbackWelcome(policy: SupportPolicy): Ruling {
  const words = `Thank you. Everybody may send feedback on ${policy.company.product}, with any level of support or none.`;
  const steps = [articleStep(policy, "policyExplained", "How support works"), searchStep()];
  return ruleBeforeLevel("accept", reason("feedback_welcome", "feedback", words, steps));
}

export function salesQuestion(policy: SupportPolicy): Ruling {
  const { name, email } = policy.contacts.sales;
  const words = `Questions about buying ${policy.company.product} are answered by ${name}: ${email}.`;
  return ruleBeforeLevel(
    "hand_off",
    reason("sales_question", "sales", words, [salesStep(policy), contractStep(policy)]),
  );
}

/** policy.md, step 4. */
export function passwordChangeNever(policy: SupportPolicy): Ruling {
  const words =
    `Nobody at ${policy.company.name} can see or set a password, and nobody will ask you for one. You change your own ` +
    "password yourself, and an administrator can have users of the account choose a new one.";
  const steps = [
    articleStep(policy, "changePassword", "Change your own password"),
    articleStep(policy, "resetUserPassword", "Reset a user's password"),
  ];
  return ruleBeforeLevel("refuse", reason("password_change_never", "passwords", words, steps));
}

/** policy.md, step 5. */
export function resourceAccessNever(policy: SupportPolicy): Ruling {
  const words =
    `Staff of ${policy.company.name} never add a person to a customer's resource: administrators of the account do. If ` +
    "you cannot, that is a fault, and your request goes on as a defect.";
  const steps = [articleStep(policy, "openTicket", "What happens next"), searchStep()];
  return ruleBeforeLevel(
    "convert",
    reason("resource_access_never", "resource-access", words, steps),
    "defect",
  );
}

/** policy.md, step 7. */
export function customisationNotIncluded(policy: SupportPolicy): Ruling {
  const words = `Support does not include changes of ${policy.company.product} for one customer. Ideas are welcome as feedback.`;
  const steps = [feedbackStep(), searchStep()];
  return ruleBeforeLevel("refuse", reason("not_included", "not-included", words, steps));
}

/** policy.md, step 7. */
export function professionalServicesNotIncluded(policy: SupportPolicy): Ruling {
  const { name, email } = policy.contacts.sales;
  const words = `Support does not include professional services. ${name} can offer them: ${email}.`;
  return ruleBeforeLevel("refuse", reason("not_included", "not-included", words, [salesStep(policy)]));
}

/** policy.md, step 8. The name that was asked for is not repeated: a reply carries no text of a stranger. */
export function unsupportedProtocol(policy: SupportPolicy): Ruling {
  const words = `We help with integrations over ${listWords(policy.protocols)}. The protocol that you named is not one of them.`;
  const steps = [articleStep(policy, "protocols", "Supported protocols"), searchStep()];
  return ruleBeforeLevel("refuse", reason("unsupported_protocol", "integrations", words, steps));
}

/** policy.md, step 8. */
export function thirdPartyResource(policy: SupportPolicy): Ruling {
  const words =
    "What lies in another company's own product is for that company to mend. Our articles tell how " +
    `${policy.company.product} works together with it.`;
  const steps = [articleStep(policy, "thirdParty", "Products of other companies"), searchStep()];
  return ruleBeforeLevel("self_service", reason("third_party_resource", "third-party", words, steps));
}
