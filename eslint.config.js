import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["**/dist/", "**/build/", "**/.turbo/", ".recourse/", "apps/portal/app/gql/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: globals.node },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-extraneous-class": "off",
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["warn", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  // A package's list of what it gives others, a line or a few for each.
  { files: ["packages/*/src/index.ts"], rules: { "max-lines": "off" } },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "Name what a module exports." },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "The environment is read in env.ts alone, through a schema.",
        },
      ],
    },
  },
  {
    // env.ts reads the environment; tests and the system they start may, too.
    files: ["**/env.ts", "**/*.test.ts", "e2e/**", "benchmarks/**", "packages/testing/**"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["packages/policy/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "process", message: "The policy is pure." },
        { name: "fetch", message: "The policy does no I/O." },
        { name: "setTimeout", message: "The policy is synchronous." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Now is a parameter." },
        { object: "Math", property: "random", message: "The policy has no randomness." },
        { object: "DateTime", property: "now", message: "Now is a parameter." },
        { object: "DateTime", property: "local", message: "The zone is the policy's." },
      ],
    },
  },
  {
    files: ["apps/portal/app/**/*.{ts,tsx}"],
    languageOptions: { globals: globals.browser },
    plugins: { "jsx-a11y": jsxA11y, "react-hooks": reactHooks },
    rules: { ...jsxA11y.configs.strict.rules, ...reactHooks.configs.recommended.rules },
  },
  {
    // The command line and the benchmarks speak to a terminal.
    files: ["apps/cli/**", "benchmarks/**"],
    rules: { "no-console": "off" },
  },
);
