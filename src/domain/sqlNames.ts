/** Letters of any script, digits, and the signs that names of projects, data sets and tables may have; nothing that could end a name. */
const TABLE = /^[\p{L}\p{M}\p{N}_:-]+(\.[\p{L}\p{M}\p{N}_:-]+){0,3}\*?$/u;
const COLUMN = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*(\.[\p{L}_][\p{L}\p{M}\p{N}_-]*)*$/u;
const LONGEST_NAME = 1024;
const LONGEST_STAGE = 200;
const MOST_STAGES = 20;

/** What is wrong with the name of a table, or undefined. A star at its end stands for all tables that begin so. */
export function tableProblem(name: string): string | undefined {
  if (name === "") return "Name the table, such as project.dataset.events.";
  if (name.includes("`")) return "Leave out the backticks; they are put around the name.";
  return TABLE.test(name) && name.length <= LONGEST_NAME
    ? undefined
    : "Use letters, digits, _ and -, with dots between project, dataset and table.";
}

/** What is wrong with the name of a column, or undefined. */
export function columnProblem(name: string): string | undefined {
  if (name === "") return "Name the column.";
  if (name.includes("`")) return "Leave out the backticks; they are put around the name.";
  return COLUMN.test(name) && name.length <= LONGEST_NAME
    ? undefined
    : "Use letters, digits, _ and -, with a dot before a field inside a column.";
}

/** What is wrong with the stages of a funnel, or undefined: the same that the functions refuse. */
export function stagesProblem(names: readonly string[]): string | undefined {
  const plain = names.map((name) => name.trim().toLowerCase());
  if (names.length < 2) return "A funnel needs two stages or more, one a line.";
  if (names.length > MOST_STAGES) return `Give ${MOST_STAGES} stages at most.`;
  if (plain.some((name) => name === "")) return "Name every stage.";
  if (names.some((name) => name.length > LONGEST_STAGE)) return `A name has ${LONGEST_STAGE} letters at most.`;
  const twice = names.find((_, index) => plain.indexOf(plain[index]!) < index);
  return twice === undefined ? undefined : `“${twice}” is listed twice. Give every stage once.`;
}

/** What is wrong with a window of days, or undefined. */
export function windowProblem(days: number | undefined): string | undefined {
  if (days === undefined || (Number.isFinite(days) && days >= 0 && days <= 36_525)) return undefined;
  return "Use days from 0 to 36525, or leave it empty for no limit.";
}
