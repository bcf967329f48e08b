const prefix = "have-this-too:";

/** What the button beside a suggested issue says when it posts the ticket's form. */
export function haveThisTooIntent(issueId: string): string {
  return prefix + issueId;
}

/** The id of the issue; null where another button posted the form. */
export function readHaveThisToo(intent: string): string | null {
  return intent.startsWith(prefix) ? intent.slice(prefix.length) : null;
}
