import{x as e}from"./schemas.js";import{t}from"./shipped-files.js";import{n,t as r}from"./command-options.js";import{a as i,o as a,r as o}from"./dist.js";import{c as s,t as c}from"./policy-file.js";import{t as l}from"./manifest.js";import{n as u,t as d}from"./package-manager.js";import{access as f,mkdir as p,writeFile as m}from"node:fs/promises";import{dirname as h,join as g}from"node:path";import{readFileSync as _,realpathSync as v}from"node:fs";import{execFileSync as y}from"node:child_process";async function b(e,t,n){let r=await l(t),i=await u(t,r),a=i===`pnpm`||i===`yarn`&&(r?.packageManager||await s(`.yarnrc.yml`)),o=await d(t,i);return{action:n,defaultBranch:await S(e,t),install:o,installFiles:x(i,o),nodeVersionFile:await s(`.nvmrc`)?`.nvmrc`:await s(`.node-version`)?`.node-version`:null,setup:i===`bun`?`bun`:a?`corepack`:null,npmCache:i===`npm`&&await s(`package-lock.json`)};function s(e){return f(g(t,e)).then(()=>!0,()=>!1)}}function x(e,t){return e===`npm`?`${t} --ignore-scripts --git=git`:e===`pnpm`?`${t} --ignore-scripts --ignore-pnpmfile`:null}async function S(e,t){let{exitCode:n,stdout:r}=await e.attempt(t,[`symbolic-ref`,`--short`,`refs/remotes/origin/HEAD`]);return n===0?r.trim().replace(/^origin\//,``):`main`}function C(){return{title:`Earnest policy`,description:`How a repository wants its pull requests judged: earnest.yml or .github/earnest.yml.`,...e(s,{io:`input`})}}function w({properties:e,title:t}){return e===void 0||t!==void 0}const T=[`# How Earnest judges pull requests. Every key stands here with its default; to set one, remove the first # of its`,`# line, and of the line of its section.`,`# A pull request is judged by this file as it is on the branch that it goes into, not as the pull request edits it.`];function E(){return`${[...T,...D(C(),``)].map(e=>e===``?``:`#${e}`).join(`
`)}\n`}function D(e,t){return Object.entries(e.properties??{}).flatMap(([e,n])=>{let r=t===``?[``]:[];return w(n)?[...r,`${t}# ${O(n)}`,`${t}${e}: ${k(n.default)}`]:[...r,`${t}${e}:`,...D(n,`${t}  `)]})}function O({description:e=``,enum:t}){return t===void 0?e:`${e} One of: ${t.join(`, `)}.`}function k(e){let t=JSON.stringify(e);return/^"[a-z0-9-]+"$/.test(t)?t.slice(1,-1):t}const A=`actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1`,j=`actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0`;function M({nodeVersionFile:e,setup:t},{reason:n,settings:r}){return[`      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0`,`        with:`,...[`${e===null?`node-version: 24`:`node-version-file: ${e}`}${n}`,...r].map(e=>`          ${e}`),...{corepack:[`      - run: npm install --global corepack@0.36.0 && corepack enable`],bun:[`      - uses: oven-sh/setup-bun@0c5077e51419868618aeaa5fe8019c62421857d6 # v2.2.0`],none:[]}[t??`none`]]}function N(e){return`  draft: # has the key, and runs no code of the repository
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read # to check out, and to fetch the commit that the change starts from
    outputs:
      artifact: \${{ steps.upload.outputs.artifact-id }}
    steps:
      - uses: ${A}
        with:
          persist-credentials: false
${P(e)}
      - uses: ${e.action.replace(`@`,`/draft@`)}
        with:
          model: \${{ vars.EARNEST_MODEL }} # else drafting.model of the policy
          base-url: \${{ vars.EARNEST_BASE_URL }} # of an OpenAI-compatible API; else drafting.baseUrl of the policy
          api-key: \${{ secrets.EARNEST_API_KEY }} # pull requests from forks get none: drafting is skipped there, and says so
      - id: upload
        uses: ${j}
        with:
          name: drafts-\${{ github.run_attempt }}
          path: \${{ runner.temp }}/earnest-draft
          if-no-files-found: error
          retention-days: 14
`}function P(e){return e.installFiles===null?`      # The types of drafts are not checked: to install them, the package manager might run code of the repository.`:[...M(e,{reason:``,settings:[`package-manager-cache: false # what is in a cache, code of a pull request may have put there`]}),`      - run: ${e.installFiles} # types, to check drafts with: files alone, nothing of them runs`,`        continue-on-error: true # without types, drafts are checked for less`,...e.setup===`corepack`?[`        env:`,`          COREPACK_ENV_FILE: '0' # the repository's would say what program corepack takes`]:[]].join(`
`)}function F(e,t){let n=M(e,{reason:` # your tests run on this Node; Stryker needs 22 or newer`,settings:e.npmCache?[`cache: npm`]:[]}),r=`earnest-\${{ runner.os }}-${I(e.action)}-`,i=`${r}\${{ github.run_id }}-\${{ github.run_attempt }}`;return`  earnest: # the name to pick as required check
${t?`    needs: draft
    if: \${{ !cancelled() || needs.draft.result == 'cancelled' }} # whatever became of draft: a check that is skipped counts as passed
`:``}    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # to check out, and to fetch the commit that the change starts from
    steps:
      - uses: ${A}
        with:
          persist-credentials: false # tests could read them from .git/config
${[...n,`      - run: ${e.install}`].join(`
`)}
      - uses: actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
        with:
          path: ~/.cache/earnest
          key: ${i}
          restore-keys: ${r} # the newest that a push saved
${t?`      - if: needs.draft.result == 'success'
        continue-on-error: true # without drafts, the tests that are there are judged all the same
        uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
        with:
          artifact-ids: \${{ needs.draft.outputs.artifact }}
          path: \${{ runner.temp }}/earnest-drafts
`:``}      - uses: ${e.action}${t?`
        with:
          drafts: \${{ needs.draft.result != 'skipped' && format('{0}/earnest-drafts/drafts.json', runner.temp) || '' }}`:``}
      - if: always() && github.event_name == 'push'
        uses: actions/cache/save@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5
        with:
          path: ~/.cache/earnest
          key: ${i}
      - if: always()
        uses: ${j}
        with:
          name: earnest
          path: \${{ runner.temp }}/earnest # the reports; they hold source code
          if-no-files-found: ignore
          retention-days: 14
`}function I(e){return/@([\w.-]+)/.exec(e)?.[1]??`unpinned`}function L(e){return[z(e),F(e,!1)].join(`
`)}function R(e){return[z(e),N(e),F(e,!0)].join(`
`)}function z({defaultBranch:e}){return`name: Earnest

on:
  pull_request:
  merge_group:
  push: # fills the cache that pull requests read
    branches: [${B(e)}]

permissions: {}

concurrency:
  group: earnest-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:`}function B(e){return`'${e.replaceAll(`'`,`''`).replace(/[*?+[\]!]/g,`\\$&`)}'`}async function V(e,{action:t,drafting:n}){let r=o(process.env),{root:a}=await i(r,e),s=await b(r,a,t),c=[await U(a,`.github/workflows/earnest.yml`,n?R(s):L(s)),await H(a)],l=e=>c.filter(t=>t.written===e).map(({path:e})=>e);return{written:l(!0),kept:l(!1)}}async function H(e){for(let t of c)if(await W(g(e,t)))return{path:t,written:!1};return U(e,`.github/earnest.yml`,E())}async function U(e,t,n){let r=await a(e,t);await p(h(r),{recursive:!0});try{return await m(r,n,{flag:`wx`}),{path:t,written:!0}}catch(e){if(e.code===`EEXIST`)return{path:t,written:!1};throw e}}function W(e){return f(e).then(()=>!0,()=>!1)}async function G(e,t){let{values:i}=n(e,{cwd:r,drafting:{type:`boolean`}}),a=i.drafting===!0,{written:o,kept:s}=await V(i.cwd??t.cwd(),{action:K(),drafting:a});for(let e of o)t.stdout.write(`wrote ${e}\n`);for(let e of s)t.stdout.write(`kept  ${e} (it was there already)\n`);return a&&t.stdout.write(s.includes(`.github/workflows/earnest.yml`)?`The workflow is as it was: to have one that drafts, move it away and call this again.
`:"Set the secret EARNEST_API_KEY and the variables EARNEST_MODEL and EARNEST_BASE_URL (Settings > Secrets and variables > Actions), and begin a brief with `earnest brief FILE#EXPORT`.\n"),0}function K(){let e=v(t()),{version:n}=JSON.parse(_(g(e,`package.json`),`utf8`)),r=(...t)=>y(`git`,t,{cwd:e,encoding:`utf8`,stdio:[`ignore`,`pipe`,`ignore`]}).trim();try{if(v(r(`rev-parse`,`--show-toplevel`))===e)return`earnest-dev/earnest@${r(`rev-parse`,`HEAD`)} # v${n}`}catch{}return`earnest-dev/earnest@v${n}`}export{G as initCommand};