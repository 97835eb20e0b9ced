/** The letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A tab's name as a formula needs it, whatever characters people gave it. */
export function quotedName(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}
