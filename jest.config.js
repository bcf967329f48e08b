/** Legacy decorators without metadata: every decorator names its type. */
const swc = (tsx) => [
  "@swc/jest",
  {
    jsc: {
      target: "es2023",
      parser: { syntax: "typescript", tsx, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: false,
        useDefineForClassFields: false,
        react: { runtime: "automatic" },
      },
    },
    module: { type: "es6" },
  },
];

/** @type {import("jest").Config} */
export default {
  roots: ["<rootDir>/packages", "<rootDir>/apps"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/build/"],
  modulePathIgnorePatterns: ["/dist/", "/build/"],
  maxWorkers: "100%",
  // What a test file loaded is never given back: workers that grow spend their time looking through it.
  workerIdleMemoryLimit: "1GB",
  testTimeout: 20_000,
  globalSetup: "<rootDir>/packages/testing/src/database/start-run.mjs",
  globalTeardown: "<rootDir>/packages/testing/src/database/end-run.mjs",
  testEnvironment: "node",
  // Our packages are read from their sources: no build is needed, and none can be stale. Adding "import" or "default" here
  // breaks Jest itself.
  testEnvironmentOptions: { customExportConditions: ["@recourse/source", "node", "node-addons"] },
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: { "^.+\\.ts$": swc(false), "^.+\\.tsx$": swc(true) },
};
