import {
  BreakingChangeType,
  findBreakingChanges,
  isInterfaceType,
  isObjectType,
  isEnumType,
  isInputObjectType,
  type GraphQLSchema,
} from "graphql";

/** `Type.member` of everything that a schema marks as deprecated. */
function deprecatedMembers(schema: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    const members = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const member of members) {
      if (member.deprecationReason != null) found.add(`${type.name}.${member.name}`);
    }
  }
  return found;
}

const REMOVALS: ReadonlySet<string> = new Set([
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
]);

/** `Ticket.subject was removed.` and `X was removed from enum type Y.` both name a member. */
function removedMember(description: string): string {
  const ofEnum = /^(\w+) was removed from enum type (\w+)\.$/.exec(description);
  return ofEnum === null
    ? (/^([\w.]+) was removed\.$/.exec(description)?.[1] ?? "")
    : `${ofEnum[2]}.${ofEnum[1]}`;
}

/** Changes that break clients and were not announced by a deprecation in the version before, in words. */
export function findUnannouncedBreaks(before: GraphQLSchema, after: GraphQLSchema): string[] {
  const deprecated = deprecatedMembers(before);
  return findBreakingChanges(before, after)
    .filter(({ type, description }) => !(REMOVALS.has(type) && deprecated.has(removedMember(description))))
    .map(({ description }) => description);
}
