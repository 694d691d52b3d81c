/**
 * What the language itself declares, as far as types that nobody wrote down are worked out from it. Ours is used in every run, so that
 * one tree gives one contract wherever it is made: with packages installed or not, whichever compiler is. What is not here has no type
 * that is known, and is left out.
 */
export const SMALL_LIB = `
interface Object { constructor: Function; toString(): string; valueOf(): Object; hasOwnProperty(v: PropertyKey): boolean }
interface ObjectConstructor {
  new (value?: any): Object; (value?: any): any; readonly prototype: Object;
  keys(o: {}): string[]; values<T>(o: { [s: string]: T } | ArrayLike<T>): T[]; values(o: {}): any[];
  entries<T>(o: { [s: string]: T } | ArrayLike<T>): [string, T][]; entries(o: {}): [string, any][];
  fromEntries<T = any>(entries: Iterable<readonly [PropertyKey, T]>): { [k: string]: T };
  assign<T extends {}, U>(target: T, source: U): T & U; assign<T extends {}, U, V>(target: T, a: U, b: V): T & U & V; assign(target: object, ...sources: any[]): any;
  freeze<T>(o: T): Readonly<T>; seal<T>(o: T): T; create(o: object | null, p?: any): any; is(a: any, b: any): boolean;
  hasOwn(o: object, v: PropertyKey): boolean; getPrototypeOf(o: any): any; setPrototypeOf(o: any, p: object | null): any;
  defineProperty<T>(o: T, p: PropertyKey, a: any): T; defineProperties<T>(o: T, p: any): T; getOwnPropertyNames(o: any): string[];
  isFrozen(o: any): boolean; groupBy<K extends PropertyKey, T>(items: Iterable<T>, f: (item: T, index: number) => K): Partial<Record<K, T[]>>;
}
declare var Object: ObjectConstructor;
interface Function { apply(this: Function, thisArg: any, argArray?: any): any; call(this: Function, thisArg: any, ...argArray: any[]): any; bind(this: Function, thisArg: any, ...argArray: any[]): any; toString(): string; prototype: any; readonly length: number; readonly name: string }
interface FunctionConstructor { new (...args: string[]): Function; (...args: string[]): Function; readonly prototype: Function }
declare var Function: FunctionConstructor;
interface CallableFunction extends Function {
  apply<T, R>(this: (this: T) => R, thisArg: T): R; apply<T, A extends any[], R>(this: (this: T, ...args: A) => R, thisArg: T, args: A): R;
  call<T, A extends any[], R>(this: (this: T, ...args: A) => R, thisArg: T, ...args: A): R;
  bind<T>(this: T, thisArg: ThisParameterType<T>): OmitThisParameter<T>; bind<T, A extends any[], B extends any[], R>(this: (this: T, ...args: [...A, ...B]) => R, thisArg: T, ...args: A): (...args: B) => R;
}
interface NewableFunction extends Function {}
interface IArguments { [index: number]: any; length: number; callee: Function }
type ThisParameterType<T> = T extends (this: infer U, ...args: never) => any ? U : unknown;
type OmitThisParameter<T> = unknown extends ThisParameterType<T> ? T : T extends (...args: infer A) => infer R ? (...args: A) => R : T;
type PropertyKey = string | number | symbol;
interface PropertyDescriptor { configurable?: boolean; enumerable?: boolean; value?: any; writable?: boolean; get?(): any; set?(v: any): void }
interface Boolean { valueOf(): boolean }
declare var Boolean: { new (value?: any): Boolean; <T>(value?: T): boolean; readonly prototype: Boolean };
interface Number { toString(radix?: number): string; toFixed(d?: number): string; toExponential(d?: number): string; toPrecision(d?: number): string; valueOf(): number; toLocaleString(l?: any, o?: any): string }
declare var Number: { new (value?: any): Number; (value?: any): number; readonly prototype: Number; readonly MAX_VALUE: number; readonly MIN_VALUE: number; readonly NaN: number; readonly EPSILON: number; readonly MAX_SAFE_INTEGER: number; readonly MIN_SAFE_INTEGER: number; readonly POSITIVE_INFINITY: number; readonly NEGATIVE_INFINITY: number; isFinite(n: unknown): boolean; isInteger(n: unknown): boolean; isNaN(n: unknown): boolean; isSafeInteger(n: unknown): boolean; parseFloat(s: string): number; parseInt(s: string, r?: number): number };
interface BigInt { toString(radix?: number): string; valueOf(): bigint }
declare var BigInt: { (value: any): bigint; readonly prototype: BigInt };
interface Symbol { toString(): string; valueOf(): symbol; readonly description: string | undefined }
interface SymbolConstructor { readonly prototype: Symbol; (d?: string | number): symbol; for(key: string): symbol; keyFor(s: symbol): string | undefined; readonly iterator: unique symbol; readonly asyncIterator: unique symbol; readonly hasInstance: unique symbol; readonly toPrimitive: unique symbol; readonly toStringTag: unique symbol; readonly species: unique symbol; readonly dispose: unique symbol; readonly asyncDispose: unique symbol }
declare var Symbol: SymbolConstructor;
interface String {
  toString(): string; charAt(i: number): string; charCodeAt(i: number): number; codePointAt(i: number): number | undefined; concat(...s: string[]): string; at(i: number): string | undefined;
  indexOf(s: string, p?: number): number; lastIndexOf(s: string, p?: number): number; includes(s: string, p?: number): boolean; startsWith(s: string, p?: number): boolean; endsWith(s: string, p?: number): boolean;
  localeCompare(s: string, l?: any, o?: any): number; match(r: string | RegExp): RegExpMatchArray | null; matchAll(r: RegExp): IterableIterator<RegExpExecArray>; normalize(f?: string): string; padStart(n: number, s?: string): string; padEnd(n: number, s?: string): string; repeat(n: number): string;
  replace(a: string | RegExp, b: string | ((s: string, ...args: any[]) => string)): string; replaceAll(a: string | RegExp, b: string | ((s: string, ...args: any[]) => string)): string;
  search(r: string | RegExp): number; slice(a?: number, b?: number): string; split(s: string | RegExp, n?: number): string[]; substring(a: number, b?: number): string; substr(a: number, b?: number): string;
  toLowerCase(): string; toUpperCase(): string; toLocaleLowerCase(l?: any): string; toLocaleUpperCase(l?: any): string; trim(): string; trimStart(): string; trimEnd(): string; valueOf(): string; readonly length: number; readonly [index: number]: string; [Symbol.iterator](): IterableIterator<string>; isWellFormed(): boolean;
}
declare var String: { new (value?: any): String; (value?: any): string; readonly prototype: String; fromCharCode(...c: number[]): string; fromCodePoint(...c: number[]): string; raw(t: { raw: readonly string[] | ArrayLike<string> }, ...s: any[]): string };
interface TemplateStringsArray extends ReadonlyArray<string> { readonly raw: readonly string[] }
interface ArrayLike<T> { readonly length: number; readonly [n: number]: T }
interface ConcatArray<T> { readonly length: number; readonly [n: number]: T; join(s?: string): string; slice(a?: number, b?: number): T[] }
interface ReadonlyArray<T> {
  readonly length: number; toString(): string; concat(...items: (T | ConcatArray<T>)[]): T[]; join(s?: string): string; slice(a?: number, b?: number): T[]; at(i: number): T | undefined;
  indexOf(v: T, i?: number): number; lastIndexOf(v: T, i?: number): number; includes(v: T, i?: number): boolean;
  every<S extends T>(p: (v: T, i: number, a: readonly T[]) => v is S): this is readonly S[]; every(p: (v: T, i: number, a: readonly T[]) => unknown): boolean; some(p: (v: T, i: number, a: readonly T[]) => unknown): boolean; forEach(f: (v: T, i: number, a: readonly T[]) => void): void;
  map<U>(f: (v: T, i: number, a: readonly T[]) => U): U[]; filter<S extends T>(p: (v: T, i: number, a: readonly T[]) => v is S): S[]; filter(p: (v: T, i: number, a: readonly T[]) => unknown): T[];
  reduce(f: (p: T, c: T, i: number, a: readonly T[]) => T): T; reduce(f: (p: T, c: T, i: number, a: readonly T[]) => T, v: T): T; reduce<U>(f: (p: U, c: T, i: number, a: readonly T[]) => U, v: U): U;
  reduceRight(f: (p: T, c: T, i: number, a: readonly T[]) => T): T; reduceRight<U>(f: (p: U, c: T, i: number, a: readonly T[]) => U, v: U): U;
  find<S extends T>(p: (v: T, i: number, a: readonly T[]) => v is S): S | undefined; find(p: (v: T, i: number, a: readonly T[]) => unknown): T | undefined; findIndex(p: (v: T, i: number, a: readonly T[]) => unknown): number; findLast(p: (v: T, i: number, a: readonly T[]) => unknown): T | undefined; findLastIndex(p: (v: T, i: number, a: readonly T[]) => unknown): number;
  flatMap<U>(f: (v: T, i: number, a: T[]) => U | readonly U[]): U[]; flat<A, D extends number = 1>(this: A, d?: D): FlatArray<A, D>[]; entries(): IterableIterator<[number, T]>; keys(): IterableIterator<number>; values(): IterableIterator<T>; [Symbol.iterator](): IterableIterator<T>;
  toReversed(): T[]; toSorted(f?: (a: T, b: T) => number): T[]; toSpliced(a: number, b?: number, ...items: T[]): T[]; with(i: number, v: T): T[]; readonly [n: number]: T;
}
interface Array<T> {
  length: number; toString(): string; pop(): T | undefined; push(...items: T[]): number; concat(...items: (T | ConcatArray<T>)[]): T[]; join(s?: string): string; reverse(): T[]; shift(): T | undefined; slice(a?: number, b?: number): T[]; sort(f?: (a: T, b: T) => number): this; splice(a: number, b?: number, ...items: T[]): T[]; unshift(...items: T[]): number; at(i: number): T | undefined;
  indexOf(v: T, i?: number): number; lastIndexOf(v: T, i?: number): number; includes(v: T, i?: number): boolean;
  every<S extends T>(p: (v: T, i: number, a: T[]) => v is S): this is S[]; every(p: (v: T, i: number, a: T[]) => unknown): boolean; some(p: (v: T, i: number, a: T[]) => unknown): boolean; forEach(f: (v: T, i: number, a: T[]) => void): void;
  map<U>(f: (v: T, i: number, a: T[]) => U): U[]; filter<S extends T>(p: (v: T, i: number, a: T[]) => v is S): S[]; filter(p: (v: T, i: number, a: T[]) => unknown): T[];
  reduce(f: (p: T, c: T, i: number, a: T[]) => T): T; reduce(f: (p: T, c: T, i: number, a: T[]) => T, v: T): T; reduce<U>(f: (p: U, c: T, i: number, a: T[]) => U, v: U): U;
  reduceRight(f: (p: T, c: T, i: number, a: T[]) => T): T; reduceRight<U>(f: (p: U, c: T, i: number, a: T[]) => U, v: U): U;
  find<S extends T>(p: (v: T, i: number, a: T[]) => v is S): S | undefined; find(p: (v: T, i: number, a: T[]) => unknown): T | undefined; findIndex(p: (v: T, i: number, a: T[]) => unknown): number; findLast(p: (v: T, i: number, a: T[]) => unknown): T | undefined; findLastIndex(p: (v: T, i: number, a: T[]) => unknown): number;
  fill(v: T, a?: number, b?: number): this; copyWithin(t: number, a: number, b?: number): this; flatMap<U>(f: (v: T, i: number, a: T[]) => U | readonly U[]): U[]; flat<A, D extends number = 1>(this: A, d?: D): FlatArray<A, D>[]; entries(): IterableIterator<[number, T]>; keys(): IterableIterator<number>; values(): IterableIterator<T>; [Symbol.iterator](): IterableIterator<T>;
  toReversed(): T[]; toSorted(f?: (a: T, b: T) => number): T[]; toSpliced(a: number, b?: number, ...items: T[]): T[]; with(i: number, v: T): T[]; [n: number]: T;
}
interface ArrayConstructor { new (n?: number): any[]; new <T>(n: number): T[]; new <T>(...items: T[]): T[]; (n?: number): any[]; <T>(...items: T[]): T[]; isArray(a: any): a is any[]; from<T>(a: Iterable<T> | ArrayLike<T>): T[]; from<T, U>(a: Iterable<T> | ArrayLike<T>, f: (v: T, k: number) => U): U[]; of<T>(...items: T[]): T[]; fromAsync<T>(a: AsyncIterable<T> | Iterable<T | PromiseLike<T>>): Promise<T[]>; readonly prototype: any[] }
declare var Array: ArrayConstructor;
type FlatArray<A, D extends number> = { done: A; recur: A extends ReadonlyArray<infer I> ? FlatArray<I, [-1, 0, 1, 2, 3, 4, 5][D]> : A }[D extends -1 ? 'done' : 'recur'];
interface IteratorYieldResult<T> { done?: false; value: T }
interface IteratorReturnResult<T> { done: true; value: T }
type IteratorResult<T, R = any> = IteratorYieldResult<T> | IteratorReturnResult<R>;
interface Iterator<T, R = any, N = any> { next(...[v]: [] | [N]): IteratorResult<T, R>; return?(v?: R): IteratorResult<T, R>; throw?(e?: any): IteratorResult<T, R> }
interface Iterable<T, R = any, N = any> { [Symbol.iterator](): Iterator<T, R, N> }
interface IterableIterator<T, R = any, N = any> extends Iterator<T, R, N> { [Symbol.iterator](): IterableIterator<T, R, N> }
interface IteratorObject<T, R = unknown, N = unknown> extends Iterator<T, R, N> { [Symbol.iterator](): IteratorObject<T, R, N> }
type BuiltinIteratorReturn = any;
interface Generator<T = unknown, R = any, N = any> extends IteratorObject<T, R, N> { next(...[v]: [] | [N]): IteratorResult<T, R>; return(v: R): IteratorResult<T, R>; throw(e: any): IteratorResult<T, R>; [Symbol.iterator](): Generator<T, R, N> }
interface AsyncIterator<T, R = any, N = any> { next(...[v]: [] | [N]): Promise<IteratorResult<T, R>>; return?(v?: R | PromiseLike<R>): Promise<IteratorResult<T, R>>; throw?(e?: any): Promise<IteratorResult<T, R>> }
interface AsyncIterable<T, R = any, N = any> { [Symbol.asyncIterator](): AsyncIterator<T, R, N> }
interface AsyncIterableIterator<T, R = any, N = any> extends AsyncIterator<T, R, N> { [Symbol.asyncIterator](): AsyncIterableIterator<T, R, N> }
interface AsyncIteratorObject<T, R = unknown, N = unknown> extends AsyncIterator<T, R, N> { [Symbol.asyncIterator](): AsyncIteratorObject<T, R, N> }
interface AsyncGenerator<T = unknown, R = any, N = any> extends AsyncIteratorObject<T, R, N> { next(...[v]: [] | [N]): Promise<IteratorResult<T, R>>; return(v: R | PromiseLike<R>): Promise<IteratorResult<T, R>>; throw(e: any): Promise<IteratorResult<T, R>>; [Symbol.asyncIterator](): AsyncGenerator<T, R, N> }
interface PromiseLike<T> { then<A = T, B = never>(f?: ((v: T) => A | PromiseLike<A>) | null, r?: ((e: any) => B | PromiseLike<B>) | null): PromiseLike<A | B> }
interface Promise<T> { then<A = T, B = never>(f?: ((v: T) => A | PromiseLike<A>) | null, r?: ((e: any) => B | PromiseLike<B>) | null): Promise<A | B>; catch<B = never>(r?: ((e: any) => B | PromiseLike<B>) | null): Promise<T | B>; finally(f?: (() => void) | null): Promise<T> }
type PromiseConstructorLike = new <T>(executor: (resolve: (v: T | PromiseLike<T>) => void, reject: (e?: any) => void) => void) => PromiseLike<T>;
interface PromiseSettledResult<T> { status: string; value?: T; reason?: any }
interface PromiseConstructor { readonly prototype: Promise<any>; new <T>(executor: (resolve: (v: T | PromiseLike<T>) => void, reject: (e?: any) => void) => void): Promise<T>; resolve(): Promise<void>; resolve<T>(v: T): Promise<Awaited<T>>; resolve<T>(v: T | PromiseLike<T>): Promise<Awaited<T>>; reject<T = never>(e?: any): Promise<T>; all<T extends readonly unknown[] | []>(v: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>; all<T>(v: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>[]>; race<T>(v: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>>; any<T>(v: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>>; allSettled<T>(v: Iterable<T | PromiseLike<T>>): Promise<PromiseSettledResult<Awaited<T>>[]>; withResolvers<T>(): { promise: Promise<T>; resolve: (v: T | PromiseLike<T>) => void; reject: (e?: any) => void } }
declare var Promise: PromiseConstructor;
type Awaited<T> = T extends null | undefined ? T : T extends object & { then(f: infer F, ...args: infer _): any } ? F extends (v: infer V, ...args: infer _) => any ? Awaited<V> : never : T;
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<T extends (...args: any) => any> = T extends (...args: infer P) => any ? P : never;
type ConstructorParameters<T extends abstract new (...args: any) => any> = T extends abstract new (...args: infer P) => any ? P : never;
type ReturnType<T extends (...args: any) => any> = T extends (...args: any) => infer R ? R : any;
type InstanceType<T extends abstract new (...args: any) => any> = T extends abstract new (...args: any) => infer R ? R : any;
type NoInfer<T> = intrinsic;
type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;
interface ThisType<T> {}
interface Map<K, V> { clear(): void; delete(k: K): boolean; forEach(f: (v: V, k: K, m: Map<K, V>) => void): void; get(k: K): V | undefined; has(k: K): boolean; set(k: K, v: V): this; readonly size: number; entries(): IterableIterator<[K, V]>; keys(): IterableIterator<K>; values(): IterableIterator<V>; [Symbol.iterator](): IterableIterator<[K, V]> }
declare var Map: { new (): Map<any, any>; new <K, V>(e?: Iterable<readonly [K, V]> | null): Map<K, V>; readonly prototype: Map<any, any>; groupBy<K, T>(items: Iterable<T>, f: (item: T, i: number) => K): Map<K, T[]> };
interface ReadonlyMap<K, V> { forEach(f: (v: V, k: K, m: ReadonlyMap<K, V>) => void): void; get(k: K): V | undefined; has(k: K): boolean; readonly size: number; entries(): IterableIterator<[K, V]>; keys(): IterableIterator<K>; values(): IterableIterator<V>; [Symbol.iterator](): IterableIterator<[K, V]> }
interface WeakMap<K extends WeakKey, V> { delete(k: K): boolean; get(k: K): V | undefined; has(k: K): boolean; set(k: K, v: V): this }
declare var WeakMap: { new <K extends WeakKey = WeakKey, V = any>(e?: Iterable<readonly [K, V]> | null): WeakMap<K, V>; readonly prototype: WeakMap<WeakKey, any> };
type WeakKey = object | symbol;
interface Set<T> { add(v: T): this; clear(): void; delete(v: T): boolean; forEach(f: (v: T, w: T, s: Set<T>) => void): void; has(v: T): boolean; readonly size: number; entries(): IterableIterator<[T, T]>; keys(): IterableIterator<T>; values(): IterableIterator<T>; [Symbol.iterator](): IterableIterator<T>; union<U>(o: ReadonlySet<U>): Set<T | U>; intersection<U>(o: ReadonlySet<U>): Set<T & U>; difference<U>(o: ReadonlySet<U>): Set<T> }
declare var Set: { new <T = any>(v?: Iterable<T> | null): Set<T>; readonly prototype: Set<any> };
interface ReadonlySet<T> { forEach(f: (v: T, w: T, s: ReadonlySet<T>) => void): void; has(v: T): boolean; readonly size: number; entries(): IterableIterator<[T, T]>; keys(): IterableIterator<T>; values(): IterableIterator<T>; [Symbol.iterator](): IterableIterator<T> }
interface WeakSet<T extends WeakKey> { add(v: T): this; delete(v: T): boolean; has(v: T): boolean }
declare var WeakSet: { new <T extends WeakKey = WeakKey>(v?: Iterable<T> | null): WeakSet<T>; readonly prototype: WeakSet<WeakKey> };
interface WeakRef<T extends WeakKey> { deref(): T | undefined }
declare var WeakRef: { new <T extends WeakKey>(v: T): WeakRef<T>; readonly prototype: WeakRef<any> };
interface RegExpMatchArray extends Array<string> { index?: number; input?: string; groups?: { [key: string]: string } }
interface RegExpExecArray extends Array<string> { index: number; input: string; groups?: { [key: string]: string } }
interface RegExp { exec(s: string): RegExpExecArray | null; test(s: string): boolean; readonly source: string; readonly flags: string; readonly global: boolean; readonly ignoreCase: boolean; readonly multiline: boolean; lastIndex: number }
declare var RegExp: { new (p: RegExp | string, f?: string): RegExp; (p: RegExp | string, f?: string): RegExp; readonly prototype: RegExp };
interface Date { toString(): string; toDateString(): string; toTimeString(): string; toLocaleString(l?: any, o?: any): string; toLocaleDateString(l?: any, o?: any): string; toLocaleTimeString(l?: any, o?: any): string; valueOf(): number; getTime(): number; getFullYear(): number; getUTCFullYear(): number; getMonth(): number; getUTCMonth(): number; getDate(): number; getUTCDate(): number; getDay(): number; getUTCDay(): number; getHours(): number; getUTCHours(): number; getMinutes(): number; getUTCMinutes(): number; getSeconds(): number; getUTCSeconds(): number; getMilliseconds(): number; getUTCMilliseconds(): number; getTimezoneOffset(): number; setTime(n: number): number; setMilliseconds(n: number): number; setSeconds(n: number, ms?: number): number; setMinutes(n: number, s?: number, ms?: number): number; setHours(n: number, m?: number, s?: number, ms?: number): number; setUTCHours(n: number, m?: number, s?: number, ms?: number): number; setDate(n: number): number; setUTCDate(n: number): number; setMonth(n: number, d?: number): number; setUTCMonth(n: number, d?: number): number; setFullYear(n: number, m?: number, d?: number): number; setUTCFullYear(n: number, m?: number, d?: number): number; toUTCString(): string; toISOString(): string; toJSON(key?: any): string }
declare var Date: { new (): Date; new (v: number | string | Date): Date; new (y: number, m: number, d?: number, h?: number, i?: number, s?: number, ms?: number): Date; (): string; readonly prototype: Date; parse(s: string): number; UTC(y: number, m?: number, d?: number, h?: number, i?: number, s?: number, ms?: number): number; now(): number };
interface Error { name: string; message: string; stack?: string; cause?: unknown }
interface ErrorOptions { cause?: unknown }
interface ErrorConstructor { new (message?: string, options?: ErrorOptions): Error; (message?: string, options?: ErrorOptions): Error; readonly prototype: Error; captureStackTrace(o: object, f?: Function): void; stackTraceLimit: number; isError(v: unknown): v is Error }
declare var Error: ErrorConstructor;
interface EvalError extends Error {} declare var EvalError: ErrorConstructor;
interface RangeError extends Error {} interface RangeErrorConstructor extends ErrorConstructor { new (message?: string, options?: ErrorOptions): RangeError } declare var RangeError: RangeErrorConstructor;
interface ReferenceError extends Error {} interface ReferenceErrorConstructor extends ErrorConstructor { new (message?: string, options?: ErrorOptions): ReferenceError } declare var ReferenceError: ReferenceErrorConstructor;
interface SyntaxError extends Error {} interface SyntaxErrorConstructor extends ErrorConstructor { new (message?: string, options?: ErrorOptions): SyntaxError } declare var SyntaxError: SyntaxErrorConstructor;
interface TypeError extends Error {} interface TypeErrorConstructor extends ErrorConstructor { new (message?: string, options?: ErrorOptions): TypeError } declare var TypeError: TypeErrorConstructor;
interface URIError extends Error {} interface URIErrorConstructor extends ErrorConstructor { new (message?: string, options?: ErrorOptions): URIError } declare var URIError: URIErrorConstructor;
interface AggregateError extends Error { errors: any[] } declare var AggregateError: { new (errors: Iterable<any>, message?: string): AggregateError; readonly prototype: AggregateError };
interface Math { readonly E: number; readonly LN10: number; readonly LN2: number; readonly PI: number; readonly SQRT2: number; abs(n: number): number; acos(n: number): number; asin(n: number): number; atan(n: number): number; atan2(a: number, b: number): number; cbrt(n: number): number; ceil(n: number): number; cos(n: number): number; exp(n: number): number; floor(n: number): number; fround(n: number): number; hypot(...n: number[]): number; imul(a: number, b: number): number; log(n: number): number; log10(n: number): number; log2(n: number): number; max(...n: number[]): number; min(...n: number[]): number; pow(a: number, b: number): number; random(): number; round(n: number): number; sign(n: number): number; sin(n: number): number; sqrt(n: number): number; tan(n: number): number; tanh(n: number): number; trunc(n: number): number }
declare var Math: Math;
interface JSON { parse(t: string, r?: (this: any, k: string, v: any) => any): any; stringify(v: any, r?: any, s?: string | number): string }
declare var JSON: JSON;
declare var NaN: number; declare var Infinity: number; declare var globalThis: any;
declare function parseInt(s: string, r?: number): number; declare function parseFloat(s: string): number; declare function isNaN(n: number): boolean; declare function isFinite(n: number): boolean;
declare function encodeURI(s: string): string; declare function encodeURIComponent(s: string | number | boolean): string; declare function decodeURI(s: string): string; declare function decodeURIComponent(s: string): string; declare function escape(s: string): string; declare function unescape(s: string): string;
declare function structuredClone<T>(v: T): T; declare function queueMicrotask(f: () => void): void; declare function clearTimeout(t?: any): void; declare function clearInterval(t?: any): void;
interface ArrayBuffer { readonly byteLength: number; slice(a?: number, b?: number): ArrayBuffer } declare var ArrayBuffer: { new (n: number): ArrayBuffer; isView(v: any): boolean; readonly prototype: ArrayBuffer };
interface Uint8Array { readonly length: number; readonly byteLength: number; readonly buffer: ArrayBuffer; slice(a?: number, b?: number): Uint8Array; subarray(a?: number, b?: number): Uint8Array; set(a: ArrayLike<number>, o?: number): void; fill(v: number, a?: number, b?: number): this; join(s?: string): string; indexOf(v: number, i?: number): number; includes(v: number, i?: number): boolean; [n: number]: number; [Symbol.iterator](): IterableIterator<number> } declare var Uint8Array: { new (n?: number | Iterable<number> | ArrayLike<number> | ArrayBuffer, o?: number, l?: number): Uint8Array; from(a: Iterable<number> | ArrayLike<number>): Uint8Array; of(...n: number[]): Uint8Array; readonly prototype: Uint8Array };
interface URLSearchParams { append(k: string, v: string): void; delete(k: string): void; get(k: string): string | null; getAll(k: string): string[]; has(k: string): boolean; set(k: string, v: string): void; toString(): string; entries(): IterableIterator<[string, string]>; keys(): IterableIterator<string>; values(): IterableIterator<string>; [Symbol.iterator](): IterableIterator<[string, string]> } declare var URLSearchParams: { new (i?: any): URLSearchParams; readonly prototype: URLSearchParams };
interface URL { hash: string; host: string; hostname: string; href: string; readonly origin: string; password: string; pathname: string; port: string; protocol: string; search: string; readonly searchParams: URLSearchParams; username: string; toString(): string; toJSON(): string } declare var URL: { new (u: string | URL, b?: string | URL): URL; canParse(u: string, b?: string): boolean; readonly prototype: URL };
interface AbortSignal { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void } declare var AbortSignal: { abort(r?: any): AbortSignal; timeout(ms: number): AbortSignal; any(s: Iterable<AbortSignal>): AbortSignal; readonly prototype: AbortSignal };
interface AbortController { readonly signal: AbortSignal; abort(r?: any): void } declare var AbortController: { new (): AbortController; readonly prototype: AbortController };
interface Proxy<T extends object> {} declare var Proxy: { new <T extends object>(t: T, h: any): T };
interface Console { log(...a: any[]): void; error(...a: any[]): void; warn(...a: any[]): void; info(...a: any[]): void; debug(...a: any[]): void; trace(...a: any[]): void } declare var console: Console;
interface ImportMeta { url: string; dirname: string; filename: string }
interface Disposable { [Symbol.dispose](): void }
interface AsyncDisposable { [Symbol.asyncDispose](): PromiseLike<void> }
`;
