export function price(unitPrice: number, quantity: number, coupon?: string): number {
  if (quantity <= 0) {
    throw new RangeError("quantity must be positive");
  }
  let total = unitPrice * quantity;
  if (quantity >= 10) {
    total = total * 0.9;
  }
  if (coupon === "HALF") {
    total = total / 2;
  }
  return Math.round(total);
}

export function label(cents: number): string {
  return cents > 10000 ? "large" : "small";
}
