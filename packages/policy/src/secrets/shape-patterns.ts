import type { MaskedKind } from "./masked-kind.js";
import type { MaskPattern } from "./mask-pattern.js";

/** Keys and tokens that their makers gave a shape of their own, so that they can be found; each maker documents its prefix. */
const shapes: readonly [MaskedKind, string, RegExp][] = [
  ["access_key", "a", /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  [
    "access_key",
    "a",
    /(?:AKIA|ASIA)[A-Z0-9]{16}["']?[\s,:;/|]{1,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/g,
  ],
  ["access_key", "aiza", /AIza[\w-]{35}/g],
  ["access_token", "gh", /gh[pousr]_[A-Za-z0-9]{20,255}/g],
  ["access_token", "github_pat_", /github_pat_\w{30,255}/g],
  ["access_token", "gl", /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas)-[\w.-]{16,80}/g],
  ["access_token", "xox", /xox[abeoprs]-[A-Za-z0-9-]{10,250}/g],
  ["access_token", "xapp-", /xapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-f0-9]{32,128}/g],
  ["access_token", "k_", /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,250}/g],
  ["secret", "whsec_", /\bwhsec_[A-Za-z0-9+/=]{20,120}/g],
  ["access_token", "sk-", /(?<![\w-])sk-(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{20,250}/g],
  ["access_token", "npm_", /\bnpm_[A-Za-z0-9]{30,60}/g],
  ["access_token", "pypi-", /\bpypi-[A-Za-z0-9_-]{30,250}/g],
  ["access_token", "sg.", /\bSG\.[\w-]{16,32}\.[\w-]{30,60}/g],
  ["access_token", "do", /\bdo[opr]_v1_[a-f0-9]{64}/g],
  ["access_token", "ya29.", /\bya29\.[\w-]{20,400}/g],
  ["access_token", "1//0", /(?<![\w/])1\/\/0[\w-]{30,200}/g],
  ["secret", "gocspx-", /\bGOCSPX-[\w-]{20,40}/g],
  ["access_token", "rct_", /\brct_[A-Za-z0-9_-]{20,120}/g],
  ["access_token", "sh", /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/g],
  ["access_token", "hf_", /\bhf_[A-Za-z0-9]{30,60}/g],
  ["access_token", "hv", /\bhv[sbr]\.[\w-]{20,200}/g],
  ["access_token", "dckr_pat_", /\bdckr_pat_[\w-]{20,60}/g],
  ["access_token", "atatt3", /\bATATT3[\w=-]{40,300}/g],
  ["access_token", "pmak-", /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}/g],
  ["access_token", "dapi", /\bdapi[a-f0-9]{32}/g],
  ["access_token", "glsa_", /\bglsa_[A-Za-z0-9_]{30,60}/g],
  ["access_token", "lin_api_", /\blin_api_[A-Za-z0-9]{30,60}/g],
  ["access_key", "sk", /\bSK[0-9a-f]{32}\b/g],
  ["secret", "q~", /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}/g],
  ["private_key", "age-secret-key-", /\bAGE-SECRET-KEY-1[A-Z0-9]{50,60}/g],
  ["web_hook", "hooks.slack", /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/]{20,120}/g],
  [
    "web_hook",
    "/api/webhooks/",
    /https:\/\/(?:\w{1,10}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{10,22}\/[\w-]{20,100}/g,
  ],
  ["web_hook", "webhook.office", /https:\/\/[\w-]{1,60}\.webhook\.office\.com\/webhookb2\/[\w@/-]{30,300}/g],
  // `<saml` and `<Response` in base64.
  ["saml", "phnhbw", /PHNhbW[A-Za-z0-9+/=%]{60,400000}/g],
  ["saml", "pfjlc3bvbnnl", /PFJlc3BvbnNl[A-Za-z0-9+/=%]{60,400000}/g],
];

export const shapePatterns: readonly MaskPattern[] = shapes.map(([kind, hint, pattern]) => ({
  kind,
  hints: [hint],
  pattern,
}));
