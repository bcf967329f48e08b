import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const period = 30_000;

/** Loads the page's data again when its reader comes back to it, and now and then while it is looked at: others work here, too. */
export function useFreshData(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    const timer = setInterval(refresh, period);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [revalidate]);
}
