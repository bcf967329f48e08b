/** Terms as somebody typed them, with commas or line ends between them. */
export function termsOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== "");
}

/** The same as a text that can be changed. */
export function termText(terms: readonly string[]): string {
  return terms.join(", ");
}
