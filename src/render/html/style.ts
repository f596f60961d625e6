import { page } from "../styles.ts";

/** The page's own style sheet: readable on a phone, and in print the page of GB/T 9704. */
export const style = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:#1a1a1a;font:17px/1.8 "PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:860px;margin:0 auto;padding:32px 20px 64px}
.title{margin:0 0 16px;font-size:26px;line-height:1.45;text-align:center;overflow-wrap:anywhere}
.phrase{display:inline-block}
.facts{margin:0 0 28px;padding:10px 0;border-top:1px solid #d5d5d5;border-bottom:1px solid #d5d5d5;color:#595959;font-size:14px;text-align:center;overflow-wrap:anywhere}
.facts span{display:inline-block;max-width:100%;margin:0 12px}
.heading1{margin:32px 0 12px;font-size:20px;line-height:1.5}
.heading2{margin:20px 0 8px;font-size:17px}
.paragraph{margin:0 0 10px;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
.draft{margin:0 0 24px;padding:8px 14px;border:1px solid #b00000;border-radius:4px;background:#fff6f6;color:#b00000;font-size:15px}
.mark,.pending{background:#ff0;color:#000}
.box{margin:12px 0 24px;overflow-x:auto}
.box:focus-visible{outline:2px solid #1a5fb4;outline-offset:2px}
.table{width:100%;border-collapse:collapse;font-size:15px;line-height:1.45}
.dense{min-width:640px;font-size:13px}
th,td{padding:6px 5px;border:1px solid #333;text-align:center;vertical-align:middle;font-weight:normal;font-variant-numeric:tabular-nums}
th{background:#f5f7fa}
.header,.label:not(.left){text-wrap:balance}
.blockTitle{background:#e9eef5}
.corner{font-size:12px}
.left{text-align:left}
.watermark{display:none}
@media (max-width:600px){body{font-size:16px}main{padding:20px 16px 48px}.title{font-size:22px}.table{font-size:14px}.dense{font-size:13px}}
@media print{
@page{size:A4;margin:${page.top}mm ${page.right}mm ${page.bottom}mm ${page.left}mm}
@page :right{@bottom-right{content:"— " counter(page) " —";font:14pt SimSun,STSong,serif}}
@page :left{@bottom-left{content:"— " counter(page) " —";font:14pt SimSun,STSong,serif}}
body{color:#000;font:16pt/28.95pt FangSong_GB2312,FangSong,STFangsong,"Noto Serif SC",serif}
main{max-width:none;padding:0}
.title{font:22pt/33pt "方正小标宋简体",FZXiaoBiaoSong-B05S,STSong,SimSun,"Noto Serif SC",serif}
.facts{border:0;padding:0;color:#000;font-size:12pt}
.heading1{margin:0;text-indent:2em;font:16pt/28.95pt SimHei,"Noto Sans SC",sans-serif}
.heading2{margin:0;text-indent:2em;font:16pt/28.95pt KaiTi_GB2312,KaiTi,STKaiti,"Noto Serif SC",serif}
.heading1,.heading2{break-after:avoid}
.paragraph{margin:0}
.box{margin:2mm 0 4mm;overflow:visible;break-inside:avoid}
.table{font:12pt/1.25 SimSun,STSong,"Noto Serif SC",serif}
.dense{min-width:0;font-size:9.5pt}
th,td{padding:.6mm .5mm;border:.5pt solid #000}
th,.blockTitle{background:none}
tr{break-inside:avoid}
thead{display:table-header-group}
.draft{border-width:.5pt;background:none;font:10.5pt/16pt SimSun,serif}
.mark,.pending{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.watermark{display:block;position:fixed;inset:35% 0 auto;z-index:-1;color:#e4e4e4;font:bold 120pt/1.2 SimHei,"Noto Sans SC",sans-serif;text-align:center;letter-spacing:.2em;transform:rotate(-30deg);print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
