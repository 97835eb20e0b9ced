import { defineConfig } from "vitest/config";

/** The folders of tests, by how they run; a folder that is in none of them fails `tests/build/projects.test.ts`. */
export const PROJECTS = {
  unit: ["domain", "functions", "tabs", "workbook", "commands", "preview"],
  build: ["build"],
  browser: ["browser", "sidebar"],
} as const;

/** A busy machine of two cores is no reason to fail. */
const PATIENT = { testTimeout: 120_000, hookTimeout: 120_000 };
/** A browser takes its time there, and two of them side by side more. */
const BROWSER = { testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    // Once for all projects: every test that looks at dist/ sees what src/ gives now.
    globalSetup: "tests/build/dist.ts",
    projects: Object.entries(PROJECTS).map(([name, folders]) => ({
      test: {
        name,
        include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
        setupFiles: "tests/leases.ts",
        // A forgotten `.only` would switch the others off without a word.
        allowOnly: false,
        ...(name === "browser" ? BROWSER : PATIENT),
      },
    })),
  },
});
