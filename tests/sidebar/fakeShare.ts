import type { ShareForm } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";

export interface FakeShare {
  readonly server: FakeServer;
  form: ShareForm;
}

const FILE = "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

/** The add-on's side of “Share the summary”: a page that is up to date, and packs that are made once for each request. */
export function createFakeShare(): FakeShare {
  const made = new Map<string, string>();
  const fake: FakeShare = {
    form: {
      tab: "Summary",
      state: "current",
      markdown: "# Our program\n\n| Tier | Score |\n| --- | ---: |\n| Community | 34% |",
      pdf: { A4: `${FILE}/export?format=pdf&size=A4`, letter: `${FILE}/export?format=pdf&size=letter` },
      packs: [],
    },
    server: createFakeServer({
      readShare: () => fake.form,
      refreshForShare() {
        fake.form = { ...fake.form, state: "current", markdown: `${fake.form.markdown}\n\nRefreshed` };
        return fake.form;
      },
      makeBoardPack({ id }) {
        const name = made.get(id) ?? `Board pack, 2027 2026-11-22${made.size > 0 ? ` ${made.size + 1}` : ""}`;
        made.set(id, name);
        fake.form = { ...fake.form, packs: [...made.values()] };
        return { name, message: `Made the tab “${name}”. To take it back, delete the tab.`, form: fake.form };
      },
    }),
  };
  return fake;
}
