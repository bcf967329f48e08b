import { generated, isPassword } from "./judge-secret.js";
import type { MaskPattern } from "./mask-pattern.js";
import { isAboutSecrets, isFilling, looksChosen, looksGenerated } from "./secret-words.js";

/** A value in quotes (also escaped, as in JSON within JSON), else up to a blank or to the next parameter. */
const VALUE = String.raw`(?:\\{1,3}"([^"\\\r\n]{1,400})(?=\\{1,3}")|"((?:[^"\\\r\n]|\\.){1,400})(?=")|'([^'\r\n]{1,400})(?=')|${"`"}([^${"`"}\r\n]{1,400})(?=${"`"})|\\{0,3}["'${"`"}]?((?:(?!%(?:25){0,3}26[\w.-]{1,40}%(?:25){0,3}3D)[^\s"'${"`"}<>\\&;,]|[&;,](?![\w .-]{1,40}=)|\\(?!["'nrt])){1,2000}))`;
/** Between a name and its value. */
const SEPARATOR = String.raw`(?:\\{0,3}["'${"`"}])?(?:[ \t]{0,4}(?:=>|:=|={1,2}|:)[ \t]{0,4}(?:\[(?=\\{0,3}["']))?|%(?:25){0,3}3D)`;

const field = (name: string, flags = "gi"): RegExp =>
  new RegExp(String.raw`(?<name>${name})${SEPARATOR}${VALUE}`, flags);

const PASSWORD = String.raw`pass(?:words?|wd|wort|phrase|code)|(?<![A-Za-z])pwd|(?<![A-Za-z])passwd`;
const TOKEN = String.raw`(?<!public[ _-]?key)(?:access|auth|api|id|refresh|bearer|bot|csrf|xsrf|session|security|deploy|personal|service)?[ _-]?token[\w-]{0,20}`;
const SECRET = String.raw`(?:client|shared|signing|app|api|webhook|consumer|radius|ldap|bind|totp|mfa|hmac|jwt)?[ _-]?secret[\w-]{0,24}`;
const KEY = String.raw`(?:api|access|account|secret|private|master|encryption|subscription|function|license)[ _-]?key(?:[_-][\w-]{1,20})?|sharedaccess(?:key|signature)|x-amz-(?:signature|credential)`;
const SESSION = String.raw`j?session(?:[_-]?(?:id|key|token|cookie))|phpsessid|asp\.net_sessionid|connect\.sid|(?<![A-Za-z])sid(?![A-Za-z])`;

/** Names of fields and parameters whose values are secrets, in whatever notation. */
export const fieldPatterns: readonly MaskPattern[] = [
  {
    kind: "password",
    hints: ["pass", "pwd"],
    pattern: field(String.raw`(?:${PASSWORD})[\w-]{0,20}`),
    is: isPassword,
  },
  {
    kind: "password",
    hints: ["pass", "pw"],
    pattern: field(String.raw`(?<![\w/&-])(?:pass|pw)(?![\w-])`),
    is: (secret, name) =>
      isPassword(secret, name) && (looksChosen(secret) || /[^A-Za-z]/.test(secret.slice(0, -1))),
  },
  { kind: "access_token", hints: ["token"], pattern: field(TOKEN), is: generated },
  {
    kind: "secret",
    hints: ["secret"],
    pattern: field(SECRET),
    is: (secret, name) => isPassword(secret, name) && (looksChosen(secret) || secret.length >= 8),
  },
  { kind: "access_key", hints: ["key", "sharedaccess", "x-amz"], pattern: field(KEY), is: generated },
  { kind: "session", hints: ["sess", "sid"], pattern: field(SESSION), is: generated },
  {
    kind: "saml",
    hints: ["saml", "assertion"],
    pattern: field(String.raw`saml(?:request|response)|(?:client[_-]?)?assertion|wresult`),
    is: (secret) => secret.length >= 20,
  },
  {
    kind: "saml",
    hints: ["saml"],
    pattern:
      /(?:SAML(?:Request|Response)|wresult)(?:=|%(?:25){0,3}3D|\\{0,3}["']\s{0,3}[:,]\s{0,3}\\{0,3}["'])([A-Za-z0-9+/=%_-]{20,400000})/gi,
  },
  {
    kind: "access_token",
    hints: [
      "token%",
      "token=",
      "secret%",
      "code",
      "state",
      "sig",
      "assertion",
      "nonce",
      "ticket",
      "jwt",
      "hmac",
      "otp",
      "key",
    ],
    pattern:
      /(?:[?&#;]|%(?:25){0,3}(?:3F|26|23))(?:code|state|nonce|sig|signature|hmac|jwt|otp|key|ticket|auth|x-amz-security-token|oauth_verifier|code_verifier|device_code)(?:=|%(?:25){0,3}3D)((?:(?!%(?:25){0,3}26)[^\s&#"'<>\\]){6,8000})/gi,
    is: (secret) => looksGenerated(secret) || /^\d{6,8}$/.test(secret),
  },
  {
    kind: "password",
    hints: ["pass", "pwd", "secret", "token"],
    pattern:
      /<(?:[\w-]{1,30}:)?(?<name>[\w.-]{0,30}(?:password|passwd|pwd|secret|token|apikey)[\w.-]{0,20})(?:\s[^<>]{0,300})?>\s{0,10}([^<>\s][^<>\r\n]{0,400})(?=<\/)/gi,
    is: isPassword,
  },
  {
    kind: "secret",
    hints: ["value"],
    pattern:
      /"(?:name|key|header|field)"\s{0,3}:\s{0,3}"(?<name>[^"]{0,40}(?:password|passwd|secret|token|authorization|cookie|api-?key|session)[^"]{0,40})"\s{0,3},\s{0,12}"value"\s{0,3}:\s{0,3}"((?:[^"\\]|\\.){1,8000})(?=")/gi,
    is: (secret, name) => !isFilling(secret) && !isAboutSecrets(name),
  },
  {
    kind: "password",
    hints: ["--"],
    pattern: new RegExp(
      String.raw`(?<![\w-])--(?:[\w-]{1,20}-)?(?:password|passwd|pass|pwd|token|secret|api-key)[ \t]{1,3}(?!-)${VALUE}`,
      "gi",
    ),
    is: (secret, name) => isPassword(secret, name),
  },
  {
    kind: "password",
    hints: ["-u", "--user", "sshpass", "securestring"],
    pattern:
      /(?:(?<!\S)(?:-u|--user)[ =]{1,3}["']?[\w.@\\+-]{1,100}:|\bsshpass[ \t]{1,3}-p[ \t]{0,3}["']?|ConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?["'])([^\s"']{1,200})/gi,
    is: (secret) => !isFilling(secret) && !/^\d{1,5}$/.test(secret),
  },
  {
    kind: "connection_string",
    hints: ["://"],
    pattern:
      /:\/\/[^\s:/@"'`<>()[\]]{0,100}:([^\s/"'`<>]{1,200})(?=@[^\s@/"'`<>]{1,253}(?:[/?#\s"'`<>:,;)\\]|$))/g,
  },
];
