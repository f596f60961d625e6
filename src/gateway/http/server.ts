import { createAdaptorServer } from "@hono/node-server";
import type { HttpBindings } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { LONGEST_UPLOAD } from "./body.ts";

/** Another program listens on this port already. */
export class PortInUseError extends Error {
  override readonly name = "PortInUseError";
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use.`);
    this.port = port;
  }
}

export interface HttpServer {
  readonly port: number;
  /** Open streams and long polls would hold the server for as long as they please: they are cut. */
  close(): Promise<void>;
}

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** Milliseconds, where nothing else is said: slow enough for any phone, and nobody holds a connection for nothing. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: LONGEST_UPLOAD * 1000,
  // A proxy in front keeps its own for a minute; ours must not be the first to go.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};

/** Each person's browser has up to six; beyond this, new ones are turned away. */
const MOST_CONNECTIONS = 2_000;

/** @throws PortInUseError */
export async function openServer(fetch: Fetch, host: string, port: number): Promise<HttpServer> {
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    serverOptions: PATIENCE,
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", (error: NodeJS.ErrnoException) => {
    reject(error.code === "EADDRINUSE" ? new PortInUseError(port) : error);
  });
  server.listen(port, host, resolve);
  await promise;
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
  };
}
