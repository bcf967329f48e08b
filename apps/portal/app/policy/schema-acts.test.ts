import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { actsOf } from "./schema-acts.js";

const schemaOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url)), "utf8");

test("every mutation of a schema is an act, with its description", () => {
  expect(
    actsOf('type Query { a: Int }\ntype Mutation {\n  "Opens it."\n  ticketOpen: Int\n  ticketReply: Int\n}'),
  ).toEqual([
    { name: "ticketOpen", description: "Opens it." },
    { name: "ticketReply", description: "" },
  ]);
});

test("both schemas have acts, and staff have more of them", () => {
  const [everybody, staff] = [schemaOf("schema.graphql"), schemaOf("desk-schema.graphql")].map((schema) =>
    actsOf(schema).map(({ name }) => name),
  );
  expect(everybody).toContain("ticketOpen");
  expect(staff).toEqual(expect.arrayContaining(["ticketAssign", "ticketOpen"]));
});
