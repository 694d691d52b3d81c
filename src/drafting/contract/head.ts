/** How a declaration begins: `export ` and the like, and the name; empty for one that has none. */
export interface Head {
  readonly prefix: string;
  readonly name: string;
}
