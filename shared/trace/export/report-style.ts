/** How the HTML report looks: the window's colours, light and dark, quiet tables, and what paper needs. */
const LIGHT = `--panel: #fdfdfb; --ink: #1c1c1a; --warn: #b3261e; --warn-ground: #fdecea; --warn-ink: #8c1d18; --ink-soft: #56564f; --line-strong: #8d8d84; --sunken: #ebebe6; --ink-faint: #6e6e66; --line: #d5d5cd`
const DARK = `--panel: #1d1f22; --ink: #e6e6e3; --warn: #ff8a80; --warn-ground: #3a1d1c; --warn-ink: #ffb4ab; --ink-soft: #b0b3b6; --line-strong: #747a82; --sunken: #121315; --ink-faint: #92969b; --line: #34383d`

export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; background: var(--panel); color: var(--ink);
  font: 400 14px/1.5 'Source Sans 3', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 22px; }
h2 { margin: 1.5rem 0 .5rem; font-size: 15px; }
p, ul { margin: .25rem 0; }
.outcome strong { font-weight: 600; }
.outcome.deadlock strong, .outcome.failed strong { color: var(--warn); }
.verdict { margin: .75rem 0; padding: .5rem .75rem; border: 1px solid var(--warn); border-radius: 4px; background: var(--warn-ground); }
.verdict h2 { margin: 0; color: var(--warn-ink); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; margin: 1rem 0; }
dt { color: var(--ink-soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-size: 13px; }
th { border-bottom: 1px solid var(--line-strong); color: var(--ink-soft); font-weight: 600; text-align: left; }
th, td { padding: .125rem 1rem .125rem 0; vertical-align: top; }
td { border-bottom: 1px solid var(--sunken); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.right { text-align: right; white-space: nowrap; }
.output { width: 100%; }
.output td:first-child { white-space: nowrap; }
.said { width: 100%; font-family: 'JetBrains Mono', ui-monospace, monospace; font-size: 12px; white-space: pre-wrap; }
.stderr .said { color: var(--warn-ink); }
.left { color: var(--ink-faint); font-style: italic; }
.picture { overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; }
.picture svg { display: block; max-width: 100%; height: auto; }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line); color: var(--ink-faint); font-size: 12px; }
@media print {
  :root { color-scheme: light; ${LIGHT} }
  body { max-width: none; margin: 0; padding: 0; background: none; font-size: 10pt; }
  h2 { break-after: avoid; }
  .verdict, .picture, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .verdict, .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
