const number = new Intl.NumberFormat("en-US");

/** `1 article`, `12 articles`, `1,204 articles`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${number.format(count)} ${count === 1 ? singular : plural}`;
}
