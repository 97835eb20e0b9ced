/**
 * 128 bits of chance, so that no two requests ever share an id.
 * Not randomUUID: some browsers know it only on pages that they call secure.
 */
export function newId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
