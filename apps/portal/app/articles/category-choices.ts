interface CategoryNode {
  id: string;
  title: string;
  audience: "PUBLIC" | "CUSTOMERS" | "STAFF";
  children?: CategoryNode[];
}

export interface CategoryChoice {
  id: string;
  /** From the top: `Directory / LDAP`. */
  path: string;
  audience: CategoryNode["audience"];
}

/** The tree of categories as the list of a select, parents before their children. */
export function categoryChoices(categories: CategoryNode[], above = ""): CategoryChoice[] {
  return categories.flatMap(({ id, title, audience, children = [] }) => {
    const path = above === "" ? title : `${above} / ${title}`;
    return [{ id, path, audience }, ...categoryChoices(children, path)];
  });
}
