// What whoever starts the product needs before there is a database, without everything that needs one.
export { EmbeddedServerError } from "./database/embedded-server-error.js";
export {
  startEmbeddedServer,
  type EmbeddedServer,
  type EmbeddedServerOptions,
} from "./database/embedded-server.js";
