interface Part {
  to: string;
  title: string;
  under: RegExp;
  /** Others have no such page. */
  forRoles?: readonly string[];
}

interface Area {
  title: string;
  /** The first is where the area is entered. */
  parts: [Part, ...Part[]];
  /** Others have no such pages. */
  forRoles?: readonly string[];
}

/** Where a page of the desk belongs. A new page gets a line here. */
const areas: Area[] = [
  {
    title: "Tickets",
    parts: [
      { to: "/desk", title: "Queue", under: /^\/desk($|\/(tickets\/|bulk$|views$))/ },
      { to: "/desk/tickets", title: "Find", under: /^\/desk\/tickets$/ },
      { to: "/desk/tags", title: "Tags", under: /^\/desk\/tags/ },
      { to: "/desk/macros", title: "Macros", under: /^\/desk\/macros/ },
      { to: "/desk/refusals", title: "Refusals", under: /^\/desk\/(refusals|accounts\/[^/]+\/facts)/ },
      { to: "/desk/policy", title: "Policy history", under: /^\/desk\/policy$/, forRoles: ["LEAD"] },
      { to: "/desk/policy/replay", title: "Policy replay", under: /^\/desk\/policy\/replay/ },
      { to: "/desk/board", title: "Board", under: /^\/desk\/board/ },
      { to: "/desk/feedback", title: "Feedback", under: /^\/desk\/feedback/ },
      { to: "/desk/satisfaction", title: "Satisfaction", under: /^\/desk\/satisfaction/ },
      { to: "/desk/trials", title: "Trials", under: /^\/desk\/trials/ },
      { to: "/desk/defects", title: "Defects", under: /^\/desk\/defects/ },
    ],
  },
  {
    title: "Articles",
    parts: [
      { to: "/desk/articles", title: "All articles", under: /^\/desk\/articles(?!\/reviews)/ },
      { to: "/desk/articles/reviews", title: "To check", under: /^\/desk\/articles\/reviews/ },
      { to: "/desk/categories", title: "Categories", under: /^\/desk\/categories/ },
    ],
  },
  {
    title: "Search",
    parts: [
      { to: "/desk/search", title: "Search index", under: /^\/desk\/search$/ },
      { to: "/desk/search/words", title: "Search words", under: /^\/desk\/search\/words/ },
    ],
  },
  {
    title: "Held mail",
    forRoles: ["AGENT", "LEAD"],
    parts: [{ to: "/desk/mail/incoming", title: "Held mail", under: /^\/desk\/mail\/incoming/ }],
  },
  {
    title: "Mail",
    forRoles: ["LEAD"],
    parts: [
      { to: "/desk/mail", title: "Outgoing mail", under: /^\/desk\/mail$/ },
      { to: "/desk/mail/templates", title: "Templates", under: /^\/desk\/mail\/templates/ },
    ],
  },
  {
    title: "Insights",
    parts: [{ to: "/desk/insights", title: "Insights", under: /^\/desk\/insights/ }],
  },
];

/** Those that somebody of this role finds pages in. */
export function areasOf(role: string | undefined): Area[] {
  const isFor = ({ forRoles }: { forRoles?: readonly string[] }): boolean =>
    forRoles === undefined || (role !== undefined && forRoles.includes(role));
  return areas.filter(isFor).map(({ parts: [first, ...others], ...area }) => ({
    ...area,
    parts: [first, ...others.filter(isFor)],
  }));
}
