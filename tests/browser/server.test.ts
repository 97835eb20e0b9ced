import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningPreview, startPreview } from "../../scripts/preview-server.mjs";
import { publicFunctions } from "../../src/preview/page/wire";

const FIXTURE = fileURLToPath(new URL("fixture", import.meta.url));

describe("the preview's server", () => {
  let preview: RunningPreview;
  beforeAll(async () => {
    preview = await startPreview({ port: 0, dist: FIXTURE });
  });
  afterAll(() => preview.close());

  /** fetch tidies paths and forbids the Host header; a hostile program does neither. */
  const statusOf = (path: string, { method = "GET", host = "" } = {}) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(preview.url);
      const headers = host ? { host } : {};
      request({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });

  it("is reached on this machine only, under its own name", async () => {
    expect(preview.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await statusOf("/")).toBe(200);
    expect(await statusOf("/", { host: "evil.example" })).toBe(403);
  });

  it("sends the page with a policy that names no other place and a nonce that is used once", async () => {
    const open = async () => {
      const response = await fetch(preview.url);
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      return { policy, nonce };
    };
    const [first, second] = [await open(), await open()];
    expect(first.nonce).not.toBe(second.nonce);
    expect(first.policy).toMatch(/^default-src 'none'/);
    expect(first.policy).not.toMatch(/https?:|\*/);
  });

  it("allows nothing inline but by the nonce, and only its own scripts and styles", async () => {
    const response = await fetch(preview.url);
    const policy = response.headers.get("content-security-policy") ?? "";
    const html = await response.text();
    expect(policy).not.toMatch(/unsafe-inline|unsafe-hashes|strict-dynamic/);
    expect(policy.match(/(script|style)-src\S* [^;]*/g)).toEqual([
      expect.stringMatching(/^script-src 'self' 'nonce-[^']+' 'unsafe-eval'$/),
      expect.stringMatching(/^style-src 'self' 'nonce-[^']+'$/),
    ]);
    const inline = html.match(/<style\b|<script\b(?![^>]*\ssrc=")|\son\w+=|\sstyle=/gi) ?? [];
    expect(inline).toEqual([]);
  });

  it("gives the add-on's files as Google would get them", async () => {
    const files = await (await fetch(`${preview.url}/add-on.json`)).json();
    expect(Object.keys(files)).toEqual(["Code.js", "Panel.html", "appsscript.json"]);
  });

  it("gives nothing else of the disk and takes nothing", async () => {
    for (const path of ["/../package.json", "/..%2fpackage.json", "/inputs.json", "/src/main.ts", "//etc/passwd"])
      expect(await statusOf(path), path).toBe(404);
    expect(await statusOf("/", { method: "POST" })).toBe(405);
  });

  it("spares the browser a script that it has", async () => {
    const tag = (await fetch(`${preview.url}/shim.js`)).headers.get("etag") ?? "";
    expect((await fetch(`${preview.url}/shim.js`, { headers: { "If-None-Match": tag } })).status).toBe(304);
  });

  it("takes the next port when its own is taken", async () => {
    const taken = Number(new URL(preview.url).port);
    const other = await startPreview({ port: taken, dist: FIXTURE });
    expect(Number(new URL(other.url).port)).toBeGreaterThan(taken);
    await other.close();
  });
});

describe("publicFunctions", () => {
  it("finds top-level declarations, without those whose names end in an underscore", () => {
    const code = `var bundle = (() => {\n  function inner() {}\n})();\nfunction one() {}\nasync function two(a) {}\nfunction three_() {}`;
    expect(publicFunctions(code)).toEqual(["one", "two"]);
  });
});
