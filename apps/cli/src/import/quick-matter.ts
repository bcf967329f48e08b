/** A name and a plain value, or a name with nothing or a list below it. */
const ENTRY = /^([A-Za-z_][\w.-]*):(?:[ \t]+(\S.*))?$/;
const ITEM = /^([ \t]*)- +(\S.*)$/;
/** What YAML reads as text and nothing else: no sign that means something at its beginning, no number, no word such as `true`. */
const PLAIN = /^[A-Za-z]/;
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n|\.?nan|\.?inf)$/i;
/** A comment, or a name within a value. */
const NOT_PLAIN = /\s#|:(?:\s|$)/;
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d{0,8})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;

/**
 * Front matter whose every line is a name with a text of one line, or an item of a list: nearly all there is, read in a twentieth of the time
 * that a YAML parser takes. Lists are left out, as nobody who asks here wants them. Null for everything else.
 */
export function quickMatter(
  yaml: string,
  wanted: ReadonlySet<string>,
): Record<string, string | number> | null {
  const found: Record<string, string | number> = {};
  const seen = new Set<string>();
  let mayList = false;
  let indent: string | null = null;
  let key = "";
  for (const raw of yaml.split("\n")) {
    const line = raw.trimEnd();
    if (line === "") continue;
    const entry = ENTRY.exec(line);
    if (entry === null) {
      const [, itemIndent, item] = ITEM.exec(line) ?? [];
      if (!mayList || wanted.has(key) || itemIndent === undefined || item === undefined) return null;
      // Items that stand further in or out are lists of lists, or faults.
      indent ??= itemIndent;
      if (itemIndent !== indent || textOf(item) === null) return null;
      continue;
    }
    key = entry[1] ?? "";
    // Which one of two holds is the parser's to say.
    if (seen.has(key)) return null;
    seen.add(key);
    mayList = entry[2] === undefined;
    indent = null;
    if (entry[2] === undefined) continue;
    const value = WHOLE_NUMBER.test(entry[2]) ? Number(entry[2]) : valueOf(entry[2], wanted.has(key));
    if (value === null) return null;
    if (wanted.has(key)) found[key] = value;
  }
  return found;
}

/** Dates, numbers and the like are passed over where nobody asks for them. */
function valueOf(value: string, isWanted: boolean): string | null {
  if (INSTANT.test(value)) return value;
  if (!isWanted && /^[\w./-]+$/.test(value) && !/^[.-]/.test(value)) return value;
  return textOf(value);
}

function textOf(value: string): string | null {
  const quoted = QUOTED.exec(value);
  if (quoted !== null) return (quoted[1] ?? quoted[2] ?? "").trim();
  return PLAIN.test(value) && !NOT_TEXT.test(value) && !NOT_PLAIN.test(value) ? value : null;
}
