import{i as e}from"./rolldown-runtime.js";import{t}from"./could-not-judge.js";import{S as n,_ as r,c as i,f as a,h as o,l as s,m as c,o as l,p as u,s as d,v as f,y as p}from"./schemas.js";import{a as m,c as h,d as g,f as _,i as v,n as ee,r as te,s as ne,u as y}from"./create-system.js";import{t as re}from"./manifest.js";import{n as ie,t as ae}from"./package-manager.js";import{mkdir as oe,readFile as b,realpath as se,stat as x,writeFile as S}from"node:fs/promises";import{availableParallelism as ce}from"node:os";import{dirname as C,isAbsolute as le,join as w,posix as ue,relative as T,resolve as E,sep as D}from"node:path";import{promisify as de,stripVTControlCharacters as fe}from"node:util";import{randomBytes as pe}from"node:crypto";import{pathToFileURL as me}from"node:url";import{execFile as he}from"node:child_process";import{Script as ge,createContext as _e}from"node:vm";function ve(e){switch(e.kind){case`order`:return e.order===`shuffled`?`order=shuffled:${e.seed}`:`order=${e.order}`;case`time-zone`:return`time-zone=${e.timeZone}`;case`locale`:return`locale=${e.locale}`;case`clock`:return`days`in e?`clock=${e.days<0?``:`+`}${e.days}d`:`clock=${Ce(e.month)}-${Ce(e.day)}`;case`random`:return`random=${e.draws}:${e.seed}`;case`network`:return`network=denied`;case`ports`:return`ports=occupied`;case`repeat`:return`repeat=2`;case`stress`:return`stress`}}function ye(e){return e.length===0?`natural`:e.map(ve).join(`,`)}const be=[{pattern:/^order=(reversed|alternating|alternating-backwards)$/,factor:([e])=>({kind:`order`,order:e})},{pattern:/^order=shuffled:(\d{1,9})$/,factor:([e])=>({kind:`order`,order:`shuffled`,seed:Number(e)})},{pattern:/^time-zone=([\w+/-]{1,64})$/,factor:([e=``])=>({kind:`time-zone`,timeZone:e})},{pattern:/^locale=([a-z]{2,3}(?:_[A-Z]{2})?)$/,factor:([e=``])=>({kind:`locale`,locale:e})},{pattern:/^clock=([+-]\d{1,5})d$/,factor:([e])=>({kind:`clock`,days:Number(e)})},{pattern:/^clock=(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,factor:([e,t])=>({kind:`clock`,month:Number(e),day:Number(t)})},{pattern:/^random=(low|high|even):(\d{1,9})$/,factor:([e,t])=>({kind:`random`,draws:e,seed:Number(t)})},{pattern:/^stress$/,factor:()=>({kind:`stress`})},{pattern:/^network=denied$/,factor:()=>({kind:`network`})},{pattern:/^ports=occupied$/,factor:()=>({kind:`ports`})},{pattern:/^repeat=2$/,factor:()=>({kind:`repeat`})}];function xe(e){if(e===`natural`)return[];let t=e.split(`,`).map(Se),n=t.filter(e=>e!==null),r=new Set(n.map(({kind:e})=>e));return n.length===t.length&&r.size===n.length?n:null}function Se(e){for(let{pattern:t,factor:n}of be){let r=t.exec(e);if(r!==null)return n(r.slice(1))}return null}function Ce(e){return String(e).padStart(2,`0`)}function we(e){return n(l,e)}function Te(e,t){let n=t.filter(({directory:t})=>t===`.`||e.startsWith(`${t}/`)),r=({directory:e})=>e===`.`?0:e.length;return n.reduce((e,t)=>e===null||r(t)>r(e)?t:e,null)}function Ee(e,t){return t.directory===`.`?e:e.slice(t.directory.length+1)}function De(e,t){let n=e.files.filter(({kind:e})=>e!==`other`).map(({path:e})=>Te(e,t));return n.includes(null)?t:t.filter(e=>n.includes(e))}function O(e,t,n,r,i){return{command:`/bin/sh`,args:[`-c`,`PATH="$1:$PATH"; export PATH; shift; exec "$@"`,`sh`,Oe(e,t),e.node.path,...n],cwd:t.root,env:r,timeoutMs:i}}function Oe(e,t){let n=[];for(let r=t.root;;r=C(r))if(n.push(w(r,`node_modules`,`.bin`)),r===e.root||C(r)===r)return n.join(`:`)}function ke(e){let t=/* @__PURE__ */ new WeakMap;return(n,r,i)=>{let a=t.get(n)??/* @__PURE__ */ new Map;t.set(n,a);let{root:o,runnerArguments:s,nodeArguments:c,runnerEnvironment:l}=i,u=JSON.stringify([o,s,c,l]),d=a.get(u)??e(n,r,i);return a.set(u,d),d}}const Ae=a({version:r(),bin:p([r(),o(r(),r())]).optional().catch(void 0)});async function je(e,t){for(let n=e;;n=C(n)){let e=await se(w(n,`node_modules`,t)).catch(()=>null),r=e===null?null:await b(w(e,`package.json`),`utf8`).catch(()=>null);if(e!==null&&r!==null){let n=Ae.safeParse(Me(r));if(n.success){let{version:r,bin:i={}}=n.data;return{root:e,version:r,programs:new Map(Object.entries(typeof i==`string`?{[t]:i}:i).map(([t,n])=>[t,w(e,n)]))}}}if(C(n)===n)return null}}function Me(e){try{return JSON.parse(e)}catch{return null}}async function k(e,n,r){let i=await je(e.root,n),a=i?.programs.get(r);if(i===null||a===void 0)throw new t(`${n} is not installed for ${e.directory===`.`?`this repository`:e.directory}. Install the project's dependencies before this step.`);return{installed:i,path:a}}const Ne=67108864,Pe=2e5,Fe=u().int().min(0).nullable(),Ie=u().int().min(1).nullable().catch(null),Le=c({file:r(),titlePath:i(r()).min(1),line:Ie,column:Ie,status:d([`passed`,`failed`,`skipped`,`todo`]),durationMs:u().min(0).nullable().catch(null),assertions:Fe,hiddenRetries:Fe,failure:r().nullable()}),Re=c({file:r(),message:r()}),ze=c({complete:s(),remark:r().nullable(),tests:i(Le).max(Pe),fileFailures:i(Re).max(Pe)});function A(e){return{report:null,problem:e}}async function j(e){let t=await x(e).catch(()=>null);return t===null||!t.isFile()?{text:null,problem:`the runner ended without writing its report`}:t.size>67108864?{text:null,problem:`its report is ${t.size} bytes long, more than the ${Ne} that are read`}:{text:await b(e,`utf8`),problem:null}}async function Be(e){let{text:t,problem:n}=await j(e);if(t===null)return A(n);let r=ze.safeParse(M(t));return r.success?{report:r.data,problem:null}:A(`its report is not what our reporter writes`)}function M(e){try{return JSON.parse(e)}catch{return}}async function N(e,t,n){let r=w(await e.temporaryFolder(`run`),t),i=C(r);return await oe(i,{recursive:!0}),await S(r,n),{folder:i,path:r}}var P=/* @__PURE__ */ e(h(),1);const Ve=p([i(we()),r().transform(e=>[e])]),He=a({_:i(we()).catch([]),extension:Ve.catch([`js`,`cjs`,`mjs`]),ignore:Ve.catch([]),file:Ve.catch([]),recursive:s().catch(!1)}),Ue=ke(We);async function We(e,t,n){let{installed:r}=await k(n,`mocha`,`mocha`),i=await N(e,`load-options.cjs`,`
const { existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const [root, ...argv] = process.argv.slice(2);
const files = ['options.js', 'options.cjs'].map((name) => join(root, 'lib', 'cli', name));
const { loadOptions } = require(files.find((file) => existsSync(file)));
writeFileSync(join(__dirname, 'options.json'), JSON.stringify(loadOptions(argv)));
`),a=[...n.nodeArguments,i.path,r.root,...n.runnerArguments];await e.runContained(O(t,n,a,n.runnerEnvironment,6e4));let{text:o}=await j(w(i.folder,`options.json`)),s=He.safeParse(M(o??``));return s.success?s.data:null}async function Ge(e,t,n){let r=await Ue(e,t,n);if(r===null)return null;let i=(r._.length>0?r._:[`./test`]).map(e=>Ke(n,e,r)),a=(0,P.default)(r.ignore.map(e=>qe(n,e))),o=new Set(r.file.map(e=>qe(n,e)));return e=>{let r=T(n.root,w(t.root,e)).split(D).join(`/`);return!r.startsWith(`../`)&&(o.has(r)||!a(r)&&i.some(e=>e(r)))}}function Ke(e,t,n){let r=qe(e,t),i=n.extension.map(e=>`.${e.replace(/^\./,``)}`),a=(0,P.default)(r),o=r===``?``:`${r}/`;return e=>{if(e===r||a(e)||i.some(t=>e===r+t))return!0;let t=e.startsWith(o)?e.slice(o.length):null;return t!==null&&(n.recursive||!t.includes(`/`))&&i.some(e=>t.endsWith(e))&&!t.split(`/`).some(e=>e.startsWith(`.`)||e===`node_modules`)}}function qe(e,t){let n=t.startsWith(`/`)?T(e.root,t).split(D).join(`/`):ue.normalize(t);return n===`.`?``:n.replace(/^\.\//,``).replace(/\/+$/,``)}const Je=f([r().min(1),r().regex(/^v\d+\.\d+\.\d+/)]);async function Ye(e,n){let r=await te(`node`,e,n.PATH??``);if(r.path===null)throw new t(`No node was found on PATH. The tests run on the node of your workflow, not on the one of the action: add actions/setup-node before this step.`);try{let{stdout:t}=await de(he)(r.path,[`-e`,`console.log(JSON.stringify([process.execPath, process.version]))`],{cwd:e,env:ne(n,{},pe(16).toString(`hex`)),timeout:2e4,maxBuffer:65536}),[i,a]=Je.parse(JSON.parse(t));return{path:await se(i),version:a.slice(1)}}catch(n){throw new t(`${r.path} did not tell its version (${n instanceof Error?n.message.split(`
`)[0]:String(n)}). Is it a whole Node.js? \`node --version\` has to work in ${e}.`)}}async function Xe(e,t){let n=await se(e),r=await Ye(n,t.environment),i=await ie(n,await re(n));if(t.command!==null||t.runner===`command`)return{root:n,packageManager:i,node:r,packages:await $e(n,t.packages)};let a=await ee(n,t.packages),o=[],s=/* @__PURE__ */ new Set;for(let e of a){let n=await v(e,t.runner);for(let e of n.unsupported)s.add(e);n.detected!==null&&o.push({folder:e,detected:n.detected})}let c=t.packages.length>0?o:Ze(o);if(c.length===0)throw et(a,[...s]);let l=await ae(n,i),u=[];for(let e of c)u.push(await Qe(e,n,r.version,l));return{root:n,packageManager:i,node:r,packages:u}}function Ze(e){let t=e.find(e=>e.folder.directory===`.`),n=e.filter(e=>e!==t);if(t===void 0||n.length===0)return e;if(t.detected.sign===`dependency`)return n;let{runner:r}=t.detected;return[t,...n.filter(({detected:e})=>e.sign===`script`&&e.runner!==r)]}async function Qe(e,t,n,r){let{folder:i,detected:a}=e,{runner:o,scripted:s}=a,c=o===`node-test`?null:await je(i.root,o);if(o!==`node-test`&&c===null)throw await tt(e,t,r);return{directory:i.directory,root:i.root,name:i.manifest.name,runner:o,runnerFrom:a.from,runnerVersion:c?.version??(o===`node-test`?n:null),testScript:s?.script??i.manifest.scripts.get(`test`)??null,runnerArguments:s?.arguments??[],runnerEnvironment:s?.environment??{},nodeArguments:s?.nodeArguments??[]}}async function $e(e,t){return(t.length>0?await ee(e,t):[{directory:`.`,root:e,manifest:await re(e)}]).map(e=>({directory:e.directory,root:e.root,name:e.manifest?.name??null,runner:`command`,runnerFrom:`suite.command`,runnerVersion:null,testScript:e.manifest?.scripts.get(`test`)??null,runnerArguments:[],runnerEnvironment:{},nodeArguments:[]}))}function et(e,n){let r=e.length===0?`there is no package.json at the root of the repository`:`looked in ${e.length===1?`package.json`:`${e.length} packages`} for a test script that starts jest, vitest, mocha or node --test, for their configuration files, and for a dependency on one of them`,i=n.length>0?` Found ${n.join(`, `)}, for which there is no adapter.`:``;return new t(`No runner found: ${r}.${i} Set \`suite.runner\` to the one you use, or \`suite.command\` with \`suite.junit\` for any other runner that can write JUnit XML; name the folders under \`packages\` when they are in no workspace.`)}async function tt(e,n,r){let{folder:i,detected:a}=e,o=`${i.directory===`.`?`this repository`:i.directory} runs its tests on ${a.runner} (${a.from}), but ${a.runner} is not installed`;return await nt(w(n,`.pnp.cjs`))?new t(`${o} in a node_modules folder: this is Yarn Plug'n'Play. Set \`nodeLinker: node-modules\` in .yarnrc.yml, or give \`suite.command\` and \`suite.junit\`.`):new t(`${o}. Run \`${r}\` before this step, or name the folders to judge under \`packages\`.`)}async function nt(e){return x(e).then(()=>!0,()=>!1)}const rt=[`LC_ALL`,`LC_MESSAGES`,`LANG`];function F(e,t=process.env){let{runnerEnvironment:n}=e,r=[];n.TZ===void 0?t.TZ!==void 0&&t.TZ!==``&&r.push({kind:`time-zone`,why:`TZ=${t.TZ} is set where the gate runs`}):r.push({kind:`time-zone`,why:`the test script sets TZ=${n.TZ}`});let i=rt.find(e=>n[e]!==void 0);return i!==void 0&&r.push({kind:`locale`,why:`the test script sets ${i}=${n[i]}`}),r}const it=[`clock`,`random`,`network`,`ports`,`stress`],at=/(?:^|[\s;&|(/])(?:node|npm|npx|pnpm|pnpx|yarn|nx|turbo|lerna|c8|nyc|tsx|ts-node|jest|vitest|mocha|ava|tap|tape|uvu|jasmine|karma|cypress|playwright|wdio)(?=$|[\s;&|)])/,ot=/(?:^|[\s;&|(/])(?:docker|docker-compose|podman|kubectl|ssh|vagrant)(?=$|[\s;&|)])/;function st(e,t){let n=/\b(?:npm|pnpm|yarn|bun)\b/.test(t??``)?e.testScript??``:``,r=`${t??``}\n${n}`,i=ct(r,t),a=[{kind:`order`,why:`order not varied: only the command of the runner is known`},{kind:`repeat`,why:`only the command of the runner is known`},...i===null?[]:it.map(e=>({kind:e,why:i}))];lt(r,`TZ`)&&a.push({kind:`time-zone`,why:`the command sets TZ`});let o=[`LC_ALL`,`LANG`,`LC_MESSAGES`].find(e=>lt(r,e));o!==void 0&&a.push({kind:`locale`,why:`the command sets ${o}`});let s=new Set(a.map(({kind:e})=>e));return a.push(...F(e).filter(({kind:e})=>!s.has(e))),{cannot:a,choosesTests:!1,choosesFiles:!1,filesShareProcess:!1}}function ct(e,t){return t===null?null:ot.test(e)?`the command runs the tests in an environment of its own`:lt(e,`NODE_OPTIONS`)&&!/NODE_OPTIONS=\S*\$\{?NODE_OPTIONS/.test(e)?`the command sets NODE_OPTIONS`:at.test(e)?null:`the command does not say that it runs node`}function lt(e,t){return RegExp(`(?:^|[\\s;&|("'])${t}=`,`m`).test(e)}const ut=[`
'use strict';
const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { isMainThread, threadId } = require('node:worker_threads');
// Tests may replace these.
const { setImmediate } = globalThis;
const realNow = Date.now;

const KEY = Symbol.for('earnest.conditions');
if (globalThis[KEY] === undefined) Object.defineProperty(globalThis, KEY, { value: create() });
module.exports = globalThis[KEY];

function create() {
  const plan = JSON.parse(readFileSync(join(__dirname, 'plan.json'), 'utf8'));
  const key = (file, titlePath) => JSON.stringify([file, ...titlePath]);
  const kept = plan.tests === null ? null : new Set(plan.tests.map(({ file, titlePath }) => key(file, titlePath)));
  const ordered = new Set(plan.ordered.map(({ file, titlePath }) => key(file, titlePath)));
  const refused = refusedPorts();
  const realms = new WeakSet();
  const { isFirst, ofNodeTest } = processKind();
  const draws = plan.random === null ? null : randomDraws(plan.random);
  draws?.restart(processName(isFirst || ofNodeTest));
  let begun = false;
  let competitorsWait = false;

  function installIn(realm) {
    // A realm may get its performance later, or share that of another.
    if (plan.clockOffsetMs !== 0) moveTimeOrigin(realm, plan.clockOffsetMs);
    if (realms.has(realm)) return;
    realms.add(realm);
    if (plan.clockOffsetMs !== 0) moveClock(realm, plan.clockOffsetMs);
    if (draws !== null) realm.Math.random = disguised(realm.Math.random, () => draws.next());
  }

  function begin() {
    if (begun) return;
    begun = true;
    const competes = plan.competitors > 0 && process.env.EARNEST_CONDITIONS === undefined;
    // Node programs that tests start are to live under the same conditions.
    process.env.EARNEST_CONDITIONS = process.env.NODE_TEST_CONTEXT === undefined ? 'begun' : 'in-test';
    if (plan.temporary !== null) process.env.TMPDIR = plan.temporary;
    if (plan.clockOffsetMs !== 0) {
      moveFileTimes(plan.clockOffsetMs);
      moveServerDates(plan.clockOffsetMs);
      moveCertificates(plan.clockOffsetMs);
    }
    if (plan.clockOffsetMs !== 0 || draws !== null) installInContexts(installIn);
    if (plan.network) denyNetwork();
    if (plan.ports) occupyPorts(refused);
    if (plan.clockOffsetMs !== 0 || draws !== null || plan.network || plan.ports) require('node:module').syncBuiltinESMExports?.();
    if (competes && plan.competesFromTests) competitorsWait = true;
    else if (competes) compete(plan.competitors);
  }

  return {
    plan,
    installIn,
    begin,
    startOfTest(file, titlePath) {
      draws?.restart(key(file, titlePath));
      refused.clear();
      // Whatever was loaded and compiled before only takes time, on one core with others most of all.
      if (titlePath.length === 0 || !competitorsWait) return;
      competitorsWait = false;
      compete(plan.competitors);
    },
    arranged(children, name) {
      if (plan.order === null) return children;
      if (plan.order === 'reversed') return [...children].reverse();
      if (plan.order === 'alternating') return alternating(children);
      if (plan.order === 'alternating-backwards') return alternating(children).reverse();
      return shuffled(children, seededDraws(plan.order.seed + hash(String(name))));
    },
    isTestFile: ofNodeTest,
    keeps: (file, titlePath) => kept === null || kept.has(key(file, titlePath)),
    concerns: (file, titlePath) => plan.tests === null || plan.tests.some((chosen) => chosen.file === file &&
      titlePath.every((title, index) => index >= chosen.titlePath.length || title === chosen.titlePath[index])),
    keepsOrder: (file, titlePath) => ordered.has(key(file, titlePath)),
  };
}

/** The first process of the run; one of a test file that node:test started. Others were started by tests, or by a runner that was. */
function processKind() {
  const { EARNEST_CONDITIONS: outer, NODE_TEST_CONTEXT: context } = process.env;
  return { isFirst: isMainThread && outer === undefined, ofNodeTest: isMainThread && outer === 'begun' && context !== undefined };
}

/** Seeds what is drawn before a test starts. Two processes that a test starts alike are not to draw the same names. */
function processName(isKnown) {
  const { JEST_WORKER_ID: jest, VITEST_POOL_ID: vitest } = process.env;
  const main = process.argv[1] === undefined ? null : relative(process.cwd(), process.argv[1]);
  return JSON.stringify([main, jest, vitest, isKnown ? null : [process.pid, threadId]]);
}

/** Realms that tests make, or libraries for them: a window has the clock of those who look at it. */
function installInContexts(installIn) {
  const vm = require('node:vm');
  const { createContext, runInContext, runInNewContext } = vm;
  const { runInNewContext: runScript } = vm.Script.prototype;
  vm.createContext = disguised(createContext, function (...args) {
    const context = createContext.apply(this, args);
    try {
      installIn(runInContext('globalThis', context));
    } catch {
      // A realm that cannot be changed.
    }
    return context;
  });
  // A context that is there already is taken as it is.
  const prepared = (object, options) => (typeof options === 'object' && options !== null ? object : vm.createContext(object));
  vm.runInNewContext = disguised(runInNewContext, function (code, object, options) {
    return runInNewContext.call(this, code, prepared(object, options), options);
  });
  vm.Script.prototype.runInNewContext = disguised(runScript, function (object, options) {
    return runScript.call(this, prepared(object, options), options);
  });
}

/** What replaces a function looks like it: name, length, and what util.promisify goes by. */
function disguised(original, replacement) {
  for (const name of Reflect.ownKeys(original)) {
    if (name !== 'prototype') Object.defineProperty(replacement, name, Object.getOwnPropertyDescriptor(original, name));
  }
  return replacement;
}

function alternating(children) {
  return [...children.filter((_, index) => index % 2 === 0), ...children.filter((_, index) => index % 2 === 1)];
}

/** Threads that never pause, in the process of the tests: where it is held on one core, they share it. */
function compete(competitors) {
  const { Worker } = require('node:worker_threads');
  for (let count = 0; count < competitors; count += 1) {
    try {
      const worker = new Worker('for (;;) Math.sqrt(2);', { eval: true, env: { EARNEST_CONDITIONS: 'competitor' }, execArgv: [] });
      worker.on('error', () => {});
      worker.unref();
    } catch {
      // No thread is to be had: the others compete.
    }
  }
}
`,String.raw`
function moveClock(realm, offset) {
  const Real = realm.Date;
  const now = () => realNow() + offset;
  Object.defineProperty(Real, 'now', { value: disguised(Real.now, () => now()), writable: true, configurable: true, enumerable: false });
  const Moved = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === Moved ? target : newTarget),
    apply: () => new Real(now()).toString(),
  });
  Object.defineProperty(Real.prototype, 'constructor', { value: Moved, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(realm, 'Date', { value: Moved, writable: true, configurable: true, enumerable: false });
  movePresentOfIntl(realm, now);
  if (realm.Temporal !== undefined) movePresentOfTemporal(realm.Temporal, offset);
}

function moveTimeOrigin({ performance }, offset) {
  try {
    const origin = performance.timeOrigin;
    // Realms may share one object, or have made theirs from one that has moved.
    if (Math.abs(origin + performance.now() - realNow()) > Math.abs(offset) / 2) return;
    Object.defineProperty(performance, 'timeOrigin', { value: origin + offset, configurable: true, enumerable: true });
  } catch {
    // A realm without one, or one that keeps it to itself.
  }
}

function movePresentOfIntl(realm, now) {
  const prototype = realm.Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format');
  const bound = new WeakMap();
  const get = function () {
    const real = format.get.call(this);
    if (!bound.has(real)) bound.set(real, disguised(real, (date) => real(date === undefined ? now() : date)));
    return bound.get(real);
  };
  Object.defineProperty(prototype, 'format', { ...format, get: disguised(format.get, get) });
  const parts = prototype.formatToParts;
  const moved = disguised(parts, function (date) { return parts.call(this, date === undefined ? now() : date); });
  Object.defineProperty(prototype, 'formatToParts', { value: moved, writable: true, configurable: true, enumerable: false });
}

function movePresentOfTemporal(Temporal, offset) {
  const { Now } = Temporal;
  const real = Now.instant;
  const instant = () => Temporal.Instant.fromEpochNanoseconds(real.call(Now).epochNanoseconds + BigInt(offset) * 1000000n);
  const zoned = (timeZone) => instant().toZonedDateTimeISO(timeZone === undefined ? Now.timeZoneId() : timeZone);
  const present = {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (timeZone) => zoned(timeZone).toPlainDateTime(),
    plainDateISO: (timeZone) => zoned(timeZone).toPlainDate(),
    plainTimeISO: (timeZone) => zoned(timeZone).toPlainTime(),
  };
  for (const [name, moved] of Object.entries(present)) {
    if (typeof Now[name] !== 'function') continue;
    Object.defineProperty(Now, name, { value: disguised(Now[name], moved), writable: true, configurable: true, enumerable: false });
  }
}

/** Node dates its answers by a clock of its own, and caches reckon the age of an answer from that header. */
function moveServerDates(offset) {
  const { OutgoingMessage } = require('node:http');
  const store = OutgoingMessage.prototype._storeHeader;
  if (typeof store !== 'function') return;
  OutgoingMessage.prototype._storeHeader = disguised(store, function (...args) {
    const result = store.apply(this, args);
    if (typeof this._header === 'string') {
      this._header = this._header.replace(/\r\nDate: ([^\r\n]+)(?=\r\n)/, (line, text) => {
        const age = Date.now() - offset - Date.parse(text);
        return age > -1000 && age < 3000 ? '\r\nDate: ' + new Date(Date.parse(text) + offset).toUTCString() : line;
      });
    }
    return result;
  });
}

/** OpenSSL reads the clock of the system. Self-made certificates begin now, and fixtures end some day. */
function moveCertificates(offset) {
  // A node may be built without.
  if (process.versions.openssl === undefined) return;
  const { Socket } = require('node:net');
  const { TLSSocket } = require('node:tls');
  const socket = new TLSSocket(new Socket());
  const prototype = Object.getPrototypeOf(socket._handle);
  socket.destroy();
  const { verifyError } = prototype;
  const ofDays = (code, message) => Object.assign(new Error(message), { code });
  prototype.verifyError = disguised(verifyError, function (...args) {
    const error = verifyError.apply(this, args);
    if (error && error.code !== 'CERT_NOT_YET_VALID' && error.code !== 'CERT_HAS_EXPIRED') return error;
    const now = realNow() + offset;
    const seen = new Set();
    for (let at = this.getPeerCertificate(true); at && !seen.has(at); at = at.issuerCertificate) {
      seen.add(at);
      if (Date.parse(at.valid_from) > now) return ofDays('CERT_NOT_YET_VALID', 'certificate is not yet valid');
      if (Date.parse(at.valid_to) < now) return ofDays('CERT_HAS_EXPIRED', 'certificate has expired');
    }
    return null;
  });
}
`,`
function moveFileTimes(offset) {
  const fs = require('node:fs');
  const { isDate } = require('node:util').types;
  const moved = (stats) => {
    if (stats === undefined || stats === null) return stats;
    for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
      const ms = stats[name + 'Ms'];
      if (typeof ms === 'bigint') {
        stats[name + 'Ms'] = ms + BigInt(offset);
        stats[name + 'Ns'] += BigInt(offset) * 1000000n;
      } else {
        stats[name + 'Ms'] = ms + offset;
      }
      // Since node 22 the dates are made from the numbers when they are asked for.
      if (Object.hasOwn(stats, name)) stats[name] = new Date(Math.round(Number(stats[name + 'Ms'])));
    }
    return stats;
  };
  const back = (time) => {
    if (isDate(time)) return new Date(time.getTime() - offset);
    const seconds = typeof time === 'string' && time.trim() !== '' ? Number(time) : time;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) return time;
    const real = seconds - offset / 1000;
    // Node takes a negative number for the present, a date before 1970 for what it says.
    return real < 0 ? new Date(real * 1000) : real;
  };
  const replace = (owner, name, replacement) => {
    if (typeof owner[name] === 'function') owner[name] = disguised(owner[name], replacement(owner[name]));
  };
  const promised = (real) => async function (...args) { return moved(await real.apply(this, args)); };
  for (const name of ['stat', 'lstat', 'fstat']) {
    replace(fs, name, (real) => function (...args) {
      const callback = args.at(-1);
      if (typeof callback === 'function') args[args.length - 1] = (error, stats) => callback(error, moved(stats));
      return real.apply(this, args);
    });
    replace(fs, name + 'Sync', (real) => function (...args) { return moved(real.apply(this, args)); });
    replace(fs.promises, name, promised);
  }
  const returned = (real) => function (path, atime, mtime, ...rest) { return real.call(this, path, back(atime), back(mtime), ...rest); };
  for (const name of ['utimes', 'lutimes', 'futimes']) {
    for (const [owner, each] of [[fs, name], [fs, name + 'Sync'], [fs.promises, name]]) replace(owner, each, returned);
  }
  const watched = new WeakMap();
  replace(fs, 'watchFile', (real) => function (...args) {
    const listener = args.at(-1);
    if (typeof listener === 'function') {
      const own = new WeakSet();
      const once = (stats) => (own.has(stats) ? stats : (own.add(stats), moved(stats)));
      if (!watched.has(listener)) watched.set(listener, (current, previous) => listener(once(current), once(previous)));
      args[args.length - 1] = watched.get(listener);
    }
    return real.apply(this, args);
  });
  replace(fs, 'unwatchFile', (real) => function (path, listener) { return real.call(this, path, watched.get(listener) ?? listener); });
  let handles = false;
  replace(fs.promises, 'open', (real) => async function (...args) {
    const handle = await real.apply(this, args);
    if (!handles) {
      handles = true;
      const prototype = Object.getPrototypeOf(handle);
      replace(prototype, 'stat', promised);
      replace(prototype, 'utimes', (own) => function (atime, mtime) { return own.call(this, back(atime), back(mtime)); });
    }
    return handle;
  });
}
`,`
/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** mulberry32: 0 (inclusive) to 1 (exclusive). */
function seededDraws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Three draws at the brink: any code that acts on one rare draw acts, while averages over many draws hardly move. */
const BRINK = 3;

function randomDraws(random) {
  let draw;
  let count = 0;
  // 32 bits alone show in what is drawn: toString(36) has 7 places then instead of 11.
  const fine = () => draw() + draw() / 4294967296;
  const even = () => Math.min(fine(), 1 - 2 ** -53);
  return {
    restart(name) {
      draw = seededDraws(random.seed + hash(name));
      count = 0;
    },
    next() {
      const drawn = even();
      count += 1;
      if (random.draws === 'even' || count > BRINK) return drawn;
      const near = drawn / 1024;
      return random.draws === 'low' ? near : 1 - 2 ** -53 - near;
    },
  };
}

function shuffled(items, draw) {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}
`,String.raw`
const LOOPBACK = /^(?:127\.|0\.0\.0\.0$|::$|::1$|::ffff:(?:127\.|7f[0-9a-f]{2}:))/;

function isOwnAddress(given) {
  const address = String(given).toLowerCase().replace(/%.*$/, '');
  if (LOOPBACK.test(address)) return true;
  const own = Object.values(require('node:os').networkInterfaces()).flat();
  return own.some((known) => known.address.toLowerCase() === address.replace(/^::ffff:(?=\d+\.)/, ''));
}

function ownNames() {
  const names = new Set(['localhost', require('node:os').hostname().toLowerCase()]);
  try {
    for (const line of readFileSync('/etc/hosts', 'utf8').split('\n')) {
      for (const name of line.replace(/#.*/, '').trim().split(/\s+/).slice(1)) names.add(name.toLowerCase());
    }
  } catch {
    // A machine without such a file.
  }
  return names;
}

function denyNetwork() {
  const net = require('node:net');
  const unreachable = -require('node:os').constants.errno.ENETUNREACH;
  const handle = tcpPrototype();
  for (const name of ['connect', 'connect6']) {
    const real = handle[name];
    handle[name] = disguised(real, function (request, address, ...rest) {
      return isOwnAddress(address) ? real.call(this, request, address, ...rest) : unreachable;
    });
  }
  const names = ownNames();
  const isKnown = (host) => {
    if (typeof host !== 'string' || host === '' || net.isIP(host) !== 0) return true;
    const name = host.toLowerCase().replace(/\.$/, '');
    return names.has(name) || name.endsWith('.localhost');
  };
  denyLookups(isKnown);
  denyQueries(isKnown);
}

function denyLookups(isKnown) {
  const dns = require('node:dns');
  const failure = (host) => Object.assign(new Error('getaddrinfo EAI_AGAIN ' + host), {
    errno: -3001, code: 'EAI_AGAIN', syscall: 'getaddrinfo', hostname: host,
  });
  const { lookup, lookupService } = dns;
  dns.lookup = disguised(lookup, function (host, options, callback) {
    const done = typeof options === 'function' ? options : callback;
    if (isKnown(host) || typeof done !== 'function') return lookup.apply(this, arguments);
    setImmediate(() => done(failure(host)));
    return {};
  });
  const promised = dns.promises.lookup;
  dns.promises.lookup = disguised(promised, function (host, options) {
    return isKnown(host) ? promised.call(this, host, options) : Promise.reject(failure(host));
  });
}

const SYSCALLS = { reverse: 'getHostByAddr', resolve4: 'queryA', resolve6: 'queryAaaa', resolve: 'queryA' };

/** Questions to name servers. One on loopback that a test has set is the test's own. */
function denyQueries(isKnown) {
  const dns = require('node:dns');
  const net = require('node:net');
  const initial = String(dns.getServers());
  const isOwnServer = (resolver) => {
    const servers = resolver.getServers();
    return String(servers) !== initial && servers.every((server) => isOwnAddress(server.replace(/^\[(.*)\].*$/, '$1').replace(/^([\d.]+):\d+$/, '$1')));
  };
  const failure = (name, host, type) => {
    const kind = name === 'resolve' && typeof type === 'string' ? type : name.replace('resolve', '');
    const syscall = name === 'resolve' && typeof type === 'string' ? queryOf(kind) : (SYSCALLS[name] ?? queryOf(kind));
    return Object.assign(new Error(syscall + ' ECONNREFUSED ' + host), { errno: undefined, code: 'ECONNREFUSED', syscall, hostname: host });
  };
  const passes = (resolver, name, host) =>
    typeof host !== 'string' || (name === 'reverse' ? isOwnAddress(host) || net.isIP(host) === 0 : isKnown(host)) || isOwnServer(resolver);
  const queries = (owner) => Object.getOwnPropertyNames(owner).filter((name) => /^(resolve|reverse)/.test(name) && typeof owner[name] === 'function');
  for (const owner of [dns, dns.Resolver.prototype]) {
    for (const name of queries(owner)) {
      const real = owner[name];
      owner[name] = disguised(real, function (host, ...rest) {
        const done = rest.at(-1);
        if (typeof done !== 'function' || passes(this?.getServers === undefined ? dns : this, name, host)) return real.call(this, host, ...rest);
        setImmediate(() => done(failure(name, host, rest[0])));
        return {};
      });
    }
  }
  for (const owner of [dns.promises, dns.promises.Resolver.prototype]) {
    for (const name of queries(owner)) {
      const real = owner[name];
      owner[name] = disguised(real, function (host, ...rest) {
        if (passes(this?.getServers === undefined ? dns : this, name, host)) return real.call(this, host, ...rest);
        return Promise.reject(failure(name, host, rest[0]));
      });
    }
  }
}

function queryOf(type) {
  return 'query' + type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
}

/** What every TCP socket and server of node calls to reach the system; it can be had from a socket that looks for a name, and never gets an answer. */
function tcpPrototype() {
  const { Socket } = require('node:net');
  const socket = new Socket();
  socket.on('error', () => {});
  socket.connect({ host: 'earnest.invalid', port: 1, lookup: () => {} });
  const prototype = Object.getPrototypeOf(socket._handle);
  socket.destroy();
  return prototype;
}
`,`
const COMMON_PORTS = new Set([
  80, 443, 1234, 3000, 3001, 3306, 4000, 4200, 5000, 5173, 5432, 6379, 8000, 8080, 8081, 8443, 8888, 9000, 9090, 9200, 27017,
]);

/** Linux tells from where the system hands out ports; 32768 is its default, others begin above. */
function firstGivenPort() {
  try {
    return Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10) || 32768;
  } catch {
    return 32768;
  }
}

/** Ports refused to the test that runs, and the one refused last for which it has not found another yet. */
function refusedPorts() {
  const refused = new Set();
  let unanswered = null;
  return {
    clear() {
      refused.clear();
      unanswered = null;
    },
    refuses(port) {
      if (!refused.has(port) && !COMMON_PORTS.has(port) && unanswered !== null) {
        unanswered = null;
        return false;
      }
      refused.add(port);
      unanswered = port;
      return true;
    },
  };
}

function occupyPorts(refused) {
  const inUse = -require('node:os').constants.errno.EADDRINUSE;
  const handle = tcpPrototype();
  const first = firstGivenPort();
  const given = new Set();
  const ports = new WeakMap();
  for (const name of ['bind', 'bind6']) {
    const real = handle[name];
    handle[name] = disguised(real, function (address, port, ...rest) {
      ports.set(this, port);
      return real.call(this, address, port, ...rest);
    });
  }
  const { listen } = handle;
  // A taken port shows when a server listens, not when it binds: node words its error by that.
  handle.listen = disguised(listen, function (...args) {
    const port = ports.get(this);
    if (port > 0 && port < first && !given.has(port) && refused.refuses(port)) return inUse;
    const status = listen.apply(this, args);
    if (status === 0 && port !== undefined) {
      const name = {};
      this.getsockname(name);
      given.add(name.port);
    }
    return status;
  });
}
`].join(``);async function I(e,t,n,r,i){let{condition:a}=r;if(a===void 0)return null;let{folder:o,path:s}=await N(e,`conditions.cjs`,ut),c=L(a,`order`),l=L(a,`stress`)!==null,u=c?.order===`shuffled`?{seed:c.seed}:c?.order??null,d=e=>({...e,file:E(t.root,e.file)}),f=L(a,`random`),p=l?await vt():[],m=f===null?null:w(o,`t`),h={fromStart:i,order:u,clockOffsetMs:_t(L(a,`clock`),e.clock.now()),random:f===null?null:{draws:f.draws,seed:f.seed},competitors:l?p.length>0?dt:pt():0,competesFromTests:ft.has(n.runner),network:L(a,`network`)!==null,ports:L(a,`ports`)!==null,repeat:L(a,`repeat`)!==null,temporary:m,tests:r.tests?.map(d)??null,ordered:(r.ordered??[]).map(d)};m!==null&&await oe(m);let g=w(o,`preload.cjs`);await S(w(o,`plan.json`),JSON.stringify(h)),await S(g,`
'use strict';
const outer = process.env.EARNEST_CONDITIONS;
if (outer !== 'competitor') {
  const conditions = require('./conditions.cjs');
  if (conditions.plan.fromStart || outer !== undefined) {
    conditions.installIn(globalThis);
    conditions.begin();
  }
}
`);let _=L(a,`time-zone`),v=L(a,`locale`),ee=[...v===null?[]:ht,...p];return{folder:o,program:s,order:u,stress:l,conditioned:e=>{let t={...n.runnerEnvironment,...e.env},[r=e.command,...i]=[...ee,e.command,...e.args],a={...e.env,NODE_OPTIONS:[t.NODE_OPTIONS??``,`--require=${mt(g)}`].join(` `).trim(),..._===null?{}:{TZ:_.timeZone},...v===null?{}:{LANG:`${v.locale}.UTF-8`,PERL_BADLANG:`0`}};return{...e,command:r,args:i,env:a}}}}const dt=3,ft=/* @__PURE__ */ new Set([`jest`,`vitest`,`mocha`]);function pt(){return Math.min(ce()+3-1,16)}function mt(e){return`"${e.replaceAll(/["\\]/g,`\\$&`)}"`}const ht=[`/usr/bin/env`,`-u`,`LC_ALL`,`-u`,`LC_MESSAGES`];function L(e,t){return e.find(e=>e.kind===t)??null}const gt=864e5;function _t(e,t){if(e===null)return 0;if(`days`in e)return e.days*gt;let n=new Date(t),r=t-Date.UTC(n.getUTCFullYear(),n.getUTCMonth(),n.getUTCDate()),i=t=>Date.UTC(t,e.month-1,e.day)+r,a=i(n.getUTCFullYear());return Math.round((a-t>=gt?a:i(n.getUTCFullYear()+1))-t)}async function vt(){let{path:e}=await te(`taskset`,`/`,process.env.PATH??``),t=await b(`/proc/self/status`,`utf8`).catch(()=>``),n=/^Cpus_allowed_list:.*?(\d+)\s*$/m.exec(t)?.[1];return e===null||n===void 0?[]:[e,(1n<<BigInt(n)).toString(16)]}const yt=/* @__PURE__ */ RegExp(`^[:A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD][:A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\-.\\d\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`);function bt(e,t){let n=[],r=t.exec(e);for(;r;){let i=[];i.startIndex=t.lastIndex-r[0].length;let a=r.length;for(let e=0;e<a;e++)i.push(r[e]);n.push(i),r=t.exec(e)}return n}const xt=function(e){return yt.exec(e)!=null};function St(e){return e!==void 0}const Ct=[`hasOwnProperty`,`toString`,`valueOf`,`__defineGetter__`,`__defineSetter__`,`__lookupGetter__`,`__lookupSetter__`],wt=[`__proto__`,`constructor`,`prototype`],Tt={allowBooleanAttributes:!1,unpairedTags:[]};function Et(e,t){t=Object.assign({},Tt,t);let n=[],r=!1,i=!1;e[0]===`﻿`&&(e=e.substr(1));for(let a=0;a<e.length;a++)if(e[a]===`<`&&e[a+1]===`?`){if(a+=2,a=Dt(e,a),a.err)return a}else if(e[a]===`<`){let o=a;if(a++,e[a]===`!`){a=Ot(e,a);continue}{let s=!1;e[a]===`/`&&(s=!0,a++);let c=``;for(;a<e.length&&e[a]!==`>`&&e[a]!==` `&&e[a]!==`	`&&e[a]!==`
`&&e[a]!==`\r`;a++)c+=e[a];if(c=c.trim(),c[c.length-1]===`/`&&(c=c.substring(0,c.length-1),a--),!Ft(c)){let t;return t=c.trim().length===0?`Invalid space after '<'.`:`Tag '`+c+`' is an invalid name.`,z(`InvalidTag`,t,B(e,a))}let l=kt(e,a);if(l===!1)return z(`InvalidAttr`,`Attributes for '`+c+`' have open quote.`,B(e,a));let u=l.value;if(a=l.index,u[u.length-1]===`/`){let n=a-u.length;u=u.substring(0,u.length-1);let i=jt(u,t);if(i===!0)r=!0;else return z(i.err.code,i.err.msg,B(e,n+i.err.line))}else if(s){if(!l.tagClosed)return z(`InvalidTag`,`Closing tag '`+c+`' doesn't have proper closing.`,B(e,a));if(u.trim().length>0)return z(`InvalidTag`,`Closing tag '`+c+`' can't have attributes or invalid starting.`,B(e,o));if(n.length===0)return z(`InvalidTag`,`Closing tag '`+c+`' has not been opened.`,B(e,o));{let t=n.pop();if(c!==t.tagName){let n=B(e,t.tagStartPos);return z(`InvalidTag`,`Expected closing tag '`+t.tagName+`' (opened in line `+n.line+`, col `+n.col+`) instead of closing tag '`+c+`'.`,B(e,o))}n.length==0&&(i=!0)}}else{let s=jt(u,t);if(s!==!0)return z(s.err.code,s.err.msg,B(e,a-u.length+s.err.line));if(i===!0)return z(`InvalidXml`,`Multiple possible root nodes found.`,B(e,a));t.unpairedTags.indexOf(c)!==-1||n.push({tagName:c,tagStartPos:o}),r=!0}for(a++;a<e.length;a++)if(e[a]===`<`){if(e[a+1]===`!`){a++,a=Ot(e,a);continue}if(e[a+1]===`?`){if(a=Dt(e,++a),a.err)return a}else break}else if(e[a]===`&`){let t=Nt(e,a);if(t==-1)return z(`InvalidChar`,`char '&' is not expected.`,B(e,a));a=t}else if(i===!0&&!R(e[a]))return z(`InvalidXml`,`Extra text at the end`,B(e,a));e[a]===`<`&&a--}}else{if(R(e[a]))continue;return z(`InvalidChar`,`char '`+e[a]+`' is not expected.`,B(e,a))}return r?n.length==1?z(`InvalidTag`,`Unclosed tag '`+n[0].tagName+`'.`,B(e,n[0].tagStartPos)):n.length>0?z(`InvalidXml`,`Invalid '`+JSON.stringify(n.map(e=>e.tagName),null,4).replace(/\r?\n/g,``)+`' found.`,{line:1,col:1}):!0:z(`InvalidXml`,`Start tag expected.`,1)}function R(e){return e===` `||e===`	`||e===`
`||e===`\r`}function Dt(e,t){let n=t;for(;t<e.length;t++)if(e[t]==`?`||e[t]==` `){let r=e.substr(n,t-n);if(t>5&&r===`xml`)return z(`InvalidXml`,`XML declaration allowed only at the start of the document.`,B(e,t));if(e[t]==`?`&&e[t+1]==`>`){t++;break}continue}return t}function Ot(e,t){if(e.length>t+5&&e[t+1]===`-`&&e[t+2]===`-`){for(t+=3;t<e.length;t++)if(e[t]===`-`&&e[t+1]===`-`&&e[t+2]===`>`){t+=2;break}}else if(e.length>t+8&&e[t+1]===`D`&&e[t+2]===`O`&&e[t+3]===`C`&&e[t+4]===`T`&&e[t+5]===`Y`&&e[t+6]===`P`&&e[t+7]===`E`){let n=1;for(t+=8;t<e.length;t++)if(e[t]===`<`)n++;else if(e[t]===`>`&&(n--,n===0))break}else if(e.length>t+9&&e[t+1]===`[`&&e[t+2]===`C`&&e[t+3]===`D`&&e[t+4]===`A`&&e[t+5]===`T`&&e[t+6]===`A`&&e[t+7]===`[`){for(t+=8;t<e.length;t++)if(e[t]===`]`&&e[t+1]===`]`&&e[t+2]===`>`){t+=2;break}}return t}function kt(e,t){let n=``,r=``,i=!1;for(;t<e.length;t++){if(e[t]===`"`||e[t]===`'`)r===``?r=e[t]:r!==e[t]||(r=``);else if(e[t]===`>`&&r===``){i=!0;break}n+=e[t]}return r===``&&{value:n,index:t,tagClosed:i}}function At(e){let t=[],n=e.length,r=0;for(;r<n;){let i=r;for(;r<n&&R(e[r]);)r++;if(r>=n)break;if(e[r]===`=`){r++;continue}let a=e.slice(i,r),o=r;for(;r<n&&!R(e[r])&&e[r]!==`=`;)r++;let s=e.slice(o,r),c,l=r;for(;l<n&&R(e[l]);)l++;l<n&&e[l]===`=`&&(c=e.slice(r,l+1),r=l+1);let u,d,f=r;for(;f<n&&R(e[f]);)f++;if(f<n&&(e[f]===`"`||e[f]===`'`)){let t=f+1,n=e.indexOf(e[f],t);n!==-1&&(u=e[f],d=e.slice(t,n),r=n+1)}let p={startIndex:i};p[1]=a,p[2]=s,p[3]=c,p[4]=u!==void 0||void 0,p[5]=u,p[6]=d,t.push(p)}return t}function jt(e,t){let n=At(e),r={};for(let e=0;e<n.length;e++){if(n[e][1].length===0)return z(`InvalidAttr`,`Attribute '`+n[e][2]+`' has no space in starting.`,It(n[e]));if(n[e][3]!==void 0&&n[e][4]===void 0)return z(`InvalidAttr`,`Attribute '`+n[e][2]+`' is without value.`,It(n[e]));if(n[e][3]===void 0&&!t.allowBooleanAttributes)return z(`InvalidAttr`,`boolean attribute '`+n[e][2]+`' is not allowed.`,It(n[e]));let i=n[e][2];if(!Pt(i))return z(`InvalidAttr`,`Attribute '`+i+`' is an invalid name.`,It(n[e]));if(!Object.prototype.hasOwnProperty.call(r,i))r[i]=1;else return z(`InvalidAttr`,`Attribute '`+i+`' is repeated.`,It(n[e]))}return!0}function Mt(e,t){let n=/\d/;for(e[t]===`x`&&(t++,n=/[\da-fA-F]/);t<e.length;t++){if(e[t]===`;`)return t;if(!e[t].match(n))break}return-1}function Nt(e,t){if(t++,e[t]===`;`)return-1;if(e[t]===`#`)return t++,Mt(e,t);let n=0;for(;t<e.length;t++,n++)if(!(e[t].match(/\w/)&&n<20)){if(e[t]===`;`)break;return-1}return t}function z(e,t,n){return{err:{code:e,msg:t,line:n.line||n,col:n.col}}}function Pt(e){return xt(e)}function Ft(e){return xt(e)}function B(e,t){let n=e.substring(0,t).split(/\r?\n/);return{line:n.length,col:n[n.length-1].length+1}}function It(e){return e.startIndex+e[1].length}const Lt={cent:`¢`,pound:`£`,curren:`¤`,yen:`¥`,euro:`€`,dollar:`$`,fnof:`ƒ`,inr:`₹`,af:`؋`,birr:`ብር`,peso:`₱`,rub:`₽`,won:`₩`,yuan:`¥`,cedil:`¸`},Rt={amp:`&`,apos:`'`,gt:`>`,lt:`<`,quot:`"`},zt={nbsp:`\xA0`,copy:`©`,reg:`®`,trade:`™`,mdash:`—`,ndash:`–`,hellip:`…`,laquo:`«`,raquo:`»`,lsquo:`‘`,rsquo:`’`,ldquo:`“`,rdquo:`”`,bull:`•`,para:`¶`,sect:`§`,deg:`°`,frac12:`½`,frac14:`¼`,frac34:`¾`},Bt=Object.freeze({ALLOW:`allow`,BLOCK:`block`,THROW:`throw`}),Vt=/* @__PURE__ */ new Set(`!?\\\\/[]$%{}^&*()<>|+`);function Ht(e){if(e[0]===`#`)throw Error(`[EntityReplacer] Invalid character '#' in entity name: "${e}"`);for(let t of e)if(Vt.has(t))throw Error(`[EntityReplacer] Invalid character '${t}' in entity name: "${e}"`);return e}function Ut(...e){let t=Object.create(null);for(let n of e)if(n)for(let e of Object.keys(n)){let r=n[e];if(typeof r==`string`)t[e]=r;else if(r&&typeof r==`object`&&r.val!==void 0){let n=r.val;typeof n==`string`&&(t[e]=n)}}return t}const V=`external`,Wt=`base`;function Gt(e){return!e||e===V?/* @__PURE__ */ new Set([V]):e===`all`?/* @__PURE__ */ new Set([`all`]):e===Wt?/* @__PURE__ */ new Set([Wt]):Array.isArray(e)?new Set(e):/* @__PURE__ */ new Set([V])}const H=Object.freeze({allow:0,leave:1,remove:2,throw:3}),Kt=/* @__PURE__ */ new Set([9,10,13]);function qt(e){if(!e)return{xmlVersion:1,onLevel:H.allow,nullLevel:H.remove};let t=e.xmlVersion===1.1?1.1:1,n=H[e.onNCR]??H.allow,r=H[e.nullNCR]??H.remove;return{xmlVersion:t,onLevel:n,nullLevel:Math.max(r,H.remove)}}var Jt=class{constructor(e={}){this._limit=e.limit||{},this._maxTotalExpansions=this._limit.maxTotalExpansions||0,this._maxExpandedLength=this._limit.maxExpandedLength||0,this._postCheck=typeof e.postCheck==`function`?e.postCheck:e=>e,this._limitTiers=Gt(this._limit.applyLimitsTo??V),this._numericAllowed=e.numericAllowed??!0,this._baseMap=Ut(Rt,e.namedEntities||null),this._externalMap=Object.create(null),this._inputMap=Object.create(null),this._totalExpansions=0,this._expandedLength=0,this._removeSet=new Set(e.remove&&Array.isArray(e.remove)?e.remove:[]),this._leaveSet=new Set(e.leave&&Array.isArray(e.leave)?e.leave:[]);let t=qt(e.ncr);this._ncrXmlVersion=t.xmlVersion,this._ncrOnLevel=t.onLevel,this._ncrNullLevel=t.nullLevel,this._onExternalEntity=typeof e.onExternalEntity==`function`?e.onExternalEntity:null,this._onInputEntity=typeof e.onInputEntity==`function`?e.onInputEntity:null}_applyRegistrationHook(e,t,n,r){if(!e)return!0;let i=e(t,n);if(i===Bt.BLOCK)return!1;if(i===Bt.THROW)throw Error(`[EntityDecoder] Registration of ${r} entity "&${t};" was rejected by hook`);return!0}setExternalEntities(e){if(e)for(let t of Object.keys(e))Ht(t);if(!this._onExternalEntity){this._externalMap=Ut(e);return}let t=Ut(e),n=Object.create(null);for(let[e,r]of Object.entries(t))this._applyRegistrationHook(this._onExternalEntity,e,r,`external`)&&(n[e]=r);this._externalMap=n}addExternalEntity(e,t){Ht(e),typeof t==`string`&&t.indexOf(`&`)===-1&&this._applyRegistrationHook(this._onExternalEntity,e,t,`external`)&&(this._externalMap[e]=t)}addInputEntities(e){if(this._totalExpansions=0,this._expandedLength=0,!this._onInputEntity){this._inputMap=Ut(e);return}let t=Ut(e),n=Object.create(null);for(let[e,r]of Object.entries(t))this._applyRegistrationHook(this._onInputEntity,e,r,`input`)&&(n[e]=r);this._inputMap=n}reset(){return this._inputMap=Object.create(null),this._totalExpansions=0,this._expandedLength=0,this}setXmlVersion(e){this._ncrXmlVersion=e===1.1?1.1:1}decode(e){if(typeof e!=`string`||e.length===0||e.indexOf(`&`)===-1)return e;let t=e,n=[],r=e.length,i=0,a=0,o=this._maxTotalExpansions>0,s=this._maxExpandedLength>0,c=o||s;for(;a<r;){if(e.charCodeAt(a)!==38){a++;continue}let t=a+1;for(;t<r&&e.charCodeAt(t)!==59&&t-a<=32;)t++;if(t>=r||e.charCodeAt(t)!==59){a++;continue}let l=e.slice(a+1,t);if(l.length===0){a++;continue}let u,d;if(this._removeSet.has(l))u=``,d===void 0&&(d=V);else if(this._leaveSet.has(l)){a++;continue}else if(l.charCodeAt(0)===35){let e=this._resolveNCR(l);if(e===void 0){a++;continue}u=e,d=Wt}else{let e=this._resolveName(l);u=e?.value,d=e?.tier}if(u===void 0)a++;else if(a>i&&n.push(e.slice(i,a)),n.push(u),i=t+1,a=i,c&&this._tierCounts(d)){if(o&&(this._totalExpansions++,this._totalExpansions>this._maxTotalExpansions))throw Error(`[EntityReplacer] Entity expansion count limit exceeded: ${this._totalExpansions} > ${this._maxTotalExpansions}`);if(s){let e=u.length-(l.length+2);if(e>0&&(this._expandedLength+=e,this._expandedLength>this._maxExpandedLength))throw Error(`[EntityReplacer] Expanded content length limit exceeded: ${this._expandedLength} > ${this._maxExpandedLength}`)}}}i<r&&n.push(e.slice(i));let l=n.length===0?e:n.join(``);return this._postCheck(l,t)}_tierCounts(e){return this._limitTiers.has(`all`)?!0:this._limitTiers.has(e)}_resolveName(e){if(e in this._inputMap)return{value:this._inputMap[e],tier:V};if(e in this._externalMap)return{value:this._externalMap[e],tier:V};if(e in this._baseMap)return{value:this._baseMap[e],tier:Wt}}_classifyNCR(e){return e===0?this._ncrNullLevel:e>=55296&&e<=57343||this._ncrXmlVersion===1&&e>=1&&e<=31&&!Kt.has(e)?H.remove:-1}_applyNCRAction(e,t,n){switch(e){case H.allow:return String.fromCodePoint(n);case H.remove:return``;case H.leave:return;case H.throw:throw Error(`[EntityDecoder] Prohibited numeric character reference &${t}; (U+${n.toString(16).toUpperCase().padStart(4,`0`)})`);default:return String.fromCodePoint(n)}}_resolveNCR(e){let t=e.charCodeAt(1),n;if(n=t===120||t===88?parseInt(e.slice(2),16):parseInt(e.slice(1),10),Number.isNaN(n)||n<0||n>1114111)return;let r=this._classifyNCR(n);if(!this._numericAllowed&&r<H.remove)return;let i=r===-1?this._ncrOnLevel:Math.max(this._ncrOnLevel,r);return this._applyNCRAction(i,e,n)}};const Yt=e=>Ct.includes(e)?`__`+e:e,Xt={preserveOrder:!1,attributeNamePrefix:`@_`,attributesGroupName:!1,textNodeName:`#text`,ignoreAttributes:!0,removeNSPrefix:!1,allowBooleanAttributes:!1,parseTagValue:!0,parseAttributeValue:!1,trimValues:!0,cdataPropName:!1,numberParseOptions:{hex:!0,leadingZeros:!0,eNotation:!0,unicode:!1},tagValueProcessor:function(e,t){return t},attributeValueProcessor:function(e,t){return t},stopNodes:[],alwaysCreateTextNode:!1,isArray:()=>!1,commentPropName:!1,unpairedTags:[],processEntities:!0,htmlEntities:!1,entityDecoder:null,ignoreDeclaration:!1,ignorePiTags:!1,transformTagName:!1,transformAttributeName:!1,updateTag:function(e,t,n){return e},captureMetaData:!1,maxNestedTags:100,strictReservedNames:!0,jPath:!0,onDangerousProperty:Yt};function Zt(e,t){if(typeof e!=`string`)return;let n=e.toLowerCase();if(Ct.some(e=>n===e.toLowerCase())||wt.some(e=>n===e.toLowerCase()))throw Error(`[SECURITY] Invalid ${t}: "${e}" is a reserved JavaScript keyword that could cause prototype pollution`)}function Qt(e,t){return typeof e==`boolean`?{enabled:e,maxEntitySize:1e4,maxExpansionDepth:1e4,maxTotalExpansions:1/0,maxExpandedLength:1e5,maxEntityCount:1e3,allowedTags:null,tagFilter:null,appliesTo:`all`}:typeof e==`object`&&e?{enabled:e.enabled!==!1,maxEntitySize:Math.max(1,e.maxEntitySize??1e4),maxExpansionDepth:Math.max(1,e.maxExpansionDepth??1e4),maxTotalExpansions:Math.max(1,e.maxTotalExpansions??1/0),maxExpandedLength:Math.max(1,e.maxExpandedLength??1e5),maxEntityCount:Math.max(1,e.maxEntityCount??1e3),allowedTags:e.allowedTags??null,tagFilter:e.tagFilter??null,appliesTo:e.appliesTo??`all`}:Qt(!0)}const $t=function(e){let t=Object.assign({},Xt,e),n=[{value:t.attributeNamePrefix,name:`attributeNamePrefix`},{value:t.attributesGroupName,name:`attributesGroupName`},{value:t.textNodeName,name:`textNodeName`},{value:t.cdataPropName,name:`cdataPropName`},{value:t.commentPropName,name:`commentPropName`}];for(let{value:e,name:t}of n)e&&Zt(e,t);return t.onDangerousProperty===null&&(t.onDangerousProperty=Yt),t.processEntities=Qt(t.processEntities,t.htmlEntities),t.unpairedTagsSet=new Set(t.unpairedTags),t.stopNodes&&Array.isArray(t.stopNodes)&&(t.stopNodes=t.stopNodes.map(e=>typeof e==`string`&&e.startsWith(`*.`)?`..`+e.substring(2):e)),t};let U;U=typeof Symbol==`function`?Symbol(`XML Node Metadata`):`@@xmlMetadata`;var W=class{constructor(e){this.tagname=e,this.child=[],this[`:@`]=Object.create(null)}add(e,t){e===`__proto__`&&(e=`#__proto__`),this.child.push({[e]:t})}addChild(e,t){e.tagname===`__proto__`&&(e.tagname=`#__proto__`),e[`:@`]&&Object.keys(e[`:@`]).length>0?this.child.push({[e.tagname]:e.child,":@":e[`:@`]}):this.child.push({[e.tagname]:e.child}),this.addStartIndex(t)}addStartIndex(e){e!==void 0&&(this.child[this.child.length-1][U]={startIndex:e})}addEndIndex(e){let t=this.child[this.child.length-1];t!==void 0&&t[U]!==void 0&&t[U].endIndex===void 0&&(t[U].endIndex=e)}static getMetaDataSymbol(){return U}};const en=(e,t,n=``)=>{let r=`[${e.replace(`:`,``)}][${t.replace(`:`,``)}]*`;return{name:RegExp(`^[${e}][${t}]*$`,n),ncName:RegExp(`^${r}$`,n),qName:RegExp(`^${r}(?::${r})?$`,n),nmToken:RegExp(`^[${t}]+$`,n),nmTokens:RegExp(`^[${t}]+(?:\\s+[${t}]+)*$`,n)}},tn=en(`:A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�`,`:A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�\\-\\.\\d·̀-ͯ‿-⁀`),nn=en(`:A-Za-z_À-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿`,`:A-Za-z_À-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿\\-\\.\\d·̀-ͯ҇‿-⁀`,`u`),rn=en(`:A-Za-z_`,`:A-Za-z_\\-\\.\\d`),an=(e=`1.0`,t=!1)=>t?rn:e===`1.1`?nn:tn,on=(e,{xmlVersion:t=`1.0`,asciiOnly:n=!1}={})=>an(t,n).qName.test(e);var sn=class{constructor(e,t){this.suppressValidationErr=!e,this.options=e,this.xmlVersion=t||1}setXmlVersion(e=1){this.xmlVersion=e}readDocType(e,t){let n=Object.create(null),r=0;if(e[t+3]===`O`&&e[t+4]===`C`&&e[t+5]===`T`&&e[t+6]===`Y`&&e[t+7]===`P`&&e[t+8]===`E`){t+=9;let i=1,a=!1,o=!1,s=null,c=``;for(;t<e.length;t++)if(s!==null)e[t]===s&&(s=null),c+=e[t];else if(!a&&!o&&(e[t]===`"`||e[t]===`'`))s=e[t],c+=e[t];else if(e[t]===`<`&&!o){if(a&&K(e,`!ENTITY`,t)){t+=7;let i,a;if([i,a,t]=this.readEntityExp(e,t+1,this.suppressValidationErr),a.indexOf(`&`)===-1){if(this.options.enabled!==!1&&this.options.maxEntityCount!=null&&r>=this.options.maxEntityCount)throw Error(`Entity count (${r+1}) exceeds maximum allowed (${this.options.maxEntityCount})`);n[i]=a,r++}}else if(a&&K(e,`!ELEMENT`,t)){t+=8;let{index:n}=this.readElementExp(e,t+1);t=n}else if(a&&K(e,`!ATTLIST`,t))t+=8;else if(a&&K(e,`!NOTATION`,t)){t+=9;let{index:n}=this.readNotationExp(e,t+1,this.suppressValidationErr);t=n}else if(K(e,`!--`,t))o=!0;else throw Error(`Invalid DOCTYPE`);i++,c=``}else if(e[t]===`>`){if(o?e[t-1]===`-`&&e[t-2]===`-`&&(o=!1,i--):i--,i===0)break}else e[t]===`[`?a=!0:c+=e[t];if(s!==null||i!==0)throw Error(`Unclosed DOCTYPE`)}else throw Error(`Invalid Tag instead of DOCTYPE`);return{entities:n,i:t}}readEntityExp(e,t){t=G(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t])&&e[t]!==`"`&&e[t]!==`'`;)t++;let r=e.substring(n,t);if(q(r,{xmlVersion:this.xmlVersion}),t=G(e,t),!this.suppressValidationErr){if(e.substring(t,t+6).toUpperCase()===`SYSTEM`)throw Error(`External entities are not supported`);if(e[t]===`%`)throw Error(`Parameter entities are not supported`)}let i=``;if([t,i]=this.readIdentifierVal(e,t,`entity`),this.options.enabled!==!1&&this.options.maxEntitySize!=null&&i.length>this.options.maxEntitySize)throw Error(`Entity "${r}" size (${i.length}) exceeds maximum allowed size (${this.options.maxEntitySize})`);return t--,[r,i,t]}readNotationExp(e,t){t=G(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;let r=e.substring(n,t);!this.suppressValidationErr&&q(r,{xmlVersion:this.xmlVersion}),t=G(e,t);let i=e.substring(t,t+6).toUpperCase();if(!this.suppressValidationErr&&i!==`SYSTEM`&&i!==`PUBLIC`)throw Error(`Expected SYSTEM or PUBLIC, found "${i}"`);t+=i.length,t=G(e,t);let a=null,o=null;if(i===`PUBLIC`)[t,a]=this.readIdentifierVal(e,t,`publicIdentifier`),t=G(e,t),(e[t]===`"`||e[t]===`'`)&&([t,o]=this.readIdentifierVal(e,t,`systemIdentifier`));else if(i===`SYSTEM`&&([t,o]=this.readIdentifierVal(e,t,`systemIdentifier`),!this.suppressValidationErr&&!o))throw Error(`Missing mandatory system identifier for SYSTEM notation`);return{notationName:r,publicIdentifier:a,systemIdentifier:o,index:--t}}readIdentifierVal(e,t,n){let r=``,i=e[t];if(i!==`"`&&i!==`'`)throw Error(`Expected quoted string, found "${i}"`);t++;let a=t;for(;t<e.length&&e[t]!==i;)t++;if(r=e.substring(a,t),e[t]!==i)throw Error(`Unterminated ${n} value`);return t++,[t,r]}readElementExp(e,t){t=G(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;let r=e.substring(n,t);if(!this.suppressValidationErr&&!on(r,{xmlVersion:this.xmlVersion}))throw Error(`Invalid element name: "${r}"`);t=G(e,t);let i=``;if(e[t]===`E`&&K(e,`MPTY`,t))t+=4;else if(e[t]===`A`&&K(e,`NY`,t))t+=2;else if(e[t]===`(`){t++;let n=t;for(;t<e.length&&e[t]!==`)`;)t++;if(i=e.substring(n,t),e[t]!==`)`)throw Error(`Unterminated content model`)}else if(!this.suppressValidationErr)throw Error(`Invalid Element Expression, found "${e[t]}"`);return{elementName:r,contentModel:i.trim(),index:t}}readAttlistExp(e,t){t=G(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;let r=e.substring(n,t);for(q(r,{xmlVersion:this.xmlVersion}),t=G(e,t),n=t;t<e.length&&!/\s/.test(e[t]);)t++;let i=e.substring(n,t);if(!q(i,{xmlVersion:this.xmlVersion}))throw Error(`Invalid attribute name: "${i}"`);t=G(e,t);let a=``;if(e.substring(t,t+8).toUpperCase()===`NOTATION`){if(a=`NOTATION`,t+=8,t=G(e,t),e[t]!==`(`)throw Error(`Expected '(', found "${e[t]}"`);t++;let n=[];for(;t<e.length&&e[t]!==`)`;){let r=t;for(;t<e.length&&e[t]!==`|`&&e[t]!==`)`;)t++;let i=e.substring(r,t);if(i=i.trim(),!q(i,{xmlVersion:this.xmlVersion}))throw Error(`Invalid notation name: "${i}"`);n.push(i),e[t]===`|`&&(t++,t=G(e,t))}if(e[t]!==`)`)throw Error(`Unterminated list of notations`);t++,a+=` (`+n.join(`|`)+`)`}else{let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;if(a+=e.substring(n,t),!this.suppressValidationErr&&![`CDATA`,`ID`,`IDREF`,`IDREFS`,`ENTITY`,`ENTITIES`,`NMTOKEN`,`NMTOKENS`].includes(a.toUpperCase()))throw Error(`Invalid attribute type: "${a}"`)}t=G(e,t);let o=``;return e.substring(t,t+8).toUpperCase()===`#REQUIRED`?(o=`#REQUIRED`,t+=8):e.substring(t,t+7).toUpperCase()===`#IMPLIED`?(o=`#IMPLIED`,t+=7):[t,o]=this.readIdentifierVal(e,t,`ATTLIST`),{elementName:r,attributeName:i,attributeType:a,defaultValue:o,index:t}}};const G=(e,t)=>{for(;t<e.length&&/\s/.test(e[t]);)t++;return t};function K(e,t,n){for(let r=0;r<t.length;r++)if(t[r]!==e[n+r+1])return!1;return!0}function q(e,t){if(on(e,{xmlVersion:t}))return e;throw Error(`Invalid entity name ${e}`)}const cn=[48,1632,1776,2406,2534,2662,2790,2918,3046,3174,3302,3430,3558,3664,3792,3872,4160,4240,6112,6160,6470,6608,6784,6800,6992,7088,7232,7248,65296,120782,120792,120802,120812,120822,66720,68912,69734,69872,69942,70096,70384,70736,70864,71248,71360,71472,71904,72016,72688,72784,73040,73120,73552,92768,92864,93008,123200,123632,124144,125264,130032],ln=/* @__PURE__ */ new Map,un=1632,dn=(/* @__PURE__ */ new Uint8Array(63904)).fill(255);for(let e of cn)for(let t=0;t<10;t++){let n=e+t;n<=65535?dn[n-un]=t:ln.set(n,t)}const fn=/* @__PURE__ */ new Set([8722,65293,65123]);function pn(e){if(typeof e!=`string`)return e;let t=e.length;if(t===0)return e;let n=-1;for(let r=0;r<t;r++){let i=e.charCodeAt(r);if(!(i>=48&&i<=57||i===45)){if(i<1632){if(fn.has(i)){n=r;break}}else if(i>=55296&&i<=56319){if(r+1<t){let t=e.charCodeAt(r+1);if(t>=56320&&t<=57343){let e=65536+(i-55296<<10)+(t-56320);if(ln.has(e)){n=r;break}}}}else if(dn[i-1632]!==255||fn.has(i)){n=r;break}}}if(n===-1)return e;let r=[];n>0&&r.push(e.slice(0,n));for(let i=n;i<t;i++){let n=e.charCodeAt(i);if(n>=48&&n<=57||n===45){r.push(e[i]);continue}if(n<1632){r.push(fn.has(n)?`-`:e[i]);continue}if(n>=55296&&n<=56319){if(i+1<t){let t=e.charCodeAt(i+1);if(t>=56320&&t<=57343){let e=65536+(n-55296<<10)+(t-56320),a=ln.get(e);if(a!==void 0){r.push(String.fromCharCode(a+48)),i++;continue}}}r.push(e[i]);continue}if(fn.has(n)){r.push(`-`);continue}let a=dn[n-un];r.push(a===255?e[i]:String.fromCharCode(a+48))}return r.join(``)}const mn=/^[-+]?0x[a-fA-F0-9]+$/,hn=/^0b[01]+$/,gn=/^0o[0-7]+$/,_n=/^([\-\+])?(0*)([0-9]*(\.[0-9]*)?)$/,vn={hex:!0,binary:!1,octal:!1,leadingZeros:!0,decimalPoint:`.`,eNotation:!0,infinity:`original`,unicode:!1};function yn(e,t={}){if(t=Object.assign({},vn,t),!e||typeof e!=`string`)return e;let n=e.trim();if(n.length===0||t.skipLike!==void 0&&t.skipLike.test(n))return e;if(n===`0`||t.unicode&&(n=pn(n),n===`0`))return 0;if(t.hex&&mn.test(n))return Cn(n,16);if(t.binary&&hn.test(n))return Cn(n,2);if(t.octal&&gn.test(n))return Cn(n,8);if(!isFinite(n)){let r=Number(n);return Number.isNaN(r)?e:wn(e,r,t)}if(n.includes(`e`)||n.includes(`E`))return xn(e,n,t);{let r=_n.exec(n);if(r){let i=r[1]||``,a=r[2],o=Sn(r[3]),s=i?n[a.length+1]===`.`:n[a.length]===`.`;if(!t.leadingZeros&&(a.length>1||a.length===1&&!s))return e;{let r=Number(n),s=String(r);if(r===0)return r;if(s.search(/[eE]/)!==-1)return t.eNotation?r:e;if(n.indexOf(`.`)!==-1)return s===`0`||s===o||s===`${i}${o}`?r:e;let c=a?o:n;return a?c===s||i+c===s?r:e:c===s||c===i+s?r:e}}return e}}const bn=/^([-+])?(0*)(\d*(\.\d*)?[eE][-\+]?\d+)$/;function xn(e,t,n){if(!n.eNotation)return e;let r=t.match(bn);if(r){let i=r[1]||``,a=r[3].indexOf(`e`)===-1?`E`:`e`,o=r[2],s=i?t[o.length+1]===a:t[o.length]===a;return o.length>1&&s?e:o.length===1&&(r[3].startsWith(`.${a}`)||r[3][0]===a)?Number(t):o.length>0?n.leadingZeros&&!s?Number(t):e:Number(t)}return e}function Sn(e){if(e&&e.indexOf(`.`)!==-1){let t=e.length;for(;t>0&&e.charCodeAt(t-1)===48;)t--;return e=e.slice(0,t),e===`.`?e=`0`:e[0]===`.`?e=`0`+e:e[e.length-1]===`.`&&(e=e.substring(0,e.length-1)),e}return e}function Cn(e,t){let n=e.trim();if((t===2||t===8)&&(e=n.substring(2)),parseInt)return parseInt(e,t);if(Number.parseInt)return Number.parseInt(e,t);if(window&&window.parseInt)return window.parseInt(e,t);throw Error(`parseInt, Number.parseInt, window.parseInt are not supported`)}function wn(e,t,n){let r=t===1/0;switch(n.infinity.toLowerCase()){case`null`:return null;case`infinity`:return t;case`string`:return r?`Infinity`:`-Infinity`;default:return e}}function Tn(e){return typeof e==`function`?e:Array.isArray(e)?t=>{for(let n of e)if(typeof n==`string`&&t===n||n instanceof RegExp&&n.test(t))return!0}:()=>!1}var En=class{constructor(e,t={},n){this.pattern=e,this.separator=t.separator||`.`,this.segments=this._parse(e),this.data=n,this._hasDeepWildcard=this.segments.some(e=>e.type===`deep-wildcard`),this._hasAttributeCondition=this.segments.some(e=>e.attrName!==void 0),this._hasPositionSelector=this.segments.some(e=>e.position!==void 0)}_parse(e){let t=[],n=0,r=``;for(;n<e.length;)e[n]===this.separator?n+1<e.length&&e[n+1]===this.separator?(r.trim()&&(t.push(this._parseSegment(r.trim())),r=``),t.push({type:`deep-wildcard`}),n+=2):(r.trim()&&t.push(this._parseSegment(r.trim())),r=``,n++):(r+=e[n],n++);return r.trim()&&t.push(this._parseSegment(r.trim())),t}_parseSegment(e){let t={type:`tag`},n=null,r=e,i=e.match(/^([^\[]+)(\[[^\]]*\])(.*)$/);if(i&&(r=i[1]+i[3],i[2])){let e=i[2].slice(1,-1);e&&(n=e)}let a,o=r;if(r.includes(`::`)){let t=r.indexOf(`::`);if(a=r.substring(0,t).trim(),o=r.substring(t+2).trim(),!a)throw Error(`Invalid namespace in pattern: ${e}`)}let s,c=null;if(o.includes(`:`)){let e=o.lastIndexOf(`:`),t=o.substring(0,e).trim(),n=o.substring(e+1).trim();[`first`,`last`,`odd`,`even`].includes(n)||/^nth\(\d+\)$/.test(n)?(s=t,c=n):s=o}else s=o;if(!s)throw Error(`Invalid segment pattern: ${e}`);if(t.tag=s,a&&(t.namespace=a),n){if(n.includes(`=`)){let e=n.indexOf(`=`);t.attrName=n.substring(0,e).trim(),t.attrValue=n.substring(e+1).trim()}else t.attrName=n.trim()}if(c){let e=c.match(/^nth\((\d+)\)$/);e?(t.position=`nth`,t.positionValue=parseInt(e[1],10)):t.position=c}return t}get length(){return this.segments.length}hasDeepWildcard(){return this._hasDeepWildcard}hasAttributeCondition(){return this._hasAttributeCondition}hasPositionSelector(){return this._hasPositionSelector}toString(){return this.pattern}},Dn=class{constructor(){this._byDepthAndTag=/* @__PURE__ */ new Map,this._wildcardByDepth=/* @__PURE__ */ new Map,this._deepWildcards=[],this._deepByTerminalTag=/* @__PURE__ */ new Map,this._patterns=/* @__PURE__ */ new Set,this._sealed=!1}add(e){if(this._sealed)throw TypeError(`ExpressionSet is sealed. Create a new ExpressionSet to add more expressions.`);if(this._patterns.has(e.pattern))return this;if(this._patterns.add(e.pattern),e.hasDeepWildcard()){let t=e.segments[e.segments.length-1];if(t&&t.type!==`deep-wildcard`&&t.tag!==`*`){let n=t.tag;this._deepByTerminalTag.has(n)||this._deepByTerminalTag.set(n,[]),this._deepByTerminalTag.get(n).push(e)}else this._deepWildcards.push(e);return this}let t=e.length,n=e.segments[e.segments.length-1]?.tag;if(!n||n===`*`)this._wildcardByDepth.has(t)||this._wildcardByDepth.set(t,[]),this._wildcardByDepth.get(t).push(e);else{let r=`${t}:${n}`;this._byDepthAndTag.has(r)||this._byDepthAndTag.set(r,[]),this._byDepthAndTag.get(r).push(e)}return this}addAll(e){for(let t of e)this.add(t);return this}has(e){return this._patterns.has(e.pattern)}get size(){return this._patterns.size}seal(){return this._sealed=!0,this}get isSealed(){return this._sealed}matchesAny(e){return this.findMatch(e)!==null}findMatch(e){let t=e.getDepth(),n=e.getCurrentTag(),r=`${t}:${n}`,i=this._byDepthAndTag.get(r);if(i){for(let t=0;t<i.length;t++)if(e.matches(i[t]))return i[t]}let a=this._wildcardByDepth.get(t);if(a){for(let t=0;t<a.length;t++)if(e.matches(a[t]))return a[t]}let o=this._deepByTerminalTag.get(n);if(o){for(let t=0;t<o.length;t++)if(e.matches(o[t]))return o[t]}for(let t=0;t<this._deepWildcards.length;t++)if(e.matches(this._deepWildcards[t]))return this._deepWildcards[t];return null}},On=class{constructor(e){this._matcher=e}get separator(){return this._matcher.separator}getCurrentTag(){let e=this._matcher.path;return e.length>0?e[e.length-1].tag:void 0}getCurrentNamespace(){let e=this._matcher.path;return e.length>0?e[e.length-1].namespace:void 0}getAttrValue(e){let t=this._matcher.path;if(t.length!==0)return t[t.length-1].values?.[e]}hasAttr(e){let t=this._matcher.path;if(t.length===0)return!1;let n=t[t.length-1];return n.values!==void 0&&e in n.values}getAnyParentAttr(e){return this._matcher.getAnyParentAttr(e)}hasAnyParentAttr(e){return this._matcher.hasAnyParentAttr(e)}getPosition(){let e=this._matcher.path;return e.length===0?-1:e[e.length-1].position??0}getCounter(){let e=this._matcher.path;return e.length===0?-1:e[e.length-1].counter??0}getIndex(){return this.getPosition()}getDepth(){return this._matcher.path.length}toString(e,t=!0){return this._matcher.toString(e,t)}toArray(){return this._matcher.path.map(e=>e.tag)}matches(e){return this._matcher.matches(e)}matchesAny(e){return e.matchesAny(this._matcher)}},kn=class{constructor(e={}){this.separator=e.separator||`.`,this.path=[],this.siblingStacks=[],this._pathStringCache=null,this._view=new On(this),this._keptAttrs=[]}push(e,t=null,n=null,r=null){this._pathStringCache=null,this.path.length>0&&(this.path[this.path.length-1].values=void 0);let i=this.path.length,a=this.siblingStacks[i];a||(a={counts:/* @__PURE__ */ new Map,total:0},this.siblingStacks[i]=a);let o=n?`${n}:${e}`:e,s=a.counts.get(o)||0,c=a.total;a.counts.set(o,s+1),a.total++;let l={tag:e,position:c,counter:s};n!=null&&(l.namespace=n),t!=null&&(l.values=t),this.path.push(l);let u=this.path.length,d=r===null?null:r.keep;if(d!=null&&d.length>0&&t)for(let e=0;e<d.length;e++){let n=d[e];t[n]!==void 0&&this._keptAttrs.push({depth:u,name:n,value:t[n]})}}pop(){if(this.path.length===0)return;this._pathStringCache=null;let e=this.path.pop();this.siblingStacks.length>this.path.length+1&&(this.siblingStacks.length=this.path.length+1);let t=this.path.length+1;for(;this._keptAttrs.length>0&&this._keptAttrs[this._keptAttrs.length-1].depth>=t;)this._keptAttrs.pop();return e}updateCurrent(e){if(this.path.length>0){let t=this.path[this.path.length-1];e!=null&&(t.values=e)}}getCurrentTag(){return this.path.length>0?this.path[this.path.length-1].tag:void 0}getCurrentNamespace(){return this.path.length>0?this.path[this.path.length-1].namespace:void 0}getAttrValue(e){if(this.path.length!==0)return this.path[this.path.length-1].values?.[e]}hasAttr(e){if(this.path.length===0)return!1;let t=this.path[this.path.length-1];return t.values!==void 0&&e in t.values}getAnyParentAttr(e){let t=this._keptAttrs;for(let n=t.length-1;n>=0;n--)if(t[n].name===e)return t[n].value}hasAnyParentAttr(e){let t=this._keptAttrs;for(let n=t.length-1;n>=0;n--)if(t[n].name===e)return!0;return!1}getPosition(){return this.path.length===0?-1:this.path[this.path.length-1].position??0}getCounter(){return this.path.length===0?-1:this.path[this.path.length-1].counter??0}getIndex(){return this.getPosition()}getDepth(){return this.path.length}toString(e,t=!0){let n=e||this.separator;if(n===this.separator&&t===!0){if(this._pathStringCache!==null)return this._pathStringCache;let e=this.path.map(e=>e.namespace?`${e.namespace}:${e.tag}`:e.tag).join(n);return this._pathStringCache=e,e}return this.path.map(e=>t&&e.namespace?`${e.namespace}:${e.tag}`:e.tag).join(n)}toArray(){return this.path.map(e=>e.tag)}reset(){this._pathStringCache=null,this.path=[],this.siblingStacks=[],this._keptAttrs=[]}matches(e){let t=e.segments;return t.length===0?!1:e.hasDeepWildcard()?this._matchWithDeepWildcard(t):this._matchSimple(t)}_matchSimple(e){if(this.path.length!==e.length)return!1;for(let t=0;t<e.length;t++)if(!this._matchSegment(e[t],this.path[t],t===this.path.length-1))return!1;return!0}_matchWithDeepWildcard(e){let t=this.path.length-1,n=e.length-1;for(;n>=0&&t>=0;){let r=e[n];if(r.type===`deep-wildcard`){if(n--,n<0)return!0;let r=e[n],i=!1;for(let e=t;e>=0;e--)if(this._matchSegment(r,this.path[e],e===this.path.length-1)){t=e-1,n--,i=!0;break}if(!i)return!1}else{if(!this._matchSegment(r,this.path[t],t===this.path.length-1))return!1;t--,n--}}return n<0}_matchSegment(e,t,n){if(e.tag!==`*`&&e.tag!==t.tag||e.namespace!==void 0&&e.namespace!==`*`&&e.namespace!==t.namespace||e.attrName!==void 0&&(!n||!t.values||!(e.attrName in t.values)||e.attrValue!==void 0&&String(t.values[e.attrName])!==String(e.attrValue)))return!1;if(e.position!==void 0){if(!n)return!1;let r=t.counter??0;if(e.position===`first`&&r!==0||e.position===`odd`&&r%2!=1||e.position===`even`&&r%2!=0||e.position===`nth`&&r!==e.positionValue)return!1}return!0}matchesAny(e){return e.matchesAny(this)}snapshot(){return{path:this.path.map(e=>({...e})),siblingStacks:this.siblingStacks.map(e=>e&&{counts:new Map(e.counts),total:e.total}),keptAttrs:this._keptAttrs.map(e=>({...e}))}}restore(e){this._pathStringCache=null,this.path=e.path.map(e=>({...e})),this.siblingStacks=e.siblingStacks.map(e=>e&&{counts:new Map(e.counts),total:e.total}),this._keptAttrs=(e.keptAttrs||[]).map(e=>({...e}))}readOnly(){return this._view}};const An=[{id:`html-script-open`,description:`<script opening tag`,pattern:/<script[\s>/]/i},{id:`html-script-close`,description:`<\/script closing tag`,pattern:/<\/script[\s>]/i},{id:`html-javascript-protocol`,description:`javascript: URI scheme (with optional whitespace/encoding)`,pattern:/j[\t\n\r ]*a[\t\n\r ]*v[\t\n\r ]*a[\t\n\r ]*s[\t\n\r ]*c[\t\n\r ]*r[\t\n\r ]*i[\t\n\r ]*p[\t\n\r ]*t[\t\n\r ]*:/i},{id:`html-vbscript-protocol`,description:`vbscript: URI scheme`,pattern:/vbscript[\t\n\r ]*:/i},{id:`html-data-html`,description:`data:text/html URI — can execute scripts in browsers`,pattern:/data[\t\n\r ]*:[\t\n\r ]*text\/html/i},{id:`html-data-xhtml`,description:`data:application/xhtml+xml URI`,pattern:/data[\t\n\r ]*:[\t\n\r ]*application\/xhtml/i},{id:`html-data-svg`,description:`data:image/svg+xml URI — can execute scripts`,pattern:/data[\t\n\r ]*:[\t\n\r ]*image\/svg\+xml/i},{id:`html-inline-event-handler`,description:`Inline event handler attributes: onclick=, onerror=, onload=, etc.`,pattern:/\bon\w{1,30}\s*=/i},{id:`html-entity-obfuscated-script`,description:`HTML-entity-encoded <script (e.g. &#x3C;script or &lt;script)`,pattern:/(?:&#x0*3[Cc];?|&#0*60;?|&lt;)\s*script/i},{id:`html-entity-obfuscated-javascript`,description:`HTML-entity-encoded javascript: (partial — catches common &#106; or &#x6a; for "j")`,pattern:/(?:&#x0*6[Aa];?|&#0*106;?)\s*(?:&#x0*61;?|a)[\s\S]{0,80}script\s*:/i},{id:`html-style-expression`,description:`CSS expression() — IE-era code execution in style attributes`,pattern:/style[\s\S]{0,20}expression\s*\(/i},{id:`html-object-embed`,description:`<object or <embed tags that can load active content`,pattern:/<(?:object|embed)[\s>/]/i},{id:`html-base-tag`,description:`<base href= — can hijack all relative URLs on a page`,pattern:/<base[\s>]/i},{id:`html-meta-refresh`,description:`<meta http-equiv="refresh" — can redirect users`,pattern:/<meta[\s\S]{0,40}http-equiv[\s\S]{0,20}refresh/i},{id:`html-srcdoc`,description:`srcdoc= attribute on iframes — embeds HTML that can run scripts`,pattern:/srcdoc\s*=/i},{id:`html-iframe`,description:`<iframe tag`,pattern:/<iframe[\s>/]/i},{id:`html-form`,description:`<form tag — can be used for phishing / credential harvesting injection`,pattern:/<form[\s>/]/i}],jn=[{id:`xml-cdata-injection`,description:`CDATA section injection: <![CDATA[ breaks out of text node context`,pattern:/<!\[CDATA\[/i},{id:`xml-cdata-close`,description:`CDATA close sequence: ]]> can terminate an enclosing CDATA section`,pattern:/\]\]>/},{id:`xml-processing-instruction`,description:`XML processing instruction: <?xml-stylesheet or <?php etc.`,pattern:/<\?(?:xml[\- ]|php|asp)/i},{id:`xml-doctype-injection`,description:`DOCTYPE declaration embedded in content — can define entities`,pattern:/<!DOCTYPE(?:[\s[]|$)/i},{id:`xml-entity-system`,description:`SYSTEM keyword — used in external entity declarations (XXE)`,pattern:/\bSYSTEM\s+["']/i},{id:`xml-entity-public`,description:`PUBLIC keyword — used in external entity declarations (XXE)`,pattern:/\bPUBLIC\s+["']/i},{id:`xml-entity-declaration`,description:`<!ENTITY declaration — defines entities, potential XXE or entity expansion`,pattern:/<!ENTITY[\s%]/i},{id:`xml-billion-laughs`,description:`Entity reference chaining / billion laughs: repeated &eX; style references`,pattern:/(?:&\w{1,20};){3,}/},{id:`xml-namespace-confusion`,description:`xmlns: attribute injection — can redefine namespaces to confuse parsers`,pattern:/\bxmlns(?::\w{1,40})?\s*=/i},{id:`xml-comment-injection`,description:`<!-- comment injection — can hide content from some parsers`,pattern:/<!--/},{id:`xml-comment-close`,description:`--> closes an enclosing XML comment`,pattern:/-->/},{id:`xml-pi-close`,description:`?> closes an enclosing processing instruction`,pattern:/\?>/}],Mn=[{id:`svg-script-element`,description:`<script element inside SVG executes JavaScript`,pattern:/<script[\s>/]/i},{id:`svg-xlink-href-javascript`,description:`xlink:href with javascript: — classic SVG XSS via <a> or <use>`,pattern:/xlink\s*:\s*href\s*=\s*["']?\s*javascript\s*:/i},{id:`svg-href-javascript`,description:`href= with javascript: in SVG context (<a>, <animate>, etc.)`,pattern:/href\s*=\s*["']?\s*javascript\s*:/i},{id:`svg-foreignobject`,description:`<foreignObject embeds HTML inside SVG — can execute scripts`,pattern:/<foreignObject[\s>/]/i},{id:`svg-use-external`,description:`<use xlink:href or href pointing to external resource (non-fragment URL)`,pattern:/<use[\s\S]{0,60}(?:xlink\s*:\s*)?href\s*=\s*(?:["'][^#]|[^"'#\s>])/i},{id:`svg-animate-href`,description:`<animate attributeName="href" — can dynamically change href to javascript:`,pattern:/<animate[\s\S]{0,80}attributeName\s*=\s*["'][\s]*href["']/i},{id:`svg-animate-xlinkhref`,description:`<animate attributeName="xlink:href"`,pattern:/<animate[\s\S]{0,80}attributeName\s*=\s*["'][\s]*xlink\s*:\s*href["']/i},{id:`svg-set-javascript`,description:`<set to="javascript:..." — sets an attribute to a javascript: URI`,pattern:/<set[\s\S]{0,80}to\s*=\s*["']?\s*javascript\s*:/i},{id:`svg-event-handler`,description:`SVG-specific event handler attributes: onload=, onerror=, onactivate=, etc.`,pattern:/\bon(?:load|error|activate|begin|end|repeat|focus|blur|click|mouse\w{1,20}|key\w{1,20})\s*=/i},{id:`svg-handler-generic`,description:`Generic on* handler catch-all for SVG attributes`,pattern:/\bon\w{1,30}\s*=/i},{id:`svg-filter-feimage`,description:`<feImage href= — filter primitive that can load external resources`,pattern:/<feImage[\s\S]{0,80}(?:xlink\s*:\s*)?href\s*=/i},{id:`svg-image-external`,description:`<image xlink:href with http/https or javascript protocol`,pattern:/<image[\s\S]{0,80}(?:xlink\s*:\s*)?href\s*=\s*["']?\s*(?:https?|javascript)\s*:/i},{id:`svg-style-javascript`,description:`style= attribute containing javascript: (e.g. background:url(javascript:...))`,pattern:/style\s*=[\s\S]{0,60}javascript\s*:/i}],Nn=[{id:`sql-block-comment-open`,description:`SQL block comment open: /* ... */ — unusual in legitimate user text`,pattern:/\/\*/},{id:`sql-union-select`,description:`UNION SELECT — most common SQL injection aggregation attack`,pattern:/\bUNION\s{1,20}(?:ALL\s{1,20})?SELECT\b/i},{id:`sql-drop-table`,description:`DROP TABLE — destructive DDL injection`,pattern:/\bDROP\s{1,20}TABLE\b/i},{id:`sql-drop-database`,description:`DROP DATABASE — destructive DDL injection`,pattern:/\bDROP\s{1,20}DATABASE\b/i},{id:`sql-insert-into`,description:`INSERT INTO — data injection`,pattern:/\bINSERT\s{1,20}INTO\b/i},{id:`sql-delete-from`,description:`DELETE FROM — data deletion injection`,pattern:/\bDELETE\s{1,20}FROM\b/i},{id:`sql-update-set`,description:`UPDATE ... SET — data modification injection`,pattern:/\bUPDATE\b[\s\S]{1,60}\bSET\b/i},{id:`sql-exec-xp`,description:`EXEC xp_ — MSSQL extended stored procedure execution`,pattern:/\bEXEC(?:UTE)?\s{1,20}xp_/i},{id:`sql-tautology-string`,description:`Classic string tautology: ' OR '1'='1 or " OR "1"="1"`,pattern:/'\s{0,10}OR\s{0,10}'[^']{0,20}'\s*=\s*'[^']{0,20}/i},{id:`sql-tautology-numeric`,description:`Numeric tautology: OR 1=1`,pattern:/\bOR\s{1,10}1\s*=\s*1\b/i},{id:`sql-always-true-zero`,description:`Numeric tautology: OR 0=0`,pattern:/\bOR\s{1,10}0\s*=\s*0\b/i},{id:`sql-sleep-benchmark`,description:`Time-based blind injection: SLEEP() or BENCHMARK()`,pattern:/\b(?:SLEEP|BENCHMARK)\s*\(/i},{id:`sql-waitfor-delay`,description:`MSSQL time-based blind injection: WAITFOR DELAY`,pattern:/\bWAITFOR\s{1,20}DELAY\b/i},{id:`sql-char-function`,description:`CHAR() function — used to obfuscate injected strings`,pattern:/\bCHAR\s*\(\s*\d{1,3}/i},{id:`sql-information-schema`,description:`INFORMATION_SCHEMA — reconnaissance query for table/column enumeration`,pattern:/\bINFORMATION_SCHEMA\b/i}],Pn=[{id:`shell-path-traversal-unix`,description:`Unix path traversal: ../  — climbing the directory tree`,pattern:/\.\.\//},{id:`shell-path-traversal-windows`,description:`Windows path traversal: ..\\ — climbing the directory tree`,pattern:/\.\.\\/},{id:`shell-path-traversal-encoded`,description:`URL-encoded path traversal: %2e%2e or %2f variants`,pattern:/%2e%2e|%2f\.\.|\.\.%2f/i},{id:`shell-null-byte`,description:`Null byte injection: \\x00 or %00 — truncates strings in C-backed functions`,pattern:/\x00|%00/},{id:`shell-semicolon`,description:`Semicolon command separator: cmd1; cmd2`,pattern:/;/},{id:`shell-pipe`,description:`Pipe operator: cmd1 | cmd2`,pattern:/\|/},{id:`shell-and-operator`,description:`AND operator: cmd1 && cmd2`,pattern:/&&/},{id:`shell-or-operator`,description:`OR operator: cmd1 || cmd2`,pattern:/\|\|/},{id:`shell-backtick`,description:"Backtick command substitution: `cmd`",pattern:/`/},{id:`shell-dollar-paren`,description:`Dollar-paren command substitution: $(cmd)`,pattern:/\$\(/},{id:`shell-dollar-brace`,description:"Dollar-brace variable expansion: ${var} — can be abused for injection",pattern:/\$\{/},{id:`shell-redirect-out`,description:`Output redirection: cmd > file or cmd >> file`,pattern:/>{1,2}/},{id:`shell-redirect-in`,description:`Input redirection: cmd < file`,pattern:/</},{id:`shell-newline-injection`,description:`Newline injection: \\n or \\r — can inject new shell commands`,pattern:/[\n\r]/},{id:`shell-glob-star`,description:`Glob expansion: * or ? — can expand to unintended files`,pattern:/[/\\][*?]/},{id:`shell-absolute-root`,description:`Absolute root path injection: string starting with / or \\ (Windows UNC)`,pattern:/^(?:\/|\\\\)/},{id:`shell-windows-drive`,description:`Windows drive letter path injection: C:\\ or D:/`,pattern:/^[a-zA-Z]:[/\\]/},{id:`shell-curl-wget`,description:`curl/wget with URL or flags — can exfiltrate data or download payloads`,pattern:/\b(?:curl|wget)\s+(?:https?:\/\/|ftp:\/\/|-)/i}],Fn=[{id:`redos-nested-quantifier-plus`,description:`Nested + quantifier inside a group with outer quantifier: (a+)+, (.+b)*, etc.`,pattern:/\([^)]*\+[^)]*\)[+*]/},{id:`redos-nested-quantifier-star`,description:`Nested * quantifier: (a*)* or (a*)+ — catastrophic backtracking`,pattern:/\([^)]*\*[^)]*\)[*+]/},{id:`redos-nested-groups`,description:`Doubly nested quantified groups: ((a+)+) — guaranteed catastrophic`,pattern:/\(\([^)]{0,40}\)[+*]\)[+*]/},{id:`redos-alternation-overlap`,description:`Overlapping alternation under quantifier: (a|a)+ — ambiguous NFA paths`,pattern:/\(([^|()]{1,20})\|(?:\1)(?:\|[^|()]{1,20}){0,5}\)[+*?]{1,2}/},{id:`redos-star-plus-concat`,description:`(x*x)+ pattern — triggers super-linear backtracking`,pattern:/\([^)]{0,10}\*[^)]{0,10}\)[+*]/},{id:`redos-dot-star-greedy`,description:`(.*){n,} or (.+){n,} — repeated greedy dot quantifiers`,pattern:/\(\.[*+]\)\{?\d/},{id:`redos-large-repetition`,description:`Very large fixed or range repetition count {1000,} or {1000,n} — denial of service via backtracking`,pattern:/\{\d{4,}(?:,\d*)?\}/},{id:`redos-catastrophic-alternation`,description:`Long alternation with many similar branches — polynomial backtracking risk`,pattern:/\([^)]{0,200}(?:\|[^|)]{0,50}){9,}\)/}],J=`["'\\s]*:`,In=[{id:`nosql-where-operator`,description:`$where — executes arbitrary JavaScript server-side in MongoDB`,pattern:RegExp(`\\$where${J}`,`i`)},{id:`nosql-ne-operator`,description:`$ne — "not equal" operator used to bypass equality checks`,pattern:RegExp(`\\$ne${J}`,`i`)},{id:`nosql-gt-operator`,description:`$gt — "greater than" used to bypass password/value checks`,pattern:RegExp(`\\$gte?${J}`,`i`)},{id:`nosql-lt-operator`,description:`$lt / $lte — "less than" bypass variants`,pattern:RegExp(`\\$lte?${J}`,`i`)},{id:`nosql-regex-operator`,description:`$regex — can be used to extract data character by character (blind injection)`,pattern:RegExp(`\\$regex${J}`,`i`)},{id:`nosql-or-operator`,description:`$or — logical OR; used to create always-true conditions`,pattern:RegExp(`\\$or${J}\\s*\\[`,`i`)},{id:`nosql-and-operator`,description:`$and — logical AND operator injection`,pattern:RegExp(`\\$and${J}\\s*\\[`,`i`)},{id:`nosql-nor-operator`,description:`$nor — logical NOR operator injection`,pattern:RegExp(`\\$nor${J}\\s*\\[`,`i`)},{id:`nosql-exists-operator`,description:`$exists — can enumerate fields to determine schema`,pattern:RegExp(`\\$exists${J}`,`i`)},{id:`nosql-in-operator`,description:`$in — matches any value in a list; can enumerate values`,pattern:RegExp(`\\$in${J}\\s*\\[`,`i`)},{id:`nosql-expr-operator`,description:`$expr — allows aggregation expressions in queries (MongoDB 3.6+)`,pattern:RegExp(`\\$expr${J}`,`i`)},{id:`nosql-function-operator`,description:`$function — executes arbitrary JavaScript in MongoDB 4.4+`,pattern:RegExp(`\\$function${J}`,`i`)},{id:`nosql-accumulator-operator`,description:`$accumulator — custom aggregation with arbitrary JS execution`,pattern:RegExp(`\\$accumulator${J}`,`i`)},{id:`nosql-proto-pollution`,description:`__proto__ — prototype pollution via object key injection`,pattern:/__proto__/},{id:`nosql-constructor-prototype`,description:`constructor.prototype — alternative prototype pollution vector (dot notation or JSON key)`,pattern:/constructor[\s"':.,{\[]*prototype/i},{id:`nosql-proto-bracket`,description:`["__proto__"] — bracket-notation prototype pollution`,pattern:/\[["']__proto__["']\]/}],Ln=[{id:`log-crlf-injection`,description:`CRLF injection: literal \\r or \\n embeds fake log lines`,pattern:/[\r\n]/},{id:`log-url-encoded-crlf`,description:`URL-encoded CRLF: %0d, %0a, %0D, %0A — decoded by some log parsers`,pattern:/%0[dDaA]/},{id:`log-unicode-newline`,description:`Unicode newline variants: U+2028 (line separator), U+2029 (paragraph separator)`,pattern:/[\u2028\u2029]/},{id:`log-log4shell-jndi`,description:"Log4Shell: ${jndi:...} triggers remote code execution in Apache Log4j",pattern:/\$\{jndi\s*:/i},{id:`log-log4shell-obfuscated`,description:"Obfuscated Log4Shell: ${::-j}... lookup-bypass prefix used to evade WAF detection",pattern:/\$\{::-/},{id:`log-log4j-lookup`,description:"Log4j lookup syntax: ${env:...}, ${sys:...}, ${ctx:...} — data exfiltration",pattern:/\$\{(?:env|sys|ctx|main|map|sd|web|docker|k8s|spring)\s*:/i},{id:`log-ssti-double-brace`,description:`SSTI double-brace: {{expression}} — Jinja2, Twig, Handlebars, etc.`,pattern:/\{\{[\s\S]{0,80}\}\}/},{id:`log-ssti-hash-brace`,description:`SSTI hash-brace: #{expression} — Thymeleaf, Velocity, Ruby ERB`,pattern:/#\{[\s\S]{0,80}\}/},{id:`log-ssti-dollar-brace`,description:"SSTI/EL injection: ${expression with operators or method calls} — JSP EL, Freemarker, SpEL",pattern:/\$\{[^}]*(?:\.|\(|\*|\+|\bclass\b|\bruntime\b|\bprocess\b|\bexec\b)[^}]{0,80}\}/i},{id:`log-ssti-percent-tag`,description:`SSTI ERB/ASP tag: <%= expression %> — Ruby ERB, ASP`,pattern:/<%=[\s\S]{0,80}%>/},{id:`log-null-byte`,description:`Null byte: \\x00 or %00 — can truncate log entries in C-backed loggers`,pattern:/\x00|%00/},{id:`log-ansi-escape`,description:`ANSI escape sequence: ESC[ — can manipulate terminal output when logs are tailed`,pattern:/\x1b\[/}],Rn=[{id:`sql-line-comment`,description:`SQL line comment: -- followed by whitespace or end of string`,pattern:/--(?:\s|$)/},{id:`sql-stacked-query`,description:`Stacked queries: semicolon immediately followed by a SQL keyword`,pattern:/;\s{0,10}(?:SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|EXEC)\b/i},{id:`sql-hex-encoding`,description:`Hex-encoded string injection: 0x41414141 style (MySQL)`,pattern:/\b0x[0-9a-f]{4,}/i}],zn=[...Nn,...Rn],Bn=Object.freeze({colon:`:`,Tab:`	`,NewLine:`
`}),Vn=/&(?:#[xX]0*([0-9a-fA-F]{1,6});?|#0*([0-9]{1,7});?|([a-zA-Z][a-zA-Z0-9]{1,15});)/g;function Hn(e){return e.indexOf(`&`)===-1?e:e.replace(Vn,(e,t,n,r)=>{if(r!==void 0)return Object.prototype.hasOwnProperty.call(Bn,r)?Bn[r]:e;let i=t===void 0?parseInt(n,10):parseInt(t,16);return!Number.isFinite(i)||i>1114111?e:String.fromCodePoint(i)})}An.label=`HTML`,jn.label=`XML`,Mn.label=`SVG`,An.decodeEntities=!0,jn.decodeEntities=!0,Mn.decodeEntities=!0,Nn.label=`SQL`,zn.label=`SQL-STRICT`,Pn.label=`SHELL`,Fn.label=`REDOS`,In.label=`NOSQL`,Ln.label=`LOG`,Object.freeze({HTML:An,XML:jn,SVG:Mn,SQL:Nn,"SQL-STRICT":zn,SHELL:Pn,REDOS:Fn,NOSQL:In,LOG:Ln});function Un(e){if(typeof e!=`string`)throw TypeError(`is-unsafe: first argument must be a string, got ${typeof e}`)}function Wn(e){if(!(e instanceof RegExp)){if(Array.isArray(e)){if(e.length===0)throw TypeError(`is-unsafe: context must not be an empty array`);if(Array.isArray(e[0])){for(let t of e)if(!Array.isArray(t)||t.length===0)throw TypeError(`is-unsafe: each context in the array must be a non-empty pattern array (PatternList)`)}}else throw TypeError(`is-unsafe: second argument must be a PatternList (e.g. HTML), an array of PatternLists (e.g. [HTML, XML]), or a RegExp. Got: ${typeof e}`)}}function Gn(e){return e instanceof RegExp?{lists:null,regex:e}:Array.isArray(e[0])?{lists:e,regex:null}:{lists:[e],regex:null}}function Kn(e,t){if(!t.decodeEntities)return null;let n=Hn(e);return n===e?null:n}function qn(e,t){let n=t.label??`CUSTOM`,r=Kn(e,t);for(let i of t)if(i.pattern.test(e)||r!==null&&i.pattern.test(r))return{context:n,id:i.id,description:i.description,pattern:i.pattern};return null}function Jn(e,t){Un(e),Wn(t);let{lists:n,regex:r}=Gn(t);if(r)return r.test(e);for(let t of n)if(qn(e,t)!==null)return!0;return!1}function Yn(e,t){if(!e)return{};let n=t.attributesGroupName?e[t.attributesGroupName]:e;if(!n)return{};let r={};for(let e in n)if(e.startsWith(t.attributeNamePrefix)){let i=e.substring(t.attributeNamePrefix.length);r[i]=n[e]}else r[e]=n[e];return r}function Xn(e){if(!e||typeof e!=`string`)return;let t=e.indexOf(`:`);if(t!==-1&&t>0){let n=e.substring(0,t);if(n!==`xmlns`)return n}}var Zn=class{constructor(e,t){this.options=e,this.currentNode=null,this.tagsNodeStack=[],this.parseXml=rr,this.parseTextData=Qn,this.resolveNameSpace=$n,this.buildAttributesMap=nr,this.isItStopNode=sr,this.replaceEntitiesValue=ar,this.readStopNodeData=dr,this.saveTextToParentTag=or,this.addChild=ir,this.ignoreAttributesFn=Tn(this.options.ignoreAttributes),this.entityExpansionCount=0,this.currentExpandedLength=0,this.doctypefound=!1;let n={...Rt};this.options.entityDecoder?this.entityDecoder=this.options.entityDecoder:(typeof this.options.htmlEntities==`object`?n=this.options.htmlEntities:this.options.htmlEntities===!0&&(n={...zt,...Lt}),this.entityDecoder=new Jt({namedEntities:{...n,...t},numericAllowed:this.options.htmlEntities,limit:{maxTotalExpansions:this.options.processEntities.maxTotalExpansions,maxExpandedLength:this.options.processEntities.maxExpandedLength,applyLimitsTo:this.options.processEntities.appliesTo},onInputEntity:(e,t)=>Jn(t,[An,jn])?Bt.BLOCK:Bt.ALLOW})),this.matcher=new kn,this.readonlyMatcher=this.matcher.readOnly(),this.isCurrentNodeStopNode=!1,this.stopNodeExpressionsSet=new Dn;let r=this.options.stopNodes;if(r&&r.length>0){for(let e=0;e<r.length;e++){let t=r[e];typeof t==`string`?this.stopNodeExpressionsSet.add(new En(t)):t instanceof En&&this.stopNodeExpressionsSet.add(t)}this.stopNodeExpressionsSet.seal()}}};function Qn(e,t,n,r,i,a,o){let s=this.options;if(e!==void 0&&(s.trimValues&&!r&&(e=e.trim()),e.length>0)){o||(e=this.replaceEntitiesValue(e,t,n));let r=s.jPath?n.toString():n,c=s.tagValueProcessor(t,e,r,i,a);return c==null?e:typeof c!=typeof e||c!==e?c:s.trimValues||e.trim()===e?fr(e,s.parseTagValue,s.numberParseOptions):e}}function $n(e){if(this.options.removeNSPrefix){let t=e.split(`:`),n=e.charAt(0)===`/`?`/`:``;if(t[0]===`xmlns`)return``;t.length===2&&(e=n+t[1])}return e}const er=/([^\s=]+)\s*(=\s*(?:"([^"]*)"|'([^']*)'))?/gm;function tr(e){return e[3]===void 0?e[4]:e[3]}function nr(e,t,n,r=!1){let i=this.options;if(r===!0||i.ignoreAttributes!==!0&&typeof e==`string`){let r=bt(e,er),a=r.length,o={},s=Array(a),c=!1,l={};for(let e=0;e<a;e++){let t=this.resolveNameSpace(r[e][1]),a=tr(r[e]);if(t.length&&a!==void 0){let r=a;i.trimValues&&(r=r.trim()),r=this.replaceEntitiesValue(r,n,this.readonlyMatcher),s[e]=r,l[t]=r,c=!0}}c&&typeof t==`object`&&t.updateCurrent&&t.updateCurrent(l);let u=i.jPath?t.toString():this.readonlyMatcher,d=!1;for(let e=0;e<a;e++){let t=this.resolveNameSpace(r[e][1]);if(this.ignoreAttributesFn(t,u))continue;let n=i.attributeNamePrefix+t;if(t.length){if(i.transformAttributeName&&(n=i.transformAttributeName(n)),n=mr(n,i),tr(r[e])!==void 0){let r=s[e],a=i.attributeValueProcessor(t,r,u);a==null?o[n]=r:typeof a!=typeof r||a!==r?o[n]=a:o[n]=fr(r,i.parseAttributeValue,i.numberParseOptions),d=!0}else i.allowBooleanAttributes&&(o[n]=!0,d=!0)}}if(!d)return;if(i.attributesGroupName&&!i.preserveOrder){let e={};return e[i.attributesGroupName]=o,e}return o}}const rr=function(e){let t=this.options,n=t.captureMetaData?[]:void 0;e=e.replace(/\r\n?/g,t.captureMetaData?(e,t)=>(e.length===2&&n.push(t-n.length),`
`):`
`);let r=new W(`!xml`),i=r,a=``;this.matcher.reset(),this.entityDecoder.reset(),this.entityExpansionCount=0,this.currentExpandedLength=0,this.doctypefound=!1;let o=new sn(t.processEntities),s=e.length;for(let c=0;c<s;c++)if(e[c]===`<`){let l=e.charCodeAt(c+1);if(l===47){let o=X(e,`>`,c,`Closing Tag is not closed.`),s=e.substring(c+2,o).trim();if(t.removeNSPrefix){let e=s.indexOf(`:`);e!==-1&&(s=s.substr(e+1))}s=pr(t.transformTagName,s,``,t).tagName,i&&(a=this.saveTextToParentTag(a,i,this.readonlyMatcher));let l=this.matcher.getCurrentTag();if(s&&t.unpairedTagsSet.has(s))throw Error(`Unpaired tag can not be used as closing tag: </${s}>`);l&&t.unpairedTagsSet.has(l)&&(this.matcher.pop(),this.tagsNodeStack.pop()),this.matcher.pop(),this.isCurrentNodeStopNode=!1,i=this.tagsNodeStack.pop()||r,t.captureMetaData&&i&&i.addEndIndex(Y(o+1,n)),a=``,c=o}else if(l===63){let r=ur(e,c,!1,`?>`);if(!r)throw Error(`Pi Tag is not closed.`);a=this.saveTextToParentTag(a,i,this.readonlyMatcher);let s=this.buildAttributesMap(r.tagExp,this.matcher,r.tagName,!0);if(s){let e=s[this.options.attributeNamePrefix+`version`];this.entityDecoder.setXmlVersion(Number(e)||1),o.setXmlVersion(Number(e)||1)}if(!(t.ignoreDeclaration&&r.tagName===`?xml`||t.ignorePiTags)){let e=new W(r.tagName);e.add(t.textNodeName,``),r.tagName!==r.tagExp&&r.attrExpPresent&&t.ignoreAttributes!==!0&&(e[`:@`]=s);let a=t.captureMetaData?Y(c,n):c;this.addChild(i,e,this.readonlyMatcher,a),t.captureMetaData&&i.addEndIndex(Y(r.closeIndex+2,n))}c=r.closeIndex+1}else if(l===33&&e.charCodeAt(c+2)===45&&e.charCodeAt(c+3)===45){let n=X(e,`-->`,c+4,`Comment is not closed.`);if(t.commentPropName){let r=e.substring(c+4,n-2);a=this.saveTextToParentTag(a,i,this.readonlyMatcher),i.add(t.commentPropName,[{[t.textNodeName]:r}])}c=n}else if(l===33&&e.charCodeAt(c+2)===68){if(this.doctypefound)throw Error(`Multiple DOCTYPE declarations found.`);this.doctypefound=!0;let t=o.readDocType(e,c);this.entityDecoder.addInputEntities(t.entities),c=t.i}else if(l===33&&e.charCodeAt(c+2)===91){let n=X(e,`]]>`,c,`CDATA is not closed.`)-2,r=e.substring(c+9,n);a=this.saveTextToParentTag(a,i,this.readonlyMatcher);let o=this.parseTextData(r,i.tagname,this.readonlyMatcher,!0,!1,!0,!0);o??=``,t.cdataPropName?i.add(t.cdataPropName,[{[t.textNodeName]:r}]):i.add(t.textNodeName,o),c=n+2}else{let o=ur(e,c,t.removeNSPrefix);if(!o){let t=e.substring(Math.max(0,c-50),Math.min(s,c+50));throw Error(`readTagExp returned undefined at position ${c}. Context: "${t}"`)}let l=o.tagName,u=o.rawTagName,d=o.tagExp,f=o.attrExpPresent,p=o.closeIndex;if({tagName:l,tagExp:d}=pr(t.transformTagName,l,d,t),t.strictReservedNames&&(l===t.commentPropName||l===t.cdataPropName||l===t.textNodeName||l===t.attributesGroupName))throw Error(`Invalid tag name: ${l}`);i&&a&&i.tagname!==`!xml`&&(a=this.saveTextToParentTag(a,i,this.readonlyMatcher,!1));let m=i;m&&t.unpairedTagsSet.has(m.tagname)&&(i=this.tagsNodeStack.pop(),this.matcher.pop());let h=!1;d.length>0&&d.lastIndexOf(`/`)===d.length-1&&(h=!0,l[l.length-1]===`/`?(l=l.substr(0,l.length-1),d=l):d=d.substr(0,d.length-1),f=l!==d);let g=null,_;_=Xn(u),l!==r.tagname&&this.matcher.push(l,{},_),l!==d&&f&&(g=this.buildAttributesMap(d,this.matcher,l),g&&Yn(g,t)),l!==r.tagname&&(this.isCurrentNodeStopNode=this.isItStopNode());let v=t.captureMetaData?Y(c,n):c;if(this.isCurrentNodeStopNode){let r=``;if(h)c=o.closeIndex;else if(t.unpairedTagsSet.has(l))c=o.closeIndex;else{let t=this.readStopNodeData(e,u,p+1);if(!t)throw Error(`Unexpected end of ${u}`);c=t.i,r=t.tagContent}let a=new W(l);g&&(a[`:@`]=g),a.add(t.textNodeName,r),this.matcher.pop(),this.isCurrentNodeStopNode=!1,this.addChild(i,a,this.readonlyMatcher,v),t.captureMetaData&&i.addEndIndex(Y(c+1,n))}else{if(h){({tagName:l,tagExp:d}=pr(t.transformTagName,l,d,t));let e=new W(l);g&&(e[`:@`]=g),this.addChild(i,e,this.readonlyMatcher,v),t.captureMetaData&&i.addEndIndex(Y(p+1,n)),this.matcher.pop(),this.isCurrentNodeStopNode=!1}else if(t.unpairedTagsSet.has(l)){let e=new W(l);g&&(e[`:@`]=g),this.addChild(i,e,this.readonlyMatcher,v),t.captureMetaData&&i.addEndIndex(Y(o.closeIndex+1,n)),this.matcher.pop(),this.isCurrentNodeStopNode=!1,c=o.closeIndex;continue}else{let e=new W(l);if(this.tagsNodeStack.length>t.maxNestedTags)throw Error(`Maximum nested tags exceeded`);this.tagsNodeStack.push(i),g&&(e[`:@`]=g),this.addChild(i,e,this.readonlyMatcher,v),i=e}a=``,c=p}}}else a+=e[c];return r.child};function Y(e,t){let n=0,r=t.length;for(;n<r;){let i=Math.floor((n+r)/2);t[i]<e?n=i+1:r=i}return e+n}function ir(e,t,n,r){this.options.captureMetaData||(r=void 0);let i=this.options.jPath?n.toString():n,a=this.options.updateTag(t.tagname,i,t[`:@`]);a===!1||(typeof a==`string`&&(t.tagname=a),e.addChild(t,r))}function ar(e,t,n){let r=this.options.processEntities;if(!r||!r.enabled)return e;if(r.allowedTags){let i=this.options.jPath?n.toString():n;if(!(Array.isArray(r.allowedTags)?r.allowedTags.includes(t):r.allowedTags(t,i)))return e}if(r.tagFilter){let i=this.options.jPath?n.toString():n;if(!r.tagFilter(t,i))return e}return this.entityDecoder.decode(e)}function or(e,t,n,r){return e&&=(r===void 0&&(r=t.child.length===0),e=this.parseTextData(e,t.tagname,n,!1,t[`:@`]?Object.keys(t[`:@`]).length!==0:!1,r),e!==void 0&&e!==``&&t.add(this.options.textNodeName,e),``),e}function sr(){return this.stopNodeExpressionsSet.size!==0&&this.matcher.matchesAny(this.stopNodeExpressionsSet)}function cr(e,t,n=`>`){let r=e.length,i=n.charCodeAt(0),a=n.length>1?n.charCodeAt(1):-1,o=``,s=t;for(let n=t;n<r;n++){let t=e.charCodeAt(n);if(t===34||t===39){if(n=e.indexOf(e[n],n+1),n===-1)return}else if(t===i){if(a!==-1){if(e.charCodeAt(n+1)===a)return o+=e.substring(s,n),{data:o,index:n}}else return o+=e.substring(s,n),{data:o,index:n}}else t===9&&(o+=e.substring(s,n)+` `,s=n+1)}}function X(e,t,n,r){let i=e.indexOf(t,n);if(i===-1)throw Error(r);return i+t.length-1}function lr(e,t,n,r){let i=e.indexOf(t,n);if(i===-1)throw Error(r);return i}function ur(e,t,n,r=`>`){let i=cr(e,t+1,r);if(!i)return;let a=i.data,o=i.index,s=a.search(/\s/),c=a,l=!0;s!==-1&&(c=a.substring(0,s),a=a.substring(s+1).trimStart());let u=c;if(n){let e=c.indexOf(`:`);e!==-1&&(c=c.substr(e+1),l=c!==i.data.substr(e+1))}return{tagName:c,tagExp:a,closeIndex:o,attrExpPresent:l,rawTagName:u}}function dr(e,t,n){let r=n,i=1,a=!1,o=-1,s=e.length;for(;n<s;n++)if(e[n]===`<`){let s=e.charCodeAt(n+1);if(s===47){let a=lr(e,`>`,n,`${t} is not closed`);if(e.substring(n+2,a).trim()===t&&(i--,i===0))return{tagContent:e.substring(r,n),i:a};n=a}else if(s===63)n=X(e,`?>`,n+1,`StopNode is not closed.`);else if(s===33&&e.charCodeAt(n+2)===45&&e.charCodeAt(n+3)===45)n=X(e,`-->`,n+3,`StopNode is not closed.`);else if(s===33&&e.charCodeAt(n+2)===91)n=X(e,`]]>`,n,`StopNode is not closed.`)-2;else{let r=a?void 0:ur(e,n,!1);if(r)r.tagName===t&&r.tagExp[r.tagExp.length-1]!==`/`&&i++,n=r.closeIndex;else{if(a=!0,o<n&&(o=e.indexOf(`>`,n),o===-1))return;let r=e.indexOf(`<`,n+1);if(r===-1||r>o){let r=e.substring(n+1,o),a=r.search(/\s/);(a===-1?r:r.substring(0,a))===t&&r[r.length-1]!==`/`&&i++,n=o}}}}}function fr(e,t,n){if(t&&typeof e==`string`){let t=e.trim();return t===`true`||t!==`false`&&yn(e,n)}return St(e)?e:``}function pr(e,t,n,r){if(e){let r=e(t);n===t&&(n=r),t=r}return t=mr(t,r),{tagName:t,tagExp:n}}function mr(e,t){if(wt.includes(e))throw Error(`[SECURITY] Invalid name: "${e}" is a reserved JavaScript keyword that could cause prototype pollution`);return Ct.includes(e)?t.onDangerousProperty(e):e}const hr=W.getMetaDataSymbol();function gr(e,t){if(!e||typeof e!=`object`)return{};if(!t)return e;let n={};for(let r in e)if(r.startsWith(t)){let i=r.substring(t.length);n[i]=e[r]}else n[r]=e[r];return n}function _r(e,t,n,r){return vr(e,t,n,r)}function vr(e,t,n,r){let i,a={};for(let o=0;o<e.length;o++){let s=e[o],c=yr(s);if(c!==void 0&&c!==t.textNodeName){let e=gr(s[`:@`]||{},t.attributeNamePrefix);n.push(c,e)}if(c===t.textNodeName)i===void 0?i=s[c]:i+=``+s[c];else if(c===void 0)continue;else if(s[c]){let e=vr(s[c],t,n,r),i=xr(e,t);if(Object.keys(e).length===0&&t.alwaysCreateTextNode&&(e[t.textNodeName]=``),s[`:@`]?br(e,s[`:@`],r,t):Object.keys(e).length===1&&e[t.textNodeName]!==void 0&&!t.alwaysCreateTextNode?e=e[t.textNodeName]:Object.keys(e).length===0&&(t.alwaysCreateTextNode?e[t.textNodeName]=``:e=``),s[hr]!==void 0&&typeof e==`object`&&e&&(e[hr]=s[hr]),a[c]!==void 0&&Object.prototype.hasOwnProperty.call(a,c))Array.isArray(a[c])||(a[c]=[a[c]]),a[c].push(e);else{let n=t.jPath?r.toString():r;a[c]=t.isArray(c,n,i)?[e]:e}c!==void 0&&c!==t.textNodeName&&n.pop()}}return typeof i==`string`?i.length>0&&(a[t.textNodeName]=i):i!==void 0&&(a[t.textNodeName]=i),a}function yr(e){let t=Object.keys(e);for(let e=0;e<t.length;e++){let n=t[e];if(n!==`:@`)return n}}function br(e,t,n,r){if(t){let i=Object.keys(t),a=i.length;for(let o=0;o<a;o++){let a=i[o],s=a.startsWith(r.attributeNamePrefix)?a.substring(r.attributeNamePrefix.length):a,c=r.jPath?n.toString()+`.`+s:n;e[a]=r.isArray(a,c,!0,!0)?[t[a]]:t[a]}}}function xr(e,t){let{textNodeName:n}=t,r=Object.keys(e).length;return!!(r===0||r===1&&(e[n]||typeof e[n]==`boolean`||e[n]===0))}var Sr=class{constructor(e){this.externalEntities={},this.options=$t(e)}parse(e,t){if(typeof e!=`string`&&e.toString)e=e instanceof Uint8Array&&!(typeof Buffer<`u`&&Buffer.isBuffer(e))?new TextDecoder(`utf-8`,{ignoreBOM:!0}).decode(e):e.toString();else if(typeof e!=`string`)throw Error(`XML data is accepted in String or Bytes[] form.`);if(t){t===!0&&(t={});let n=Et(e,t);if(n!==!0)throw Error(`${n.err.msg}:${n.err.line}:${n.err.col}`)}let n=new Zn(this.options,this.externalEntities),r=n.parseXml(e);return this.options.preserveOrder||r===void 0?r:_r(r,this.options,n.matcher,n.readonlyMatcher)}addEntity(e,t){if(t.indexOf(`&`)!==-1)throw Error(`Entity value can't have '&'`);if(e.indexOf(`&`)!==-1||e.indexOf(`;`)!==-1)throw Error(`An entity must be set without '&' and ';'. Eg. use '#xD' for '&#xD;'`);if(t===`&`)throw Error(`An entity with value '&' is not permitted`);this.externalEntities[e]=t}static getMetaDataSymbol(){return W.getMetaDataSymbol()}};const Cr=[`flakyFailure`,`flakyError`,`rerunFailure`,`rerunError`],wr=/* @__PURE__ */ new Set([`testsuite`,`testcase`,`failure`,`error`,`skipped`,...Cr]);function Tr(e){let t=[],n=[];for(let r of e){let e=Er(r,t,n);if(e!==null)return A(e)}return t.length>2e5?A(`its JUnit XML lists more than ${Pe} tests`):{report:{complete:!0,remark:null,tests:t,fileFailures:n},problem:null}}function Er(e,t,n){if(/<!(?:DOCTYPE|ENTITY)/i.test(e))return`its JUnit XML declares a document type, which no JUnit report needs`;let r=new Sr({ignoreAttributes:!1,attributeNamePrefix:`@`,textNodeName:`#text`,parseTagValue:!1,parseAttributeValue:!1,processEntities:!1,isArray:e=>wr.has(e)}),i;try{i=jr(r.parse(e,!0))}catch(e){return`its JUnit XML cannot be parsed (${e instanceof Error?e.message:String(e)})`}let a=[...Z(i.testsuites),...Z(i.testsuite)];if(a.length===0&&!(`testsuites`in i))return`its JUnit XML has neither <testsuites> nor <testsuite> at its top`;for(let e of a){let r=Dr(e,``,0,t,n);if(r!==null)return r}return null}function Dr(e,t,n,r,i){if(n>64)return`its JUnit XML nests suites more than 64 deep`;let a=Q(e,`file`)||Q(e,`filepath`)||t;for(let t of Z(e.testcase))r.push(Or(t,e,a));for(let t of Z(e.error))i.push({file:a,message:Ar([t])??``});for(let t of Z(e.testsuite)){let e=Dr(t,a,n+1,r,i);if(e!==null)return e}let o=Number(Q(e,`failures`))+Number(Q(e,`errors`));return n===0&&o>0&&r.every(e=>e.status!==`failed`)&&i.length===0?`its JUnit XML contradicts itself: ${o} failures are counted, none is listed`:null}function Or(e,t,n){let r=Q(e,`classname`),i=[...Z(e.failure),...Z(e.error)],a=Cr.flatMap(t=>Z(e[t])),o=Number.parseFloat(Q(e,`time`)),s=Number.parseInt(Q(e,`line`),10),c=r||Q(t,`name`);return{file:Q(e,`file`)||n||kr(r),titlePath:[...c===``?[]:[c],Q(e,`name`)||`(no name)`],line:s>=1?s:null,column:null,status:i.length>0?`failed`:`skipped`in e?`skipped`:`passed`,durationMs:o>=0?o*1e3:null,assertions:null,hiddenRetries:a.length>0?a.length:null,failure:Ar(i)??Ar(a)}}function kr(e){return/^[^\s<>]+\.[cm]?[jt]sx?$/.test(e)?e:``}function Ar(e){let t=e.map(e=>{let t=Q(e,`message`),n=Nr(String(e[`#text`]??``));return n.includes(t)?n:`${t}\n${n}`});return t.length===0?null:t.join(`

`).trim()}function jr(e){return typeof e==`object`&&e?e:{"#text":e}}function Z(e){return e===void 0?[]:(Array.isArray(e)?e:[e]).map(jr)}function Q(e,t){let n=e[`@${t}`];return typeof n==`string`?Nr(n):``}const Mr={lt:`<`,gt:`>`,amp:`&`,quot:`"`,apos:`'`};function Nr(e){return e.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,(e,t,n,r)=>{if(t!==void 0)return Mr[String(t).toLowerCase()]??e;let i=n===void 0?Number.parseInt(r,16):Number(n);return i<=1114111?String.fromCodePoint(i):e})}const Pr=4096;function Fr(e){let{project:t,target:n,result:r}=e,i=e.reading.report,a=e=>Br(t,n,e),o=i===null?[]:Rr(i,a),s=(i?.fileFailures??[]).map(e=>({file:a(e.file),message:Vr(e.message,16384)})),{outcome:c,remark:l}=Ir(e,o,s);return{runner:n.runner,runnerVersion:n.runnerVersion,outcome:c,tests:o,fileFailures:s,exitCode:r.exitCode,durationMs:r.durationMs,command:e.command,outputTail:Vr(`${r.stdout}${r.stderr===``?``:`\n${r.stderr}`}`,16384,`end`).trim(),remark:l}}function Ir({result:e,reading:t},n,r){let i=t.report?.complete??!1,a=e.signal===null?`exit code ${e.exitCode}`:`signal ${e.signal}`;if(e.ending===`not-started`)return{outcome:`crashed`,remark:`The runner could not be started: ${e.problem??`no reason given`}`};if(e.ending!==`ended`){let t=`after ${Math.round(e.durationMs/1e3)} s`;return{outcome:`timed-out`,remark:i?`The tests had finished, but the runner had not ended ${t}: something they opened keeps it alive (a server, a timer, a connection).`:`The suite had not finished ${t}.`}}if(t.report===null)return{outcome:`crashed`,remark:`There is no result (${a}): ${t.problem}.`};if(!i){let e=`The runner ended (${a}) before it had reported on every test: a test or hook probably called process.exit.`;return{outcome:`crashed`,remark:t.report.remark??e}}return n.length===0&&r.length===0?{outcome:`no-tests`,remark:t.report.remark??`The runner found no tests (${a}).`}:{outcome:`completed`,remark:t.report.remark??Lr(e,n,r)}}function Lr(e,t,n){let r=t.filter(e=>e.status===`failed`).length+n.length;if(e.exitCode===0)return r>0?`The runner ended with exit code 0 although ${r} failed.`:null;let i=e.signal===null?`exit code ${e.exitCode}`:`signal ${e.signal}`;return r===0?`Every test passed, but the runner ended with ${i}.`:null}function Rr(e,t){let n=/* @__PURE__ */ new Map,r=/* @__PURE__ */ new Set;return e.tests.map(e=>{let i=t(e.file),a=e.titlePath.map(e=>Vr(e,Pr)),o=a.join(` > `),s=`${i} > ${o}`,c=(n.get(s)??0)+1;for(;r.has(zr(s,c));)c+=1;n.set(s,c),r.add(zr(s,c));let l=e.status===`failed`||(e.hiddenRetries??0)>0;return{id:zr(s,c),file:i,titlePath:a,name:o,location:e.line===null?null:{line:e.line,column:e.column??1},status:e.status,durationMs:e.durationMs,assertions:e.assertions,hiddenRetries:e.hiddenRetries,failure:l&&e.failure!==null?Vr(e.failure,Pr):null}})}function zr(e,t){return t===1?e:`${e} #${t}`}function Br(e,t,n){if(n===``)return``;let r=le(n)?n:E(t.root,n);return T(e.root,r).split(D).join(`/`)}function Vr(e,t,n=`start`){let r=n===`start`?e.slice(0,t*4):e.slice(-t*4),i=fe(r),a=Buffer.from(i);if(a.length<=t)return i;let o=(n===`start`?a.subarray(0,t):a.subarray(-t)).toString(`utf8`).replace(/^\uFFFD+|\uFFFD+$/g,``);return n===`start`?`${o}…`:`…${o}`}function Hr(e,t,n){return n.map(n=>T(t.root,E(e.root,n)).split(D).join(`/`))}function Ur(e,t){return[...Object.entries(e).map(([e,t])=>`${e}=${Wr(t)}`),...t.map(Wr)].join(` `)}function Wr(e){return/^[\w@%+=:,./-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}const Gr={runSuite:Kr,variety:async(e,t,n,r)=>st(n,r??null),testFileMatcher:async()=>null};async function Kr(e,n,r,i){let{command:a=null,junit:o=null}=i;if(a===null||o===null)throw new t(`The runner is \`command\`, but suite.${a===null?`command`:`junit`} is not set. Give both: the command that runs the tests, and the path of the JUnit XML that it writes.`);if(o.startsWith(`/`)||o.split(`/`).includes(`..`))throw new t(`suite.junit is ${JSON.stringify(o)}. Give a path inside the package, relative to it.`);let s=await qr(r.root,o),c=await I(e,n,r,i,!0),l={command:`/bin/sh`,args:[`-c`,`PATH="$1:$PATH"; export PATH\n${a}`,`sh`,Oe(n,r)],cwd:r.root,env:r.runnerEnvironment,timeoutMs:i.timeoutMs};return Fr({project:n,target:r,command:a,result:await e.runContained(c?.conditioned(l)??l),reading:await Jr(r.root,o,s)})}async function qr(e,t){let n=/* @__PURE__ */ new Map;for(let r of await m(e,t,{globstar:!0,folders:!1})){let t=await x(w(e,r)).catch(()=>null);t?.isFile()&&n.set(r,`${t.ino} ${t.mtimeMs} ${t.size}`)}return n}async function Jr(e,t,n){let r=await qr(e,t),i=[...r].filter(([e,t])=>n.get(e)!==t).map(([e])=>e);if(i.length===0)return A(`the command wrote no JUnit XML at ${t}${r.size>0?`, only ${r.size} from before it`:``}`);let a=0,o=[];for(let t of i){if(a+=(await x(w(e,t))).size,a>67108864)return A(`its JUnit XML is longer than the ${Ne} bytes that are read`);o.push(await b(w(e,t),`utf8`))}return Tr(o)}const Yr=[String.raw`
'use strict';
const { writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join, relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const conditions = require('./conditions.cjs');

const RUNTIME = /(?:^|[\\/])jest-runtime(?:[\\/]build[\\/]index(?:\.js)?)?$/;
const SEQUENCER = /(?:^|[\\/])@jest[\\/]test-sequencer(?:[\\/]build[\\/]index(?:\.js)?)?$/;

const root = process.cwd();
/** A jest that a test starts: its tests live under the same conditions, but how they run is what the outer test asks for. */
const isNested = process.env.EARNEST_CONDITIONS !== undefined;
const variedModules = new WeakMap();
const load = Module.prototype.require;
Module.prototype.require = function (request) {
  const loaded = load.apply(this, arguments);
  if (typeof request !== 'string') return loaded;
  // Jest has read the times of all files by now, and comes to globalSetup next.
  if (SEQUENCER.test(request)) beginBesideTests();
  return RUNTIME.test(request) ? withVariedRuntime(loaded) : loaded;
};

/** What globalSetup leaves behind for the tests has to have their times and to be in their place. */
function beginBesideTests() {
  moveClockBesideTests();
  if (conditions.plan.temporary) process.env.TMPDIR = conditions.plan.temporary;
}

/** The tests' stream of draws is theirs alone: jest draws too, more often while its cache is cold. */
function moveClockBesideTests() {
  const { random } = Math;
  conditions.installIn(globalThis);
  Math.random = random;
}

function withVariedRuntime(loaded) {
  const known = variedModules.get(loaded);
  if (known !== undefined) return known;
  const Runtime = typeof loaded === 'function' ? loaded : loaded.default;
  const Varied = new Proxy(Runtime, {
    construct(target, args, newTarget) {
      const [configuration, environment] = args;
      vary(configuration, environment, args.find((argument) => typeof argument === 'string'));
      return Reflect.construct(target, args, newTarget === Varied ? target : newTarget);
    },
  });
  const varied = typeof loaded === 'function' ? Varied : Object.create(loaded, { default: { value: Varied, enumerable: true } });
  variedModules.set(loaded, varied);
  return varied;
}

function vary(configuration, environment, file) {
  const { global } = environment;
  moveClockBesideTests();
  conditions.installIn(global);
  conditions.begin();
  // The tests have a copy of the environment, which they may hand on to programs that they start.
  const copy = global.process?.env;
  for (const name of copy ? ['EARNEST_CONDITIONS', 'TMPDIR'] : []) {
    if (process.env[name] !== undefined) copy[name] = process.env[name];
  }
  if (isNested) return;
  withoutRetries(global);
  const begins = startsIn(configuration, file);
  begins([]);
  if (/jasmine/.test(configuration.testRunner)) heedJasmine(global, begins);
  const listener = circusListener(environment, file, begins);
  let own = environment.handleTestEvent;
  Object.defineProperty(environment, 'handleTestEvent', {
    configurable: true,
    enumerable: true,
    get: () => (event, state) => {
      listener(event, state);
      return own === undefined || own === null ? undefined : own.call(environment, event, state);
    },
    set: (value) => { own = value; },
  });
  writeFileSync(join(__dirname, 'begun'), '');
}

/**
 * Tells the program where a test or a suite begins. No two in a file may draw the same "random" names: not those of one title,
 * nor a case and its repetition. A file may belong to two of jest's projects at a time.
 */
function startsIn({ displayName }, file) {
  const place = [displayName?.name ?? '', relative(root, file)].join(' ');
  const counts = new Map();
  return (titles) => {
    const key = JSON.stringify(titles);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    conditions.startOfTest(place, count === 1 ? titles : [...titles, '#' + count]);
  };
}

/** jest.retryTimes leaves its numbers here (jest-circus, types.ts); the second since jest 30.5, for whole suites. */
function withoutRetries(global) {
  for (const [name, value] of [['RETRY_TIMES', 0], ['RETRY_TIMES_SETTER', () => {}]]) {
    Object.defineProperty(global, Symbol.for(name), { configurable: true, get: () => value, set() {} });
  }
}

/** jest-jasmine2 tells the environment nothing: it leaves itself in the global object of the tests. */
function heedJasmine(global, begins) {
  let jasmine;
  Object.defineProperty(global, 'jasmine', {
    configurable: true,
    enumerable: true,
    get: () => jasmine,
    set(value) {
      jasmine = value;
      value?.getEnv?.().addReporter({ specStarted: ({ fullName }) => begins([fullName]) });
    },
  });
}
`,`
function circusListener(environment, file, begins) {
  const restorations = [];
  const clones = [];
  const cloned = new WeakSet();
  let counters = null;

  function arrange(block, titles, isOrdered) {
    const declared = block.children;
    restorations.push(() => { block.children = declared; });
    const keepsOrder = isOrdered || conditions.keepsOrder(file, titles);
    for (const child of declared) {
      const childTitles = [...titles, title(child)];
      if (child.type === 'describeBlock') arrange(child, childTitles, keepsOrder);
      else if (!conditions.keeps(file, childTitles)) child.mode = 'skip';
    }
    // Steps that build on each other are neither moved nor taken twice.
    if (keepsOrder) return;
    const children = conditions.arranged(declared, JSON.stringify([relative(root, file), ...titles]));
    block.children = conditions.plan.repeat ? children.flatMap((child) => (repeats(child) ? [child, cloneOf(child)] : [child])) : children;
  }

  function cloneOf(test) {
    const clone = { ...test, errors: [], retryReasons: [], invocations: 0, unhandledRejectionErrorByPromise: new Map() };
    clones.push(clone);
    cloned.add(clone);
    return clone;
  }

  /** A case's second run compares with the snapshots of its first. Source: jest-snapshot, SnapshotState. */
  function turnBackSnapshots(test) {
    const matchers = environment.global[Symbol.for('$$jest-matchers-object')];
    const snapshots = matchers && matchers.state.snapshotState;
    if (!snapshots || !snapshots._counters) return;
    if (cloned.has(test)) snapshots._counters = counters;
    else counters = new snapshots._counters.constructor(snapshots._counters);
  }

  return (event, state) => {
    switch (event.name) {
      case 'setup':
        // An order of jest's own choice would come on top of ours.
        if (state.randomize) state.randomize = false;
        break;
      case 'run_start':
        arrange(state.rootDescribeBlock, [], false);
        break;
      case 'run_describe_start':
        begins(titlesOf(event.describeBlock));
        break;
      case 'test_start':
        begins(titlesOf(event.test));
        if (conditions.plan.repeat) turnBackSnapshots(event.test);
        break;
      case 'run_finish':
        // Reported in the order of declaration: cases of one title are told apart by it.
        for (const restore of restorations) restore();
        state.rootDescribeBlock.children = [...state.rootDescribeBlock.children, ...clones];
        break;
    }
  };
}

/** Cases that run at the same time as others would run beside themselves. */
function repeats(child) {
  return child.type === 'test' && !child.concurrent && child.mode !== 'skip' && child.mode !== 'todo';
}

function titlesOf(node) {
  const titles = [];
  for (let at = node; at.parent; at = at.parent) titles.unshift(title(at));
  return titles;
}

/** As a report words it. */
function title(node) {
  return stripVTControlCharacters(String(node.name));
}
`].join(``);async function Xr(e,t,n){let r=await Qr(t),[i]=r;if(i===void 0||r.length>1)return[...r,...n];let{folder:a,path:o}=await N(e,`launch.cjs`,`'use strict';
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { jest, arguments: words } = JSON.parse(readFileSync(join(__dirname, 'arguments.json'), 'utf8'));
process.env.NODE_ENV ??= 'test';
process.argv[1] = jest;
const cli = require.resolve('jest-cli', { paths: [dirname(jest)] });
require(cli).run(words);
`);return await S(w(a,`arguments.json`),JSON.stringify({jest:i,arguments:n})),[o]}function Zr(e){let t=/(?:^|[\s/])(react-scripts|craco)\s+test\b/.exec(e.testScript??``)?.[1];return t===`react-scripts`||t===`craco`?t:null}async function Qr(e){let t=Zr(e);if(t!==null){let{path:n}=await k(e,t===`craco`?`@craco/craco`:t,t);return[n,`test`]}return[(await k(e,`jest`,`jest`)).path]}const $r=i(r()),ei=c({configs:i(c({roots:$r,testMatch:$r.optional().catch(void 0),testRegex:p([$r,r().transform(e=>[e])]).optional().catch(void 0),testPathIgnorePatterns:$r.optional().catch(void 0),testRunner:r().optional().catch(void 0)}))}),ti=ke(ni);async function ni(e,t,n){let r=await N(e,`show-config.cjs`,`
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stdout } = spawnSync(process.execPath, process.argv.slice(2), { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
const start = stdout.search(/^\\{$/m);
writeFileSync(join(__dirname, 'configuration.json'), start === -1 ? '' : stdout.slice(start));
`),i=y(`jest`,n.runnerArguments),a=[r.path,...n.nodeArguments,...await Qr(n),...i,`--showConfig`],o={NODE_ENV:`test`,...n.runnerEnvironment};await e.runContained(O(t,n,a,o,6e4));let{text:s}=await j(w(r.folder,`configuration.json`)),c=ei.safeParse(M(s??``));return c.success?c.data.configs:null}const $=u().int().min(0),ri=c({numTotalTests:$,numFailedTests:$,numPassedTests:$,numFailedTestSuites:$.optional(),wasInterrupted:s().optional(),testResults:i(c({name:r(),status:r(),message:r().nullable().optional(),assertionResults:i(c({ancestorTitles:i(r()),title:r(),status:r(),duration:u().nullable().optional(),failureMessages:i(r()).nullable().optional(),invocations:$.nullable().optional(),retryReasons:i(r()).nullable().optional(),numPassingAsserts:$.nullable().optional(),location:c({line:$,column:$}).nullable().optional()}))})).max(Pe)});async function ii(e,t){let{text:n,problem:r}=await j(e);if(n===null)return A(r);let i=ri.safeParse(M(n));if(!i.success)return A(`its report is not what jest --json writes`);let a=Number.parseInt(t,10)<27?0:1,{testResults:o,numTotalTests:s,numFailedTests:c,numPassedTests:l,wasInterrupted:u}=i.data,d=o.flatMap(e=>e.assertionResults.map(t=>oi(e.name,t,a))),f=e=>d.filter(t=>t.status===e).length;return d.length!==s||f(`failed`)!==c||f(`passed`)!==l?A(`its report contradicts itself: the totals are not those of the tests it lists`):{report:{complete:u!==!0,remark:null,tests:d,fileFailures:o.filter(ai).map(e=>({file:e.name,message:e.message??``}))},problem:null}}function ai(e){return e.status===`failed`&&e.assertionResults.every(e=>e.status!==`failed`)}function oi(e,t,n){let r=t.failureMessages??[],i=si(t.status),a=r.length>0?r:t.retryReasons??[];return{file:e,titlePath:[...t.ancestorTitles,t.title],line:t.location?.line??null,column:t.location?t.location.column+(1-n):null,status:i,durationMs:t.duration??null,assertions:t.numPassingAsserts??null,hiddenRetries:typeof t.invocations==`number`?Math.max(0,t.invocations-1):null,failure:a.length>0?a.join(`

`):null}}function si(e){switch(e){case`passed`:case`failed`:case`todo`:return e;default:return`skipped`}}async function ci(e,t,n){let r=await ti(e,t,n);if(r===null)return null;let i=r.map(li);return e=>{let n=w(t.root,e).split(D).join(`/`);return i.some(e=>e(n))}}function li(e){let t=(e.testPathIgnorePatterns??[]).map(di),n=(e.testRegex??[]).map(di),r=e.testMatch??[],i=t=>e.roots.some(e=>!T(e,t).startsWith(`..`)),a=ui(r);return e=>i(e)&&!t.some(t=>t(e))&&(n.length>0?n.some(t=>t(e)):a(e))}function ui(e){let t=e.map(e=>({matches:(0,P.default)(e,{dot:!0}),negated:e.startsWith(`!`)}));return e=>{let n=null;for(let{matches:r,negated:i}of t){let t=r(e);i&&!t?n=!1:!i&&t&&(n=!0)}return n??(t.length>0&&t.every(({negated:e})=>e))}}function di(e){let n=_e({source:e,path:``}),r=new ge(`new RegExp(source).test(path)`);return i=>{n.path=i;try{return r.runInContext(n,{timeout:1e3})===!0}catch(n){let{code:r}=n;if(r===`ERR_SCRIPT_EXECUTION_TIMEOUT`)throw new t(`jest's testRegex or testPathIgnorePatterns hold ${JSON.stringify(e)}, which takes more than a second on the path ${JSON.stringify(i)}. Write it without nested repetition.`);return!1}}}function fi(e){let t=L(e,`time-zone`),n=L(e,`locale`);return e.some(({kind:e})=>e!==`time-zone`&&e!==`locale`)?{}:{...t===null?{}:{TZ:t.timeZone},...n===null?{}:{LC_ALL:`${n.locale}.UTF-8`}}}const pi=w(`node_modules`,`jest`,`bin`,`jest.js`);async function mi(e,t,n){let r=n=>T(t.root,E(e.root,n)).split(D).join(`/`),i=n.files===void 0?t.runnerArguments:[...y(`jest`,t.runnerArguments),`--runTestsByPath`,...n.files.map(r)];return Ur({...fi(n.condition??[]),...t.runnerEnvironment},[...await hi(e,t),...i])}async function hi(e,t){let n=Zr(t);return n===null?t.nodeArguments.length===0?[`npx`,`jest`]:[`node`,...t.nodeArguments,await gi(e,t)]:[`npx`,n,`test`,`--watchAll=false`]}async function gi(e,t){for(let n=t.root;;n=C(n)){if(await x(w(n,pi)).catch(()=>null)!==null)return T(t.root,w(n,pi)).split(D).join(`/`);if(n===e.root||C(n)===n)return pi.split(D).join(`/`)}}const _i=[`--ci`,`--watchAll=false`,`--coverage=false`,`--bail=0`,`--passWithNoTests`,`--testLocationInResults`],vi={runSuite:yi,variety:wi,testFileMatcher:ci};async function yi(e,t,n,r){let i=w(await e.temporaryFolder(`jest-report`),`report.json`),a=await I(e,t,n,r,!1),o=a?.stress?Ci(n.runnerArguments):n.runnerArguments,s=r.files===void 0?o:[...y(`jest`,o),`--runTestsByPath`,...r.files.map(e=>E(t.root,e))],c=await Xr(e,n,[..._i,`--json`,`--outputFile=${i}`,...s]),l={NODE_ENV:`test`,...n.runnerEnvironment},u=O(t,n,[...n.nodeArguments,...c],l,r.timeoutMs),d=await e.runContained(a===null?u:await xi(a,u)),f=await ii(i,n.runnerVersion??``),p=a===null||await bi(a)||(f.report?.tests.length??0)===0;return Fr({project:t,target:n,command:await mi(t,n,r),result:d,reading:p?f:A(`the condition did not reach the tests: jest made no runtime that we know`)})}async function bi(e){return x(w(e.folder,`begun`)).then(()=>!0,()=>!1)}async function xi(e,t){let n=w(e.folder,`jest.cjs`);await S(n,Yr);let r=e.conditioned(t),i=`${r.env?.NODE_OPTIONS} --require="${n.replaceAll(/["\\]/g,`\\$&`)}"`;return{...r,env:{...r.env,NODE_OPTIONS:i}}}const Si=/^(?:max-?workers|w|run-?in-?band|i)$/i;function Ci(e){return[`--runInBand`,..._(`jest`,e).flatMap(({flag:e,words:t})=>Si.test(e??``)?[]:t)]}async function wi(e,t,n){let r=await Ti(e,t,n);return{cannot:[...r===null?[]:[`order`,`repeat`].map(e=>({kind:e,why:r})),...F(n)],choosesTests:r===null,choosesFiles:!0,filesShareProcess:!1}}async function Ti(e,t,n){if(Number.parseInt(n.runnerVersion??``,10)<26)return`jest ${n.runnerVersion} is too old`;let r=(await ti(e,t,n)??[]).map(({testRunner:e})=>e??``).find(e=>!/jest-circus/.test(e));return r===void 0?null:`only jest-circus lets its tests be arranged, and ${T(n.root,r)} runs them`}const Ei=[`--no-color`,`--no-bail`],Di={runSuite:Oi,variety:ji,testFileMatcher:Ge};async function Oi(e,t,n,r){let{path:i}=await k(n,`mocha`,`mocha`),a=await N(e,`reporter.cjs`,`
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = class Reporter {
  constructor(runner) {
    const byTest = new Map();
    const fileFailures = [];
    const text = (error) => {
      const stack = String(error && error.stack ? error.stack : '');
      const message = error && typeof error.message === 'string' ? error.message : String(error);
      return stack.includes(message) ? stack : message + '\\n' + stack;
    };
    const retries = (test) => (typeof test.currentRetry === 'function' ? test.currentRetry() : test._currentRetry) || 0;
    const fileOf = (test) => {
      for (let at = test; at; at = at.parent) if (at.file) return at.file;
      return '';
    };
    const earlier = new Map();
    const places = new Map();
    // In parallel mode each event brings a new object for the same test.
    const keyOf = (test) => test.__mocha_id__ || test.id || test;
    // Cases of one title are told apart by the order of their declaration, in which they may not have run.
    const declared = () => [...byTest.values()].sort((one, other) => (places.get(one) || 0) - (places.get(other) || 0));
    const add = (test, status, failure) => {
      const titlePath = test.titlePath();
      const before = earlier.get(JSON.stringify([fileOf(test), titlePath]));
      byTest.set(keyOf(test), {
        file: fileOf(test),
        titlePath,
        line: null,
        column: null,
        status,
        durationMs: typeof test.duration === 'number' ? test.duration : null,
        assertions: null,
        hiddenRetries: retries(test),
        failure: failure === null ? (retries(test) > 0 ? before || null : null) : failure,
      });
      if (test.earnestPlace !== undefined) places.set(byTest.get(keyOf(test)), test.earnestPlace);
    };
    runner.on('pass', (test) => add(test, 'passed', null));
    // it('title') and it.skip('title', body) come as the same: mocha drops the body.
    runner.on('pending', (test) => add(test, 'skipped', null));
    runner.on('retry', (test, error) => earlier.set(JSON.stringify([fileOf(test), test.titlePath()]), text(error)));
    runner.on('fail', (test, error) => {
      if (test.type === 'hook') {
        const current = test.ctx && test.ctx.currentTest;
        const file = fileOf(test) || (current ? fileOf(current) : '') || firstFile(test.parent);
        fileFailures.push({ file, message: test.titlePath().join(' > ') + ': ' + text(error) });
      } else if (test.type === 'test' && test.titlePath().length > 0) {
        add(test, 'failed', text(error));
      } else {
        fileFailures.push({ file: fileOf(test), message: String(test.title) + ': ' + text(error) });
      }
    });
    const firstFile = (suite) => {
      if (!suite) return '';
      for (const test of suite.tests || []) if (test.file) return test.file;
      for (const inner of suite.suites || []) {
        const file = inner.file || firstFile(inner);
        if (file) return file;
      }
      return '';
    };
    let written = false;
    const write = (complete) => {
      if (written) return;
      written = true;
      writeFileSync(join(__dirname, 'report.json'), JSON.stringify({ complete, remark: null, tests: declared(), fileFailures }));
    };
    runner.once('end', () => write(true));
    process.once('exit', () => write(false));
  }
};
`),o=r.files===void 0?n.runnerArguments:await ki(e,t,n,r.files.map(e=>E(t.root,e))),s=await I(e,t,n,r,!0),c=[i,...await Ai(s,r),`--reporter`,a.path,...Ei,...o],l=O(t,n,[...n.nodeArguments,...c],n.runnerEnvironment,r.timeoutMs),u=await e.runContained(s?.conditioned(l)??l),d=r.files===void 0?n.runnerArguments:[...y(`mocha`,n.runnerArguments),...Hr(t,n,r.files)];return Fr({project:t,target:n,command:Ur({...fi(r.condition??[]),...n.runnerEnvironment},[`npx`,`mocha`,...d]),result:u,reading:await Be(w(a.folder,`report.json`))})}async function ki(e,t,n,r){let i=await Ue(e,t,n),a=y(`mocha`,n.runnerArguments).filter(e=>!/^--spec\b/.test(e));if(i===null)return[...a,...r];let{_:o,reporter:s,config:c,package:l,...u}=i,d=Object.entries(u).filter(([,e])=>!Array.isArray(e)||e.length>0),{path:f}=await N(e,`mocharc.json`,JSON.stringify({...Object.fromEntries(d),spec:r}));return[`--no-package`,`--config`,f]}async function Ai(e,t){if(e===null)return[];let n=w(e.folder,`mocha.cjs`);return await S(n,`
'use strict';
const { realpathSync } = require('node:fs');
const { relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const conditions = require('./conditions.cjs');

const realPaths = new Map();
const arranged = new WeakSet();
let place = 0;

exports.mochaHooks = {
  beforeAll() {
    const root = this.test.parent;
    if (arranged.has(root)) return;
    arranged.add(root);
    withoutRetries(this.test);
    place = 0;
    arrange(root, false);
  },
  beforeEach() {
    const test = this.currentTest;
    if (test) conditions.startOfTest(relative(process.cwd(), fileOf(test)), titlesOf(test));
  },
};

/** The prototype of hooks and cases alike: a case may ask for retries while it runs. */
function withoutRetries(hook) {
  for (let at = Object.getPrototypeOf(hook); at !== null; at = Object.getPrototypeOf(at)) {
    if (!Object.hasOwn(at, 'retries')) continue;
    Object.defineProperty(at, 'retries', { configurable: true, writable: true, value: (...given) => (given.length === 0 ? 0 : undefined) });
  }
}

/** Returns whether any case of this suite is to run. */
function arrange(suite, isOrdered) {
  const { plan } = conditions;
  const stands = isOrdered || conditions.keepsOrder(fileOf(suite), titlesOf(suite));
  let kept = false;
  for (const test of suite.tests) {
    setPlace(test, place);
    place += 1;
    if (conditions.keeps(fileOf(test), titlesOf(test))) kept = true;
    else test.pending = true;
  }
  for (const inner of suite.suites) kept = arrange(inner, stands) || kept;
  if (!kept && !suite.root) {
    suite._beforeAll = [];
    suite._afterAll = [];
  }
  // Steps that build on each other are neither moved nor taken twice.
  if (stands) return kept;
  const name = JSON.stringify([relative(process.cwd(), fileOf(suite)), ...titlesOf(suite)]);
  suite.suites = conditions.arranged(suite.suites, name);
  const tests = conditions.arranged(suite.tests, name);
  suite.tests = plan.repeat ? tests.flatMap((test) => (test.isPending() ? [test] : [test, repeated(test)])) : tests;
  return kept;
}

function repeated(test) {
  const again = test.clone();
  // It is no retry.
  again.retriedTest(undefined);
  setPlace(again, test.earnestPlace + 1e9);
  return again;
}

/** In parallel mode what the reporter sees of a case is what serialize() gives. */
function setPlace(test, value) {
  Object.defineProperty(test, 'earnestPlace', { value, configurable: true });
  const { serialize } = test;
  if (typeof serialize !== 'function') return;
  const told = function () {
    return { ...serialize.call(this), earnestPlace: value };
  };
  Object.defineProperty(test, 'serialize', { value: told, configurable: true });
}

function fileOf(node) {
  for (let at = node; at; at = at.parent) if (at.file) return real(at.file);
  return '';
}

function real(path) {
  if (!realPaths.has(path)) {
    let found = path;
    try {
      found = realpathSync(path);
    } catch {
      // It was removed since mocha read it.
    }
    realPaths.set(path, found);
  }
  return realPaths.get(path);
}

function titlesOf(node) {
  return node.titlePath().map((title) => stripVTControlCharacters(title));
}
`),[`--require`,n,...t.tests===void 0?[]:[`--no-forbid-pending`]]}async function ji(e,t,n){let r=Number.parseInt(n.runnerVersion??``,10)>=8,i=`mocha ${n.runnerVersion??`of an unknown version`} has no root hooks`,a=await Ue(e,t,n);return{cannot:[...r?[]:[`order`,`repeat`].map(e=>({kind:e,why:i})),...F(n)],choosesTests:r,choosesFiles:!0,filesShareProcess:a?.parallel!==!0||Number(a.jobs)===1}}const Mi=3e4;async function Ni(e){let t=w(e,`node-test.cjs`);return await S(t,`
'use strict';
const { createHook } = require('node:async_hooks');
const { realpathSync } = require('node:fs');
const { relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const conditions = require('./conditions.cjs');
// Tests may replace it.
const { queueMicrotask } = globalThis;

if (conditions.isTestFile) {
  // Disabled by the first test: nothing else is watched.
  const hook = createHook({
    init(id, type, trigger, resource) {
      if (type !== 'Test') return;
      hook.disable();
      vary(Object.getPrototypeOf(resource));
    },
  }).enable();
}

const file = process.argv[1] === undefined ? '' : real(process.argv[1]);
const place = relative(process.cwd(), file);

/** The class of tests is that of the root, which is made first. */
function vary(prototype) {
  const { createSubtest, processPendingSubtests, run, start } = prototype;
  if (![createSubtest, processPendingSubtests, run, start].every((method) => typeof method === 'function')) return;
  const varied = new WeakSet();
  const moved = new WeakSet();
  let scheduled = false;
  conditions.startOfTest(place, []);

  prototype.createSubtest = function (Factory, name, options, fn, overrides) {
    if (Factory.prototype !== prototype && !varied.has(Factory)) {
      varied.add(Factory);
      varySuites(Factory.prototype);
    }
    const chosen = conditions.concerns(file, [...titlesOf(this), titleOf(name, options, fn)]);
    return createSubtest.call(this, Factory, name, options, fn, chosen ? overrides : { ...overrides, skip: true });
  };

  prototype.run = function (...args) {
    if (this.hookType === undefined && this.parent) conditions.startOfTest(place, titlesOf(this));
    return run.apply(this, args);
  };

  // What the file itself declares waits until all that is declared in the same turn is there; what comes later is put behind.
  prototype.start = function (...args) {
    const { parent } = this;
    if (!parent || parent.parent) return start.apply(this, args);
    parent.hasConcurrency = () => false;
    const started = start.apply(this, args);
    delete parent.hasConcurrency;
    if (!scheduled) queueMicrotask(() => {
      scheduled = false;
      parent.processPendingSubtests();
    });
    scheduled = true;
    return started;
  };

  prototype.processPendingSubtests = function (...args) {
    if (!this.parent) {
      const pending = this.pendingSubtests;
      const later = pending.filter((each) => !moved.has(each));
      const ready = pending.filter((each) => moved.has(each));
      for (const each of later) moved.add(each);
      pending.splice(0, pending.length, ...ready, ...conditions.arranged(later, JSON.stringify([place])));
    }
    return processPendingSubtests.apply(this, args);
  };

  // Newer nodes report in the order of running. Cases of one title are told apart by that of their declaration.
  if (typeof prototype.assignReportOrder === 'function') {
    prototype.assignReportOrder = (subtest) => { subtest.reportOrder ||= subtest.childNumber; };
  }
}

function varySuites(prototype) {
  const { run } = prototype;
  if (!Object.hasOwn(prototype, 'run')) return;
  prototype.run = function (...args) {
    if (!keepsOrder(this)) this.subtests = conditions.arranged(this.subtests, JSON.stringify([place, ...titlesOf(this)]));
    return run.apply(this, args);
  };
}

function keepsOrder(suite) {
  const titles = titlesOf(suite);
  return titles.some((_, index) => conditions.keepsOrder(file, titles.slice(0, index + 1)));
}

function titlesOf(test) {
  const titles = [];
  for (let at = test; at?.parent; at = at.parent) titles.unshift(stripVTControlCharacters(at.name));
  return titles;
}

/** As node reads the arguments of test() and describe(). */
function titleOf(name, options, fn) {
  if (typeof name === 'string' && name !== '') return stripVTControlCharacters(name);
  const body = [name, options, fn].find((given) => typeof given === 'function');
  return body?.name || '<anonymous>';
}

function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
`),t}const Pi=ke(Fi);async function Fi(e,t,n){let r=await N(e,`probe.test.cjs`,`
const { appendFileSync } = require('node:fs');
const { describe, it, test } = require('node:test');
const ran = (title) => () => appendFileSync(__dirname + '/ran', title + ' ');
test('a', ran('a'));
test('b', ran('b'));
describe('c', () => { it('d', ran('d')); it('e', ran('e')); it('f', ran('f')); });
`),i=[[`a`],[`c`,`d`],[`c`,`f`]].map(e=>({file:r.path,titlePath:e})),a=await I(e,t,n,{timeoutMs:Mi,condition:[{kind:`order`,order:`reversed`}],tests:i},!0);if(a===null)return!1;let o=[`--require`,await Ni(a.folder),`--test`,r.path];return await e.runContained(a.conditioned(O(t,n,o,{},Mi))),await b(w(r.folder,`ran`),`utf8`).catch(()=>``)===`f d a `}const Ii=`{js,cjs,mjs}`;async function Li(e,t,n){let r=g(`node-test`,n.runnerArguments).map(e=>ue.normalize(e).replace(/\/+$/,``)),i=r.map(e=>`${e}/**/*.${Ii}`),a=r.length>0?[...r,...i]:Ri(t.node.version,n.nodeArguments),o=(0,P.default)(a);return e=>{let r=T(n.root,w(t.root,e)).split(D).join(`/`);return!r.startsWith(`../`)&&!r.split(`/`).includes(`node_modules`)&&o(r)}}function Ri(e,t){let[n=0,r=0]=e.split(`.`).map(Number),i=n>=24||n===23&&r>=6||n===22&&r>=18||t.some(e=>/strip-types|transform-types|tsx|ts-node|swc/.test(e))?`{js,cjs,mjs,ts,cts,mts}`:Ii;return[`**/*.test`,`**/*-test`,`**/*_test`,`**/test-*`,`**/test`,`**/test/**/*`].map(e=>`${e}.${i}`)}const zi=c({type:r(),name:r().optional(),nesting:u().int().min(0).max(1e3).optional(),file:r().optional(),line:u().int().min(1).optional().catch(void 0),column:u().int().min(1).optional().catch(void 0),skip:s().optional(),todo:s().optional(),kind:r().optional(),durationMs:u().min(0).optional().catch(void 0),failureType:r().optional(),failure:r().nullable().optional(),printed:r().optional()});async function Bi(e,t){let{text:n,problem:r}=await j(e);if(n===null)return A(r);let i=n.split(`
`).filter(e=>e!==``).map(e=>zi.safeParse(M(e))),a=i.flatMap(e=>e.success?[e.data]:[]);if(a.length<i.length-1||a.length>8e5)return A(`its report is not what our reporter writes`);let o=Vi(t,a);a.forEach(o.take);let{tests:s,fileFailures:c,scripts:l}=o.finish();for(let e of l)await Wi(e.file)?c.push({file:e.file,message:`The file imports node:test, but its process ended (exit code 0) before a test was reported: it probably calls process.exit.`}):s.push(e);let u=a.some(({type:e})=>e===`test:interrupted`);return{report:{complete:a.at(-1)?.type===`end`&&!u,remark:null,tests:s,fileFailures:c},problem:null}}function Vi(e,t){let n=[],r=[],i=[],a=/* @__PURE__ */ new Set,o=t.some(({type:e,file:t})=>e===`test:summary`&&t!==void 0),s=new Set(t.filter(t=>Ui(t,e)).map(({file:e=``})=>e)),c=[],l=[],u=[],d=t=>{let n=t.nesting??0;t.type===`test:start`?(l.length=n,l[n]=t.name??``,u.length=n,u[n]=t.file??u[0]??``):t.type===`test:pass`||t.type===`test:fail`?p(t,n):t.type===`test:summary`&&t.file!==void 0?m(t.file):t.type===`printed`&&f(E(e,t.file??``),t.printed??``)},f=(e,t)=>{let n=a.has(e)?r.find(t=>t.file===e):void 0;n!==void 0&&(n.message=`${n.message.trim()}\n${t}`)},p=(t,n)=>{let o=u[0]??t.file??``,s=[...l.slice(0,n),t.name??``],d=t.type===`test:fail`&&!t.todo,f=t.type===`test:fail`?t.failure??null:null;if(n===0&&Ui(t,e)){if(t.type===`test:fail`)r.push({file:t.file??``,message:f??``}),a.add(t.file??``);else{let n=T(e,t.file??``);i.push({...Hi(t,[n],`passed`,null),line:null,column:null})}}else if(t.kind===`suite`)d&&t.failureType!==`subtestsFailed`&&r.push({file:o,message:`${s.join(` > `)}: ${f??``}`});else{let e=t.skip?`skipped`:t.todo?`todo`:d?`failed`:`passed`;c.push({test:Hi(t,s,e,f),declaredIn:o})}},m=e=>{for(let{test:t,declaredIn:r}of c){let i=r!==e&&s.has(r);n.push({...t,file:i?r:e}),i&&h(r)}c=[]},h=e=>{r.some(t=>t.file===e)||r.push({file:e,message:`The process of this file ended (exit code 0) before its tests were through: it probably calls process.exit.`})};return{take:d,finish:()=>{for(let{test:e,declaredIn:t}of c)n.push({...e,file:t}),o&&s.has(t)&&h(t);return{tests:n,fileFailures:r,scripts:i}}}}function Hi(e,t,n,r){return{file:e.file??``,titlePath:t,line:e.line??null,column:e.column??null,status:n,durationMs:e.durationMs??null,assertions:null,hiddenRetries:0,failure:r}}function Ui(e,t){let{name:n,file:r,nesting:i=0}=e;return n===void 0||r===void 0||i!==0||e.line!==1||e.column!==1?!1:(le(n)?n:E(t,n))===r}async function Wi(e){let t=await x(e).catch(()=>null);return t===null||!t.isFile()||t.size>2097152?!1:/['"]node:test['"]/.test(await b(e,`utf8`))}const Gi={runSuite:Ki,variety:Ji,testFileMatcher:Li};async function Ki(e,t,n,r){let i=await N(e,`reporter.mjs`,`
import { inspect } from 'node:util';
const wanted = new Set(['test:enqueue', 'test:start', 'test:pass', 'test:fail', 'test:plan', 'test:summary', 'test:interrupted']);
const text = (value) => {
  if (value === undefined || value === null) return null;
  const stack = typeof value?.stack === 'string' ? value.stack : '';
  const message = typeof value?.message === 'string' ? value.message : typeof value === 'string' ? value : inspect(value);
  return (stack.includes(message) ? stack : message + '\\n' + stack).slice(0, 20000);
};

const printed = new Map();

export default async function* (source) {
  for await (const { type, data } of source) {
    if (type === 'test:stderr' && data.file) printed.set(data.file, ((printed.get(data.file) ?? '') + data.message).slice(-8000));
    if (!wanted.has(type) || (type === 'test:enqueue' && data.nesting !== 0)) continue;
    const error = data.details?.error;
    yield JSON.stringify({
      type,
      name: data.name,
      nesting: data.nesting,
      file: data.file,
      line: data.line,
      column: data.column,
      skip: data.skip === undefined || data.skip === false ? false : true,
      todo: data.todo === undefined || data.todo === false ? false : true,
      kind: data.details?.type,
      durationMs: data.details?.duration_ms,
      failureType: error?.failureType,
      failure: error === undefined ? undefined : text(error.cause ?? error),
    }) + '\\n';
  }
  for (const [file, text] of printed) yield JSON.stringify({ type: 'printed', file, printed: text }) + '\\n';
  yield JSON.stringify({ type: 'end' }) + '\\n';
}
`),a=w(i.folder,`report.jsonl`),o=r.files?.map(e=>E(t.root,e)),s=await I(e,t,n,r,!0),c=O(t,n,[...s===null?[]:[`--require`,await Ni(s.folder)],...n.nodeArguments,`--test`,`--test-reporter=${i.path}`,`--test-reporter-destination=${a}`,`--test-reporter=spec`,`--test-reporter-destination=stdout`,...qi(n,o)],n.runnerEnvironment,r.timeoutMs),l=await e.runContained(s?.conditioned(c)??c),u=r.files===void 0?void 0:Hr(t,n,r.files),d=[`node`,...n.nodeArguments,`--test`,...qi(n,u)];return Fr({project:t,target:n,command:Ur({...fi(r.condition??[]),...n.runnerEnvironment},d),result:l,reading:await Bi(a,n.root)})}function qi(e,t){return t===void 0?e.runnerArguments:[...y(`node-test`,e.runnerArguments),...t]}async function Ji(e,t,n){let r=[...n.nodeArguments,...n.runnerArguments].some(e=>Yi.test(e)),i=!r&&await Pi(e,t,n),a=r?`order not varied: all files run in one process (--test-isolation=none)`:`order not varied: the node:test of node ${t.node.version} does not let it be changed`;return{cannot:[...i?[]:[{kind:`order`,why:a}],{kind:`repeat`,why:`node:test runs each case once`},...F(n)],choosesTests:i,choosesFiles:!0,filesShareProcess:r}}const Yi=/^--(?:experimental-)?test-isolation=none$/;function Xi(e){return`
'use strict';
const { isMainThread } = require('node:worker_threads');
const expected = process.env.EARNEST_VITEST === 'worker';
// What tests and global setup start is no worker of vitest: there everything holds from the start.
delete process.env.EARNEST_VITEST;
if (expected && (!isMainThread || /[\\/](?:vitest|tinypool)[\\/]dist[\\/]/.test(process.argv[1]))) {
  delete process.env.EARNEST_CONDITIONS;
  const vm = require('node:vm');
  const conditions = require(${JSON.stringify(e)});
  let seeded = null;
  // Vitest remembers Math.random for the numbers of its messages: a stream that starts anew would give the same number twice.
  const install = (realm) => {
    const { random } = realm.Math;
    conditions.installIn(realm);
    if (realm.Math.random !== random) seeded = realm.Math.random;
    realm.Math.random = random;
  };
  install(globalThis);
  const { createContext } = vm;
  vm.createContext = function (...args) {
    const context = createContext.apply(this, args);
    try {
      install(vm.runInContext('globalThis', context));
    } catch {
      // A realm that cannot be changed.
    }
    return context;
  };
  require('node:module').syncBuiltinESMExports?.();
  if (conditions.plan.competitors === 0) conditions.begin();
  process[Symbol.for('earnest.vitest')] = { conditions, seeded: () => seeded };
}
`}const Zi=i(c({folder:r(),include:i(r()),exclude:i(r()),pool:r(),browser:s(),sharesProcess:s(),timeZone:r().nullable()})).min(1),Qi=ke($i);async function $i(e,t,n){let{installed:r}=await k(n,`vitest`,`vitest`),i=await N(e,`show-config.mjs`,`
import { writeFileSync } from 'node:fs';
const [url, ...flags] = process.argv.slice(2);
const { TZ } = process.env;
const { createVitest, parseCLI } = await import(url);
const { options } = parseCLI(['vitest', 'run', ...flags]);
function sharesProcess({ pool, isolate, poolOptions }) {
  const own = poolOptions?.[pool] ?? {};
  return (own.isolate ?? isolate) === false || own.singleFork === true || own.singleThread === true;
}
const vitest = await createVitest('test', { ...options, watch: false, run: true, api: false, coverage: { enabled: false } });
const projects = vitest.projects.map(({ config }) => ({
  folder: config.dir || config.root,
  include: config.include,
  exclude: config.exclude,
  pool: String(config.pool),
  browser: config.browser?.enabled === true,
  sharesProcess: sharesProcess(config),
  timeZone: config.env?.TZ ?? (process.env.TZ === TZ ? null : (process.env.TZ ?? null)),
}));
writeFileSync(new URL('projects.json', import.meta.url), JSON.stringify(projects));
process.exit(0);
`),a=me(w(r.root,`dist`,`node.js`)).href,o=y(`vitest`,n.runnerArguments),s=[...n.nodeArguments,i.path,a,...o],c={NODE_ENV:`test`,VITEST:`true`,...n.runnerEnvironment};await e.runContained(O(t,n,s,c,6e4));let{text:l}=await j(w(i.folder,`projects.json`)),u=Zi.safeParse(M(l??``));return u.success?u.data:null}async function ea(e,t,n){let r=await Qi(e,t,n);if(r===null)return null;let i=r.map(({folder:e,include:t,exclude:n})=>{let r=(0,P.default)(t,{dot:!0,ignore:n});return t=>{let n=T(e,t).split(D).join(`/`);return!le(n)&&!n.startsWith(`../`)&&r(n)}});return e=>i.some(n=>n(w(t.root,e)))}const ta=[`order`,`time-zone`,`locale`,`clock`,`random`,`stress`,`network`,`ports`,`repeat`],na=[`forks`,`threads`,`vmForks`,`vmThreads`];async function ra(e,t,n){let r=Number.parseInt(n.runnerVersion??``,10),i=await Qi(e,t,n)??[],a=i.filter(({browser:e,pool:t})=>!e&&na.includes(t)),o=ia(n,r,i,a);return{cannot:o===null?[...aa(n,r,a)]:ta.map(e=>({kind:e,why:o})),choosesTests:o===null,choosesFiles:!0,filesShareProcess:a.some(({sharesProcess:e})=>e)}}function ia(e,t,n,r){if(!(t>=1))return`vitest ${e.runnerVersion??`of an unknown version`} is older than 1`;let[i]=n;return i===void 0||r.length>0?null:i.browser?`these tests run in a browser`:`these tests run in the pool ${i.pool}`}function aa(e,t,n){let r=[...F(e)],[i]=n;return i?.timeZone&&n.every(({timeZone:e})=>e!==null)&&!r.some(({kind:e})=>e===`time-zone`)&&r.push({kind:`time-zone`,why:`vitest's configuration sets TZ=${i.timeZone}`}),t<3&&r.push({kind:`repeat`,why:`vitest ${e.runnerVersion} does not take snapshots back when a test runs again`}),r}const oa=[`--coverage.enabled=false`,`--typecheck.enabled=false`,`--bail=0`,`--passWithNoTests=false`],sa={runSuite:ca,variety:ra,testFileMatcher:ea};async function ca(e,t,n,r){let{installed:i,path:a}=await k(n,`vitest`,`vitest`),o=await N(e,`node_modules/reporter/reporter.mjs`,`
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const output = fileURLToPath(new URL('report.json', import.meta.url));
const text = (error) => String(error?.stack ?? error?.message ?? error);
const described = (error) => {
  const stack = text(error);
  const message = typeof error?.message === 'string' ? error.message : '';
  const diff = typeof error?.diff === 'string' ? '\\n' + error.diff : '';
  return (stack.includes(message) ? stack : message + '\\n' + stack) + diff;
};
const joined = (errors) => (errors?.length > 0 ? errors.map(described).join('\\n\\n') : null);

export default class Reporter {
  repetitions = [];

  async onInit(vitest) {
    this.modern = Number.parseInt(vitest.version, 10) >= 3;
    const { files, conditions } = JSON.parse(readFileSync(new URL('request.json', import.meta.url), 'utf8'));
    let isVaried = () => true;
    if (conditions !== null) {
      const program = await import(new URL('vary.mjs', import.meta.url).href);
      isVaried = program.isVaried;
      this.conditions = program.vary(vitest, conditions);
    }
    for (const project of vitest.projects) onlyThese(project, isVaried(project) ? files : []);
  }

  /**
   * What was left out was so after vitest had been told of it: it still waits for a result. A test that ran twice is two in the report,
   * the second runs behind all others.
   */
  report(tests, { errors, ...test }, meta) {
    const kept = this.conditions?.keeps(test.file, test.titlePath.map((title) => stripVTControlCharacters(title))) ?? true;
    if (!kept && test.status !== 'todo') return tests.push({ ...test, status: 'skipped', failure: null });
    const before = this.conditions?.plan.repeat ? meta?.failuresBeforeRepeat : undefined;
    if (before === undefined || !['passed', 'failed'].includes(test.status)) return tests.push(test);
    const again = (errors ?? []).slice(before);
    const failsAgain = test.status === 'failed' && (again.length > 0 || before === 0);
    tests.push({ ...test, status: before > 0 ? 'failed' : 'passed', failure: joined((errors ?? []).slice(0, before)) });
    this.repetitions.push({ ...test, status: failsAgain ? 'failed' : 'passed', failure: joined(again) });
  }

  onTestRunEnd(unsorted, errors, reason) {
    // Where two vitest projects run one file, its tests keep their numbers from run to run.
    const nameOf = (module) => module.project?.name ?? '';
    const modules = [...unsorted].sort((one, other) => Number(nameOf(one) > nameOf(other)) - Number(nameOf(one) < nameOf(other)));
    const tests = [];
    const fileFailures = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) this.report(tests, modernTest(module, test), test.meta());
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) fileFailures.push({ file: module.moduleId, message: suite.fullName + ': ' + joined(suite.errors()) });
      }
      if (module.errors().length > 0) fileFailures.push({ file: module.moduleId, message: joined(module.errors()) });
    }
    this.write(tests, fileFailures, errors, reason !== 'interrupted');
  }

  onFinished(files = [], errors = []) {
    if (this.modern) return;
    const tests = [];
    const fileFailures = [];
    const walk = (file, tasks, titles) => {
      for (const task of tasks) {
        if (task.type === 'suite') {
          if (task.result?.errors?.length > 0) fileFailures.push({ file: file.filepath, message: task.name + ': ' + joined(task.result.errors) });
          walk(file, task.tasks, [...titles, task.name]);
        } else {
          this.report(tests, task1(file, task, [...titles, task.name]), task.meta);
        }
      }
    };
    for (const file of files) {
      walk(file, file.tasks, []);
      if (file.result?.errors?.length > 0) fileFailures.push({ file: file.filepath, message: joined(file.result.errors) });
    }
    this.write(tests, fileFailures, errors, true);
  }

  write(tests, fileFailures, errors, complete) {
    for (const error of errors ?? []) {
      const file = error?.VITEST_TEST_PATH;
      fileFailures.push({ file: typeof file === 'string' ? file : '', message: (error?.type ?? 'Unhandled error') + ': ' + described(error) });
    }
    writeFileSync(output, JSON.stringify({ complete, remark: null, tests: [...tests, ...this.repetitions], fileFailures }));
  }
}

/** Replaces how a vitest project looks for its test files. Vitest 1 gives a list, later versions one of them by kind. */
function onlyThese(project, files) {
  if (files === null) return;
  const wanted = new Set(files);
  const find = project.globTestFiles.bind(project);
  const chosen = (found) => found.filter((file) => wanted.has(file));
  project.globTestFiles = async (...filters) => {
    const found = await find(...filters);
    return Array.isArray(found)
      ? chosen(found)
      : { ...found, testFiles: chosen(found.testFiles), typecheckTestFiles: chosen(found.typecheckTestFiles) };
  };
}

function modernTest(module, test) {
  const titlePath = [test.name];
  for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) titlePath.unshift(parent.name);
  const result = test.result();
  const diagnostic = test.diagnostic();
  const unfinished = result.state === 'pending' ? (test.options.mode === 'run' ? 'failed' : 'skipped') : result.state;
  return {
    file: module.moduleId,
    titlePath,
    line: test.location?.line ?? null,
    column: test.location?.column ?? null,
    status: test.options.mode === 'todo' ? 'todo' : unfinished,
    durationMs: diagnostic?.duration ?? null,
    assertions: null,
    hiddenRetries: diagnostic?.retryCount ?? null,
    failure: result.state === 'pending' ? 'The test was started, but vitest has no result for it.' : joined(result.errors),
    errors: result.errors,
  };
}

function task1(file, task, titlePath) {
  const state = task.result?.state;
  const status = task.mode === 'todo' ? 'todo' : state === 'pass' ? 'passed' : state === 'fail' || task.mode === 'run' ? 'failed' : 'skipped';
  return {
    file: file.filepath,
    titlePath,
    line: task.location?.line ?? null,
    column: task.location?.column ?? null,
    status,
    durationMs: task.result?.duration ?? null,
    assertions: null,
    hiddenRetries: task.result?.retryCount ?? 0,
    failure: joined(task.result?.errors),
    errors: task.result?.errors,
  };
}
`),s=r.files?.map(e=>E(t.root,e)),c=await I(e,t,n,r,!1),l={files:s??null,conditions:c===null?null:{program:c.program,distribution:w(i.root,`dist`)}};await S(w(o.folder,`request.json`),JSON.stringify(l));let u=da(n,s),d=Number.parseInt(i.version,10),f=[a,`run`,`--reporter=${o.path}`,...oa,...d>=3?[`--includeTaskLocation`]:[],...r.requireAssertions===!0?[`--expect.requireAssertions`]:[],...u],p={NO_COLOR:`1`,...n.runnerEnvironment},m=O(t,n,[...n.nodeArguments,...f],p,r.timeoutMs),h=await e.runContained(c===null?m:await la(o.folder,c,m)),g=await Be(w(o.folder,`report.json`)),_=(g.report?.tests.length??0)>0,v=c===null||!_||await fa(w(o.folder,`begun`));return Fr({project:t,target:n,command:ua(t,n,r),result:h,reading:v?g:A(`the condition did not reach the tests`)})}async function la(e,t,n){let r=w(e,`worker.cjs`);await S(w(e,`vary.mjs`),`
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const POOLS = ['forks', 'threads', 'vmForks', 'vmThreads'];
const SEQUENCERS = ['BaseSequencer', 'RandomSequencer'];
const at = (name) => fileURLToPath(new URL(name, import.meta.url));

export function isVaried(project) {
  const { browser, pool } = project.config;
  return browser?.enabled !== true && POOLS.includes(pool);
}

/** Up to vitest 3, pools had options of their own. */
function sharesProcess({ config }) {
  const { isolate = config.isolate, singleFork, singleThread } = config.poolOptions?.[config.pool] ?? {};
  return isolate === false || singleFork === true || singleThread === true;
}

/** Returns the program that varies conditions. */
export function vary(vitest, { program, distribution }) {
  const conditions = createRequire(import.meta.url)(program);
  const { plan } = conditions;
  // What vitest itself draws, its message numbers above all, must not come from a stream that starts anew with each test.
  const { random } = Math;
  conditions.installIn(globalThis);
  Math.random = random;
  // Other work competes in the workers, once their tests are about to run: here it would only take time.
  process.env.EARNEST_CONDITIONS ??= 'runner';
  conditions.begin();
  process.env.EARNEST_VITEST = 'worker';
  const projects = vitest.projects.filter(isVaried);
  const oneWorker = plan.competitors > 0 || projects.some(sharesProcess);
  for (const config of new Set([vitest.config, ...projects.map((project) => project.config)])) {
    config.retry = 0;
    if (plan.order !== null) config.sequence.shuffle = false;
    // A seed that vitest drew itself is the time.
    if (config.sequence.seed > 1e12) config.sequence.seed = 1;
    if (oneWorker) Object.assign(config, { fileParallelism: false, maxWorkers: 1, minWorkers: 1 });
    if (config.env?.NODE_OPTIONS !== undefined) config.env.NODE_OPTIONS = process.env.NODE_OPTIONS + ' ' + config.env.NODE_OPTIONS;
  }
  projects.forEach((project, index) => {
    const name = 'runner-' + index + '.mjs';
    writeFileSync(at(name), runnerText(project.config.runner, distribution));
    project.config.runner = at(name);
  });
  arrangeFiles(vitest, conditions);
  return conditions;
}

/** Vitest 4.1 and later keep their runner in the index, the others in a file of its own. */
function runnerText(own, distribution) {
  const file = (name) => JSON.stringify(pathToFileURL(distribution + '/' + name).href);
  const base = own === undefined
    ? 'const index = await import(' + file('index.js') + ');\\n' +
      'const Base = index.TestRunner ?? (await import(' + file('runners.js') + ')).VitestTestRunner;'
    : 'const { default: Base } = await imported(' + JSON.stringify(own) + ');';
  return "import { imported, varied } from './runner.mjs';\\n" + base + '\\nexport default varied(Base);\\n';
}

/** By path, then by project, in the order of the plan: vitest's own order depends on what failed in the run before. */
function arrangeFiles(vitest, conditions) {
  const { sequence } = vitest.config;
  if (!SEQUENCERS.includes(sequence.sequencer?.name)) return;
  const Base = sequence.sequencer;
  sequence.sequencer = class extends Base {
    async sort(specifications) {
      const sorted = specifications.map((specification) => ({ specification, place: placeOf(specification) }));
      sorted.sort((one, other) => (one.place < other.place ? -1 : 1));
      return conditions.arranged(sorted.map(({ specification }) => specification), 'files');
    }
  };
}

/** Specifications were pairs of project and path before vitest 3. */
function placeOf(specification) {
  const [project, path] = Array.isArray(specification) ? specification : [specification.project, specification.moduleId];
  return path + '\\0' + (project.name ?? '');
}
`),await S(w(e,`runner.mjs`),`
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

const inside = process[Symbol.for('earnest.vitest')];
if (inside === undefined) throw new Error('The options of NODE_OPTIONS did not reach this worker: something sets them anew.');
const { conditions } = inside;
const { plan } = conditions;
conditions.installIn(globalThis);
if (plan.random !== null) Math.random = inside.seeded();
conditions.begin();
writeFileSync(new URL('begun', import.meta.url), '');

export function imported(path) {
  const mocker = globalThis.__vitest_mocker__;
  const own = mocker?.moduleRunner ?? mocker?.executor;
  if (typeof own?.import === 'function') return own.import(path);
  return typeof own?.executeId === 'function' ? own.executeId(path) : import(path);
}

export function varied(Base) {
  return class extends Base {
    constructor(...args) {
      super(...args);
      vary(this, this.config?.root ?? args[0]?.root ?? process.cwd());
    }
  };
}

/** Each method is set on the object itself: a runner of the project may have done so too. */
function vary(runner, root) {
  const places = new WeakMap();
  const repeated = new WeakSet();
  const counts = new Map();
  // No two in a file draw the same "random" names: not those of one title, nor a case and its repetition.
  const start = (task) => {
    const titles = places.get(task) ?? [];
    const file = [task.file?.projectName ?? task.projectName ?? '', relative(root, task.file?.filepath ?? task.filepath)].join(' ');
    const place = JSON.stringify([file, ...titles]);
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    conditions.startOfTest(file, count === 1 ? titles : [...titles, '#' + count]);
  };
  const before = (method, action) => {
    const own = runner[method];
    runner[method] = async function (...args) {
      action(...args);
      return own?.apply(this, args);
    };
  };
  before('onCollectStart', start);
  before('onCollected', (files) => {
    for (const file of files ?? []) arrange(file, file, [], false);
  });
  before('onBeforeRunSuite', start);
  before('onBeforeRunTask', start);
  before('onBeforeTryTask', (test, attempt) => {
    if (!repeated.has(test) || attempt?.repeats !== 1) return;
    // The report tells a case that fails from one that fails only when it runs again.
    test.meta.failuresBeforeRepeat = test.result?.errors?.length ?? 0;
    start(test);
  });

  /** Returns whether any case of this suite is to run. */
  function arrange(suite, file, titles, ordered) {
    const stands = ordered || conditions.keepsOrder(file.filepath, titles);
    if (stands || plan.order !== null) suite.shuffle = false;
    if (!stands) suite.tasks = conditions.arranged(suite.tasks, JSON.stringify([relative(root, file.filepath), ...titles]));
    places.set(suite, titles);
    let kept = plan.tests === null;
    for (const task of suite.tasks) {
      const path = [...titles, stripVTControlCharacters(task.name)];
      if (task.type === 'suite') {
        kept = arrange(task, file, path, stands) || kept;
        continue;
      }
      places.set(task, path);
      task.retry = 0;
      // Steps that build on each other are neither moved nor taken twice. What is meant to fail is judged after its last run.
      if (plan.repeat && !stands && !task.repeats && !task.fails) {
        task.repeats = 1;
        repeated.add(task);
      }
      if (conditions.keeps(file.filepath, path)) kept = true;
      else leaveOut(task);
    }
    if (!kept) leaveOut(suite);
    return kept;
  }
}

function leaveOut(task) {
  if (task.mode === 'run' || task.mode === 'queued') task.mode = 'skip';
}
`),await S(r,Xi(t.program));let i=t.conditioned(n),a=[`--require=${JSON.stringify(r)}`,i.env?.NODE_OPTIONS??``],o=Object.entries(n.env??{}).filter(([e])=>/^(?:TZ|LANG|LC_.*)$/.test(e)),s={...i.env,...Object.fromEntries(o),NODE_OPTIONS:a.join(` `).trim()};return{...i,env:s}}function ua(e,t,{files:n,condition:r=[]}){let i=n?.map(n=>T(t.root,E(e.root,n)));return Ur({...fi(r),...t.runnerEnvironment},[`npx`,`vitest`,`run`,...da(t,i)])}function da(e,t){return t===void 0?e.runnerArguments:[...y(`vitest`,e.runnerArguments),...t]}async function fa(e){return x(e).then(()=>!0,()=>!1)}const pa={jest:vi,vitest:sa,mocha:Di,"node-test":Gi,command:Gr};function ma(e){return pa[e]}export{De as a,ve as c,Te as i,xe as l,Xe as n,Ee as o,Ue as r,ye as s,ma as t};