import { requestKinds, type RequestKind } from "../decision/facts.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { PolicyDescription } from "./policy-description.js";

interface KindWords {
  title: string;
  description: (product: string) => string;
}

const kindWords: Readonly<Record<RequestKind, KindWords>> = {
  question: { title: "Question", description: (product) => `How something is done with ${product}.` },
  defect: {
    title: "Defect",
    description: (product) => `Something in ${product} does not work as it should.`,
  },
  integration: {
    title: "Integration",
    description: (product) => `Connecting ${product} with another system.`,
  },
  training: { title: "Training", description: () => "Teaching administrators or users." },
  implementation: {
    title: "Implementation",
    description: (product) => `Planning and introducing ${product}.`,
  },
  migration: { title: "Migration", description: (product) => `Moving to ${product} from another system.` },
  customisation: {
    title: "Customisation",
    description: (product) => `A change of ${product} for one customer.`,
  },
  professional_services: {
    title: "Professional services",
    description: () => "Work that somebody is paid to do for you.",
  },
  account_information: {
    title: "Account information",
    description: () => "What we have on file about your account.",
  },
  account_deletion: {
    title: "Account deletion",
    description: () => "Deleting the account with everything in it.",
  },
  password_change: {
    title: "Password change",
    description: () => "A password that must be changed or was forgotten.",
  },
  resource_access: {
    title: "Access to a resource",
    description: () => "Adding a person to a system, group or other resource.",
  },
  feedback: {
    title: "Feedback",
    description: (product) => `An idea, praise or a complaint about ${product}.`,
  },
  sales: { title: "Sales", description: () => "Prices, plans, contracts." },
};

export function describeKinds({ company }: SupportPolicy): PolicyDescription["kinds"] {
  return requestKinds.map((kind) => {
    const { title, description } = kindWords[kind];
    return { kind, title, description: description(company.product) };
  });
}
