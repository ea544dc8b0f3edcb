// ANCHOR: fare
export type Fare = { fare_class: string; price_cents: number };

export function total(fares: Fare[]): number {
  return fares.reduce((sum, fare) => sum + fare.price_cents, 0);
}
// ANCHOR_END: fare
