const views = [
  { show: "mine", title: "Yours to check" },
  { show: "due", title: "All to check" },
  { show: "nobody", title: "To check, without an owner" },
  { show: "all", title: "All articles" },
] as const;

export interface ReviewView {
  show: (typeof views)[number]["show"];
  categoryId: string;
}

/** What the address of the page asks for; one's own when it does not say. */
export function readReviewView(parameters: URLSearchParams): ReviewView {
  const show = views.find((view) => view.show === parameters.get("show"))?.show ?? "mine";
  return { show, categoryId: parameters.get("category") ?? "" };
}

export function reviewLinks({ show, categoryId }: ReviewView) {
  return views.map((view) => {
    const parameters = new URLSearchParams({
      show: view.show,
      ...(categoryId !== "" && { category: categoryId }),
    });
    return {
      href: `/desk/articles/reviews?${parameters.toString()}`,
      title: view.title,
      current: view.show === show,
    };
  });
}
