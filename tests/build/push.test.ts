import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { Script } from "node:vm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

/** A process of clasp takes two seconds, and several of them run one after the other on a busy machine. */
const PATIENCE = 120_000;

interface ScriptFile {
  readonly name: string;
  readonly type: "SERVER_JS" | "HTML" | "JSON";
  readonly source: string;
}

const CLASP = resolve("node_modules/@google/clasp/build/src/index.js");
const REDIRECT = new URL("redirect-google.mjs", import.meta.url).href;
const { scriptId } = JSON.parse(readFileSync(".clasp.json", "utf8"));
const TOKEN = "POST oauth2.googleapis.com/token";
const CONTENT = `script.googleapis.com/v1/projects/${scriptId}/content`;

const home = mkdtempSync(join(tmpdir(), "groundwork-push-"));
let calls: string[] = [];
let stored: readonly ScriptFile[] = [];

/** What Google's two servers answer, as far as a push needs them. */
async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const call = `${request.method} ${request.headers.host}${request.url}`;
  calls.push(call);
  let text = "";
  for await (const chunk of request) text += chunk;
  const problem = (status: number, message: string) => ({ status, body: { error: { code: status, message } } });
  if (call === TOKEN) return { status: 200, body: { access_token: "fresh", expires_in: 3600, token_type: "Bearer" } };
  if (request.headers.authorization !== "Bearer fresh") return problem(401, "not signed in");
  if (call !== `GET ${CONTENT}` && call !== `PUT ${CONTENT}`) return problem(404, `nobody is at ${call}`);
  if (request.method === "PUT") {
    const files: readonly ScriptFile[] = JSON.parse(text).files;
    const broken = files.find(({ type, source }) => type === "SERVER_JS" && !isScript(source));
    if (broken) return problem(400, `Syntax error: SyntaxError: line: 1 file: ${broken.name}`);
    stored = files;
  }
  return { status: 200, body: { scriptId, files: stored } };
}

function isScript(source: string): boolean {
  try {
    new Script(source);
    return true;
  } catch {
    return false;
  }
}

const google = createServer(async (request, response) => {
  const { status, body } = await answer(request);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});

beforeAll(async () => {
  await new Promise<void>((done) => google.listen(0, "127.0.0.1", done));
  const user = { type: "authorized_user", client_id: "fake", client_secret: "fake", refresh_token: "fake" };
  // A home of its own: clasp writes the new token back into this file.
  writeFileSync(join(home, ".clasprc.json"), JSON.stringify({ tokens: { default: user } }));
});
afterAll(() => {
  google.close();
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  calls = [];
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real clasp as a process of its own, in a folder, with its way to Google redirected. */
function clasp(folder: string, ...args: readonly string[]): Promise<Outcome> {
  const { port } = google.address() as AddressInfo;
  const env = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, FAKE_GOOGLE: `http://127.0.0.1:${port}` };
  return new Promise((done) => {
    execFile(process.execPath, ["--import", REDIRECT, CLASP, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** The files of dist as Apps Script keeps them. */
function distFiles(): ScriptFile[] {
  const types: Readonly<Record<string, ScriptFile["type"]>> = { ".js": "SERVER_JS", ".html": "HTML", ".json": "JSON" };
  return readdirSync("dist").map((file) => ({
    name: file.slice(0, -extname(file).length),
    type: types[extname(file)]!,
    source: readFileSync(join("dist", file), "utf8"),
  }));
}

const byName = (files: readonly ScriptFile[]) => [...files].sort((one, other) => (one.name < other.name ? -1 : 1));

test("clasp sees the files of dist and nothing else, without asking anybody", { timeout: PATIENCE }, async () => {
  const { stdout } = await clasp(".", "show-file-status", "--json");
  const { filesToPush, untrackedFiles } = JSON.parse(stdout);
  expect(filesToPush.sort()).toEqual(
    readdirSync("dist")
      .map((file) => `dist/${file}`)
      .sort(),
  );
  expect(untrackedFiles).toEqual([]);
  expect(calls).toEqual([]);
});

test("a push uploads dist byte for byte, and a second one has nothing to do", { timeout: PATIENCE }, async () => {
  const first = await clasp(".", "push", "--force");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain(`Pushed ${distFiles().length} files`);
  expect(calls).toEqual([TOKEN, `GET ${CONTENT}`, `PUT ${CONTENT}`]);
  expect(byName(stored)).toEqual(byName(distFiles()));

  const second = await clasp(".", "push", "--force");
  expect(second).toMatchObject({ code: 0, stderr: "" });
  expect(second.stdout).toContain("Script is already up to date.");
  expect(calls.filter((call) => call.startsWith("PUT"))).toHaveLength(1);
});

test("a bundle that Google refuses fails the push and says where", { timeout: PATIENCE }, async () => {
  const folder = join(home, "broken");
  cpSync("dist", join(folder, "dist"), { recursive: true });
  cpSync(".clasp.json", join(folder, ".clasp.json"));
  writeFileSync(join(folder, "dist/Code.js"), "export {};\n", { flag: "a" });
  const before = stored;
  const { code, stderr } = await clasp(folder, "push", "--force");
  expect(code).toBe(1);
  expect(stderr).toContain("Syntax error");
  expect(stderr).toContain("file: Code");
  expect(stored).toBe(before);
});
