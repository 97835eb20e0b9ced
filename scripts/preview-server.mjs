import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { buildPage, root } from "./preview-build.mjs";
import { exampleWorkbook, readAddOn } from "./preview-host.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

/**
 * What the page may do. Sidebars and dialogs are srcdoc frames, so they inherit this.
 * 'unsafe-eval': Owl compiles the grid's templates with `new Function`, and the host runs `Code.js` that way.
 */
function contentSecurityPolicy(nonce) {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

async function respond(path, { page, dist }) {
  if (path === "/") {
    const nonce = randomBytes(18).toString("base64");
    const html = (await readFile(join(page, "index.html"), "utf8")).replaceAll("{{nonce}}", nonce);
    return { body: html, type: TYPES[".html"], policy: contentSecurityPolicy(nonce) };
  }
  if (path === "/add-on.json")
    return { body: JSON.stringify(await readAddOn(dist)), type: "application/json; charset=utf-8" };
  if (path === "/example.json") return { body: await exampleWorkbook(dist), type: "application/json; charset=utf-8" };
  const name = /^\/([\w-]+\.(?:js|css|woff2|svg))$/.exec(path)?.[1];
  if (!name) return undefined;
  const { size, mtimeMs } = await stat(join(page, name));
  return { body: await readFile(join(page, name)), type: TYPES[extname(name)], tag: `"${size}-${mtimeMs}"` };
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // This machine only: the page runs whatever is in dist/, and nobody else should reach it.
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}

/** The wanted port, or the next free one; 0 takes any. */
async function listenFrom(server, first) {
  for (let port = first; ; port++) {
    try {
      return await listen(server, port);
    } catch (error) {
      if (error.code !== "EADDRINUSE" || port >= first + 20) throw error;
    }
  }
}

/**
 * Builds the page where needed and serves it with the add-on in `dist`.
 * @param {{ port?: number, dist?: string, page?: string }} [options]
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startPreview({ port = 4180, dist = join(root, "dist"), page } = {}) {
  const folder = page ?? (await buildPage()).outdir;
  // Made before anybody waits for it; an add-on that cannot make it is told of by the page, which tries again.
  await exampleWorkbook(dist).catch(() => {});
  let origin = "";
  const server = createServer(async (request, response) => {
    const headers = {
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    };
    const send = (status, body, more = {}) => {
      response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8", ...more });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    // A foreign name that resolves to this machine must not make the page part of that site.
    if (`http://${request.headers.host}` !== origin) return send(403, "Open the preview at its own address.");
    if (request.method !== "GET" && request.method !== "HEAD") return send(405, "The preview only reads.");
    try {
      const found = await respond(new URL(request.url, origin).pathname, { page: folder, dist });
      if (!found) return send(404, "There is no such file in the preview.");
      const policy = found.policy ? { "Content-Security-Policy": found.policy } : {};
      // The browser keeps what it has compiled of a script as long as the script is the same.
      const reuse = found.tag ? { "Cache-Control": "no-cache", ETag: found.tag } : {};
      const isKnown = found.tag && request.headers["if-none-match"] === found.tag;
      send(isKnown ? 304 : 200, isKnown ? undefined : found.body, { "Content-Type": found.type, ...policy, ...reuse });
    } catch (error) {
      if (error.code !== "ENOENT") return send(500, `The preview could not read a file: ${error.message}`);
      send(404, `Not there: ${error.path}. Has the add-on been built (npm run build)?`);
    }
  });
  origin = `http://127.0.0.1:${await listenFrom(server, port)}`;
  return {
    url: origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
