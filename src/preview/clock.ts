/** The clock that the add-on sees: the machine's, or one that only service calls move on. */
export class Clock {
  private passed = 0;
  /** A virtual clock begins at the same moment each time, so that what two runs write can be compared. */
  private readonly start = Date.UTC(2026, 10, 22, 9);

  /** `callMilliseconds` is what each service call takes; without it the machine's clock runs. */
  constructor(private readonly callMilliseconds: number | undefined) {}

  now(): number {
    return this.callMilliseconds === undefined ? Date.now() : this.start + this.passed;
  }

  /** A service call was made. */
  tick(): void {
    this.passed += this.callMilliseconds ?? 0;
  }

  /** A virtual clock begins anew. */
  reset(): void {
    this.passed = 0;
  }

  /** `Date` as the script has it; of the machine's own class, so that dates mean the same on both sides. */
  get dateClass(): DateConstructor {
    const now = () => this.now();
    return new Proxy(Date, {
      construct: (date, args) => Reflect.construct(date, args.length === 0 ? [now()] : args) as Date,
      apply: () => new Date(now()).toString(),
      get: (date, key) => (key === "now" ? now : Reflect.get(date, key)),
    });
  }
}
