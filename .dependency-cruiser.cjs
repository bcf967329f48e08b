/** Who may import whom (docs/architecture.md). */
const own = (names) => `^(packages|apps)/(${names})/`;

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "policy-imports-nothing-of-ours",
      severity: "error",
      from: { path: own("policy") },
      to: { path: own("core|search|files|mail|testing|api|worker|cli|portal") },
    },
    {
      name: "policy-does-no-io",
      comment: "Pure functions over plain data.",
      severity: "error",
      from: { path: "^packages/policy/src/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-imports-only-policy",
      severity: "error",
      from: { path: own("core"), pathNot: "(\\.test\\.ts$|/testing/)" },
      to: { path: own("search|files|mail|testing|api|worker|cli|portal") },
    },
    {
      name: "adapters-import-only-core-and-policy",
      severity: "error",
      from: { path: own("search|files|mail"), pathNot: "(\\.test\\.ts$|/testing/)" },
      to: { path: own("testing|api|worker|cli|portal") },
    },
    {
      name: "adapters-do-not-know-each-other",
      severity: "error",
      from: { path: own("search|files|mail"), pathNot: "\\.test\\.tsx?$" },
      to: { path: own("search|files|mail"), pathNot: "^packages/$2/" },
    },
    {
      name: "adapters-are-joined-in-wiring",
      severity: "error",
      from: { path: own("api|worker|cli"), pathNot: "(/wiring\\.ts|\\.test\\.ts)$" },
      to: { path: own("search|files|mail") },
    },
    {
      name: "portal-speaks-graphql",
      comment: "It imports no package of ours that does I/O. Tests hold the editor against the renderer.",
      severity: "error",
      from: { path: own("portal"), pathNot: "\\.test\\.ts$" },
      to: { path: own("core|search|files|mail|testing|api|worker|cli") },
    },
    {
      name: "apps-do-not-import-apps",
      comment: "The command line alone knows the API's sign-in migrations and demo sign-ins.",
      severity: "error",
      from: { path: "^apps/(api|worker|portal)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      from: { pathNot: "(\\.test\\.tsx?$|/testing/|^e2e/|^benchmarks/|jest\\.config)" },
      to: { path: own("testing") },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|build|gql|\\.turbo)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["@recourse/source", "import", "node", "default"],
      exportsFields: ["exports"],
    },
    tsConfig: { fileName: "tsconfig.base.json" },
  },
};
