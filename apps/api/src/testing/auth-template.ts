import { migrateAuth } from "../accounts/sign-in.js";

/** For `createTestDatabase`: a migrated database with the tables of sign-in. */
export const withSignIn = { template: { name: "signin", prepare: migrateAuth } };
