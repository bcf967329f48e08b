import type { RequestContext } from "../context.js";
import type { Author, ByWhom } from "./author.type.js";

/** The name of whoever did something; null where nobody did it. */
export async function loadAuthor(
  { personId, staff }: ByWhom,
  { loaders }: RequestContext,
): Promise<Author | null> {
  const person = personId === null ? null : await loaders.accounts().person.load(personId);
  return person === null ? null : { name: person.name, staff };
}
