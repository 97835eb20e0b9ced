// The events that the benches count.
const DAY = 86_400_000;

export const STAGES = ["Awareness", "Consideration", "Adoption", "Advocacy", "Champion"];

/** The same numbers from 0 to 1 every time. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rows of id, stage and date as a sheet passes them: ten a developer, each stage rarer than the one before. */
export function eventRows(size, order) {
  const next = chance(20_261_101);
  const rows = Array.from({ length: size }, () => {
    const id = `dev-${Math.floor((next() * size) / 10)}@example.com`;
    const stage = STAGES[Math.min(STAGES.length - 1, Math.floor(-Math.log(1 - next()) / 0.9))];
    return [id, stage, new Date(Date.UTC(2026, 0, 1) + Math.floor(next() * 180 * DAY))];
  });
  if (order === "in time order") rows.sort(([, , one], [, , other]) => one - other);
  return rows;
}
