import { SHARED_PARTS } from "../domain/sharedParts";
import type { Setting } from "./settingsFunnel";

/** The name by which formulas call a shared part. */
export const sharedPartName = (id: string): string =>
  `Groundwork_${id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** Parts of the cost of several activities. */
export const sharedParts = (): Setting[] =>
  SHARED_PARTS.map(({ id, name, amount, unit, basis }) => ({
    label: name,
    value: amount,
    unit,
    help: basis,
    name: sharedPartName(id),
    format: "money",
  }));
