import type { Typeface } from "../styles.ts";

/** Typefaces in the order in which they are looked through for a character, and how heavy. */
export interface Face {
  readonly families: readonly string[];
  readonly weight: number;
}
export type Faces = Readonly<Record<Typeface, Face>>;

/** A family that comes along, with the files of the weights in use. */
export const ownFonts = [
  "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf",
  "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
] as const;

const [serif, sans] = ["Noto Serif SC", "Noto Sans SC"];

/** Nobody may pass 仿宋 or 楷体 on freely: these stand in for them, told apart by their weight. */
export const ownFaces: Faces = {
  title: { families: [serif], weight: 600 },
  heading: { families: [sans], weight: 500 },
  subheading: { families: [serif], weight: 600 },
  body: { families: [serif], weight: 400 },
  table: { families: [serif], weight: 400 },
};

/** How the families call themselves that an office may have, the usual one first. */
export const officeFamilies: Readonly<Record<Typeface, readonly string[]>> = {
  title: [
    "方正小标宋简体",
    "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05",
    "小标宋",
    "华文中宋",
    "STZhongsong",
  ],
  heading: [
    "黑体",
    "SimHei",
    "方正黑体_GBK",
    "FZHei-B01",
    "方正黑体简体",
    "FZHei-B01S",
    "STHeiti",
    "FandolHei",
  ],
  subheading: [
    "楷体_GB2312",
    "KaiTi_GB2312",
    "楷体",
    "KaiTi",
    "方正楷体_GBK",
    "FZKai-Z03",
    "方正楷体简体",
    "FZKai-Z03S",
    "华文楷体",
    "STKaiti",
    "FandolKai",
  ],
  body: [
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "方正仿宋_GBK",
    "FZFangSong-Z02",
    "方正仿宋简体",
    "FZFangSong-Z02S",
    "华文仿宋",
    "STFangsong",
    "FandolFang R",
    "FandolFang",
  ],
  table: [
    "宋体",
    "SimSun",
    "方正书宋_GBK",
    "FZShuSong-Z01",
    "方正书宋简体",
    "FZShuSong-Z01S",
    "华文宋体",
    "STSong",
    "FandolSong",
  ],
};

/** Stands for a character that no typeface has. */
export const tofu = "□";
