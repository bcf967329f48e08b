import { randomUUID } from "node:crypto";
import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const MacrosDocument = graphql(`
  query Macros {
    viewer {
      staff {
        role
      }
    }
    supportPolicy {
      requestKinds {
        kind
        title
      }
    }
    macroVariables {
      name
      description
    }
    macros {
      id
      name
      body
      shared
      act
      kinds
      uses
      version
      viewerCan {
        edit {
          allowed
        }
      }
    }
  }
`);

/** Every macro that the reader can use, by name: the shared ones and their own. */
export async function loadMacros(asked: Asked) {
  const { viewer, supportPolicy, macroVariables, macros } = await askDesk(asked, MacrosDocument);
  const byName = macros.toSorted((left, right) => left.name.localeCompare(right.name, "en"));
  return {
    shared: byName.filter(({ shared }) => shared),
    own: byName.filter(({ shared }) => !shared),
    variables: macroVariables,
    kinds: supportPolicy.requestKinds,
    mayShare: viewer.staff?.role === "LEAD",
    idempotencyKey: randomUUID(),
  };
}

export type MacrosPage = Awaited<ReturnType<typeof loadMacros>>;
export type MacroItem = MacrosPage["own"][number];
