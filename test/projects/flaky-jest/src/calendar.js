const { shop } = require('./shop.js');

const DAY = 24 * 60 * 60 * 1000;

module.exports = {
  dayOf: (instant) => new Date(instant).getDate(),
  delivery: (text) => new Date(text).toISOString(),
  daysBetween: (from, to) => (to - from) / DAY,
  bookingOf(what) {
    const start = new Date(2024, 5, 1);
    if (start.getUTCHours() !== 0) throw new RangeError('a booking starts at midnight');
    return `${what} from ${start.toISOString()}`;
  },
  isValid: (until) => Date.now() < Date.parse(until),
  copyright: () => `© ${new Date().getUTCFullYear()} ${shop}`,
  /** No month but one is shorter than thirty days. */
  renewal: (day) =>
    new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, Math.min(day.getUTCDate(), 30))),
};
