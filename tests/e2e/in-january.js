/**
 * A clock set to a morning in January, going on from there: loaded before the product, and by each page. Reports are
 * collected then, and what the cards say of days is the same on every day that the tests are run.
 */
{
  const Real = Date;
  const ahead = Real.parse("2027-01-12T10:00+08:00") - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [Real.now() + ahead] : given));
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}
