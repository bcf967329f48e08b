/** What a search is narrowed to, as its address has it. */
export interface SearchFilter {
  /** Id of a category. */
  category: string | null;
  /** Name of a product area. */
  area: string | null;
  /** Offered to staff: the others do not see what is for whom. */
  audience: "PUBLIC" | "CUSTOMERS" | "STAFF" | null;
}

export const everything: SearchFilter = { category: null, area: null, audience: null };

export const audienceChoices = [
  { audience: "PUBLIC", title: "For everybody" },
  { audience: "CUSTOMERS", title: "Customers only" },
  { audience: "STAFF", title: "Staff only" },
] as const;

export function readFilter(parameters: URLSearchParams): SearchFilter {
  const given = (name: string) => parameters.get(name)?.slice(0, 200) || null;
  const audience = parameters.get("audience")?.toUpperCase();
  return {
    category: given("category"),
    area: given("area"),
    audience: audienceChoices.find((choice) => choice.audience === audience)?.audience ?? null,
  };
}

/** The parameters of an address, or the hidden fields of a form; what is not narrowed is left out. */
export function filterFields({ category, area, audience }: SearchFilter): [name: string, value: string][] {
  const fields: [string, string | null][] = [
    ["category", category],
    ["area", area],
    ["audience", audience?.toLowerCase() ?? null],
  ];
  return fields.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

export function isNarrowed(filter: SearchFilter): boolean {
  return filterFields(filter).length > 0;
}
