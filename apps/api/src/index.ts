export {
  createAuth,
  createSignIn,
  migrateAuth,
  type SignIn,
  type SignInSettings,
} from "./accounts/sign-in.js";
