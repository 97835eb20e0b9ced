import type { Host } from "../../src/preview/host";

interface Desk {
  enter(service: string, method: string): void;
}

/**
 * Runs a command and stops it for good at its `call`th service call, as when its time is up: nothing that it would still do,
 * tidying included, happens any more. Returns how many calls it made; fewer than `call` if it came to its end.
 */
export async function runUntil(host: Host, command: string, call: number): Promise<number> {
  const { desk } = host as unknown as { desk: Desk }; // Every call of a service passes here.
  const enter = desk.enter;
  let calls = 0;
  desk.enter = (service, method) => {
    calls += 1;
    if (calls >= call) throw new Error("cut off");
    enter.call(desk, service, method);
  };
  try {
    await host.serve(command, []);
  } catch (error) {
    if (!String(error).includes("cut off")) throw error;
  } finally {
    desk.enter = enter;
  }
  return calls;
}
