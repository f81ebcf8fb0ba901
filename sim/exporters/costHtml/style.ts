import { FONT_FAMILY, type ThemeColors, type ThemeName, themes } from '../theme'

const variables = (name: ThemeName): string => {
  const colors: ThemeColors = themes[name]
  return Object.entries({ ...colors, canvas: name === 'light' ? '#ffffff' : colors.canvas, bar: colors.accent })
    .map(([key, value]) => `--${key}:${value}`)
    .join(';')
}

/** The report's style sheet: light and dark by the reader's preference, always light on paper. */
export const reportStyle = `
:root{color-scheme:light dark;${variables('light')};--soft:#f6f7f9}
@media (prefers-color-scheme:dark){:root{${variables('dark')};--soft:#13171e}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);font:400 13px/18px ${FONT_FAMILY};font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
main{max-width:920px;margin:0 auto;padding:40px 32px 56px}
header{display:flex;justify-content:space-between;gap:24px;align-items:flex-start;padding-bottom:20px;border-bottom:1px solid var(--lineStrong)}
.mark{display:flex;align-items:center;gap:8px;font-weight:600;color:var(--muted);white-space:nowrap}
.mark svg{display:block;stroke:var(--accent)}
h1{margin:0;font:600 20px/28px ${FONT_FAMILY};letter-spacing:-.01em;overflow-wrap:anywhere}
h2{margin:36px 0 10px;font:600 15px/20px ${FONT_FAMILY}}
.about{margin:2px 0 0;color:var(--muted)}
.figures{display:grid;grid-template-columns:repeat(4,1fr);margin:24px 0 0;border:1px solid var(--line);border-radius:10px;background:var(--soft);overflow:hidden}
.figures div{padding:14px 16px 13px;border-left:1px solid var(--line);min-width:0}
.figures div:first-child{border-left:0}
.figures dt{color:var(--muted);font-size:12px;line-height:16px}
.figures dd{margin:2px 0 0;font-weight:600;font-size:20px;line-height:28px;letter-spacing:-.01em;white-space:nowrap}
.figures dd.main{color:var(--accent)}
.figures small{display:block;color:var(--faint);font-size:11px;line-height:14px}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:16px}
th{font-weight:500;font-size:11px;line-height:14px;color:var(--muted);text-align:left;padding:0 12px 6px 0;border-bottom:1px solid var(--lineStrong);vertical-align:bottom}
td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.n{text-align:right;white-space:nowrap}
.op{color:var(--faint);width:1%}
.grow{width:44%}
.unit{color:var(--muted)}
.free .unit,.free .op{color:var(--ok)}
.name{font-weight:600;overflow-wrap:anywhere}
.kind,.note{color:var(--muted)}
.bar{width:38%;padding-top:10px}
.bar i{display:block;height:8px;min-width:2px;border-radius:2px;background:var(--bar)}
.group td{padding-top:14px;border-bottom-color:var(--lineStrong);font-weight:600}
.group .kind{font-weight:400;margin-left:6px}
.free td{color:var(--ok)}
.total td{border-bottom:0;border-top:1px solid var(--lineStrong);font-weight:600;font-size:13px}
.tag{display:inline-block;margin-left:6px;padding:0 5px;border-radius:4px;background:var(--soft);border:1px solid var(--line);color:var(--muted);font-size:11px;line-height:14px;white-space:nowrap}
ul{margin:0;padding:0 0 0 18px;color:var(--muted)}
li{margin:4px 0}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
.steps{white-space:nowrap}
.scroll{overflow-x:auto}
.empty{margin:0;color:var(--muted)}
footer{margin-top:36px;padding-top:12px;border-top:1px solid var(--line);color:var(--faint);font-size:11px;line-height:14px}
@media (max-width:640px){main{padding:24px 16px}.figures{grid-template-columns:1fr 1fr}.figures div:nth-child(3){border-left:0}.figures div:nth-child(n+3){border-top:1px solid var(--line)}}
@page{size:A4;margin:16mm 14mm}
@media print{:root{color-scheme:light;${variables('light')};--soft:#f6f7f9}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}h2{margin-top:26px;break-after:avoid}tr,.figures,li{break-inside:avoid}.group{break-after:avoid}thead{display:table-header-group}.scroll{overflow:visible}.sources a::after{content:" " attr(href);color:var(--faint);overflow-wrap:anywhere}}
`
