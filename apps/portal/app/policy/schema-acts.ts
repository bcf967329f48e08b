import { Kind, parse } from "graphql";

export interface Act {
  name: string;
  description: string;
}

/** Every mutation of a schema, in its order: all that anybody can make the product do over it. */
export function actsOf(schema: string): Act[] {
  return parse(schema).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === "Mutation"
      ? (definition.fields ?? []).map(({ name, description }) => ({
          name: name.value,
          description: description?.value ?? "",
        }))
      : [],
  );
}
