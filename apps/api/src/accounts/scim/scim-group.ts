import type { DirectoryGroup, DirectoryGroupInput } from "@recourse/core";
import { z } from "zod";
import { groupShape, known, type JsonObject } from "./scim-attributes.js";
import { resourceOf, type ScimResource } from "./scim-answer.js";
import { fault, type ScimFault } from "./scim-fault.js";

const body = z.object({
  displayName: z.string().max(254),
  externalId: z.string().max(254).nullish(),
  members: z.array(z.object({ value: z.string().max(100) })).nullish(),
});

export function readGroup(given: JsonObject): { ok: true; input: DirectoryGroupInput } | ScimFault {
  const parsed = body.safeParse(known(groupShape, given));
  if (!parsed.success) {
    return fault(400, z.prettifyError(parsed.error), "invalidValue");
  }
  const { displayName, externalId, members } = parsed.data;
  const memberIds = (members ?? []).map(({ value }) => value.toLowerCase());
  return { ok: true, input: { displayName, externalId: externalId || null, memberIds } };
}

/** What a directory writes of a group, as it is. */
export function groupAttributesOf({ displayName, externalId, members }: DirectoryGroup): JsonObject {
  return {
    displayName,
    ...(externalId === null ? {} : { externalId }),
    members: members.map(({ id }) => ({ value: id })),
  };
}

export function groupResource(group: DirectoryGroup, base: string): ScimResource {
  const { id, members, createdAt, updatedAt } = group;
  return resourceOf({
    ...{ resourceType: "Group", location: `${base}/Groups/${id}`, createdAt, updatedAt },
    attributes: {
      schemas: [groupShape.schema],
      id,
      ...groupAttributesOf(group),
      members: members.map((member) => ({
        ...{ value: member.id, display: member.userName, type: "User", $ref: `${base}/Users/${member.id}` },
      })),
    },
  });
}
