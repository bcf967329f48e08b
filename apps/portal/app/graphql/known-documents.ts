/** An operation as codegen makes it: `hash` is what it stands under in the list of documents that is written with it. */
export interface ListedOperation {
  __meta__?: Record<string, unknown> | undefined;
}

/**
 * Looks up what to send for an operation in the list that the portal was built with: nothing else is ever sent, whatever somebody typed.
 * @throws Error for an operation that is not listed
 */
export function knownDocuments(
  list: Readonly<Record<string, string>>,
): (operation: ListedOperation) => string {
  const byHash = new Map<unknown, string>(Object.entries(list));
  return ({ __meta__ }) => {
    const text = byHash.get(__meta__?.["hash"]);
    if (text === undefined)
      throw new Error("This operation is not one of those that the portal was built with.");
    return text;
  };
}
