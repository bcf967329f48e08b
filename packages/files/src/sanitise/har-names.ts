import { isAboutSecrets, type MaskedKind } from "@recourse/policy";

/** Where in a HAR a name stands; elsewhere in it, names are keys of JSON or parameters that nobody declared as such. */
export type NamePlace = "header" | "cookie" | "parameter" | "other";

const containing: readonly [RegExp, MaskedKind][] = [
  [/^(?:set)?cookie2?$/, "cookie"],
  [/saml|^wresult$/, "saml"],
  [/passw(?:or)?d|passphrase|passcode|^pwd$|^pass$/, "password"],
  [/^(?:otp|totp|mfacode|pin|onetimecode|verificationcode)$/, "one_time_code"],
  [/apikey|subscriptionkey|accesskey|secretkey|privatekey/, "access_key"],
  [/token|jwt|csrf|xsrf|bearer/, "access_token"],
  [/secret|credential|assertion|signature|^sig$|hmac/, "secret"],
  [/session|sessid|^sid$|^connectsid$/, "session"],
  [/auth(?!or(?:s|ed|ity)?$)/, "authorization"],
];

/** Of parameters alone: as keys of JSON they are mostly something else. */
const ofParameters =
  /^(?:code|state|nonce|key|ticket|codeverifier|devicecode|usercode|relaystate|loginhint|idtokenhint)$/;

/** What kind of secret stands under this name; null where none does. Case, dashes, dots and underscores do not matter. */
export function secretUnder(name: string, place: NamePlace): MaskedKind | null {
  if (place === "cookie") return "cookie";
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (place === "parameter" && ofParameters.test(bare)) return "access_token";
  const [, kind] = containing.find(([pattern]) => pattern.test(bare)) ?? [];
  return kind === undefined || (place !== "header" && isAboutSecrets(name)) ? null : kind;
}
