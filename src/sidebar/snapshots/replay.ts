import type { ReplayedMoment, Snapshot, SnapshotForm } from "../../commands/server";
import { button, el, fill, typed } from "../dom";
import { createBeside } from "./beside";
import { createStory } from "./story";
import { momentWords } from "./wording";

/** More ticks than these run into each other. */
const MOST_TICKS = 40;

interface Stop extends ReplayedMoment {
  /** Empty for now. */
  readonly id: string;
  readonly words: string;
  readonly note: string;
}

export interface Replay {
  readonly element: HTMLElement;
  show(form: SnapshotForm): void;
}

/** Goes through the snapshots in the order of time, up to now: each beside the one before, and what came about in between. */
export function createReplay(): Replay {
  const slider = el("input", { id: "moment", type: "range", min: 0, step: 1, list: "moments", on: { input: draw } });
  const ticks = el("datalist", { id: "moments" });
  const ends = el("p", { class: "pair quiet", "aria-hidden": "true" });
  const earlier = button("Earlier", () => move(-1));
  const later = button("Later", () => move(1));
  const title = el("h3", { id: "moment-title" });
  const besides = el("p", { class: "quiet" });
  const story = el("div", { class: "story" });
  const beside = createBeside();
  let stops: readonly Stop[] = [];

  const position = () => Number(slider.value);

  function move(step: number): void {
    const wanted = position() + step;
    if (wanted < 0 || wanted >= stops.length) return;
    slider.value = String(wanted);
    draw();
  }

  function draw(): void {
    const now = stops[position()]!;
    const before = stops[position() - 1];
    slider.setAttribute("aria-valuetext", [now.words, now.note].filter(Boolean).join(": "));
    earlier.setAttribute("aria-disabled", String(before === undefined));
    later.setAttribute("aria-disabled", String(position() === stops.length - 1));
    fill(title, now.words, now.note !== "" && ": ", now.note !== "" && typed(now.note));
    fill(
      besides,
      before ? `Beside ${before.words}` : "The first one: there is none before it to compare it with.",
      before && before.note !== "" && ": ",
      before && before.note !== "" && typed(before.note),
    );
    fill(story, ...(before ? createStory("moment", now.changes, now.cost) : []));
    const shown = before ? [before, now] : [now];
    beside.show(shown.map(({ words, view }) => ({ label: words, view })));
  }

  const element = el(
    "section",
    { class: "panel replay", "aria-label": "Go through time" },
    el("h2", {}, "Go through time"),
    el("div", { class: "field" }, el("label", { for: slider.id }, "Moment"), slider, ticks, ends),
    el("div", { class: "actions small settle" }, earlier, later),
    title,
    besides,
    story,
    ...beside.elements,
  );
  return {
    element,
    show(form) {
      const chosen = stops[position()]?.id ?? "";
      stops = stopsOf(form);
      element.hidden = form.snapshots.length === 0;
      slider.max = String(stops.length - 1);
      const found = stops.findIndex(({ id }) => id === chosen);
      slider.value = String(found < 0 ? stops.length - 1 : found);
      fill(ticks, ...(stops.length > MOST_TICKS ? [] : stops.map((stop, index) => tick(stop, index))));
      fill(ends, el("span", {}, stops[0]!.words.split(",")[0]!), el("span", {}, "Now"));
      draw();
    },
  };
}

const tick = ({ words }: Stop, index: number) => el("option", { value: index, label: words });

/** Oldest first, and now at the end. */
function stopsOf({ snapshots, now }: SnapshotForm): Stop[] {
  const kept = [...snapshots].reverse().map((snapshot: Snapshot) => ({ ...snapshot, words: momentWords(snapshot) }));
  return [...kept, { ...now, id: "", words: "Now", note: "" }];
}
