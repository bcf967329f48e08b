import type { CodegenConfig } from "@graphql-codegen/cli";

const config = {
  documentMode: "string",
  emitLegacyCommonJSImports: false,
  enumsAsTypes: true,
  strictScalars: true,
  useTypeImports: true,
  scalars: { DateTime: "string", LocalDate: "string" },
} as const;

/** Beside the types, `persisted-documents.json`: every operation by its hash. The server sends nothing else. */
const presetConfig = {
  gqlTagName: "graphql",
  fragmentMasking: false,
  persistedDocuments: { mode: "embedHashInDocument" },
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
      presetConfig,
      config,
    },
    "./app/gql/desk/": {
      schema: "../../docs/desk-schema.graphql",
      documents: ["app/**/*.desk.server.ts"],
      preset: "client",
      presetConfig,
      config,
    },
  },
};

export default codegen;
