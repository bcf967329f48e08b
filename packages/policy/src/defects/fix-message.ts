/** What a message about a fix can be filled with, and nothing else. */
export const fixMessageVariables = [
  "person.firstName",
  "ticket.number",
  "defect.title",
  "defect.fixedVersion",
] as const;
export type FixMessageVariable = (typeof fixMessageVariables)[number];

/** `{{#ticket}} … {{/ticket}}` stands where there is one: who reported without a ticket does not see that part. */
export const fixMessageSections = ["ticket", "defect.fixedVersion"] as const;
export type FixMessageSection = (typeof fixMessageSections)[number];

export function isFixMessageVariable(name: string): name is FixMessageVariable {
  return fixMessageVariables.some((known) => known === name);
}

export function isFixMessageSection(name: string): name is FixMessageSection {
  return fixMessageSections.some((known) => known === name);
}

/** What the sender starts from. */
export const fixMessageDraft = `Hello {{person.firstName}},

the fault that you told us about, “{{defect.title}}”, is fixed{{#defect.fixedVersion}} in version {{defect.fixedVersion}}{{/defect.fixedVersion}}.

{{#ticket}}
Please try again and tell us on ticket #{{ticket.number}} whether it works for you. It stays open until you do.
{{/ticket}}
`;
