import type { CodegenConfig } from "@graphql-codegen/cli";

const config = {
  documentMode: "string",
  emitLegacyCommonJSImports: false,
  enumsAsTypes: true,
  strictScalars: true,
  useTypeImports: true,
  scalars: { DateTime: "string", LocalDate: "string" },
} as const;

/** The name of the tag says which schema a document is for, so that both may stand in one file. */
const codegen: CodegenConfig = {
  silent: true,
  ignoreNoDocuments: true,
  generates: {
    "./app/gql/": {
      schema: "../../docs/schema.graphql",
      documents: ["app/**/*.{ts,tsx}", "!app/gql/**"],
      preset: "client",
      presetConfig: { gqlTagName: "graphql", fragmentMasking: false },
      config,
    },
    "./app/gql/desk/": {
      schema: "../../docs/desk-schema.graphql",
      documents: ["app/**/*.{ts,tsx}", "!app/gql/**"],
      preset: "client",
      presetConfig: { gqlTagName: "deskGraphql", fragmentMasking: false },
      config,
    },
  },
};

export default codegen;
