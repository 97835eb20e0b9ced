/** What a change of several rows did, in words. */
export interface Applied {
  readonly message: string;
}

export interface Undone {
  readonly message: string;
}
