import { request } from "node:http";
import { expect, test } from "vitest";
import { NotLoopbackError } from "#gateway/access.ts";
import { startGateway } from "#gateway/gateway.ts";
import { PortInUseError } from "#gateway/http/server.ts";
import { withGateway } from "./helpers.ts";

const BOT = { firstName: "小报", username: "test_bot" };

test("a port in use is named", async () => {
  await withGateway(async ({ gateway, dataDir }) => {
    const port = Number(new URL(gateway.url).port);
    const error = await startGateway({ dataDir, port, token: "1:x", bot: BOT }).catch(
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(PortInUseError);
    expect(error).toMatchObject({ port });
  });
});

test.each(["0.0.0.0", "192.168.1.5", "example.org"])("%s is refused as a host", async (host) => {
  const starting = startGateway({ dataDir: "unused", host, port: 0, token: "1:x", bot: BOT });
  await expect(starting).rejects.toThrow(NotLoopbackError);
});

test("a name that only points at this machine is refused", async () => {
  await withGateway(async ({ gateway }) => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const headers = { host: "evil.example" };
    request(`${gateway.url}/api/messages`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
    expect(await promise).toBe(403);
  });
});

test("the page is small, strict and without inline scripts", async () => {
  await withGateway(async ({ gateway }) => {
    const page = await fetch(gateway.url);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=/i);
    let bytes = Number(page.headers.get("content-length"));
    const seen = new Map([["/", html]]);
    const queue = [...html.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(
      ([, path = ""]) => path,
    );
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue;
      const headers = { "accept-encoding": "br" };
      const response = await fetch(`${gateway.url}${path}`, { headers });
      bytes += Number(response.headers.get("content-length"));
      expect([path, response.status]).toEqual([path, 200]);
      const text = await response.text();
      seen.set(path, text);
      queue.push(...[...text.matchAll(/from "\.\/([^"]+)"/g)].map(([, name]) => `/page/${name}`));
    }
    expect(seen.size).toBeGreaterThan(20);
    // As it goes over the line, compressed.
    expect(bytes).toBeGreaterThan(30_000);
    expect(bytes).toBeLessThan(100_000);
  });
});
