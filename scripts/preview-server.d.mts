export interface RunningPreview {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page where needed and serves it with the add-on in `dist`, on this machine only; port 0 takes any. */
export function startPreview(options?: { port?: number; dist?: string; page?: string }): Promise<RunningPreview>;
