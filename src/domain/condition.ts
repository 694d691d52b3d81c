/** Conditions that tests are run under: what is varied from one run to the next. */

/** One thing that is varied. */
export type Factor =
  /** Cases and suites of a file in the reversed order of their declaration: one run inverts every pair. */
  | { readonly kind: 'order'; readonly order: 'reversed' }
  /** The same, every other one first (1, 3, 5, …), then those between; backwards: that order reversed. One run takes each test to before its predecessor or to behind its successor. */
  | { readonly kind: 'order'; readonly order: 'alternating' | 'alternating-backwards' }
  /** The same, in an order drawn from a seed (0..2^31-1). */
  | { readonly kind: 'order'; readonly order: 'shuffled'; readonly seed: number }
  /** An IANA time zone, such as `America/Los_Angeles`. */
  | { readonly kind: 'time-zone'; readonly timeZone: string }
  /** A POSIX locale without its character set, such as `de_DE`. */
  | { readonly kind: 'locale'; readonly locale: string }
  /** The clock, moved by whole days; it goes on from there. */
  | { readonly kind: 'clock'; readonly days: number }
  /** The clock, moved to the next such day (1-based month and day of UTC) at the present time of day; it goes on from there. */
  | { readonly kind: 'clock'; readonly month: number; readonly day: number }
  /** `Math.random` gives a seeded stream. low, high: the first three draws of each test are near 0 (near 1), the rest even. */
  | { readonly kind: 'random'; readonly draws: 'low' | 'high' | 'even'; readonly seed: number }
  /** Other work competes for the core that the tests run on. */
  | { readonly kind: 'stress' }
  /** Nothing but the loopback interface can be reached. */
  | { readonly kind: 'network' }
  /** Ports that development servers commonly use are taken. */
  | { readonly kind: 'ports' }
  /** Each case runs twice in one process. */
  | { readonly kind: 'repeat' };

export type FactorKind = Factor['kind'];

/** At most one factor of each kind. Empty: nothing is varied. */
export type Condition = readonly Factor[];

/** `order=reversed`, `order=alternating`, `order=alternating-backwards`, `order=shuffled:7`, `time-zone=…`, `locale=…`, `clock=+400d`, `clock=01-31`, `random=low:1`, `stress`, `network=denied`, `ports=occupied`, `repeat=2`. */
export function factorText(factor: Factor): string {
  switch (factor.kind) {
    case 'order':
      return factor.order === 'shuffled' ? `order=shuffled:${factor.seed}` : `order=${factor.order}`;
    case 'time-zone':
      return `time-zone=${factor.timeZone}`;
    case 'locale':
      return `locale=${factor.locale}`;
    case 'clock':
      return 'days' in factor
        ? `clock=${factor.days < 0 ? '' : '+'}${factor.days}d`
        : `clock=${twoDigits(factor.month)}-${twoDigits(factor.day)}`;
    case 'random':
      return `random=${factor.draws}:${factor.seed}`;
    case 'network':
      return 'network=denied';
    case 'ports':
      return 'ports=occupied';
    case 'repeat':
      return 'repeat=2';
    case 'stress':
      return 'stress';
  }
}

/** The factors joined by commas; `natural` when nothing is varied. */
export function conditionText(condition: Condition): string {
  return condition.length === 0 ? 'natural' : condition.map(factorText).join(',');
}

const SHAPES: readonly { readonly pattern: RegExp; readonly factor: (found: readonly string[]) => Factor }[] = [
  {
    pattern: /^order=(reversed|alternating|alternating-backwards)$/,
    factor: ([order]) => ({ kind: 'order', order: order as 'reversed' | 'alternating' | 'alternating-backwards' }),
  },
  {
    pattern: /^order=shuffled:(\d{1,9})$/,
    factor: ([seed]) => ({ kind: 'order', order: 'shuffled', seed: Number(seed) }),
  },
  { pattern: /^time-zone=([\w+/-]{1,64})$/, factor: ([timeZone = '']) => ({ kind: 'time-zone', timeZone }) },
  { pattern: /^locale=([a-z]{2,3}(?:_[A-Z]{2})?)$/, factor: ([locale = '']) => ({ kind: 'locale', locale }) },
  { pattern: /^clock=([+-]\d{1,5})d$/, factor: ([days]) => ({ kind: 'clock', days: Number(days) }) },
  {
    pattern: /^clock=(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    factor: ([month, day]) => ({ kind: 'clock', month: Number(month), day: Number(day) }),
  },
  {
    pattern: /^random=(low|high|even):(\d{1,9})$/,
    factor: ([draws, seed]) => ({ kind: 'random', draws: draws as 'low' | 'high' | 'even', seed: Number(seed) }),
  },
  { pattern: /^stress$/, factor: () => ({ kind: 'stress' }) },
  { pattern: /^network=denied$/, factor: () => ({ kind: 'network' }) },
  { pattern: /^ports=occupied$/, factor: () => ({ kind: 'ports' }) },
  { pattern: /^repeat=2$/, factor: () => ({ kind: 'repeat' }) },
];

/** Reads what `conditionText` wrote; null for anything else, and for two factors of one kind. */
export function parseCondition(text: string): Condition | null {
  if (text === 'natural') return [];
  const factors = text.split(',').map(parseFactor);
  const known = factors.filter((factor) => factor !== null);
  const kinds = new Set(known.map(({ kind }) => kind));
  return known.length === factors.length && kinds.size === known.length ? known : null;
}

function parseFactor(text: string): Factor | null {
  for (const { pattern, factor } of SHAPES) {
    const found = pattern.exec(text);
    if (found !== null) return factor(found.slice(1));
  }
  return null;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
