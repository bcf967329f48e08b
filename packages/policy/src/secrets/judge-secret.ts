import {
  isAboutSecrets,
  isFilling,
  isOrdinaryWord,
  looksChosen,
  looksGenerated,
  withoutPunctuation,
} from "./secret-words.js";

/** Of a field's value: anything but fillings and words of a sentence. */
export function isPassword(secret: string, name: string): boolean {
  const bare = withoutPunctuation(secret);
  return (
    /[A-Za-z0-9]|\S{3}/.test(bare) &&
    !isFilling(secret) &&
    !isOrdinaryWord(bare) &&
    !/^\d{1,2}$/.test(bare) &&
    !isAboutSecrets(name)
  );
}

/** What machines make. */
export const generated = (secret: string, name: string): boolean =>
  !isFilling(secret) && !isAboutSecrets(name) && looksGenerated(secret);

/** What people choose, in the middle of a sentence. */
export const chosen = (secret: string): boolean =>
  !isFilling(secret) && !isOrdinaryWord(secret) && looksChosen(withoutTarget(secret));

/** The words of a link in Markdown end where its target begins. */
function withoutTarget(secret: string): string {
  return secret.split("](")[0] ?? secret;
}
