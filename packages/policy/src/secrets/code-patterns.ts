import type { MaskPattern } from "./mask-pattern.js";

/** Codes of a second factor: digits behind or before the words for them. */
export const codePatterns: readonly MaskPattern[] = [
  {
    kind: "one_time_code",
    hints: [
      "otp",
      "mfa",
      "2fa",
      "one",
      "verif",
      "auth",
      "secur",
      "sms",
      "text",
      "log",
      "sign",
      "backup",
      "recovery",
      "confirm",
      "push",
      "duo",
      "okta",
      "my",
      "your",
    ],
    pattern:
      /\b(?:(?:otp|mfa|2fa|totp|duo|okta|one[- ]?time|verification|authenticator|authentication|confirmation|security|sms|text|log[- ]?in|sign[- ]?in|backup|recovery|push)\s{1,3}(?:verification\s{1,3})?(?:code|password|pass\s?code|passphrase|pin|token|otp)|otp|(?:my|your)\s{1,3}(?:code|pin))(?:\s{1,3}(?:is|was|were|are|says|reads|shows|now|:|=)){0,2}\s{0,2}[:=#]?\s{0,3}["'`“]?(\d{3}[ -]\d{3}(?:[ -]\d{2,3})?(?!\d)|\d{4,10}(?!\.?\w)|(?=[A-Za-z-]{0,12}\d)[A-Za-z0-9]{4,8}(?:-[A-Za-z0-9]{4,8}){1,7})/gi,
    is: (secret) => !/^(?:19|20)\d\d(?:-\d{2,4})?$/.test(secret),
  },
  {
    kind: "one_time_code",
    hints: ["code", "otp", "pin", "passcode"],
    pattern:
      /(?<!\d)(\d{3}[ -]?\d{3})(?=\s{1,3}(?:is|as|was|for)\s{1,3}(?:my|your|the|our)\s{1,3}(?:[\w-]{1,20}\s{1,3}){0,2}(?:code|otp|pin|passcode))/gi,
  },
  {
    kind: "one_time_code",
    hints: ["pin"],
    pattern: /\bpin(?:\s{1,2}(?:code|number))?\s{0,2}(?:[:=]|\s(?:is|was))\s{0,3}(\d{4,10})(?!\w)/gi,
  },
];
