import type { Page } from "playwright-core";
import type { Server } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";
import type { SidebarOptions } from "./open";

/** A state of a page: what is on the server, and what a person does to get there. */
export interface Scene {
  readonly name: string;
  readonly server?: () => FakeServer;
  readonly options?: Partial<SidebarOptions>;
  readonly act?: (page: Page, server: FakeServer) => Promise<unknown>;
}

export const NO_TAB = "There is no tab. Choose Extensions > Groundwork > Set up plan, then try again.";
export const LONG = `https://example.com/${"a".repeat(300)}`;

export const failing = (name: keyof Server, message: string) => () => {
  const server = createFakeServer();
  server.fail(name, message, 9);
  return server;
};
