/** An exact decimal number: `units` × 10^-`places`. Money never touches floating point. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** From a run of ASCII digits, and those after the point. */
export function decimal(whole: string, fraction = ""): Decimal {
  return { units: BigInt(whole + fraction), places: fraction.length };
}

export function timesTenTo(number: Decimal, power: number): Decimal {
  const places = number.places - power;
  return places >= 0
    ? { units: number.units, places }
    : { units: number.units * 10n ** BigInt(-places), places: 0 };
}

export function add(left: Decimal, right: Decimal): Decimal {
  const places = Math.max(left.places, right.places);
  return { units: unitsAt(left, places) + unitsAt(right, places), places };
}

/** The number as an integer, or `undefined` when it has decimals other than zeros. */
export function integer(number: Decimal): bigint | undefined {
  const one = 10n ** BigInt(number.places);
  return number.units % one === 0n ? number.units / one : undefined;
}

function unitsAt(number: Decimal, places: number): bigint {
  return number.units * 10n ** BigInt(places - number.places);
}
