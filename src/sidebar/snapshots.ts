import { tierIds } from "virtual:words";
import type { NewSnapshot, SnapshotForm } from "../commands/server";
import { el, fill, part } from "./dom";
import { openForm, showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load } from "./load";
import { ask } from "./server";
import { createComparing } from "./snapshots/comparing";
import { createDamaged } from "./snapshots/damaged";
import { createSnapshotList } from "./snapshots/list";
import { createReplay } from "./snapshots/replay";
import { createTaking } from "./snapshots/taking";
import { auditWords, scoreCount } from "./snapshots/wording";

leaveOnEscape();

load({
  name: "readSnapshots",
  request: undefined,
  region: part("content"),
  what: "the snapshots",
  why: "Snapshots keep what the tabs of the plan hold.",
  show: showForm,
});

function showForm(first: SnapshotForm): void {
  const footer = createFooter();
  const title = el("h2", { tabindex: -1 }, "This audit");
  const standing = el("p");
  const replay = createReplay();
  const damaged = createDamaged((row) => showTab(footer, { tab: "history", row }, "The row is shown."));
  const list = createSnapshotList(({ row }) => showHistory(row));
  const taking = createTaking({
    footer,
    send: (request, late) => ask("takeSnapshot", request, late),
    took,
  });
  const comparing = createComparing({
    send: (request, late) => ask("compareSnapshots", request, late),
    showInTab: (row) => showTab(footer, { tab: "audit", row }, "The Audit tab is shown."),
  });

  function show(form: SnapshotForm): void {
    fill(standing, auditWords(form));
    taking.show(form);
    replay.show(form);
    list.show(form.snapshots);
    damaged.show(form.damaged);
    comparing.show(form);
  }

  function took(form: SnapshotForm, { id, startAudit }: NewSnapshot): void {
    show(form);
    const snapshot = form.snapshots.find((each) => each.id === id);
    if (startAudit) {
      // The question goes, and the focus with it; what it led to stands here.
      if (taking.element.contains(document.activeElement)) title.focus();
      const score = { label: "Score the first tier", run: scoreFirstTier };
      footer.say("The re-audit has begun: score or confirm every criterion.", "quiet", score);
      return;
    }
    const shown = snapshot && { label: "Show in sheet", run: () => showHistory(snapshot.row) };
    footer.say(`Snapshot kept${snapshot ? ` with ${scoreCount(snapshot.answered)}` : ""}.`, "quiet", shown);
  }

  function scoreFirstTier(): void {
    const tier = tierIds[0];
    if (tier) openForm(footer, "auditForm", { tier, rating: "first" });
  }

  const showHistory = (row: number) => showTab(footer, { tab: "history", row }, "The snapshot is shown.");

  fill(
    part("content"),
    el("section", { "aria-label": "This audit" }, title, standing),
    taking.element,
    replay.element,
    list.element,
    damaged.element,
    comparing.element,
  );
  part("footer").hidden = false;
  show(first);
  title.focus({ preventScroll: true });
}
