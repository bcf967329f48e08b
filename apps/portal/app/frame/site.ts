import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../root.js";

/** What every page shows about the company and the reader. */
export function useSite() {
  const site = useRouteLoaderData<typeof loader>("root");
  return site ?? nobody;
}

/** For error pages, where even the root's loader may have failed. */
const nobody = {
  product: null,
  company: null,
  zone: "America/Denver",
  zoneName: "Mountain",
  person: null,
  staff: null,
  speaksFor: null,
  demo: false,
  publicUrl: "",
  correlationId: null,
};
