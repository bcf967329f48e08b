/** `verification_code`: "Verification code". */
export function templateWords(template: string): string {
  const words = template.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
