/** The sum of coefficients times rising powers of `x`, lowest power first. */
const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

// Numerators and denominators of algorithm AS 241 (PPND16), Wichura 1988, Applied Statistics 37, in the
// digits that a number keeps: accurate to about 1e-16.
const CENTRAL = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
] as const;
const MIDDLE = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const;
const FAR = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const;

/** The value below which a share `p` (0 < p < 1) of the standard normal distribution lies. */
export function normalQuantile(p: number): number {
  const fromMiddle = p - 0.5;
  const ratio = ([over, under]: typeof CENTRAL | typeof MIDDLE | typeof FAR, x: number) =>
    polynomial(over, x) / polynomial(under, x);
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * ratio(CENTRAL, 0.180625 - fromMiddle * fromMiddle);
  const root = Math.sqrt(-Math.log(fromMiddle < 0 ? p : 1 - p));
  const size = root <= 5 ? ratio(MIDDLE, root - 1.6) : ratio(FAR, root - 5);
  return fromMiddle < 0 ? -size : size;
}

/** The share of the standard normal distribution below `z`. */
export const normalCdf = (z: number) => erfc(-z / Math.SQRT2) / 2;

/** Up to here the series of erf is short and loses nothing; beyond, the continued fraction is. */
const SERIES_END = 2;

/**
 * The complementary error function, to about 15 digits also far out: by the series of erf with positive terms only
 * (DLMF 7.6.2), by the continued fraction of DLMF 7.9.1 where that would lose digits.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < SERIES_END) {
    let term = 2 * x * scale;
    let sum = term;
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= (2 * x * x) / (2 * k + 1);
      sum += term;
    }
    return 1 - sum;
  }
  // erfc(x) = scale / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), from the inside out; 100 levels are enough from 2 on.
  let fraction = x;
  for (let k = 100; k > 0; k--) fraction = x + k / 2 / fraction;
  return scale / fraction;
}

/**
 * How far Stirling's formula for the logarithm of gamma(n + 1) is off, for n > 0. Large arguments leave only this small
 * difference to compute, so that nothing cancels (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
function stirlingError(n: number): number {
  // Five terms of the asymptotic series are exact to the last digit from 16 on; below, it is stepped down from there.
  if (n < 16) return stirlingError(n + 1) + (n + 0.5) * Math.log1p(1 / n) - 1;
  return polynomial([1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188], 1 / (n * n)) / n;
}

/** count ln(count / mean) + mean - count, without cancellation where the two are close (Loader 2000). */
function deviance(count: number, mean: number): number {
  const relative = (count - mean) / (count + mean);
  if (Math.abs(relative) > 0.1) return count * Math.log(count / mean) + mean - count;
  let power = 2 * count * relative;
  let sum = (count - mean) * relative;
  for (let k = 3; ; k += 2) {
    power *= relative * relative;
    const next = sum + power / k;
    if (next === sum) return sum;
    sum = next;
  }
}

/** x^a (1 - x)^b / B(a, b). */
function betaKernel(x: number, a: number, b: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * (1 - x));
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(exponent);
}

/** The share of the distribution Beta(a, b) below `x`: the regularised incomplete beta function (DLMF 8.17). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const kernel = betaKernel(x, a, b);
  // The fraction is quick below the mean; above it, the other tail is.
  return x <= (a + 1) / (a + b + 2)
    ? kernel / (a * betaFraction(x, a, b))
    : 1 - kernel / (b * betaFraction(1 - x, b, a));
}

/** 1 + d1/(1 + d2/(1 + ...)) of DLMF 8.17.22, by the modified algorithm of Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let over = 1;
  let under = 0;
  for (let k = 1; k < 1e6; k++) {
    const m = Math.floor(k / 2);
    const factor = k % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const d = (factor * x) / ((a + k - 1) * (a + k));
    under = 1 / (1 + d * under || Number.MIN_VALUE);
    over = 1 + d / over || Number.MIN_VALUE;
    fraction *= over * under;
    if (Math.abs(over * under - 1) < 3e-16) break;
  }
  return fraction;
}

/** From here on the first guess is closer than arithmetic could bring it, and the fraction has no end. */
const LARGE = 1e9;

/** The value below which a share `p` (0 < p < 1) of the distribution Beta(a, b) lies. */
export function betaQuantile(p: number, a: number, b: number): number {
  let x = roughBetaQuantile(p, a, b);
  if (Math.min(a, b) > LARGE) return x;
  let low = 0;
  let high = 1;
  // Newton's steps, or half the bracket where one would leave it. An extreme tail takes about a hundred halvings.
  for (let step = 0; step < 300; step++) {
    const excess = betaCdf(x, a, b) - p;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - (excess * x * (1 - x)) / betaKernel(x, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 2e-16 * x) break;
  }
  return x;
}

/** Abramowitz and Stegun 26.5.22; the mean where that does not hold. */
function roughBetaQuantile(p: number, a: number, b: number): number {
  if (Math.min(a, b) <= 1) return a / (a + b);
  const y = -normalQuantile(p);
  const [first, second] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const lambda = (y * y - 3) / 6;
  const h = 2 / (first + second);
  const w = (y * Math.sqrt(h + lambda)) / h - (second - first) * (lambda + 5 / 6 - 2 / (3 * h));
  const x = a / (a + b * Math.exp(2 * w));
  return x > 0 && x < 1 ? x : a / (a + b);
}
