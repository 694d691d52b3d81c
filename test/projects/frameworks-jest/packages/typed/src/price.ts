interface Line {
  price: number;
  quantity: number;
}

export function discounted({ price, quantity }: Line): number {
  return quantity >= 10 ? price - 5 : price;
}

export function isFree(price: number): boolean {
  return price <= 0;
}
