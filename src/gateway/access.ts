import { LOOPBACK_NAMES } from "./http/peer.ts";

/** Who may chat: whoever opens the page, on this machine only; or whoever was sent a link. */
export type Access = "open" | ByLink;

export interface ByLink {
  /** Where people find the page: scheme, host and port, and nothing behind. */
  readonly publicUrl: string;
  /** Lets the operator make links. */
  readonly secret: string;
}

/** Without links the messenger is for one machine; a host that others could reach is refused. */
export class NotLoopbackError extends Error {
  override readonly name = "NotLoopbackError";
  readonly host: string;
  constructor(host: string) {
    super(
      `The messenger is open to everybody on 127.0.0.1, ::1 or localhost only; on ${host} people need links.`,
    );
    this.host = host;
  }
}

/** @throws NotLoopbackError */
export function requireSafe(access: Access, host: string): void {
  if (access === "open" && !LOOPBACK_NAMES.has(host)) throw new NotLoopbackError(host);
}

/** The names and origins under which people come in. */
export interface Door {
  readonly byLink?: ByLink | undefined;
  /** All of it is encrypted on the way. */
  readonly isSecure: boolean;
  /** Other names may point at this machine too: what comes under them was sent by another site's page. */
  readonly isOurName: (host: string) => boolean;
  /** Where our own page comes from when a browser asks under this name. */
  readonly originOf: (host: string) => string;
}

export function doorOf(access: Access): Door {
  if (access === "open") {
    return {
      isSecure: false,
      isOurName: (host) => LOOPBACK_HOST.test(host),
      originOf: (host) => `http://${host}`,
    };
  }
  const { host: ourHost, origin, protocol } = new URL(access.publicUrl);
  return {
    byLink: access,
    isSecure: protocol === "https:",
    isOurName: (host) => host.toLowerCase() === ourHost,
    originOf: () => origin,
  };
}

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
