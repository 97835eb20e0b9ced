import { rm } from "node:fs/promises";
import { build } from "../../build.mjs";

/**
 * Vitest's global setup: builds dist/ for the tests that look at it. Where that fails they find none, because the old one
 * would prove nothing; tests that need none run all the same.
 */
export default async function setup(): Promise<void> {
  try {
    await build();
  } catch (error) {
    console.error(`The build fails, and so will every test that needs dist/: ${(error as Error).message}`);
    await rm("dist", { recursive: true, force: true });
  }
}
