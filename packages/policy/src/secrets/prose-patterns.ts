import { chosen } from "./judge-secret.js";
import type { MaskPattern } from "./mask-pattern.js";
import { isFilling, isOrdinaryWord } from "./secret-words.js";

/** "My password for the portal is now": what a password, or a word of the sentence, stands behind. */
const SAID = String.raw`\b(?<name>(?:(?:my|our|his|her|their|the|new|temporary|old|current)\s{1,3}){0,3}(?:password|pass\s?phrase|pass\s?code|pwd|shared secret|client secret|secret|pin|credentials?)(?:\s{1,3}(?:for|of|to|on|at)(?:\s{1,3}[^\s.!?]{1,40}){1,4}?)?\s{1,3}(?:is|was|are|were|will be|should be)(?:\s{1,3}(?:now|still|currently|just|set to|changed to))?\s{0,2}:?)\s{1,3}`;
const SAYS = ["pass", "pwd", "secret", "pin", "credential"] as const;

/** As people write: "my password is …". */
export const prosePatterns: readonly MaskPattern[] = [
  {
    kind: "password",
    hints: SAYS,
    pattern: new RegExp(
      String.raw`${SAID}(?:"([^"\r\n]{1,200})(?=")|'([^'\r\n]{1,200})(?=')|${"`"}([^${"`"}\r\n]{1,200})(?=${"`"})|“([^”\r\n]{1,200})(?=”))`,
      "gi",
    ),
    is: (secret) => !isFilling(secret) && !isOrdinaryWord(secret),
  },
  {
    kind: "password",
    hints: SAYS,
    pattern: new RegExp(String.raw`${SAID}((?:[^\s"'${"`"}<>“\\]|\\(?!["'nrt])){1,200})`, "gi"),
    is: chosen,
  },
  {
    // A plain word, where the sentence ends with it.
    kind: "password",
    hints: SAYS,
    pattern: new RegExp(
      String.raw`${SAID}([A-Za-z]{4,40})(?=[.!]?(?:\s{0,3}$|[ \t]{0,3}[\r\n])|[.,!;]?\s{1,3}(?:and|but|please|can you|could you)\b)`,
      "gi",
    ),
    is: (secret, name) =>
      /^(?:my|our|his|her|their|new|temporary|old|current)\b/i.test(name) && !isOrdinaryWord(secret),
  },
  {
    kind: "password",
    hints: ["pass", "pwd"],
    pattern:
      /\b(?:password|pass\s?phrase|pass\s?code|pwd)(?:\s{1,3}(?:to\s{1,3}|of\s{1,3}|as\s{1,3})?|[ \t]{0,2}:[ \t]{0,2}\r?\n\s{0,4})["'`“]?((?:[^\s"'`<>”\\]|\\(?!["'nrt])){6,200})/gi,
    is: (secret) => chosen(secret) && /\d/.test(secret) && /[A-Za-z]/.test(secret),
  },
  {
    kind: "password",
    hints: ["pass", "pwd", "credential", "login", "log-in", "pw"],
    pattern:
      /\b(?:user(?:name)?\s{0,2}[/&]\s{0,2}(?:password|pass|pwd|pw)|credentials?|log-?in)\s{0,2}(?:is|are|[:=])\s{0,3}[\w.@+-]{1,100}\s{0,2}[/|:]\s{0,2}([^\s"'<>]{4,200})/gi,
    is: chosen,
  },
];
