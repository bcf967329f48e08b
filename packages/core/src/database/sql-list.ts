/** Names of our own as SQL literals, `'open', 'solved'`: partial indexes are found only by literals, not by parameters. */
export function sqlList(names: readonly string[]): string {
  return names
    .map((name) => {
      if (!/^[a-z_]+$/.test(name)) {
        throw new Error(`"${name}" is not a name to write into a statement`);
      }
      return `'${name}'`;
    })
    .join(", ");
}
