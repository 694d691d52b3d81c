import{t as e}from"./shipped-files.js";import{n as t,t as n}from"./command-options.js";import{a as r,o as i,r as a}from"./dist.js";import{M as o,c as s,t as c}from"./policy-file.js";import{t as l}from"./manifest.js";import{n as u,t as d}from"./package-manager.js";import{access as f,mkdir as p,writeFile as m}from"node:fs/promises";import{dirname as h,join as g}from"node:path";import{readFileSync as _,realpathSync as v}from"node:fs";import{execFileSync as y}from"node:child_process";function b(){return{title:`Earnest policy`,description:`How a repository wants its pull requests judged: earnest.yml or .github/earnest.yml.`,...o(s,{io:`input`})}}function x({properties:e,title:t}){return e===void 0||t!==void 0}const S=[`# How Earnest judges pull requests. Every key stands here with its default; to set one, remove the first # of its`,`# line, and of the line of its section.`,`# A pull request is judged by this file as it is on the branch that it goes into, not as the pull request edits it.`];function C(){return`${[...S,...w(b(),``)].map(e=>e===``?``:`#${e}`).join(`
`)}\n`}function w(e,t){return Object.entries(e.properties??{}).flatMap(([e,n])=>{let r=t===``?[``]:[];return x(n)?[...r,`${t}# ${T(n)}`,`${t}${e}: ${E(n.default)}`]:[...r,`${t}${e}:`,...w(n,`${t}  `)]})}function T({description:e=``,enum:t}){return t===void 0?e:`${e} One of: ${t.join(`, `)}.`}function E(e){let t=JSON.stringify(e);return/^"[a-z0-9-]+"$/.test(t)?t.slice(1,-1):t}function D(e){let t=e.nodeVersionFile===null?`node-version: 24 # your tests run on this Node; Stryker needs 22 or newer`:`node-version-file: ${e.nodeVersionFile} # your tests run on this Node; Stryker needs 22 or newer`,n={corepack:[`      - run: npm install --global corepack@0.36.0 && corepack enable`],bun:[`      - uses: oven-sh/setup-bun@0c5077e51419868618aeaa5fe8019c62421857d6 # v2.2.0`],none:[]}[e.setup??`none`],r=`earnest-\${{ runner.os }}-${O(e.action)}-`,i=`${r}\${{ github.run_id }}-\${{ github.run_attempt }}`;return`name: Earnest

on:
  pull_request:
  merge_group:
  push: # fills the cache that pull requests read
    branches: [${k(e.defaultBranch)}]

permissions: {}

concurrency:
  group: earnest-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  earnest: # the name to pick as required check
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # to check out, and to fetch the commit that the change starts from
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false # tests could read them from .git/config
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          ${[t,...e.npmCache?[`cache: npm`]:[]].join(`
          `)}
${[...n,`      - run: ${e.install}`].join(`
`)}
      - uses: actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
        with:
          path: ~/.cache/earnest
          key: ${i}
          restore-keys: ${r} # the newest that a push saved
      - uses: ${e.action}
      - if: always() && github.event_name == 'push'
        uses: actions/cache/save@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
        with:
          path: ~/.cache/earnest
          key: ${i}
      - if: always()
        uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        with:
          name: earnest
          path: \${{ runner.temp }}/earnest # the reports; they hold source code
          if-no-files-found: ignore
          retention-days: 14
`}function O(e){return/@([\w.-]+)/.exec(e)?.[1]??`unpinned`}function k(e){return`'${e.replaceAll(`'`,`''`).replace(/[*?+[\]!]/g,`\\$&`)}'`}async function A(e,t){let n=a(process.env),{root:i}=await r(n,e),o=[await P(i,`.github/workflows/earnest.yml`,D(await j(n,i,t.action))),await N(i)],s=e=>o.filter(t=>t.written===e).map(({path:e})=>e);return{written:s(!0),kept:s(!1)}}async function j(e,t,n){let r=await l(t),i=await u(t,r),a=i===`pnpm`||i===`yarn`&&(r?.packageManager||await o(`.yarnrc.yml`));return{action:n,defaultBranch:await M(e,t),install:await d(t,i),nodeVersionFile:await o(`.nvmrc`)?`.nvmrc`:await o(`.node-version`)?`.node-version`:null,setup:i===`bun`?`bun`:a?`corepack`:null,npmCache:i===`npm`&&await o(`package-lock.json`)};function o(e){return F(g(t,e))}}async function M(e,t){let{exitCode:n,stdout:r}=await e.attempt(t,[`symbolic-ref`,`--short`,`refs/remotes/origin/HEAD`]);return n===0?r.trim().replace(/^origin\//,``):`main`}async function N(e){for(let t of c)if(await F(g(e,t)))return{path:t,written:!1};return P(e,`.github/earnest.yml`,C())}async function P(e,t,n){let r=await i(e,t);await p(h(r),{recursive:!0});try{return await m(r,n,{flag:`wx`}),{path:t,written:!0}}catch(e){if(e.code===`EEXIST`)return{path:t,written:!1};throw e}}function F(e){return f(e).then(()=>!0,()=>!1)}async function I(e,r){let{values:i}=t(e,{cwd:n}),a=await A(i.cwd??r.cwd(),{action:L()});for(let e of a.written)r.stdout.write(`wrote ${e}\n`);for(let e of a.kept)r.stdout.write(`kept  ${e} (it was there already)\n`);return 0}function L(){let t=v(e()),{version:n}=JSON.parse(_(g(t,`package.json`),`utf8`)),r=(...e)=>y(`git`,e,{cwd:t,encoding:`utf8`,stdio:[`ignore`,`pipe`,`ignore`]}).trim();try{if(v(r(`rev-parse`,`--show-toplevel`))===t)return`earnest-dev/earnest@${r(`rev-parse`,`HEAD`)} # v${n}`}catch{}return`earnest-dev/earnest@v${n}`}export{I as initCommand};