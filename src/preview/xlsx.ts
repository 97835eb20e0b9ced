import type { Engine } from "./engine";

export async function toXlsx(_engine: Engine): Promise<Uint8Array> {
  throw new Error("preview: toXlsx is not implemented yet");
}
