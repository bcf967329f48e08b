const LONGEST = 150;
/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A file's name as it can be shown and downloaded: the last part of a path, without letters that cannot be seen, without dots before
 * or behind, and with its ending when it is too long. It is never part of a path of ours.
 */
export function cleanFileName(given: string): string {
  const name = given
    .replace(/\p{Surrogate}/gu, "")
    .normalize("NFC")
    // Invisible letters go first: behind one, `.htaccess` would not look like itself.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .split(/[/\\]/)
    .at(-1);
  const plain = (name ?? "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "")
    .replace(DEVICE, "_$1");
  const letters = [...plain];
  if (letters.length <= LONGEST) return plain === "" ? "file" : plain;
  const ending = /\.[^.\s]{1,12}$/.exec(plain)?.[0] ?? "";
  return letters.slice(0, LONGEST - ending.length).join("") + ending;
}
