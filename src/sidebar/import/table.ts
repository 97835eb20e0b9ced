import Papa from "papaparse";

/** A row of a file with the line on which it begins, counted from 1. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FileTable {
  /** Rows with anything in them, the header among them. */
  readonly rows: readonly FileRow[];
  /** "," or another mark between cells. */
  readonly delimiter: string;
}

interface Reading {
  /** Resolves with undefined when it was stopped. */
  readonly table: Promise<FileTable | undefined>;
  stop(): void;
}

/** More than a browser tab can be expected to hold beside a spreadsheet. */
const MOST_BYTES = 100_000_000;
const CHUNK_BYTES = 1_000_000;
const DELIMITERS = [",", ";", "\t", "|"];
/** Rows by which the marks between cells and lines are found. */
const SAMPLE_ROWS = 50;

/** Reads a CSV piece by piece, so that the page stays alive; `progress` is told how much is done, from 0 to 1. */
export function readTable(source: Blob, progress: (share: number) => void): Reading {
  let isStopped = false;
  return {
    table: readPieces(source, progress, () => isStopped),
    stop() {
      isStopped = true;
    },
  };
}

async function readPieces(
  source: Blob,
  progress: (share: number) => void,
  isStopped: () => boolean,
): Promise<FileTable | undefined> {
  if (source.size > MOST_BYTES) throw new Error("The file is larger than 100 MB. Cut it into several files.");
  // Bytes are cut anywhere, so a letter of several bytes may lie in two pieces: the decoder puts it together again.
  const decoder = new TextDecoder(await encodingOf(source));
  const rows: FileRow[] = [];
  let [line, rest] = [1, ""];
  let format: ReturnType<typeof formatOf> | undefined;
  for (let from = 0; from < source.size; from += CHUNK_BYTES) {
    const bytes = await source.slice(from, from + CHUNK_BYTES).arrayBuffer();
    if (isStopped()) return undefined;
    const isLast = from + CHUNK_BYTES >= source.size;
    rest += decoder.decode(bytes, { stream: !isLast });
    format ??= formatOf(rest);
    // The last row of a piece may go on in the next one.
    const { data, meta } = new Papa.Parser(format).parse(rest, 0, !isLast) as Papa.ParseResult<string[]>;
    rest = rest.slice(meta.cursor);
    for (const cells of data) {
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells });
      line += 1 + breaksIn(cells);
    }
    progress(Math.min(1, (from + CHUNK_BYTES) / source.size));
  }
  return { rows, delimiter: format?.delimiter ?? "," };
}

function formatOf(text: string): Papa.ParseConfig & { readonly delimiter: string } {
  const { meta } = Papa.parse(text, { preview: SAMPLE_ROWS, delimitersToGuess: DELIMITERS });
  return { delimiter: meta.delimiter, newline: meta.linebreak as "\n" }; // Papa names it by the text itself.
}

/** Excel's “Unicode text” is UTF-16 and says so in its first bytes. */
async function encodingOf(source: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await source.slice(0, 2).arrayBuffer());
  return first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce(
    (sum, cell) => sum + (cell.includes("\n") || cell.includes("\r") ? cell.split(/\r\n|\r|\n/).length - 1 : 0),
    0,
  );
