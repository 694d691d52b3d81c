import{i as e,o as t,r as n}from"./smell-rules.js";import{C as r,O as i,T as a,a as o,b as s,g as c,h as l,m as u,p as d,v as f,w as p,x as m,y as h}from"./policy-file.js";import{n as g,r as _,t as v}from"./package-manager.js";import{chmodSync as ee,constants as y,existsSync as te,readFileSync as b,readdirSync as x,readlinkSync as S,rmSync as ne,writeFileSync as C}from"node:fs";import{availableParallelism as w,constants as T,homedir as E,tmpdir as re}from"node:os";import{delimiter as ie,dirname as D,isAbsolute as O,join as k,posix as ae,relative as A,resolve as j,sep as M}from"node:path";import{promisify as N,stripVTControlCharacters as oe}from"node:util";import{once as P}from"node:events";import{randomBytes as F}from"node:crypto";import{pathToFileURL as I}from"node:url";import{access as L,mkdir as R,mkdtemp as z,readFile as B,readdir as se,realpath as V,stat as H,writeFile as U}from"node:fs/promises";import{execFile as W,spawn as ce,spawnSync as le}from"node:child_process";import{Script as ue,createContext as de}from"node:vm";import{setImmediate as fe,setTimeout as pe}from"node:timers/promises";function me(e){switch(e.kind){case`order`:return e.order===`shuffled`?`order=shuffled:${e.seed}`:`order=${e.order}`;case`time-zone`:return`time-zone=${e.timeZone}`;case`locale`:return`locale=${e.locale}`;case`clock`:return`days`in e?`clock=${e.days<0?``:`+`}${e.days}d`:`clock=${ye(e.month)}-${ye(e.day)}`;case`random`:return`random=${e.draws}:${e.seed}`;case`network`:return`network=denied`;case`ports`:return`ports=occupied`;case`repeat`:return`repeat=2`;case`stress`:return`stress`}}function he(e){return e.length===0?`natural`:e.map(me).join(`,`)}const ge=[{pattern:/^order=(reversed|alternating|alternating-backwards)$/,factor:([e])=>({kind:`order`,order:e})},{pattern:/^order=shuffled:(\d{1,9})$/,factor:([e])=>({kind:`order`,order:`shuffled`,seed:Number(e)})},{pattern:/^time-zone=([\w+/-]{1,64})$/,factor:([e=``])=>({kind:`time-zone`,timeZone:e})},{pattern:/^locale=([a-z]{2,3}(?:_[A-Z]{2})?)$/,factor:([e=``])=>({kind:`locale`,locale:e})},{pattern:/^clock=([+-]\d{1,5})d$/,factor:([e])=>({kind:`clock`,days:Number(e)})},{pattern:/^clock=(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,factor:([e,t])=>({kind:`clock`,month:Number(e),day:Number(t)})},{pattern:/^random=(low|high|even):(\d{1,9})$/,factor:([e,t])=>({kind:`random`,draws:e,seed:Number(t)})},{pattern:/^stress$/,factor:()=>({kind:`stress`})},{pattern:/^network=denied$/,factor:()=>({kind:`network`})},{pattern:/^ports=occupied$/,factor:()=>({kind:`ports`})},{pattern:/^repeat=2$/,factor:()=>({kind:`repeat`})}];function _e(e){if(e===`natural`)return[];let t=e.split(`,`).map(ve),n=t.filter(e=>e!==null),r=new Set(n.map(({kind:e})=>e));return n.length===t.length&&r.size===n.length?n:null}function ve(e){for(let{pattern:t,factor:n}of ge){let r=t.exec(e);if(r!==null)return n(r.slice(1))}return null}function ye(e){return String(e).padStart(2,`0`)}const be=`\r\x1B[K`;function xe(e,t){let n=!1,r=0,i=()=>{n&&e.write(be),n=!1},a=n=>{i();let a=t===`actions`?``:`  `.repeat(r);for(let r of Se(n))e.write(`${a}${t===`actions`?Ce(r):r}\n`)};return{info:a,warn:e=>a(`Warning: ${e}`),group(n){let o=t===`actions`&&r===0;o?e.write(`::group::${we(Se(n).join(` `))}\n`):a(n),r+=1;let s=!1;return()=>{s||(s=!0,--r,i(),o&&e.write(`::endgroup::
`))}},progress(r){if(t!==`terminal`)return;let i=e.columns??80,a=[...Se(r).join(` `)].slice(0,i-1).join(``);e.write(`${be}${a}`),n=!0}}}function Se(e){return e.split(/\r\n|[\r\n\u0085\u2028\u2029]/).map(e=>e.replaceAll(`	`,`  `).replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu,``))}function Ce(e){return e.replace(/^(\s*)::/,`$1: :`).replaceAll(`##[`,`# #[`)}function we(e){return e.replaceAll(`%`,`%25`).replaceAll(`##[`,`# #[`)}function Te(e){return i(d,e)}function Ee(e,t){let n=t.filter(({directory:t})=>t===`.`||e.startsWith(`${t}/`)),r=({directory:e})=>e===`.`?0:e.length;return n.reduce((e,t)=>e===null||r(t)>r(e)?t:e,null)}function De(e,t){return t.directory===`.`?e:e.slice(t.directory.length+1)}function Oe(e,t){let n=e.files.filter(({kind:e})=>e!==`other`).map(({path:e})=>Ee(e,t));return n.includes(null)?t:t.filter(e=>n.includes(e))}var ke=/* @__PURE__ */ e(((e,t)=>{let n=`[^\\\\/]`,r=`[^/]`,i=`(?:\\/|$)`,a=`(?:^|\\/)`,o=`\\.{1,2}${i}`,s={DOT_LITERAL:`\\.`,PLUS_LITERAL:`\\+`,QMARK_LITERAL:`\\?`,SLASH_LITERAL:`\\/`,ONE_CHAR:`(?=.)`,QMARK:r,END_ANCHOR:i,DOTS_SLASH:o,NO_DOT:`(?!\\.)`,NO_DOTS:`(?!${a}${o})`,NO_DOT_SLASH:`(?!\\.{0,1}${i})`,NO_DOTS_SLASH:`(?!${o})`,QMARK_NO_DOT:`[^.\\/]`,STAR:`${r}*?`,START_ANCHOR:a,SEP:`/`},c={...s,SLASH_LITERAL:`[\\\\/]`,QMARK:n,STAR:`${n}*?`,DOTS_SLASH:`\\.{1,2}(?:[\\\\/]|$)`,NO_DOT:`(?!\\.)`,NO_DOTS:`(?!(?:^|[\\\\/])\\.{1,2}(?:[\\\\/]|$))`,NO_DOT_SLASH:`(?!\\.{0,1}(?:[\\\\/]|$))`,NO_DOTS_SLASH:`(?!\\.{1,2}(?:[\\\\/]|$))`,QMARK_NO_DOT:`[^.\\\\/]`,START_ANCHOR:`(?:^|[\\\\/])`,END_ANCHOR:`(?:[\\\\/]|$)`,SEP:`\\`};t.exports={DEFAULT_MAX_EXTGLOB_RECURSION:0,MAX_LENGTH:65536,POSIX_REGEX_SOURCE:{__proto__:null,alnum:`a-zA-Z0-9`,alpha:`a-zA-Z`,ascii:`\\x00-\\x7F`,blank:` \\t`,cntrl:`\\x00-\\x1F\\x7F`,digit:`0-9`,graph:`\\x21-\\x7E`,lower:`a-z`,print:`\\x20-\\x7E `,punct:`\\-!"#$%&'()\\*+,./:;<=>?@[\\]^_\`{|}~`,space:` \\t\\r\\n\\v\\f`,upper:`A-Z`,word:`A-Za-z0-9_`,xdigit:`A-Fa-f0-9`},REGEX_BACKSLASH:/\\(?![*+?^${}(|)[\]])/g,REGEX_NON_SPECIAL_CHARS:/^[^@![\].,$*+?^{}()|\\/]+/,REGEX_SPECIAL_CHARS:/[-*+?.^${}(|)[\]]/,REGEX_SPECIAL_CHARS_BACKREF:/(\\?)((\W)(\3*))/g,REGEX_SPECIAL_CHARS_GLOBAL:/([-*+?.^${}(|)[\]])/g,REGEX_REMOVE_BACKSLASH:/(?:\[.*?[^\\]\]|\\(?=.))/g,REPLACEMENTS:{__proto__:null,"***":`*`,"**/**":`**`,"**/**/**":`**`},CHAR_0:48,CHAR_9:57,CHAR_UPPERCASE_A:65,CHAR_LOWERCASE_A:97,CHAR_UPPERCASE_Z:90,CHAR_LOWERCASE_Z:122,CHAR_LEFT_PARENTHESES:40,CHAR_RIGHT_PARENTHESES:41,CHAR_ASTERISK:42,CHAR_AMPERSAND:38,CHAR_AT:64,CHAR_BACKWARD_SLASH:92,CHAR_CARRIAGE_RETURN:13,CHAR_CIRCUMFLEX_ACCENT:94,CHAR_COLON:58,CHAR_COMMA:44,CHAR_DOT:46,CHAR_DOUBLE_QUOTE:34,CHAR_EQUAL:61,CHAR_EXCLAMATION_MARK:33,CHAR_FORM_FEED:12,CHAR_FORWARD_SLASH:47,CHAR_GRAVE_ACCENT:96,CHAR_HASH:35,CHAR_HYPHEN_MINUS:45,CHAR_LEFT_ANGLE_BRACKET:60,CHAR_LEFT_CURLY_BRACE:123,CHAR_LEFT_SQUARE_BRACKET:91,CHAR_LINE_FEED:10,CHAR_NO_BREAK_SPACE:160,CHAR_PERCENT:37,CHAR_PLUS:43,CHAR_QUESTION_MARK:63,CHAR_RIGHT_ANGLE_BRACKET:62,CHAR_RIGHT_CURLY_BRACE:125,CHAR_RIGHT_SQUARE_BRACKET:93,CHAR_SEMICOLON:59,CHAR_SINGLE_QUOTE:39,CHAR_SPACE:32,CHAR_TAB:9,CHAR_UNDERSCORE:95,CHAR_VERTICAL_LINE:124,CHAR_ZERO_WIDTH_NOBREAK_SPACE:65279,extglobChars(e){return{"!":{type:`negate`,open:`(?:(?!(?:`,close:`))${e.STAR})`},"?":{type:`qmark`,open:`(?:`,close:`)?`},"+":{type:`plus`,open:`(?:`,close:`)+`},"*":{type:`star`,open:`(?:`,close:`)*`},"@":{type:`at`,open:`(?:`,close:`)`}}},globChars(e){return e===!0?c:s}}})),Ae=/* @__PURE__ */ e((e=>{let{REGEX_BACKSLASH:t,REGEX_REMOVE_BACKSLASH:n,REGEX_SPECIAL_CHARS:r,REGEX_SPECIAL_CHARS_GLOBAL:i}=ke();e.isObject=e=>typeof e==`object`&&!!e&&!Array.isArray(e),e.hasRegexChars=e=>r.test(e),e.isRegexChar=t=>t.length===1&&e.hasRegexChars(t),e.escapeRegex=e=>e.replace(i,`\\$1`),e.toPosixSlashes=e=>e.replace(t,`/`),e.isWindows=()=>{if(typeof navigator<`u`&&navigator.platform){let e=navigator.platform.toLowerCase();return e===`win32`||e===`windows`}return typeof process<`u`&&process.platform?process.platform===`win32`:!1},e.removeBackslashes=e=>e.replace(n,e=>e===`\\`?``:e),e.escapeLast=(t,n,r)=>{let i=t.lastIndexOf(n,r);return i===-1?t:t[i-1]===`\\`?e.escapeLast(t,n,i-1):`${t.slice(0,i)}\\${t.slice(i)}`},e.removePrefix=(e,t={})=>{let n=e;return n.startsWith(`./`)&&(n=n.slice(2),t.prefix=`./`),n},e.wrapOutput=(e,t={},n={})=>{let r=`${n.contains?``:`^`}(?:${e})${n.contains?``:`$`}`;return t.negated===!0&&(r=`(?:^(?!${r}).*$)`),r},e.basename=(e,{windows:t}={})=>{let n=e.split(t?/[\\/]/:`/`),r=n[n.length-1];return r===``?n[n.length-2]:r}})),je=/* @__PURE__ */ e(((e,t)=>{let n=Ae(),{CHAR_ASTERISK:r,CHAR_AT:i,CHAR_BACKWARD_SLASH:a,CHAR_COMMA:o,CHAR_DOT:s,CHAR_EXCLAMATION_MARK:c,CHAR_FORWARD_SLASH:l,CHAR_LEFT_CURLY_BRACE:u,CHAR_LEFT_PARENTHESES:d,CHAR_LEFT_SQUARE_BRACKET:f,CHAR_PLUS:p,CHAR_QUESTION_MARK:m,CHAR_RIGHT_CURLY_BRACE:h,CHAR_RIGHT_PARENTHESES:g,CHAR_RIGHT_SQUARE_BRACKET:_}=ke(),v=e=>e===l||e===a,ee=e=>{e.isPrefix!==!0&&(e.depth=e.isGlobstar?1/0:1)};t.exports=(e,t)=>{let y=t||{},te=e.length-1,b=y.parts===!0||y.tokens===!0||y.scanToEnd===!0,x=[],S=[],ne=[],C=e,w=-1,T=0,E=0,re=!1,ie=!1,D=!1,O=!1,k=!1,ae=!1,A=!1,j=!1,M=!1,N=!1,oe=0,P,F,I={value:``,depth:0,isGlob:!1},L=()=>w>=te,R=()=>C.charCodeAt(w+1),z=()=>(P=F,C.charCodeAt(++w));for(;w<te;){F=z();let e;if(F===a)A=I.backslashes=!0,F=z(),F===u&&(ae=!0);else{if(ae===!0||F===u){for(oe++;L()!==!0&&(F=z());)if(F===a)A=I.backslashes=!0,z();else if(F===u)oe++;else{if(ae!==!0&&F===s&&(F=z())===s||ae!==!0&&F===o){if(re=I.isBrace=!0,D=I.isGlob=!0,N=!0,b===!0)continue;break}if(F===h&&(oe--,oe===0)){ae=!1,re=I.isBrace=!0,N=!0;break}}if(b===!0)continue;break}if(F===l){if(x.push(w),S.push(I),I={value:``,depth:0,isGlob:!1},N===!0)continue;if(P===s&&w===T+1){T+=2;continue}E=w+1}else{if(y.noext!==!0&&(F===p||F===i||F===r||F===m||F===c)&&R()===d){if(D=I.isGlob=!0,O=I.isExtglob=!0,N=!0,F===c&&w===T&&(M=!0),b===!0){let e=0;for(;L()!==!0&&(F=z());)if(F===a)A=I.backslashes=!0,z();else if(F===d)e++;else if(F===g&&--e===0){N=!0;break}continue}break}if(F===r){if(P===r&&(k=I.isGlobstar=!0),D=I.isGlob=!0,N=!0,b===!0)continue;break}if(F===m){if(D=I.isGlob=!0,N=!0,b===!0)continue;break}if(F===f){for(;L()!==!0&&(e=z());)if(e===a)A=I.backslashes=!0,z();else if(e===_){ie=I.isBracket=!0,D=I.isGlob=!0,N=!0;break}if(b===!0)continue;break}if(y.nonegate!==!0&&F===c&&w===T)j=I.negated=!0,T++;else{if(y.noparen!==!0&&F===d){if(D=I.isGlob=!0,b===!0){let e=1;for(;L()!==!0&&(F=z());)if(F===a)A=I.backslashes=!0,z();else if(F===d)e++;else if(F===g&&--e===0){N=!0;break}continue}break}if(D===!0){if(N=!0,b===!0)continue;break}}}}}y.noext===!0&&(O=!1,D=!1);let B=C,se=``,V=``;T>0&&(se=C.slice(0,T),C=C.slice(T),E-=T),B&&D===!0&&E>0?(B=C.slice(0,E),V=C.slice(E)):D===!0?(B=``,V=C):B=C,B&&B!==``&&B!==`/`&&B!==C&&v(B.charCodeAt(B.length-1))&&(B=B.slice(0,-1)),y.unescape===!0&&(V&&=n.removeBackslashes(V),B&&A===!0&&(B=n.removeBackslashes(B)));let H={prefix:se,input:e,start:T,base:B,glob:V,isBrace:re,isBracket:ie,isGlob:D,isExtglob:O,isGlobstar:k,negated:j,negatedExtglob:M};if(y.tokens===!0&&(H.maxDepth=0,v(F)||S.push(I),H.tokens=S),y.parts===!0||y.tokens===!0){let t;for(let n=0;n<x.length;n++){let r=t===void 0?T:t+1,i=x[n],a=e.slice(r,i);y.tokens&&(n===0&&T!==0?(S[n].isPrefix=!0,S[n].value=se):S[n].value=a,ee(S[n]),H.maxDepth+=S[n].depth),i>=T&&(ne.push(a),t=i)}let n=t===void 0?T:t+1,r=e.slice(n);ne.push(r),y.tokens&&t&&t+1<e.length&&(S[S.length-1].value=r,ee(S[S.length-1]),H.maxDepth+=S[S.length-1].depth),H.slashes=x,H.parts=ne}return H}})),Me=/* @__PURE__ */ e(((e,t)=>{let n=ke(),r=Ae(),{MAX_LENGTH:i,POSIX_REGEX_SOURCE:a,REGEX_NON_SPECIAL_CHARS:o,REGEX_SPECIAL_CHARS_BACKREF:s,REPLACEMENTS:c}=n,l=(e,t)=>{if(typeof t.expandRange==`function`)return t.expandRange(...e,t);e.sort();let n=`[${e.join(`-`)}]`;try{new RegExp(n)}catch{return e.map(e=>r.escapeRegex(e)).join(`..`)}return n},u=(e,t)=>`Missing ${e}: "${t}" - use "\\\\${t}" to match literal characters`,d=e=>{let t=[],n=0,r=0,i=0,a=``,o=!1;for(let s of e)if(o===!0)a+=s,o=!1;else if(s===`\\`)a+=s,o=!0;else if(s===`"`)i=i===1?0:1,a+=s;else{if(i===0){if(s===`[`)n++;else if(s===`]`&&n>0)n--;else if(n===0){if(s===`(`)r++;else if(s===`)`&&r>0)r--;else if(s===`|`&&r===0){t.push(a),a=``;continue}}}a+=s}return t.push(a),t},f=e=>{let t=!1;for(let n of e)if(t===!0)t=!1;else if(n===`\\`)t=!0;else if(/[?*+@!()[\]{}]/.test(n))return!1;return!0},p=e=>{let t=e.trim(),n=!0;for(;n===!0;)n=!1,/^@\([^\\()[\]{}|]+\)$/.test(t)&&(t=t.slice(2,-1),n=!0);if(f(t))return t.replace(/\\(.)/g,`$1`)},m=e=>{let t=e.map(p).filter(Boolean);for(let e=0;e<t.length;e++)for(let n=e+1;n<t.length;n++){let r=t[e],i=t[n],a=r[0];if(a&&r===a.repeat(r.length)&&i===a.repeat(i.length)&&(r===i||r.startsWith(i)||i.startsWith(r)))return!0}return!1},h=(e,t=!0)=>{if(e[0]!==`+`&&e[0]!==`*`||e[1]!==`(`)return;let n=0,r=0,i=0,a=!1;for(let o=1;o<e.length;o++){let s=e[o];if(a===!0)a=!1;else if(s===`\\`)a=!0;else if(s===`"`)i=i===1?0:1;else if(i!==1){if(s===`[`)n++;else if(s===`]`&&n>0)n--;else if(!(n>0)){if(s===`(`)r++;else if(s===`)`&&(r--,r===0))return t===!0&&o!==e.length-1?void 0:{type:e[0],body:e.slice(2,o),end:o}}}}},g=e=>`${e.length===1?r.escapeRegex(e[0]):`[${e.map(e=>r.escapeRegex(e)).join(``)}]`}*`,_=e=>{let t=0,n=[];for(;t<e.length;){let r=h(e.slice(t),!1);if(!r||r.type!==`*`)return;let i=d(r.body).map(e=>e.trim());if(i.length!==1)return;let a=p(i[0]);if(!a||a.length!==1)return;n.push(a),t+=r.end+1}if(!(n.length<1))return n},v=e=>{let t=0,n=e.trim(),r=h(n);for(;r;)t++,n=r.body.trim(),r=h(n);return t},ee=(e,t)=>{if(t.maxExtglobRecursion===!1)return{risky:!1};let r=typeof t.maxExtglobRecursion==`number`?t.maxExtglobRecursion:n.DEFAULT_MAX_EXTGLOB_RECURSION,i=d(e).map(e=>e.trim());if(i.length>1&&(i.some(e=>e===``)||i.some(e=>/^[*?]+$/.test(e))||m(i)))return{risky:!0};let a=[],o=!1,s=!0;for(let e of i){let t=_(e);if(t){o=!0,a.push(...t);continue}let n=p(e);if(n&&n.length===1)a.push(n);else if(s=!1,v(e)>r)return{risky:!0}}return o?s?{risky:!0,safeOutput:g([...new Set(a)])}:{risky:!0}:{risky:!1}},y=(e,t)=>{if(typeof e!=`string`)throw TypeError(`Expected a string`);e=c[e]||e;let d={...t},f=typeof d.maxLength==`number`?Math.min(i,d.maxLength):i,p=e.length;if(p>f)throw SyntaxError(`Input length: ${p}, exceeds maximum allowed length: ${f}`);let m={type:`bos`,value:``,output:d.prepend||``},h=[m],g=d.capture?``:`?:`,_=n.globChars(d.windows),v=n.extglobChars(_),{DOT_LITERAL:te,PLUS_LITERAL:b,SLASH_LITERAL:x,ONE_CHAR:S,DOTS_SLASH:ne,NO_DOT:C,NO_DOT_SLASH:w,NO_DOTS_SLASH:T,QMARK:E,QMARK_NO_DOT:re,STAR:ie,START_ANCHOR:D}=_,O=e=>`(${g}(?:(?!${D}${e.dot?ne:te}).)*?)`,k=d.dot?``:C,ae=d.dot?E:re,A=d.bash===!0?O(d):ie;d.capture&&(A=`(${A})`),typeof d.noext==`boolean`&&(d.noextglob=d.noext);let j={input:e,index:-1,start:0,dot:d.dot===!0,consumed:``,output:``,prefix:``,backtrack:!1,negated:!1,brackets:0,braces:0,parens:0,quotes:0,globstar:!1,tokens:h};e=r.removePrefix(e,j),p=e.length;let M=[],N=[],oe=[],P=m,F,I=()=>j.index===p-1,L=j.peek=(t=1)=>e[j.index+t],R=j.advance=()=>e[++j.index]||``,z=()=>e.slice(j.index+1),B=(e=``,t=0)=>{j.consumed+=e,j.index+=t},se=e=>{j.output+=e.output==null?e.value:e.output,B(e.value)},V=()=>{let e=1;for(;L()===`!`&&(L(2)!==`(`||L(3)===`?`);)R(),j.start++,e++;return e%2!=0&&(j.negated=!0,j.start++,!0)},H=e=>{j[e]++,oe.push(e)},U=e=>{j[e]--,oe.pop()},W=e=>{if(P.type===`globstar`){let t=j.braces>0&&(e.type===`comma`||e.type===`brace`),n=e.extglob===!0||M.length&&(e.type===`pipe`||e.type===`paren`);e.type!==`slash`&&e.type!==`paren`&&!t&&!n&&(j.output=j.output.slice(0,-P.output.length),P.type=`star`,P.value=`*`,P.output=A,j.output+=P.output)}M.length&&e.type!==`paren`&&(M[M.length-1].inner+=e.value),(e.value||e.output)&&se(e),P&&P.type===`text`&&e.type===`text`?(P.output=(P.output||P.value)+e.value,P.value+=e.value):(e.prev=P,h.push(e),P=e)},ce=(e,t)=>{let n={...v[t],conditions:1,inner:``};n.prev=P,n.parens=j.parens,n.output=j.output,n.startIndex=j.index,n.tokensIndex=h.length;let r=(d.capture?`(`:``)+n.open;H(`parens`),W({type:e,value:t,output:j.output?``:S}),W({type:`paren`,extglob:!0,value:R(),output:r}),M.push(n)},le=n=>{let i=e.slice(n.startIndex,j.index+1),a=e.slice(n.startIndex+2,j.index),o=ee(a,d);if((n.type===`plus`||n.type===`star`)&&o.risky){let e=o.safeOutput?(n.output?``:S)+(d.capture?`(${o.safeOutput})`:o.safeOutput):void 0,t=h[n.tokensIndex];t.type=`text`,t.value=i,t.output=e||r.escapeRegex(i);for(let e=n.tokensIndex+1;e<h.length;e++)h[e].value=``,h[e].output=``,delete h[e].suffix;j.output=n.output+t.output,j.backtrack=!0,W({type:`paren`,extglob:!0,value:F,output:``}),U(`parens`);return}let s=n.close+(d.capture?`)`:``),c;if(n.type===`negate`){let e=A;n.inner&&n.inner.length>1&&n.inner.includes(`/`)&&(e=O(d)),(e!==A||I()||/^\)+$/.test(z()))&&(s=n.close=`)$))${e}`),n.inner.includes(`*`)&&(c=z())&&/^\.[^\\/.]+$/.test(c)&&(s=n.close=`)${y(c,{...t,fastpaths:!1}).output})${e})`),n.prev.type===`bos`&&(j.negatedExtglob=!0)}W({type:`paren`,extglob:!0,value:F,output:s}),U(`parens`)};if(d.fastpaths!==!1&&!/(^[*!]|[/()[\]{}"])/.test(e)){let n=!1,i=e.replace(s,(e,t,r,i,a,o)=>i===`\\`?(n=!0,e):i===`?`?t?t+i+(a?E.repeat(a.length):``):o===0?ae+(a?E.repeat(a.length):``):E.repeat(r.length):i===`.`?te.repeat(r.length):i===`*`?t?t+i+(a?A:``):A:t?e:`\\${e}`);return n===!0&&(i=d.unescape===!0?i.replace(/\\/g,``):i.replace(/\\+/g,e=>e.length%2==0?`\\\\`:e?`\\`:``)),i===e&&d.contains===!0?(j.output=e,j):(j.output=r.wrapOutput(i,j,t),j)}for(;!I();){if(F=R(),F===`\0`)continue;if(F===`\\`){let e=L();if(e===`/`&&d.bash!==!0||e===`.`||e===`;`)continue;if(!e){F+=`\\`,W({type:`text`,value:F});continue}let t=/^\\+/.exec(z()),n=0;if(t&&t[0].length>2&&(n=t[0].length,j.index+=n,n%2!=0&&(F+=`\\`)),d.unescape===!0?F=R():F+=R(),j.brackets===0){W({type:`text`,value:F});continue}}if(j.brackets>0&&(F!==`]`||P.value===`[`||P.value===`[^`)){if(d.posix!==!1&&F===`:`){let e=P.value.slice(1);if(e.includes(`[`)&&(P.posix=!0,e.includes(`:`))){let e=P.value.lastIndexOf(`[`),t=P.value.slice(0,e),n=P.value.slice(e+2),r=a[n];if(r){P.value=t+r,j.backtrack=!0,R(),!m.output&&h.indexOf(P)===1&&(m.output=S);continue}}}(F===`[`&&L()!==`:`||F===`-`&&L()===`]`)&&(F=`\\${F}`),F===`]`&&(P.value===`[`||P.value===`[^`)&&(F=`\\${F}`),d.posix===!0&&F===`!`&&P.value===`[`&&(F=`^`),P.value+=F,se({value:F});continue}if(j.quotes===1&&F!==`"`){F=r.escapeRegex(F),P.value+=F,se({value:F});continue}if(F===`"`){j.quotes=j.quotes===1?0:1,d.keepQuotes===!0&&W({type:`text`,value:F});continue}if(F===`(`){H(`parens`),W({type:`paren`,value:F});continue}if(F===`)`){if(j.parens===0&&d.strictBrackets===!0)throw SyntaxError(u(`opening`,`(`));let e=M[M.length-1];if(e&&j.parens===e.parens+1){le(M.pop());continue}W({type:`paren`,value:F,output:j.parens?`)`:`\\)`}),U(`parens`);continue}if(F===`[`){if(d.nobracket===!0||!z().includes(`]`)){if(d.nobracket!==!0&&d.strictBrackets===!0)throw SyntaxError(u(`closing`,`]`));F=`\\${F}`}else H(`brackets`);W({type:`bracket`,value:F});continue}if(F===`]`){if(d.nobracket===!0||P&&P.type===`bracket`&&P.value.length===1){W({type:`text`,value:F,output:`\\${F}`});continue}if(j.brackets===0){if(d.strictBrackets===!0)throw SyntaxError(u(`opening`,`[`));W({type:`text`,value:F,output:`\\${F}`});continue}U(`brackets`);let e=P.value.slice(1);if(P.posix!==!0&&e[0]===`^`&&!e.includes(`/`)&&(F=`/${F}`),P.value+=F,se({value:F}),d.literalBrackets===!1||r.hasRegexChars(e))continue;let t=r.escapeRegex(P.value);if(j.output=j.output.slice(0,-P.value.length),d.literalBrackets===!0){j.output+=t,P.value=t;continue}P.value=`(${g}${t}|${P.value})`,j.output+=P.value;continue}if(F===`{`&&d.nobrace!==!0){H(`braces`);let e={type:`brace`,value:F,output:`(`,outputIndex:j.output.length,tokensIndex:j.tokens.length};N.push(e),W(e);continue}if(F===`}`){let e=N[N.length-1];if(d.nobrace===!0||!e){W({type:`text`,value:F,output:F});continue}let t=`)`;if(e.dots===!0){let e=h.slice(),n=[];for(let t=e.length-1;t>=0&&(h.pop(),e[t].type!==`brace`);t--)e[t].type!==`dots`&&n.unshift(e[t].value);t=l(n,d),j.backtrack=!0}if(e.comma!==!0&&e.dots!==!0){let n=j.output.slice(0,e.outputIndex),r=j.tokens.slice(e.tokensIndex);e.value=e.output=`\\{`,F=t=`\\}`,j.output=n;for(let e of r)j.output+=e.output||e.value}W({type:`brace`,value:F,output:t}),U(`braces`),N.pop();continue}if(F===`|`){M.length>0&&M[M.length-1].conditions++,W({type:`text`,value:F});continue}if(F===`,`){let e=F,t=N[N.length-1];t&&oe[oe.length-1]===`braces`&&(t.comma=!0,e=`|`),W({type:`comma`,value:F,output:e});continue}if(F===`/`){if(P.type===`dot`&&j.index===j.start+1){j.start=j.index+1,j.consumed=``,j.output=``,h.pop(),P=m;continue}W({type:`slash`,value:F,output:x});continue}if(F===`.`){if(j.braces>0&&P.type===`dot`){P.value===`.`&&(P.output=te);let e=N[N.length-1];P.type=`dots`,P.output+=F,P.value+=F,e.dots=!0;continue}if(j.braces+j.parens===0&&P.type!==`bos`&&P.type!==`slash`){W({type:`text`,value:F,output:te});continue}W({type:`dot`,value:F,output:te});continue}if(F===`?`){if(!(P&&P.value===`(`)&&d.noextglob!==!0&&L()===`(`&&L(2)!==`?`){ce(`qmark`,F);continue}if(P&&P.type===`paren`){let e=L(),t=F;(P.value===`(`&&!/[!=<:]/.test(e)||e===`<`&&!/<([!=]|\w+>)/.test(z()))&&(t=`\\${F}`),W({type:`text`,value:F,output:t});continue}if(d.dot!==!0&&(P.type===`slash`||P.type===`bos`)){W({type:`qmark`,value:F,output:re});continue}W({type:`qmark`,value:F,output:E});continue}if(F===`!`){if(d.noextglob!==!0&&L()===`(`&&(L(2)!==`?`||!/[!=<:]/.test(L(3)))){ce(`negate`,F);continue}if(d.nonegate!==!0&&j.index===0){V();continue}}if(F===`+`){if(d.noextglob!==!0&&L()===`(`&&L(2)!==`?`){ce(`plus`,F);continue}if(P&&P.value===`(`||d.regex===!1){W({type:`plus`,value:F,output:b});continue}if(P&&(P.type===`bracket`||P.type===`paren`||P.type===`brace`)||j.parens>0){W({type:`plus`,value:F});continue}W({type:`plus`,value:b});continue}if(F===`@`){if(d.noextglob!==!0&&L()===`(`&&L(2)!==`?`){W({type:`at`,extglob:!0,value:F,output:``});continue}W({type:`text`,value:F});continue}if(F!==`*`){(F===`$`||F===`^`)&&(F=`\\${F}`);let e=o.exec(z());e&&(F+=e[0],j.index+=e[0].length),W({type:`text`,value:F});continue}if(P&&(P.type===`globstar`||P.star===!0)){P.type=`star`,P.star=!0,P.value+=F,P.output=A,j.backtrack=!0,j.globstar=!0,B(F);continue}let t=z();if(d.noextglob!==!0&&/^\([^?]/.test(t)){ce(`star`,F);continue}if(P.type===`star`){if(d.noglobstar===!0){B(F);continue}let n=P.prev,r=n.prev,i=n.type===`slash`||n.type===`bos`,a=r&&(r.type===`star`||r.type===`globstar`);if(d.bash===!0&&(!i||t[0]&&t[0]!==`/`)){W({type:`star`,value:F,output:``});continue}let o=j.braces>0&&(n.type===`comma`||n.type===`brace`),s=M.length&&(n.type===`pipe`||n.type===`paren`);if(!i&&n.type!==`paren`&&!o&&!s){W({type:`star`,value:F,output:``});continue}for(;t.slice(0,3)===`/**`;){let n=e[j.index+4];if(n&&n!==`/`)break;t=t.slice(3),B(`/**`,3)}let c=I()||j.parens>0&&t===`)`.repeat(j.parens)&&!M.some(e=>e.type===`negate`);if(n.type===`bos`&&I()){P.type=`globstar`,P.value+=F,P.output=O(d),j.output=P.output,j.globstar=!0,B(F);continue}if(n.type===`slash`&&n.prev.type!==`bos`&&!a&&c){j.output=j.output.slice(0,-(n.output+P.output).length),n.output=`(?:${n.output}`,P.type=`globstar`,P.output=O(d)+(d.strictSlashes?`)`:`|$)`),P.value+=F,j.globstar=!0,j.output+=n.output+P.output,B(F);continue}if(n.type===`slash`&&n.prev.type!==`bos`&&t[0]===`/`){let e=t[1]===void 0?``:`|$`;j.output=j.output.slice(0,-(n.output+P.output).length),n.output=`(?:${n.output}`,P.type=`globstar`,P.output=`${O(d)}${x}|${x}${e})`,P.value+=F,j.output+=n.output+P.output,j.globstar=!0,B(F+R()),W({type:`slash`,value:`/`,output:``});continue}if(n.type===`bos`&&t[0]===`/`){P.type=`globstar`,P.value+=F,P.output=`(?:^|${x}|${O(d)}${x})`,j.output=P.output,j.globstar=!0,B(F+R()),W({type:`slash`,value:`/`,output:``});continue}j.output=j.output.slice(0,-P.output.length),P.type=`globstar`,P.output=O(d),P.value+=F,j.output+=P.output,j.globstar=!0,B(F);continue}let n={type:`star`,value:F,output:A};d.bash===!0?(n.output=`.*?`,(P.type===`bos`||P.type===`slash`)&&(n.output=k+n.output),W(n)):P&&(P.type===`bracket`||P.type===`paren`)&&d.regex===!0?(n.output=F,W(n)):((j.index===j.start||P.type===`slash`||P.type===`dot`)&&(P.type===`dot`?(j.output+=w,P.output+=w):d.dot===!0?(j.output+=T,P.output+=T):(j.output+=k,P.output+=k),L()!==`*`&&(j.output+=S,P.output+=S)),W(n))}for(;j.brackets>0;){if(d.strictBrackets===!0)throw SyntaxError(u(`closing`,`]`));j.output=r.escapeLast(j.output,`[`),U(`brackets`)}for(;j.parens>0;){if(d.strictBrackets===!0)throw SyntaxError(u(`closing`,`)`));j.output=r.escapeLast(j.output,`(`),U(`parens`)}for(;j.braces>0;){if(d.strictBrackets===!0)throw SyntaxError(u(`closing`,`}`));j.output=r.escapeLast(j.output,`{`),U(`braces`)}if(d.strictSlashes!==!0&&(P.type===`star`||P.type===`bracket`)&&W({type:`maybe_slash`,value:``,output:`${x}?`}),j.backtrack===!0){j.output=``;for(let e of j.tokens)j.output+=e.output==null?e.value:e.output,e.suffix&&(j.output+=e.suffix)}return j};y.fastpaths=(e,t)=>{let a={...t},o=typeof a.maxLength==`number`?Math.min(i,a.maxLength):i,s=e.length;if(s>o)throw SyntaxError(`Input length: ${s}, exceeds maximum allowed length: ${o}`);e=c[e]||e;let{DOT_LITERAL:l,SLASH_LITERAL:u,ONE_CHAR:d,DOTS_SLASH:f,NO_DOT:p,NO_DOTS:m,NO_DOTS_SLASH:h,STAR:g,START_ANCHOR:_}=n.globChars(a.windows),v=a.dot?m:p,ee=a.dot?h:p,y=a.capture?``:`?:`,te={negated:!1,prefix:``},b=a.bash===!0?`.*?`:g;a.capture&&(b=`(${b})`);let x=e=>e.noglobstar===!0?b:`(${y}(?:(?!${_}${e.dot?f:l}).)*?)`,S=e=>{switch(e){case`*`:return`${v}${d}${b}`;case`.*`:return`${l}${d}${b}`;case`*.*`:return`${v}${b}${l}${d}${b}`;case`*/*`:return`${v}${b}${u}${d}${ee}${b}`;case`**`:return v+x(a);case`**/*`:return`(?:${v}${x(a)}${u})?${ee}${d}${b}`;case`**/*.*`:return`(?:${v}${x(a)}${u})?${ee}${b}${l}${d}${b}`;case`**/.*`:return`(?:${v}${x(a)}${u})?${l}${d}${b}`;default:{let t=/^(.*?)\.(\w+)$/.exec(e);if(!t)return;let n=S(t[1]);return n?n+l+t[2]:void 0}}},ne=S(r.removePrefix(e,te));return ne&&a.strictSlashes!==!0&&(ne+=`${u}?`),ne},t.exports=y})),Ne=/* @__PURE__ */ e(((e,t)=>{let n=je(),r=Me(),i=Ae(),a=ke(),o=e=>e&&typeof e==`object`&&!Array.isArray(e),s=(e,t,n=!1)=>{if(Array.isArray(e)){let r=e.map(e=>s(e,t,n));return e=>{for(let t of r){let n=t(e);if(n)return n}return!1}}let r=o(e)&&e.tokens&&e.input;if(e===``||typeof e!=`string`&&!r)throw TypeError(`Expected pattern to be a non-empty string`);let i=t||{},a=i.windows,c=r?s.compileRe(e,t):s.makeRe(e,t,!1,!0),l=c.state;delete c.state;let u=()=>!1;if(i.ignore){let e={...t,ignore:null,onMatch:null,onResult:null};u=s(i.ignore,e,n)}let d=(n,r=!1)=>{let{isMatch:o,match:d,output:f}=s.test(n,c,t,{glob:e,posix:a}),p={glob:e,state:l,regex:c,posix:a,input:n,output:f,match:d,isMatch:o};return typeof i.onResult==`function`&&i.onResult(p),o===!1?(p.isMatch=!1,r?p:!1):u(n)?(typeof i.onIgnore==`function`&&i.onIgnore(p),p.isMatch=!1,r?p:!1):(typeof i.onMatch==`function`&&i.onMatch(p),!r||p)};return n&&(d.state=l),d};s.test=(e,t,n,{glob:r,posix:a}={})=>{if(typeof e!=`string`)throw TypeError(`Expected input to be a string`);if(e===``)return{isMatch:!1,output:``};let o=n||{},c=o.format||(a?i.toPosixSlashes:null),l=e===r,u=l&&c?c(e):e;return l===!1&&(u=c?c(e):e,l=u===r),(l===!1||o.capture===!0)&&(l=o.matchBase===!0||o.basename===!0?s.matchBase(e,t,n,a):t.exec(u)),{isMatch:!!l,match:l,output:u}},s.matchBase=(e,t,n,r=n&&n.windows)=>(t instanceof RegExp?t:s.makeRe(t,n)).test(i.basename(e,{windows:r})),s.isMatch=(e,t,n)=>s(t,n)(e),s.parse=(e,t)=>Array.isArray(e)?e.map(e=>s.parse(e,t)):r(e,{...t,fastpaths:!1}),s.scan=(e,t)=>n(e,t),s.compileRe=(e,t,n=!1,r=!1)=>{if(n===!0)return e.output;let i=t||{},a=i.contains?``:`^`,o=i.contains?``:`$`,c=`${a}(?:${e.output})${o}`;e&&e.negated===!0&&(c=`^(?!${c}).*$`);let l=s.toRegex(c,t);return r===!0&&(l.state=e),l},s.makeRe=(e,t={},n=!1,i=!1)=>{if(!e||typeof e!=`string`)throw TypeError(`Expected a non-empty string`);let a={negated:!1,fastpaths:!0};return t.fastpaths!==!1&&(e[0]===`.`||e[0]===`*`)&&(a.output=r.fastpaths(e,t)),a.output||(a=r(e,t)),s.compileRe(a,t,n,i)},s.toRegex=(e,t)=>{try{let n=t||{};return new RegExp(e,n.flags||(n.nocase?`i`:``))}catch(e){if(t&&t.debug===!0)throw e;return/$^/}},s.constants=a,t.exports=s})),Pe=/* @__PURE__ */ e(((e,t)=>{let n=Ne(),r=Ae();function i(e,t,i=!1){return t&&(t.windows===null||t.windows===void 0)&&(t={...t,windows:r.isWindows()}),n(e,t,i)}Object.assign(i,n),t.exports=i})),Fe=o(),Ie=/* @__PURE__ */ t(Pe(),1);function Le(e,t,n,r,i){return{command:`/bin/sh`,args:[`-c`,`PATH="$1:$PATH"; export PATH; shift; exec "$@"`,`sh`,Re(e,t),e.node.path,...n],cwd:t.root,env:r,timeoutMs:i}}function Re(e,t){let n=[];for(let r=t.root;;r=D(r))if(n.push(k(r,`node_modules`,`.bin`)),r===e.root||D(r)===r)return n.join(`:`)}function ze(e){let t=/* @__PURE__ */ new WeakMap;return(n,r,i)=>{let a=t.get(n)??/* @__PURE__ */ new Map;t.set(n,a);let{root:o,runnerArguments:s,nodeArguments:c,runnerEnvironment:l}=i,u=JSON.stringify([o,s,c,l]),d=a.get(u)??e(n,r,i);return a.set(u,d),d}}const Be=f({version:r(),bin:a([r(),m(r(),r())]).optional().catch(void 0)});async function Ve(e,t){for(let n=e;;n=D(n)){let e=await V(k(n,`node_modules`,t)).catch(()=>null),r=e===null?null:await B(k(e,`package.json`),`utf8`).catch(()=>null);if(e!==null&&r!==null){let n=Be.safeParse(He(r));if(n.success){let{version:r,bin:i={}}=n.data;return{root:e,version:r,programs:new Map(Object.entries(typeof i==`string`?{[t]:i}:i).map(([t,n])=>[t,k(e,n)]))}}}if(D(n)===n)return null}}function He(e){try{return JSON.parse(e)}catch{return null}}async function Ue(e,t,r){let i=await Ve(e.root,t),a=i?.programs.get(r);if(i===null||a===void 0)throw new n(`${t} is not installed for ${e.directory===`.`?`this repository`:e.directory}. Install the project's dependencies before this step.`);return{installed:i,path:a}}const We=67108864,Ge=2e5,Ke=h().int().min(0).nullable(),qe=h().int().min(1).nullable().catch(null),Je=s({file:r(),titlePath:l(r()).min(1),line:qe,column:qe,status:u([`passed`,`failed`,`skipped`,`todo`]),durationMs:h().min(0).nullable().catch(null),assertions:Ke,hiddenRetries:Ke,failure:r().nullable()}),Ye=s({file:r(),message:r()}),Xe=s({complete:c(),remark:r().nullable(),tests:l(Je).max(Ge),fileFailures:l(Ye).max(Ge)});function G(e){return{report:null,problem:e}}async function Ze(e){let t=await H(e).catch(()=>null);return t===null||!t.isFile()?{text:null,problem:`the runner ended without writing its report`}:t.size>67108864?{text:null,problem:`its report is ${t.size} bytes long, more than the ${We} that are read`}:{text:await B(e,`utf8`),problem:null}}async function Qe(e){let{text:t,problem:n}=await Ze(e);if(t===null)return G(n);let r=Xe.safeParse($e(t));return r.success?{report:r.data,problem:null}:G(`its report is not what our reporter writes`)}function $e(e){try{return JSON.parse(e)}catch{return}}async function et(e,t,n){let r=k(await e.temporaryFolder(`run`),t),i=D(r);return await R(i,{recursive:!0}),await U(r,n),{folder:i,path:r}}const tt=a([l(Te()),r().transform(e=>[e])]),nt=f({_:l(Te()).catch([]),extension:tt.catch([`js`,`cjs`,`mjs`]),ignore:tt.catch([]),file:tt.catch([]),recursive:c().catch(!1)}),rt=ze(it);async function it(e,t,n){let{installed:r}=await Ue(n,`mocha`,`mocha`),i=await et(e,`load-options.cjs`,`
const { existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const [root, ...argv] = process.argv.slice(2);
const files = ['options.js', 'options.cjs'].map((name) => join(root, 'lib', 'cli', name));
const { loadOptions } = require(files.find((file) => existsSync(file)));
writeFileSync(join(__dirname, 'options.json'), JSON.stringify(loadOptions(argv)));
`),a=[...n.nodeArguments,i.path,r.root,...n.runnerArguments];await e.runContained(Le(t,n,a,n.runnerEnvironment,6e4));let{text:o}=await Ze(k(i.folder,`options.json`)),s=nt.safeParse($e(o??``));return s.success?s.data:null}async function at(e,t,n){let r=await rt(e,t,n);if(r===null)return null;let i=(r._.length>0?r._:[`./test`]).map(e=>ot(n,e,r)),a=(0,Ie.default)(r.ignore.map(e=>st(n,e))),o=new Set(r.file.map(e=>st(n,e)));return e=>{let r=A(n.root,k(t.root,e)).split(M).join(`/`);return!r.startsWith(`../`)&&(o.has(r)||!a(r)&&i.some(e=>e(r)))}}function ot(e,t,n){let r=st(e,t),i=n.extension.map(e=>`.${e.replace(/^\./,``)}`),a=(0,Ie.default)(r),o=r===``?``:`${r}/`;return e=>{if(e===r||a(e)||i.some(t=>e===r+t))return!0;let t=e.startsWith(o)?e.slice(o.length):null;return t!==null&&(n.recursive||!t.includes(`/`))&&i.some(e=>t.endsWith(e))&&!t.split(`/`).some(e=>e.startsWith(`.`)||e===`node_modules`)}}function st(e,t){let n=t.startsWith(`/`)?A(e.root,t).split(M).join(`/`):ae.normalize(t);return n===`.`?``:n.replace(/^\.\//,``).replace(/\/+$/,``)}const ct=e=>new Set(e.split(/\s+/).filter(e=>e!==``)),lt={jest:{one:ct(`c config rootDir testNamePattern t testTimeout maxWorkers w maxConcurrency
    cacheDirectory coverageDirectory coverageProvider changedSince env testEnvironment
    testEnvironmentOptions globals haste moduleNameMapper outputFile resolver runner prettierPath seed shard testResultsProcessor
    testRunner testSequencer timers transform globalSetup globalTeardown filter notifyMode coverageThreshold moduleLoader
    preset dependencyExtractor snapshotFormat workerIdleMemoryLimit openHandlesTimeout id`),many:ct(`reporters coverageReporters collectCoverageFrom coveragePathIgnorePatterns projects roots selectProjects
    ignoreProjects setupFiles setupFilesAfterEnv testMatch testPathIgnorePatterns testPathPattern testPathPatterns testRegex
    moduleDirectories moduleFileExtensions modulePaths modulePathIgnorePatterns transformIgnorePatterns
    unmockedModulePathPatterns watchPathIgnorePatterns snapshotSerializers`),dropped:ct(`watch watchAll coverage collectCoverage coverageReporters coverageDirectory coverageProvider
    coverageThreshold collectCoverageFrom coveragePathIgnorePatterns reporters verbose silent bail b ci json outputFile u
    updateSnapshot passWithNoTests o onlyChanged lastCommit changedSince changedFilesWithAncestor onlyFailures f shard notify
    notifyMode randomize seed testLocationInResults expand e logHeapUsage color colors noStackTrace testResultsProcessor
    useStderr listTests showConfig clearCache init debug findRelatedTests`)},vitest:{one:ct(`c config r root dir mode environment pool project t testNamePattern testTimeout hookTimeout teardownTimeout
    maxConcurrency maxWorkers minWorkers retry configLoader exclude workspace tagsFilter tags-filter
    reporter outputFile shard attachmentsDir execArgv vmMemoryLimit slowTestThreshold diff changed api browser inspect inspectBrk`),many:/* @__PURE__ */ new Set,dropped:ct(`watch w run coverage reporter outputFile bail ui open silent update u passWithNoTests changed shard
    standalone hideSkippedTests logHeapUsage color api typecheck benchmark includeTaskLocation inspect inspectBrk clearScreen
    printConsoleTrace clearCache listTags mergeReports`)},mocha:{one:ct(`config package ui u grep g fgrep f timeout t slow s retries jobs j reporter R reporter-option reporter-options O
    require r extension file spec ignore exclude node-option n import loader experimental-loader watch-files watch-ignore`),many:/* @__PURE__ */ new Set,dropped:ct(`watch w watch-files watch-ignore reporter R reporter-option reporter-options O bail b color colors c growl G
    full-trace inline-diffs dry-run pass-on-failing-test-suite list-reporters list-interfaces`)},"node-test":{one:ct(`import loader experimental-loader require r conditions C env-file env-file-if-exists title input-type eval e print p
    test-name-pattern test-skip-pattern test-concurrency test-timeout test-global-setup test-isolation
    experimental-test-isolation test-reporter test-reporter-destination test-shard test-coverage-include test-coverage-exclude
    test-coverage-lines test-coverage-branches test-coverage-functions experimental-config-file test-rerun-failures
    test-random-seed watch-path icu-data-dir disable-warning experimental-default-type`),many:/* @__PURE__ */ new Set,dropped:ct(`watch watch-path test-reporter test-reporter-destination experimental-test-coverage test-coverage-include
    test-coverage-exclude test-coverage-lines test-coverage-branches test-coverage-functions test-update-snapshots test-shard
    test-rerun-failures test-randomize test-random-seed inspect inspect-brk inspect-wait test`)}},ut=/\.(?:enabled|all|clean|cleanOnRejected|reportOnFailure|only|ignoreSourceErrors|skipFull|allowExternal|perFile|100|autoUpdate|isolate|singleThread|singleFork|headless|useAtomics|files|tests|hooks|shuffle)$/;function dt(e,t){let n=lt[e],r=(t,n)=>t.has(n)||e!==`node-test`&&(t.has(ht(n))||t.has(gt(n))),i=e=>r(n.many,e)?1/0:r(n.one,e)||e.includes(`.`)&&!ut.test(e)?1:0,a=[];for(let e=0;e<t.length;e+=1){let o=t[e]??``,s=/^--?([^=]+)(=?)/s.exec(o);if(o===`--`||s===null){let n=o===`--`?t.slice(e+1):[o];a.push(...n.map(e=>({flag:null,words:[e],dropped:!1}))),e+=n.length-(o===`--`?0:1);continue}let c=s[1]??``,l=c.replace(/^no-/,``),[u=l]=r(n.dropped,l)?[l]:l.split(`.`),d=[];if(s[2]===``){let n=()=>t[e+1+d.length],r=c.startsWith(`no-`)?0:i(l);for(;d.length<r&&n()!==void 0&&!(n()??``).startsWith(`-`);)d.push(n()??``);r===0&&(u===`bail`?/^(?:true|false|\d+)$/:/^(?:true|false)$/).test(n()??``)&&d.push(n()??``)}a.push({flag:l,words:[o,...d],dropped:r(n.dropped,u)}),e+=d.length}return a}function ft(e,t){return dt(e,t).flatMap(e=>e.dropped?[]:e.words)}function pt(e,t){return dt(e,t).flatMap(e=>e.flag===null?[]:e.words)}function mt(e,t){return dt(e,t).flatMap(e=>e.flag===null?e.words:[])}function ht(e){return e.replace(/-([a-z])/g,(e,t)=>t.toUpperCase())}function gt(e){return e.replace(/[A-Z]/g,e=>`-${e.toLowerCase()}`)}const _t=`EARNEST_CHILD`,vt=[`PATH`,`HOME`,`USER`,`LOGNAME`,`SHELL`,`LANG`,`TZ`,`TMPDIR`,`TEMP`,`TMP`,`NODE_EXTRA_CA_CERTS`,`SSL_CERT_FILE`,`SSL_CERT_DIR`],yt=[`SystemRoot`,`SystemDrive`,`windir`,`ComSpec`,`PATHEXT`,`USERNAME`,`USERPROFILE`,`HOMEDRIVE`,`HOMEPATH`,`APPDATA`,`LOCALAPPDATA`,`ProgramData`,`ProgramFiles`,`ProgramFiles(x86)`,`NUMBER_OF_PROCESSORS`,`PROCESSOR_ARCHITECTURE`,`OS`],bt=[`npm_config_cafile`,`npm_config_registry`,`npm_config_cache`,`http_proxy`,`https_proxy`,`no_proxy`];function xt(e,t,n,r={}){let i=new Set(vt),a=new Set(r.forInstalls?bt:[]);if(process.platform===`win32`)for(let e of[...vt,...yt])a.add(e.toLowerCase());let o={};for(let[t,n]of Object.entries(e))n!==void 0&&(i.has(t)||a.has(t.toLowerCase())||/^LC_[A-Z]+$/.test(t))&&(o[t]=n);return{...o,CI:`true`,TERM:`dumb`,...t,[_t]:n}}async function St(e,t,n){let r=t.split(`/`).filter(e=>e!==``&&e!==`.`),i=/* @__PURE__ */ new Set,a=/* @__PURE__ */ new Set,o=async(t,s,c)=>{let l=r[s],u=`${s} ${t}`;if(l===void 0||l===`..`||i.size>=2e4||c>32||a.has(u))return;a.add(u);let d=s===r.length-1,f=l===`**`&&n.globstar,p=f?()=>!0:(0,Ie.default)(l===`**`?`*`:l);f&&!d&&await o(t,s+1,c);for(let r of await Ct(k(e,t))){if(r.name!==l&&(r.name===`node_modules`||r.name.startsWith(`.`)||!p(r.name)))continue;let e=t===``?r.name:`${t}/${r.name}`;d&&(r.isDirectory()||!n.folders)&&i.add(e),r.isDirectory()&&(f||!d)&&await o(e,f?s:s+1,c+1)}};return await o(``,0,0),[...i].sort()}async function Ct(e){return se(e,{withFileTypes:!0}).catch(()=>[])}const K={kind:`other`},wt=/* @__PURE__ */ new Set([`run`,`watch`,`dev`]),Tt=/^(?:-[trc]|--(?:testNamePattern|project|dir|root|config|reporter|mode|exclude|environment|pool))$/;function Et(e,t,n){if(e!==`vitest`)return{kind:`runner`,call:{runner:e,arguments:t,nodeArguments:n}};let[r=``]=t;if([`bench`,`list`,`init`,`typecheck`,`related`,`complete`].includes(r))return K;let i=t.findIndex((e,n)=>wt.has(e)&&!Tt.test(t[n-1]??``));return{kind:`runner`,call:{runner:e,arguments:t.filter((e,t)=>t!==i),nodeArguments:n}}}const Dt=/^(?:-r|-F|-w|-C|--recursive|--filter|--workspaces?|--prefix|--dir|--cwd)(?:=|$)/;function Ot(e,t,n,r){if(t.some((e,n)=>Dt.test(e)&&!t.slice(0,n).includes(`--`)))return K;let i=t.findIndex(e=>!e.startsWith(`-`)),[a=``,...o]=i===-1?[]:t.slice(i);if(e===`bun`&&a===`test`)return{kind:`unsupported`,name:`bun test`};if([`exec`,`x`,`dlx`].includes(a))return r(At(o));let s=[`test`,`t`,`tst`].includes(a);if(s||[`run`,`run-script`,`rum`].includes(a)){let[t,...n]=s?[`test`,...o]:o.slice(Math.max(0,o.findIndex(e=>!e.startsWith(`-`))));return t===void 0?K:{kind:`script`,names:[t],extra:kt(e,n)}}return n.has(a)&&e!==`npm`?{kind:`script`,names:[a],extra:kt(e,o)}:e===`npm`||a===``?K:r([a,...o])}function kt(e,t){let n=t.indexOf(`--`);return e===`npm`?[...(n===-1?t:t.slice(0,n)).filter(e=>!e.startsWith(`-`)),...n===-1?[]:t.slice(n+1)]:t.filter((e,t)=>t!==n)}function At(e){let t=0;for(;e[t]?.startsWith(`-`);)t+=[`-p`,`--package`].includes(e[t]??``)?2:1;return e.slice(t)}function jt(e,t,n){let r=[...t],i=[],a=!1,o=0;for(;o<e.length;o+=1){let t=e[o]??``;if(!t.startsWith(`-`))break;if(/^(?:-e|-p|-c|--eval|--print|--check)$/.test(t))return K;if(t===`--run`)return{kind:`script`,names:e.slice(o+1,o+2),extra:e.slice(o+2).filter(e=>e!==`--`)};a||=t===`--test`;let n=/^--(?:experimental-)?test(?:-|$|=)/.test(t)?i:r;n.push(t),Mt.test(t)&&e[o+1]!==void 0&&(n.push(e[o+1]??``),o+=1)}let s=e.slice(o);if(a)return{kind:`runner`,call:{runner:`node-test`,arguments:[...i,...s],nodeArguments:r}};let[c,...l]=s;if(c===void 0)return K;if(c.includes(`node_modules/`)){let e=n([c,...l]);return e.kind===`runner`?{kind:`runner`,call:{...e.call,nodeArguments:[...r,...e.call.nodeArguments]}}:K}return{kind:`file`,path:c,nodeArguments:r}}const Mt=/^(?:-r|-C|--(?:import|require|loader|experimental-loader|conditions|env-file|env-file-if-exists|title|input-type|disable-warning|icu-data-dir|experimental-default-type|experimental-config-file|tsconfig|test-(?:name-pattern|skip-pattern|concurrency|timeout|global-setup|isolation|reporter|reporter-destination|shard|random-seed|rerun-failures|coverage-\w+)|experimental-test-isolation|watch-path))$/,Nt=/* @__PURE__ */ new Map([[`jest`,`jest`],[`jest-cli`,`jest`],[`vitest`,`vitest`],[`mocha`,`mocha`],[`_mocha`,`mocha`]]),Pt=new Set(`ava tap tape uvu jasmine karma lab qunit wtr web-test-runner playwright cypress nightwatch testcafe aegir tsdx deno zora
  japa brittle best-test poku`.split(/\s+/)),Ft=/* @__PURE__ */ new Set([`c8`,`nyc`,`time`,`exec`,`dotenv`,`dotenvx`,`env-cmd`,`nice`,`command`,`xvfb-run`,`op`,`infisical`]),It=/* @__PURE__ */ new Map([[`tsx`,[`--import`,`tsx`]],[`ts-node`,[`--require`,`ts-node/register`]],[`ts-node-esm`,[`--loader`,`ts-node/esm`]],[`esmo`,[`--import`,`tsx`]]]),Lt=/* @__PURE__ */ new Set([`npm`,`pnpm`,`yarn`,`bun`]);function Rt(e,t){let[n=``,...r]=e,i=e=>Rt(e,t),a=zt(n),o=Nt.get(a);if(o!==void 0)return Et(o,r,[]);if(Lt.has(a))return Ot(a,r,t,i);switch(a){case`node`:return jt(r,[],i);case`npx`:case`pnpx`:case`bunx`:return i(At(r));case`borp`:return{kind:`runner`,call:{runner:`node-test`,arguments:r.filter(e=>!e.startsWith(`-`)),nodeArguments:[]}};case`react-scripts`:case`craco`:return r[0]===`test`?Et(`jest`,r.slice(1),[]):K;case`ts-mocha`:return Et(`mocha`,[`--require`,`ts-mocha/src/index.js`,...r],[]);case`npm-run-all`:case`npm-run-all2`:case`run-s`:case`run-p`:return Bt(r.filter(e=>!e.startsWith(`-`)));case`concurrently`:return{kind:`shell`,lines:r.filter(e=>!e.startsWith(`-`)).map(e=>e.replace(/^(npm|pnpm|yarn|bun):/,`$1 run `))};case`sh`:case`bash`:return r[0]===`-c`&&r[1]!==void 0?{kind:`shell`,lines:[r[1]]}:K;case`cross-env-shell`:return{kind:`shell`,lines:[r.join(` `)]}}let s=It.get(a);return s===void 0?Ft.has(a)?Vt(r,i):Pt.has(a)?{kind:`unsupported`,name:a}:K:jt(r[0]===`watch`?r.slice(1):r,s,i)}function zt(e){return e.slice(e.lastIndexOf(`/`)+1).replace(/(?<=.)@[^@/]+$/,``).replace(/\.(?:[cm]?js|cmd|exe)$/,``)}function Bt(e){return{kind:`shell`,lines:e.map(e=>`npm run ${e.replace(/^(\S+)\s+(?!--)/,`$1 -- `)}`)}}function Vt(e,t){for(let n=0;n<e.length;n+=1)if(!(e[n]??``).startsWith(`-`)){let r=t(e.slice(n));if(r.kind!==`other`)return r}return K}const Ht=/^(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/;function Ut(e){let t=[[]],n=``,r=!1,i=!1,a=!1,o=0,s=()=>{r&&!a&&t.at(-1)?.push({text:n,glob:i}),r&&(a=!1),n=``,r=!1,i=!1};for(;o<e.length;){let c=e[o]??``;if(c===`'`){let t=e.indexOf(`'`,o+1);if(t===-1)return null;n+=e.slice(o+1,t),r=!0,o=t+1}else if(c===`"`){let t=Wt(e,o+1);if(t===null)return null;n+=t.text,r=!0,o=t.end}else if(c===`\\`){let t=e[o+1]??``;t!==`
`&&(n+=t,r=!0),o+=2}else if(c===`$`||c==="`"){let t=Gt(e,o);if(t===null)return null;n+=t===1?`$`:``,r||=t===1,o+=t}else if(c===`#`&&!r){let t=e.indexOf(`
`,o);o=t===-1?e.length:t}else if(/[ \t\r]/.test(c))s(),o+=1;else if(/[&|;()\n]/.test(c))s(),a=!1,t.push([]),o+=1;else if(/[<>]/.test(c)){let t=/^(?:<<|<&|<>|>>|>&|>\||<|>)/.exec(e.slice(o))?.[0]??c;if(t===`<<`)return null;/^\d+$/.test(n)&&(n=``,r=!1),s(),a=!0,o+=t.length}else i||=/[*?[]/.test(c),n+=c,r=!0,o+=1}return s(),t.filter(e=>e.length>0)}function Wt(e,t){let n=``,r=t;for(;r<e.length;){let t=e[r]??``;if(t===`"`)return{text:n,end:r+1};if(t===`\\`&&/["\\$`\n]/.test(e[r+1]??``))n+=e[r+1]===`
`?``:e[r+1],r+=2;else if(t===`$`||t==="`"){let t=Gt(e,r);if(t===null)return null;n+=t===1?`$`:``,r+=t}else n+=t,r+=1}return null}function Gt(e,t){let n=e.slice(t+1),r=e[t]===`$`?Ht.exec(n)?.[0]:void 0;return r===void 0?e[t]==="`"||/^[({!?$@*#0-9-]/.test(n)?null:1:1+r.length}const Kt=/^([A-Za-z_]\w*)=(.*)$/s,qt=/* @__PURE__ */ new Set([`cross-env`,`env`,`!`,`then`,`do`,`else`]);async function Jt(e,t,n){let r=[],i=/* @__PURE__ */ new Set,a=/* @__PURE__ */ new Set,o=0,s=async(t,n,r)=>{let i=r.depth>8?null:Ut(t);for(let[a,s]of(i??[]).entries()){if(o+=1,o>2e3)return;let l=a===(i?.length??0)-1?n.map(e=>({text:e,glob:!1})):[];await c(await Xt(e,[...s,...l]),t,r)}},c=async(n,a,o)=>{let{words:c,environment:u}=Yt(n,o.environment),d=Rt(c,new Set(t.keys())),f={...o,environment:u,depth:o.depth+1},p=e=>{let t=ft(`node-test`,e.nodeArguments),n=ft(e.runner,e.arguments);r.push({...e,arguments:n,nodeArguments:t,environment:u,script:a,scriptName:o.scriptName})};if(d.kind===`runner`)p(d.call);else if(d.kind===`file`)await Zt(j(e,d.path))&&p({runner:`node-test`,arguments:[d.path],nodeArguments:d.nodeArguments});else if(d.kind===`script`)for(let e of d.names)await l(e,d.extra,f);else if(d.kind===`shell`)for(let e of d.lines)await s(e,[],f);else d.kind===`unsupported`&&i.add(d.name)},l=async(e,n,r)=>{let i=e=>e.replaceAll(`:`,`/`),o=/[*{]/.test(e)?(0,Ie.default)(i(e)):t=>t===i(e);for(let[e,c]of t)o(i(e))&&(t.has(`pre${e}`)&&a.add(`pre${e}`),await s(c,n,{...r,scriptName:e}))};return await l(n,[],{scriptName:n,environment:{},depth:0}),{runners:r,unsupported:[...i],before:[...a]}}function Yt(e,t){let n={...t},r=0;for(;r<e.length;r+=1){let t=e[r]??``,i=Kt.exec(t);if(i!==null)n[i[1]??``]=i[2]??``;else if(!qt.has(t.slice(t.lastIndexOf(`/`)+1))&&!(r>0&&t===`--`))break}return{words:e.slice(r),environment:n}}async function Xt(e,t){let n=[],r=0;for(let i of t){r+=+!!i.glob;let t=i.glob&&r<=50&&!i.text.startsWith(`/`)&&!i.text.split(`/`).includes(`..`)&&!i.text.startsWith(`-`)?await St(e,i.text,{globstar:!1,folders:!1}):[],a=i.text.startsWith(`./`)?`./`:``;n.push(...t.length>0?t.map(e=>a+e):[i.text])}return n}async function Zt(e){let t=await H(e).catch(()=>null);return t===null||!t.isFile()||t.size>2097152?!1:/['"]node:test['"]/.test(await B(e,`utf8`))}const Qt=[`test`,`test:unit`,`unit`,`tests`,`test:run`,`test:ci`,`test:node`,`test:jest`,`test:vitest`,`test:mocha`],$t=[[`vitest`,/^vitest\.(?:config|workspace|projects)\.(?:[cm]?[jt]s|json)$/],[`jest`,/^jest\.config\.(?:[cm]?[jt]s|json)$/],[`mocha`,/^\.mocharc(?:\.(?:[cm]?js|ya?ml|jsonc?))?$/]],en=[`ava`,`tap`,`tape`,`uvu`,`jasmine`,`karma`,`@playwright/test`,`cypress`,`qunit`];async function tn(e,t){let n=await nn(e),r=new Set(n.flatMap(e=>e.unsupported)),i=t===`auto`||t===`command`?null:t,a=e=>{for(let t of n){let n=t.runners.find(t=>e===null||t.runner===e);if(n!==void 0)return{scripted:n,words:rn(n,t)}}return null};if(i!==null){let t=a(i)?.scripted??null,n=t!==null||(await an(e)).some(e=>e.runner===i)||on(e,i);return{detected:n||e.directory===`.`?{runner:i,from:`suite.runner`,sign:n?`override`:`dependency`,scripted:t}:null,unsupported:[]}}let o=a(null);if(o!==null)return{detected:{runner:o.scripted.runner,from:o.words,sign:`script`,scripted:o.scripted},unsupported:[]};let[s]=await an(e);if(s!==void 0)return{detected:{...s,sign:`configuration`,scripted:null},unsupported:[]};let c=[`vitest`,`jest`,`mocha`].find(t=>on(e,t));if(c!==void 0)return{detected:{runner:c,from:`dependency ${c}`,sign:`dependency`,scripted:null},unsupported:[]};for(let t of en)e.manifest.dependencies.has(t)&&r.add(t);return{detected:null,unsupported:[...r]}}async function nn(e){let t=Qt.filter(t=>e.manifest.scripts.has(t));return Promise.all(t.map(t=>Jt(e.root,e.manifest.scripts,t)))}function rn(e,t){let n=t.runners.filter(t=>t!==e).length,r=e.runner===`node-test`?`node --test`:e.runner;return[`${e.scriptName} script runs ${r}`,...n>0?[`the first of ${n+1} runs`]:[],...t.before.length>0?[`without its ${t.before.join(`, `)} script`]:[]].join(`, `)}async function an(e){let t=(await se(e.root)).sort(),n=[];for(let[e,r]of $t){let i=t.find(e=>r.test(e));i!==void 0&&n.push({runner:e,from:i})}for(let t of[`jest`,`mocha`])e.manifest.keys.has(t)&&n.push({runner:t,from:`"${t}" in package.json`});let r=t.find(e=>/^vite\.config\.[cm]?[jt]s$/.test(e));return r!==void 0&&on(e,`vitest`)&&n.push({runner:`vitest`,from:`${r} and dependency vitest`}),n}function on(e,t){return e.manifest.dependencies.has(t)}async function sn(e,t,n){if(!await ln(t))return cn(`The folder ${JSON.stringify(t)} to run ${JSON.stringify(e)} in does not exist.`);if(process.platform===`win32`)return{path:e,problem:null};let r=e.includes(`/`)?[j(t,e)]:n.split(ie).map(n=>k(j(t,n),e)),i=null;for(let e of r){let t=await un(e);if(t===`program`)return{path:e,problem:null};t===`not-executable`&&(i??=e)}return cn(i===null?e.includes(`/`)?`The program ${JSON.stringify(e)} does not exist. It is probably not installed: install the project's dependencies first.`:`The program ${JSON.stringify(e)} was not found on PATH. It is probably not installed: install it, or the project's dependencies, first.`:`${JSON.stringify(i)} is there but may not be executed. Give it execute permission (chmod +x).`)}function cn(e){return{path:null,problem:e}}async function ln(e){return(await H(e).catch(()=>null))?.isDirectory()??!1}async function un(e){let t=await H(e).catch(()=>null);return t===null||!t.isFile()?`absent`:L(e,y.X_OK).then(()=>`program`,()=>`not-executable`)}const dn=p([r().min(1),r().regex(/^v\d+\.\d+\.\d+/)]);async function fn(e,t){let r=await sn(`node`,e,t.PATH??``);if(r.path===null)throw new n(`No node was found on PATH. The tests run on the node of your workflow, not on the one of the action: add actions/setup-node before this step.`);try{let{stdout:n}=await N(W)(r.path,[`-e`,`console.log(JSON.stringify([process.execPath, process.version]))`],{cwd:e,env:xt(t,{},F(16).toString(`hex`)),timeout:2e4,maxBuffer:65536}),[i,a]=dn.parse(JSON.parse(n));return{path:await V(i),version:a.slice(1)}}catch(t){throw new n(`${r.path} did not tell its version (${t instanceof Error?t.message.split(`
`)[0]:String(t)}). Is it a whole Node.js? \`node --version\` has to work in ${e}.`)}}const pn=f({packages:l(r()).optional().catch(void 0)});async function mn(e,t){if(t.length>0)return Promise.all(t.map(t=>hn(e,t)));let n=await _(e),r=n===null?[]:[{directory:`.`,root:e,manifest:n}],i=[...n?.workspaces??[],...await gn(e)].map(e=>e.replace(/^(!?)(?:\.?\/)+/,`$1`).replace(/\/+$/,``)),a=(0,Ie.default)(i.filter(e=>e.startsWith(`!`)).map(e=>e.slice(1))),o=/* @__PURE__ */ new Set;for(let t of i.filter(e=>!e.startsWith(`!`)))for(let n of await St(e,t,{globstar:!0,folders:!0}))o.add(n);let s=[];for(let t of[...o].filter(e=>!a(e)).sort()){let n=await V(k(e,t)).catch(()=>null),r=n!==null&&_n(e,n)?await _(n):null;n!==null&&r!==null&&s.push({directory:t,root:n,manifest:r})}return[...r,...s]}async function hn(e,t){let r=await V(k(e,t)).catch(()=>null);if(r===null||!_n(e,r))throw new n(`packages: ${JSON.stringify(t)} is no folder of this repository. Give paths relative to the repository root, and none that is a link to a place outside.`);let i=await _(r);if(i===null)throw new n(`packages: ${JSON.stringify(t)} has no package.json. Name the folder that holds one.`);return{directory:A(e,r).split(M).join(`/`)||`.`,root:r,manifest:i}}async function gn(e){let t=await B(k(e,`pnpm-workspace.yaml`),`utf8`).catch(()=>null);if(t===null)return[];try{return pn.parse((0,Fe.parse)(t,{maxAliasCount:10})??{}).packages??[]}catch(e){throw new n(`pnpm-workspace.yaml cannot be read (${String(e).split(`
`)[0]}). Mend it, or name the folders under \`packages\`.`)}}function _n(e,t){let n=A(e,t);return n!==`..`&&!n.startsWith(`..${M}`)&&!O(n)}async function vn(e,t){let n=await V(e),r=await fn(n,t.environment),i=await g(n,await _(n));if(t.command!==null||t.runner===`command`)return{root:n,packageManager:i,node:r,packages:await xn(n,t.packages)};let a=await mn(n,t.packages),o=[],s=/* @__PURE__ */ new Set;for(let e of a){let n=await tn(e,t.runner);for(let e of n.unsupported)s.add(e);n.detected!==null&&o.push({folder:e,detected:n.detected})}let c=t.packages.length>0?o:yn(o);if(c.length===0)throw Sn(a,[...s]);let l=await v(n,i),u=[];for(let e of c)u.push(await bn(e,n,r.version,l));return{root:n,packageManager:i,node:r,packages:u}}function yn(e){let t=e.find(e=>e.folder.directory===`.`),n=e.filter(e=>e!==t);if(t===void 0||n.length===0)return e;if(t.detected.sign===`dependency`)return n;let{runner:r}=t.detected;return[t,...n.filter(({detected:e})=>e.sign===`script`&&e.runner!==r)]}async function bn(e,t,n,r){let{folder:i,detected:a}=e,{runner:o,scripted:s}=a,c=o===`node-test`?null:await Ve(i.root,o);if(o!==`node-test`&&c===null)throw await Cn(e,t,r);return{directory:i.directory,root:i.root,name:i.manifest.name,runner:o,runnerFrom:a.from,runnerVersion:c?.version??(o===`node-test`?n:null),testScript:s?.script??i.manifest.scripts.get(`test`)??null,runnerArguments:s?.arguments??[],runnerEnvironment:s?.environment??{},nodeArguments:s?.nodeArguments??[]}}async function xn(e,t){return(t.length>0?await mn(e,t):[{directory:`.`,root:e,manifest:await _(e)}]).map(e=>({directory:e.directory,root:e.root,name:e.manifest?.name??null,runner:`command`,runnerFrom:`suite.command`,runnerVersion:null,testScript:e.manifest?.scripts.get(`test`)??null,runnerArguments:[],runnerEnvironment:{},nodeArguments:[]}))}function Sn(e,t){let r=e.length===0?`there is no package.json at the root of the repository`:`looked in ${e.length===1?`package.json`:`${e.length} packages`} for a test script that starts jest, vitest, mocha or node --test, for their configuration files, and for a dependency on one of them`,i=t.length>0?` Found ${t.join(`, `)}, for which there is no adapter.`:``;return new n(`No runner found: ${r}.${i} Set \`suite.runner\` to the one you use, or \`suite.command\` with \`suite.junit\` for any other runner that can write JUnit XML; name the folders under \`packages\` when they are in no workspace.`)}async function Cn(e,t,r){let{folder:i,detected:a}=e,o=`${i.directory===`.`?`this repository`:i.directory} runs its tests on ${a.runner} (${a.from}), but ${a.runner} is not installed`;return await wn(k(t,`.pnp.cjs`))?new n(`${o} in a node_modules folder: this is Yarn Plug'n'Play. Set \`nodeLinker: node-modules\` in .yarnrc.yml, or give \`suite.command\` and \`suite.junit\`.`):new n(`${o}. Run \`${r}\` before this step, or name the folders to judge under \`packages\`.`)}async function wn(e){return H(e).then(()=>!0,()=>!1)}const Tn=[`LC_ALL`,`LC_MESSAGES`,`LANG`];function En(e,t=process.env){let{runnerEnvironment:n}=e,r=[];n.TZ===void 0?t.TZ!==void 0&&t.TZ!==``&&r.push({kind:`time-zone`,why:`TZ=${t.TZ} is set where the gate runs`}):r.push({kind:`time-zone`,why:`the test script sets TZ=${n.TZ}`});let i=Tn.find(e=>n[e]!==void 0);return i!==void 0&&r.push({kind:`locale`,why:`the test script sets ${i}=${n[i]}`}),r}const Dn=[`clock`,`random`,`network`,`ports`,`stress`],On=/(?:^|[\s;&|(/])(?:node|npm|npx|pnpm|pnpx|yarn|nx|turbo|lerna|c8|nyc|tsx|ts-node|jest|vitest|mocha|ava|tap|tape|uvu|jasmine|karma|cypress|playwright|wdio)(?=$|[\s;&|)])/,kn=/(?:^|[\s;&|(/])(?:docker|docker-compose|podman|kubectl|ssh|vagrant)(?=$|[\s;&|)])/;function An(e,t){let n=/\b(?:npm|pnpm|yarn|bun)\b/.test(t??``)?e.testScript??``:``,r=`${t??``}\n${n}`,i=jn(r,t),a=[{kind:`order`,why:`order not varied: only the command of the runner is known`},{kind:`repeat`,why:`only the command of the runner is known`},...i===null?[]:Dn.map(e=>({kind:e,why:i}))];Mn(r,`TZ`)&&a.push({kind:`time-zone`,why:`the command sets TZ`});let o=[`LC_ALL`,`LANG`,`LC_MESSAGES`].find(e=>Mn(r,e));o!==void 0&&a.push({kind:`locale`,why:`the command sets ${o}`});let s=new Set(a.map(({kind:e})=>e));return a.push(...En(e).filter(({kind:e})=>!s.has(e))),{cannot:a,choosesTests:!1,choosesFiles:!1,filesShareProcess:!1}}function jn(e,t){return t===null?null:kn.test(e)?`the command runs the tests in an environment of its own`:Mn(e,`NODE_OPTIONS`)&&!/NODE_OPTIONS=\S*\$\{?NODE_OPTIONS/.test(e)?`the command sets NODE_OPTIONS`:On.test(e)?null:`the command does not say that it runs node`}function Mn(e,t){return RegExp(`(?:^|[\\s;&|("'])${t}=`,`m`).test(e)}const Nn=[`
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
`].join(``);async function Pn(e,t,n,r,i){let{condition:a}=r;if(a===void 0)return null;let{folder:o,path:s}=await et(e,`conditions.cjs`,Nn),c=q(a,`order`),l=q(a,`stress`)!==null,u=c?.order===`shuffled`?{seed:c.seed}:c?.order??null,d=e=>({...e,file:j(t.root,e.file)}),f=q(a,`random`),p=l?await Hn():[],m=f===null?null:k(o,`t`),h={fromStart:i,order:u,clockOffsetMs:Vn(q(a,`clock`),e.clock.now()),random:f===null?null:{draws:f.draws,seed:f.seed},competitors:l?p.length>0?Fn:Ln():0,competesFromTests:In.has(n.runner),network:q(a,`network`)!==null,ports:q(a,`ports`)!==null,repeat:q(a,`repeat`)!==null,temporary:m,tests:r.tests?.map(d)??null,ordered:(r.ordered??[]).map(d)};m!==null&&await R(m);let g=k(o,`preload.cjs`);await U(k(o,`plan.json`),JSON.stringify(h)),await U(g,`
'use strict';
const outer = process.env.EARNEST_CONDITIONS;
if (outer !== 'competitor') {
  const conditions = require('./conditions.cjs');
  if (conditions.plan.fromStart || outer !== undefined) {
    conditions.installIn(globalThis);
    conditions.begin();
  }
}
`);let _=q(a,`time-zone`),v=q(a,`locale`),ee=[...v===null?[]:zn,...p];return{folder:o,program:s,order:u,stress:l,conditioned:e=>{let t={...n.runnerEnvironment,...e.env},[r=e.command,...i]=[...ee,e.command,...e.args],a={...e.env,NODE_OPTIONS:[t.NODE_OPTIONS??``,`--require=${Rn(g)}`].join(` `).trim(),..._===null?{}:{TZ:_.timeZone},...v===null?{}:{LANG:`${v.locale}.UTF-8`,PERL_BADLANG:`0`}};return{...e,command:r,args:i,env:a}}}}const Fn=3,In=/* @__PURE__ */ new Set([`jest`,`vitest`,`mocha`]);function Ln(){return Math.min(w()+3-1,16)}function Rn(e){return`"${e.replaceAll(/["\\]/g,`\\$&`)}"`}const zn=[`/usr/bin/env`,`-u`,`LC_ALL`,`-u`,`LC_MESSAGES`];function q(e,t){return e.find(e=>e.kind===t)??null}const Bn=864e5;function Vn(e,t){if(e===null)return 0;if(`days`in e)return e.days*Bn;let n=new Date(t),r=t-Date.UTC(n.getUTCFullYear(),n.getUTCMonth(),n.getUTCDate()),i=t=>Date.UTC(t,e.month-1,e.day)+r,a=i(n.getUTCFullYear());return Math.round((a-t>=Bn?a:i(n.getUTCFullYear()+1))-t)}async function Hn(){let{path:e}=await sn(`taskset`,`/`,process.env.PATH??``),t=await B(`/proc/self/status`,`utf8`).catch(()=>``),n=/^Cpus_allowed_list:.*?(\d+)\s*$/m.exec(t)?.[1];return e===null||n===void 0?[]:[e,(1n<<BigInt(n)).toString(16)]}const Un=/* @__PURE__ */ RegExp(`^[:A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD][:A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\-.\\d\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`);function Wn(e,t){let n=[],r=t.exec(e);for(;r;){let i=[];i.startIndex=t.lastIndex-r[0].length;let a=r.length;for(let e=0;e<a;e++)i.push(r[e]);n.push(i),r=t.exec(e)}return n}const Gn=function(e){return Un.exec(e)!=null};function Kn(e){return e!==void 0}const qn=[`hasOwnProperty`,`toString`,`valueOf`,`__defineGetter__`,`__defineSetter__`,`__lookupGetter__`,`__lookupSetter__`],Jn=[`__proto__`,`constructor`,`prototype`],Yn={allowBooleanAttributes:!1,unpairedTags:[]};function Xn(e,t){t=Object.assign({},Yn,t);let n=[],r=!1,i=!1;e[0]===`﻿`&&(e=e.substr(1));for(let a=0;a<e.length;a++)if(e[a]===`<`&&e[a+1]===`?`){if(a+=2,a=Qn(e,a),a.err)return a}else if(e[a]===`<`){let o=a;if(a++,e[a]===`!`){a=$n(e,a);continue}{let s=!1;e[a]===`/`&&(s=!0,a++);let c=``;for(;a<e.length&&e[a]!==`>`&&e[a]!==` `&&e[a]!==`	`&&e[a]!==`
`&&e[a]!==`\r`;a++)c+=e[a];if(c=c.trim(),c[c.length-1]===`/`&&(c=c.substring(0,c.length-1),a--),!or(c)){let t;return t=c.trim().length===0?`Invalid space after '<'.`:`Tag '`+c+`' is an invalid name.`,J(`InvalidTag`,t,Y(e,a))}let l=er(e,a);if(l===!1)return J(`InvalidAttr`,`Attributes for '`+c+`' have open quote.`,Y(e,a));let u=l.value;if(a=l.index,u[u.length-1]===`/`){let n=a-u.length;u=u.substring(0,u.length-1);let i=nr(u,t);if(i===!0)r=!0;else return J(i.err.code,i.err.msg,Y(e,n+i.err.line))}else if(s){if(!l.tagClosed)return J(`InvalidTag`,`Closing tag '`+c+`' doesn't have proper closing.`,Y(e,a));if(u.trim().length>0)return J(`InvalidTag`,`Closing tag '`+c+`' can't have attributes or invalid starting.`,Y(e,o));if(n.length===0)return J(`InvalidTag`,`Closing tag '`+c+`' has not been opened.`,Y(e,o));{let t=n.pop();if(c!==t.tagName){let n=Y(e,t.tagStartPos);return J(`InvalidTag`,`Expected closing tag '`+t.tagName+`' (opened in line `+n.line+`, col `+n.col+`) instead of closing tag '`+c+`'.`,Y(e,o))}n.length==0&&(i=!0)}}else{let s=nr(u,t);if(s!==!0)return J(s.err.code,s.err.msg,Y(e,a-u.length+s.err.line));if(i===!0)return J(`InvalidXml`,`Multiple possible root nodes found.`,Y(e,a));t.unpairedTags.indexOf(c)!==-1||n.push({tagName:c,tagStartPos:o}),r=!0}for(a++;a<e.length;a++)if(e[a]===`<`){if(e[a+1]===`!`){a++,a=$n(e,a);continue}if(e[a+1]===`?`){if(a=Qn(e,++a),a.err)return a}else break}else if(e[a]===`&`){let t=ir(e,a);if(t==-1)return J(`InvalidChar`,`char '&' is not expected.`,Y(e,a));a=t}else if(i===!0&&!Zn(e[a]))return J(`InvalidXml`,`Extra text at the end`,Y(e,a));e[a]===`<`&&a--}}else{if(Zn(e[a]))continue;return J(`InvalidChar`,`char '`+e[a]+`' is not expected.`,Y(e,a))}return r?n.length==1?J(`InvalidTag`,`Unclosed tag '`+n[0].tagName+`'.`,Y(e,n[0].tagStartPos)):n.length>0?J(`InvalidXml`,`Invalid '`+JSON.stringify(n.map(e=>e.tagName),null,4).replace(/\r?\n/g,``)+`' found.`,{line:1,col:1}):!0:J(`InvalidXml`,`Start tag expected.`,1)}function Zn(e){return e===` `||e===`	`||e===`
`||e===`\r`}function Qn(e,t){let n=t;for(;t<e.length;t++)if(e[t]==`?`||e[t]==` `){let r=e.substr(n,t-n);if(t>5&&r===`xml`)return J(`InvalidXml`,`XML declaration allowed only at the start of the document.`,Y(e,t));if(e[t]==`?`&&e[t+1]==`>`){t++;break}continue}return t}function $n(e,t){if(e.length>t+5&&e[t+1]===`-`&&e[t+2]===`-`){for(t+=3;t<e.length;t++)if(e[t]===`-`&&e[t+1]===`-`&&e[t+2]===`>`){t+=2;break}}else if(e.length>t+8&&e[t+1]===`D`&&e[t+2]===`O`&&e[t+3]===`C`&&e[t+4]===`T`&&e[t+5]===`Y`&&e[t+6]===`P`&&e[t+7]===`E`){let n=1;for(t+=8;t<e.length;t++)if(e[t]===`<`)n++;else if(e[t]===`>`&&(n--,n===0))break}else if(e.length>t+9&&e[t+1]===`[`&&e[t+2]===`C`&&e[t+3]===`D`&&e[t+4]===`A`&&e[t+5]===`T`&&e[t+6]===`A`&&e[t+7]===`[`){for(t+=8;t<e.length;t++)if(e[t]===`]`&&e[t+1]===`]`&&e[t+2]===`>`){t+=2;break}}return t}function er(e,t){let n=``,r=``,i=!1;for(;t<e.length;t++){if(e[t]===`"`||e[t]===`'`)r===``?r=e[t]:r!==e[t]||(r=``);else if(e[t]===`>`&&r===``){i=!0;break}n+=e[t]}return r===``&&{value:n,index:t,tagClosed:i}}function tr(e){let t=[],n=e.length,r=0;for(;r<n;){let i=r;for(;r<n&&Zn(e[r]);)r++;if(r>=n)break;if(e[r]===`=`){r++;continue}let a=e.slice(i,r),o=r;for(;r<n&&!Zn(e[r])&&e[r]!==`=`;)r++;let s=e.slice(o,r),c,l=r;for(;l<n&&Zn(e[l]);)l++;l<n&&e[l]===`=`&&(c=e.slice(r,l+1),r=l+1);let u,d,f=r;for(;f<n&&Zn(e[f]);)f++;if(f<n&&(e[f]===`"`||e[f]===`'`)){let t=f+1,n=e.indexOf(e[f],t);n!==-1&&(u=e[f],d=e.slice(t,n),r=n+1)}let p={startIndex:i};p[1]=a,p[2]=s,p[3]=c,p[4]=u!==void 0||void 0,p[5]=u,p[6]=d,t.push(p)}return t}function nr(e,t){let n=tr(e),r={};for(let e=0;e<n.length;e++){if(n[e][1].length===0)return J(`InvalidAttr`,`Attribute '`+n[e][2]+`' has no space in starting.`,sr(n[e]));if(n[e][3]!==void 0&&n[e][4]===void 0)return J(`InvalidAttr`,`Attribute '`+n[e][2]+`' is without value.`,sr(n[e]));if(n[e][3]===void 0&&!t.allowBooleanAttributes)return J(`InvalidAttr`,`boolean attribute '`+n[e][2]+`' is not allowed.`,sr(n[e]));let i=n[e][2];if(!ar(i))return J(`InvalidAttr`,`Attribute '`+i+`' is an invalid name.`,sr(n[e]));if(!Object.prototype.hasOwnProperty.call(r,i))r[i]=1;else return J(`InvalidAttr`,`Attribute '`+i+`' is repeated.`,sr(n[e]))}return!0}function rr(e,t){let n=/\d/;for(e[t]===`x`&&(t++,n=/[\da-fA-F]/);t<e.length;t++){if(e[t]===`;`)return t;if(!e[t].match(n))break}return-1}function ir(e,t){if(t++,e[t]===`;`)return-1;if(e[t]===`#`)return t++,rr(e,t);let n=0;for(;t<e.length;t++,n++)if(!(e[t].match(/\w/)&&n<20)){if(e[t]===`;`)break;return-1}return t}function J(e,t,n){return{err:{code:e,msg:t,line:n.line||n,col:n.col}}}function ar(e){return Gn(e)}function or(e){return Gn(e)}function Y(e,t){let n=e.substring(0,t).split(/\r?\n/);return{line:n.length,col:n[n.length-1].length+1}}function sr(e){return e.startIndex+e[1].length}const cr={cent:`¢`,pound:`£`,curren:`¤`,yen:`¥`,euro:`€`,dollar:`$`,fnof:`ƒ`,inr:`₹`,af:`؋`,birr:`ብር`,peso:`₱`,rub:`₽`,won:`₩`,yuan:`¥`,cedil:`¸`},lr={amp:`&`,apos:`'`,gt:`>`,lt:`<`,quot:`"`},ur={nbsp:`\xA0`,copy:`©`,reg:`®`,trade:`™`,mdash:`—`,ndash:`–`,hellip:`…`,laquo:`«`,raquo:`»`,lsquo:`‘`,rsquo:`’`,ldquo:`“`,rdquo:`”`,bull:`•`,para:`¶`,sect:`§`,deg:`°`,frac12:`½`,frac14:`¼`,frac34:`¾`},dr=Object.freeze({ALLOW:`allow`,BLOCK:`block`,THROW:`throw`}),fr=/* @__PURE__ */ new Set(`!?\\\\/[]$%{}^&*()<>|+`);function pr(e){if(e[0]===`#`)throw Error(`[EntityReplacer] Invalid character '#' in entity name: "${e}"`);for(let t of e)if(fr.has(t))throw Error(`[EntityReplacer] Invalid character '${t}' in entity name: "${e}"`);return e}function mr(...e){let t=Object.create(null);for(let n of e)if(n)for(let e of Object.keys(n)){let r=n[e];if(typeof r==`string`)t[e]=r;else if(r&&typeof r==`object`&&r.val!==void 0){let n=r.val;typeof n==`string`&&(t[e]=n)}}return t}const hr=`external`,gr=`base`;function _r(e){return!e||e===hr?/* @__PURE__ */ new Set([hr]):e===`all`?/* @__PURE__ */ new Set([`all`]):e===gr?/* @__PURE__ */ new Set([gr]):Array.isArray(e)?new Set(e):/* @__PURE__ */ new Set([hr])}const X=Object.freeze({allow:0,leave:1,remove:2,throw:3}),vr=/* @__PURE__ */ new Set([9,10,13]);function yr(e){if(!e)return{xmlVersion:1,onLevel:X.allow,nullLevel:X.remove};let t=e.xmlVersion===1.1?1.1:1,n=X[e.onNCR]??X.allow,r=X[e.nullNCR]??X.remove;return{xmlVersion:t,onLevel:n,nullLevel:Math.max(r,X.remove)}}var br=class{constructor(e={}){this._limit=e.limit||{},this._maxTotalExpansions=this._limit.maxTotalExpansions||0,this._maxExpandedLength=this._limit.maxExpandedLength||0,this._postCheck=typeof e.postCheck==`function`?e.postCheck:e=>e,this._limitTiers=_r(this._limit.applyLimitsTo??hr),this._numericAllowed=e.numericAllowed??!0,this._baseMap=mr(lr,e.namedEntities||null),this._externalMap=Object.create(null),this._inputMap=Object.create(null),this._totalExpansions=0,this._expandedLength=0,this._removeSet=new Set(e.remove&&Array.isArray(e.remove)?e.remove:[]),this._leaveSet=new Set(e.leave&&Array.isArray(e.leave)?e.leave:[]);let t=yr(e.ncr);this._ncrXmlVersion=t.xmlVersion,this._ncrOnLevel=t.onLevel,this._ncrNullLevel=t.nullLevel,this._onExternalEntity=typeof e.onExternalEntity==`function`?e.onExternalEntity:null,this._onInputEntity=typeof e.onInputEntity==`function`?e.onInputEntity:null}_applyRegistrationHook(e,t,n,r){if(!e)return!0;let i=e(t,n);if(i===dr.BLOCK)return!1;if(i===dr.THROW)throw Error(`[EntityDecoder] Registration of ${r} entity "&${t};" was rejected by hook`);return!0}setExternalEntities(e){if(e)for(let t of Object.keys(e))pr(t);if(!this._onExternalEntity){this._externalMap=mr(e);return}let t=mr(e),n=Object.create(null);for(let[e,r]of Object.entries(t))this._applyRegistrationHook(this._onExternalEntity,e,r,`external`)&&(n[e]=r);this._externalMap=n}addExternalEntity(e,t){pr(e),typeof t==`string`&&t.indexOf(`&`)===-1&&this._applyRegistrationHook(this._onExternalEntity,e,t,`external`)&&(this._externalMap[e]=t)}addInputEntities(e){if(this._totalExpansions=0,this._expandedLength=0,!this._onInputEntity){this._inputMap=mr(e);return}let t=mr(e),n=Object.create(null);for(let[e,r]of Object.entries(t))this._applyRegistrationHook(this._onInputEntity,e,r,`input`)&&(n[e]=r);this._inputMap=n}reset(){return this._inputMap=Object.create(null),this._totalExpansions=0,this._expandedLength=0,this}setXmlVersion(e){this._ncrXmlVersion=e===1.1?1.1:1}decode(e){if(typeof e!=`string`||e.length===0||e.indexOf(`&`)===-1)return e;let t=e,n=[],r=e.length,i=0,a=0,o=this._maxTotalExpansions>0,s=this._maxExpandedLength>0,c=o||s;for(;a<r;){if(e.charCodeAt(a)!==38){a++;continue}let t=a+1;for(;t<r&&e.charCodeAt(t)!==59&&t-a<=32;)t++;if(t>=r||e.charCodeAt(t)!==59){a++;continue}let l=e.slice(a+1,t);if(l.length===0){a++;continue}let u,d;if(this._removeSet.has(l))u=``,d===void 0&&(d=hr);else if(this._leaveSet.has(l)){a++;continue}else if(l.charCodeAt(0)===35){let e=this._resolveNCR(l);if(e===void 0){a++;continue}u=e,d=gr}else{let e=this._resolveName(l);u=e?.value,d=e?.tier}if(u===void 0)a++;else if(a>i&&n.push(e.slice(i,a)),n.push(u),i=t+1,a=i,c&&this._tierCounts(d)){if(o&&(this._totalExpansions++,this._totalExpansions>this._maxTotalExpansions))throw Error(`[EntityReplacer] Entity expansion count limit exceeded: ${this._totalExpansions} > ${this._maxTotalExpansions}`);if(s){let e=u.length-(l.length+2);if(e>0&&(this._expandedLength+=e,this._expandedLength>this._maxExpandedLength))throw Error(`[EntityReplacer] Expanded content length limit exceeded: ${this._expandedLength} > ${this._maxExpandedLength}`)}}}i<r&&n.push(e.slice(i));let l=n.length===0?e:n.join(``);return this._postCheck(l,t)}_tierCounts(e){return this._limitTiers.has(`all`)?!0:this._limitTiers.has(e)}_resolveName(e){if(e in this._inputMap)return{value:this._inputMap[e],tier:hr};if(e in this._externalMap)return{value:this._externalMap[e],tier:hr};if(e in this._baseMap)return{value:this._baseMap[e],tier:gr}}_classifyNCR(e){return e===0?this._ncrNullLevel:e>=55296&&e<=57343||this._ncrXmlVersion===1&&e>=1&&e<=31&&!vr.has(e)?X.remove:-1}_applyNCRAction(e,t,n){switch(e){case X.allow:return String.fromCodePoint(n);case X.remove:return``;case X.leave:return;case X.throw:throw Error(`[EntityDecoder] Prohibited numeric character reference &${t}; (U+${n.toString(16).toUpperCase().padStart(4,`0`)})`);default:return String.fromCodePoint(n)}}_resolveNCR(e){let t=e.charCodeAt(1),n;if(n=t===120||t===88?parseInt(e.slice(2),16):parseInt(e.slice(1),10),Number.isNaN(n)||n<0||n>1114111)return;let r=this._classifyNCR(n);if(!this._numericAllowed&&r<X.remove)return;let i=r===-1?this._ncrOnLevel:Math.max(this._ncrOnLevel,r);return this._applyNCRAction(i,e,n)}};const xr=e=>qn.includes(e)?`__`+e:e,Sr={preserveOrder:!1,attributeNamePrefix:`@_`,attributesGroupName:!1,textNodeName:`#text`,ignoreAttributes:!0,removeNSPrefix:!1,allowBooleanAttributes:!1,parseTagValue:!0,parseAttributeValue:!1,trimValues:!0,cdataPropName:!1,numberParseOptions:{hex:!0,leadingZeros:!0,eNotation:!0,unicode:!1},tagValueProcessor:function(e,t){return t},attributeValueProcessor:function(e,t){return t},stopNodes:[],alwaysCreateTextNode:!1,isArray:()=>!1,commentPropName:!1,unpairedTags:[],processEntities:!0,htmlEntities:!1,entityDecoder:null,ignoreDeclaration:!1,ignorePiTags:!1,transformTagName:!1,transformAttributeName:!1,updateTag:function(e,t,n){return e},captureMetaData:!1,maxNestedTags:100,strictReservedNames:!0,jPath:!0,onDangerousProperty:xr};function Cr(e,t){if(typeof e!=`string`)return;let n=e.toLowerCase();if(qn.some(e=>n===e.toLowerCase())||Jn.some(e=>n===e.toLowerCase()))throw Error(`[SECURITY] Invalid ${t}: "${e}" is a reserved JavaScript keyword that could cause prototype pollution`)}function wr(e,t){return typeof e==`boolean`?{enabled:e,maxEntitySize:1e4,maxExpansionDepth:1e4,maxTotalExpansions:1/0,maxExpandedLength:1e5,maxEntityCount:1e3,allowedTags:null,tagFilter:null,appliesTo:`all`}:typeof e==`object`&&e?{enabled:e.enabled!==!1,maxEntitySize:Math.max(1,e.maxEntitySize??1e4),maxExpansionDepth:Math.max(1,e.maxExpansionDepth??1e4),maxTotalExpansions:Math.max(1,e.maxTotalExpansions??1/0),maxExpandedLength:Math.max(1,e.maxExpandedLength??1e5),maxEntityCount:Math.max(1,e.maxEntityCount??1e3),allowedTags:e.allowedTags??null,tagFilter:e.tagFilter??null,appliesTo:e.appliesTo??`all`}:wr(!0)}const Tr=function(e){let t=Object.assign({},Sr,e),n=[{value:t.attributeNamePrefix,name:`attributeNamePrefix`},{value:t.attributesGroupName,name:`attributesGroupName`},{value:t.textNodeName,name:`textNodeName`},{value:t.cdataPropName,name:`cdataPropName`},{value:t.commentPropName,name:`commentPropName`}];for(let{value:e,name:t}of n)e&&Cr(e,t);return t.onDangerousProperty===null&&(t.onDangerousProperty=xr),t.processEntities=wr(t.processEntities,t.htmlEntities),t.unpairedTagsSet=new Set(t.unpairedTags),t.stopNodes&&Array.isArray(t.stopNodes)&&(t.stopNodes=t.stopNodes.map(e=>typeof e==`string`&&e.startsWith(`*.`)?`..`+e.substring(2):e)),t};let Er;Er=typeof Symbol==`function`?Symbol(`XML Node Metadata`):`@@xmlMetadata`;var Dr=class{constructor(e){this.tagname=e,this.child=[],this[`:@`]=Object.create(null)}add(e,t){e===`__proto__`&&(e=`#__proto__`),this.child.push({[e]:t})}addChild(e,t){e.tagname===`__proto__`&&(e.tagname=`#__proto__`),e[`:@`]&&Object.keys(e[`:@`]).length>0?this.child.push({[e.tagname]:e.child,":@":e[`:@`]}):this.child.push({[e.tagname]:e.child}),this.addStartIndex(t)}addStartIndex(e){e!==void 0&&(this.child[this.child.length-1][Er]={startIndex:e})}addEndIndex(e){let t=this.child[this.child.length-1];t!==void 0&&t[Er]!==void 0&&t[Er].endIndex===void 0&&(t[Er].endIndex=e)}static getMetaDataSymbol(){return Er}};const Or=(e,t,n=``)=>{let r=`[${e.replace(`:`,``)}][${t.replace(`:`,``)}]*`;return{name:RegExp(`^[${e}][${t}]*$`,n),ncName:RegExp(`^${r}$`,n),qName:RegExp(`^${r}(?::${r})?$`,n),nmToken:RegExp(`^[${t}]+$`,n),nmTokens:RegExp(`^[${t}]+(?:\\s+[${t}]+)*$`,n)}},kr=Or(`:A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�`,`:A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�\\-\\.\\d·̀-ͯ‿-⁀`),Ar=Or(`:A-Za-z_À-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿`,`:A-Za-z_À-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿\\-\\.\\d·̀-ͯ҇‿-⁀`,`u`),jr=Or(`:A-Za-z_`,`:A-Za-z_\\-\\.\\d`),Mr=(e=`1.0`,t=!1)=>t?jr:e===`1.1`?Ar:kr,Nr=(e,{xmlVersion:t=`1.0`,asciiOnly:n=!1}={})=>Mr(t,n).qName.test(e);var Pr=class{constructor(e,t){this.suppressValidationErr=!e,this.options=e,this.xmlVersion=t||1}setXmlVersion(e=1){this.xmlVersion=e}readDocType(e,t){let n=Object.create(null),r=0;if(e[t+3]===`O`&&e[t+4]===`C`&&e[t+5]===`T`&&e[t+6]===`Y`&&e[t+7]===`P`&&e[t+8]===`E`){t+=9;let i=1,a=!1,o=!1,s=null,c=``;for(;t<e.length;t++)if(s!==null)e[t]===s&&(s=null),c+=e[t];else if(!a&&!o&&(e[t]===`"`||e[t]===`'`))s=e[t],c+=e[t];else if(e[t]===`<`&&!o){if(a&&Fr(e,`!ENTITY`,t)){t+=7;let i,a;if([i,a,t]=this.readEntityExp(e,t+1,this.suppressValidationErr),a.indexOf(`&`)===-1){if(this.options.enabled!==!1&&this.options.maxEntityCount!=null&&r>=this.options.maxEntityCount)throw Error(`Entity count (${r+1}) exceeds maximum allowed (${this.options.maxEntityCount})`);n[i]=a,r++}}else if(a&&Fr(e,`!ELEMENT`,t)){t+=8;let{index:n}=this.readElementExp(e,t+1);t=n}else if(a&&Fr(e,`!ATTLIST`,t))t+=8;else if(a&&Fr(e,`!NOTATION`,t)){t+=9;let{index:n}=this.readNotationExp(e,t+1,this.suppressValidationErr);t=n}else if(Fr(e,`!--`,t))o=!0;else throw Error(`Invalid DOCTYPE`);i++,c=``}else if(e[t]===`>`){if(o?e[t-1]===`-`&&e[t-2]===`-`&&(o=!1,i--):i--,i===0)break}else e[t]===`[`?a=!0:c+=e[t];if(s!==null||i!==0)throw Error(`Unclosed DOCTYPE`)}else throw Error(`Invalid Tag instead of DOCTYPE`);return{entities:n,i:t}}readEntityExp(e,t){t=Z(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t])&&e[t]!==`"`&&e[t]!==`'`;)t++;let r=e.substring(n,t);if(Ir(r,{xmlVersion:this.xmlVersion}),t=Z(e,t),!this.suppressValidationErr){if(e.substring(t,t+6).toUpperCase()===`SYSTEM`)throw Error(`External entities are not supported`);if(e[t]===`%`)throw Error(`Parameter entities are not supported`)}let i=``;if([t,i]=this.readIdentifierVal(e,t,`entity`),this.options.enabled!==!1&&this.options.maxEntitySize!=null&&i.length>this.options.maxEntitySize)throw Error(`Entity "${r}" size (${i.length}) exceeds maximum allowed size (${this.options.maxEntitySize})`);return t--,[r,i,t]}readNotationExp(e,t){t=Z(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;let r=e.substring(n,t);!this.suppressValidationErr&&Ir(r,{xmlVersion:this.xmlVersion}),t=Z(e,t);let i=e.substring(t,t+6).toUpperCase();if(!this.suppressValidationErr&&i!==`SYSTEM`&&i!==`PUBLIC`)throw Error(`Expected SYSTEM or PUBLIC, found "${i}"`);t+=i.length,t=Z(e,t);let a=null,o=null;if(i===`PUBLIC`)[t,a]=this.readIdentifierVal(e,t,`publicIdentifier`),t=Z(e,t),(e[t]===`"`||e[t]===`'`)&&([t,o]=this.readIdentifierVal(e,t,`systemIdentifier`));else if(i===`SYSTEM`&&([t,o]=this.readIdentifierVal(e,t,`systemIdentifier`),!this.suppressValidationErr&&!o))throw Error(`Missing mandatory system identifier for SYSTEM notation`);return{notationName:r,publicIdentifier:a,systemIdentifier:o,index:--t}}readIdentifierVal(e,t,n){let r=``,i=e[t];if(i!==`"`&&i!==`'`)throw Error(`Expected quoted string, found "${i}"`);t++;let a=t;for(;t<e.length&&e[t]!==i;)t++;if(r=e.substring(a,t),e[t]!==i)throw Error(`Unterminated ${n} value`);return t++,[t,r]}readElementExp(e,t){t=Z(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;let r=e.substring(n,t);if(!this.suppressValidationErr&&!Nr(r,{xmlVersion:this.xmlVersion}))throw Error(`Invalid element name: "${r}"`);t=Z(e,t);let i=``;if(e[t]===`E`&&Fr(e,`MPTY`,t))t+=4;else if(e[t]===`A`&&Fr(e,`NY`,t))t+=2;else if(e[t]===`(`){t++;let n=t;for(;t<e.length&&e[t]!==`)`;)t++;if(i=e.substring(n,t),e[t]!==`)`)throw Error(`Unterminated content model`)}else if(!this.suppressValidationErr)throw Error(`Invalid Element Expression, found "${e[t]}"`);return{elementName:r,contentModel:i.trim(),index:t}}readAttlistExp(e,t){t=Z(e,t);let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;let r=e.substring(n,t);for(Ir(r,{xmlVersion:this.xmlVersion}),t=Z(e,t),n=t;t<e.length&&!/\s/.test(e[t]);)t++;let i=e.substring(n,t);if(!Ir(i,{xmlVersion:this.xmlVersion}))throw Error(`Invalid attribute name: "${i}"`);t=Z(e,t);let a=``;if(e.substring(t,t+8).toUpperCase()===`NOTATION`){if(a=`NOTATION`,t+=8,t=Z(e,t),e[t]!==`(`)throw Error(`Expected '(', found "${e[t]}"`);t++;let n=[];for(;t<e.length&&e[t]!==`)`;){let r=t;for(;t<e.length&&e[t]!==`|`&&e[t]!==`)`;)t++;let i=e.substring(r,t);if(i=i.trim(),!Ir(i,{xmlVersion:this.xmlVersion}))throw Error(`Invalid notation name: "${i}"`);n.push(i),e[t]===`|`&&(t++,t=Z(e,t))}if(e[t]!==`)`)throw Error(`Unterminated list of notations`);t++,a+=` (`+n.join(`|`)+`)`}else{let n=t;for(;t<e.length&&!/\s/.test(e[t]);)t++;if(a+=e.substring(n,t),!this.suppressValidationErr&&![`CDATA`,`ID`,`IDREF`,`IDREFS`,`ENTITY`,`ENTITIES`,`NMTOKEN`,`NMTOKENS`].includes(a.toUpperCase()))throw Error(`Invalid attribute type: "${a}"`)}t=Z(e,t);let o=``;return e.substring(t,t+8).toUpperCase()===`#REQUIRED`?(o=`#REQUIRED`,t+=8):e.substring(t,t+7).toUpperCase()===`#IMPLIED`?(o=`#IMPLIED`,t+=7):[t,o]=this.readIdentifierVal(e,t,`ATTLIST`),{elementName:r,attributeName:i,attributeType:a,defaultValue:o,index:t}}};const Z=(e,t)=>{for(;t<e.length&&/\s/.test(e[t]);)t++;return t};function Fr(e,t,n){for(let r=0;r<t.length;r++)if(t[r]!==e[n+r+1])return!1;return!0}function Ir(e,t){if(Nr(e,{xmlVersion:t}))return e;throw Error(`Invalid entity name ${e}`)}const Lr=[48,1632,1776,2406,2534,2662,2790,2918,3046,3174,3302,3430,3558,3664,3792,3872,4160,4240,6112,6160,6470,6608,6784,6800,6992,7088,7232,7248,65296,120782,120792,120802,120812,120822,66720,68912,69734,69872,69942,70096,70384,70736,70864,71248,71360,71472,71904,72016,72688,72784,73040,73120,73552,92768,92864,93008,123200,123632,124144,125264,130032],Rr=/* @__PURE__ */ new Map,zr=1632,Br=(/* @__PURE__ */ new Uint8Array(63904)).fill(255);for(let e of Lr)for(let t=0;t<10;t++){let n=e+t;n<=65535?Br[n-zr]=t:Rr.set(n,t)}const Vr=/* @__PURE__ */ new Set([8722,65293,65123]);function Hr(e){if(typeof e!=`string`)return e;let t=e.length;if(t===0)return e;let n=-1;for(let r=0;r<t;r++){let i=e.charCodeAt(r);if(!(i>=48&&i<=57||i===45)){if(i<1632){if(Vr.has(i)){n=r;break}}else if(i>=55296&&i<=56319){if(r+1<t){let t=e.charCodeAt(r+1);if(t>=56320&&t<=57343){let e=65536+(i-55296<<10)+(t-56320);if(Rr.has(e)){n=r;break}}}}else if(Br[i-1632]!==255||Vr.has(i)){n=r;break}}}if(n===-1)return e;let r=[];n>0&&r.push(e.slice(0,n));for(let i=n;i<t;i++){let n=e.charCodeAt(i);if(n>=48&&n<=57||n===45){r.push(e[i]);continue}if(n<1632){r.push(Vr.has(n)?`-`:e[i]);continue}if(n>=55296&&n<=56319){if(i+1<t){let t=e.charCodeAt(i+1);if(t>=56320&&t<=57343){let e=65536+(n-55296<<10)+(t-56320),a=Rr.get(e);if(a!==void 0){r.push(String.fromCharCode(a+48)),i++;continue}}}r.push(e[i]);continue}if(Vr.has(n)){r.push(`-`);continue}let a=Br[n-zr];r.push(a===255?e[i]:String.fromCharCode(a+48))}return r.join(``)}const Ur=/^[-+]?0x[a-fA-F0-9]+$/,Wr=/^0b[01]+$/,Gr=/^0o[0-7]+$/,Kr=/^([\-\+])?(0*)([0-9]*(\.[0-9]*)?)$/,qr={hex:!0,binary:!1,octal:!1,leadingZeros:!0,decimalPoint:`.`,eNotation:!0,infinity:`original`,unicode:!1};function Jr(e,t={}){if(t=Object.assign({},qr,t),!e||typeof e!=`string`)return e;let n=e.trim();if(n.length===0||t.skipLike!==void 0&&t.skipLike.test(n))return e;if(n===`0`||t.unicode&&(n=Hr(n),n===`0`))return 0;if(t.hex&&Ur.test(n))return Qr(n,16);if(t.binary&&Wr.test(n))return Qr(n,2);if(t.octal&&Gr.test(n))return Qr(n,8);if(!isFinite(n)){let r=Number(n);return Number.isNaN(r)?e:$r(e,r,t)}if(n.includes(`e`)||n.includes(`E`))return Xr(e,n,t);{let r=Kr.exec(n);if(r){let i=r[1]||``,a=r[2],o=Zr(r[3]),s=i?n[a.length+1]===`.`:n[a.length]===`.`;if(!t.leadingZeros&&(a.length>1||a.length===1&&!s))return e;{let r=Number(n),s=String(r);if(r===0)return r;if(s.search(/[eE]/)!==-1)return t.eNotation?r:e;if(n.indexOf(`.`)!==-1)return s===`0`||s===o||s===`${i}${o}`?r:e;let c=a?o:n;return a?c===s||i+c===s?r:e:c===s||c===i+s?r:e}}return e}}const Yr=/^([-+])?(0*)(\d*(\.\d*)?[eE][-\+]?\d+)$/;function Xr(e,t,n){if(!n.eNotation)return e;let r=t.match(Yr);if(r){let i=r[1]||``,a=r[3].indexOf(`e`)===-1?`E`:`e`,o=r[2],s=i?t[o.length+1]===a:t[o.length]===a;return o.length>1&&s?e:o.length===1&&(r[3].startsWith(`.${a}`)||r[3][0]===a)?Number(t):o.length>0?n.leadingZeros&&!s?Number(t):e:Number(t)}return e}function Zr(e){if(e&&e.indexOf(`.`)!==-1){let t=e.length;for(;t>0&&e.charCodeAt(t-1)===48;)t--;return e=e.slice(0,t),e===`.`?e=`0`:e[0]===`.`?e=`0`+e:e[e.length-1]===`.`&&(e=e.substring(0,e.length-1)),e}return e}function Qr(e,t){let n=e.trim();if((t===2||t===8)&&(e=n.substring(2)),parseInt)return parseInt(e,t);if(Number.parseInt)return Number.parseInt(e,t);if(window&&window.parseInt)return window.parseInt(e,t);throw Error(`parseInt, Number.parseInt, window.parseInt are not supported`)}function $r(e,t,n){let r=t===1/0;switch(n.infinity.toLowerCase()){case`null`:return null;case`infinity`:return t;case`string`:return r?`Infinity`:`-Infinity`;default:return e}}function ei(e){return typeof e==`function`?e:Array.isArray(e)?t=>{for(let n of e)if(typeof n==`string`&&t===n||n instanceof RegExp&&n.test(t))return!0}:()=>!1}var ti=class{constructor(e,t={},n){this.pattern=e,this.separator=t.separator||`.`,this.segments=this._parse(e),this.data=n,this._hasDeepWildcard=this.segments.some(e=>e.type===`deep-wildcard`),this._hasAttributeCondition=this.segments.some(e=>e.attrName!==void 0),this._hasPositionSelector=this.segments.some(e=>e.position!==void 0)}_parse(e){let t=[],n=0,r=``;for(;n<e.length;)e[n]===this.separator?n+1<e.length&&e[n+1]===this.separator?(r.trim()&&(t.push(this._parseSegment(r.trim())),r=``),t.push({type:`deep-wildcard`}),n+=2):(r.trim()&&t.push(this._parseSegment(r.trim())),r=``,n++):(r+=e[n],n++);return r.trim()&&t.push(this._parseSegment(r.trim())),t}_parseSegment(e){let t={type:`tag`},n=null,r=e,i=e.match(/^([^\[]+)(\[[^\]]*\])(.*)$/);if(i&&(r=i[1]+i[3],i[2])){let e=i[2].slice(1,-1);e&&(n=e)}let a,o=r;if(r.includes(`::`)){let t=r.indexOf(`::`);if(a=r.substring(0,t).trim(),o=r.substring(t+2).trim(),!a)throw Error(`Invalid namespace in pattern: ${e}`)}let s,c=null;if(o.includes(`:`)){let e=o.lastIndexOf(`:`),t=o.substring(0,e).trim(),n=o.substring(e+1).trim();[`first`,`last`,`odd`,`even`].includes(n)||/^nth\(\d+\)$/.test(n)?(s=t,c=n):s=o}else s=o;if(!s)throw Error(`Invalid segment pattern: ${e}`);if(t.tag=s,a&&(t.namespace=a),n){if(n.includes(`=`)){let e=n.indexOf(`=`);t.attrName=n.substring(0,e).trim(),t.attrValue=n.substring(e+1).trim()}else t.attrName=n.trim()}if(c){let e=c.match(/^nth\((\d+)\)$/);e?(t.position=`nth`,t.positionValue=parseInt(e[1],10)):t.position=c}return t}get length(){return this.segments.length}hasDeepWildcard(){return this._hasDeepWildcard}hasAttributeCondition(){return this._hasAttributeCondition}hasPositionSelector(){return this._hasPositionSelector}toString(){return this.pattern}},ni=class{constructor(){this._byDepthAndTag=/* @__PURE__ */ new Map,this._wildcardByDepth=/* @__PURE__ */ new Map,this._deepWildcards=[],this._deepByTerminalTag=/* @__PURE__ */ new Map,this._patterns=/* @__PURE__ */ new Set,this._sealed=!1}add(e){if(this._sealed)throw TypeError(`ExpressionSet is sealed. Create a new ExpressionSet to add more expressions.`);if(this._patterns.has(e.pattern))return this;if(this._patterns.add(e.pattern),e.hasDeepWildcard()){let t=e.segments[e.segments.length-1];if(t&&t.type!==`deep-wildcard`&&t.tag!==`*`){let n=t.tag;this._deepByTerminalTag.has(n)||this._deepByTerminalTag.set(n,[]),this._deepByTerminalTag.get(n).push(e)}else this._deepWildcards.push(e);return this}let t=e.length,n=e.segments[e.segments.length-1]?.tag;if(!n||n===`*`)this._wildcardByDepth.has(t)||this._wildcardByDepth.set(t,[]),this._wildcardByDepth.get(t).push(e);else{let r=`${t}:${n}`;this._byDepthAndTag.has(r)||this._byDepthAndTag.set(r,[]),this._byDepthAndTag.get(r).push(e)}return this}addAll(e){for(let t of e)this.add(t);return this}has(e){return this._patterns.has(e.pattern)}get size(){return this._patterns.size}seal(){return this._sealed=!0,this}get isSealed(){return this._sealed}matchesAny(e){return this.findMatch(e)!==null}findMatch(e){let t=e.getDepth(),n=e.getCurrentTag(),r=`${t}:${n}`,i=this._byDepthAndTag.get(r);if(i){for(let t=0;t<i.length;t++)if(e.matches(i[t]))return i[t]}let a=this._wildcardByDepth.get(t);if(a){for(let t=0;t<a.length;t++)if(e.matches(a[t]))return a[t]}let o=this._deepByTerminalTag.get(n);if(o){for(let t=0;t<o.length;t++)if(e.matches(o[t]))return o[t]}for(let t=0;t<this._deepWildcards.length;t++)if(e.matches(this._deepWildcards[t]))return this._deepWildcards[t];return null}},ri=class{constructor(e){this._matcher=e}get separator(){return this._matcher.separator}getCurrentTag(){let e=this._matcher.path;return e.length>0?e[e.length-1].tag:void 0}getCurrentNamespace(){let e=this._matcher.path;return e.length>0?e[e.length-1].namespace:void 0}getAttrValue(e){let t=this._matcher.path;if(t.length!==0)return t[t.length-1].values?.[e]}hasAttr(e){let t=this._matcher.path;if(t.length===0)return!1;let n=t[t.length-1];return n.values!==void 0&&e in n.values}getAnyParentAttr(e){return this._matcher.getAnyParentAttr(e)}hasAnyParentAttr(e){return this._matcher.hasAnyParentAttr(e)}getPosition(){let e=this._matcher.path;return e.length===0?-1:e[e.length-1].position??0}getCounter(){let e=this._matcher.path;return e.length===0?-1:e[e.length-1].counter??0}getIndex(){return this.getPosition()}getDepth(){return this._matcher.path.length}toString(e,t=!0){return this._matcher.toString(e,t)}toArray(){return this._matcher.path.map(e=>e.tag)}matches(e){return this._matcher.matches(e)}matchesAny(e){return e.matchesAny(this._matcher)}},ii=class{constructor(e={}){this.separator=e.separator||`.`,this.path=[],this.siblingStacks=[],this._pathStringCache=null,this._view=new ri(this),this._keptAttrs=[]}push(e,t=null,n=null,r=null){this._pathStringCache=null,this.path.length>0&&(this.path[this.path.length-1].values=void 0);let i=this.path.length,a=this.siblingStacks[i];a||(a={counts:/* @__PURE__ */ new Map,total:0},this.siblingStacks[i]=a);let o=n?`${n}:${e}`:e,s=a.counts.get(o)||0,c=a.total;a.counts.set(o,s+1),a.total++;let l={tag:e,position:c,counter:s};n!=null&&(l.namespace=n),t!=null&&(l.values=t),this.path.push(l);let u=this.path.length,d=r===null?null:r.keep;if(d!=null&&d.length>0&&t)for(let e=0;e<d.length;e++){let n=d[e];t[n]!==void 0&&this._keptAttrs.push({depth:u,name:n,value:t[n]})}}pop(){if(this.path.length===0)return;this._pathStringCache=null;let e=this.path.pop();this.siblingStacks.length>this.path.length+1&&(this.siblingStacks.length=this.path.length+1);let t=this.path.length+1;for(;this._keptAttrs.length>0&&this._keptAttrs[this._keptAttrs.length-1].depth>=t;)this._keptAttrs.pop();return e}updateCurrent(e){if(this.path.length>0){let t=this.path[this.path.length-1];e!=null&&(t.values=e)}}getCurrentTag(){return this.path.length>0?this.path[this.path.length-1].tag:void 0}getCurrentNamespace(){return this.path.length>0?this.path[this.path.length-1].namespace:void 0}getAttrValue(e){if(this.path.length!==0)return this.path[this.path.length-1].values?.[e]}hasAttr(e){if(this.path.length===0)return!1;let t=this.path[this.path.length-1];return t.values!==void 0&&e in t.values}getAnyParentAttr(e){let t=this._keptAttrs;for(let n=t.length-1;n>=0;n--)if(t[n].name===e)return t[n].value}hasAnyParentAttr(e){let t=this._keptAttrs;for(let n=t.length-1;n>=0;n--)if(t[n].name===e)return!0;return!1}getPosition(){return this.path.length===0?-1:this.path[this.path.length-1].position??0}getCounter(){return this.path.length===0?-1:this.path[this.path.length-1].counter??0}getIndex(){return this.getPosition()}getDepth(){return this.path.length}toString(e,t=!0){let n=e||this.separator;if(n===this.separator&&t===!0){if(this._pathStringCache!==null)return this._pathStringCache;let e=this.path.map(e=>e.namespace?`${e.namespace}:${e.tag}`:e.tag).join(n);return this._pathStringCache=e,e}return this.path.map(e=>t&&e.namespace?`${e.namespace}:${e.tag}`:e.tag).join(n)}toArray(){return this.path.map(e=>e.tag)}reset(){this._pathStringCache=null,this.path=[],this.siblingStacks=[],this._keptAttrs=[]}matches(e){let t=e.segments;return t.length===0?!1:e.hasDeepWildcard()?this._matchWithDeepWildcard(t):this._matchSimple(t)}_matchSimple(e){if(this.path.length!==e.length)return!1;for(let t=0;t<e.length;t++)if(!this._matchSegment(e[t],this.path[t],t===this.path.length-1))return!1;return!0}_matchWithDeepWildcard(e){let t=this.path.length-1,n=e.length-1;for(;n>=0&&t>=0;){let r=e[n];if(r.type===`deep-wildcard`){if(n--,n<0)return!0;let r=e[n],i=!1;for(let e=t;e>=0;e--)if(this._matchSegment(r,this.path[e],e===this.path.length-1)){t=e-1,n--,i=!0;break}if(!i)return!1}else{if(!this._matchSegment(r,this.path[t],t===this.path.length-1))return!1;t--,n--}}return n<0}_matchSegment(e,t,n){if(e.tag!==`*`&&e.tag!==t.tag||e.namespace!==void 0&&e.namespace!==`*`&&e.namespace!==t.namespace||e.attrName!==void 0&&(!n||!t.values||!(e.attrName in t.values)||e.attrValue!==void 0&&String(t.values[e.attrName])!==String(e.attrValue)))return!1;if(e.position!==void 0){if(!n)return!1;let r=t.counter??0;if(e.position===`first`&&r!==0||e.position===`odd`&&r%2!=1||e.position===`even`&&r%2!=0||e.position===`nth`&&r!==e.positionValue)return!1}return!0}matchesAny(e){return e.matchesAny(this)}snapshot(){return{path:this.path.map(e=>({...e})),siblingStacks:this.siblingStacks.map(e=>e&&{counts:new Map(e.counts),total:e.total}),keptAttrs:this._keptAttrs.map(e=>({...e}))}}restore(e){this._pathStringCache=null,this.path=e.path.map(e=>({...e})),this.siblingStacks=e.siblingStacks.map(e=>e&&{counts:new Map(e.counts),total:e.total}),this._keptAttrs=(e.keptAttrs||[]).map(e=>({...e}))}readOnly(){return this._view}};const ai=[{id:`html-script-open`,description:`<script opening tag`,pattern:/<script[\s>/]/i},{id:`html-script-close`,description:`<\/script closing tag`,pattern:/<\/script[\s>]/i},{id:`html-javascript-protocol`,description:`javascript: URI scheme (with optional whitespace/encoding)`,pattern:/j[\t\n\r ]*a[\t\n\r ]*v[\t\n\r ]*a[\t\n\r ]*s[\t\n\r ]*c[\t\n\r ]*r[\t\n\r ]*i[\t\n\r ]*p[\t\n\r ]*t[\t\n\r ]*:/i},{id:`html-vbscript-protocol`,description:`vbscript: URI scheme`,pattern:/vbscript[\t\n\r ]*:/i},{id:`html-data-html`,description:`data:text/html URI — can execute scripts in browsers`,pattern:/data[\t\n\r ]*:[\t\n\r ]*text\/html/i},{id:`html-data-xhtml`,description:`data:application/xhtml+xml URI`,pattern:/data[\t\n\r ]*:[\t\n\r ]*application\/xhtml/i},{id:`html-data-svg`,description:`data:image/svg+xml URI — can execute scripts`,pattern:/data[\t\n\r ]*:[\t\n\r ]*image\/svg\+xml/i},{id:`html-inline-event-handler`,description:`Inline event handler attributes: onclick=, onerror=, onload=, etc.`,pattern:/\bon\w{1,30}\s*=/i},{id:`html-entity-obfuscated-script`,description:`HTML-entity-encoded <script (e.g. &#x3C;script or &lt;script)`,pattern:/(?:&#x0*3[Cc];?|&#0*60;?|&lt;)\s*script/i},{id:`html-entity-obfuscated-javascript`,description:`HTML-entity-encoded javascript: (partial — catches common &#106; or &#x6a; for "j")`,pattern:/(?:&#x0*6[Aa];?|&#0*106;?)\s*(?:&#x0*61;?|a)[\s\S]{0,80}script\s*:/i},{id:`html-style-expression`,description:`CSS expression() — IE-era code execution in style attributes`,pattern:/style[\s\S]{0,20}expression\s*\(/i},{id:`html-object-embed`,description:`<object or <embed tags that can load active content`,pattern:/<(?:object|embed)[\s>/]/i},{id:`html-base-tag`,description:`<base href= — can hijack all relative URLs on a page`,pattern:/<base[\s>]/i},{id:`html-meta-refresh`,description:`<meta http-equiv="refresh" — can redirect users`,pattern:/<meta[\s\S]{0,40}http-equiv[\s\S]{0,20}refresh/i},{id:`html-srcdoc`,description:`srcdoc= attribute on iframes — embeds HTML that can run scripts`,pattern:/srcdoc\s*=/i},{id:`html-iframe`,description:`<iframe tag`,pattern:/<iframe[\s>/]/i},{id:`html-form`,description:`<form tag — can be used for phishing / credential harvesting injection`,pattern:/<form[\s>/]/i}],oi=[{id:`xml-cdata-injection`,description:`CDATA section injection: <![CDATA[ breaks out of text node context`,pattern:/<!\[CDATA\[/i},{id:`xml-cdata-close`,description:`CDATA close sequence: ]]> can terminate an enclosing CDATA section`,pattern:/\]\]>/},{id:`xml-processing-instruction`,description:`XML processing instruction: <?xml-stylesheet or <?php etc.`,pattern:/<\?(?:xml[\- ]|php|asp)/i},{id:`xml-doctype-injection`,description:`DOCTYPE declaration embedded in content — can define entities`,pattern:/<!DOCTYPE(?:[\s[]|$)/i},{id:`xml-entity-system`,description:`SYSTEM keyword — used in external entity declarations (XXE)`,pattern:/\bSYSTEM\s+["']/i},{id:`xml-entity-public`,description:`PUBLIC keyword — used in external entity declarations (XXE)`,pattern:/\bPUBLIC\s+["']/i},{id:`xml-entity-declaration`,description:`<!ENTITY declaration — defines entities, potential XXE or entity expansion`,pattern:/<!ENTITY[\s%]/i},{id:`xml-billion-laughs`,description:`Entity reference chaining / billion laughs: repeated &eX; style references`,pattern:/(?:&\w{1,20};){3,}/},{id:`xml-namespace-confusion`,description:`xmlns: attribute injection — can redefine namespaces to confuse parsers`,pattern:/\bxmlns(?::\w{1,40})?\s*=/i},{id:`xml-comment-injection`,description:`<!-- comment injection — can hide content from some parsers`,pattern:/<!--/},{id:`xml-comment-close`,description:`--> closes an enclosing XML comment`,pattern:/-->/},{id:`xml-pi-close`,description:`?> closes an enclosing processing instruction`,pattern:/\?>/}],si=[{id:`svg-script-element`,description:`<script element inside SVG executes JavaScript`,pattern:/<script[\s>/]/i},{id:`svg-xlink-href-javascript`,description:`xlink:href with javascript: — classic SVG XSS via <a> or <use>`,pattern:/xlink\s*:\s*href\s*=\s*["']?\s*javascript\s*:/i},{id:`svg-href-javascript`,description:`href= with javascript: in SVG context (<a>, <animate>, etc.)`,pattern:/href\s*=\s*["']?\s*javascript\s*:/i},{id:`svg-foreignobject`,description:`<foreignObject embeds HTML inside SVG — can execute scripts`,pattern:/<foreignObject[\s>/]/i},{id:`svg-use-external`,description:`<use xlink:href or href pointing to external resource (non-fragment URL)`,pattern:/<use[\s\S]{0,60}(?:xlink\s*:\s*)?href\s*=\s*(?:["'][^#]|[^"'#\s>])/i},{id:`svg-animate-href`,description:`<animate attributeName="href" — can dynamically change href to javascript:`,pattern:/<animate[\s\S]{0,80}attributeName\s*=\s*["'][\s]*href["']/i},{id:`svg-animate-xlinkhref`,description:`<animate attributeName="xlink:href"`,pattern:/<animate[\s\S]{0,80}attributeName\s*=\s*["'][\s]*xlink\s*:\s*href["']/i},{id:`svg-set-javascript`,description:`<set to="javascript:..." — sets an attribute to a javascript: URI`,pattern:/<set[\s\S]{0,80}to\s*=\s*["']?\s*javascript\s*:/i},{id:`svg-event-handler`,description:`SVG-specific event handler attributes: onload=, onerror=, onactivate=, etc.`,pattern:/\bon(?:load|error|activate|begin|end|repeat|focus|blur|click|mouse\w{1,20}|key\w{1,20})\s*=/i},{id:`svg-handler-generic`,description:`Generic on* handler catch-all for SVG attributes`,pattern:/\bon\w{1,30}\s*=/i},{id:`svg-filter-feimage`,description:`<feImage href= — filter primitive that can load external resources`,pattern:/<feImage[\s\S]{0,80}(?:xlink\s*:\s*)?href\s*=/i},{id:`svg-image-external`,description:`<image xlink:href with http/https or javascript protocol`,pattern:/<image[\s\S]{0,80}(?:xlink\s*:\s*)?href\s*=\s*["']?\s*(?:https?|javascript)\s*:/i},{id:`svg-style-javascript`,description:`style= attribute containing javascript: (e.g. background:url(javascript:...))`,pattern:/style\s*=[\s\S]{0,60}javascript\s*:/i}],ci=[{id:`sql-block-comment-open`,description:`SQL block comment open: /* ... */ — unusual in legitimate user text`,pattern:/\/\*/},{id:`sql-union-select`,description:`UNION SELECT — most common SQL injection aggregation attack`,pattern:/\bUNION\s{1,20}(?:ALL\s{1,20})?SELECT\b/i},{id:`sql-drop-table`,description:`DROP TABLE — destructive DDL injection`,pattern:/\bDROP\s{1,20}TABLE\b/i},{id:`sql-drop-database`,description:`DROP DATABASE — destructive DDL injection`,pattern:/\bDROP\s{1,20}DATABASE\b/i},{id:`sql-insert-into`,description:`INSERT INTO — data injection`,pattern:/\bINSERT\s{1,20}INTO\b/i},{id:`sql-delete-from`,description:`DELETE FROM — data deletion injection`,pattern:/\bDELETE\s{1,20}FROM\b/i},{id:`sql-update-set`,description:`UPDATE ... SET — data modification injection`,pattern:/\bUPDATE\b[\s\S]{1,60}\bSET\b/i},{id:`sql-exec-xp`,description:`EXEC xp_ — MSSQL extended stored procedure execution`,pattern:/\bEXEC(?:UTE)?\s{1,20}xp_/i},{id:`sql-tautology-string`,description:`Classic string tautology: ' OR '1'='1 or " OR "1"="1"`,pattern:/'\s{0,10}OR\s{0,10}'[^']{0,20}'\s*=\s*'[^']{0,20}/i},{id:`sql-tautology-numeric`,description:`Numeric tautology: OR 1=1`,pattern:/\bOR\s{1,10}1\s*=\s*1\b/i},{id:`sql-always-true-zero`,description:`Numeric tautology: OR 0=0`,pattern:/\bOR\s{1,10}0\s*=\s*0\b/i},{id:`sql-sleep-benchmark`,description:`Time-based blind injection: SLEEP() or BENCHMARK()`,pattern:/\b(?:SLEEP|BENCHMARK)\s*\(/i},{id:`sql-waitfor-delay`,description:`MSSQL time-based blind injection: WAITFOR DELAY`,pattern:/\bWAITFOR\s{1,20}DELAY\b/i},{id:`sql-char-function`,description:`CHAR() function — used to obfuscate injected strings`,pattern:/\bCHAR\s*\(\s*\d{1,3}/i},{id:`sql-information-schema`,description:`INFORMATION_SCHEMA — reconnaissance query for table/column enumeration`,pattern:/\bINFORMATION_SCHEMA\b/i}],li=[{id:`shell-path-traversal-unix`,description:`Unix path traversal: ../  — climbing the directory tree`,pattern:/\.\.\//},{id:`shell-path-traversal-windows`,description:`Windows path traversal: ..\\ — climbing the directory tree`,pattern:/\.\.\\/},{id:`shell-path-traversal-encoded`,description:`URL-encoded path traversal: %2e%2e or %2f variants`,pattern:/%2e%2e|%2f\.\.|\.\.%2f/i},{id:`shell-null-byte`,description:`Null byte injection: \\x00 or %00 — truncates strings in C-backed functions`,pattern:/\x00|%00/},{id:`shell-semicolon`,description:`Semicolon command separator: cmd1; cmd2`,pattern:/;/},{id:`shell-pipe`,description:`Pipe operator: cmd1 | cmd2`,pattern:/\|/},{id:`shell-and-operator`,description:`AND operator: cmd1 && cmd2`,pattern:/&&/},{id:`shell-or-operator`,description:`OR operator: cmd1 || cmd2`,pattern:/\|\|/},{id:`shell-backtick`,description:"Backtick command substitution: `cmd`",pattern:/`/},{id:`shell-dollar-paren`,description:`Dollar-paren command substitution: $(cmd)`,pattern:/\$\(/},{id:`shell-dollar-brace`,description:"Dollar-brace variable expansion: ${var} — can be abused for injection",pattern:/\$\{/},{id:`shell-redirect-out`,description:`Output redirection: cmd > file or cmd >> file`,pattern:/>{1,2}/},{id:`shell-redirect-in`,description:`Input redirection: cmd < file`,pattern:/</},{id:`shell-newline-injection`,description:`Newline injection: \\n or \\r — can inject new shell commands`,pattern:/[\n\r]/},{id:`shell-glob-star`,description:`Glob expansion: * or ? — can expand to unintended files`,pattern:/[/\\][*?]/},{id:`shell-absolute-root`,description:`Absolute root path injection: string starting with / or \\ (Windows UNC)`,pattern:/^(?:\/|\\\\)/},{id:`shell-windows-drive`,description:`Windows drive letter path injection: C:\\ or D:/`,pattern:/^[a-zA-Z]:[/\\]/},{id:`shell-curl-wget`,description:`curl/wget with URL or flags — can exfiltrate data or download payloads`,pattern:/\b(?:curl|wget)\s+(?:https?:\/\/|ftp:\/\/|-)/i}],ui=[{id:`redos-nested-quantifier-plus`,description:`Nested + quantifier inside a group with outer quantifier: (a+)+, (.+b)*, etc.`,pattern:/\([^)]*\+[^)]*\)[+*]/},{id:`redos-nested-quantifier-star`,description:`Nested * quantifier: (a*)* or (a*)+ — catastrophic backtracking`,pattern:/\([^)]*\*[^)]*\)[*+]/},{id:`redos-nested-groups`,description:`Doubly nested quantified groups: ((a+)+) — guaranteed catastrophic`,pattern:/\(\([^)]{0,40}\)[+*]\)[+*]/},{id:`redos-alternation-overlap`,description:`Overlapping alternation under quantifier: (a|a)+ — ambiguous NFA paths`,pattern:/\(([^|()]{1,20})\|(?:\1)(?:\|[^|()]{1,20}){0,5}\)[+*?]{1,2}/},{id:`redos-star-plus-concat`,description:`(x*x)+ pattern — triggers super-linear backtracking`,pattern:/\([^)]{0,10}\*[^)]{0,10}\)[+*]/},{id:`redos-dot-star-greedy`,description:`(.*){n,} or (.+){n,} — repeated greedy dot quantifiers`,pattern:/\(\.[*+]\)\{?\d/},{id:`redos-large-repetition`,description:`Very large fixed or range repetition count {1000,} or {1000,n} — denial of service via backtracking`,pattern:/\{\d{4,}(?:,\d*)?\}/},{id:`redos-catastrophic-alternation`,description:`Long alternation with many similar branches — polynomial backtracking risk`,pattern:/\([^)]{0,200}(?:\|[^|)]{0,50}){9,}\)/}],Q=`["'\\s]*:`,di=[{id:`nosql-where-operator`,description:`$where — executes arbitrary JavaScript server-side in MongoDB`,pattern:RegExp(`\\$where${Q}`,`i`)},{id:`nosql-ne-operator`,description:`$ne — "not equal" operator used to bypass equality checks`,pattern:RegExp(`\\$ne${Q}`,`i`)},{id:`nosql-gt-operator`,description:`$gt — "greater than" used to bypass password/value checks`,pattern:RegExp(`\\$gte?${Q}`,`i`)},{id:`nosql-lt-operator`,description:`$lt / $lte — "less than" bypass variants`,pattern:RegExp(`\\$lte?${Q}`,`i`)},{id:`nosql-regex-operator`,description:`$regex — can be used to extract data character by character (blind injection)`,pattern:RegExp(`\\$regex${Q}`,`i`)},{id:`nosql-or-operator`,description:`$or — logical OR; used to create always-true conditions`,pattern:RegExp(`\\$or${Q}\\s*\\[`,`i`)},{id:`nosql-and-operator`,description:`$and — logical AND operator injection`,pattern:RegExp(`\\$and${Q}\\s*\\[`,`i`)},{id:`nosql-nor-operator`,description:`$nor — logical NOR operator injection`,pattern:RegExp(`\\$nor${Q}\\s*\\[`,`i`)},{id:`nosql-exists-operator`,description:`$exists — can enumerate fields to determine schema`,pattern:RegExp(`\\$exists${Q}`,`i`)},{id:`nosql-in-operator`,description:`$in — matches any value in a list; can enumerate values`,pattern:RegExp(`\\$in${Q}\\s*\\[`,`i`)},{id:`nosql-expr-operator`,description:`$expr — allows aggregation expressions in queries (MongoDB 3.6+)`,pattern:RegExp(`\\$expr${Q}`,`i`)},{id:`nosql-function-operator`,description:`$function — executes arbitrary JavaScript in MongoDB 4.4+`,pattern:RegExp(`\\$function${Q}`,`i`)},{id:`nosql-accumulator-operator`,description:`$accumulator — custom aggregation with arbitrary JS execution`,pattern:RegExp(`\\$accumulator${Q}`,`i`)},{id:`nosql-proto-pollution`,description:`__proto__ — prototype pollution via object key injection`,pattern:/__proto__/},{id:`nosql-constructor-prototype`,description:`constructor.prototype — alternative prototype pollution vector (dot notation or JSON key)`,pattern:/constructor[\s"':.,{\[]*prototype/i},{id:`nosql-proto-bracket`,description:`["__proto__"] — bracket-notation prototype pollution`,pattern:/\[["']__proto__["']\]/}],fi=[{id:`log-crlf-injection`,description:`CRLF injection: literal \\r or \\n embeds fake log lines`,pattern:/[\r\n]/},{id:`log-url-encoded-crlf`,description:`URL-encoded CRLF: %0d, %0a, %0D, %0A — decoded by some log parsers`,pattern:/%0[dDaA]/},{id:`log-unicode-newline`,description:`Unicode newline variants: U+2028 (line separator), U+2029 (paragraph separator)`,pattern:/[\u2028\u2029]/},{id:`log-log4shell-jndi`,description:"Log4Shell: ${jndi:...} triggers remote code execution in Apache Log4j",pattern:/\$\{jndi\s*:/i},{id:`log-log4shell-obfuscated`,description:"Obfuscated Log4Shell: ${::-j}... lookup-bypass prefix used to evade WAF detection",pattern:/\$\{::-/},{id:`log-log4j-lookup`,description:"Log4j lookup syntax: ${env:...}, ${sys:...}, ${ctx:...} — data exfiltration",pattern:/\$\{(?:env|sys|ctx|main|map|sd|web|docker|k8s|spring)\s*:/i},{id:`log-ssti-double-brace`,description:`SSTI double-brace: {{expression}} — Jinja2, Twig, Handlebars, etc.`,pattern:/\{\{[\s\S]{0,80}\}\}/},{id:`log-ssti-hash-brace`,description:`SSTI hash-brace: #{expression} — Thymeleaf, Velocity, Ruby ERB`,pattern:/#\{[\s\S]{0,80}\}/},{id:`log-ssti-dollar-brace`,description:"SSTI/EL injection: ${expression with operators or method calls} — JSP EL, Freemarker, SpEL",pattern:/\$\{[^}]*(?:\.|\(|\*|\+|\bclass\b|\bruntime\b|\bprocess\b|\bexec\b)[^}]{0,80}\}/i},{id:`log-ssti-percent-tag`,description:`SSTI ERB/ASP tag: <%= expression %> — Ruby ERB, ASP`,pattern:/<%=[\s\S]{0,80}%>/},{id:`log-null-byte`,description:`Null byte: \\x00 or %00 — can truncate log entries in C-backed loggers`,pattern:/\x00|%00/},{id:`log-ansi-escape`,description:`ANSI escape sequence: ESC[ — can manipulate terminal output when logs are tailed`,pattern:/\x1b\[/}],pi=[{id:`sql-line-comment`,description:`SQL line comment: -- followed by whitespace or end of string`,pattern:/--(?:\s|$)/},{id:`sql-stacked-query`,description:`Stacked queries: semicolon immediately followed by a SQL keyword`,pattern:/;\s{0,10}(?:SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|EXEC)\b/i},{id:`sql-hex-encoding`,description:`Hex-encoded string injection: 0x41414141 style (MySQL)`,pattern:/\b0x[0-9a-f]{4,}/i}],mi=[...ci,...pi],hi=Object.freeze({colon:`:`,Tab:`	`,NewLine:`
`}),gi=/&(?:#[xX]0*([0-9a-fA-F]{1,6});?|#0*([0-9]{1,7});?|([a-zA-Z][a-zA-Z0-9]{1,15});)/g;function _i(e){return e.indexOf(`&`)===-1?e:e.replace(gi,(e,t,n,r)=>{if(r!==void 0)return Object.prototype.hasOwnProperty.call(hi,r)?hi[r]:e;let i=t===void 0?parseInt(n,10):parseInt(t,16);return!Number.isFinite(i)||i>1114111?e:String.fromCodePoint(i)})}ai.label=`HTML`,oi.label=`XML`,si.label=`SVG`,ai.decodeEntities=!0,oi.decodeEntities=!0,si.decodeEntities=!0,ci.label=`SQL`,mi.label=`SQL-STRICT`,li.label=`SHELL`,ui.label=`REDOS`,di.label=`NOSQL`,fi.label=`LOG`,Object.freeze({HTML:ai,XML:oi,SVG:si,SQL:ci,"SQL-STRICT":mi,SHELL:li,REDOS:ui,NOSQL:di,LOG:fi});function vi(e){if(typeof e!=`string`)throw TypeError(`is-unsafe: first argument must be a string, got ${typeof e}`)}function yi(e){if(!(e instanceof RegExp)){if(Array.isArray(e)){if(e.length===0)throw TypeError(`is-unsafe: context must not be an empty array`);if(Array.isArray(e[0])){for(let t of e)if(!Array.isArray(t)||t.length===0)throw TypeError(`is-unsafe: each context in the array must be a non-empty pattern array (PatternList)`)}}else throw TypeError(`is-unsafe: second argument must be a PatternList (e.g. HTML), an array of PatternLists (e.g. [HTML, XML]), or a RegExp. Got: ${typeof e}`)}}function bi(e){return e instanceof RegExp?{lists:null,regex:e}:Array.isArray(e[0])?{lists:e,regex:null}:{lists:[e],regex:null}}function xi(e,t){if(!t.decodeEntities)return null;let n=_i(e);return n===e?null:n}function Si(e,t){let n=t.label??`CUSTOM`,r=xi(e,t);for(let i of t)if(i.pattern.test(e)||r!==null&&i.pattern.test(r))return{context:n,id:i.id,description:i.description,pattern:i.pattern};return null}function Ci(e,t){vi(e),yi(t);let{lists:n,regex:r}=bi(t);if(r)return r.test(e);for(let t of n)if(Si(e,t)!==null)return!0;return!1}function wi(e,t){if(!e)return{};let n=t.attributesGroupName?e[t.attributesGroupName]:e;if(!n)return{};let r={};for(let e in n)if(e.startsWith(t.attributeNamePrefix)){let i=e.substring(t.attributeNamePrefix.length);r[i]=n[e]}else r[e]=n[e];return r}function Ti(e){if(!e||typeof e!=`string`)return;let t=e.indexOf(`:`);if(t!==-1&&t>0){let n=e.substring(0,t);if(n!==`xmlns`)return n}}var Ei=class{constructor(e,t){this.options=e,this.currentNode=null,this.tagsNodeStack=[],this.parseXml=Mi,this.parseTextData=Di,this.resolveNameSpace=Oi,this.buildAttributesMap=ji,this.isItStopNode=Li,this.replaceEntitiesValue=Fi,this.readStopNodeData=Hi,this.saveTextToParentTag=Ii,this.addChild=Pi,this.ignoreAttributesFn=ei(this.options.ignoreAttributes),this.entityExpansionCount=0,this.currentExpandedLength=0,this.doctypefound=!1;let n={...lr};this.options.entityDecoder?this.entityDecoder=this.options.entityDecoder:(typeof this.options.htmlEntities==`object`?n=this.options.htmlEntities:this.options.htmlEntities===!0&&(n={...ur,...cr}),this.entityDecoder=new br({namedEntities:{...n,...t},numericAllowed:this.options.htmlEntities,limit:{maxTotalExpansions:this.options.processEntities.maxTotalExpansions,maxExpandedLength:this.options.processEntities.maxExpandedLength,applyLimitsTo:this.options.processEntities.appliesTo},onInputEntity:(e,t)=>Ci(t,[ai,oi])?dr.BLOCK:dr.ALLOW})),this.matcher=new ii,this.readonlyMatcher=this.matcher.readOnly(),this.isCurrentNodeStopNode=!1,this.stopNodeExpressionsSet=new ni;let r=this.options.stopNodes;if(r&&r.length>0){for(let e=0;e<r.length;e++){let t=r[e];typeof t==`string`?this.stopNodeExpressionsSet.add(new ti(t)):t instanceof ti&&this.stopNodeExpressionsSet.add(t)}this.stopNodeExpressionsSet.seal()}}};function Di(e,t,n,r,i,a,o){let s=this.options;if(e!==void 0&&(s.trimValues&&!r&&(e=e.trim()),e.length>0)){o||(e=this.replaceEntitiesValue(e,t,n));let r=s.jPath?n.toString():n,c=s.tagValueProcessor(t,e,r,i,a);return c==null?e:typeof c!=typeof e||c!==e?c:s.trimValues||e.trim()===e?Ui(e,s.parseTagValue,s.numberParseOptions):e}}function Oi(e){if(this.options.removeNSPrefix){let t=e.split(`:`),n=e.charAt(0)===`/`?`/`:``;if(t[0]===`xmlns`)return``;t.length===2&&(e=n+t[1])}return e}const ki=/([^\s=]+)\s*(=\s*(?:"([^"]*)"|'([^']*)'))?/gm;function Ai(e){return e[3]===void 0?e[4]:e[3]}function ji(e,t,n,r=!1){let i=this.options;if(r===!0||i.ignoreAttributes!==!0&&typeof e==`string`){let r=Wn(e,ki),a=r.length,o={},s=Array(a),c=!1,l={};for(let e=0;e<a;e++){let t=this.resolveNameSpace(r[e][1]),a=Ai(r[e]);if(t.length&&a!==void 0){let r=a;i.trimValues&&(r=r.trim()),r=this.replaceEntitiesValue(r,n,this.readonlyMatcher),s[e]=r,l[t]=r,c=!0}}c&&typeof t==`object`&&t.updateCurrent&&t.updateCurrent(l);let u=i.jPath?t.toString():this.readonlyMatcher,d=!1;for(let e=0;e<a;e++){let t=this.resolveNameSpace(r[e][1]);if(this.ignoreAttributesFn(t,u))continue;let n=i.attributeNamePrefix+t;if(t.length){if(i.transformAttributeName&&(n=i.transformAttributeName(n)),n=Gi(n,i),Ai(r[e])!==void 0){let r=s[e],a=i.attributeValueProcessor(t,r,u);a==null?o[n]=r:typeof a!=typeof r||a!==r?o[n]=a:o[n]=Ui(r,i.parseAttributeValue,i.numberParseOptions),d=!0}else i.allowBooleanAttributes&&(o[n]=!0,d=!0)}}if(!d)return;if(i.attributesGroupName&&!i.preserveOrder){let e={};return e[i.attributesGroupName]=o,e}return o}}const Mi=function(e){let t=this.options,n=t.captureMetaData?[]:void 0;e=e.replace(/\r\n?/g,t.captureMetaData?(e,t)=>(e.length===2&&n.push(t-n.length),`
`):`
`);let r=new Dr(`!xml`),i=r,a=``;this.matcher.reset(),this.entityDecoder.reset(),this.entityExpansionCount=0,this.currentExpandedLength=0,this.doctypefound=!1;let o=new Pr(t.processEntities),s=e.length;for(let c=0;c<s;c++)if(e[c]===`<`){let l=e.charCodeAt(c+1);if(l===47){let o=zi(e,`>`,c,`Closing Tag is not closed.`),s=e.substring(c+2,o).trim();if(t.removeNSPrefix){let e=s.indexOf(`:`);e!==-1&&(s=s.substr(e+1))}s=Wi(t.transformTagName,s,``,t).tagName,i&&(a=this.saveTextToParentTag(a,i,this.readonlyMatcher));let l=this.matcher.getCurrentTag();if(s&&t.unpairedTagsSet.has(s))throw Error(`Unpaired tag can not be used as closing tag: </${s}>`);l&&t.unpairedTagsSet.has(l)&&(this.matcher.pop(),this.tagsNodeStack.pop()),this.matcher.pop(),this.isCurrentNodeStopNode=!1,i=this.tagsNodeStack.pop()||r,t.captureMetaData&&i&&i.addEndIndex(Ni(o+1,n)),a=``,c=o}else if(l===63){let r=Vi(e,c,!1,`?>`);if(!r)throw Error(`Pi Tag is not closed.`);a=this.saveTextToParentTag(a,i,this.readonlyMatcher);let s=this.buildAttributesMap(r.tagExp,this.matcher,r.tagName,!0);if(s){let e=s[this.options.attributeNamePrefix+`version`];this.entityDecoder.setXmlVersion(Number(e)||1),o.setXmlVersion(Number(e)||1)}if(!(t.ignoreDeclaration&&r.tagName===`?xml`||t.ignorePiTags)){let e=new Dr(r.tagName);e.add(t.textNodeName,``),r.tagName!==r.tagExp&&r.attrExpPresent&&t.ignoreAttributes!==!0&&(e[`:@`]=s);let a=t.captureMetaData?Ni(c,n):c;this.addChild(i,e,this.readonlyMatcher,a),t.captureMetaData&&i.addEndIndex(Ni(r.closeIndex+2,n))}c=r.closeIndex+1}else if(l===33&&e.charCodeAt(c+2)===45&&e.charCodeAt(c+3)===45){let n=zi(e,`-->`,c+4,`Comment is not closed.`);if(t.commentPropName){let r=e.substring(c+4,n-2);a=this.saveTextToParentTag(a,i,this.readonlyMatcher),i.add(t.commentPropName,[{[t.textNodeName]:r}])}c=n}else if(l===33&&e.charCodeAt(c+2)===68){if(this.doctypefound)throw Error(`Multiple DOCTYPE declarations found.`);this.doctypefound=!0;let t=o.readDocType(e,c);this.entityDecoder.addInputEntities(t.entities),c=t.i}else if(l===33&&e.charCodeAt(c+2)===91){let n=zi(e,`]]>`,c,`CDATA is not closed.`)-2,r=e.substring(c+9,n);a=this.saveTextToParentTag(a,i,this.readonlyMatcher);let o=this.parseTextData(r,i.tagname,this.readonlyMatcher,!0,!1,!0,!0);o??=``,t.cdataPropName?i.add(t.cdataPropName,[{[t.textNodeName]:r}]):i.add(t.textNodeName,o),c=n+2}else{let o=Vi(e,c,t.removeNSPrefix);if(!o){let t=e.substring(Math.max(0,c-50),Math.min(s,c+50));throw Error(`readTagExp returned undefined at position ${c}. Context: "${t}"`)}let l=o.tagName,u=o.rawTagName,d=o.tagExp,f=o.attrExpPresent,p=o.closeIndex;if({tagName:l,tagExp:d}=Wi(t.transformTagName,l,d,t),t.strictReservedNames&&(l===t.commentPropName||l===t.cdataPropName||l===t.textNodeName||l===t.attributesGroupName))throw Error(`Invalid tag name: ${l}`);i&&a&&i.tagname!==`!xml`&&(a=this.saveTextToParentTag(a,i,this.readonlyMatcher,!1));let m=i;m&&t.unpairedTagsSet.has(m.tagname)&&(i=this.tagsNodeStack.pop(),this.matcher.pop());let h=!1;d.length>0&&d.lastIndexOf(`/`)===d.length-1&&(h=!0,l[l.length-1]===`/`?(l=l.substr(0,l.length-1),d=l):d=d.substr(0,d.length-1),f=l!==d);let g=null,_;_=Ti(u),l!==r.tagname&&this.matcher.push(l,{},_),l!==d&&f&&(g=this.buildAttributesMap(d,this.matcher,l),g&&wi(g,t)),l!==r.tagname&&(this.isCurrentNodeStopNode=this.isItStopNode());let v=t.captureMetaData?Ni(c,n):c;if(this.isCurrentNodeStopNode){let r=``;if(h)c=o.closeIndex;else if(t.unpairedTagsSet.has(l))c=o.closeIndex;else{let t=this.readStopNodeData(e,u,p+1);if(!t)throw Error(`Unexpected end of ${u}`);c=t.i,r=t.tagContent}let a=new Dr(l);g&&(a[`:@`]=g),a.add(t.textNodeName,r),this.matcher.pop(),this.isCurrentNodeStopNode=!1,this.addChild(i,a,this.readonlyMatcher,v),t.captureMetaData&&i.addEndIndex(Ni(c+1,n))}else{if(h){({tagName:l,tagExp:d}=Wi(t.transformTagName,l,d,t));let e=new Dr(l);g&&(e[`:@`]=g),this.addChild(i,e,this.readonlyMatcher,v),t.captureMetaData&&i.addEndIndex(Ni(p+1,n)),this.matcher.pop(),this.isCurrentNodeStopNode=!1}else if(t.unpairedTagsSet.has(l)){let e=new Dr(l);g&&(e[`:@`]=g),this.addChild(i,e,this.readonlyMatcher,v),t.captureMetaData&&i.addEndIndex(Ni(o.closeIndex+1,n)),this.matcher.pop(),this.isCurrentNodeStopNode=!1,c=o.closeIndex;continue}else{let e=new Dr(l);if(this.tagsNodeStack.length>t.maxNestedTags)throw Error(`Maximum nested tags exceeded`);this.tagsNodeStack.push(i),g&&(e[`:@`]=g),this.addChild(i,e,this.readonlyMatcher,v),i=e}a=``,c=p}}}else a+=e[c];return r.child};function Ni(e,t){let n=0,r=t.length;for(;n<r;){let i=Math.floor((n+r)/2);t[i]<e?n=i+1:r=i}return e+n}function Pi(e,t,n,r){this.options.captureMetaData||(r=void 0);let i=this.options.jPath?n.toString():n,a=this.options.updateTag(t.tagname,i,t[`:@`]);a===!1||(typeof a==`string`&&(t.tagname=a),e.addChild(t,r))}function Fi(e,t,n){let r=this.options.processEntities;if(!r||!r.enabled)return e;if(r.allowedTags){let i=this.options.jPath?n.toString():n;if(!(Array.isArray(r.allowedTags)?r.allowedTags.includes(t):r.allowedTags(t,i)))return e}if(r.tagFilter){let i=this.options.jPath?n.toString():n;if(!r.tagFilter(t,i))return e}return this.entityDecoder.decode(e)}function Ii(e,t,n,r){return e&&=(r===void 0&&(r=t.child.length===0),e=this.parseTextData(e,t.tagname,n,!1,t[`:@`]?Object.keys(t[`:@`]).length!==0:!1,r),e!==void 0&&e!==``&&t.add(this.options.textNodeName,e),``),e}function Li(){return this.stopNodeExpressionsSet.size!==0&&this.matcher.matchesAny(this.stopNodeExpressionsSet)}function Ri(e,t,n=`>`){let r=e.length,i=n.charCodeAt(0),a=n.length>1?n.charCodeAt(1):-1,o=``,s=t;for(let n=t;n<r;n++){let t=e.charCodeAt(n);if(t===34||t===39){if(n=e.indexOf(e[n],n+1),n===-1)return}else if(t===i){if(a!==-1){if(e.charCodeAt(n+1)===a)return o+=e.substring(s,n),{data:o,index:n}}else return o+=e.substring(s,n),{data:o,index:n}}else t===9&&(o+=e.substring(s,n)+` `,s=n+1)}}function zi(e,t,n,r){let i=e.indexOf(t,n);if(i===-1)throw Error(r);return i+t.length-1}function Bi(e,t,n,r){let i=e.indexOf(t,n);if(i===-1)throw Error(r);return i}function Vi(e,t,n,r=`>`){let i=Ri(e,t+1,r);if(!i)return;let a=i.data,o=i.index,s=a.search(/\s/),c=a,l=!0;s!==-1&&(c=a.substring(0,s),a=a.substring(s+1).trimStart());let u=c;if(n){let e=c.indexOf(`:`);e!==-1&&(c=c.substr(e+1),l=c!==i.data.substr(e+1))}return{tagName:c,tagExp:a,closeIndex:o,attrExpPresent:l,rawTagName:u}}function Hi(e,t,n){let r=n,i=1,a=!1,o=-1,s=e.length;for(;n<s;n++)if(e[n]===`<`){let s=e.charCodeAt(n+1);if(s===47){let a=Bi(e,`>`,n,`${t} is not closed`);if(e.substring(n+2,a).trim()===t&&(i--,i===0))return{tagContent:e.substring(r,n),i:a};n=a}else if(s===63)n=zi(e,`?>`,n+1,`StopNode is not closed.`);else if(s===33&&e.charCodeAt(n+2)===45&&e.charCodeAt(n+3)===45)n=zi(e,`-->`,n+3,`StopNode is not closed.`);else if(s===33&&e.charCodeAt(n+2)===91)n=zi(e,`]]>`,n,`StopNode is not closed.`)-2;else{let r=a?void 0:Vi(e,n,!1);if(r)r.tagName===t&&r.tagExp[r.tagExp.length-1]!==`/`&&i++,n=r.closeIndex;else{if(a=!0,o<n&&(o=e.indexOf(`>`,n),o===-1))return;let r=e.indexOf(`<`,n+1);if(r===-1||r>o){let r=e.substring(n+1,o),a=r.search(/\s/);(a===-1?r:r.substring(0,a))===t&&r[r.length-1]!==`/`&&i++,n=o}}}}}function Ui(e,t,n){if(t&&typeof e==`string`){let t=e.trim();return t===`true`||t!==`false`&&Jr(e,n)}return Kn(e)?e:``}function Wi(e,t,n,r){if(e){let r=e(t);n===t&&(n=r),t=r}return t=Gi(t,r),{tagName:t,tagExp:n}}function Gi(e,t){if(Jn.includes(e))throw Error(`[SECURITY] Invalid name: "${e}" is a reserved JavaScript keyword that could cause prototype pollution`);return qn.includes(e)?t.onDangerousProperty(e):e}const Ki=Dr.getMetaDataSymbol();function qi(e,t){if(!e||typeof e!=`object`)return{};if(!t)return e;let n={};for(let r in e)if(r.startsWith(t)){let i=r.substring(t.length);n[i]=e[r]}else n[r]=e[r];return n}function Ji(e,t,n,r){return Yi(e,t,n,r)}function Yi(e,t,n,r){let i,a={};for(let o=0;o<e.length;o++){let s=e[o],c=Xi(s);if(c!==void 0&&c!==t.textNodeName){let e=qi(s[`:@`]||{},t.attributeNamePrefix);n.push(c,e)}if(c===t.textNodeName)i===void 0?i=s[c]:i+=``+s[c];else if(c===void 0)continue;else if(s[c]){let e=Yi(s[c],t,n,r),i=Qi(e,t);if(Object.keys(e).length===0&&t.alwaysCreateTextNode&&(e[t.textNodeName]=``),s[`:@`]?Zi(e,s[`:@`],r,t):Object.keys(e).length===1&&e[t.textNodeName]!==void 0&&!t.alwaysCreateTextNode?e=e[t.textNodeName]:Object.keys(e).length===0&&(t.alwaysCreateTextNode?e[t.textNodeName]=``:e=``),s[Ki]!==void 0&&typeof e==`object`&&e&&(e[Ki]=s[Ki]),a[c]!==void 0&&Object.prototype.hasOwnProperty.call(a,c))Array.isArray(a[c])||(a[c]=[a[c]]),a[c].push(e);else{let n=t.jPath?r.toString():r;a[c]=t.isArray(c,n,i)?[e]:e}c!==void 0&&c!==t.textNodeName&&n.pop()}}return typeof i==`string`?i.length>0&&(a[t.textNodeName]=i):i!==void 0&&(a[t.textNodeName]=i),a}function Xi(e){let t=Object.keys(e);for(let e=0;e<t.length;e++){let n=t[e];if(n!==`:@`)return n}}function Zi(e,t,n,r){if(t){let i=Object.keys(t),a=i.length;for(let o=0;o<a;o++){let a=i[o],s=a.startsWith(r.attributeNamePrefix)?a.substring(r.attributeNamePrefix.length):a,c=r.jPath?n.toString()+`.`+s:n;e[a]=r.isArray(a,c,!0,!0)?[t[a]]:t[a]}}}function Qi(e,t){let{textNodeName:n}=t,r=Object.keys(e).length;return!!(r===0||r===1&&(e[n]||typeof e[n]==`boolean`||e[n]===0))}var $i=class{constructor(e){this.externalEntities={},this.options=Tr(e)}parse(e,t){if(typeof e!=`string`&&e.toString)e=e instanceof Uint8Array&&!(typeof Buffer<`u`&&Buffer.isBuffer(e))?new TextDecoder(`utf-8`,{ignoreBOM:!0}).decode(e):e.toString();else if(typeof e!=`string`)throw Error(`XML data is accepted in String or Bytes[] form.`);if(t){t===!0&&(t={});let n=Xn(e,t);if(n!==!0)throw Error(`${n.err.msg}:${n.err.line}:${n.err.col}`)}let n=new Ei(this.options,this.externalEntities),r=n.parseXml(e);return this.options.preserveOrder||r===void 0?r:Ji(r,this.options,n.matcher,n.readonlyMatcher)}addEntity(e,t){if(t.indexOf(`&`)!==-1)throw Error(`Entity value can't have '&'`);if(e.indexOf(`&`)!==-1||e.indexOf(`;`)!==-1)throw Error(`An entity must be set without '&' and ';'. Eg. use '#xD' for '&#xD;'`);if(t===`&`)throw Error(`An entity with value '&' is not permitted`);this.externalEntities[e]=t}static getMetaDataSymbol(){return Dr.getMetaDataSymbol()}};const ea=[`flakyFailure`,`flakyError`,`rerunFailure`,`rerunError`],ta=/* @__PURE__ */ new Set([`testsuite`,`testcase`,`failure`,`error`,`skipped`,...ea]);function na(e){let t=[],n=[];for(let r of e){let e=ra(r,t,n);if(e!==null)return G(e)}return t.length>2e5?G(`its JUnit XML lists more than ${Ge} tests`):{report:{complete:!0,remark:null,tests:t,fileFailures:n},problem:null}}function ra(e,t,n){if(/<!(?:DOCTYPE|ENTITY)/i.test(e))return`its JUnit XML declares a document type, which no JUnit report needs`;let r=new $i({ignoreAttributes:!1,attributeNamePrefix:`@`,textNodeName:`#text`,parseTagValue:!1,parseAttributeValue:!1,processEntities:!1,isArray:e=>ta.has(e)}),i;try{i=ca(r.parse(e,!0))}catch(e){return`its JUnit XML cannot be parsed (${e instanceof Error?e.message:String(e)})`}let a=[...la(i.testsuites),...la(i.testsuite)];if(a.length===0&&!(`testsuites`in i))return`its JUnit XML has neither <testsuites> nor <testsuite> at its top`;for(let e of a){let r=ia(e,``,0,t,n);if(r!==null)return r}return null}function ia(e,t,n,r,i){if(n>64)return`its JUnit XML nests suites more than 64 deep`;let a=$(e,`file`)||$(e,`filepath`)||t;for(let t of la(e.testcase))r.push(aa(t,e,a));for(let t of la(e.error))i.push({file:a,message:sa([t])??``});for(let t of la(e.testsuite)){let e=ia(t,a,n+1,r,i);if(e!==null)return e}let o=Number($(e,`failures`))+Number($(e,`errors`));return n===0&&o>0&&r.every(e=>e.status!==`failed`)&&i.length===0?`its JUnit XML contradicts itself: ${o} failures are counted, none is listed`:null}function aa(e,t,n){let r=$(e,`classname`),i=[...la(e.failure),...la(e.error)],a=ea.flatMap(t=>la(e[t])),o=Number.parseFloat($(e,`time`)),s=Number.parseInt($(e,`line`),10),c=r||$(t,`name`);return{file:$(e,`file`)||n||oa(r),titlePath:[...c===``?[]:[c],$(e,`name`)||`(no name)`],line:s>=1?s:null,column:null,status:i.length>0?`failed`:`skipped`in e?`skipped`:`passed`,durationMs:o>=0?o*1e3:null,assertions:null,hiddenRetries:a.length>0?a.length:null,failure:sa(i)??sa(a)}}function oa(e){return/^[^\s<>]+\.[cm]?[jt]sx?$/.test(e)?e:``}function sa(e){let t=e.map(e=>{let t=$(e,`message`),n=da(String(e[`#text`]??``));return n.includes(t)?n:`${t}\n${n}`});return t.length===0?null:t.join(`

`).trim()}function ca(e){return typeof e==`object`&&e?e:{"#text":e}}function la(e){return e===void 0?[]:(Array.isArray(e)?e:[e]).map(ca)}function $(e,t){let n=e[`@${t}`];return typeof n==`string`?da(n):``}const ua={lt:`<`,gt:`>`,amp:`&`,quot:`"`,apos:`'`};function da(e){return e.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,(e,t,n,r)=>{if(t!==void 0)return ua[String(t).toLowerCase()]??e;let i=n===void 0?Number.parseInt(r,16):Number(n);return i<=1114111?String.fromCodePoint(i):e})}const fa=4096;function pa(e){let{project:t,target:n,result:r}=e,i=e.reading.report,a=e=>va(t,n,e),o=i===null?[]:ga(i,a),s=(i?.fileFailures??[]).map(e=>({file:a(e.file),message:ya(e.message,16384)})),{outcome:c,remark:l}=ma(e,o,s);return{runner:n.runner,runnerVersion:n.runnerVersion,outcome:c,tests:o,fileFailures:s,exitCode:r.exitCode,durationMs:r.durationMs,command:e.command,outputTail:ya(`${r.stdout}${r.stderr===``?``:`\n${r.stderr}`}`,16384,`end`).trim(),remark:l}}function ma({result:e,reading:t},n,r){let i=t.report?.complete??!1,a=e.signal===null?`exit code ${e.exitCode}`:`signal ${e.signal}`;if(e.ending===`not-started`)return{outcome:`crashed`,remark:`The runner could not be started: ${e.problem??`no reason given`}`};if(e.ending!==`ended`){let t=`after ${Math.round(e.durationMs/1e3)} s`;return{outcome:`timed-out`,remark:i?`The tests had finished, but the runner had not ended ${t}: something they opened keeps it alive (a server, a timer, a connection).`:`The suite had not finished ${t}.`}}if(t.report===null)return{outcome:`crashed`,remark:`There is no result (${a}): ${t.problem}.`};if(!i){let e=`The runner ended (${a}) before it had reported on every test: a test or hook probably called process.exit.`;return{outcome:`crashed`,remark:t.report.remark??e}}return n.length===0&&r.length===0?{outcome:`no-tests`,remark:t.report.remark??`The runner found no tests (${a}).`}:{outcome:`completed`,remark:t.report.remark??ha(e,n,r)}}function ha(e,t,n){let r=t.filter(e=>e.status===`failed`).length+n.length;if(e.exitCode===0)return r>0?`The runner ended with exit code 0 although ${r} failed.`:null;let i=e.signal===null?`exit code ${e.exitCode}`:`signal ${e.signal}`;return r===0?`Every test passed, but the runner ended with ${i}.`:null}function ga(e,t){let n=/* @__PURE__ */ new Map,r=/* @__PURE__ */ new Set;return e.tests.map(e=>{let i=t(e.file),a=e.titlePath.map(e=>ya(e,fa)),o=a.join(` > `),s=`${i} > ${o}`,c=(n.get(s)??0)+1;for(;r.has(_a(s,c));)c+=1;n.set(s,c),r.add(_a(s,c));let l=e.status===`failed`||(e.hiddenRetries??0)>0;return{id:_a(s,c),file:i,titlePath:a,name:o,location:e.line===null?null:{line:e.line,column:e.column??1},status:e.status,durationMs:e.durationMs,assertions:e.assertions,hiddenRetries:e.hiddenRetries,failure:l&&e.failure!==null?ya(e.failure,fa):null}})}function _a(e,t){return t===1?e:`${e} #${t}`}function va(e,t,n){if(n===``)return``;let r=O(n)?n:j(t.root,n);return A(e.root,r).split(M).join(`/`)}function ya(e,t,n=`start`){let r=n===`start`?e.slice(0,t*4):e.slice(-t*4),i=oe(r),a=Buffer.from(i);if(a.length<=t)return i;let o=(n===`start`?a.subarray(0,t):a.subarray(-t)).toString(`utf8`).replace(/^\uFFFD+|\uFFFD+$/g,``);return n===`start`?`${o}…`:`…${o}`}function ba(e,t,n){return n.map(n=>A(t.root,j(e.root,n)).split(M).join(`/`))}function xa(e,t){return[...Object.entries(e).map(([e,t])=>`${e}=${Sa(t)}`),...t.map(Sa)].join(` `)}function Sa(e){return/^[\w@%+=:,./-]+$/.test(e)?e:`'${e.replaceAll(`'`,`'\\''`)}'`}const Ca={runSuite:wa,variety:async(e,t,n,r)=>An(n,r??null),testFileMatcher:async()=>null};async function wa(e,t,r,i){let{command:a=null,junit:o=null}=i;if(a===null||o===null)throw new n(`The runner is \`command\`, but suite.${a===null?`command`:`junit`} is not set. Give both: the command that runs the tests, and the path of the JUnit XML that it writes.`);if(o.startsWith(`/`)||o.split(`/`).includes(`..`))throw new n(`suite.junit is ${JSON.stringify(o)}. Give a path inside the package, relative to it.`);let s=await Ta(r.root,o),c=await Pn(e,t,r,i,!0),l={command:`/bin/sh`,args:[`-c`,`PATH="$1:$PATH"; export PATH\n${a}`,`sh`,Re(t,r)],cwd:r.root,env:r.runnerEnvironment,timeoutMs:i.timeoutMs};return pa({project:t,target:r,command:a,result:await e.runContained(c?.conditioned(l)??l),reading:await Ea(r.root,o,s)})}async function Ta(e,t){let n=/* @__PURE__ */ new Map;for(let r of await St(e,t,{globstar:!0,folders:!1})){let t=await H(k(e,r)).catch(()=>null);t?.isFile()&&n.set(r,`${t.ino} ${t.mtimeMs} ${t.size}`)}return n}async function Ea(e,t,n){let r=await Ta(e,t),i=[...r].filter(([e,t])=>n.get(e)!==t).map(([e])=>e);if(i.length===0)return G(`the command wrote no JUnit XML at ${t}${r.size>0?`, only ${r.size} from before it`:``}`);let a=0,o=[];for(let t of i){if(a+=(await H(k(e,t))).size,a>67108864)return G(`its JUnit XML is longer than the ${We} bytes that are read`);o.push(await B(k(e,t),`utf8`))}return na(o)}const Da=[String.raw`
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
`].join(``);async function Oa(e,t,n){let r=await Aa(t),[i]=r;if(i===void 0||r.length>1)return[...r,...n];let{folder:a,path:o}=await et(e,`launch.cjs`,`'use strict';
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { jest, arguments: words } = JSON.parse(readFileSync(join(__dirname, 'arguments.json'), 'utf8'));
process.env.NODE_ENV ??= 'test';
process.argv[1] = jest;
const cli = require.resolve('jest-cli', { paths: [dirname(jest)] });
require(cli).run(words);
`);return await U(k(a,`arguments.json`),JSON.stringify({jest:i,arguments:n})),[o]}function ka(e){let t=/(?:^|[\s/])(react-scripts|craco)\s+test\b/.exec(e.testScript??``)?.[1];return t===`react-scripts`||t===`craco`?t:null}async function Aa(e){let t=ka(e);if(t!==null){let{path:n}=await Ue(e,t===`craco`?`@craco/craco`:t,t);return[n,`test`]}return[(await Ue(e,`jest`,`jest`)).path]}const ja=l(r()),Ma=s({configs:l(s({roots:ja,testMatch:ja.optional().catch(void 0),testRegex:a([ja,r().transform(e=>[e])]).optional().catch(void 0),testPathIgnorePatterns:ja.optional().catch(void 0),testRunner:r().optional().catch(void 0)}))}),Na=ze(Pa);async function Pa(e,t,n){let r=await et(e,`show-config.cjs`,`
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stdout } = spawnSync(process.execPath, process.argv.slice(2), { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
const start = stdout.search(/^\\{$/m);
writeFileSync(join(__dirname, 'configuration.json'), start === -1 ? '' : stdout.slice(start));
`),i=pt(`jest`,n.runnerArguments),a=[r.path,...n.nodeArguments,...await Aa(n),...i,`--showConfig`],o={NODE_ENV:`test`,...n.runnerEnvironment};await e.runContained(Le(t,n,a,o,6e4));let{text:s}=await Ze(k(r.folder,`configuration.json`)),c=Ma.safeParse($e(s??``));return c.success?c.data.configs:null}const Fa=h().int().min(0),Ia=s({numTotalTests:Fa,numFailedTests:Fa,numPassedTests:Fa,numFailedTestSuites:Fa.optional(),wasInterrupted:c().optional(),testResults:l(s({name:r(),status:r(),message:r().nullable().optional(),assertionResults:l(s({ancestorTitles:l(r()),title:r(),status:r(),duration:h().nullable().optional(),failureMessages:l(r()).nullable().optional(),invocations:Fa.nullable().optional(),retryReasons:l(r()).nullable().optional(),numPassingAsserts:Fa.nullable().optional(),location:s({line:Fa,column:Fa}).nullable().optional()}))})).max(Ge)});async function La(e,t){let{text:n,problem:r}=await Ze(e);if(n===null)return G(r);let i=Ia.safeParse($e(n));if(!i.success)return G(`its report is not what jest --json writes`);let a=Number.parseInt(t,10)<27?0:1,{testResults:o,numTotalTests:s,numFailedTests:c,numPassedTests:l,wasInterrupted:u}=i.data,d=o.flatMap(e=>e.assertionResults.map(t=>za(e.name,t,a))),f=e=>d.filter(t=>t.status===e).length;return d.length!==s||f(`failed`)!==c||f(`passed`)!==l?G(`its report contradicts itself: the totals are not those of the tests it lists`):{report:{complete:u!==!0,remark:null,tests:d,fileFailures:o.filter(Ra).map(e=>({file:e.name,message:e.message??``}))},problem:null}}function Ra(e){return e.status===`failed`&&e.assertionResults.every(e=>e.status!==`failed`)}function za(e,t,n){let r=t.failureMessages??[],i=Ba(t.status),a=r.length>0?r:t.retryReasons??[];return{file:e,titlePath:[...t.ancestorTitles,t.title],line:t.location?.line??null,column:t.location?t.location.column+(1-n):null,status:i,durationMs:t.duration??null,assertions:t.numPassingAsserts??null,hiddenRetries:typeof t.invocations==`number`?Math.max(0,t.invocations-1):null,failure:a.length>0?a.join(`

`):null}}function Ba(e){switch(e){case`passed`:case`failed`:case`todo`:return e;default:return`skipped`}}async function Va(e,t,n){let r=await Na(e,t,n);if(r===null)return null;let i=r.map(Ha);return e=>{let n=k(t.root,e).split(M).join(`/`);return i.some(e=>e(n))}}function Ha(e){let t=(e.testPathIgnorePatterns??[]).map(Wa),n=(e.testRegex??[]).map(Wa),r=e.testMatch??[],i=t=>e.roots.some(e=>!A(e,t).startsWith(`..`)),a=Ua(r);return e=>i(e)&&!t.some(t=>t(e))&&(n.length>0?n.some(t=>t(e)):a(e))}function Ua(e){let t=e.map(e=>({matches:(0,Ie.default)(e,{dot:!0}),negated:e.startsWith(`!`)}));return e=>{let n=null;for(let{matches:r,negated:i}of t){let t=r(e);i&&!t?n=!1:!i&&t&&(n=!0)}return n??(t.length>0&&t.every(({negated:e})=>e))}}function Wa(e){let t=de({source:e,path:``}),r=new ue(`new RegExp(source).test(path)`);return i=>{t.path=i;try{return r.runInContext(t,{timeout:1e3})===!0}catch(t){let{code:r}=t;if(r===`ERR_SCRIPT_EXECUTION_TIMEOUT`)throw new n(`jest's testRegex or testPathIgnorePatterns hold ${JSON.stringify(e)}, which takes more than a second on the path ${JSON.stringify(i)}. Write it without nested repetition.`);return!1}}}function Ga(e){let t=q(e,`time-zone`),n=q(e,`locale`);return e.some(({kind:e})=>e!==`time-zone`&&e!==`locale`)?{}:{...t===null?{}:{TZ:t.timeZone},...n===null?{}:{LC_ALL:`${n.locale}.UTF-8`}}}const Ka=k(`node_modules`,`jest`,`bin`,`jest.js`);async function qa(e,t,n){let r=n=>A(t.root,j(e.root,n)).split(M).join(`/`),i=n.files===void 0?t.runnerArguments:[...pt(`jest`,t.runnerArguments),`--runTestsByPath`,...n.files.map(r)];return xa({...Ga(n.condition??[]),...t.runnerEnvironment},[...await Ja(e,t),...i])}async function Ja(e,t){let n=ka(t);return n===null?t.nodeArguments.length===0?[`npx`,`jest`]:[`node`,...t.nodeArguments,await Ya(e,t)]:[`npx`,n,`test`,`--watchAll=false`]}async function Ya(e,t){for(let n=t.root;;n=D(n)){if(await H(k(n,Ka)).catch(()=>null)!==null)return A(t.root,k(n,Ka)).split(M).join(`/`);if(n===e.root||D(n)===n)return Ka.split(M).join(`/`)}}const Xa=[`--ci`,`--watchAll=false`,`--coverage=false`,`--bail=0`,`--passWithNoTests`,`--testLocationInResults`],Za={runSuite:Qa,variety:ro,testFileMatcher:Va};async function Qa(e,t,n,r){let i=k(await e.temporaryFolder(`jest-report`),`report.json`),a=await Pn(e,t,n,r,!1),o=a?.stress?no(n.runnerArguments):n.runnerArguments,s=r.files===void 0?o:[...pt(`jest`,o),`--runTestsByPath`,...r.files.map(e=>j(t.root,e))],c=await Oa(e,n,[...Xa,`--json`,`--outputFile=${i}`,...s]),l={NODE_ENV:`test`,...n.runnerEnvironment},u=Le(t,n,[...n.nodeArguments,...c],l,r.timeoutMs),d=await e.runContained(a===null?u:await eo(a,u)),f=await La(i,n.runnerVersion??``),p=a===null||await $a(a)||(f.report?.tests.length??0)===0;return pa({project:t,target:n,command:await qa(t,n,r),result:d,reading:p?f:G(`the condition did not reach the tests: jest made no runtime that we know`)})}async function $a(e){return H(k(e.folder,`begun`)).then(()=>!0,()=>!1)}async function eo(e,t){let n=k(e.folder,`jest.cjs`);await U(n,Da);let r=e.conditioned(t),i=`${r.env?.NODE_OPTIONS} --require="${n.replaceAll(/["\\]/g,`\\$&`)}"`;return{...r,env:{...r.env,NODE_OPTIONS:i}}}const to=/^(?:max-?workers|w|run-?in-?band|i)$/i;function no(e){return[`--runInBand`,...dt(`jest`,e).flatMap(({flag:e,words:t})=>to.test(e??``)?[]:t)]}async function ro(e,t,n){let r=await io(e,t,n);return{cannot:[...r===null?[]:[`order`,`repeat`].map(e=>({kind:e,why:r})),...En(n)],choosesTests:r===null,choosesFiles:!0,filesShareProcess:!1}}async function io(e,t,n){if(Number.parseInt(n.runnerVersion??``,10)<26)return`jest ${n.runnerVersion} is too old`;let r=(await Na(e,t,n)??[]).map(({testRunner:e})=>e??``).find(e=>!/jest-circus/.test(e));return r===void 0?null:`only jest-circus lets its tests be arranged, and ${A(n.root,r)} runs them`}const ao=[`--no-color`,`--no-bail`],oo={runSuite:so,variety:uo,testFileMatcher:at};async function so(e,t,n,r){let{path:i}=await Ue(n,`mocha`,`mocha`),a=await et(e,`reporter.cjs`,`
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
`),o=r.files===void 0?n.runnerArguments:await co(e,t,n,r.files.map(e=>j(t.root,e))),s=await Pn(e,t,n,r,!0),c=[i,...await lo(s,r),`--reporter`,a.path,...ao,...o],l=Le(t,n,[...n.nodeArguments,...c],n.runnerEnvironment,r.timeoutMs),u=await e.runContained(s?.conditioned(l)??l),d=r.files===void 0?n.runnerArguments:[...pt(`mocha`,n.runnerArguments),...ba(t,n,r.files)];return pa({project:t,target:n,command:xa({...Ga(r.condition??[]),...n.runnerEnvironment},[`npx`,`mocha`,...d]),result:u,reading:await Qe(k(a.folder,`report.json`))})}async function co(e,t,n,r){let i=await rt(e,t,n),a=pt(`mocha`,n.runnerArguments).filter(e=>!/^--spec\b/.test(e));if(i===null)return[...a,...r];let{_:o,reporter:s,config:c,package:l,...u}=i,d=Object.entries(u).filter(([,e])=>!Array.isArray(e)||e.length>0),{path:f}=await et(e,`mocharc.json`,JSON.stringify({...Object.fromEntries(d),spec:r}));return[`--no-package`,`--config`,f]}async function lo(e,t){if(e===null)return[];let n=k(e.folder,`mocha.cjs`);return await U(n,`
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
`),[`--require`,n,...t.tests===void 0?[]:[`--no-forbid-pending`]]}async function uo(e,t,n){let r=Number.parseInt(n.runnerVersion??``,10)>=8,i=`mocha ${n.runnerVersion??`of an unknown version`} has no root hooks`,a=await rt(e,t,n);return{cannot:[...r?[]:[`order`,`repeat`].map(e=>({kind:e,why:i})),...En(n)],choosesTests:r,choosesFiles:!0,filesShareProcess:a?.parallel!==!0||Number(a.jobs)===1}}const fo=3e4;async function po(e){let t=k(e,`node-test.cjs`);return await U(t,`
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
`),t}const mo=ze(ho);async function ho(e,t,n){let r=await et(e,`probe.test.cjs`,`
const { appendFileSync } = require('node:fs');
const { describe, it, test } = require('node:test');
const ran = (title) => () => appendFileSync(__dirname + '/ran', title + ' ');
test('a', ran('a'));
test('b', ran('b'));
describe('c', () => { it('d', ran('d')); it('e', ran('e')); it('f', ran('f')); });
`),i=[[`a`],[`c`,`d`],[`c`,`f`]].map(e=>({file:r.path,titlePath:e})),a=await Pn(e,t,n,{timeoutMs:fo,condition:[{kind:`order`,order:`reversed`}],tests:i},!0);if(a===null)return!1;let o=[`--require`,await po(a.folder),`--test`,r.path];return await e.runContained(a.conditioned(Le(t,n,o,{},fo))),await B(k(r.folder,`ran`),`utf8`).catch(()=>``)===`f d a `}const go=`{js,cjs,mjs}`;async function _o(e,t,n){let r=mt(`node-test`,n.runnerArguments).map(e=>ae.normalize(e).replace(/\/+$/,``)),i=r.map(e=>`${e}/**/*.${go}`),a=r.length>0?[...r,...i]:vo(t.node.version,n.nodeArguments),o=(0,Ie.default)(a);return e=>{let r=A(n.root,k(t.root,e)).split(M).join(`/`);return!r.startsWith(`../`)&&!r.split(`/`).includes(`node_modules`)&&o(r)}}function vo(e,t){let[n=0,r=0]=e.split(`.`).map(Number),i=n>=24||n===23&&r>=6||n===22&&r>=18||t.some(e=>/strip-types|transform-types|tsx|ts-node|swc/.test(e))?`{js,cjs,mjs,ts,cts,mts}`:go;return[`**/*.test`,`**/*-test`,`**/*_test`,`**/test-*`,`**/test`,`**/test/**/*`].map(e=>`${e}.${i}`)}const yo=s({type:r(),name:r().optional(),nesting:h().int().min(0).max(1e3).optional(),file:r().optional(),line:h().int().min(1).optional().catch(void 0),column:h().int().min(1).optional().catch(void 0),skip:c().optional(),todo:c().optional(),kind:r().optional(),durationMs:h().min(0).optional().catch(void 0),failureType:r().optional(),failure:r().nullable().optional(),printed:r().optional()});async function bo(e,t){let{text:n,problem:r}=await Ze(e);if(n===null)return G(r);let i=n.split(`
`).filter(e=>e!==``).map(e=>yo.safeParse($e(e))),a=i.flatMap(e=>e.success?[e.data]:[]);if(a.length<i.length-1||a.length>8e5)return G(`its report is not what our reporter writes`);let o=xo(t,a);a.forEach(o.take);let{tests:s,fileFailures:c,scripts:l}=o.finish();for(let e of l)await wo(e.file)?c.push({file:e.file,message:`The file imports node:test, but its process ended (exit code 0) before a test was reported: it probably calls process.exit.`}):s.push(e);let u=a.some(({type:e})=>e===`test:interrupted`);return{report:{complete:a.at(-1)?.type===`end`&&!u,remark:null,tests:s,fileFailures:c},problem:null}}function xo(e,t){let n=[],r=[],i=[],a=/* @__PURE__ */ new Set,o=t.some(({type:e,file:t})=>e===`test:summary`&&t!==void 0),s=new Set(t.filter(t=>Co(t,e)).map(({file:e=``})=>e)),c=[],l=[],u=[],d=t=>{let n=t.nesting??0;t.type===`test:start`?(l.length=n,l[n]=t.name??``,u.length=n,u[n]=t.file??u[0]??``):t.type===`test:pass`||t.type===`test:fail`?p(t,n):t.type===`test:summary`&&t.file!==void 0?m(t.file):t.type===`printed`&&f(j(e,t.file??``),t.printed??``)},f=(e,t)=>{let n=a.has(e)?r.find(t=>t.file===e):void 0;n!==void 0&&(n.message=`${n.message.trim()}\n${t}`)},p=(t,n)=>{let o=u[0]??t.file??``,s=[...l.slice(0,n),t.name??``],d=t.type===`test:fail`&&!t.todo,f=t.type===`test:fail`?t.failure??null:null;if(n===0&&Co(t,e)){if(t.type===`test:fail`)r.push({file:t.file??``,message:f??``}),a.add(t.file??``);else{let n=A(e,t.file??``);i.push({...So(t,[n],`passed`,null),line:null,column:null})}}else if(t.kind===`suite`)d&&t.failureType!==`subtestsFailed`&&r.push({file:o,message:`${s.join(` > `)}: ${f??``}`});else{let e=t.skip?`skipped`:t.todo?`todo`:d?`failed`:`passed`;c.push({test:So(t,s,e,f),declaredIn:o})}},m=e=>{for(let{test:t,declaredIn:r}of c){let i=r!==e&&s.has(r);n.push({...t,file:i?r:e}),i&&h(r)}c=[]},h=e=>{r.some(t=>t.file===e)||r.push({file:e,message:`The process of this file ended (exit code 0) before its tests were through: it probably calls process.exit.`})};return{take:d,finish:()=>{for(let{test:e,declaredIn:t}of c)n.push({...e,file:t}),o&&s.has(t)&&h(t);return{tests:n,fileFailures:r,scripts:i}}}}function So(e,t,n,r){return{file:e.file??``,titlePath:t,line:e.line??null,column:e.column??null,status:n,durationMs:e.durationMs??null,assertions:null,hiddenRetries:0,failure:r}}function Co(e,t){let{name:n,file:r,nesting:i=0}=e;return n===void 0||r===void 0||i!==0||e.line!==1||e.column!==1?!1:(O(n)?n:j(t,n))===r}async function wo(e){let t=await H(e).catch(()=>null);return t===null||!t.isFile()||t.size>2097152?!1:/['"]node:test['"]/.test(await B(e,`utf8`))}const To={runSuite:Eo,variety:Oo,testFileMatcher:_o};async function Eo(e,t,n,r){let i=await et(e,`reporter.mjs`,`
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
`),a=k(i.folder,`report.jsonl`),o=r.files?.map(e=>j(t.root,e)),s=await Pn(e,t,n,r,!0),c=Le(t,n,[...s===null?[]:[`--require`,await po(s.folder)],...n.nodeArguments,`--test`,`--test-reporter=${i.path}`,`--test-reporter-destination=${a}`,`--test-reporter=spec`,`--test-reporter-destination=stdout`,...Do(n,o)],n.runnerEnvironment,r.timeoutMs),l=await e.runContained(s?.conditioned(c)??c),u=r.files===void 0?void 0:ba(t,n,r.files),d=[`node`,...n.nodeArguments,`--test`,...Do(n,u)];return pa({project:t,target:n,command:xa({...Ga(r.condition??[]),...n.runnerEnvironment},d),result:l,reading:await bo(a,n.root)})}function Do(e,t){return t===void 0?e.runnerArguments:[...pt(`node-test`,e.runnerArguments),...t]}async function Oo(e,t,n){let r=[...n.nodeArguments,...n.runnerArguments].some(e=>ko.test(e)),i=!r&&await mo(e,t,n),a=r?`order not varied: all files run in one process (--test-isolation=none)`:`order not varied: the node:test of node ${t.node.version} does not let it be changed`;return{cannot:[...i?[]:[{kind:`order`,why:a}],{kind:`repeat`,why:`node:test runs each case once`},...En(n)],choosesTests:i,choosesFiles:!0,filesShareProcess:r}}const ko=/^--(?:experimental-)?test-isolation=none$/;function Ao(e){return`
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
`}const jo=l(s({folder:r(),include:l(r()),exclude:l(r()),pool:r(),browser:c(),sharesProcess:c(),timeZone:r().nullable()})).min(1),Mo=ze(No);async function No(e,t,n){let{installed:r}=await Ue(n,`vitest`,`vitest`),i=await et(e,`show-config.mjs`,`
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
`),a=I(k(r.root,`dist`,`node.js`)).href,o=pt(`vitest`,n.runnerArguments),s=[...n.nodeArguments,i.path,a,...o],c={NODE_ENV:`test`,VITEST:`true`,...n.runnerEnvironment};await e.runContained(Le(t,n,s,c,6e4));let{text:l}=await Ze(k(i.folder,`projects.json`)),u=jo.safeParse($e(l??``));return u.success?u.data:null}async function Po(e,t,n){let r=await Mo(e,t,n);if(r===null)return null;let i=r.map(({folder:e,include:t,exclude:n})=>{let r=(0,Ie.default)(t,{dot:!0,ignore:n});return t=>{let n=A(e,t).split(M).join(`/`);return!O(n)&&!n.startsWith(`../`)&&r(n)}});return e=>i.some(n=>n(k(t.root,e)))}const Fo=[`order`,`time-zone`,`locale`,`clock`,`random`,`stress`,`network`,`ports`,`repeat`],Io=[`forks`,`threads`,`vmForks`,`vmThreads`];async function Lo(e,t,n){let r=Number.parseInt(n.runnerVersion??``,10),i=await Mo(e,t,n)??[],a=i.filter(({browser:e,pool:t})=>!e&&Io.includes(t)),o=Ro(n,r,i,a);return{cannot:o===null?[...zo(n,r,a)]:Fo.map(e=>({kind:e,why:o})),choosesTests:o===null,choosesFiles:!0,filesShareProcess:a.some(({sharesProcess:e})=>e)}}function Ro(e,t,n,r){if(!(t>=1))return`vitest ${e.runnerVersion??`of an unknown version`} is older than 1`;let[i]=n;return i===void 0||r.length>0?null:i.browser?`these tests run in a browser`:`these tests run in the pool ${i.pool}`}function zo(e,t,n){let r=[...En(e)],[i]=n;return i?.timeZone&&n.every(({timeZone:e})=>e!==null)&&!r.some(({kind:e})=>e===`time-zone`)&&r.push({kind:`time-zone`,why:`vitest's configuration sets TZ=${i.timeZone}`}),t<3&&r.push({kind:`repeat`,why:`vitest ${e.runnerVersion} does not take snapshots back when a test runs again`}),r}const Bo=[`--coverage.enabled=false`,`--typecheck.enabled=false`,`--bail=0`,`--passWithNoTests=false`],Vo={runSuite:Ho,variety:Lo,testFileMatcher:Po};async function Ho(e,t,n,r){let{installed:i,path:a}=await Ue(n,`vitest`,`vitest`),o=await et(e,`node_modules/reporter/reporter.mjs`,`
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
`),s=r.files?.map(e=>j(t.root,e)),c=await Pn(e,t,n,r,!1),l={files:s??null,conditions:c===null?null:{program:c.program,distribution:k(i.root,`dist`)}};await U(k(o.folder,`request.json`),JSON.stringify(l));let u=Go(n,s),d=Number.parseInt(i.version,10),f=[a,`run`,`--reporter=${o.path}`,...Bo,...d>=3?[`--includeTaskLocation`]:[],...r.requireAssertions===!0?[`--expect.requireAssertions`]:[],...u],p={NO_COLOR:`1`,...n.runnerEnvironment},m=Le(t,n,[...n.nodeArguments,...f],p,r.timeoutMs),h=await e.runContained(c===null?m:await Uo(o.folder,c,m)),g=await Qe(k(o.folder,`report.json`)),_=(g.report?.tests.length??0)>0,v=c===null||!_||await Ko(k(o.folder,`begun`));return pa({project:t,target:n,command:Wo(t,n,r),result:h,reading:v?g:G(`the condition did not reach the tests`)})}async function Uo(e,t,n){let r=k(e,`worker.cjs`);await U(k(e,`vary.mjs`),`
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
`),await U(k(e,`runner.mjs`),`
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
`),await U(r,Ao(t.program));let i=t.conditioned(n),a=[`--require=${JSON.stringify(r)}`,i.env?.NODE_OPTIONS??``],o=Object.entries(n.env??{}).filter(([e])=>/^(?:TZ|LANG|LC_.*)$/.test(e)),s={...i.env,...Object.fromEntries(o),NODE_OPTIONS:a.join(` `).trim()};return{...i,env:s}}function Wo(e,t,{files:n,condition:r=[]}){let i=n?.map(n=>A(t.root,j(e.root,n)));return xa({...Ga(r),...t.runnerEnvironment},[`npx`,`vitest`,`run`,...Go(t,i)])}function Go(e,t){return t===void 0?e.runnerArguments:[...pt(`vitest`,e.runnerArguments),...t]}async function Ko(e){return H(e).then(()=>!0,()=>!1)}const qo={jest:Za,vitest:Vo,mocha:oo,"node-test":To,command:Ca};function Jo(e){return qo[e]}const Yo=196608;function Xo(){let e=[],t=0,n=null,r=0,i=e=>{n??=Buffer.allocUnsafe(Yo);let i=e.subarray(Math.max(0,e.length-Yo)),a=(r-t+e.length-i.length)%Yo,o=i.copy(n,a);i.copy(n,0,o),r+=e.length},a=()=>{let e=r-t;if(n===null)return Buffer.alloc(0);if(e<=196608)return n.subarray(0,e);let i=e%Yo;return Buffer.concat([n.subarray(i),n.subarray(0,i)])},o=()=>Math.max(0,r-t-Yo);return{add(n){let a=n.subarray(0,65536-t);a.length>0&&(e.push(Buffer.from(a)),t+=a.length,r+=a.length),a.length<n.length&&i(n.subarray(a.length))},text(){let t=Buffer.concat(e);return o()===0?Buffer.concat([t,a()]).toString(`utf8`):`${Qo(t).toString(`utf8`)}\n[… ${o()} bytes left out …]\n${$o(a()).toString(`utf8`)}`},omitted:o}}const Zo=e=>e!==void 0&&(e&192)==128;function Qo(e){let t=e.length-1;for(;t>e.length-4&&Zo(e[t]);)--t;let n=e[t]??0;return t+(n>=240?4:n>=224?3:n>=192?2:1)>e.length?e.subarray(0,t):e}function $o(e){let t=0;for(;t<3&&Zo(e[t]);)t+=1;return e.subarray(t)}function es(e,t=4194304){let n=[],r=0,i=0,a=e=>{r+=e.length,r<=t?n.push(e):n=[]},o=()=>{let a=r<=t?Buffer.concat(n).toString(`utf8`):null;n=[],r=0,a===null?i+=1:e(a)};return{add(e){let t=0;for(let n=e.indexOf(10);n!==-1;n=e.indexOf(10,t))a(e.subarray(t,n)),t=n+1,o();t<e.length&&a(e.subarray(t))},dropped:()=>i}}const ts=2**31-1;async function ns(e,t,n){let{group:r}=e,i=`ended`,a=null,o=!1,s=()=>{},c=new Promise(e=>{s=()=>e(null)}),l=[],u=()=>{o||(o=!0,r.terminate(),l.push(setTimeout(()=>void r.end(),2500)),l.push(setTimeout(s,12500)))},d=e=>{o||(i=e),u()},f=()=>d(`aborted`);l.push(setTimeout(()=>d(`timed-out`),Math.min(t.timeoutMs,ts))),t.signal?.addEventListener(`abort`,f,{once:!0}),t.signal?.aborted&&f();let p=Xo(),m=Xo(),h=es(e=>{if(a===null)try{t.onChannelLine?.(e)}catch(e){a={error:e},u()}}),g=[is(r.child.stdout,p.add),is(r.child.stderr,m.add),is(e.channel,h.add),is(e.control,()=>{})],_=await Promise.race([r.exited,c]);o=!0;for(let e of l)clearTimeout(e);t.signal?.removeEventListener(`abort`,f);let v=await r.end();await as(g),r.release();let ee=performance.now()-n;if(a!==null)throw a.error;return{..._===null?{exitCode:null,signal:null}:e.programExit(_),ending:i,problem:rs(_,h.dropped()),stdout:p.text(),stderr:m.text(),truncated:p.omitted()+m.omitted()>0,durationMs:ee,containment:e.containment,leftovers:e.containment===`namespaces`?null:v}}function rs(e,t){return e===null?`The program could not be ended: it probably runs as another user. It may still be running.`:t>0?`${t} lines on file descriptor 3 were over 4 MiB long and were left out.`:null}function is(e,t){if(e===null)return null;let n=0;e.on(`error`,()=>{});let r=e.closed?Promise.resolve():P(e,`close`).catch(()=>{});return e.on(`data`,e=>{let r=typeof e==`string`?Buffer.from(e):e;n+=r.length,t(r)}),{stream:e,closed:r,received:()=>n}}async function as(e){let t=e.filter(e=>e!==null),n=!1,r=Promise.all(t.map(e=>e.closed)).then(()=>{n=!0}),i=()=>t.reduce((e,t)=>e+t.received(),0),a=performance.now()+5e3;for(let e=-1;!n&&e!==i()&&performance.now()<a;){e=i();let t=new AbortController;await Promise.race([r,pe(250,null,{signal:t.signal}).catch(()=>{})]),t.abort(),await fe()}for(let{stream:e}of t)e.destroy()}const os=[`SIGINT`,`SIGTERM`,`SIGHUP`],ss=/* @__PURE__ */ new Set;function cs(e){if(ss.size===0){for(let e of os)process.on(e,ds);process.on(`exit`,us)}return ss.add(e),()=>{ss.delete(e),ss.size===0&&ls()}}function ls(){for(let e of os)process.off(e,ds);process.off(`exit`,us)}function us(){for(let e of[...ss].reverse())try{e()}catch{}ss.clear(),ls()}function ds(e){us(),process.listenerCount(e)===0&&process.kill(process.pid,e)}async function fs(e,t){let n=/* @__PURE__ */ new Set;for(let r=0;r<100;r+=1){let r=ps(e,t);if(r.length===0)break;for(let e of r)n.add(e);await pe(10)}return n.size}function ps(e,t){let n=ms();if(n===null)return _s(-t)?[t]:[];let r=`${_t}=${e}`;return n.filter(e=>e!==process.pid&&(gs(e,t)||hs(e,r))&&_s(e))}function ms(){try{return x(`/proc`).filter(e=>/^\d+$/.test(e)).map(Number)}catch{return null}}function hs(e,t){try{return b(`/proc/${e}/environ`).includes(t)}catch{return!1}}function gs(e,t){try{let n=b(`/proc/${e}/stat`,`latin1`),[r,,i]=n.slice(n.lastIndexOf(`)`)+2).split(` `);return r!==`Z`&&r!==`X`&&Number(i)===t}catch{return!1}}function _s(e){try{return process.kill(e,`SIGKILL`)}catch{return!1}}async function vs(e,t,n,r,i,a){let o=ce(e,t,{cwd:n,env:r,stdio:[`ignore`,`pipe`,`pipe`,...a],detached:process.platform!==`win32`,windowsHide:!0}),s=new Promise(e=>{o.once(`exit`,(t,n)=>e({exitCode:t,signal:n}))}),c=o.pid??0,l=c===0?()=>{}:cs(()=>bs(i,c));return c===0&&await P(o,`spawn`),{child:o,id:c,exited:s,terminate:()=>process.platform===`win32`?Ss(c):xs(c,`SIGTERM`),end:async()=>(process.platform===`win32`&&Ss(c),process.platform===`win32`?0:fs(i,c)),release:l}}function ys(e,t){return e.stdio[t]??null}function bs(e,t){process.platform===`win32`?Ss(t):ps(e,t)}function xs(e,t){try{process.kill(-e,t)}catch{}}function Ss(e){le(`taskkill`,[`/pid`,String(e),`/T`,`/F`],{stdio:`ignore`,windowsHide:!0})}const Cs=[`/usr/bin`,`/bin`,`/usr/sbin`,`/sbin`,`/run/current-system/sw/bin`],ws=2e3;async function Ts(){if(process.platform!==`linux`)return null;let e=Fs(`unshare`);if(e===null||Fs(`env`)===null)return null;let t=Fs(`setpriv`),n=[e,`--user`,`--pid`,`--fork`,`--kill-child=SIGKILL`,`--mount-proc`],r=[...t===null?[]:[[t,`--pdeathsig`,`KILL`,`--`,...n]],n];for(let e of r)if(await Is({launcher:e}))return{launcher:e};return null}async function Es(e,t,n,r,i){let[a=``,...o]=e.launcher,s=await vs(a,[...o,Os(),`-c`,Ds(t.channel),`sh`,...ks(n,t)],t.cwd,{PATH:`/usr/bin:/bin`,[r.name]:r.value},r.value,[t.channel?`pipe`:`ignore`,`pipe`]),c=ys(s.child,4);c.on(`error`,()=>{});let l=``;c.setEncoding(`latin1`).on(`data`,e=>{l+=e});try{await As(s,c,i),js(s.id),c.write(`go
`)}catch(e){throw await s.end(),c.destroy(),s.release(),e}return{group:s,control:c,programExit:e=>Ns(l,e)}}function Ds(e){return`trap : INT; exec 5>&2 2>&4; echo ready >&4; read -r go <&4; [ "$go" = go ] || exit 1; (exec 2>&5 ${e?`4>&- 5>&-`:`3>&- 4>&- 5>&-`}; exec "$@"); echo "ended $?" >&4`}function Os(){return Fs(`dash`)??Fs(`bash`)??`/bin/sh`}function ks(e,t){let n=Object.entries(e).map(([e,t])=>`${e}=${t}`),r=t.path.includes(`=`)?[`/bin/sh`,`-c`,`exec "$@"`,`sh`,t.path]:[t.path];return[Fs(`env`)??`env`,`-i`,...n,...r,...t.args]}function As(e,t,n){return new Promise((r,i)=>{let a=setTimeout(()=>i(/* @__PURE__ */ Error(`the namespace was not ready in time`)),n);t.once(`data`,()=>{clearTimeout(a),r()}),e.exited.then(()=>{clearTimeout(a),i(/* @__PURE__ */ Error(`the namespace could not be set up`))})})}function js(e){let[t,n]=[process.geteuid?.()??0,process.getegid?.()??0];t===0?(C(`/proc/${e}/uid_map`,Ms(`uid`)),C(`/proc/${e}/gid_map`,Ms(`gid`))):(C(`/proc/${e}/uid_map`,`${t} ${t} 1\n`),C(`/proc/${e}/setgroups`,`deny`),C(`/proc/${e}/gid_map`,`${n} ${n} 1\n`))}function Ms(e){return b(`/proc/self/${e}_map`,`utf8`).trim().split(`
`).map(e=>e.trim().split(/\s+/)).reduce((e,[t,,n])=>`${e}${t} ${t} ${n}\n`,``)}function Ns(e,t){let n=/(?:^|\n)ended (\d+)\n/.exec(e);if(n===null)return{exitCode:t.exitCode===0?null:t.exitCode,signal:t.signal};let r=Number(n[1]),i=e.slice(6,n.index).trim()!==``,a=r>128&&i?Ps(r-128):null;return a===null?{exitCode:r,signal:null}:{exitCode:null,signal:a}}function Ps(e){return Object.entries(T.signals).find(([,t])=>t===e)?.[0]??null}function Fs(e){return Cs.map(t=>k(t,e)).find(e=>te(e))??null}async function Is(e){let t={path:`/bin/sh`,args:[`-c`,`readlink /proc/self/ns/user /proc/self/ns/pid && [ "$(id -u)" = "$0" ] && exit 42`,String(process.geteuid?.())],cwd:`/`,channel:!1},n={name:`EARNEST_CHILD`,value:`probe-${process.pid}`};try{let r=await Es(e,t,{PATH:Cs.join(`:`)},n,ws),i=setTimeout(()=>r.group.end(),ws),a=``;r.group.child.stdout?.setEncoding(`utf8`).on(`data`,e=>{a+=e}),r.group.child.stderr?.resume();let o=new Promise(e=>r.group.child.once(`close`,()=>e())),s=await r.group.exited;return await o,clearTimeout(i),r.group.release(),[`user`,`pid`].every(e=>!a.includes(S(`/proc/self/ns/${e}`)))&&a!==``&&r.programExit(s).exitCode===42}catch{return!1}}function Ls(e,t=`auto`){let n=null;return async r=>{let i=performance.now();t===`auto`&&(n??=Ts());let a=await n,o=(e,t)=>({exitCode:null,signal:null,ending:e,problem:t,stdout:``,stderr:``,truncated:!1,durationMs:performance.now()-i,containment:a===null?`process-group`:`namespaces`,leftovers:a===null?0:null}),s=F(16).toString(`hex`),c=xt(e,r.env??{},s,{forInstalls:r.forInstalls??!1}),l=Rs(r);if(l!==null)return o(`not-started`,l);let u=await sn(r.command,r.cwd,c.PATH??``);if(u.path===null)return o(`not-started`,u.problem);if(r.signal?.aborted)return o(`aborted`,null);let d;try{d=await zs(a,r,u.path,c,s)}catch(e){let t=e instanceof Error?e.message:String(e);return o(`not-started`,`${JSON.stringify(r.command)} could not be started: ${t}`)}return ns(d,r,i)}}function Rs(e){let t=Object.keys(e.env??{}).find(e=>!/^[A-Za-z_][^=\0]*$/.test(e));if(t!==void 0)return`${JSON.stringify(t)} cannot be the name of an environment variable.`;let n=[e.command,...e.args,e.cwd,...Object.values(e.env??{})].find(e=>e.includes(`\0`));return n===void 0?null:`${JSON.stringify(n)} holds a NUL character, which no argument can.`}async function zs(e,t,n,r,i){let a=t.onChannelLine!==void 0;if(e!==null){let o=await Es(e,{path:n,args:t.args,cwd:t.cwd,channel:a},r,{name:_t,value:i},1e4).catch(()=>null);if(o!==null)return{containment:`namespaces`,group:o.group,channel:a?ys(o.group.child,3):null,control:o.control,programExit:o.programExit}}let o=await vs(n,t.args,t.cwd,r,i,a?[`pipe`]:[]);return{containment:`process-group`,group:o,channel:a?ys(o.child,3):null,control:null,programExit:e=>e}}function Bs(e){let t=null,r=null,i=()=>{},a=async()=>{try{r=await V(await z(k(e,`earnest-`)))}catch(t){throw new n(`No temporary folder could be created in ${JSON.stringify(e)}: ${t.message}. The disk is probably full, or the folder is not writable. Free some space, or set TMPDIR to a folder that is.`)}return i=cs(o),r},o=()=>{i(),r!==null&&Vs(r),t=null,r=null};return{async create(e){return t??=a(),z(k(await t,`${e.replaceAll(/[^A-Za-z0-9-]/g,`-`)}-`))},removeAll:o}}function Vs(e){let t={recursive:!0,force:!0,maxRetries:3};try{ne(e,t)}catch{Hs(e),ne(e,t)}}function Hs(e){ee(e,448);for(let t of x(e,{withFileTypes:!0}))t.isDirectory()&&Hs(k(e,t.name))}async function Us(e){let{environment:t,log:n,git:r}=e,i=Bs(j(t.TMPDIR||re())),a=Ls(t,e.containment),o=null;return{system:{git:r,log:n,async runContained(e){let t=await a(e);return o!==`process-group`&&(o=t.containment),t},containment:()=>o,clock:{now:()=>performance.timeOrigin+performance.now()},temporaryFolder:e=>i.create(e),cacheFolder:await Ws(t)},dispose:async()=>i.removeAll()}}async function Ws(e){let t=e.HOME||E(),r=j(e.EARNEST_CACHE||k(e.XDG_CACHE_HOME||k(t,`.cache`),`earnest`));try{return await R(r,{recursive:!0,mode:448}),await V(r)}catch(e){throw new n(`The cache folder ${JSON.stringify(r)} could not be created: ${e.message}. Installed tools are kept there between runs. Set EARNEST_CACHE to a folder that can be written.`)}}export{_t as a,rt as c,De as d,xe as f,_e as h,mn as i,Ee as l,me as m,Jo as n,xt as o,he as p,vn as r,dt as s,Us as t,Oe as u};