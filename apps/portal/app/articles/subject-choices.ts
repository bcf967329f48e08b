/** What an article may be about, as the policy file lists it. */
export interface SubjectChoices {
  productAreas: string[];
  protocols: string[];
  platforms: PlatformChoice[];
}

export interface PlatformChoice {
  name: string;
  versions: { version: string; supported: boolean }[];
}

interface Platform {
  name: string;
  version?: string | null | undefined;
}

/** A platform as the value of a box: `Windows/7`, and `Windows/` for whichever version. */
export function platformValue({ name, version }: Platform): string {
  return `${encodeURIComponent(name)}/${encodeURIComponent(version ?? "")}`;
}

/** Of such a value; null for anything else that was posted. */
export function platformOf(value: string): { name: string; version: string | null } | null {
  const [name, version, ...rest] = value.split("/");
  if (name === undefined || version === undefined || rest.length > 0 || name === "") return null;
  try {
    const decoded = decodeURIComponent(version);
    return { name: decodeURIComponent(name), version: decoded === "" ? null : decoded };
  } catch {
    return null;
  }
}

/** `Windows 7`, or `Windows` for whichever version. */
export function platformWords({ name, version }: Platform): string {
  return version == null ? name : `${name} ${version}`;
}
