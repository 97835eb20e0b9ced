import { afterEach, beforeEach } from "vitest";
import { endTest, startTest } from "./inTest";

// Before every test of a file, and after it: see `openFor` in plan.ts.
beforeEach(startTest);
afterEach(endTest);
