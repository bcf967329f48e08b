const form = /^[a-f0-9]{40}$/;

/** Whether this can be a key: what cannot never reaches a path or a bucket. */
export function isStorageKey(storageKey: string): boolean {
  return form.test(storageKey);
}
