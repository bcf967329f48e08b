import type { CodegenConfig } from "@graphql-codegen/cli";

const config = {
  documentMode: "string",
  emitLegacyCommonJSImports: false,
  enumsAsTypes: true,
  strictScalars: true,
  useTypeImports: true,
  scalars: { DateTime: "string", LocalDate: "string" },
} as const;

/** Documents of the staff's schema stand in files of their own, `*.desk.server.ts`, as its resolvers do in the API. */
const codegen: CodegenConfig = {
  silent: true,
  ignoreNoDocuments: true,
  generates: {
    "./app/gql/": {
      schema: "../../docs/schema.graphql",
      documents: ["app/**/*.{ts,tsx}", "!app/gql/**", "!app/**/*.desk.server.ts"],
      preset: "client",
      presetConfig: { gqlTagName: "graphql", fragmentMasking: false },
      config,
    },
    "./app/gql/desk/": {
      schema: "../../docs/desk-schema.graphql",
      documents: ["app/**/*.desk.server.ts"],
      preset: "client",
      presetConfig: { gqlTagName: "graphql", fragmentMasking: false },
      config,
    },
  },
};

export default codegen;
