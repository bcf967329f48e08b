import { createContext, useContext } from "react";

/** Known while a page is rendered on the server, before and apart from any loader. */
interface ServerPage {
  cspNonce: string;
  correlationId: string;
  enhanceUrl: string;
}

/** Null in the browser: none of it is needed there. */
export const ServerPageContext = createContext<ServerPage | null>(null);

export function useServerPage(): ServerPage | null {
  return useContext(ServerPageContext);
}
