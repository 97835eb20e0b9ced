/** Where an example stands, with what it needs; its cells were empty before. */
export interface ExamplePlace {
  readonly name: string;
  readonly sheet: string;
  /** "B2:F6". */
  readonly area: string;
}

export interface InsertedExample extends ExamplePlace {
  readonly message: string;
}
