import type { DirectoryUser, DirectoryUserInput } from "@recourse/core";
import { z } from "zod";
import { known, userShape, type JsonObject } from "./scim-attributes.js";
import { resourceOf, type ScimResource } from "./scim-answer.js";
import { fault, type ScimFault } from "./scim-fault.js";

/** Some directories write them as words. */
export const truth = z.union([
  z.boolean(),
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(["true", "false"]))
    .transform((word) => word === "true"),
]);
const word = z.string().max(254);
const optionalWord = word.nullish().transform((text) => text || undefined);

const body = z.object({
  userName: word,
  externalId: word.nullish(),
  active: truth.nullish(),
  displayName: word.nullish(),
  name: z
    .object({ formatted: optionalWord, givenName: optionalWord, familyName: optionalWord })
    .partial()
    .nullish(),
  emails: z
    .array(
      z
        .object({ value: word, type: optionalWord, primary: truth.nullish() })
        .partial({ type: true, primary: true }),
    )
    .nullish(),
});

/** `active`: what they are where nothing is said of it. */
export function readUser(
  given: JsonObject,
  { active }: { active: boolean },
): { ok: true; input: DirectoryUserInput } | ScimFault {
  const parsed = body.safeParse(known(userShape, given));
  if (!parsed.success) {
    return fault(400, z.prettifyError(parsed.error), "invalidValue");
  }
  const { userName, externalId, displayName, name, emails, ...user } = parsed.data;
  return {
    ok: true,
    input: {
      userName,
      externalId: externalId || null,
      active: user.active ?? active,
      displayName: displayName || null,
      name: name ?? null,
      emails: (emails ?? []).map(({ value, type, primary }) => ({
        value,
        ...(type === undefined ? {} : { type }),
        ...(primary == null ? {} : { primary }),
      })),
    },
  };
}

/** What a directory writes of a user, as it is. */
export function userAttributesOf(user: DirectoryUser): JsonObject {
  const { userName, externalId, name, displayName, emails, active } = user;
  return {
    userName,
    ...(externalId === null ? {} : { externalId }),
    ...(name === null ? {} : { name }),
    ...(displayName === null ? {} : { displayName }),
    emails,
    active,
  };
}

export function userResource(user: DirectoryUser, base: string, accountId: string): ScimResource {
  const { id, role, groups, createdAt, updatedAt } = user;
  const administrators = role === "admin" ? [{ id: accountId, displayName: "Administrators" }] : [];
  return resourceOf({
    ...{ resourceType: "User", location: `${base}/Users/${id}`, createdAt, updatedAt },
    attributes: {
      schemas: [userShape.schema],
      id,
      ...userAttributesOf(user),
      groups: [...administrators, ...groups].map((group) => ({
        ...{ value: group.id, display: group.displayName, type: "direct" },
        $ref: `${base}/Groups/${group.id}`,
      })),
    },
  });
}
