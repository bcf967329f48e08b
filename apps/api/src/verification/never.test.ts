import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isInputObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import { createSchemas } from "../schema.js";

const { public: everybody, desk } = createSchemas();
const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Words of a camel-cased name: "accessTokenCreate" is "access token create". */
const wordsOf = (name: string) =>
  name
    .replace(/([A-Z])/g, " $1")
    .toLowerCase()
    .trim();

function mutationsOf(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {});
}

function inputFieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isInputObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
  );
}

describe("what nobody here may ever do has no operation", () => {
  test.each([
    ["public", everybody],
    ["desk", desk],
  ])("A41: sets, tells or resets a password or a second factor, in the %s schema", (_name, schema) => {
    const secret = /password|passphrase|passkey|credential|totp|second factor|recovery code|backup code|mfa/;
    expect(mutationsOf(schema).filter(({ name }) => secret.test(wordsOf(name)))).toEqual([]);
    expect(inputFieldsOf(schema).filter((name) => secret.test(wordsOf(name)))).toEqual([]);
    const told = Object.values(schema.getTypeMap()).flatMap((type) =>
      "getFields" in type && !type.name.startsWith("__") ? Object.keys(type.getFields()) : [],
    );
    expect(
      told.filter((name) => /password|passphrase|totp|recovery code|secret key/.test(wordsOf(name))),
    ).toEqual([]);
  });

  test.each([
    ["public", everybody],
    ["desk", desk],
  ])("A42: adds a person to a customer's resource, in the %s schema", (_name, schema) => {
    const granting = /\b(?:grant|resource|permission|entitle|(?<!synonym )group)\b/;
    expect(mutationsOf(schema).filter(({ name }) => granting.test(wordsOf(name)))).toEqual([]);
    expect(inputFieldsOf(schema).filter((name) => /\b(?:grant|resource id)\b/.test(wordsOf(name)))).toEqual(
      [],
    );
  });

  test("A41: and no code path: nothing of the product writes the sign-in library's passwords but the sign-in itself", () => {
    const files = ["packages/core/src", "apps/api/src", "apps/worker/src"].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
    expect(files.length).toBeGreaterThan(300);
    const writing = /password\.hash\(|setPassword|resetPassword|set "?password|updatePassword/;
    const found = files.filter((file) => writing.test(readFileSync(file, "utf8")));
    expect(found.map((file) => path.relative(root, file).replaceAll(path.sep, "/"))).toEqual([
      "apps/api/src/accounts/sign-in.ts",
    ]);
  });
});
