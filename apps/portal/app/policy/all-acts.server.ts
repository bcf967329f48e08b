import deskSchema from "../../../../docs/desk-schema.graphql?raw";
import publicSchema from "../../../../docs/schema.graphql?raw";
import { actsOf, type Act } from "./schema-acts.js";

/** What the product that runs here can be made to do, by everybody and by staff alone. */
export const allActs = ((): { everybody: Act[]; staff: Act[] } => {
  const everybody = actsOf(publicSchema);
  const known = new Set(everybody.map(({ name }) => name));
  return { everybody, staff: actsOf(deskSchema).filter(({ name }) => !known.has(name)) };
})();
